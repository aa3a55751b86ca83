"""What is parsed off a statement: amounts, frequencies, durations, tapers, people, drugs, sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit, as scanned."""

    start: int
    end: int
    """In the block's prose."""
    low: float
    high: float
    """Equal to `low` unless a range was given."""
    unit: str
    """Canonical: `mg`, `mcg`, `g`, `IU`, `units`, `mL`, `tablet`, `teaspoon`, `%`, `dose`, `bare`, ..."""
    kind: str
    """`mass`, `activity`, `volume`, `household`, `count`, `percent`, `relative`, `bare`."""
    per: str | None = None
    """`kg`, `lb`, `m2`, `mL`, `hour`, `dL`, `L`, `tablet`, ...: the unit after the slash."""
    per_amount: float = 1.0
    """How many of `per`: 5 in "125 mg per 5 mL"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as the sentence gives it: a quantity, or a count of units of a strength."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    kind: str
    per: str | None = None
    per_amount: float = 1.0
    strength: Quantity | None = None
    """Of one counted unit (tablet, puff), or per millilitre: 500 mg in "2 tablets of 500 mg"."""
    total: Quantity | None = None
    """The sum the sentence itself gives: 400 mg in "2 tablets (400 mg)"."""
    form: str | None = None
    """Tablet, patch, drops, cream, ... when it is named."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often, at the most."""

    per_day: float
    """The highest number of times in 24 hours: 6 for "every 4 to 6 hours", 1/7 for weekly."""
    per_day_low: float
    text: str
    as_needed: bool = False
    interval_hours: float | None = None
    """Shortest stated interval, if one is stated."""
    capped: float | None = None
    """"up to 4 times a day": the stated most times a day."""
    divided: bool = False
    """"in two divided doses": the amount is the sum of the day."""

    @property
    def is_weekly(self) -> bool:
        """Whether it is taken less often than every other day."""
        return self.per_day < 0.34


@dataclass(frozen=True, slots=True)
class Duration:
    """How long, in days."""

    low_days: float | None
    high_days: float | None
    """None: vague (`several weeks`)."""
    text: str


@dataclass(frozen=True, slots=True)
class Taper:
    """A reduction, normalised so that paces can be compared."""

    percent_low: float | None = None
    percent_high: float | None = None
    """Of the base; 50 for "by half"."""
    step: Quantity | None = None
    """An absolute step: 0.5 mg."""
    target: Quantity | None = None
    """"down to 10 mg"."""
    origin: Quantity | None = None
    """"from 40 mg"."""
    interval_days_low: float | None = None
    interval_days_high: float | None = None
    total_days: float | None = None
    """"over six weeks"."""
    base: str | None = None
    """`current` or `original`, when the sentence says which dose the percentage is of."""
    percent_per_14_days: float | None = None
    """The fastest pace stated: highest percentage at the shortest interval, not compounded."""
    steps: tuple[tuple[float, float], ...] = ()
    """(day the step starts, amount) of a schedule in a list, table or sentence; amounts in `unit`."""
    unit: str | None = None
    qualitative: bool = False
    """Without any figure: "slowly over several weeks"."""


@dataclass(frozen=True, slots=True)
class Population:
    """Whom the amount is for, as far as the sentence or its heading says."""

    group: str | None = None
    """`adult`, `child`, `infant`, `older`, `pregnant`, `breastfeeding`, or None."""
    age_low: float | None = None
    age_high: float | None = None
    """In years."""
    weight_low_kg: float | None = None
    weight_high_kg: float | None = None
    pregnant: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """Which drug a claim is about."""

    name: str
    """Ingredient, brand's ingredient or class, as the fact tables name it."""
    written: str
    """As the article writes it."""
    how: str
    """`sentence`, `row`, `heading`, `section`, `article`, `title`."""
    kind: str
    """`ingredient`, `brand`, `class`."""
    record: Any = None
    """The row of the fact tables."""


@dataclass(frozen=True, slots=True)
class Daily:
    """A sum: amount and unit, with the working in words."""

    value: float
    unit: str
    sum: str
    """"2 x 500 mg x 4 a day = 4,000 mg a day"."""
