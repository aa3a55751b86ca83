"""Split health prose into sentences: safe with decimals, abbreviations, citations, quotes and brackets.

One expression finds the places where a sentence could end; the words before and after decide. The cost grows with
the text and no faster.
"""

from __future__ import annotations

import re

from lint.text import abbreviations as known
from lint.text.lazy import lazy

_CLOSERS = r"\"'”’»)\]}*†‡\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff"
_CITED = r"\[\d[\d,;\s–-]{0,40}+\]"
_END = lazy(
    rf"""
    (?P<stop>[.!?…](?<![.!?…][.!?…])[.!?…]*+)   # charset first: the scanner skips to it
    [{_CLOSERS}]*+
    (?P<note>(?:                            # a citation after the stop belongs to the sentence
        [⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,–-]*+
      | {_CITED}
      | (?<=[A-Za-z]\.)\d{{1,3}}(?:[,–-]\d{{1,3}})*+
    )*+)
    [{_CLOSERS}]*+
    (?: (?P<gap>\s++(?:{_CITED}\s*+)*+)(?=\S)
      | (?<=[a-z][a-z][.!?])(?=(?!(?:Com|Org|Net|Gov|Edu)\b)[A-Z][a-z]*+\s)   # daily.Take: the space was lost
    )
    """,
    re.VERBOSE,
)
_START = lazy(r"[\"'“‘«(\[{¿¡–—•·*†‡_-]*+(?P<word>\w[\w'’]*+)?")
_NO_WORD = lazy(r"\A\W+")
_WORD = lazy(r"\w")
_STRAIGHT_OPENER = lazy(r"(?<![^\s(\[—])\"(?=\S)")
_OPENERS = lazy(r"[(\[“\"]")
_NO_CAPITAL = lazy(r"[a-z]{1,3}[A-Z]")
"""A word that begins a sentence without a capital: pH, eGFR, mRNA."""
_MARKER = lazy(r"\W{0,8}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
"""All there is so far is the number of a list item."""
_DOTTED = lazy(r"(?:[A-Za-z]\.)+[A-Za-z]")
_UNIT = lazy(r"[\d.,]*(?:mg|mcg|µg|g|kg|m[lL]|[lL]|oz|lbs?|tsp|tbsp|tabs?|caps?|IU|units?|tablets?|pills?|drops?)")
_FREQUENCY = lazy(
    r"[\d./,–-]+\s*(?:(?:to|or)\s+\d+\s*)?(?:x\b|×|times\b|per\b|an?\s+(?:day|week|hour)\b|hourly\b|daily\b)",
    re.IGNORECASE,
)
"""“500 mg. 3 times a day” goes on."""
_LONG = 7
"""More letters than the longest abbreviation in small letters."""
_TAIL = 40
"""How far back, in code points, the two words before a stop are looked for."""
_REACH = 400
"""The longest bracket or quotation inside a sentence, in code points, whose own full stops do not end it."""


def split(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of one block of prose, white space around them left out.

    A line end inside the text is a soft wrap, not a boundary. The spans are in order and do not overlap, and together
    they hold every character that is not white space.
    """
    start = len(text) - len(text.lstrip())
    encloses = _OPENERS.search(text) is not None
    spans: list[tuple[int, int]] = []
    for match in _END.finditer(text, start):
        gap = match["gap"] or ""
        end = match.end() - len(gap) + len(gap.rstrip())
        if _ends(text, start, match) and not (encloses and _is_enclosed(text, start, match.start(), end)):
            spans.append((start, end))
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence that began at `start` ends at this stop, brackets and quotations aside."""
    stop, at = match["stop"], match.end()
    word = text[match.start() - _LONG : match.start()]
    if len(word) == _LONG and word.islower() and word.isalpha() and text[at].isupper():
        return True  # most stops: "... your doctor. Take ..."
    head = _START.match(text, at)
    following = head["word"] if head else None
    if following is None:
        return text[at] not in ".!?…,;:)]}”’»" and (stop != "." or _full_stop_ends(text, start, match, ""))
    if following[0].islower() and not _NO_CAPITAL.match(following):
        # "Is it safe? no, ..." ends; "(really?) and", "“Why?” she asked" and "approx. five" go on.
        asks = "?" in stop or "!" in stop
        return asks and text[match.end("stop")].isspace() and not _is_enclosed(text, start, match.start(), at)
    return stop != "." or _full_stop_ends(text, start, match, following)


def _full_stop_ends(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Tell whether a single full stop ends the sentence, and not just an abbreviation, initial or list number."""
    at = match.start()
    before = text[max(start, at - _TAIL) : at]
    if not before or before[-1].isspace():
        return True
    *earlier, token = before.split()
    token = _NO_WORD.sub("", token, count=1)
    low = token.lower()
    if token.isupper() and len(token) > 1 and "." not in token and not (following.isupper() and len(following) > 1):
        return True  # MS, ST and CO are words of their own
    if _MARKER.fullmatch(text, start, at):
        return False
    if match["note"][:1].isascii() and match["note"][:1].isdigit():
        return len(token) > 2 and low not in known.ALL
    if following[:1].isdigit():
        return _ends_before_figure(text, match.end(), token, low)
    if low in known.NEVER_LAST or token in known.TITLES:
        return False
    begins = following[:1].isupper() and following.replace("’", "'").lower() in known.STARTERS
    if low in known.CLOCK:
        return following.lower() not in known.AFTER_CLOCK
    if low in known.SIG:
        return following not in known.AFTER_SIG
    if low in known.DEGREES:
        return begins or before[: -len(token)].rstrip().endswith(",")
    if low in known.SELDOM_LAST or _DOTTED.fullmatch(token):
        return begins
    if len(token) == 1 and token.isupper():
        return begins or (bool(earlier) and earlier[-1].strip("(\"'“‘,").lower() in known.LABELS)
    return True


def _ends_before_figure(text: str, at: int, token: str, low: str) -> bool:
    """Tell whether a sentence that ends in `token` may be followed by one that begins with a figure."""
    if low in known.ALL or _DOTTED.fullmatch(token) or (len(token) == 1 and token.isupper()):
        return False
    return not (_UNIT.fullmatch(token) and _FREQUENCY.match(text, at))


def _is_enclosed(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a bracket or quotation that opened inside the sentence is still open, and closes further on."""
    for opener, closer in ("()", "[]", "“”", '""'):
        opened = text.rfind(opener, max(start, at - _REACH), at)
        if opened < 0 or text.find(closer, opened + 1, end) >= 0:
            continue
        if opener == '"' and not _STRAIGHT_OPENER.match(text, opened):
            continue
        if not _WORD.search(text, start, opened):
            continue  # it holds whole sentences
        closed = text.find(closer, end, end + _REACH)
        if closed >= 0 and (opener == closer or text.find(opener, end, closed) < 0):
            return True
    return False
