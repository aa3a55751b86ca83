"""Whom an amount is for, by which route, and under which condition: as far as the sentence says."""

from __future__ import annotations

import re

from lint.analysis.claims.model import Population
from lint.analysis.claims.numbers import STRICT, value

_LB = 0.45359237
_AGE_UNIT = r"(?:-|\s)?(?P<unit>years?|months?|weeks?|yrs?|mos?)?(?:[\s-]olds?| of age)?"
_N = rf"(?:{STRICT})"
_AGE_RANGE = re.compile(rf"\b(?:aged?|ages|between|from|children|child|kids|those|adolescents|teens)?\s?(?:aged?\s|ages\s|between\s)?(?P<low>{_N})\s?(?:-|to|and|through)\s?(?P<high>{_N}){_AGE_UNIT}", re.IGNORECASE)
_AGE_UP = re.compile(rf"\b(?P<age>{_N})(?:\s(?P<unit>years?|months?|weeks?))?(?: of age| old)?\s(?:and|or) (?:older|over|up|above)\b|\b(?:over|older than|above|at least|from)(?: the age of| age)?\s(?P<over>{_N})(?:\s(?P<unit2>years?|months?|weeks?))?(?: of age| old)?(?=[\s,.;:)])(?!\s?(?:(?:mg|mcg|g|ml|iu|units|hours?|days?|tablets?|minutes?|times|kg|lbs?|pounds|percent)\b|%))", re.IGNORECASE)
_AGE_DOWN = re.compile(rf"\b(?:under|younger than|below|less than)(?: the age of| age)?\s(?P<age>{_N})(?:\s(?P<unit>years?|months?|weeks?))?(?: of age| old)?(?=[\s,.;:)]|$)(?!\s?(?:(?:mg|mcg|g|ml|iu|units|hours?|days?|tablets?|minutes?|times|kg|lbs?|pounds|percent)\b|%))", re.IGNORECASE)
_AGE_ONE = re.compile(rf"\b(?P<age>{_N})[\s-](?P<unit>year|month|week)s?[\s-]old|\b(?:aged?|age)\s(?P<bare>{_N})\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:weigh(?:s|ing)?|weight|at|of|under|over|above|below|less than|more than|a|for|up to)?\s?(?P<how>under|over|above|below|less than|more than|at least|up to)?\s?(?:(?P<low>\d+(?:\.\d+)?)\s?(?:-|to|and)\s?)?(?P<high>\d+(?:\.\d+)?)\s?-?(?P<unit>kg|kilos?|kilograms?|lbs?|pounds?)\b", re.IGNORECASE)
_PREGNANT = re.compile(r"\b(?:pregnan\w*|trimester|expecting|expectant|trying to conceive|moms-to-be|mothers-to-be|weeks? along)\b", re.IGNORECASE)
_GROUPS = (
    ("pregnant", _PREGNANT),
    ("breastfeeding", re.compile(r"\b(?:breast-?feeding|breast-?fed|nursing mothers?|lactat\w+)\b", re.IGNORECASE)),
    ("infant", re.compile(r"\b(?:infants?|bab(?:y|ies)|newborns?|toddlers?|neonates?)\b", re.IGNORECASE)),
    ("child", re.compile(r"\b(?:child(?:ren)?(?:'s)?|kids?|p(?:a)?ediatric|son|daughter|school-?age\w*)\b", re.IGNORECASE)),
    ("adolescent", re.compile(r"\b(?:teens?|teenagers?|adolescents?)\b", re.IGNORECASE)),
    ("older", re.compile(r"\b(?:older (?:adults?|people)|elderly|seniors?|over (?:60|65|70|75|80))\b", re.IGNORECASE)),
    ("adult", re.compile(r"\b(?:adults?|grown-?ups?|women|men|most people)\b", re.IGNORECASE)),
)  # fmt: skip
_ROUTES = (
    ("rectal", re.compile(r"\b(?:suppositor(?:y|ies)|rectal(?:ly)?|enemas?)\b", re.IGNORECASE)),
    ("vaginal", re.compile(r"\b(?:vagina\w*|pessar(?:y|ies))\b", re.IGNORECASE)),
    ("sublingual", re.compile(r"\b(?:under (?:the|your) tongue|sublingual\w*)\b", re.IGNORECASE)),
    ("inhaled", re.compile(r"\b(?:inhal\w+|puffs?|nebuli[sz]\w+)\b", re.IGNORECASE)),
    ("nasal", re.compile(r"\b(?:nostrils?|nasal|nose|nasally)\b", re.IGNORECASE)),
    ("eye", re.compile(r"\b(?:eye drops?|each eye|in (?:the|your|each|both) eyes?|ophthalmic)\b", re.IGNORECASE)),
    ("ear", re.compile(r"\b(?:ear drops?|in (?:the|your|each|both) ears?|otic)\b", re.IGNORECASE)),
    ("injection", re.compile(r"\b(?:inject\w*|subcutaneous\w*|under the skin|intramuscular\w*|intravenous\w*|shots?|iv|sc|im|pen|units of (?:\w+ ){0,2}insulin|insulin)\b", re.IGNORECASE)),
    ("transdermal", re.compile(r"\b(?:patch(?:es)?|transdermal)\b", re.IGNORECASE)),
    ("topical", re.compile(r"\b(?:cream|ointment|gel|lotion|foam|shampoo|topical\w*|apply|rub|skin|scalp|rash)\b", re.IGNORECASE)),
    ("oral", re.compile(r"\b(?:by mouth|oral\w*|swallow\w*|tablets?|pills?|capsules?|caplets?|chew\w*|syrup|drink|suspension|gumm(?:y|ies)|po|lozenges?|softgels?)\b", re.IGNORECASE)),
)  # fmt: skip
_CONDITION = re.compile(r"\b(?:if|when|unless|until|only for|only if)\s[^,.;()]{3,70}|\bfor (?:the )?(?!(?:at|up|about|a|an|one|two|three|four|five|six|seven|ten|\d|best|adults?|children|most|each|every|you|your|the next|the first|people)\b)[a-z][\w' -]{2,40}?(?=[,.;()]|$|\s(?:every|once|twice|take|in|at|or|until)\b)", re.IGNORECASE)


def population_of(text: str, heading: str = "") -> Population | None:
    """Return whom a sentence is about; what it leaves open is taken from the heading or row label."""
    own = _population(text)
    if heading:
        above = _population(heading)
        if own is None:
            return above
        if above is not None and own.group in (None, above.group) and own.age_low is None and own.age_high is None:
            return Population(
                own.group or above.group, above.age_low, above.age_high, own.weight_low_kg or above.weight_low_kg,
                own.weight_high_kg or above.weight_high_kg, own.pregnant or above.pregnant, own.text or above.text,
            )  # fmt: skip
    return own


def _population(text: str) -> Population | None:
    found = next(((name, match) for name, pattern in _GROUPS if (match := pattern.search(text))), None)
    low, high, words = _ages(text, found is not None)
    weight_low, weight_high = _weights(text)
    if found is None and low is None and high is None and weight_low is None and weight_high is None:
        return None
    group = found[0] if found else None
    if group in (None, "adult") and high is not None and high < 18:
        group = "child"
    return Population(
        group, low, high, weight_low, weight_high, _PREGNANT.search(text) is not None,
        (found[1].group() if found else "") or words,
    )  # fmt: skip


def _ages(text: str, has_group: bool) -> tuple[float | None, float | None, str]:
    up = _AGE_UP.search(text)
    if up:
        age = up.group("age") or up.group("over")
        return _years(age, up.group("unit") or up.group("unit2")), None, up.group()
    down = _AGE_DOWN.search(text)
    if down:
        return None, _years(down.group("age"), down.group("unit")), down.group()
    for match in _AGE_RANGE.finditer(text):
        explicit = re.search(r"\b(?:age|ages|aged|year|month|child|children|kids|teens|adolescents)\w*", match.group(), re.IGNORECASE)
        if explicit and not re.match(r"\s?(?:(?:mg|mcg|g|ml|iu|units|hours?|days?|tablets?)\b|%)", text[match.end() :], re.IGNORECASE):
            unit = match.group("unit")
            return _years(match.group("low"), unit), _years(match.group("high"), unit), match.group().strip()
    one = _AGE_ONE.search(text)
    if one:
        years = _years(one.group("age") or one.group("bare"), one.group("unit"))
        return years, years, one.group()
    return None, None, ""


def _years(text: str, unit: str | None) -> float:
    number = value(text)
    lowered = (unit or "year").lower()
    if lowered.startswith("mo"):
        return round(number / 12, 4)
    return round(number / 52, 4) if lowered.startswith("w") else number


def _weights(text: str) -> tuple[float | None, float | None]:
    for match in _WEIGHT.finditer(text):
        before = text[max(0, match.start() - 2) : match.start("high")]
        if before.rstrip().endswith("/") or re.search(r"\b(?:per|every|each)\s?$", text[: match.start("high")], re.IGNORECASE):
            continue
        factor = _LB if match.group("unit").lower().startswith(("lb", "pound")) else 1.0
        high = float(match.group("high")) * factor
        if match.group("low"):
            return round(float(match.group("low")) * factor, 2), round(high, 2)
        how = (match.group("how") or match.group().split()[0]).lower()
        if how.startswith(("under", "below", "less", "up")):
            return None, round(high, 2)
        if how.startswith(("over", "above", "more", "at")):
            return round(high, 2), None
        return round(high, 2), round(high, 2)
    return None, None


def route_of(text: str) -> str | None:
    """Return the route the sentence names or its form implies, None if it names none."""
    return next((name for name, pattern in _ROUTES if pattern.search(text)), None)


def condition_of(text: str) -> str | None:
    """Return the words of the condition an amount is given under ("if the pain comes back", "for migraine")."""
    match = _CONDITION.search(text)
    return match.group().strip() if match else None
