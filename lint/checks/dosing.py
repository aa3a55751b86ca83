"""Doses told without a source, or not told in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.claims import Claim, ClaimClass, Support, claims
from lint.checks.dosing_care import by_clinician, is_in_leaflet, is_under_care
from lint.checks.dosing_context import (
    DOSE_KINDS,
    advised,
    claim_hit,
    figures_of,
    in_unit,
    limits_of,
    numbered,
    states_maximum,
)
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule

_BOUNDS = frozenset({"max-daily", "max-daily-otc", "max-single", "max-single-otc", "max-weekly", "review-above-daily"})
_POINTER = re.compile(r"\b(?:doctor|pharmacist|prescriber|nurse|label|leaflet|package|packet|clinic)\b", re.IGNORECASE)
_REMEDY = re.compile(
    r"\b(?:medicines?|medications?|syrups?|suspension|doses?|tinctures?|extracts?|drops|pills?|tablets?|capsules?|supplements?|"
    r"vinegar|oils?|honey|turmeric|ginger|garlic|elderberry|herbs?|herbal|remed(?:y|ies)|bitters|powder|clay|silver|baking\s+soda)\b",
    re.IGNORECASE,
)
_INTO_BODY = re.compile(
    r"\b(?:eyes?|ears?|nose|nostrils?|tongue|mouth|medicines?|tinctures?|solution|dose|water|daily|day|times|night|bedtime|OU|OD|OS)\b",
    re.IGNORECASE,
)
_MEASURING = re.compile(r"\bmeasur(?:e|es|ing)\b|\bdraw\s+up\b|\bfill\b", re.IGNORECASE)
_ONE_MORE = re.compile(r"\b(?:more|another|each\s+puff)\b", re.IGNORECASE)
_MOMENT = re.compile(
    r"\b(?:once|single|one[- ]time|before|after|during|when(?:ever)?|if|at|with|while|until|right\s+away|now|tonight|today|as\s+needed|"
    r"in\s+the|on\s+(?:the|an?|your)|first|straight\s+away|then|start(?:s|ing)?|begin(?:s|ning)?|up\s+to|for\s+(?:a|one|two|three|\d+)\s)\b",
    re.IGNORECASE,
)
_UPPER_END = re.compile(
    r"\b(?:if|when|unless|depending|depends|as\s+needed|until|start|begin|increas\w+|first|then|by\s+(?:age|weight)|prescrib\w+|"
    r"directed|doctor|pharmacist|label|leaflet|no\s+more\s+than|maximum)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?P<{0}>\d+(?:,\d{{3}})*(?:\.\d+)?)"
_RANGE = re.compile(_NUMBER.format("low") + r"\s?(?P<join>[-–—]|to|or)\s?" + _NUMBER.format("high"), re.IGNORECASE)
_MIXED = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:[-–—]|to)\s?\d+(?:\.\d+)?\s?(?P<first>tablets?|pills?|capsules?|mg|mcg|g|mL|units?|drops?|puffs?)\s+or\s+"
    r"\d[\d,.]*\s?(?P<second>tablets?|pills?|capsules?|mg|mcg|g|mL|units?|drops?|puffs?)\b"
    r"|\b\d[\d,.]*\s?(?P<one>mg|mcg|g|mL|units?)\s+or\s+\d+\s?(?P<other>tablets?|pills?|capsules?)(?:\s+more)?\b",
    re.IGNORECASE,
)


def unsupported_dose(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advised amounts without a source near them, and maxima that no label on record confirms."""
    for index, claim in advised(document):
        if claim.has_support(Support.S2) or not is_dose_of_medicine(claim):
            continue
        has_pointer, is_decided = claim.has_support(Support.S1), by_clinician(claim.sentence.text)
        if (has_pointer and is_decided) or (has_pointer and _is_pointed(claim)):
            continue
        yield claim_hit(claim, index, "weak" if has_pointer or is_decided else None, drug=_drug(claim))
    for index, claim in numbered(document):
        is_bound = claim.claim_class is ClaimClass.WARNING and states_maximum(claim)
        if is_bound and claim.drug and not claim.has_support(Support.S1) and not _is_known_maximum(document, claim):
            yield claim_hit(claim, index, "limit", drug=_drug(claim))


def is_dose_of_medicine(claim: Claim) -> bool:
    """Return whether an amount is one of a medicine or remedy; kitchen measures and bare numbers need a word for it."""
    amount = claim.amount
    assert amount is not None
    if amount.kind == "percent" and amount.form is None:
        return False
    if amount.kind == "bare":
        in_words = claim.drug is not None and claim.drug.how == "sentence"
        return in_words or (
            claim.drug is not None and claim.frequency is not None and not _ONE_MORE.search(claim.sentence.text)
        )
    if amount.kind == "count" and amount.high <= 1 and _ONE_MORE.search(claim.text):
        return False
    if claim.drug is None and amount.unit == "drop" and not _INTO_BODY.search(claim.sentence.text):
        return False
    if claim.drug is None and amount.kind in ("household", "volume") and _MEASURING.search(claim.sentence.text):
        return False
    if claim.drug is None and amount.kind in ("household", "volume"):
        return claim.cue.startswith("promise") or _REMEDY.search(claim.sentence.text) is not None
    return True


def _is_pointed(claim: Claim) -> bool:
    """Return whether "some doctors suggest one pill" stands where the paragraph sends readers to label or doctor."""
    amount = claim.amount
    if (
        amount is None
        or amount.kind != "count"
        or amount.strength
        or amount.total
        or not claim.cue.startswith("recommend")
    ):
        return False
    return _POINTER.search(claim.block.text) is not None


def _is_known_maximum(document: Document, claim: Claim) -> bool:
    """Return whether a label on record speaks of such amounts: a lower bound needs no source to be right, and a higher
    one is judged by the limits.
    """
    if any(row.value and row.fact in _BOUNDS and row.for_adults for row in limits_of(document, claim)):
        return True
    level = facts().upper_level(claim.drug.name) if claim.drug else None
    if level is None or level.unit is None or level.value is None:
        return False
    values = (in_unit(figure, level.unit, level.drug) for figure in figures_of(claim))
    return any(value is not None and value <= level.value for value in values)


def _drug(claim: Claim) -> str:
    return claim.drug.written if claim.drug else "the medicine"


def incomplete_dose(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advised doses that lack the unit or how often; a sourced dose may leave that to its source."""
    for index, claim in advised(document):
        if claim.kind != "dose" or claim.has_support(Support.S2) or not is_dose_of_medicine(claim):
            continue
        missing = _missing_part(document, claim)
        if missing is not None:
            yield claim_hit(claim, index, missing=missing)


def _missing_part(document: Document, claim: Claim) -> str | None:
    amount = claim.amount
    assert amount is not None
    if is_in_leaflet(document) or is_under_care(document, claim):
        return None
    if amount.kind == "bare":
        return "the unit (tablets of which strength, mg, mL)"
    if claim.frequency is not None or claim.block.kind == "table-cell" or amount.unit.endswith(("amount", "layer")):
        return None
    same = (other for other in claims(document) if other.sentence == claim.sentence and other is not claim)
    if any(other.frequency is not None for other in same):
        return None
    if amount.per in ("kg", "lb"):
        return "how often and the most in a day"
    return None if _MOMENT.search(claim.sentence.text) else "how often"


def unclear_range(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield ranges in two units or upside down, and unsourced ranges that do not say when to take the upper end."""
    seen: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        if not claim.is_directive or claim.amount is None or claim.kind not in DOSE_KINDS or claim.is_prohibition:
            continue
        text, start = claim.block.text, claim.start
        mixed = _MIXED.match(text, start, claim.sentence.end)
        if mixed and _is_mixed(mixed):
            seen.add((claim.sentence.index, mixed.end()))
            yield claim_hit(claim, index, "mixed")
            continue
        if any(at == claim.sentence.index and claim.start < end for at, end in seen):
            continue
        if _is_inverted(claim.text):
            yield claim_hit(claim, index, "inverted")
        elif _is_open(document, claim):
            yield claim_hit(claim, index)


def _is_mixed(match: re.Match[str]) -> bool:
    first, second = match["first"] or match["one"], match["second"] or match["other"]
    return first.rstrip("s").lower() != second.rstrip("s").lower()


def _is_inverted(text: str) -> bool:
    match = _RANGE.search(text)
    if match is None:
        return False
    low, high = (float(match[name].replace(",", "")) for name in ("low", "high"))
    return low > high and match["join"].lower() != "or"


def _is_open(document: Document, claim: Claim) -> bool:
    amount = claim.amount
    assert amount is not None
    if amount.low >= amount.high or claim.kind != "dose" or claim.has_support(Support.S2) or claim.condition:
        return False
    return not (_UPPER_END.search(claim.sentence.text) or is_in_leaflet(document) or is_under_care(document, claim))
