"""What a claim is: one amount, taper, stop or duration statement, and everything that was read off it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lint.analysis.sentences import Sentence
from lint.document import Block
from lint.model import Hit, Span


class ClaimClass(StrEnum):
    """What a statement does to the reader."""

    DIRECTIVE = "directive"
    """It tells the reader an amount, a taper or to stop."""
    DESCRIPTIVE = "descriptive"
    """It reports: a study, a product, a case, somebody's own story."""
    WARNING = "warning"
    """It forbids, sets an upper limit, debunks, or names a harm."""
    NOT_A_DOSE = "not-a-dose"
    """A lab value, food, a fluid, a package, a tablet's looks."""
    QUALITATIVE = "qualitative"
    """Advice or a duration without a figure."""


class Support(StrEnum):
    """How well a statement is backed, catalogue section 5.2."""

    S4 = "S4"
    S3 = "S3"
    S2 = "S2"
    S1 = "S1"
    S0 = "S0"
    NONE = "none"

    @property
    def rank(self) -> int:
        """4 for S4 down to 0 for S0, and -1 for none."""
        return -1 if self is Support.NONE else int(self.value[1])


@dataclass(frozen=True, slots=True)
class Backing:
    """The support of a claim and where it was found."""

    level: Support = Support.NONE
    where: str = ""
    """`sentence`, `paragraph`, `table`, `section`, `article`, or empty."""
    kind: str = ""
    """`citation`, `link`, `authority`, `document`, `journal`, `deferral`, `source-line`, `leaflet`, `vague`, ..."""
    cue: str = ""
    """The words that give it."""


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


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an article, flagged or not."""

    sentence: Sentence
    start: int
    end: int
    """The amount, taper or stop words in the block's prose."""
    kind: str
    """`dose`, `maximum`, `titration`, `taper`, `relative`, `strength` carry an amount; `stop`, `taper`, `duration`,
    `deferral`, `age-limit`, `use` (a child is given a medicine), `frequency` (of a weekly medicine) and `dose` may have none."""
    claim_class: ClaimClass
    cue: str
    """What decided the class."""
    backing: Backing = field(default_factory=Backing)
    drug: Binding | None = None
    amount: Amount | None = None
    frequency: Frequency | None = None
    duration: Duration | None = None
    taper: Taper | None = None
    population: Population | None = None
    maximum: Daily | None = None
    """The most a day that the same sentence states ("no more than 6 tablets in 24 hours")."""
    maximum_doses: float | None = None
    """The most doses a day that the same sentence states."""
    single: Daily | None = None
    daily: Daily | None = None
    route: str | None = None
    condition: str | None = None
    """"if the pain comes back", "for migraine": the words."""
    is_prohibition: bool = False
    """A directive or warning that forbids rather than prescribes."""
    is_maximum: bool = False
    """An upper bound: of a dose, of a day, or of a step in a taper."""
    is_abrupt: bool = False
    """A stop at once: cold turkey, suddenly, today, "just stop"."""

    @property
    def block(self) -> Block:
        """The block the statement stands in."""
        return self.sentence.block

    @property
    def text(self) -> str:
        """The statement's own words."""
        return self.sentence.block.text[self.start : self.end]

    @property
    def is_directive(self) -> bool:
        """Whether the reader is told to do it."""
        return self.claim_class is ClaimClass.DIRECTIVE

    @property
    def is_limit(self) -> bool:
        """Whether it states a maximum or forbids, rather than telling an amount to take."""
        return self.is_maximum or self.is_prohibition

    @property
    def support(self) -> Support:
        """The level of support."""
        return self.backing.level

    @property
    def daily_mg(self) -> float | None:
        """The most a day in mg, when the sum can be told in mg."""
        return _in_mg(self.daily)

    @property
    def single_mg(self) -> float | None:
        """The most at one time in mg, when it can be told in mg."""
        return _in_mg(self.single)

    @property
    def span(self) -> Span:
        """Where the statement stands in the source."""
        return self.block.map.to_source(self.start, self.end)

    def has_support(self, level: Support | str = Support.S2) -> bool:
        """Return whether the support is at least this good."""
        return self.backing.level.rank >= Support(level).rank

    def hit(self, **fields: Any) -> Hit:
        """Return a hit on the statement."""
        return self.block.hit(self.start, self.end, **fields)

    @property
    def drug_name(self) -> str | None:
        """The ingredient or class the claim is about, or None."""
        return self.drug.name if self.drug else None

    def as_fields(self) -> Mapping[str, object]:
        """Return the parsed parts as plain data for the report; absent parts are left out."""
        from lint.analysis.claims.record import plain_fields

        return plain_fields(self)


def _in_mg(daily: Daily | None) -> float | None:
    factor = {"mg": 1.0, "g": 1000.0, "mcg": 0.001}.get(daily.unit) if daily else None
    return None if factor is None or daily is None else daily.value * factor
