"""How often: the frequencies of a sentence, each at its shortest interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.claims.durations import find_durations, hours_in
from lint.analysis.claims.numbers import STRICT, value
from lint.analysis.claims.parts import Frequency
from lint.text.lazy import lazy

__all__ = ["Found", "find_durations", "find_frequencies", "hours_in", "is_as_needed", "is_divided", "words_of"]

_N = rf"(?<![\w.,])(?:{STRICT})"
_RANGE = rf"(?:(?P<low>{_N})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{_N})"
_UNIT = r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|nights?|mornings?|evenings?|weeks?|fortnights?|months?|years?)"
_A_DAY = r"(?:24|twenty-four) ?(?:hours?|hrs?|h)"

_TIMES = lazy(
    rf"(?P<cap>up to |no more than |not more than |at most |maximum of |max )?"
    rf"(?:(?P<word>once|twice|thrice)|{_RANGE}\s?(?:times?|x|×))\s?"
    rf"(?:(?P<ly>daily|weekly|nightly|monthly)"
    rf"|(?:a|per|each|every|/|in a|in one|in any|over)\s?(?:single |24[- ]?hour )?"
    rf"(?P<unit>day|night|morning|evening|week|fortnight|month|year)"
    rf"|(?:in|per|every|over|within) {_A_DAY})\b",
    re.IGNORECASE,
)
_EVERY = lazy(
    rf"\b(?:every|each|q)\s?(?P<other>other |second |third |alternate |2nd |3rd )?(?:{_RANGE}[\s-]?)?"
    rf"(?P<single>single )?{_UNIT}\b(?! you| that| of (?:the )?(?:treatment|therapy))",
    re.IGNORECASE,
)
_DAILY = lazy(
    r"\b(?P<biweekly>biweekly|bi-weekly|every other week)\b"
    r"|\b(?P<amount>(?:a|per|each|every)\s?(?:24[- ]?hour )?(?P<unit>day|night|week|fortnight|month|morning|evening)"
    r"|(?:/|\bper )\s?(?P<slash>day|d|week|wk|month|night)\b)(?!s)"
    r"|(?P<daily>\bdaily\b|\bnightly\b|\bweekly\b|\bmonthly\b|\bfortnightly\b)"
    r"|(?P<window>\bin (?:any |a |one )?(?:24|twenty-four)[- ]?(?:hours?|h|hour period)\b|\bover 24 hours\b"
    r"|\bin (?:a|one|any one|any) (?:single )?day\b|\bevery 24 hours\b|\bwithin 24 hours\b|\bper 24 hours\b)",
    re.IGNORECASE,
)
_MOMENT = lazy(
    r"\b(?P<three>(?:before|after|with|at) (?:each|every|all|main )?\s?(?:meals?|mealtimes?|meal times)\b)"
    r"|\b(?P<two>(?:(?:in the )?morning and (?:at |in the )?(?:night|evening|bedtime)"
    r"|breakfast and (?:dinner|supper|your evening meal)|morning and one .{0,20}?(?:night|evening)))\b"
    r"|\b(?P<one>at (?:night|bedtime|noon|lunchtime|breakfast|dinner|teatime)|(?:before|at|near|by) bed(?:time)?"
    r"|before (?:you )?(?:sleep|going to bed|go to bed|breakfast|dinner|lunch|sleeping|exercise|sex|a flight)"
    r"|in the (?:morning|evening|afternoon)|with (?:breakfast|dinner|lunch|supper|your evening meal|the evening meal)"
    r"|after (?:breakfast|dinner|lunch)|first thing|on waking|every morning|tonight|this evening"
    r"|after (?:a|your) (?:shower|bath|bowel movement))\b"
    r"|\b(?P<once>as a (?:single|one-off) dose|a single dose|one time only|as a one-time dose|all at once|in one go)\b",
    re.IGNORECASE,
)
_LATIN = lazy(
    r"(?<![\w.])(?:(?P<q>q\.?\s?(?P<low>\d+)(?:\s?-\s?(?P<high>\d+))?\s?(?P<unit>h|hr|hrs|hours?|d)\b\.?)"
    r"|(?P<code>q\.?d\.?|q\.?o\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?h\.?s\.?|qam|qpm|t\.?d\.?s\.?"
    r"|q\.?d\.?s\.?|o\.?d\.?|b\.?d\.?|t\.?i\.?w\.?|o\.m\.|o\.n\.))(?!\w)",
    re.IGNORECASE,
)
_CODES = {"qd": 1.0, "od": 1.0, "om": 1.0, "on": 1.0, "qam": 1.0, "qpm": 1.0, "qhs": 1.0, "qod": 0.5, "bid": 2.0,
          "bd": 2.0, "tid": 3.0, "tds": 3.0, "qid": 4.0, "qds": 4.0, "tiw": 3 / 7}  # fmt: skip
_IN_CAPITALS = frozenset({"od", "bd"})
"""Codes that are words or names unless they are written in capitals."""
_AS_NEEDED = lazy(
    r"\b(?:as needed|if needed|when needed|as required|when required|prn|p\.r\.n\.|if (?:you|they) need (?:it|to|them)"
    r"|when (?:the )?pain|for breakthrough)\b",
    re.IGNORECASE,
)
_DIVIDED = lazy(
    rf"\b(?:divided|split|spread|shared)\b.{{0,25}}?\b(?:doses|portions|parts|over the day|throughout the day)\b"
    rf"|\bin (?:{STRICT})(?:\s?-\s?|\sto\s|\sor\s)?(?:{STRICT})? (?:equal |separate |smaller )?(?:doses|portions)\b"
    rf"|\bin divided doses\b|\bdivided (?:dose|between)\b",
    re.IGNORECASE,
)
_DOSES_A_DAY = lazy(
    rf"(?P<high>{_N}) (?:single |separate )?doses? (?:a|per|in a|in one|each|every|in) (?:day|24 ?(?:hours?|h))\b",
    re.IGNORECASE,
)

_TIMES_WORDS = frozenset("once twice thrice times time x".split())
_EVERY_WORDS = frozenset("every each q".split())
_DAILY_WORDS = frozenset(
    "day daily night nightly week weekly month monthly fortnight fortnightly biweekly hours hour h d wk morning evening".split()
)
_MOMENT_WORDS = frozenset(
    "meal meals mealtime mealtimes bed bedtime night noon lunchtime breakfast dinner lunch supper teatime sleep sleeping "
    "exercise sex flight morning evening afternoon first waking tonight shower bath bowel dose go once".split()
)
_LATIN_WORDS = frozenset("q qd qod bid tid qid qhs qam qpm tds qds od bd tiw b t o".split())
_NEED_WORDS = frozenset("needed required need prn p pain breakthrough".split())
_DIVIDED_WORDS = frozenset("divided split spread shared doses portions".split())
_ANY = _DAILY_WORDS | _EVERY_WORDS | _MOMENT_WORDS | _LATIN_WORDS | _TIMES_WORDS
_LETTERS = bytes(ord(chr(i).lower()) if i < 128 and chr(i).isalpha() else 32 for i in range(256))
"""Letters in lower case, all else a space: three times as fast as an expression."""


class Found(NamedTuple):
    """A frequency with its place."""

    start: int
    end: int
    frequency: Frequency


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, letters only: "20mg" has the word "mg"."""
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())


def find_frequencies(text: str, words: frozenset[str] | None = None) -> list[Found]:
    """Return the frequencies of a folded sentence in order, none inside another or inside a duration."""
    known = words_of(text) if words is None else words
    if known.isdisjoint(_ANY):
        return []
    everything = list(_frequencies(text, known))
    if not everything:
        return []
    durations = [(start, end) for start, end, _ in find_durations(text, known)]
    found = sorted(
        (item for item in everything if not any(low < item.start and item.end <= high for low, high in durations)),
        key=lambda item: (item.start, -item.end),
    )
    kept: list[Found] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def is_as_needed(text: str, words: frozenset[str]) -> bool:
    """Return whether the sentence says "as needed" or the like."""
    return not words.isdisjoint(_NEED_WORDS) and _AS_NEEDED.search(text) is not None


def is_divided(text: str, words: frozenset[str]) -> bool:
    """Return whether a day's sum is to be split into doses."""
    return not words.isdisjoint(_DIVIDED_WORDS) and _DIVIDED.search(text) is not None


def _frequencies(text: str, words: frozenset[str]) -> Iterator[Found]:
    """Each pattern is asked only where one of its words occurs."""
    if not words.isdisjoint(_TIMES_WORDS) or "×" in text:
        for match in _TIMES.finditer(text):
            yield _times(match)
    if not words.isdisjoint(_EVERY_WORDS):
        for match in _EVERY.finditer(text):
            yield _every(match)
    if "dose" in words or "doses" in words:
        for match in _DOSES_A_DAY.finditer(text):
            times = value(match.group("high"))
            yield _found(match, times, times, capped=times)
    if not words.isdisjoint(_LATIN_WORDS):
        for match in _LATIN.finditer(text):
            if latin := _latin(match):
                yield latin
    if not words.isdisjoint(_DAILY_WORDS):
        for match in _DAILY.finditer(text):
            yield _daily(match)
    if not words.isdisjoint(_MOMENT_WORDS):
        for match in _MOMENT.finditer(text):
            times = 3.0 if match.group("three") else 2.0 if match.group("two") else 1.0
            yield _found(match, times, times)


def _found(
    match: re.Match[str], high: float, low: float, interval: float | None = None, capped: float | None = None
) -> Found:
    return Found(match.start(), match.end(), Frequency(high, low, match.group().strip(), False, interval, capped))


def _times(match: re.Match[str]) -> Found:
    word = match.group("word")
    if word:
        low = high = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[word.lower()]
    else:
        high = value(match.group("high"))
        low = value(match.group("low")) if match.group("low") else high
    ly = match.group("ly")
    unit = match.group("unit") or ({"weekly": "week", "monthly": "month"}.get(ly.lower(), "day") if ly else "day")
    days = hours_in(unit) / 24
    return _found(match, high / days, low / days, capped=high / days if match.group("cap") else None)


def _every(match: re.Match[str]) -> Found:
    hours = hours_in(match.group("unit"))
    other = (match.group("other") or "").strip().lower()
    if other:
        hours *= 3 if other in ("third", "3rd") else 2
        return _found(match, 24 / hours, 24 / hours, hours)
    high = match.group("high")
    longest = value(high) * hours if high else hours
    shortest = value(match.group("low")) * hours if match.group("low") else longest
    if not shortest or not longest:
        return _found(match, 1.0, 1.0)
    return _found(match, 24 / shortest, 24 / longest, shortest)


def _daily(match: re.Match[str]) -> Found:
    unit = match.group("unit") or match.group("slash") or ""
    if match.group("daily"):
        named = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month"}
        unit = named.get(match.group("daily").lower(), "fortnight")
    if match.group("window"):
        unit = "day"
    if match.group("biweekly"):
        unit = "fortnight"
    unit = {"d": "day", "wk": "week"}.get(unit.lower(), unit)
    times = 24 / hours_in(unit)
    return _found(match, times, times)


def _latin(match: re.Match[str]) -> Found | None:
    if match.group("q"):
        hours = 24.0 if match.group("unit").lower() == "d" else 1.0
        low = float(match.group("low")) * hours
        high = float(match.group("high")) * hours if match.group("high") else low
        return _found(match, 24 / low, 24 / high, low) if low and high else None
    code = match.group("code")
    plain = code.replace(".", "").lower()
    if plain in _IN_CAPITALS and not (code.isupper() or "." in code):
        return None
    return _found(match, _CODES[plain], _CODES[plain])
