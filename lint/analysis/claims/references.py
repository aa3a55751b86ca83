"""The reference list of an article, and whether a citation marker leads to an authority."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lint.document import Block, Document, once
from lint.facts import Authority, facts
from lint.text.lazy import lazy

_HEADING = lazy(
    r"^\W*(?:references?|sources?|citations?|bibliography|works cited|further reading|notes|footnotes|where this (?:comes|information comes) from|evidence|literature)\b.{0,25}$",
    re.IGNORECASE,
)
_NUMBERED = lazy(r"^\W{0,3}(?P<number>\d{1,3})\s?[.)\]:]?\s+(?=\S)")
_HOST = lazy(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/\s)\],;:?]|\.?$|\.\s)", re.IGNORECASE)
_DOTTED = lazy(r"[A-Za-z0-9]\.[A-Za-z]{2}")
_DOI = lazy(r"\b(?:doi:?\s?10\.\d{4,}|PMID:?\s?\d{5,}|PMC\d{5,})", re.IGNORECASE)
_ADVICE = lazy(r"\b(?:take|takes|use|should|can|may|must|do not)\b", re.IGNORECASE)
"""A line that opens with "Source:" and goes on with one of these is no list of references."""
_CAPITALISED = lazy(r"\b(?:[A-Z][A-Za-z]*|doi|bpac|emc)\b")
_WORD = lazy(r"[a-z]+")
_GENERIC_FIRST = frozenset(
    "american british european canadian australian world international royal national u us uk endocrine health ags ada acr "
    "who".split()
)
_DOCUMENT = lazy(
    r"\b(?:prescribing information|package (?:insert|leaflet)|patient information leaflet|medication guide|drug facts|(?:drug |product )?label(?:ling|ing)?|smpc|summary of product characteristics|"
    r"guidelines?|practice bulletin|fact sheet|package inserts?|cochrane|monograph|instructions for use)\b",
    re.IGNORECASE,
)
_JOURNAL = lazy(
    r"\b(?:journal|lancet|bmj|jama|n engl j med|nejm|annals|ann intern med|j \w+ (?:med|clin|psych\w*|pharm\w*)|clin \w+|arch\w* \w+|proc\w* \w+|cochrane database)\b.{0,80}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\s?;\s?\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list."""

    number: int
    """As cited; position in the list when it is not numbered."""
    text: str
    is_authority: bool
    """Whether it names an authority, a label or guideline, a journal with a year, a DOI or an authority's address."""


@dataclass(frozen=True, slots=True)
class References:
    """What the article's markers can point at."""

    entries: Mapping[int, Reference]
    blocks: frozenset[int]
    """Indexes of the blocks that hold the list."""

    @property
    def has_authority(self) -> bool:
        """Whether any entry leads to an authority."""
        return any(entry.is_authority for entry in self.entries.values())


@once
def references(document: Document) -> References:
    """Return the reference list: what stands under "References", "Sources" or the like."""
    entries: dict[int, Reference] = {}
    where: set[int] = set()
    inside = False
    for index, block in enumerate(document.blocks):
        if block.debris is not None or block.region != "body":
            continue
        if block.kind in ("heading", "title") or _is_label(block):
            label, _, rest = block.text.partition(":")
            inside = _HEADING.match(block.text.strip()) is not None or (
                _HEADING.match(label.strip()) is not None and len(label) < 40
            )
            if inside and rest.strip() and block.kind not in ("heading", "title"):
                _add(entries, where, index, rest)
                inside = False
            continue
        if inside and block.text.strip():
            _add(entries, where, index, block.text)
    return References(entries, frozenset(where))


def _is_label(block: Block) -> bool:
    label = block.text.partition(":")[0]
    if block.kind != "paragraph" or len(label) >= 40 or _HEADING.match(label.strip()) is None:
        return False
    return _ADVICE.search(block.text, len(label)) is None


def _add(entries: dict[int, Reference], where: set[int], index: int, text: str) -> None:
    where.add(index)
    for line in re.split(r"[\r\n]+", text):
        if not line.strip():
            continue
        numbered = _NUMBERED.match(line.strip())
        number = int(numbered.group("number")) if numbered else len(entries) + 1
        entries.setdefault(number, Reference(number, line.strip(), is_authoritative(line)))


def is_authoritative(text: str) -> bool:
    """Return whether a reference leads to an authority: by address, identifier, document, journal or name."""
    if _DOI.search(text) or _DOCUMENT.search(text) or _JOURNAL.search(text):
        return True
    return authority_in_hosts(text) is not None or next(iter(authority_names(text)), None) is not None


def authority_in_hosts(text: str) -> Authority | None:
    """Return the authority behind the first web address of a text that belongs to one."""
    if _DOTTED.search(text) is None:
        return None
    for match in _HOST.finditer(text):
        found = facts().authority_of_host(match.group(1))
        if found is not None:
            return found
    return None


def authority_names(text: str) -> list[tuple[int, int]]:
    """Return where authorities are named; short forms count in their own capitals only."""
    firsts = {word.lower() for word in _CAPITALISED.findall(text)}
    if firsts.isdisjoint(_first_words()):
        return []
    return [match.span() for match in _names().finditer(text)]


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all names of authorities, lower case."""
    named = {name for authority in facts().authorities for name in authority.names}
    starts = [_WORD.search(name.lower()) for name in named]
    return frozenset(start.group() for start in starts if start) | _GENERIC_FIRST


@cache
def _names() -> re.Pattern[str]:
    exact: list[str] = []
    any_case: list[str] = []
    for authority in facts().authorities:
        for name in authority.names:
            (exact if len(name) <= 6 or " " not in name else any_case).append(name)
    exact += ["AGS", "ADA", "ACR", "WHO's"]
    longest = sorted({*exact, *any_case}, key=len, reverse=True)
    parts = []
    for name in longest:
        body = re.escape(name.replace("’", "'")).replace(r"\ ", r"\s+")
        parts.append(f"(?i:{body})" if name in any_case else body)
    generic = (
        r"(?:American|British|European|Canadian|Australian|World|International|Royal|National|U\.?S\.?|UK)\s(?:[A-Z][\w'-]+\s){0,4}"
        r"(?:Association|Academy|College|Society|Institutes?|Federation|Foundation|Council|Task Force|Formulary|Agency|Service|Organi[sz]ation|Centers?|Centre|Committee)(?:\s(?:of|for|on)\s(?:the\s)?[A-Z][\w'-]+(?:\s(?:and|&)?\s?[A-Z][\w'-]+){0,4})?"
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)}|{generic}|Endocrine Society|Health Canada)(?!\w)")
