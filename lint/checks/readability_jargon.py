"""Terms from rules/facts/jargon.yaml that are used before anybody says what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.checks.readability_common import Candidate, Prose, capped, prose, sentence_at
from lint.checks.readability_explained import cue_of_explanation
from lint.document import Document
from lint.kinds.base import finish
from lint.model import Hit, Rule
from lint.text.patterns import literal
from lint.yamlfile import load, rules_dir

_WORD_END = r"(?!\w)"
_OFTEN = 4
"""Uses from which on a class of medicines is a topic of the article, not an item of a list."""
_CLASSIFIES = re.compile(
    r"(?:\b(?:is|are|was|were)|,)\s+(?:an?|one\s+of\s+(?:the|a\s+\w+\s+of))\s+(?:\w+[\s,-]+){0,2}\Z"
)
_OTHER_USES = 30
"""Uses that are looked at for an explanation further down."""
_KNOWN = 100.0
"""A term that some readers know comes after those that none does."""
_REACH = 60
_CREDIT = re.compile(
    r"\W*(?:(?:medically|clinically|last|first)\s+)?(?:written|reviewed|edited|checked|approved|by)\b.{0,120}\Z",
    re.IGNORECASE,
)
"""“Reviewed by Ann Lee, rheumatologist”: the reader need not know."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with the words that explain it."""

    text: str
    plain: str
    kind: str
    """`unknown` to most readers, `familiar` to many, or a `class` of medicines: known to those who take one."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """An expression for the term, plural included, as whole words in small letters."""
        return _compiled(self.text)


def unexplained_jargon(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first use of each term that is not explained there; variant `later` if a later use is."""
    text = prose(document)
    accepted = document.settings.accepted_words
    found = []
    for term, uses in _uses(text).items():
        places = [place for place in uses if not _CREDIT.match(place.block.text)]
        if places and term.text not in accepted:
            make = partial(_hit, document, rule, term, places)
            found.append(Candidate(len(places) - _KNOWN * (term.kind != "unknown"), places[0], make))
    yield from capped(document, rule, found)


def _hit(document: Document, rule: Rule, term: Term, places: list[Place]) -> Hit:
    cue = _cue(document, places[0], term)
    hit = finish(document, rule, places[0], plain=term.plain, uses=len(places))
    if cue is not None:
        return replace(hit, cleared_by=f"explained: {cue}")
    later = next((place for place in places[1:_OTHER_USES] if _cue(document, place, term)), None)
    if later is not None:
        where = later.block.map.to_source(later.start, later.end)
        return replace(hit, variant="later", related=((where, "explained only here"),))
    if term.kind == "familiar" or (term.kind == "class" and not _is_the_subject(places)):
        return replace(hit, variant="familiar")
    return hit


def _uses(text: Prose) -> Mapping[Term, list[Place]]:
    """Return the places of each term in source order; a term inside a longer one is not counted."""
    found = [
        (start, end, term)
        for trigger in _table().keys() & text.words
        for term in _table()[trigger]
        for start, end in text.phrases(trigger, term.text, term.pattern)
    ]
    uses: dict[Term, list[Place]] = defaultdict(list)
    done = 0
    for start, end, term in sorted(found, key=lambda row: (row[0], -row[1])):
        if start >= done:
            done = end
            uses[term].append(text.place(start, end))
    return uses


def _cue(document: Document, place: Place, term: Term) -> str | None:
    """Return what explains the term at this place, or None."""
    own, at = sentence_at(document, place)
    sentence = own[at]
    around = [s.text for s in own[max(0, at - 1) : at]], [s.text for s in own[at + 1 : at + 2]]
    start, end = place.start - sentence.start, place.end - sentence.start
    cue = cue_of_explanation(sentence.text, start, end, term.plain, *("".join(side) for side in around))
    if cue is not None:
        return cue
    if place.block.cell is not None and place.block.cell[1] == 0 and not place.block.is_header:
        return "its row in the table"
    for heading in outline(document).headings_over(place.block):
        asks = re.match(r"what\s+(?:is|are|does)\s", heading.text, re.IGNORECASE)
        if asks and term.pattern.search(heading.text.lower()):
            return heading.text
    return None


def _is_the_subject(places: list[Place]) -> bool:
    """Return whether an article says of a medicine that it belongs to the class, or keeps coming back to the class."""
    if len(places) >= _OFTEN:
        return True
    return any(_CLASSIFIES.search(place.block.text, max(0, place.start - _REACH), place.start) for place in places)


@cache
def _table() -> Mapping[str, tuple[Term, ...]]:
    """Return the terms by the longest word of each, singular and plural."""
    data: Any = load(rules_dir() / "facts" / "jargon.yaml")
    found: dict[str, list[Term]] = defaultdict(list)
    for kind in ("unknown", "class", "familiar"):
        for text, plain in data[kind].items():
            term = Term(text.lower(), plain, kind)
            trigger = max(re.findall("[a-z]+", term.text), key=len)
            stem = trigger.removesuffix("y")
            for form in {trigger, f"{trigger}s", f"{stem}ies" if stem != trigger else trigger}:
                found[form].append(term)
    return {trigger: tuple(terms) for trigger, terms in found.items()}


@cache
def _compiled(term: str) -> re.Pattern[str]:
    stem, endings = (term[:-1], "(?:y|ies)") if term.endswith("y") else (term, "(?:s|es)?")
    return re.compile(literal(stem).removesuffix(_WORD_END) + endings + _WORD_END)
