"""Numbers as health articles write them: digits, words, fractions and mixtures of these."""

from __future__ import annotations

import re

from lint.text.lazy import lazy

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_FRACTION_CHARS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2, "⅙": 1 / 6}
_PARTS = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25,
    "fourth": 0.25, "fourths": 0.25, "fifth": 0.2, "fifths": 0.2, "eighth": 0.125, "eighths": 0.125,
    "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip

WORD_ATOMS = frozenset({*_UNITS, *_SCALES})
PARTS = frozenset(_PARTS)

_ATOM = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_CHARS = "".join(_FRACTION_CHARS)

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?[ -]\d/\d(?!\d)|\d/\d(?![\d/])"
    rf"|\d+(?:\.\d+)?[{_CHARS}]?|\.\d+|[{_CHARS}])"
)
WORDS = rf"(?<![\w])(?:(?:a[ -](?=hundred|thousand|million))?(?:{_ATOM})\b(?:[ -](?:and[ -])?(?:{_ATOM})\b)*(?: and (?:a |one[ -]|three[ -]|two[ -])?(?:{_PART})\b)?)"
PART = rf"(?<![\w])(?:(?:an?[ -]|one[ -]|two[ -]|three[ -])?(?:{_PART})\b(?:[ -](?:of )?(?:an?|one|the|your|each)\b)?)"
"""A fraction word before a counted unit: "half a", "a quarter of a", "one-third of a"."""
NUMBER = (
    rf"(?:{DIGITS}(?: (?:million|thousand)\b)?(?: and (?:a )?(?:{_PART})\b)?"
    rf"|{PART}|{WORDS}|\ba couple(?: of)?|\ba dozen|\banother|\ban?(?= ))"
)
"""Anything that counts; `a` and `an` are one and need a unit right after."""
STRICT = rf"(?:{DIGITS}(?: (?:million|thousand)\b)?|{WORDS})"
"""Digits or number words only, for places where `a` or `half` mean something else."""

_TOKEN = lazy(rf"\d[\d,]*(?:\.\d+)?|\.\d+|/|[{_CHARS}]|[a-z]+", re.IGNORECASE)


def value(text: str) -> float:
    """Return the number that a match of NUMBER means. Raises ValueError for anything else."""
    lowered = text.lower().strip()
    if lowered.startswith("a couple") or lowered == "both":
        return 2.0
    if lowered == "a dozen":
        return 12.0
    tokens = [match.group() for match in _TOKEN.finditer(lowered)]
    if not tokens:
        raise ValueError(text)
    if tokens in (["a"], ["an"], ["another"]):
        return 1.0
    return _sum(tokens)


def _sum(tokens: list[str]) -> float:
    """Add up number tokens: `current` is the group being built, `total` the closed ones."""
    total, current, pending = 0.0, 0.0, None
    index = 0
    while index < len(tokens):
        part = tokens[index]
        if part == "/":
            top = pending if pending is not None else current
            current += top / float(tokens[index + 1]) - top
            index += 2
            continue
        if part[0].isdigit() or part[0] == ".":
            pending = float(part.replace(",", ""))
            current += pending
        elif part in _FRACTION_CHARS:
            current += _FRACTION_CHARS[part]
        elif part in _UNITS:
            current += _UNITS[part]
        elif part in _SCALES:
            current = max(current, 1.0) * _SCALES[part]
            if _SCALES[part] >= 1000:
                total, current = total + current, 0.0
        elif part in _PARTS:
            current = _with_part(tokens[:index], current, _PARTS[part])
        index += 1
    return total + current


def _with_part(before: list[str], current: float, part: float) -> float:
    """Multiply for "two thirds", add for "two and a half", take "half" alone as it is."""
    if "and" in before:
        last = len(before) - 1 - before[::-1].index("and")
        counter = before[last + 1 :]
        if counter and counter[0] in _UNITS:
            return current - _UNITS[counter[0]] + _UNITS[counter[0]] * part
        return current + part
    return current * part if current else part
