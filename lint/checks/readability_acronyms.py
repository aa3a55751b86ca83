"""Short forms in capitals that are used before anybody says what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from lint.analysis.drugs import mentions
from lint.analysis.scan import Place
from lint.analysis.syllables import facts_of, is_known_word
from lint.checks.readability_common import Candidate, Prose, capped, prose
from lint.document import Block, Document, once
from lint.kinds.base import finish
from lint.model import Edit, Hit, Rule
from lint.yamlfile import load, rules_dir

_CAPITAL_RUN = re.compile(r"[A-Z]{2,}")
_ACRONYM = re.compile(r"(?<![\w/@.#&’'-])[A-Z]{2,6}(?=s?(?![\w/@&]|\.\w|-\d))")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC "
    "SD TN TX UT VT VA WA WV WI WY DC".split()
)
_ALSO_MEDICAL = frozenset({"CA", "CO", "MI", "MS", "PA"})
_ADDRESS = re.compile(r"(?:,\s*|\b[A-Z][a-z]+\s+)\Z")
_AFTER_STATE = re.compile(r"\s*(?:\d{5}\b|\(?\d{3}\))")
_OPENS = re.compile(
    r"[\w’'”\"%)]\s*\(\s*(?:(?:also|or|aka|abbreviated(?:\s+as)?|known\s+as|called|for\s+short)\s+)*[\"“‘*]?(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"s?[\"”’*]?[^()]{0,40}\)")
_SPELLED_AFTER = re.compile(
    r"s?[\"”’*]?\s*\((?P<inside>[^()]{4,120})\)|s?[\"”’*]?,?\s+(?:is\s+short|stands?|short)\s+for\b|s?[\"”’*]?,\s+or\s+[\"“]?(?=[a-z]+[ -][a-z])|s?\s*[—–:=]\s*(?=[A-Za-z][a-z]+(?:[ -][A-Za-z]?[a-z]+)+)|s?[\"”’]?\s+means?\s|s?,?\s+(?:such\s+as|like|for\s+example)\s+[a-z]"
)
_NAMED_BEFORE = re.compile(
    r"\b(?:and\s+other|or\s+other|called|named|known\s+as|abbreviated(?:\s+(?:as|to))?|(?:call|say)s?(?:\s+(?:it|this|them))?|,\s+or|short\s+form)\s+[\"“‘*]?(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_WORDS_INSIDE = re.compile(r"[A-Za-z][a-z]+(?:[ -]\w+)+|[a-z]{5,}")
_EMPHASIS = 5
"""Letters from which a word in the dictionary that stands in capitals is taken to be shouted."""
_REACH = 80
_OTHER_USES = 30
"""Uses that are looked at for the full words further down."""


@dataclass(frozen=True, slots=True)
class _Table:
    silent: frozenset[str]
    meanings: Mapping[str, str]


def undefined_acronym(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first use of each short form that is not spelled out there; variant `later` if a later use is."""
    uses = _uses(document)
    if not uses:
        return
    text = prose(document)
    found = []
    for name, places in uses.items():
        in_prose = [place for place in places if place.block.is_prose]
        if not in_prose or name.casefold() in document.settings.accepted_words:
            continue
        if _is_in_address(name, places) or name in _medicines(document):
            continue
        meaning = _table().meanings.get(name)
        headings = [place for place in places if not place.block.is_prose]
        if any(_is_spelled_out(place) for place in [*headings, in_prose[0]]) or _stands_before(
            meaning, in_prose[0], text
        ):
            continue
        if _is_shouted(text, name, places):
            continue
        make = partial(_hit, document, rule, places[0], in_prose, meaning)
        found.append(Candidate(float(len(places)), places[0], make))
    yield from capped(document, rule, found)


def _hit(document: Document, rule: Rule, first: Place, in_prose: list[Place], meaning: str | None) -> Hit:
    name = first.block.text[first.start : first.end]
    offer = f"{meaning} ({name})" if meaning else f"the full words, then ({name})"
    hit = finish(document, rule, first, name=name, offer=offer)
    later = next((place for place in in_prose[1:_OTHER_USES] if _is_spelled_out(place)), None)
    if later is not None:
        where = later.block.map.to_source(later.start, later.end)
        return replace(hit, variant="later", related=((where, "spelled out only here"),))
    place = in_prose[0]
    before = place.block.text[: place.start].rstrip()
    plural = place.block.text[place.end : place.end + 1] == "s"
    if meaning is None or plural or re.search(r"\b(?:an?|[A-Z]\w*)\Z", before):
        return hit  # an article would have to change, or it is part of a name
    offer = offer[0].upper() + offer[1:] if not before or before[-1] in ".!?:" else offer
    return replace(hit, edits=(Edit(place.block.map.to_source(place.start, place.end), offer),))


def _uses(document: Document) -> Mapping[str, list[Place]]:
    """Return the places of each short form in titles, headings and prose, in source order."""
    text = prose(document)
    found: dict[str, list[Place]] = defaultdict(list)
    for block in document.blocks:
        if block.kind in ("title", "heading") and block.debris is None and block.region == "body":
            for name, start in _capitals(block.text):
                found[name].append(Place(block, start, start + len(name)))
    for name, start in _capitals(text.written):
        found[name].append(text.place(start, start + len(name)))
    blocks = {id(place.block): place.block for places in found.values() for place in places}
    shouting = {key for key, block in blocks.items() if _is_all_capitals(block)}
    return {
        name: sorted(own, key=lambda place: place.block.span.start + place.start)
        for name, places in found.items()
        if (own := [place for place in places if id(place.block) not in shouting])
    }


def _capitals(text: str) -> Iterator[tuple[str, int]]:
    """Yield the runs of capitals that could be short forms, with where they start."""
    silent = _table().silent
    for run in _CAPITAL_RUN.finditer(text):
        if run.group() not in silent and (match := _ACRONYM.match(text, run.start())):
            name = match.group()
            if name not in silent and not _ROMAN.fullmatch(name):
                yield name, match.start()


@once
def _medicines(document: Document) -> frozenset[str]:
    """Return the short forms and brands of medicines that are named: the rules on notation look at those."""
    return frozenset(mention.text for mention in mentions(document) if mention.name.kind in ("abbreviation", "brand"))


def _is_all_capitals(block: Block) -> bool:
    """Return whether a block is written in capitals for the most part."""
    return len(_CAPITALS.findall(block.text)) > len(_SMALL.findall(block.text))


def _is_shouted(text: Prose, name: str, places: list[Place]) -> bool:
    """Return whether it is an ordinary word in capitals: NEVER, DAILY, or a word that also stands in small letters."""
    word = name.lower()
    if facts_of(word).is_familiar or re.search(rf"\b{word}\b", text.written):
        return True
    if len(name) >= _EMPHASIS and is_known_word(word):
        return True
    block, start, end = places[0]
    beside = _CAPITALS.findall(block.text[max(0, start - 15) : start]) + _CAPITALS.findall(block.text[end : end + 15])
    return any(facts_of(other.lower()).is_familiar for other in beside)


def _is_in_address(name: str, places: list[Place]) -> bool:
    if name not in _STATES:
        return False
    if name not in _ALSO_MEDICAL:
        return True
    block, start, end = places[0]
    return _ADDRESS.search(block.text, 0, start) is not None or _AFTER_STATE.match(block.text, end) is not None


def _is_spelled_out(place: Place) -> bool:
    block, start, end = place
    before, after = block.text[max(0, start - _REACH) : start], block.text[end : end + 2 * _REACH]
    if _NAMED_BEFORE.search(before) or (_OPENS.search(before) and _CLOSES.match(after)):
        return True
    spelled = _SPELLED_AFTER.match(after)
    if spelled is None:
        return False
    return spelled["inside"] is None or _WORDS_INSIDE.search(spelled["inside"]) is not None


def _stands_before(meaning: str | None, first: Place, text: Prose) -> bool:
    """Return whether what it stands for is written out in the block, before or right after the short form."""
    return meaning is not None and meaning.lower() in text.text and meaning.lower() in first.block.text.lower()


@cache
def _table() -> _Table:
    data: Any = load(rules_dir() / "facts" / "acronyms.yaml")
    silent = frozenset(name for part in ("known", "agencies", "degrees", "units") for name in data[part])
    meanings = {str(name): str(meaning) for name, meaning in data["meanings"].items()}
    return _Table(silent - meanings.keys(), meanings)
