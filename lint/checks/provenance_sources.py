"""What an article rests on: sources that are there, are strong, are recent, and match their markers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lint.analysis.claims.references import authority_names
from lint.analysis.claims.topics import article_topics
from lint.analysis.drugs import mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.provenance import provenance, title_spot
from lint.analysis.provenance_markers import Marker
from lint.analysis.provenance_references import ReferenceList, reference_list
from lint.analysis.provenance_sources import cited_sources, credits_source, has_source, named_source
from lint.analysis.provenance_words import gated, phrases
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.options import option, texts
from lint.checks.provenance import has_text, is_medical
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule

_YEAR = re.compile(r"(?<![\d/.:-])(?:19[5-9]\d|20\d\d)(?![\d/-]|\.\d)")
_AMOUNT = re.compile(r"\d\s?(?:%|percent\b|per cent\b|mg\b|mcg\b|micrograms?\b|IU\b|units?\b|in \d)", re.IGNORECASE)
_LAST_IN_CLAUSE = re.compile(r"\s*(?:$|[.,;:!?)\]]|[\[⁰¹²³⁴⁵⁶⁷⁸⁹])")
_SEVERAL = 2


def missing_sources(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of an article with health claims that points at no source at all.

    Sources stand in the body, so their absence is certain in an extract too.
    """
    if has_text(document) and _makes_claims(document) and not has_source(document):
        yield title_spot(document).hit()


def weak_sources(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first source if all of them are shops, treatment sellers, blogs, social media, Wikipedia or chatbots."""
    cited = cited_sources(document)
    if not cited or any(source.quality != "weak" for source in cited) or not _makes_claims(document):
        return
    if named_source(document) is None:
        first, others = cited[0], cited[1:]
        yield replace(
            first.spot.hit(count=len(cited)), related=tuple((other.spot.span, "also weak") for other in others)
        )


def orphan_reference(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield markers that lead to no entry, once for each number, and numbered entries that no marker points at."""
    held = reference_list(document)
    lost: dict[tuple[str, ...], list[Marker]] = {}
    for marker in _judged(held):
        if not held.cites(marker):
            lost.setdefault(tuple(label for label in marker.labels if not held.holds(label)), []).append(marker)
    for first, *more in lost.values():
        hit = first.spot.hit(count=len(held.entries))
        if not held.entries:
            hit = replace(hit, variant="no-list" if provenance(document).is_whole else "extract")
        yield replace(hit, related=tuple((marker.spot.span, "the same marker") for marker in more))
    yield from _uncited(held)


def _judged(held: ReferenceList) -> Iterator[Marker]:
    """Yield the markers that can be judged: with a list, all of its kind; without one, those that end a clause."""
    cites_by_author = any(
        held.holds(label) for marker in held.markers if marker.style == "author-year" for label in marker.labels
    )
    for marker in held.markers:
        # “(Medicare 2024)” may be no citation: only an article that cites so is judged
        if marker.style == "author-year":
            if cites_by_author and not any(facts().name(label.rpartition(" ")[0]) for label in marker.labels):
                yield marker
        elif held.entries:
            if marker.style != "round" or held.is_numbered:
                yield marker
        elif marker.style == "foot" or (marker.style in ("square", "super") and _ends_clause(marker)):
            yield marker


def _ends_clause(marker: Marker) -> bool:
    block = marker.spot.block
    return block is not None and _LAST_IN_CLAUSE.match(block.text, marker.spot.end) is not None


def _uncited(held: ReferenceList) -> Iterator[Hit]:
    """Yield entries no marker names, if others are cited by number; a list without any markers is a plain list."""
    if not held.is_numbered:
        return
    cited = {label for marker in held.markers if marker.style != "author-year" for label in marker.labels}
    if not cited:
        return
    for entry in held.entries:
        if entry.label is not None and entry.label not in cited:
            yield replace(entry.spot.hit(label=entry.label), variant="uncited")


def old_sources(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the newest of several entries if every one is dated and none is recent.

    A page without a date may be kept up to date; of a single source the year says little.
    """
    today = document.settings.today
    entries = reference_list(document).entries
    years = [[int(year) for year in _YEAR.findall(entry.text) if int(year) <= datetime.MAXYEAR] for entry in entries]
    if today is None or len(entries) < _SEVERAL or not all(years):
        return
    newest = max(max(found) for found in years)
    topics = article_topics(document)
    title = outline(document).title_block
    on_medicine = (
        topics.is_dosing or topics.is_stopping or any(mention.block is title for mention in mentions(document))
    )
    limit = option(document, rule, "years" if on_medicine else "physiology_years", 5 if on_medicine else 10)
    if newest < today.year - limit:
        entry = next(entry for entry, found in zip(entries, years, strict=True) if newest in found)
        yield entry.spot.hit(year=newest, limit=limit, age=today.year - newest)


def vague_attribution(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield “studies show”, “experts say” where neither the sentence nor the next one names or cites them."""
    vague = gated(texts(document, rule, "phrases"))
    exceptions = gated(texts(document, rule, "exceptions"))
    held = reference_list(document).blocks
    found = sentences(document)
    candidates = vague.blocks(document)
    for number, sentence in enumerate(found):
        block = sentence.block
        if id(block) not in candidates or id(block) in held or block.kind not in rule.scope:
            continue
        match = vague.search(block.text, sentence.start, sentence.end)
        if match is None or exceptions.search(sentence.text):
            continue
        hit = sentence.hit(*match.span())
        cue = _support(document, found, number) or clear(rule.unless, document, Place(sentence.block, *match.span()))
        yield replace(hit, cleared_by=cue) if cue else hit


def _support(document: Document, found: Sequence[Sentence], number: int) -> str | None:
    for near, where in ((number, "this sentence"), (number + 1, "the next sentence")):
        if near >= len(found) or found[near].index != found[number].index:
            continue
        if credits_source(document, found[near]) or (near == number and authority_names(found[near].text)):
            return f"{where} names its source"
        if phrases("uncertainty_phrases").search(found[near].text):
            return f"{where} says what is not known"
    return None


def _makes_claims(document: Document) -> bool:
    return is_medical(document) or any(_AMOUNT.search(block.text) for block in document.prose())
