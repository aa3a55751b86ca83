"""For how long: the durations of a sentence, in days where a figure is given."""

from __future__ import annotations

import re

from lint.analysis.claims.numbers import STRICT, value
from lint.analysis.claims.parts import Duration
from lint.text.lazy import lazy

_HOURS = {"minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "hr": 1.0, "h": 1.0, "day": 24.0, "night": 24.0,
          "morning": 24.0, "evening": 24.0, "bedtime": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0,
          "year": 8760.0}  # fmt: skip
"""Hours; a month is a twelfth of a year of 365 days."""
_N = rf"(?<![\w.,])(?:{STRICT})"
_UNIT = r"(?:minutes?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|years?)"
_DURATION = lazy(
    rf"\b(?:for|over|within|during|lasting|after|up to|at least|about|of|next|first|last|lasts?|takes?|course of"
    rf"|period of|from|than)\s"
    rf"(?:the (?:next|first|last|following) |another |a (?:further |period of |total of |minimum of |course of )?"
    rf"|about |around |roughly |up to |at least |no more than |not more than |more than |less than |at most |only |just "
    rf"|as (?:long|little|few) as |approximately |some |an additional |any more than |longer than |between )*"
    rf"(?:(?P<low>{_N}|an?|one)(?:\s?-?\s?(?P<lowunit>{_UNIT}))?"
    rf"(?:\s?-\s?|\sto\s|\sor\s|\sand\s|\sto as (?:long|many) as\s))?"
    rf"(?P<high>{_N}|an?|half a|one|few|several|a few|many|a couple of|some|couple of)[\s-]"
    rf"(?P<more>more |full |whole |consecutive |extra )?(?P<unit>{_UNIT})\b",
    re.IGNORECASE,
)
_VAGUE_NUMBERS = frozenset({"few", "several", "a few", "many", "some"})
_WORDS = frozenset(
    "minute minutes hour hours hr hrs day days night nights week weeks wk wks fortnight fortnights month months year years".split()
)


def hours_in(unit: str) -> float:
    """Return the hours in a time unit as written. Raises KeyError for an unknown one."""
    lowered = unit.lower()
    return _HOURS.get(lowered) or _HOURS[lowered.rstrip("s").replace("wk", "week")]


def find_durations(text: str, words: frozenset[str] | None = None) -> list[tuple[int, int, Duration]]:
    """Return the durations of a folded sentence with their places; vague ones (`several weeks`) have no days."""
    if words is not None and words.isdisjoint(_WORDS):
        return []
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
