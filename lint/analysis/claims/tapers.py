"""Parse reductions and increases: by how much, how often, of which dose, over what time; schedules in steps."""

from __future__ import annotations

import re

from lint.analysis.claims.model import Amount, Quantity, Taper
from lint.analysis.claims.numbers import STRICT, value
from lint.analysis.claims.timing import find_durations, find_frequencies, hours_in

DOWN_VERBS = (
    r"(?:taper(?:s|ed|ing)?(?: (?:off|down))?|wean(?:s|ed|ing)?(?: (?:off|down))?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|"
    r"cut(?:s|ting)?(?: (?:back|down))?|drop(?:s|ped|ping)?|com(?:e|es|ing) (?:off|down)|came (?:off|down)|go(?:es|ing)? down|went down|step(?:s|ped|ping)? down|scal(?:e|es|ed|ing) (?:back|down)|"
    r"trim(?:s|med|ming)?|shav(?:e|es|ed|ing)|eas(?:e|es|ed|ing) off|brought down|bring(?:s|ing)? (?:it )?down|phas(?:e|es|ed|ing) out|dial(?:s|ed|ing)? (?:back|down)|halv(?:e|es|ed|ing)|"
    r"get(?:s|ting)? off|back(?:s|ed|ing)? off|withdrawn|tail(?:s|ed|ing)? off|wind(?:s|ing)? down|pull(?:s|ed|ing)? back|slash(?:es|ed|ing)?)"
)
DOWN_NOUNS = r"(?:tapers?|tapering|reductions?|weaning|cuts?|decreases?|step-?downs?|dose (?:change|adjustment)s?)"
UP_VERBS = (
    r"(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|go(?:es|ing)? up|step(?:s|ped|ping)? up|work(?:s|ed|ing)? up|build(?:s|ing)? up|ramp(?:s|ed|ing)? up|titrat(?:e|es|ed|ing)(?: up(?:wards?)?)?|"
    r"mov(?:e|es|ed|ing) up|bump(?:s|ed|ing)?(?: up)?|add(?:s|ed|ing)?|escalat(?:e|es|ed|ing))"
)
_DOWN = re.compile(rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS})\b", re.IGNORECASE)
_UP = re.compile(rf"\b{UP_VERBS}\b", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:by|in)\s(?:about |roughly |up to |around |as much as )?(?P<frac>half|a half|one[- ]half|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters|a tenth|one[- ]tenth|a fifth|one[- ]fifth|an eighth|one[- ]eighth)\b",
    re.IGNORECASE,
)
_HALVE = re.compile(r"\bhalv(?:e|es|ed|ing)\b", re.IGNORECASE)
_BASE = re.compile(r"\b(?:of (?:the|your|their) )?(?P<base>original|starting|initial|current|previous|present|existing|last|remaining|baseline)\b(?: daily)? (?:dose|dosage|amount)", re.IGNORECASE)
_TO = re.compile(r"\b(?:down )?to\s$|\bto (?:about |just )$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about )?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about |up to |around |no more than |at most |only |just |another |a further )?$", re.IGNORECASE)
_PERIODIC = re.compile(r"\b(?:every|each|per|a|at)\b", re.IGNORECASE)
_STEP = re.compile(
    rf"\b(?P<unit>day|week|month)s?\s(?P<low>\d+|{STRICT})(?:\s?(?:-|to|and|through|&)\s?(?P<high>\d+|{STRICT}))?\s?(?:[:,=-]|\s)\s?(?:take |use |reduce to |drop to |cut to |go to |down to |then )?",
    re.IGNORECASE,
)
_RELATIVE_GAP = 70


def direction(text: str, start: int) -> str:
    """Return `down`, `up` or empty: what the nearest verb or noun before an amount does with the dose."""
    window_start = max(0, start - _RELATIVE_GAP)
    window = text[window_start:start]
    down = _last(_DOWN, window)
    up = _last(_UP, window)
    if down < 0 and up < 0:
        return ""
    between = window[max(down, up) :]
    if re.search(r"[;:]|\.\s|\b(?:take|use|then take|give)\b", between, re.IGNORECASE):
        return ""
    return "down" if down > up else "up"


def _last(pattern: re.Pattern[str], text: str) -> int:
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end


_REMAINDER = re.compile(r"\s*of\s+(?:the|your)\s+(?:\w+\s+){0,2}(?:dose|amount)\s+(?:is|are|remains?)\b", re.IGNORECASE)
"""“Once about 30% of the original dose is left”: a share that remains, not one that is cut."""
_DAILY_DOSE = re.compile(r"\bdaily(?=\s+(?:dose|dosage|amount|intake|total)\b)", re.IGNORECASE)
"""“25% of the total daily dose”: no interval between cuts. Replaced by as many spaces."""


def is_step(text: str, amount: Amount) -> bool:
    """Return whether an amount is how much a dose changes, or what it changes to, rather than a dose to take."""
    before = text[: amount.start]
    if amount.kind == "percent":
        return _REMAINDER.match(text, amount.end) is None
    if _BY.search(before) or ((_TO.search(before) or _FROM.search(before)) and direction(text, amount.start)):
        return True
    after = text[amount.end : amount.end + 12]
    if re.match(r"\s(?:less|fewer|lower)\b", after, re.IGNORECASE):
        return True
    match = re.search(rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS})(?: of)?\s(?:about |only |just )?$", before, re.IGNORECASE)
    return match is not None


def parse_taper(text: str, amount: Amount | None) -> Taper:
    """Return the taper of a sentence; `amount` is the percent or mass that was found in it."""
    percent_low, percent_high = _percent(text, amount)
    frequencies = [found.frequency for found in find_frequencies(_DAILY_DOSE.sub("     ", text))]
    every = [f for f in frequencies if f.per_day <= 1 and not f.text.lower().startswith(("twice", "three", "once a day", "once daily"))]
    interval_low = 1 / every[-1].per_day if every else None
    interval_high = 1 / every[-1].per_day_low if every else None
    durations = [d for _, _, d in find_durations(text) if d.high_days and re.match(r"over|within|in|during", d.text, re.IGNORECASE)]
    base = _BASE.search(text)
    step, target, origin = _parts(text, amount)
    pace = None
    if percent_high is not None and interval_low:
        pace = round(percent_high * 14 / interval_low, 4)
    return Taper(
        percent_low, percent_high, step, target, origin, interval_low, interval_high,
        durations[-1].high_days if durations else None,
        _base_name(base.group("base")) if base else None, pace, (), step.unit if step else None,
    )  # fmt: skip


def _base_name(word: str) -> str:
    return "original" if word.lower() in ("original", "starting", "initial", "baseline") else "current"


def _percent(text: str, amount: Amount | None) -> tuple[float | None, float | None]:
    if amount is not None and amount.kind == "percent":
        return amount.low, amount.high
    if amount is not None and amount.kind != "relative":
        return None, None
    fraction = _FRACTION.search(text)
    if fraction:
        share = value(re.sub(r"^(?:a|one|an)[- ]", "", fraction.group("frac").lower())) * 100
        share = round(share, 2)
        return share, share
    if _HALVE.search(text) or (amount is not None and amount.high == 0.5):
        return 50.0, 50.0
    return None, None


def _parts(text: str, amount: Amount | None) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """Return step, target and origin among the amounts of a reduction."""
    if amount is None or amount.kind in ("percent", "relative"):
        return None, None, None
    quantity = Quantity(amount.start, amount.end, amount.low, amount.high, amount.unit, amount.kind, amount.per)
    before = text[: amount.start]
    if amount.low != amount.high and re.search(r"\bfrom\s(?:about )?$", before, re.IGNORECASE):
        low = Quantity(amount.start, amount.end, amount.low, amount.low, amount.unit, amount.kind, amount.per)
        high = Quantity(amount.start, amount.end, amount.high, amount.high, amount.unit, amount.kind, amount.per)
        return None, low, high
    if _TO.search(before):
        return None, quantity, None
    if _FROM.search(before):
        return None, None, quantity
    return quantity, None, None


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
