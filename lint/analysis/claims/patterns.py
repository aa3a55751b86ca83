"""The expressions that find amounts, and the words without which none of them can match."""

from __future__ import annotations

import re

from lint.analysis.claims.numbers import NUMBER, PARTS, STRICT, WORD_ATOMS
from lint.analysis.claims.units import COUNT_FORMS, UNIT, UNIT_WORDS
from lint.text.lazy import lazy

_PER_UNIT = (
    r"(?:kilograms?|kilos?|kg|pounds?|lbs?|m2|m²|square metres?|square meters?|millilit(?:er|re)s?|ml|dl"
    r"|decilit(?:er|re)s?|lit(?:er|re)s?|l|hours?|hrs?|h|min(?:ute)?s?|mmol|mol|mg|g|100 ?ml|100 ?g|tablets?|capsules?"
    r"|sprays?|puffs?|inhalations?|actuations?|drops?|patch(?:es)?|serving|hpf|body weight)"
)
_PER = (
    r"(?:(?:\s?/\s?|\s(?:per|for every|for each)\s|(?<=g)\sa\s(?=kilo|kg))(?P<pern>\d+(?:\.\d+)?\s?)?"
    rf"(?P<per>{_PER_UNIT})\b(?:/(?P<perday>day|d|hour|h|hr|dose|min)\b)?)"
)
_RANGE_WORD = r"(?:\s?-\s?|\s?—\s?|\s(?:to|or|up to)\s|\s?/\s?(?=\d+\s?mg))"
_IN_DIGITS = r"(?:\s?\([\d.,½¼¾]+\))?"
"""A number said again in digits: "two (2) tablets"."""

_NUMBER_WORDS = "|".join(sorted({*WORD_ATOMS, *PARTS, "a", "an", "another"}, key=len, reverse=True))
START = lazy(rf"(?<![\d.,/:$£€])(?:\d|\.\d|[½¼¾⅓⅔⅛⅕⅙]|\b(?:{_NUMBER_WORDS})\b)", re.IGNORECASE)
"""Where a number can begin; the larger patterns are only tried there."""
START_DIGIT = lazy(r"(?<![\d.,/:$£€])(?:\d|\.\d|[½¼¾⅓⅔⅛⅕⅙])")
"""The same for a text without number words."""
QUANTITY = lazy(
    rf"(?:(?P<low>{NUMBER}){_IN_DIGITS}(?:[\s-]?(?P<lowunit>{UNIT}))?(?P<join>{_RANGE_WORD}))?"
    rf"(?P<high>{NUMBER}){_IN_DIGITS}(?P<gap>\s{{0,2}}-?\s?)(?P<unit>{UNIT})(?!\w)(?!'\w){_PER}?",
    re.IGNORECASE,
)
BETWEEN = lazy(
    rf"\b(?:between|from|anywhere from)\s(?P<low>{STRICT})(?:\s?(?P<lowunit>{UNIT}))?\s(?:and|up to|to)\s"
    rf"(?P<high>{STRICT})\s?(?P<unit>{UNIT})(?!\w){_PER}?",
    re.IGNORECASE,
)
_NOT_A_KIND = (
    r"(?!(?:of|or|to|and|more|new|different|other|kinds?|types?|extra|x|mg|mcg|g|ml|iu|units|small|large|whole|baby"
    r"|adult|with|for|at|in|a|the|each|every|per|by|from|on|as|is|are|was|if|when|time|times)\b)"
)
COUNTED = lazy(
    rf"(?:(?P<low>{STRICT}|half an?)\s?(?:-|to|or)\s?)?(?P<high>{STRICT}|half an?)\s"
    rf"(?P<what>{_NOT_A_KIND}[a-z][a-z'-]+)(?:\s{_NOT_A_KIND}[a-z][a-z'-]+)?\s(?P<unit>{COUNT_FORMS})\b",
    re.IGNORECASE,
)
"""A count with the kind between: "one zinc lozenge"."""
ROMAN = lazy(rf"(?<!\w)(?P<roman>II|III|IV|I)\s(?P<unit>{COUNT_FORMS})\b")
PERCENT = lazy(
    rf"(?<![\d.,])(?:(?P<low>{STRICT})\s?(?:%|per ?cent|percent)?{_RANGE_WORD})?(?P<high>{STRICT})"
    r"\s?(?:%|per ?cent\b|percent\b)",
    re.IGNORECASE,
)
RELATIVE = lazy(
    r"\b(?:doubl(?:e|es|ed|ing)(?: up(?: on)?)?|twice|tripl(?:e|es|ed|ing)|two times|three times|halv(?:e|es|ed|ing)"
    r"|half(?!\s(?:of\s)?(?:an?\s)?(?:tablets?|pills?|capsules?|caplets?)\b)|an? extra|an? additional|extra)"
    r"(?:\s(?:of|on|your|the|their|his|her|its|my|a|usual|normal|regular|full|adult|adult's|child's|standard|original"
    r"|starting|next|prescribed|daily|recommended|current|last|evening|morning|nightly))*"
    r"\s(?:dos(?:e|es|age)|amounts?|tablets?|pills?|capsules?|meds?|medications?|medicines?)\b"
    r"|\bevery (?:other|second|third) (?:dose|tablet|pill|capsule)\b"
    r"|\bdoubl(?:e|ing)(?: it)? up\b(?! on sleep)|\bdouble[- ]dos(?:e|es|ing)\b",
    re.IGNORECASE,
)
BARE = lazy(
    r"\b(?:(?P<intake>take|takes|taking|swallow|chew|give|pop)|use|using|have|try|add|inhale|suck|dissolve|insert)\s"
    r"(?:just |up to |only |about |at least )?"
    rf"(?:(?P<low>{STRICT})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{STRICT}|half|both)(?: more| extra)?"
    r"(?=(?P<open>[,.;!]?$|[,;])|\s(?:every|each (?:day|night|morning|evening|meal|time you)|a day|per day|daily"
    r"|nightly|weekly|twice|once|three times|four times|at (?:bed|night|noon|once)"
    r"|before (?:bed|breakfast|lunch|dinner|meals|sleep)|after (?:breakfast|lunch|dinner|meals|each|every)"
    r"|with (?:breakfast|lunch|dinner|food|meals|water|each meal|every meal)"
    r"|(?P<loose>in the|the next|the following|of them|of these|of those|now|tonight|today|tomorrow|right away"
    r"|straight away|as needed|when|if|by mouth|on an empty|and \w+ (?:at|in|before))))",
    re.IGNORECASE,
)
"""A number without a unit that is taken: "take 2 every 4 hours"."""
DOSE_WORDS = frozenset(
    "dose doses dosage dosing tablet tablets pill pills capsule capsules medicine medicines medication medications puff "
    "puffs caplet caplets gummy gummies".split()
)
TOPICAL = lazy(
    r"\b(?:a |an )?(?P<unit>pea[- ]sized? (?:amount|blob|dab)|thin (?:layer|film|coat)|finger-?tip units?|small dab"
    r"|dime-sized amount)\b",
    re.IGNORECASE,
)
COUNT_BEFORE = lazy(
    rf"(?<![\d.,/])(?:(?P<low>{NUMBER})(?P<join>\s?-\s?|\sto\s|\sor\s))?(?P<high>{NUMBER})(?:\s?\([\d.]+\))?"
    r"(?P<gap>\s?(?:x|×|\*)\s?|\s(?:(?!of\b|or\b|to\b|and\b|a\b|the\b)[a-z][\w'-]*\s){0,3})$",
    re.IGNORECASE,
)
FORM_AFTER = lazy(
    r"(?:[\s-](?:of\s)?"
    r"(?:(?!and\b|or\b|to\b|for\b|with\b|in\b|a\b|the\b|every\b|is\b|are\b|per\b|each\b)[a-z][\w'./-]*[\s-]){0,4}?)"
    rf"(?P<form>{COUNT_FORMS}|doses?|creams?|gels?|ointments?|lotions?|foams?|shampoos?|solutions?|liquids?|syrups?"
    r"|suspensions?|pill|strengths?|versions?|bottles?|formulations?|products?)\b",
    re.IGNORECASE,
)
NAMED_COUNT = lazy(
    r"\b(?:take|takes|taking|swallow|chew|pop|give|have|use|took)\s(?:just |up to |about |another )?"
    rf"(?:(?P<low>{STRICT})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{STRICT})"
    r"(?: more| extra| baby| regular| adult| low-dose)*\s$",
    re.IGNORECASE,
)
BRAND_COUNT = lazy(
    r"(?<![\w.,/-])(?:(?P<low>one|two|three|four|five|six|[1-8])(?:\s?-\s?|\sto\s|\sor\s))?"
    r"(?P<high>one|two|three|four|five|six|seven|eight|ten|[1-9]|10)(?: more| extra)?\s$",
    re.IGNORECASE,
)
NAMED_RELATIVE = lazy(
    r"\b(?:doubl(?:e|es|ing)(?: up on)?|tripl(?:e|es|ing)|halv(?:e|es|ing))\s(?:your |the |their )?$", re.IGNORECASE
)

RELATIVE_WORDS = frozenset(
    "double doubles doubled doubling twice triple triples tripled tripling two three halve halves halved halving half extra "
    "additional every".split()
)
TOPICAL_WORDS = frozenset("pea thin fingertip finger dab dime".split())
BARE_WORDS = frozenset(
    "take takes taking swallow chew give pop use using have try add inhale suck dissolve insert".split()
)
COUNTED_NUMBERS = frozenset({*WORD_ATOMS, *PARTS, "a", "an", "another", "couple", "dozen"})
"""Words one of which an amount without a digit must have."""


_DIGIT = lazy(r"[\d½¼¾⅓⅔⅛]")


def may_hold_amount(text: str, words: frozenset[str], names_drug: bool) -> bool:
    """Return whether a sentence can hold an amount: a cheap test that no amount fails."""
    has_digit = _DIGIT.search(text) is not None
    has_number = has_digit or not words.isdisjoint(COUNTED_NUMBERS)
    if has_number and (not words.isdisjoint(_UNITS_AND_PERCENT) or "%" in text or "µ" in text or "μ" in text):
        return True
    if not words.isdisjoint(BARE_WORDS) and (has_digit or not words.isdisjoint(_BARE_NUMBERS)):
        return True
    if not words.isdisjoint(RELATIVE_WORDS) and (names_drug or not words.isdisjoint(_RELATIVE_TO)):
        return True
    return not words.isdisjoint(TOPICAL_WORDS) or (
        not words.isdisjoint(_ROMAN_WORDS) and not words.isdisjoint(UNIT_WORDS)
    )


_BARE_NUMBERS = WORD_ATOMS | {"half", "both"}
_RELATIVE_TO = DOSE_WORDS | {"up", "amount", "amounts", "meds"}
_UNITS_AND_PERCENT = UNIT_WORDS | {"percent", "cent"}
_ROMAN_WORDS = frozenset({"i", "ii", "iii", "iv"})
AMOUNT_WORDS = (
    COUNTED_NUMBERS | _UNITS_AND_PERCENT | BARE_WORDS | _BARE_NUMBERS | RELATIVE_WORDS | _RELATIVE_TO | TOPICAL_WORDS
    | _ROMAN_WORDS
)  # fmt: skip
"""All words that `may_hold_amount` asks for."""
