"""Parse reductions and increases: by how much, how often, of which dose, over what time; schedules in steps."""

from __future__ import annotations

import re

from lint.analysis.claims.durations import hours_in
from lint.analysis.claims.numbers import STRICT, value
from lint.analysis.claims.parts import Amount, Quantity, Taper
from lint.analysis.claims.reading import Reading
from lint.text.lazy import lazy

DOWN_VERBS = (
    r"(?:taper(?:s|ed|ing)?(?: (?:off|down))?|wean(?:s|ed|ing)?(?: (?:off|down))?|reduc(?:e|es|ed|ing)"
    r"|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|cut(?:s|ting)?(?: (?:back|down))?|drop(?:s|ped|ping)?"
    r"|com(?:e|es|ing) (?:off|down)|came (?:off|down)|go(?:es|ing)? down|went down|step(?:s|ped|ping)? down"
    r"|scal(?:e|es|ed|ing) (?:back|down)|trim(?:s|med|ming)?|shav(?:e|es|ed|ing)|eas(?:e|es|ed|ing) off|brought down"
    r"|bring(?:s|ing)? (?:it )?down|phas(?:e|es|ed|ing) out|dial(?:s|ed|ing)? (?:back|down)|halv(?:e|es|ed|ing)"
    r"|get(?:s|ting)? off|back(?:s|ed|ing)? off|withdrawn|tail(?:s|ed|ing)? off|wind(?:s|ing)? down"
    r"|pull(?:s|ed|ing)? back|slash(?:es|ed|ing)?)"
)
DOWN_NOUNS = r"(?:tapers?|tapering|reductions?|weaning|cuts?|decreases?|step-?downs?|dose (?:change|adjustment)s?)"
_UP_VERBS = (
    r"(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|go(?:es|ing)? up|step(?:s|ped|ping)? up|work(?:s|ed|ing)? up"
    r"|build(?:s|ing)? up|ramp(?:s|ed|ing)? up|titrat(?:e|es|ed|ing)(?: up(?:wards?)?)?|mov(?:e|es|ed|ing) up"
    r"|bump(?:s|ed|ing)?(?: up)?|add(?:s|ed|ing)?|escalat(?:e|es|ed|ing))"
)
_DOWN = lazy(rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS})\b", re.IGNORECASE)
_UP = lazy(rf"\b{_UP_VERBS}\b", re.IGNORECASE)
_RETAKEN = lazy(r"[;:]|\.\s|\b(?:take|use|then take|give)\b", re.IGNORECASE)
_PART = (
    r"half|a half|one[- ]half|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters|a tenth"
    r"|one[- ]tenth|a fifth|one[- ]fifth|an eighth|one[- ]eighth"
)
_FRACTION = lazy(
    rf"\b(?:by|in)\s(?:about |roughly |up to |around |as much as |no more than |at most |less than )?(?P<frac>{_PART})\b",
    re.IGNORECASE,
)
_HALVE = lazy(r"\bhalv(?:e|es|ed|ing)\b", re.IGNORECASE)
_BASE = lazy(
    r"\b(?:of (?:the|your|their) )?"
    r"(?P<base>original|starting|initial|current|previous|present|existing|last|remaining|baseline)\b"
    r"(?: daily)? (?:dose|dosage|amount)",
    re.IGNORECASE,
)
_ORIGINAL = frozenset({"original", "starting", "initial", "baseline"})
_TO = lazy(r"\b(?:down |up )?to\s(?:about |just )?$", re.IGNORECASE)
_FROM = lazy(r"\bfrom\s(?:about )?$", re.IGNORECASE)
_BY = lazy(r"\bby\s(?:about |up to |around |no more than |at most |only |just |another |a further )?$", re.IGNORECASE)
_LESS = lazy(r"\s(?:less|fewer|lower)\b", re.IGNORECASE)
_OBJECT = lazy(rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS})(?: of)?\s(?:about |only |just )?$", re.IGNORECASE)
_SPAN = lazy(r"over|within|in|during", re.IGNORECASE)
_OFTENER = ("twice", "three", "once a day", "once daily")
_STEP = lazy(
    rf"\b(?P<unit>day|week|month)s?\s(?P<low>\d+|{STRICT})(?:\s?(?:-|to|and|through|&)\s?(?P<high>\d+|{STRICT}))?"
    r"\s?(?:[:,=-]|\s)\s?(?:take |use |reduce to |drop to |cut to |go to |down to |then )?",
    re.IGNORECASE,
)
_REACH = 70
"""Characters between a verb and the amount it changes."""


def direction(text: str, start: int) -> str:
    """Return `down`, `up` or empty: what the nearest verb or noun before an amount does with the dose."""
    window = text[max(0, start - _REACH) : start]
    down, up = _last(_DOWN, window), _last(_UP, window)
    if (down < 0 and up < 0) or _RETAKEN.search(window[max(down, up) :]):
        return ""
    return "down" if down > up else "up"


def _last(pattern: re.Pattern[str], text: str) -> int:
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end


_REMAINDER = lazy(r"\s*of\s+(?:the|your)\s+(?:\w+\s+){0,2}(?:dose|amount)\s+(?:is|are|remains?)\b", re.IGNORECASE)
"""“Once about 30% of the original dose is left”: a share that remains, not one that is cut."""
_DAILY_DOSE = lazy(r"daily(?=\s+(?:dose|dosage|amount|intake|total)\b)", re.IGNORECASE)
"""“25% of the total daily dose” names no interval between cuts."""


def is_step(text: str, amount: Amount) -> bool:
    """Return whether an amount is how much a dose changes, or what it changes to, rather than a dose to take."""
    before = text[: amount.start]
    if amount.kind == "percent":
        return _REMAINDER.match(text, amount.end) is None
    if _BY.search(before):
        return True
    if (_TO.search(before) or _FROM.search(before)) and direction(text, amount.start):
        return True
    return _LESS.match(text, amount.end) is not None or _OBJECT.search(before) is not None


def parse_taper(reading: Reading, amount: Amount | None) -> Taper:
    """Return the taper of a sentence; `amount` is the percent or mass that was found in it."""
    text = reading.text
    percent_low, percent_high = _percent(text, amount)
    every = [
        found.frequency
        for found in reading.frequencies
        if found.frequency.per_day <= 1
        and not found.frequency.text.lower().startswith(_OFTENER)
        and not _DAILY_DOSE.match(text, found.start)
    ]
    interval_low = 1 / every[-1].per_day if every else None
    interval_high = 1 / every[-1].per_day_low if every else None
    spans = [duration for _, _, duration in reading.durations if duration.high_days and _SPAN.match(duration.text)]
    base = _BASE.search(text)
    step, target, origin = _parts(text, amount)
    return Taper(
        percent_low=percent_low,
        percent_high=percent_high,
        step=step,
        target=target,
        origin=origin,
        interval_days_low=interval_low,
        interval_days_high=interval_high,
        total_days=spans[-1].high_days if spans else None,
        base=("original" if base.group("base").lower() in _ORIGINAL else "current") if base else None,
        percent_per_14_days=round(percent_high * 14 / interval_low, 4) if percent_high and interval_low else None,
        unit=step.unit if step else None,
    )


def _percent(text: str, amount: Amount | None) -> tuple[float | None, float | None]:
    """Return the percentage of a reduction: as written, or of "by half", "in a third"."""
    if amount is not None and amount.kind == "percent":
        return (None, None) if _REMAINDER.match(text, amount.end) else (amount.low, amount.high)
    if amount is not None and amount.kind != "relative":
        return None, None
    fraction = _FRACTION.search(text)
    if fraction:
        share = round(value(re.sub(r"^(?:a|one|an)[- ]", "", fraction.group("frac").lower())) * 100, 2)
        return share, share
    if _HALVE.search(text) or (amount is not None and amount.high == 0.5):
        return 50.0, 50.0
    return None, None


def _parts(text: str, amount: Amount | None) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """Return step, target and origin among the amounts of a reduction."""
    if amount is None or amount.kind in ("percent", "relative"):
        return None, None, None
    before = text[: amount.start]
    if amount.low != amount.high and _FROM.search(before):
        return None, _quantity(amount, amount.low), _quantity(amount, amount.high)
    if _TO.search(before):
        return None, _quantity(amount), None
    if _FROM.search(before):
        return None, None, _quantity(amount)
    return _quantity(amount), None, None


def _quantity(amount: Amount, only: float | None = None) -> Quantity:
    low, high = (amount.low, amount.high) if only is None else (only, only)
    return Quantity(amount.start, amount.end, low, high, amount.unit, amount.kind, amount.per)


def find_fraction(text: str) -> re.Match[str] | None:
    """Return "by half", "in half", "by a quarter" when it is said of a dose."""
    return _FRACTION.search(text)


def schedule(text: str) -> tuple[tuple[int, float, float], ...]:
    """Return (offset, first day, length in days) for each "Week 1:", "Days 1-3:" of a text."""
    rows = []
    for match in _STEP.finditer(text):
        days = hours_in(match.group("unit")) / 24
        low = value(match.group("low"))
        high = value(match.group("high")) if match.group("high") else low
        rows.append((match.end(), (low - 1) * days, (high - low + 1) * days))
    return tuple(rows)


def schedule_pace(steps: tuple[tuple[float, float], ...]) -> float | None:
    """Return the fastest fall of a schedule in percent of the dose before, per 14 days; None if it never falls."""
    fastest = None
    for (day, dose), (next_day, next_dose) in zip(steps, steps[1:], strict=False):
        if next_dose < dose and dose > 0 and next_day > day:
            pace = (dose - next_dose) / dose * 100 * 14 / (next_day - day)
            fastest = max(fastest or 0.0, pace)
    return round(fastest, 4) if fastest is not None else None
