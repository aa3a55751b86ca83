"""The labels of bylines and date lines: “Written by”, “Medically reviewed by”, “Page last reviewed:”, “Next review due”."""

from __future__ import annotations

import re
from typing import NamedTuple

PAGE = (
    r"(?:(?:this|the|our)\s+)?(?:(?:web\s?)?page|article|leaflet|guide|handbook|sheet|fact\s?sheet|booklet|information|content|text"
    r"|story|post|document|entry|topic|material|resource|site)"
)
_WAS = rf"(?:{PAGE}\s+)?(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?"
_HOW = (
    r"(?:(?:medically|clinically|scientifically|independently|externally|professionally|editorially|pharmacist|physician|nurse|doctor"
    r"|expert|peer|fact|last|most\s+recently|first|originally|fully|also|co)[\s-]+)*"
)
_AND = (
    r"(?:\s*(?:,|and|&|/)\s*(?:medically\s+|clinically\s+|last\s+)?(?:written|reviewed|checked|fact[- ]checked|approved|updated|revised"
    r"|edited|verified|illustrated|compiled|researched|designed|published))*"
)
_FOR = r"(?:\s+(?:in\s+full|for\s+(?:medical\s+|clinical\s+)?accuracy|again))?"
_LAST = r"(?:(?:last|latest|most\s+recent|medical|clinical|full|date\s+of(?:\s+(?:last|latest))?)\s+)+"
_LABEL = re.compile(
    rf"""(?:
        (?P<next>(?:date\s+(?:of|for)\s+)?next\s+(?:(?:planned|scheduled|due|full)\s+)?(?:review|update|check|revision)
            (?:\s+date)?(?:\s+is)?(?:\s+due)?(?:\s+(?:by|on|in|before))?
          |(?:(?:to|will)\s+be\s+|due\s+(?:to\s+be\s+|for\s+)?)(?:re-?)?(?:viewed?|checked|review|updated|re-?checked)(?:\s+again)?
            (?:\s+(?:by|in|on|before))?
          |(?:review|check)\s+(?:due|again|by\s+date|date\s+due|before)(?:\s+(?:by|on|in|date))?
          |expir(?:es|y)(?:\s+(?:on|date))?|valid\s+(?:until|to))
      | (?P<reviewer>{_WAS}{_HOW}(?:reviewed|checked|fact[- ]checked|verified|approved|vetted|assessed|validated|signed\s+off)
            {_AND}{_FOR}\s+by
          |(?:(?:medical|clinical|expert|peer|scientific|pharmacy|pharmacist|nurse|physician|health|fact)[\s-]+)?
            (?:review(?:er|ers)?|checker|check|advis[eo]r)(?:\s+by(?=[\s:])|\s*:)
          |(?:medical|clinical)\s+(?:lead|editor)\s*:)
      | (?P<other>{_WAS}(?:edited|illustrated|translated|designed|photographed|sponsored|funded|paid\s+for|photos?|images?|drawings?)\s+by)
      | (?P<author>{_WAS}{_HOW}(?:written|prepared|authored|compiled|produced|developed|created|posted|published|contributed|submitted
            |words|text|story|article|content|post|blog){_AND}\s+by
          |(?:written\s+by|authors?|author\(s\)|writers?|byline|words|text)\s*:|author(?=\s(?-i:[A-Z][\w.]+\s[A-Z]))|by\s*:?)
      | (?P<bio>about\s+the\s+authors?\s*:)
      | (?P<reviewed>{_WAS}{_HOW}(?:reviewed|checked|verified){_AND}{_FOR}(?:\s+(?:on|in))?
          |{_LAST}review(?:\s+date)?(?:\s+(?:on|in|was))?|reviewed\s+date|date\s+(?:last\s+)?reviewed|{PAGE}\s+last\s+reviewed)
      | (?P<due>review(?:\s+date)?(?=\s*:|\s+date))
      | (?P<updated>{_WAS}{_HOW}(?:updated|modified|revised|amended|refreshed){_AND}(?:\s+(?:on|in))?
          |{_LAST}(?:update|revision|edit|change|modification)(?:\s+(?:on|date|was))?|(?:revision|update)\s+date
          |date\s+(?:last\s+)?(?:updated|modified|revised)|rev\.)
      | (?P<published>{_WAS}{_HOW}(?:published|posted|issued|created|produced|released|written|prepared|printed){_AND}(?:\s+(?:on|in))?
          |(?:publication|issue|publish|publishing|posting|release|creation)\s+date|(?:first|originally)\s+(?:published|posted)
          |date\s+(?:of\s+(?:issue|publication|preparation|creation)|published|posted|created|issued)|date(?=\s*:)
          |version\s+[\d.]+,?|(?:\w+\s+)?edition,?)
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_SEGMENT = re.compile(r"(?:^|[\r\n]|\s[|·•–—/]\s|[.;:!?)]\s+|\t)[\s*_>•·|–—(\[-]*")
_WORTH_READING = re.compile(
    r"\b(?:by|authors?|writers?|byline|words|text|review\w*|checked|verified|approved|vetted|updated?|modified|revis\w+|rev|published|posted"
    r"|issued?|created|date|version|edition|check|expir\w+|adviser|advisor|written|refreshed)\b",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\d{2,4}[\s,|·–—-]*$")
_TO_DATE = re.compile(r"[\s:,(–—-]*(?:(?:on|in|at|is|was|of|date|since)\b[\s:]*)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?", re.IGNORECASE)
_DATE_WORDS = 4
"""Words of a date with its weekday: “Tuesday, March 3, 2026”."""
PEOPLE = frozenset({"author", "reviewer", "bio", "other"})


class Label(NamedTuple):
    """A label in a line."""

    role: str
    """`author`, `reviewer`, `bio`, `other`, `published`, `updated`, `reviewed`, `due` (a review date, past or to come) or `next`."""
    start: int
    end: int
    """In the line; for dates, where the date should begin."""


def labels(line: str) -> list[Label]:
    """Return the labels of a line: the first must begin a segment of it, the others may stand anywhere behind it.

    A label of a date counts only if digits or a month could follow at once: “updated guidance” is none.
    """
    if not _WORTH_READING.search(line):
        return []
    segments = {match.end() for match in _SEGMENT.finditer(line)}
    found: list[Label] = []
    for match in _LABEL.finditer(line):
        role, words = str(match.lastgroup), match.group().casefold().strip(" :")
        before = line[: match.start()]
        follows_date = words == "by" and _AFTER_DATE.search(before) is not None and (bool(found) or len(before.split()) <= _DATE_WORDS)
        is_strong = words not in ("by", "words", "text", "date", "due") and "edition" not in words
        if not (match.start() in segments or follows_date or (found and is_strong)):
            continue
        end = match.end()
        if role not in PEOPLE:
            gap = _TO_DATE.match(line, end)
            end = gap.end() if gap else end
        found.append(Label(role, match.start(), end))
    return found


def is_label(text: str) -> bool:
    """Return whether a text begins with a label."""
    return _LABEL.match(text.lstrip()) is not None
