"""Which of the amounts found are statements: not statistics, equivalents in brackets, sources, bare forms."""

from __future__ import annotations

import re

from lint.analysis.claims.candidates import Candidate
from lint.analysis.claims.parts import Amount
from lint.analysis.claims.tapers import direction
from lint.text.lazy import lazy

_TAKE = lazy(
    r"\b(?:tak(?:e|es|ing)|giv(?:e|es|ing)|us(?:e|es|ing)|appl(?:y|ies|ying)|put|swallow|chew|insert|inject|wear|inhale"
    r"|add|place|crush|split|dissolve|have|need)\b",
    re.IGNORECASE,
)
_SOURCE_BRACKET = lazy(
    r"\([^()]*\b(?:label|leaflet|insert|prescribing information|guideline|drug facts|nhs|fda|smpc)\b[^()]*\)",
    re.IGNORECASE,
)
_EQUIVALENT = lazy(
    r"(?:\s[\w-]+){0,2}\s?(?:\(|, or |, equal to |= ?)(?:about |or |equal to |that is,? |i\.e\.,? )?$", re.IGNORECASE
)
_OF_PEOPLE = lazy(
    r"\s?(?:of|off)\s(?:people|adults|patients|users|women|men|children|those|the (?:people|patients|participants|group"
    r"|time|cases)|cases|all|americans|a \d)",
    re.IGNORECASE,
)
_CUT = lazy(
    r"\s(?:cuts?|reductions?|decreases?|tapers?|drops?|steps?|less|of (?:your|the|their) (?:\w+ )?(?:dose|dosage)"
    r"|off (?:your|the|their|its) (?:\w+ )?dos|(?:dose )?reduction"
    r"|(?:should|must|can|may|is|are|to) (?:be )?(?:cut|reduced|taken off|removed|dropped|lowered|trimmed))",
    re.IGNORECASE,
)
_ONE_UNIT = lazy(r"(?:a|an|one|each) (?:dose|tablet|pill)$")
_MISSED = lazy(r"\b(?:miss|missed|forget|forgot|skip|skipped|per)\s$", re.IGNORECASE)
_ARTICLE = ("a ", "an ")


def is_wanted(candidate: Candidate, number: int, amount: Amount) -> bool:
    """Return whether the amount at place `number` of a candidate is a statement of its own."""
    text = candidate.text
    if "(" in text and any(match.start() < amount.start < match.end() for match in _SOURCE_BRACKET.finditer(text)):
        return False
    if amount.kind == "percent":
        return _is_dose_percent(candidate, amount)
    if amount.kind == "count" and amount.strength is None and amount.total is None:
        return _is_told(candidate, amount)
    if amount.kind == "household" and _is_article(text, amount):
        return _is_near_drug(candidate, amount) or bool(candidate.reading.frequencies)
    return not _is_equivalent(candidate, number, amount)


def _is_dose_percent(candidate: Candidate, amount: Amount) -> bool:
    """Tell a percentage that is a cut or a strength from a statistic."""
    if _OF_PEOPLE.match(candidate.text, amount.end):
        return False
    if amount.form is not None or direction(candidate.text, amount.start):
        return True
    return _is_near_drug(candidate, amount) or is_cut(candidate.text, amount)


def is_cut(text: str, amount: Amount) -> bool:
    """Return whether an amount is followed by the word that makes it a reduction: "10% cut"."""
    return _CUT.match(text, amount.end) is not None


def _is_told(candidate: Candidate, amount: Amount) -> bool:
    """Tell whether "a tablet" and "two doses" are taken."""
    text = candidate.text
    if amount.unit != "dose" and not _is_article(text, amount):
        return True
    written = text[amount.start : amount.end].lower()
    if _ONE_UNIT.match(written) and _MISSED.search(text[: amount.start]):
        return False
    if _TAKE.search(text) is None:
        return False
    return bool(candidate.reading.frequencies) or (
        amount.unit == "dose" and not written.startswith((*_ARTICLE, "one "))
    )


def _is_article(text: str, amount: Amount) -> bool:
    return amount.low == 1 and text[amount.start : amount.end].lower().startswith(_ARTICLE)


def _is_near_drug(candidate: Candidate, amount: Amount) -> bool:
    return any(0 <= low - amount.end <= 25 or 0 <= amount.start - high <= 3 for low, high in candidate.spans)


def _is_equivalent(candidate: Candidate, number: int, amount: Amount) -> bool:
    """Tell whether it is the amount before in another unit: "4,000 IU (100 mcg)"."""
    if not number or amount.kind not in ("mass", "activity", "volume", "household"):
        return False
    before = candidate.amounts[number - 1]
    if before.unit == amount.unit or before.kind not in ("mass", "activity", "household", "volume"):
        return False
    return _EQUIVALENT.fullmatch(candidate.text[before.end : amount.start]) is not None
