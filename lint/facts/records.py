"""The facts as records: what was said, for whom, under which condition, and how far the source was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    """Short key of the source within its table."""
    title: str
    year: int | None
    """Year of the text read; None if it does not state one."""
    url: str | None
    read: str
    """How it was read, one of `vocabulary.READINGS`; "copy" means someone else's copy."""
    checked: str
    """ISO date on which it was read."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """What every fact carries."""

    source: Source
    status: str
    """V, S or R; see `vocabulary.STATUSES`."""
    where: tuple[str, ...]
    """Countries the fact is stated for, such as ("US",); "any" for all."""
    note: str | None


@dataclass(frozen=True, slots=True)
class Drug:
    """An ingredient: a medicine, vitamin, mineral or supplement."""

    name: str
    """US generic name, lower case save for proper nouns: "acetaminophen", "St John's wort"."""
    kind: str
    """medicine, vitamin, mineral or supplement."""
    classes: tuple[str, ...]
    """Ids of its classes, each followed by the wider classes it belongs to."""
    synonyms: tuple[str, ...]
    """Other generic names and spellings: ("paracetamol", "APAP")."""
    dosed_in: str | None
    """mcg or units where that is its scale; None for mg, g and everything else."""


@dataclass(frozen=True, slots=True)
class DrugClass:
    """A class of medicines, such as "benzodiazepine"."""

    id: str
    names: tuple[str, ...]
    """Words for the class, singular and plural, US and UK."""
    under: str | None
    """Id of the wider class."""
    sedating: bool
    """Whether members add up with alcohol, opioids and other sedatives."""


class Sense(NamedTuple):
    """One meaning of a name. A named tuple, as thousands are made whenever names are looked for."""

    ingredients: tuple[str, ...]
    """Ingredient names; more than one for a combination, none for a class."""
    where: tuple[str, ...]
    """Countries in which the name means this."""
    product: str | None
    """Form or use the name stands for, such as "nasal"."""
    status: str


class Name(NamedTuple):
    """A surface name: generic, other generic name, abbreviation, brand or class word."""

    text: str
    """As it is written, with its own capitals."""
    kind: str
    """generic, synonym, abbreviation, brand or class."""
    match: str
    """word: any capitals; exact: only these capitals; everyday: any capitals, but only near an amount or form."""
    senses: tuple[Sense, ...]
    """One meaning, or one for each country where they differ (Benadryl)."""
    drug_class: str | None
    """Id of the class for a class word."""

    @property
    def common_word(self) -> bool:
        """Whether the name is also an ordinary word, so that the word alone proves nothing."""
        return self.match != "word"

    def ingredients(self, locale: str = "US") -> tuple[str, ...]:
        """Return the ingredient names in `locale`, else of the first sense; empty for a class."""
        for sense in self.senses:
            if locale in sense.where or "any" in sense.where:
                return sense.ingredients
        return self.senses[0].ingredients if self.senses else ()


@dataclass(frozen=True, slots=True)
class Brand(Sourced):
    """A brand name with what is in it."""

    text: str
    ingredients: tuple[str, ...]
    product: str | None


@dataclass(frozen=True, slots=True)
class Limit(Sourced):
    """One figure from a label, leaflet or guideline."""

    drug: str
    """Ingredient name, "a + b" for a combination, "class opioid" for a class."""
    fact: str
    """What the figure is, a key of `vocabulary.LIMIT_FACTS`."""
    value: float | None
    """None where the fact is that there is no figure."""
    unit: str | None
    """A unit of `units.UNITS`."""
    populations: tuple[str, ...]
    ages: tuple[float | None, float | None]
    """Youngest and oldest age in years, None where open."""
    route: str
    product: str | None
    """Form, salt or brand the figure is about."""
    condition: str | None
    """When it holds, in the source's sense: use, kidney function, other medicines."""
    second: Source | None
    """Another source that agrees, needed where the first was read in a copy."""
    stale: bool
    """Superseded or doubted: kept to recognise the figure, never used as a limit."""

    @property
    def for_adults(self) -> bool:
        """Whether it is meant for adults at large, under no condition on the person."""
        return "adult" in self.populations


@dataclass(frozen=True, slots=True)
class UpperLevel(Limit):
    """A tolerable upper intake level of a nutrient, per day."""

    counts: str
    """all: food and supplements; supplements: supplements, medicines and fortified food only."""


@dataclass(frozen=True, slots=True)
class Pace(Sourced):
    """How fast a medicine is lowered."""

    id: str
    classes: tuple[str, ...]
    drugs: tuple[str, ...]
    product: str | None
    kind: str
    """One of `vocabulary.PACE_KINDS`."""
    population: str
    says: str
    """The source's rule in plain words, hedge included."""
    percent: tuple[float, float] | None
    """Smallest and largest cut, in percent."""
    every_days: tuple[float, float] | None
    """Fewest and most days between cuts."""
    percent_of: str | None
    """current, original or maintenance dose; None where the source does not say."""
    percent_per_14_days: float | None
    """The fastest the row allows, as a simple sum."""
    step_mg: tuple[float, ...]
    """Sizes of a cut in mg, where the source counts in mg."""
    min_total_days: float | None
    """Shortest whole taper."""
    exception: str | None
    acute: bool
    """Meant for short acute use only, where a percent ceiling does not apply."""


@dataclass(frozen=True, slots=True)
class Discontinuation(Sourced):
    """What stopping at once can do."""

    id: str
    classes: tuple[str, ...]
    drugs: tuple[str, ...]
    product: str | None
    severity: str
    """fatal, life-threatening, serious, unpleasant or none."""
    says: str
    min_taper_days: float | None
    pace: str | None
    exception: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class BoxedWarning(Sourced):
    """The topic of a US boxed warning."""

    id: str
    classes: tuple[str, ...]
    drugs: tuple[str, ...]
    product: str | None
    box: str
    """boxed, not-boxed, removed, changing or varies: say "boxed" only for boxed."""
    topic: str
    mention: tuple[str, ...]
    """What an article about safety should mention."""
    words: tuple[str, ...]
    """Hints for recognising that it does."""


@dataclass(frozen=True, slots=True)
class ListEntry(Sourced):
    """One entry of a list such as teratogen, do-not-crush or weekly-only."""

    list: str
    id: str
    classes: tuple[str, ...]
    drugs: tuple[str, ...]
    brands: tuple[str, ...]
    forms: tuple[str, ...]
    """Form letters the entry is about, such as ("ER", "XR")."""
    product: str | None
    says: str | None
    advice: str | None
    """One of `vocabulary.ADVICE`."""
    may_crush: bool
    """A do-not-crush control: this one may be crushed."""


@dataclass(frozen=True, slots=True)
class LookAlike(Sourced):
    """Names that have been mistaken for each other."""

    names: tuple[str, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class CrisisLine(Sourced):
    """A line to call or write to."""

    id: str
    kind: str
    """crisis, emergency, poison, eating-disorder or substance-use."""
    name: str
    numbers: tuple[str, ...]
    aliases: tuple[str, ...]
    text: str | None
    web: tuple[str, ...]
    hours: str | None
    refers: bool
    """Refers and informs only, so it does not meet a need for a crisis line."""
    ended: str | None
    """ISO date on which the number went out of use, "unknown" if the day is not known; None while it works."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Who counts as an authority, and where it publishes."""

    id: str
    kind: str
    weight: str
    """primary or secondary."""
    where: tuple[str, ...]
    names: tuple[str, ...]
    domains: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A clinician a consult line may name."""

    id: str
    may: str
    """prescribe, advise or team."""
    where: tuple[str, ...]
    names: tuple[str, ...]
