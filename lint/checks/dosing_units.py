"""Slips of a unit or of a rhythm: milligrams for micrograms, millilitres of insulin, a weekly medicine every day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.claims import Claim, ClaimClass, Frequency
from lint.analysis.claims.arithmetic import plain
from lint.analysis.claims.timing import find_frequencies
from lint.checks.dosing_context import (
    claim_hit,
    limits_of,
    locale_of,
    numbered,
    route_of,
    states_maximum,
    tells_to_take,
)
from lint.checks.options import option, texts
from lint.document import Document
from lint.facts import ListEntry, facts
from lint.facts.units import MASS_IN_NG, convert, convertible
from lint.model import Hit, Rule

_SLIP = 10.0
"""Times the highest figure on record: milligrams for micrograms are 1,000 times, a shifted point 10 times."""
_GRAM_SLIP = 100.0
"""Times the highest figure on record for medicines in milligrams: grams for milligrams are 1,000 times."""
_SCALES = ("ng", "mcg", "mg", "g", "kg")
_VESSEL = frozenset({"vial", "bottle", "solution", "suspension"})
_MARKED = re.compile(r"\bunits?\b|\biu\b|\d\s?u\b", re.IGNORECASE)
_CANCER = re.compile(
    r"\b(?:cancers?|leuk[a]?emias?|lymphomas?|chemotherapy|tumou?rs?|oncolog\w+|ectopic|osteosarcoma)\b", re.IGNORECASE
)
_WEEKLY = re.compile(
    r"\b(?:weekly|(?:once|twice|one|a|per|each|every|same)\s+(?:(?:day|time|dose)\s+(?:of\s+the|a|each|every|per)\s+)?week|week)\b",
    re.IGNORECASE,
)
_OTHER_FORM = re.compile(
    r"\brybelsus\b|\btablets?\b|\bby\s+mouth\b|\boral(?:ly)?\b|\bpill\b|\bcapsules?\b", re.IGNORECASE
)
_WEEKLY_MEDICINE = re.compile(
    r"\bweekly\s+(?=\w+\s+(?:tablets?|pills?|doses?|injections?|medicine)\b|methotrexate\b|medicine\b|pill\b)",
    re.IGNORECASE,
)
"""A name for the medicine, not for how often it is taken."""
_ALL_WEEK = re.compile(r"\b(?:every|each)\s+(?:single\s+)?day\b[^.]{0,20}\bweek", re.IGNORECASE)
_RHYTHM = re.compile(r"\b(?:every|each|daily|nightly|once|twice|times|per)\b|\bq\.?d\b", re.IGNORECASE)
"""Says how often; "pick a day" does not."""


def implausible_unit(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts that only a wrong unit explains; the right unit is that of the medicine's labels."""
    for index, claim in numbered(document):
        found = misread_unit(document, rule, claim)
        if found is not None:
            assert claim.drug is not None
            yield claim_hit(claim, index, drug=claim.drug.name, unit=found[0], reason=found[1])


def misread_unit(document: Document, rule: Rule, claim: Claim) -> tuple[str, str] | None:
    """Return the unit that was probably meant and why, None for a plausible amount."""
    amount, drug = claim.amount, claim.drug
    is_told = (
        tells_to_take(claim) or states_maximum(claim) or (claim.is_maximum and claim.claim_class is ClaimClass.WARNING)
    )
    if (
        amount is None
        or drug is None
        or drug.kind == "class"
        or amount.per
        or not is_told
        or claim.cue.startswith("debunked")
    ):
        return None
    known = facts().drug(drug.name, locale_of(document))
    if known is None or amount.form in _VESSEL:
        return None
    shown = amount.strength if amount.strength and amount.strength.per is None else amount
    if known.dosed_in == "units":
        is_other = shown.unit in ("mL", "L", "mg", "g", "mcg")
        if (
            is_other
            and not _MARKED.search(claim.sentence.text)
            and drug.name not in texts(document, rule, "also_in_volume")
        ):
            return "units", f"{drug.name} is measured in units, not in {shown.unit}"
        return None
    if shown.unit not in MASS_IN_NG or shown.per:
        return None
    if known.dosed_in == "mcg":
        return _microgram_slip(document, rule, claim, shown.high, shown.unit)
    return _gram_slip(document, claim, shown.high, shown.unit)


def _microgram_slip(document: Document, rule: Rule, claim: Claim, value: float, unit: str) -> tuple[str, str] | None:
    if unit not in ("mg", "g", "kg") or claim.drug is None:
        return None
    reference = _reference_mg(document, claim)
    milligrams = convert(value, unit, "mg")
    default = option(document, rule, "most_mg", 20.0)
    exempt = claim.drug.name in texts(document, rule, "also_in_mg")
    if reference is not None and milligrams >= reference * _SLIP:
        return (
            "mcg",
            f"{claim.drug.name} is dosed in micrograms, and {plain(value)} {unit} is {plain(round(milligrams / reference))} times the highest figure on record",
        )
    if reference is None and milligrams >= default and not exempt:
        return (
            "mcg",
            f"{claim.drug.name} is dosed in micrograms, and {plain(value)} {unit} is {plain(milligrams * 1000)} of them",
        )
    return None


def _gram_slip(document: Document, claim: Claim, value: float, unit: str) -> tuple[str, str] | None:
    reference = _reference_mg(document, claim)
    if reference is None or route_of(claim) != "oral":
        return None
    milligrams = convert(value, unit, "mg")
    if milligrams < reference * _GRAM_SLIP:
        return None
    smaller = _SCALES[max(0, _SCALES.index(unit) - 1)]
    assert claim.drug is not None
    return (
        smaller,
        f"{plain(value)} {unit} of {claim.drug.name} is {plain(round(milligrams / reference))} times the highest figure on record",
    )


def _reference_mg(document: Document, claim: Claim) -> float | None:
    """Return the highest amount on record for a day, one time or a week, in mg; None without one."""
    assert claim.drug is not None
    kinds = (
        "max-daily",
        "max-single",
        "usual-max-daily",
        "usual-max-single",
        "review-above-daily",
        "max-daily-otc",
        "max-weekly",
        "max-single-otc",
    )
    rows = [row for row in limits_of(document, claim) if row.fact in kinds]
    rows += [level for level in facts().upper_levels(claim.drug.name) if level.for_adults]
    values = [
        convert(row.value, row.unit, "mg") for row in rows if row.value and row.unit and convertible(row.unit, "mg")
    ]
    return max(values) if values else None


def weekly_drug_taken_daily(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advice to take a once-a-week medicine every day, with an amount or without."""
    for index, claim in numbered(document):
        frequency, drug = _own_frequency(claim), claim.drug
        if (
            not claim.is_directive
            or claim.is_prohibition
            or drug is None
            or frequency is None
            or frequency.per_day < 0.9
        ):
            continue
        if claim.kind in ("stop", "taper", "deferral", "duration") or (
            claim.amount is None and not _RHYTHM.search(frequency.text)
        ):
            continue
        entry = _weekly_entry(document, drug.name, drug.written, claim.sentence.text)
        if entry is not None and not _is_week_in_words(claim.sentence.text):
            yield claim_hit(claim, index, drug=drug.written, source=_source(entry))


def _own_frequency(claim: Claim) -> Frequency | None:
    """Return the rhythm that the claim's own words give, where they are one; a sentence may name another before."""
    if claim.kind != "frequency":
        return claim.frequency
    own = find_frequencies(claim.text)
    return own[0].frequency if own else claim.frequency


def _weekly_entry(document: Document, drug: str, written: str, text: str) -> ListEntry | None:
    """Return the row that makes a medicine weekly: for one with daily products too only under its weekly brand."""
    for entry in facts().listed("weekly-only", written, locale_of(document)) or facts().listed(
        "weekly-only", drug, locale_of(document)
    ):
        is_brand = written.lower() in (brand.lower() for brand in entry.brands)
        if entry.status == "R" or entry.advice == "info":
            continue
        if drug == "methotrexate" and _CANCER.search(text):
            continue
        if is_brand or entry.product is None or drug == "methotrexate":
            return entry
        if (
            entry.product == "injection"
            and not _OTHER_FORM.search(text)
            and re.search(r"\binject", text, re.IGNORECASE)
        ):
            return entry
        if re.match(r"\d+ mg", entry.product) and entry.product in text:
            return entry
    return None


def _is_week_in_words(text: str) -> bool:
    """Return whether a sentence speaks of weeks itself, or of cancer, where other rhythms hold."""
    if _CANCER.search(text):
        return True
    spoken = _WEEKLY_MEDICINE.sub(" ", text)
    return _WEEKLY.search(spoken) is not None and not _ALL_WEEK.search(spoken)


def _source(entry: ListEntry) -> str:
    return f"{entry.source.title}, {entry.source.year}" if entry.source.year else entry.source.title
