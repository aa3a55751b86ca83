"""How often and for how long: frequencies, durations and stated daily maxima of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.claims.model import Duration, Frequency
from lint.analysis.claims.numbers import STRICT, value

_N = rf"(?<![\w.,])(?:{STRICT})"
_RANGE = rf"(?:(?P<low>{_N})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{_N})"
_HOURS = {"minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "hr": 1.0, "h": 1.0, "day": 24.0, "night": 24.0, "morning": 24.0,
          "evening": 24.0, "bedtime": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0, "year": 8760.0}  # fmt: skip
_UNIT = r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|nights?|mornings?|evenings?|weeks?|fortnights?|months?|years?)"
_PERIOD = r"(?:a|per|each|every|/|in a|in one|in any|over)"

_TIMES = re.compile(
    rf"(?P<cap>up to |no more than |not more than |at most |maximum of |max )?(?:(?P<word>once|twice|thrice)|{_RANGE}\s?(?:times?|x|×))\s?"
    rf"(?:(?P<ly>daily|weekly|nightly|monthly)|(?:{_PERIOD})\s?(?:single |24[- ]?hour )?(?P<unit>day|night|morning|evening|week|fortnight|month|year)|(?:in|per|every|over|within) (?:24|twenty-four) ?(?:hours?|hrs?|h))\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:every|each|q)\s?(?P<other>other |second |third |alternate |2nd |3rd )?(?:{_RANGE}[\s-]?)?(?P<single>single )?{_UNIT}\b(?! you| that| of (?:the )?(?:treatment|therapy))",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\b(?P<biweekly>biweekly|bi-weekly|every other week)\b|\b(?P<amount>(?:a|per|each|every)\s?(?:24[- ]?hour )?(?P<unit>day|night|week|fortnight|month|morning|evening)|(?:/|\bper )\s?(?P<slash>day|d|week|wk|month|night)\b)(?!s)"
    r"|(?P<daily>\bdaily\b|\bnightly\b|\bweekly\b|\bmonthly\b|\bfortnightly\b)"
    r"|(?P<window>\bin (?:any |a |one )?(?:24|twenty-four)[- ]?(?:hours?|h|hour period)\b|\bover 24 hours\b|\bin (?:a|one|any one|any) (?:single )?day\b|\bevery 24 hours\b|\bwithin 24 hours\b|\bper 24 hours\b)",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?P<three>(?:before|after|with|at) (?:each|every|all|main )?\s?(?:meals?|mealtimes?|meal times)\b)"
    r"|\b(?P<two>(?:(?:in the )?morning and (?:at |in the )?(?:night|evening|bedtime)|breakfast and (?:dinner|supper|your evening meal)|morning and one .{0,20}?(?:night|evening)))\b"
    r"|\b(?P<one>at (?:night|bedtime|noon|lunchtime|breakfast|dinner|teatime)|(?:before|at|near|by) bed(?:time)?|before (?:you )?(?:sleep|going to bed|go to bed|breakfast|dinner|lunch|sleeping|exercise|sex|a flight)|in the (?:morning|evening|afternoon)|with (?:breakfast|dinner|lunch|supper|your evening meal|the evening meal)|after (?:breakfast|dinner|lunch)|first thing|on waking|every morning|tonight|this evening|after (?:a|your) (?:shower|bath|bowel movement))\b"
    r"|\b(?P<once>as a (?:single|one-off) dose|a single dose|one time only|as a one-time dose|all at once|in one go)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"(?<![\w.])(?:(?P<q>q\.?\s?(?P<low>\d+)(?:\s?-\s?(?P<high>\d+))?\s?(?P<unit>h|hr|hrs|hours?|d)\b\.?)"
    r"|(?P<code>q\.?d\.?|q\.?o\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?h\.?s\.?|qam|qpm|t\.?d\.?s\.?|q\.?d\.?s\.?|o\.?d\.?|b\.?d\.?|t\.?i\.?w\.?|o\.m\.|o\.n\.))(?!\w)",
    re.IGNORECASE,
)
_CODES = {"qd": 1.0, "od": 1.0, "om": 1.0, "on": 1.0, "qam": 1.0, "qpm": 1.0, "qhs": 1.0, "qod": 0.5, "bid": 2.0,
          "bd": 2.0, "tid": 3.0, "tds": 3.0, "qid": 4.0, "qds": 4.0, "tiw": 3 / 7}  # fmt: skip
_AMBIGUOUS = frozenset({"od", "bd"})
_AS_NEEDED = re.compile(r"\b(?:as needed|if needed|when needed|as required|when required|prn|p\.r\.n\.|if (?:you|they) need (?:it|to|them)|when (?:the )?pain|for breakthrough)\b", re.IGNORECASE)
_DIVIDED = re.compile(
    rf"\b(?:divided|split|spread|shared)\b.{{0,25}}?\b(?:doses|portions|parts|over the day|throughout the day)\b|\bin (?:{STRICT})(?:\s?-\s?|\sto\s|\sor\s)?(?:{STRICT})? (?:equal |separate |smaller )?(?:doses|portions)\b|\bin divided doses\b|\bdivided (?:dose|between)\b",
    re.IGNORECASE,
)
_DOSES_A_DAY = re.compile(rf"(?P<high>{_N}) (?:single |separate )?doses? (?:a|per|in a|in one|each|every|in) (?:day|24 ?(?:hours?|h))\b", re.IGNORECASE)

_DURATION = re.compile(
    rf"\b(?:for|over|within|during|lasting|after|up to|at least|about|of|next|first|last|lasts?|takes?|course of|period of|from|than)\s(?:the (?:next|first|last|following) |another |a (?:further |period of |total of |minimum of |course of )?|about |around |roughly |up to |at least |no more than |not more than |more than |less than |at most |only |just |as (?:long|little|few) as |approximately |some |an additional |any more than |longer than |between )*"
    rf"(?:(?P<low>{_N}|an?|one)(?:\s?-?\s?(?P<lowunit>minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?))?(?:\s?-\s?|\sto\s|\sor\s|\sand\s|\sto as (?:long|many) as\s))?(?P<high>{_N}|an?|half a|one|few|several|a few|many|a couple of|some|couple of)[\s-](?P<more>more |full |whole |consecutive |extra )?(?P<unit>minutes?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|years?)\b",
    re.IGNORECASE,
)
_VAGUE_NUMBERS = frozenset({"few", "several", "a few", "many", "some"})


class Found(NamedTuple):
    """A frequency or duration with its place."""

    start: int
    end: int
    frequency: Frequency


def hours_in(unit: str) -> float:
    """Return the hours in a time unit as written. Raises KeyError for an unknown one."""
    lowered = unit.lower()
    return _HOURS.get(lowered) or _HOURS[lowered.rstrip("s").replace("wk", "week")]


def find_frequencies(text: str) -> list[Found]:
    """Return the frequencies of a sentence in order, none inside another."""
    durations = [(start, end) for start, end, _ in find_durations(text)]
    found = sorted(
        (item for item in _frequencies(text) if not any(low < item.start and item.end <= high for low, high in durations)),
        key=lambda item: (item.start, -item.end),
    )
    kept: list[Found] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def is_as_needed(text: str) -> bool:
    """Return whether the sentence says "as needed" or the like."""
    return _AS_NEEDED.search(text) is not None


def is_divided(text: str) -> bool:
    """Return whether a day's sum is to be split into doses."""
    return _DIVIDED.search(text) is not None


def _frequencies(text: str) -> Iterator[Found]:
    for match in _TIMES.finditer(text):
        yield _times(match)
    for match in _EVERY.finditer(text):
        yield _every(match)
    for match in _DOSES_A_DAY.finditer(text):
        times = value(match.group("high"))
        yield _found(match, times, times, capped=times)
    for match in _LATIN.finditer(text):
        if latin := _latin(match):
            yield latin
    for match in _DAILY.finditer(text):
        yield _daily(match)
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
        unit = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month"}.get(match.group("daily").lower(), "fortnight")
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
    if plain in _AMBIGUOUS and not (code.isupper() or "." in code):
        return None
    times = _CODES[plain]
    return _found(match, times, times)


def find_durations(text: str) -> list[tuple[int, int, Duration]]:
    """Return the durations of a sentence with their places; vague ones (`several weeks`) have no days."""
    found = []
    for match in _DURATION.finditer(text):
        days = hours_in(match.group("unit")) / 24
        raw = match.group("high").lower()
        if raw in _VAGUE_NUMBERS:
            found.append((match.start(), match.end(), Duration(None, None, match.group())))
            continue
        high = _plain(raw) * days
        low = match.group("low")
        low_days = hours_in(match.group("lowunit")) / 24 if match.group("lowunit") else days
        bottom = _plain(low) * low_days if low else high
        found.append((match.start(), match.end(), Duration(min(bottom, high), max(bottom, high), match.group())))
    return found


def _plain(text: str) -> float:
    lowered = text.lower()
    if lowered in ("a", "an", "one"):
        return 1.0
    if "couple" in lowered:
        return 2.0
    return 0.5 if lowered == "half a" else value(lowered)
