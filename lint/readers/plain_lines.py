"""Lines of a plain text: where they start, how far they are indented, what marks them, where they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lint.model import Span
from lint.text.lazy import lazy
from lint.text.lines import iter_lines
from lint.text.sourcemap import INVISIBLE

EDGES = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + INVISIBLE
)
"""What is left out at the ends of a line: Unicode white space and what cannot be seen."""

_SUPPRESSION = lazy(r"<!--\s*healthlint-(?:(?!-->).)*-->\Z")
_TAB_COLUMNS = 4

_GAP = rf"[\s{INVISIBLE}]"
_MARK = lazy(
    rf"""(?:
        (?P<bullet>[•‣⁃◦▪▫●○■□◾◽➢➤❖◆◇∙✓✔✗✘])
      | (?P<weak>[-*+–—·→►▸▶]|o(?=\s))(?={_GAP})
      | (?P<number>\(\d{{1,3}}\)|\d{{1,3}}[.)])(?={_GAP}|[A-Z][a-z])
      | (?P<letter>\((?:[a-zA-Z]|[ivx]{{2,4}})\)|(?:[a-zA-Z]|[ivx]{{2,4}})[.)])(?={_GAP})
    ){_GAP}*""",
    re.VERBOSE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_RULER = lazy(r"(?:[-=_─━—–]{3,}|(?:[-*_] ?){3,})\Z")
_FENCE = lazy(r"(?:```|~~~)[\w+-]*\Z")
_QUOTE = lazy(r">+[ \t]*(?=[^\s\d=<>])")
_QUOTE_NEXT = lazy(r">+[ \t]*")
_REFERENCE = lazy(r"\[\d{1,3}\]\s+\S")
_CAPTION = lazy(
    r"(?:(?:fig\.?|figure|table|photo(?:graph)?|image|picture|illustration|chart|diagram|video|box)"
    r"(?:\s*\d+[a-z]?)?|(?:photo|image|picture)\s+(?:credit|source|courtesy)|caption)\s*(?P<sign>[:.–—-])\s*\S",
    re.IGNORECASE,
)
_URL_ONLY = lazy(r"<?(?:https?://|www\.)[^\s<>]+>?[.,;]?\Z", re.IGNORECASE)


class Mark(NamedTuple):
    """The mark of a list item."""

    sign: str
    """As written: `•`, `1.`, `(a)`."""
    style: str
    """Items of one list share it: the bullet itself, or `1.`, `(a)`."""
    numbers: tuple[int, ...]
    """What the mark can count as: `i)` is 1 or 9. Empty for bullets."""
    weak: bool
    """Whether the mark needs a sibling to be believed."""


class Line(NamedTuple):
    """One line that is not blank, in source offsets."""

    start: int
    """First visible character."""
    end: int
    """After the last visible character."""
    stop: int
    """Where the line end stands; the end of the source for the last line."""
    column: int
    """Indentation in columns, a tab reaching to the next multiple of four."""
    width: int
    """Characters from the start of the line to `end`, indentation included."""
    text: str
    """source[start:end]."""
    loose: bool
    """Whether a blank line, or the start of the text, stands before it."""
    form: str
    """`text`, `item`, `quote`, `ruler`, `fence`, `reference`, `caption` or `address`."""
    content: int
    """Where the prose starts: after a list or quote mark."""
    mark: Mark | None


def read_lines(source: str) -> tuple[list[Line], list[Span]]:
    """Return the lines that are not blank, and the suppression comments that stand on lines of their own.

    A suppression comment is no line: the text around it stays as it was without it.
    """
    lines: list[Line] = []
    comments: list[Span] = []
    loose = True
    previous = ""
    for low, stop in iter_lines(source):
        raw = source[low:stop]
        text = raw.strip(EDGES)
        if not text:
            loose = True
            continue
        start, column = low, 0
        if raw[0] != text[0]:
            indent = raw[: len(raw) - len(raw.lstrip(EDGES))]
            start, column = low + len(indent), _column(indent)
        end = start + len(text)
        if text.startswith("<!--") and _SUPPRESSION.match(text):
            comments.append(Span(start, end))
            continue
        form, length, mark = _form(text, "" if loose else previous)
        lines.append(Line(start, end, stop, column, end - low, text, loose, form, start + length, mark))
        loose, previous = False, form
    return lines, comments


def _form(text: str, before: str) -> tuple[str, int, Mark | None]:
    """Return the form of a line, the length of its mark, and the mark. `before` is the form of the line above."""
    first = text[0]
    if (not first.isalpha() or first in "oivx" or text[1:2] in (".", ")")) and (found := _MARK.match(text)):
        if found.end() < len(text) and not _RULER.match(text):
            return "item", found.end(), _mark(found)
        if found.end() == len(text) and found["bullet"]:
            return "item", len(text), _mark(found)
    if first == ">" and (found := (_QUOTE_NEXT if before == "quote" else _QUOTE).match(text)):
        return "quote", found.end(), None
    if first in "-=_─━—–*" and len(text) < 200 and _RULER.match(text):
        return "ruler", 0, None
    if first in "`~" and _FENCE.match(text):
        return "fence", 0, None
    if first == "[" and _REFERENCE.match(text):
        return "reference", 0, None
    return _wordy_form(text), 0, None


def _wordy_form(text: str) -> str:
    # "Video - " and "Box. " are words of a sentence as well; a figure's number or a colon makes it a caption
    if (
        text[0] in "fFtTpPiIcCdDvVbB"
        and (found := _CAPTION.match(text))
        and (found["sign"] == ":" or any(character.isdigit() for character in found.group()))
    ):
        return "caption"
    if text[0] in "hHwW<" and len(text) < 2000 and _URL_ONLY.match(text):
        return "address"
    return "text"


def _mark(found: re.Match[str]) -> Mark:
    if sign := found["bullet"]:
        return Mark(sign, sign, (), False)
    if sign := found["weak"]:
        return Mark(sign, sign, (), sign != "-")
    sign = found["number"] or found["letter"]
    core = sign.strip("().")
    if found["number"]:
        return Mark(sign, sign.replace(core, "1"), (int(core),), False)
    numbers = [ord(core.lower()) - ord("a") + 1] if len(core) == 1 else []
    if core in _ROMAN:
        numbers.append(_ROMAN[core])
    return Mark(sign, sign.replace(core, "a" if core.islower() else "A"), tuple(numbers), True)


def follows(first: Mark, second: Mark) -> bool:
    """Return whether the second mark can be the next of the first one's list."""
    if first.style != second.style:
        return False
    return not first.numbers or any(number + 1 in second.numbers for number in first.numbers)


def _column(indent: Iterable[str]) -> int:
    column = 0
    for character in indent:
        if character == "\t":
            column += _TAB_COLUMNS - column % _TAB_COLUMNS
        elif character not in INVISIBLE and character not in "\f\v":
            column += 1
    return column
