"""An article against itself: two maxima, a dose above its own maximum, sums and conversions that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lint.analysis.claims import Claim, ClaimClass, Quantity
from lint.analysis.claims.arithmetic import plain
from lint.analysis.outline import outline
from lint.checks.dosing_care import is_under_care
from lint.checks.dosing_context import (
    DOSE_KINDS,
    claim_hit,
    figures_of,
    in_unit,
    is_for_child,
    numbered,
    people_of,
    route_of,
    states_maximum,
    tells_to_take,
)
from lint.checks.dosing_places import sentences_with
from lint.document import Document
from lint.facts.units import canonical, convert, convertible
from lint.model import Hit, Rule

_TOLERANCE = 1.03
"""Rounded figures in words ("about 400 mg" for 2 x 195) are no contradiction."""
_NAMES_MAXIMUM = re.compile(
    r"\b(?:limit(?:ed)?|maximum|max|no\s+more\s+than|not\s+more\s+than|at\s+most|exceed|the\s+most|top\s+dose|go\s+(?:over|above))\b",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(
    r"\b(?:at\s+one\s+time|at\s+once|at\s+a\s+time|single\s+dose|(?:per|each|every|in\s+one)\s+dose)\b", re.IGNORECASE
)
_SPECIAL = re.compile(
    r"\b(?:kidneys?|renal|liver|hepatic|older|elderly|frail|seniors?|over\s+6\d|aged?\s+6\d|pregnan\w*|breast-?feeding|weigh\w*|thin|alcohol|drink(?:s|ing|ers?)|"
    r"at\s+first|first\s+(?:day|dose|week)|start(?:s|ing|ed)?|begin(?:s|ning)?|initial\w*|regular[- ]strength|extra[- ]strength|arthritis|8[- ]hour|extended[- ]release|"
    r"some\s+(?:labels|products|people)|other\s+(?:labels|products)|unless\s+you|if\s+you|prescription|children|teens?|specialists?|hospital|rarely|in\s+studies|study|trial)\b",
    re.IGNORECASE,
)
_GENERAL_HEADING = re.compile(
    r"\b(?:dos(?:e|es|age|ing)|how\s+(?:much|many|often|to)|limits?|safe(?:ty|ly)?|max\w*|too\s+much|overdose|adults?|at\s+a\s+glance|key\s+(?:facts|points)|summary|"
    r"short\s+version|basics|in\s+brief|directions|tak(?:e|ing)|using|use)\b",
    re.IGNORECASE,
)
_EQUAL_TO = re.compile(
    r"(?:\bthat\s+(?:is|makes)|\bwhich\s+(?:is|makes)|=|\bequals?|\btotal(?:s|ing)?(?:\s+of)?|\badds?\s+up\s+to|\bmaking)\s+(?:up\s+to\s+|about\s+|a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w.,/-])(?P<a>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<ua>mg|mcg|g|IU|grams?|milligrams?|micrograms?|international\s+units)\s?"
    r"(?:\(|=\s?|,?\s+(?:which|that)\s+is\s+|\s+is\s+(?:the\s+same\s+as|equal\s+to)\s+)(?:about\s+|or\s+|equal\s+to\s+|=\s?)?"
    r"(?P<b>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<ub>mg|mcg|g|IU|grams?|milligrams?|micrograms?|international\s+units)\b(?!\s?/|\s+(?:per|a|of\s+[a-z]+\s+and))",
    re.IGNORECASE,
)
_PAIR_PARTS = ("mg", "mcg", "iu", "gram", "international")
_VITAMIN_D = re.compile(r"\bvitamin\s+D\d?\b|\bcholecalciferol\b", re.IGNORECASE)
_OTHER_STRENGTH = re.compile(r"\b(?:extra|double|regular|maximum|higher|lower)[- ]strength\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One daily amount of one medicine for one group of people."""

    index: int
    claim: Claim
    value: float
    unit: str
    words: str
    is_maximum: bool


def contradictory_doses(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the later of two daily amounts that cannot both be right, and sums that do not add up."""
    flagged: set[int] = set()
    for hit in [*_wrong_sums(document), *_wrong_totals(document)]:
        flagged.add(-1 if hit.claim is None else hit.claim)
        yield hit
    stated: dict[str, list[Stated]] = {}
    for entry in _stated(document):
        stated.setdefault(str(entry.claim.drug_name), []).append(entry)
    for entries in stated.values():
        for later, earlier in _conflicts(entries):
            if later.index not in flagged:
                flagged.add(later.index)
                related = ((earlier.claim.span, earlier.words),)
                fields = {"one": later.words, "other": earlier.words, "drug": str(later.claim.drug_name)}
                yield replace(claim_hit(later.claim, later.index, **fields), related=related)


def _stated(document: Document) -> Iterator[Stated]:
    """Yield the daily amounts and maxima of the article that hold for adults at large."""
    for index, claim in numbered(document):
        if claim.drug is None or claim.drug.kind == "class" or claim.amount is None or claim.kind not in DOSE_KINDS:
            continue
        is_maximum = states_maximum(claim) or _is_reported_maximum(claim)
        if not (is_maximum or tells_to_take(claim)) or is_for_child(claim) or is_under_care(document, claim):
            continue
        if _ONE_TIME.search(claim.sentence.text) or claim.maximum is not None or route_of(claim) != "oral":
            continue
        if is_maximum and not _is_general(document, claim):
            continue
        figure = next((figure for figure in figures_of(claim) if figure.is_daily), None)
        if figure is None:
            continue
        milligrams = in_unit(figure, "mg")
        value, unit = (milligrams, "mg") if milligrams is not None else (figure.value, figure.unit)
        yield Stated(index, claim, value, unit, f"{plain(figure.value)} {figure.unit} a day", is_maximum)


def _is_reported_maximum(claim: Claim) -> bool:
    """Return whether a quoted or reported sentence names the amount as a maximum."""
    if claim.claim_class is not ClaimClass.DESCRIPTIVE or not claim.cue.startswith(("quoted", "regulatory")):
        return False
    before = claim.block.text[max(claim.sentence.start, claim.start - 60) : claim.start]
    return _NAMES_MAXIMUM.search(before) is not None


def _is_general(document: Document, claim: Claim) -> bool:
    """Return whether a maximum holds for all adults: no condition, no special group, under a heading of no other topic."""
    text = claim.sentence.text
    if _SPECIAL.search(re.sub(r"\bunless\b[^.;]*", "", text, flags=re.IGNORECASE)):
        return False
    if claim.condition and not re.match(
        r"(?:unless|until)\b|for\s+(?:adults|pain|most|aches|fever|headaches?)\b", claim.condition, re.IGNORECASE
    ):
        return False
    headings = [heading for heading in outline(document).headings_over(claim.block) if not heading.is_title]
    return all(_GENERAL_HEADING.search(heading.text) and not _SPECIAL.search(heading.text) for heading in headings[:1])


def _conflicts(entries: list[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Yield (later, earlier): two maxima that differ, or a dose above a maximum."""
    for number, later in enumerate(entries):
        for earlier in entries[:number]:
            if later.unit != earlier.unit or not (later.is_maximum or earlier.is_maximum):
                continue
            if later.claim.sentence == earlier.claim.sentence or not _same_people(later.claim, earlier.claim):
                continue
            dose, most = (earlier, later) if later.is_maximum else (later, earlier)
            both = later.is_maximum and earlier.is_maximum
            apart = max(later.value, earlier.value) > min(later.value, earlier.value) * _TOLERANCE
            if apart and (both or dose.value > most.value * _TOLERANCE):
                yield later, earlier
                break


def _same_people(one: Claim, other: Claim) -> bool:
    mine, theirs = people_of(one.sentence.text), people_of(other.sentence.text)
    return mine == theirs or not mine or not theirs or "adult" in (mine, theirs)


def _wrong_sums(document: Document) -> Iterator[Hit]:
    """Yield counts whose stated sum is not count x strength, and daily sums that do not follow from their dose."""
    found = list(numbered(document))
    strengths = _strengths(claim for _, claim in found)
    for index, claim in found:
        amount = claim.amount
        if amount is None or amount.total is None or amount.total.kind != "mass" or amount.high <= 0:
            continue
        known = strengths.get(claim.drug_name, set())
        if len(known) != 1 or _OTHER_STRENGTH.search(claim.sentence.text):
            continue
        strength, unit = next(iter(known))
        if not convertible(unit, amount.total.unit):
            continue
        right = convert(strength, unit, amount.total.unit) * amount.high
        if _apart(right, amount.total.high):
            sum_ = f"{plain(amount.high)} x {plain(strength)} {unit} = {plain(right)} {amount.total.unit}, not {plain(amount.total.high)}"
            yield claim_hit(claim, index, "sum", sum=sum_)
    for index, claim in found:
        hit = _wrong_daily(index, claim, [other for _, other in found if other.sentence == claim.sentence])
        if hit is not None:
            yield hit


def _wrong_daily(index: int, claim: Claim, same: Iterable[Claim]) -> Hit | None:
    """Return a hit on "... , a total of 6,000 mg a day" that the dose before it does not make."""
    if (
        claim.daily is None
        or claim.is_maximum
        or not _EQUAL_TO.search(claim.block.text[claim.sentence.start : claim.start])
    ):
        return None
    for other in same:
        if (
            other is claim
            or other.daily is None
            or other.start >= claim.start
            or other.is_maximum
            or other.maximum is not None
        ):
            continue
        if (
            other.frequency is None
            or other.frequency.per_day < 1.5
            or not convertible(other.daily.unit, claim.daily.unit)
        ):
            continue
        right = convert(other.daily.value, other.daily.unit, claim.daily.unit)
        if _apart(right, claim.daily.value):
            return claim_hit(
                claim, index, "sum", sum=f"{other.daily.sum}, not {plain(claim.daily.value)} {claim.daily.unit}"
            )
    return None


def _wrong_totals(document: Document) -> Iterator[Hit]:
    """Yield "0.5 mg (50 mcg)": two ways of writing one amount that are not the same."""
    for sentence in sentences_with(document, *_PAIR_PARTS):
        for match in _PAIR.finditer(sentence.text):
            one, other = canonical(match["ua"].lower()), canonical(match["ub"].lower())
            if one is None or other is None or one == other:
                continue
            substance = "vitamin D" if _VITAMIN_D.search(sentence.text) else None
            if not convertible(one, other, substance):
                continue
            right = convert(_number(match["a"]), one, other, substance)
            if _apart(right, _number(match["b"])) and max(right, _number(match["b"])) > 4 * min(
                right, _number(match["b"])
            ):
                start, end = sentence.start + match.start(), sentence.start + match.end("ub")
                sum_ = f"{match['a']} {one} = {plain(right)} {other}, not {match['b']}"
                yield replace(sentence.hit(start, end, sum=sum_), variant="sum")


def _strengths(found: Iterable[Claim]) -> Mapping[str | None, set[tuple[float, str]]]:
    """Return the strengths of one unit that the article names for each medicine."""
    known: dict[str | None, set[tuple[float, str]]] = {}
    for claim in found:
        amount = claim.amount
        if amount is None:
            continue
        strength: Quantity | None = amount.strength if amount.strength and amount.strength.per is None else None
        if strength is not None and strength.kind == "mass":
            known.setdefault(claim.drug_name, set()).add((strength.high, strength.unit))
        elif amount.total is not None and amount.high == 1 and amount.total.kind == "mass":
            known.setdefault(claim.drug_name, set()).add((amount.total.high, amount.total.unit))
        elif amount.kind == "mass" and amount.form in ("tablet", "capsule", "caplet", "softgel"):
            known.setdefault(claim.drug_name, set()).add((amount.high, amount.unit))
    return known


def _apart(one: float, other: float) -> bool:
    return max(one, other) > min(one, other) * _TOLERANCE


def _number(text: str) -> float:
    return float(text.replace(",", ""))
