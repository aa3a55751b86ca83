"""What a claim is: one amount, taper, stop or duration statement, its class, its support and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lint.analysis.claims.parts import Amount, Binding, Daily, Duration, Frequency, Population, Quantity, Taper
from lint.analysis.sentences import Sentence
from lint.document import Block
from lint.model import Hit, Span

__all__ = [
    "Amount",
    "Backing",
    "Binding",
    "Claim",
    "ClaimClass",
    "Daily",
    "Duration",
    "Frequency",
    "Population",
    "Quantity",
    "Support",
    "Taper",
]


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
