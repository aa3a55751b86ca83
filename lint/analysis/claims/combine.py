"""Put counts and strengths together: "2 tablets of 500 mg", "two 5 mg tablets", "10 mL (125 mg/5 mL)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lint.analysis.claims.numbers import DIGITS, value
from lint.analysis.claims.parts import Amount, Quantity
from lint.analysis.claims.patterns import COUNT_BEFORE, FORM_AFTER
from lint.analysis.claims.units import canonical, kind_of
from lint.text.lazy import lazy

_TIMES_STRENGTH = lazy(r"\s?(?:x|×|of(?: the)?|containing|at|with|each (?:of|containing))\s?", re.IGNORECASE)
_OF_NAMED = lazy(
    r"\sof\s(?:the\s)?(?!(?:and|or|with|to|for|every|each|in|at|about|up)\b)[a-z][\w'-]*"
    r"(?:\s(?!(?:and|or|with|to|for|every|each|in|at|about|up|a|once|twice|daily|then|per)\b)[a-z][\w'-]*){0,2}\s",
    re.IGNORECASE,
)
"""Between a count and the strength of a named medicine: "10 tablets of ibuprofen 200 mg"."""
_SUM_WORDS = lazy(
    r"\((?:(?:a |in )?(?:total|all)(?: of)?|about|or|equal to|which is|that is|up to)?\s?$", re.IGNORECASE
)
_IN_BRACKET = lazy(r"(?:\s[\w'-]+){0,3}\s?\((?:\w+\s){0,2}")
_OF_LIQUID = lazy(r"(?:\s[\w'-]+){0,4}\s?\(?|\sof (?:the )?")
_EACH = lazy(r"\beach|\bper\b|\bapiece|strength", re.IGNORECASE)
_ONE = lazy(r"\b(?:an?|another|half|third|quarter|couple)\b", re.IGNORECASE)
_PART = lazy(r"(?:half|a (?:half|third|quarter))", re.IGNORECASE)
_MOST_COUNTED = 100
"""Tablets at a time: a larger number before a strength is no count."""


def combine(text: str, quantities: Sequence[Quantity]) -> list[Amount]:
    """Return amounts from quantities in order; a count takes the strength or the sum that belongs to it."""
    amounts: list[Amount] = []
    starts = [quantity.start for quantity in quantities]
    index = 0
    while index < len(quantities):
        joined = _joined(text, quantities, index)
        if joined is not None:
            amounts.append(joined)
            index += 2
            continue
        amounts.append(_single(text, quantities[index], starts))
        index += 1
    return amounts


def _joined(text: str, quantities: Sequence[Quantity], index: int) -> Amount | None:
    if index + 1 >= len(quantities):
        return None
    first, second = quantities[index], quantities[index + 1]
    gap = text[first.end : second.start]
    if first.kind in ("volume", "household") and second.per == "mL" and first.per is None and _OF_LIQUID.fullmatch(gap):
        end = second.end + (text[second.end : second.end + 1] == ")")
        return _amount(first, end, strength=second, form="liquid")
    if first.kind == "count" and second.kind in ("mass", "activity", "volume"):
        return _with_strength(text, first, second, gap)
    return None


def _with_strength(text: str, count: Quantity, mass: Quantity, gap: str) -> Amount | None:
    """Join a count with the strength that follows, or with the sum of all of it in brackets."""
    if _TIMES_STRENGTH.fullmatch(gap) or (mass.kind == "mass" and _OF_NAMED.fullmatch(gap)):
        return _amount(count, mass.end, strength=mass, form=count.unit)
    if not _IN_BRACKET.fullmatch(gap):
        return None
    closing = text.find(")", mass.end)
    end = closing + 1 if 0 <= closing - mass.end < 30 else mass.end
    is_named = re.search(r"\(\w", gap) is not None and not _SUM_WORDS.search(gap)
    if count.high <= 1 or is_named or "x" in gap[-2:] or _EACH.search(text[mass.end : end]):
        return _amount(count, end, strength=mass, form=count.unit)
    return _amount(count, end, total=mass, form=count.unit)


def _amount(
    quantity: Quantity,
    end: int,
    strength: Quantity | None = None,
    total: Quantity | None = None,
    form: str | None = None,
) -> Amount:
    return Amount(
        quantity.start, end, quantity.low, quantity.high, quantity.unit, quantity.kind,
        quantity.per, quantity.per_amount, strength, total, form,
    )  # fmt: skip


def _single(text: str, quantity: Quantity, starts: list[int]) -> Amount:
    """Return a quantity on its own, with the form named after it and the count named before it."""
    if quantity.kind == "count":
        return _amount(quantity, quantity.end, form=quantity.unit)
    if quantity.kind not in ("mass", "activity", "volume", "percent"):
        return _amount(quantity, quantity.end)
    after = FORM_AFTER.match(text, quantity.end)
    here = bisect_left(starts, quantity.start)
    limit = starts[here + 1] if here + 1 < len(starts) else len(text)
    if after is None or after.start("form") >= limit or "," in text[quantity.end : after.start("form")]:
        return _amount(quantity, quantity.end)
    form = canonical(after.group("form"))
    count = COUNT_BEFORE.search(text[max(0, quantity.start - 60) : quantity.start])
    offset = max(0, quantity.start - 60)
    if count is None or kind_of(form) != "count" or (here and starts[here - 1] + 1 > offset + count.start("high")):
        return _amount(quantity, quantity.end, form=form)
    number = count.group("high")
    if (_ONE.match(number) and not _PART.match(number)) or (
        re.fullmatch(DIGITS, number) and value(number) > _MOST_COUNTED
    ):
        return _amount(quantity, quantity.end, form=form)
    high = value(number)
    low = value(count.group("low")) if count.group("low") else high
    start = offset + (count.start("low") if count.group("low") else count.start("high"))
    return Amount(start, after.end(), low, high, form, "count", strength=quantity, form=form)
