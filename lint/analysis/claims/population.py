"""Whom an amount is for, by which route, and under which condition: as far as the sentence says."""

from __future__ import annotations

import re

from lint.analysis.claims.numbers import STRICT, value
from lint.analysis.claims.parts import Population
from lint.analysis.claims.timing import words_of
from lint.text.lazy import lazy

_LB = 0.45359237
"""Kilograms in a pound."""
_N = rf"(?:{STRICT})"
_UNIT = r"(?:years?|months?|weeks?|yrs?|mos?)"
_NO_AGE = r"(?!\s?(?:(?:mg|mcg|g|ml|iu|units|hours?|days?|tablets?|minutes?|times|kg|lbs?|pounds|percent)\b|%))"
_AGE_RANGE = lazy(
    rf"\b(?:aged?|ages|between|from|children|child|kids|those|adolescents|teens)?\s?(?:aged?\s|ages\s|between\s)?"
    rf"(?P<low>{_N})\s?(?:-|to|and|through)\s?(?P<high>{_N})(?:-|\s)?(?P<unit>{_UNIT})?(?:[\s-]olds?| of age)?",
    re.IGNORECASE,
)
_SAYS_AGE = lazy(r"\b(?:age|ages|aged|year|month|child|children|kids|teens|adolescents)\w*", re.IGNORECASE)
_IS_AMOUNT = lazy(r"\s?(?:(?:mg|mcg|g|ml|iu|units|hours?|days?|tablets?)\b|%)", re.IGNORECASE)
_AGE_UP = lazy(
    rf"\b(?P<age>{_N})(?:\s(?P<unit>years?|months?|weeks?))?(?: of age| old)?\s(?:and|or) (?:older|over|up|above)\b"
    rf"|\b(?:over|older than|above|at least|from)(?: the age of| age)?\s(?P<over>{_N})"
    rf"(?:\s(?P<unit2>years?|months?|weeks?))?(?: of age| old)?(?=[\s,.;:)])(?![,.]\d){_NO_AGE}",
    re.IGNORECASE,
)
_AGE_DOWN = lazy(
    rf"\b(?:under|younger than|below|less than)(?: the age of| age)?\s(?P<age>{_N})"
    rf"(?:\s(?P<unit>years?|months?|weeks?))?(?: of age| old)?(?=[\s,.;:)]|$)(?![,.]\d){_NO_AGE}",
    re.IGNORECASE,
)
_AGE_ONE = lazy(
    rf"\b(?P<age>{_N})[\s-](?P<unit>year|month|week)s?[\s-]old|\b(?:aged?|age)\s(?P<bare>{_N})\b", re.IGNORECASE
)
_UP_WORDS = frozenset("older over up above least from".split())
_DOWN_WORDS = frozenset("under younger below less".split())
_RANGE_WORDS = frozenset("age ages aged year years month months child children kids teens adolescents".split())
_ONE_WORDS = frozenset("old olds age aged".split())
_AGE_WORDS = _UP_WORDS | _DOWN_WORDS | _RANGE_WORDS | _ONE_WORDS
_WEIGHT = lazy(
    r"\b(?:weigh(?:s|ing)?|weight|at|of|under|over|above|below|less than|more than|a|for|up to)?\s?"
    r"(?P<how>under|over|above|below|less than|more than|at least|up to)?\s?"
    r"(?:(?P<low>\d+(?:\.\d+)?)\s?(?:-|to|and)\s?)?(?P<high>\d+(?:\.\d+)?)\s?-?"
    r"(?P<unit>kg|kilos?|kilograms?|lbs?|pounds?)\b",
    re.IGNORECASE,
)
_WEIGHT_WORDS = frozenset("kg kilo kilos kilogram kilograms lb lbs pound pounds".split())
_PER = lazy(r"\b(?:per|every|each)\s?$", re.IGNORECASE)
_PREGNANT = frozenset("pregnant pregnancy pregnancies trimester trimesters expecting expectant conceive".split())
_GROUP_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("pregnant", _PREGNANT),
    ("breastfeeding", frozenset("breastfeeding breastfed breastfeed nursing lactating lactation".split())),
    ("infant", frozenset("infant infants baby babies newborn newborns toddler toddlers neonate neonates".split())),
    ("child", frozenset("child children kid kids pediatric paediatric son daughter".split())),
    ("adolescent", frozenset("teen teens teenager teenagers adolescent adolescents".split())),
    ("older", frozenset("elderly seniors".split())),
    ("adult", frozenset("adult adults women men".split())),
)
"""Groups by the words that name them, the one that needs most care first."""
_OLDER = lazy(r"\b(?:older (?:adults?|people)|over (?:60|65|70|75|80))\b", re.IGNORECASE)
_NURSING_HOME = lazy(r"\bnursing homes?\b", re.IGNORECASE)
_ROUTE_WORDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (route, frozenset(words.split()))
    for route, words in (
        ("rectal", "suppository suppositories rectal rectally enema enemas"),
        ("vaginal", "vagina vaginal vaginally pessary pessaries"),
        ("sublingual", "tongue sublingual sublingually"),
        ("inhaled", "inhale inhaled inhaler inhalers inhaling inhalation puff puffs nebulizer nebuliser nebulized"),
        ("nasal", "nostril nostrils nasal nasally nose"),
        ("eye", "eye eyes ophthalmic"),
        ("ear", "ear ears otic"),
        (
            "injection",
            "inject injected injecting injection injections subcutaneous subcutaneously intramuscular intramuscularly "
            "intravenous intravenously shot shots iv sc im pen insulin",
        ),
        ("transdermal", "patch patches transdermal"),
        ("topical", "cream ointment gel lotion foam shampoo topical topically apply rub skin scalp rash"),
        (
            "oral",
            "mouth oral orally swallow swallowed tablet tablets pill pills capsule capsules caplet caplets chew chewed "
            "chewable syrup drink suspension gummy gummies po lozenge lozenges softgel softgels",
        ),
    )
)
"""Routes by the words that name them or the forms that imply them; the first that fits."""
_ALL_ROUTES = frozenset(word for _, words in _ROUTE_WORDS for word in words)
_CONDITION = lazy(
    r"\b(?:if|when|unless|until|only for|only if)\s[^,.;()]{3,70}"
    r"|\bfor (?:the )?(?!(?:at|up|about|a|an|one|two|three|four|five|six|seven|ten|\d|best|adults?|children|most|each"
    r"|every|you|your|the next|the first|people)\b)"
    r"[a-z][\w' -]{2,40}?(?=[,.;()]|$|\s(?:every|once|twice|take|in|at|or|until)\b)",
    re.IGNORECASE,
)
_CONDITION_WORDS = frozenset({"if", "when", "unless", "until", "only", "for"})


def population_of(text: str, heading: str = "", words: frozenset[str] | None = None) -> Population | None:
    """Return whom a sentence is about; what it leaves open is taken from the heading or row label.

    `words` are the words of the text in lower case, if they are known already.
    """
    return with_label(plain_population(text, words), plain_population(heading) if heading else None)


def with_label(own: Population | None, above: Population | None) -> Population | None:
    """Return the population with what the heading or row label adds."""
    if own is None or above is None:
        return own or above
    if own.group not in (None, above.group) or own.age_low is not None or own.age_high is not None:
        return own
    return Population(
        own.group or above.group, above.age_low, above.age_high, own.weight_low_kg or above.weight_low_kg,
        own.weight_high_kg or above.weight_high_kg, own.pregnant or above.pregnant, own.text or above.text,
    )  # fmt: skip


def plain_population(text: str, words: frozenset[str] | None = None) -> Population | None:
    """Return whom a text names, None if it names nobody."""
    known = words_of(text) if words is None else words
    group, word = _group(text, known)
    low, high, ages = (None, None, "") if known.isdisjoint(_AGE_WORDS) else _ages(text, known)
    weight_low, weight_high = (None, None) if known.isdisjoint(_WEIGHT_WORDS) else _weights(text)
    if group is None and low is None and high is None and weight_low is None and weight_high is None:
        return None
    if group in (None, "adult") and high is not None and high < 18:
        group = "child"
    pregnant = not known.isdisjoint(_PREGNANT)
    return Population(group, low, high, weight_low, weight_high, pregnant, word or ages)


def _group(text: str, words: frozenset[str]) -> tuple[str | None, str]:
    for name, group_words in _GROUP_WORDS:
        found = words & group_words
        if found and not (found == {"nursing"} and _NURSING_HOME.search(text)):
            return name, min(found)
        if name == "older" and ("older" in words or "over" in words) and (older := _OLDER.search(text)):
            return name, older.group()
    return None, ""


def _ages(text: str, words: frozenset[str]) -> tuple[float | None, float | None, str]:
    """Return lowest and highest age in years and the words that say so; each expression needs one of its words."""
    up = None if words.isdisjoint(_UP_WORDS) else _AGE_UP.search(text)
    if up:
        age = up.group("age") or up.group("over")
        return _years(age, up.group("unit") or up.group("unit2")), None, up.group()
    down = None if words.isdisjoint(_DOWN_WORDS) else _AGE_DOWN.search(text)
    if down:
        return None, _years(down.group("age"), down.group("unit")), down.group()
    for match in () if words.isdisjoint(_RANGE_WORDS) else _AGE_RANGE.finditer(text):
        if _SAYS_AGE.search(match.group()) and not _IS_AMOUNT.match(text, match.end()):
            unit = match.group("unit")
            return _years(match.group("low"), unit), _years(match.group("high"), unit), match.group().strip()
    one = None if words.isdisjoint(_ONE_WORDS) else _AGE_ONE.search(text)
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
    """Return lowest and highest body weight in kg; "per kg" is none."""
    for match in _WEIGHT.finditer(text):
        before = text[max(0, match.start() - 2) : match.start("high")]
        if before.rstrip().endswith("/") or _PER.search(text[: match.start("high")]):
            continue
        factor = _LB if match.group("unit").lower().startswith(("lb", "pound")) else 1.0
        high = round(float(match.group("high")) * factor, 2)
        if match.group("low"):
            return round(float(match.group("low")) * factor, 2), high
        how = (match.group("how") or match.group().split()[0]).lower()
        if how.startswith(("under", "below", "less", "up")):
            return None, high
        return (high, None) if how.startswith(("over", "above", "more", "at")) else (high, high)
    return None, None


def route_of(words: frozenset[str]) -> str | None:
    """Return the route that the words of a sentence name or their form implies, None if they name none."""
    if words.isdisjoint(_ALL_ROUTES):
        return None
    return next((name for name, route_words in _ROUTE_WORDS if not words.isdisjoint(route_words)), None)


def condition_of(text: str, words: frozenset[str]) -> str | None:
    """Return the words of the condition an amount is given under ("if the pain comes back", "for migraine")."""
    match = None if words.isdisjoint(_CONDITION_WORDS) else _CONDITION.search(text)
    return match.group().strip() if match else None
