"""Find the amounts of a sentence: numbers or ranges with a dose unit, counts of a strength, relative doses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.analysis.claims.combine import combine
from lint.analysis.claims.numbers import value
from lint.analysis.claims.parts import Amount, Quantity
from lint.analysis.claims.patterns import (
    BARE,
    BARE_WORDS,
    BETWEEN,
    BRAND_COUNT,
    COUNTED,
    COUNTED_NUMBERS,
    DOSE_WORDS,
    NAMED_COUNT,
    NAMED_RELATIVE,
    PERCENT,
    QUANTITY,
    RELATIVE,
    RELATIVE_WORDS,
    ROMAN,
    START,
    START_DIGIT,
    TOPICAL,
    TOPICAL_WORDS,
)
from lint.analysis.claims.timing import words_of
from lint.analysis.claims.units import COUNT_WORDS, UNIT_WORDS, canonical, kind_of
from lint.text.lazy import lazy

_UNIT_REACH = 80
"""Characters from the start of a number, written or ranged, to the end of its unit."""

_WORDY = lazy(r"\b(?:an?|another|half|third|quarter|couple)\b", re.IGNORECASE)
_PER_NAMES = (
    ("kg", "kilo"), ("kg", "kg"), ("lb", "pound"), ("lb", "lb"), ("m2", "m2"), ("m2", "m²"), ("m2", "square"),
    ("mL", "millilit"), ("mL", "ml"), ("dL", "dl"), ("dL", "decilit"), ("L", "lit"), ("L", "l"), ("mL", "100"),
    ("hour", "hour"), ("hour", "hr"), ("hour", "h"), ("minute", "min"), ("kg", "body"),
)  # fmt: skip
_MILLIGRAMS = {"g": 1000.0, "mg": 1.0, "mcg": 0.001, "ng": 1e-6, "L": 1000.0, "mL": 1.0}
_NEEDS_KIND = frozenset({"dose", "drop", "patch", "strip", "film", "injection", "pump", "click"})
"""Ordinary words too: with a kind between number and unit they count only for the kinds below."""
_KINDS = frozenset({"nicotine", "fentanyl", "lidocaine", "eye", "ear"})


def find_amounts(text: str, words: frozenset[str] | None = None) -> list[Amount]:
    """Return the amounts of a folded sentence in order, with positions in it."""
    known = words_of(text) if words is None else words
    quantities = sorted(_quantities(text, known), key=lambda quantity: quantity.start)
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
        elif _is_better(quantity, kept[-1]):
            kept[-1] = quantity
    return combine(text, kept)


def _is_better(new: Quantity, old: Quantity) -> bool:
    """Of two readings of the same words: the relative dose, else the longer; a bare number never."""
    if new.kind == "bare" or (old.kind == "relative" and new.kind == "count"):
        return False
    return (new.kind == "relative" and old.kind == "count") or new.end - new.start > old.end - old.start


def _quantities(text: str, words: frozenset[str]) -> Iterator[Quantity]:
    """Each pattern is asked only where one of its words occurs."""
    if not words.isdisjoint(UNIT_WORDS) or "µ" in text:
        yield from _with_units(text, words)
    if "%" in text or "percent" in words or "cent" in words:
        for match in PERCENT.finditer(text):
            low, top = match.group("low"), value(match.group("high"))
            yield Quantity(match.start(), match.end(), value(low) if low else top, top, "%", "percent")
    if not words.isdisjoint(RELATIVE_WORDS):
        for match in RELATIVE.finditer(text):
            yield Quantity(match.start(), match.end(), 1.0, _factor(match.group()), "dose", "relative")
    if not words.isdisjoint(TOPICAL_WORDS):
        for match in TOPICAL.finditer(text):
            yield Quantity(match.start(), match.end(), 1.0, 1.0, match.group("unit").lower(), "household")
    if not words.isdisjoint(BARE_WORDS):
        yield from _bare(text, not words.isdisjoint(DOSE_WORDS))


def _with_units(text: str, words: frozenset[str]) -> Iterator[Quantity]:
    if "between" in words or "from" in words:
        for match in BETWEEN.finditer(text):
            yield _quantity(match, match.group("unit"))
    counts = not words.isdisjoint(COUNT_WORDS)
    done = 0
    starts = START_DIGIT if words.isdisjoint(COUNTED_NUMBERS) else START
    for start in starts.finditer(text):
        if start.start() < done:
            continue
        near = words_of(text[start.start() : start.start() + _UNIT_REACH])
        match_ = None if near.isdisjoint(UNIT_WORDS) and "µ" not in text else QUANTITY.match(text, start.start())
        if match_ is not None:
            done = match_.end("high")
            if _is_count(match_, text):
                done = match_.end()
                yield from _range_or_two(match_)
        if counts and (match_ is None or done < match_.end()):
            counted = _counted(text, start.start())
            if counted is not None:
                yield counted
    if counts:
        for match in ROMAN.finditer(text):
            number = float(("I", "II", "III", "IV").index(match.group("roman")) + 1)
            yield Quantity(match.start(), match.end(), number, number, canonical(match.group("unit")), "count")


def _counted(text: str, start: int) -> Quantity | None:
    """Return a count with the kind between number and unit: "one zinc lozenge"."""
    match = COUNTED.match(text, start)
    if match is None or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
        return None
    unit = canonical(match.group("unit"))
    if unit in _NEEDS_KIND and match.group("what").lower() not in _KINDS:
        return None
    low, top = match.group("low"), value(match.group("high"))
    begin = match.start("low") if low else match.start("high")
    return Quantity(begin, match.end(), value(low) if low else top, top, unit, "count")


def _bare(text: str, about_doses: bool) -> Iterator[Quantity]:
    for match in BARE.finditer(text):
        if (match.group("open") is not None or match.group("loose")) and not (match.group("intake") and about_doses):
            continue
        low, high = match.group("low"), match.group("high")
        start = match.start("low") if low else match.start("high")
        yield Quantity(start, match.end("high"), value(low or high), value(high), "bare", "bare")


def _range_or_two(match: re.Match[str]) -> Iterator[Quantity]:
    """Yield a range as one quantity, and "5 mg or 1 tablet" as two: units of two kinds make no range."""
    lower, unit = match.groupdict().get("lowunit"), match.group("unit")
    if lower and kind_of(canonical(lower)) != kind_of(canonical(unit)):
        low, high = value(match.group("low")), value(match.group("high"))
        name, other = canonical(lower), canonical(unit)
        yield Quantity(match.start("low"), match.end("lowunit"), low, low, name, kind_of(name))
        yield Quantity(match.start("high"), match.end("unit"), high, high, other, kind_of(other))
        return
    yield _quantity(match, unit)


def _quantity(match: re.Match[str], unit: str) -> Quantity:
    groups = match.groupdict()
    low, high = groups.get("low"), match.group("high")
    start = match.start("low") if low else match.start("high")
    per = groups.get("per")
    canon = canonical(unit)
    top = value(high)
    bottom = value(low) if low else top
    if groups.get("lowunit"):
        bottom = _converted(bottom, canonical(groups["lowunit"]), canon)
    return Quantity(
        start, match.end(), min(bottom, top), max(bottom, top), canon, kind_of(canon),
        canonical_per(per) if per else None, float(groups.get("pern") or 1),
    )  # fmt: skip


def canonical_per(per: str) -> str:
    """Return one name for the unit after the slash."""
    lowered = per.lower()
    for name, starts in _PER_NAMES:
        if lowered.startswith(starts) and (len(starts) > 1 or lowered == starts):
            return name
    return lowered


def _converted(number: float, unit: str, target: str) -> float:
    if unit == target or unit not in _MILLIGRAMS or target not in _MILLIGRAMS:
        return number
    return number * _MILLIGRAMS[unit] / _MILLIGRAMS[target]


def _factor(text: str) -> float:
    lowered = text.lower()
    if lowered.startswith(("tripl", "three")):
        return 3.0
    return 0.5 if lowered.startswith(("hal", "every")) else 2.0


def _is_count(match: re.Match[str], text: str) -> bool:
    """Single letters need a digit right before; `a` and `an` count only forms."""
    unit = match.group("unit")
    high = match.group("high").lower()
    if unit in ("g", "G", "l", "L", "U", "u", "h") and not re.search(r"[\d½¼¾]$", match.group("high")):
        return False
    if unit == "L" and not match.group("gap") and len(high) == 1 and text[match.start() - 1 : match.start()].isalpha():
        return False  # a vertebra or a line number: "L4L"
    if _WORDY.match(high):
        canon = canonical(unit)
        return kind_of(canon) in ("count", "household") and canon not in ("dose", "units", "piece", "ring")
    return True


def with_named(
    text: str, amounts: list[Amount], drugs: Sequence[tuple[int, int]], brands: Sequence[int]
) -> list[Amount]:
    """Add the amounts whose unit is the medicine itself: "two Tylenol", "double the lisinopril".

    `brands` are the starts of brand names: a brand can be counted without a verb of taking.
    """
    named = []
    for start, _ in drugs:
        match = NAMED_COUNT.search(text[:start]) or (BRAND_COUNT.search(text[:start]) if start in brands else None)
        if match is not None:
            high = value(match.group("high"))
            low = value(match.group("low")) if match.group("low") else high
            begin = match.start("low") if match.group("low") else match.start("high")
            named.append(Amount(begin, match.end("high"), low, high, "bare", "bare"))
        match = NAMED_RELATIVE.search(text[:start])
        if match is not None:
            named.append(Amount(match.start(), match.end(), 1.0, _factor(match.group()), "dose", "relative"))
    taken = [(amount.start, amount.end) for amount in amounts]
    new = [amount for amount in named if not any(low < amount.end and amount.start < high for low, high in taken)]
    return sorted([*amounts, *new], key=lambda amount: amount.start) if new else amounts
