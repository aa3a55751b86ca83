"""The dose units a scanner looks for, each with one name and one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.text.lazy import lazy

_SURFACES: tuple[tuple[str, str, str], ...] = (
    ("mg", "mass", r"mgs?|milligram(?:me)?s?"),
    ("mcg", "mass", r"mcgs?|[µμu]g|microgram(?:me)?s?"),
    ("g", "mass", r"g|gms?|gram(?:me)?s?"),
    ("ng", "mass", r"ng|nanogram(?:me)?s?"),
    ("pg", "mass", r"pg|picograms?"),
    ("IU", "activity", r"i\.?u\.?|international units?"),
    ("mIU", "activity", r"[mµμ]i?u"),
    ("units", "activity", r"units?|u"),
    ("mEq", "activity", r"m[Ee]q|milliequivalents?"),
    ("mmol", "activity", r"[mµμ]mol|millimoles?|micromoles?"),
    ("mL", "volume", r"mls?|millilit(?:er|re)s?|cc"),
    ("L", "volume", r"l|lit(?:er|re)s?"),
    ("teaspoon", "household", r"teaspoons?(?:fuls?)?|tsps?\.?"),
    ("tablespoon", "household", r"tablespoons?(?:fuls?)?|tbsps?\.?"),
    ("spoonful", "household", r"spoonfuls?|spoons?"),
    ("cup", "household", r"cups?|cupfuls?"),
    ("ounce", "household", r"(?:fluid )?ounces?|(?:fl\.? )?oz\.?"),
    ("capful", "household", r"capfuls?"),
    ("dropperful", "household", r"dropper ?fuls?|droppers?"),
    ("scoop", "household", r"scoops?|scoopfuls?"),
    ("pinch", "household", r"pinch(?:es)?"),
    ("tablet", "count", r"tablets?|tabs?|pills?|caplets?"),
    ("capsule", "count", r"capsules?|caps|liqui-?gels?|gel ?caps?|liquid gels?"),
    ("softgel", "count", r"soft ?gels?"),
    ("gummy", "count", r"gumm(?:y|ies)"),
    ("patch", "count", r"patch(?:es)?"),
    ("lozenge", "count", r"lozenges?|pastilles?|troches?"),
    ("suppository", "count", r"suppositor(?:y|ies)|pessar(?:y|ies)"),
    ("puff", "count", r"puffs?|inhalations?|actuations?"),
    ("spray", "count", r"sprays?|squirts?"),
    ("drop", "count", r"drops?|gtts?"),
    ("sachet", "count", r"sachets?|packets?"),
    ("injection", "count", r"injections?|shots?|jabs?"),
    ("vial", "count", r"vials?|ampoules?|ampules?|nebules?"),
    ("dose", "count", r"doses?"),
    ("film", "count", r"films?"),
    ("strip", "count", r"strips?"),
    ("piece", "count", r"pieces?(?= of (?:nicotine|gum))"),
    ("enema", "count", r"enemas?"),
    ("application", "count", r"applications?|applicatorfuls?"),
    ("pump", "count", r"pumps?"),
    ("click", "count", r"clicks?"),
)

_ADJECTIVES = (
    r"(?:small |large |whole |full |level |heaped |rounded |heaping |more |extra |further |chewable |metered |standard "
    r"|regular |baby |adult |children's |junior |medicine |eye |ear |nose |nasal |nicotine |single |separate |different "
    r"|metric |measuring |5 ?ml |5-ml |2\.5 ?ml |10 ?ml )"
)
UNIT = rf"(?:{_ADJECTIVES}?(?:{'|'.join(rows[2] for rows in _SURFACES)}))"
_COUNTS = [pattern for name, kind, pattern in _SURFACES if kind == "count" and name != "dose"]
COUNT_FORMS = f"(?:{'|'.join(_COUNTS)})"
_KINDS = {name: kind for name, kind, _ in _SURFACES}
_EXACT = [(name, lazy(pattern, re.IGNORECASE)) for name, _, pattern in _SURFACES]


@cache
def canonical(text: str) -> str:
    """Return the one name of a unit as written, adjectives left out: `tablet` for "small tablets"."""
    lowered = text.lower()
    for name, pattern in _EXACT:
        if pattern.fullmatch(lowered):
            return name
    last = lowered.split()[-1]
    for name, pattern in _EXACT:
        if pattern.fullmatch(last):
            return name
    return lowered.rstrip("s") if lowered.endswith("s") and not lowered.endswith("ss") else lowered


def kind_of(unit: str) -> str:
    """Return `mass`, `activity`, `volume`, `household`, `count`, or `other` for an unknown name."""
    return _KINDS.get(unit, "other")


def _written_out(pattern: str) -> Iterator[str]:
    """Yield the lower-case words of a unit pattern: the last word of each way it can be written."""
    for choice in re.split(r"\|(?![^(]*\))", pattern.lower()):
        plain = re.sub(r"\(\?=.*|\\\.\??|\(\?:fluid \)\?", "", choice)
        for ending in _endings(plain):
            yield from re.findall(r"[a-z]+", ending)


def _endings(pattern: str) -> list[str]:
    """Write optional letters and groups out: `tabs?` to tab and tabs."""
    match = re.search(r"\(\?:([^()]*)\)(\?)?|([a-z])\?|\[([^\]]*)\]", pattern)
    if match is None:
        return [pattern]
    if match.group(1) is not None:
        choices = [*match.group(1).split("|"), *([""] if match.group(2) else [])]
    elif match.group(3) is not None:
        choices = [match.group(3), ""]
    else:
        choices = list(match.group(4))
    return [
        ending for choice in choices for ending in _endings(pattern[: match.start()] + choice + pattern[match.end() :])
    ]


UNIT_WORDS = frozenset(word for _, _, pattern in _SURFACES for word in _written_out(pattern))
"""Every word of letters that a unit can be written with; a sentence without one has no amount with a unit."""
COUNT_WORDS = frozenset(word for pattern in _COUNTS for word in _written_out(pattern))
