"""The labels of bylines and date lines: “Written by”, “Medically reviewed by”, “Page last reviewed:”, “Next review due”."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.analysis.provenance_words import Gated, gated

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
_CUES = (
    r"\b(?:by|authors?|writers?|byline|words|text|review\w*|checked|verified|approved|vetted|updated?|modified|revis\w+|rev|published|posted|issued?"
    r"|created|date|version|edition|check|expir\w+|adviser|advisor|written|refreshed)\b|\b(?:19|20)\d\d\b|/\d\d\b",
)
"""A block without any of these holds neither byline nor date."""
_WORD = re.compile(r"[^\W\d_]+")
_OPENERS = frozenset(
    "this the our page webpage web article leaflet guide handbook sheet fact factsheet booklet information content text story post document entry topic "
    "material resource site was were is are has have medically clinically scientifically independently externally professionally editorially "
    "pharmacist physician nurse doctor expert peer last most first originally fully also co date next to will due review check reviewed checked "
    "verified approved vetted assessed validated signed medical clinical scientific pharmacy health reviewer reviewers reviews checker adviser "
    "advisor edited illustrated translated designed photographed sponsored funded paid photo photos image images drawing drawings written prepared "
    "authored compiled produced developed created posted published contributed submitted words blog author authors writer writers byline by about "
    "latest full updated modified revised amended refreshed revision update rev issued released printed publication issue publish publishing "
    "posting release creation version expires expiry valid second third fourth fifth new".split()
)
"""Words a label can begin with: the long pattern is tried behind them only."""
_AFTER_DATE = re.compile(r"\d{2,4}[\s,|·–—-]*$")
_TO_DATE = re.compile(
    r"[\s:,(–—-]*(?:(?:on|in|at|is|was|of|date|since)\b[\s:]*)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
    re.IGNORECASE,
)
_DATE_BY = re.compile(r"\W*(?:\w+,?\s+){0,3}\w*\d{2,4}[\s,|·–—-]+(?P<by>by)\b", re.IGNORECASE)
_SEGMENT_END = re.compile(r"(?:[\r\n]|\s[|·•–—/]\s|[.;:!?)]\s+|\t)[\s*_>•·|–—(\[-]*$")
_LOOK_BACK = 40
"""Characters before a weak label that say whether it counts."""
PEOPLE = frozenset({"author", "reviewer", "bio", "other"})


class Label(NamedTuple):
    """A label in a line."""

    role: str
    """`author`, `reviewer`, `bio`, `other`, `published`, `updated`, `reviewed`, `due` (a review date, past or to come) or `next`."""
    start: int
    end: int
    """In the line; for dates, where the date should begin."""


def worth_reading() -> Gated:
    """Return the pattern of what a byline or a date line cannot do without."""
    return gated(_CUES)


def labels(line: str) -> list[Label]:
    """Return the labels of a line: the first must begin a segment of it, the others may stand anywhere behind it.

    A label of a date counts only if digits or a month could follow at once: “updated guidance” is none.
    """
    found: list[Label] = []
    at = _first(line)
    while at is not None:
        match = _LABEL.search(line, at) if found else _LABEL.match(line, at)
        if match is None:
            break
        label = _label(line, match, bool(found))
        at = match.end()
        if label is not None:
            found.append(label)
    return found


def _first(line: str) -> int | None:
    """Return where the first label begins: at the start of a segment, or “by” behind a date at the start of the line."""
    for segment in _SEGMENT.finditer(line):
        word = _WORD.match(line, segment.end())
        if word is not None and word.group().casefold() in _OPENERS and _LABEL.match(line, segment.end()):
            return segment.end()
    by = _DATE_BY.match(line)
    return by.start("by") if by else None


def _label(line: str, match: re.Match[str], is_later: bool) -> Label | None:
    """Return a label; a weak one that is not the first must follow a date or begin a segment."""
    role, words = str(match.lastgroup), match.group().casefold().strip(" :")
    if is_later and (words in ("by", "words", "text", "date", "due") or "edition" in words):
        before = line[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not (words == "by" and _AFTER_DATE.search(before)) and not _SEGMENT_END.search(before):
            return None
    end = match.end()
    if role not in PEOPLE:
        gap = _TO_DATE.match(line, end)
        end = gap.end() if gap else end
    return Label(role, match.start(), end)


def is_label(text: str) -> bool:
    """Return whether a text begins with a label."""
    return _LABEL.match(text.lstrip()) is not None
