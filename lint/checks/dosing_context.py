"""What every dosing check asks of a claim: is it advice, for whom, by which route, under whose care, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lint.analysis.claims import Claim, ClaimClass, Daily, claims
from lint.analysis.claims.arithmetic import plain
from lint.analysis.claims.population import population_of
from lint.document import Document
from lint.facts import Limit, facts
from lint.facts.units import UnitError, convert
from lint.model import Hit

DOSE_KINDS = frozenset({"dose", "titration", "maximum", "strength"})
CHILD_GROUPS = frozenset({"child", "infant", "adolescent"})
ADULT_AGE = 12.0
"""Years: from here on Drug Facts labels give adults' doses of most medicines."""
_OTHER_FORMS = frozenset(
    {
        "puff",
        "spray",
        "drop",
        "patch",
        "suppository",
        "injection",
        "vial",
        "cream",
        "gel",
        "ointment",
        "lotion",
        "enema",
    }
)
_SWALLOWED_FORMS = frozenset({"tablet", "capsule", "softgel", "gummy", "lozenge", "sachet"})
_NOT_SWALLOWED = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying)|rub\w*|inject\w*|inhal\w+|insert\w*|sprays?|nostrils?|drops?\s+in|suppositor\w+|creams?|gels?|ointments?|"
    r"patch(?:es)?|eye\s?drops?|ear\s?drops?|nebuli[sz]\w+|infusion|intravenous\w*|under\s+(?:the|your)\s+(?:skin|tongue))\b",
    re.IGNORECASE,
)
_INJECTED = re.compile(r"\binject\w*|\bunder\s+(?:the|your)\s+tongue\b", re.IGNORECASE)
_WHOLE_DAY = re.compile(
    r"(?:a|per|each|every|in|over|within|any|one|/|\s|-|single|24|twenty-four|hours?|h|period)*(?:day|d|daily|24\s?hours?)?",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(
    r"\b(?:at\s+one\s+time|at\s+once|at\s+a\s+time|single|(?:per|each|every|one|in\s+a|a)\s+dose|doses)\b",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"(?:imperative|modal): (?:\w+ )?(?:store|lock|throw|carry|show|bring|read|check|count|save|buy|ask|tell|look|pick|choose|order)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:reach|sight|away|locked|safe|fridge|refrigerat\w+|room\s+temperature|dry|with\s+you|handy|stocked)\b",
    re.IGNORECASE,
)
_OTHER_WINDOW = re.compile(
    r"\b(?:in|within|every|during)\s+(?:any\s+|the\s+first\s+|each\s+|an?\s+)?(?!24\b|twenty-four)(?:\d+|one|two|three|four|six|eight|twelve)?"
    r"(?:\s?-?\s?(?:to|or|-|–)\s?\d+)?[\s-]*(?:hours?|hr)\b|\b(?:a|per|each|every)\s+(?:week|month)\b|\bweekly\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:labels?|leaflets?|inserts?|guidelines?|information)\b", re.IGNORECASE)
_ADULTS_TOO = re.compile(
    r"\b(?:adults?|grown-?ups?)\s*(?:,|and|or|&)\s*(?:older\s+)?(?:child|kids|teens?|adolescents?)\w*"
    r"|\b(?:children|kids|teens?|teenagers|adolescents?)\s+(?:and|or|&)\s+(?:adults?|grown-?ups?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount to hold against a limit, with the sum that led to it."""

    value: float
    unit: str
    words: str
    """"2 x 500 mg x 4 a day = 4,000 mg a day"."""
    is_daily: bool
    """For a day; else for one time."""


def numbered(document: Document) -> Iterator[tuple[int, Claim]]:
    """Yield every claim with its index in the ledger."""
    yield from enumerate(claims(document))


def advised(document: Document) -> Iterator[tuple[int, Claim]]:
    """Yield the amounts that readers are told to take, with their index in the ledger."""
    for index, claim in numbered(document):
        if tells_to_take(claim) and claim.amount and claim.kind in DOSE_KINDS:
            yield index, claim


def tells_to_take(claim: Claim) -> bool:
    """Return whether readers are told to take or give something, not to keep, buy or ask for it."""
    if not claim.is_directive or claim.is_prohibition or _HANDLING.match(claim.cue):
        return False
    return not (claim.cue.lower().startswith("imperative: keep") and _KEPT.search(claim.sentence.text))


def states_maximum(claim: Claim) -> bool:
    """Return whether the claim sets a maximum for the reader; naming an amount that harms does not."""
    if not claim.is_maximum or claim.amount is None or claim.kind not in DOSE_KINDS:
        return False
    return claim.is_directive or (
        claim.claim_class is ClaimClass.WARNING and claim.cue.startswith(("maximum", "negated"))
    )


def is_label_figure(claim: Claim) -> bool:
    """Return whether the claim reports what a label or guideline says: no advice, but the figure must be right."""
    return (
        claim.claim_class is ClaimClass.DESCRIPTIVE
        and claim.cue.startswith("regulatory")
        and _LABEL.search(claim.cue) is not None
    )


def claim_hit(claim: Claim, index: int, variant: str | None = None, **fields: object) -> Hit:
    """Return a hit on the words of a claim that points at the claim."""
    return replace(claim.hit(**fields), claim=index, variant=variant)


def figures_of(claim: Claim) -> list[Figure]:
    """Return the amounts of a claim to judge: the day's sum, and what is taken at one time.

    "400 mg a day" is a day's sum and says nothing of one time; an amount without a frequency is taken at one time,
    but a maximum without one is a maximum for the day.
    """
    single = claim.single or _target(claim)
    found = []
    daily = claim.daily
    if (
        daily is None
        and claim.single is None
        and single is not None
        and claim.frequency
        and claim.frequency.per_day > 0.99
    ):
        times = 1.0 if _is_whole_day(claim) else claim.frequency.per_day
        daily = Daily(single.value * times, single.unit, f"{plain(single.value * times)} {single.unit} a day")
    if daily is not None:
        found.append(Figure(daily.value, daily.unit, daily.sum, True))
    is_for_day = claim.is_maximum and not (
        _ONE_TIME.search(claim.sentence.text) or _OTHER_WINDOW.search(claim.sentence.text)
    )
    if single is not None and is_for_day:
        return found or [Figure(single.value, single.unit, f"{single.sum} a day", True)]
    if single is not None and not _is_whole_day(claim) and not (claim.frequency and claim.frequency.divided):
        found.append(Figure(single.value, single.unit, f"{single.sum} at one time", False))
    return found


def _target(claim: Claim) -> Daily | None:
    """Return what a dose is raised to; an amount it is raised by is no dose."""
    amount = claim.amount
    if claim.kind != "titration" or amount is None or amount.per or (claim.taper and claim.taper.step):
        return None
    if amount.kind not in ("mass", "activity"):
        return None
    return Daily(amount.high, amount.unit, f"{plain(amount.high)} {amount.unit}")


def _is_whole_day(claim: Claim) -> bool:
    """Return whether the amount is what a day holds in all: "a day", "in 24 hours", "daily"."""
    frequency = claim.frequency
    return (
        frequency is not None and 0.99 < frequency.per_day < 1.01 and _WHOLE_DAY.fullmatch(frequency.text) is not None
    )


def in_unit(figure: Figure, unit: str, substance: str | None = None) -> float | None:
    """Return a figure in another unit, None where no conversion is defined."""
    try:
        return convert(figure.value, figure.unit, unit, substance)
    except UnitError:
        return None


def locale_of(document: Document) -> str:
    """Return the locale as the fact tables write it."""
    return document.settings.locale.upper()


def limits_of(document: Document, claim: Claim) -> tuple[Limit, ...]:
    """Return the limits of the claim's one medicine or combination; none for a class."""
    if claim.drug is None or claim.drug.kind == "class":
        return ()
    return facts().limits(claim.drug.name, locale_of(document))


def route_of(claim: Claim) -> str:
    """Return the route as the limits name it: by mouth unless a form or an act says otherwise.

    A runny nose or a rash is why a tablet is taken, not how.
    """
    form = claim.amount.form or claim.amount.unit if claim.amount else None
    if claim.route is None or not (form in _OTHER_FORMS or _NOT_SWALLOWED.search(claim.sentence.text)):
        return "oral"
    if form in _SWALLOWED_FORMS and not _INJECTED.search(claim.sentence.text):
        return "oral"
    return {"eye": "topical", "ear": "topical", "vaginal": "topical"}.get(claim.route, claim.route)


def is_for_child(claim: Claim) -> bool:
    """Return whether an amount is meant for children younger than 12."""
    people = claim.population
    if people is None:
        return False
    if people.age_low is not None and people.age_low >= ADULT_AGE:
        return False
    if people.group in CHILD_GROUPS:
        return not _ADULTS_TOO.search(claim.sentence.text)
    return people.age_high is not None and people.age_high < 18


def people_of(text: str) -> str:
    """Return a key for whom a text is about, so that only like is compared with like."""
    people = population_of(text)
    if people is None:
        return ""
    return f"{people.group or ''} {people.age_low or ''} {people.age_high or ''} {people.weight_high_kg or ''}".strip()


def cite(limit: Limit) -> str:
    """Return the title and year of a limit's source."""
    return f"{limit.source.title}, {limit.source.year}" if limit.source.year else limit.source.title


def amount_text(value: float, unit: str | None) -> str:
    """Write an amount as readers do: "4,000 mg"."""
    return f"{plain(value)} {unit}" if unit else plain(value)
