"""Turns of phrase with a plainer way to say them: nominalisations, double negatives, idioms, hedges, empty sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from lint.analysis.readability import measured_sentences, readability
from lint.analysis.scan import Place
from lint.checks.options import option, texts
from lint.checks.readability_common import Candidate, capped, finder, prose, sentence_at
from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import finish
from lint.kinds.metric import title_hit
from lint.kinds.substitution import match_case
from lint.model import Edit, Hit, Rule
from lint.text import words
from lint.text.patterns import compile_pattern

_HEDGES = ("may", "can", "might")
_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})\b(?!\s+not\b|not\b)", re.IGNORECASE)


def plainer(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the places of the card's `swap` (expression: what to write) and `advise` (expression: advice, no edit).

    With `only_with`, expressions too, a place counts only if one of them occurs in its block.
    """
    yield from capped(document, rule, _swaps(document, rule))


def double_negative(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield “not” before a word that is a negative itself, from the card's `words`, and its `advise` expressions."""
    found = [*_swaps(document, rule)]
    positive = _mapping(rule, "words")
    for _, place, match in _matches(document, rule, (_not_un(tuple(positive)),)):
        better = positive[" ".join(match["word"].lower().split())]
        if match["be"]:
            better = f"{match['be']} {better}"
        elif match["article"]:
            better = f"{'an' if better[0] in 'aeiou' else 'a'} {better}"
        better = match_case(match.group(), better)
        found.append(Candidate(1.0, place, partial(finish, document, rule, place, better, better=f"“{better}”")))
    yield from capped(document, rule, found)


def it_is_important_to(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield every “it is important to” of an article that has more than `max_per_500_words` of them."""
    most = option(document, rule, "max_per_500_words", 2)
    found = list(_matches(document, rule, (str(_options(rule)["pattern"]),)))
    count = readability(document).words
    if len(found) <= most * max(1.0, count / 500):
        return
    fields = {"count": len(found), "words": count, "limit": most}
    yield from capped(
        document,
        rule,
        (Candidate(1.0, place, partial(_order, document, rule, place, match, fields)) for _, place, match in found),
    )


def _order(document: Document, rule: Rule, place: Place, match: Any, fields: Mapping[str, object]) -> Hit:
    """Return the hit with the edit that leaves the verb alone."""
    hit = finish(document, rule, place, None, **fields)
    verb = match["verb"]
    if verb:
        end = place.start + match.end("verb") - match.start()
        span = place.block.map.to_source(place.start, end)
        better = verb.capitalize() if place.block.text[place.start].isupper() else verb
        if document.source[span.start : span.end] == place.block.text[place.start : end]:
            hit = replace(hit, edits=(Edit(span, better),))
    return hit


def stacked_hedges(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield hedges upon hedges; variant `share` on the title if may, can and might stand in too many sentences."""
    found = [*_swaps(document, rule)]
    limit = option(document, rule, "max_percent", 40)
    total = readability(document).sentences
    hedges = sum(1 for word in _HEDGES for _ in prose(document).occurrences(word))
    if total >= option(document, rule, "min_sentences", 10) and hedges * 100 > limit * total:
        sentences = measured_sentences(document)
        hedged = sum(_HEDGE.search(sentence.text) is not None for sentence in sentences)
        if hedged * 100 > limit * len(sentences):
            hit = title_hit(document, share=round(100 * hedged / len(sentences)), limit=limit, better="")
            hit = replace(hit, variant="share")
            found.append(Candidate(2.0, None, lambda: hit))
    yield from capped(document, rule, found)


def empty_sentence(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that say nothing: one of the card's `raw`, or of its `short` in a short sentence, and no fact."""
    longest = option(document, rule, "short_words", 12)
    short = texts(document, rule, "short")
    patterns = (*texts(document, rule, "raw"), *short)
    found: dict[tuple[int, int], Candidate] = {}
    for number, place, _ in _matches(document, rule, patterns):
        own, at = sentence_at(document, place)
        sentence = own[at]
        is_short = number >= len(patterns) - len(short)
        if is_short and words.count(sentence.text) > longest:
            continue
        if any(_compiled(fact, rule.path).search(sentence.text) for fact in texts(document, rule, "facts")):
            continue
        whole = Place(place.block, sentence.start, sentence.end)
        found[id(place.block), sentence.start] = Candidate(1.0, whole, partial(finish, document, rule, whole))
    yield from capped(document, rule, found.values())


def _swaps(document: Document, rule: Rule) -> Iterator[Candidate]:
    swap, advise = _mapping(rule, "swap"), _mapping(rule, "advise")
    patterns, better_of = (*swap, *advise), (*swap.values(), *advise.values())
    needed = texts(document, rule, "only_with")
    for number, place, match in _matches(document, rule, patterns):
        if needed and not any(_compiled(pattern, rule.path).search(place.block.text) for pattern in needed):
            continue
        if number >= len(swap):
            make = partial(finish, document, rule, place, better=better_of[number])
        else:
            better = match_case(match.group(), match.expand(better_of[number]))
            make = partial(finish, document, rule, place, better, better=f"“{better}”")
        yield Candidate(1.0, place, make)


def _matches(document: Document, rule: Rule, patterns: tuple[str, ...]) -> Iterator[tuple[int, Place, Any]]:
    """Yield the matches in source order; one inside another is left out."""
    found = [row for row in finder(patterns, rule.path).find(prose(document)) if row[1].block.kind in rule.scope]
    done = -1
    for number, place, match in sorted(found, key=lambda row: (row[2].start(), -row[2].end(), row[0])):
        if match.start() >= done:
            done = match.end()
            yield number, place, match


def _options(rule: Rule) -> Mapping[str, Any]:
    found = rule.options.get("options", {})
    assert isinstance(found, Mapping)
    return found


def _mapping(rule: Rule, name: str) -> Mapping[str, str]:
    found = _options(rule).get(name, {})
    if not isinstance(found, Mapping) or not all(isinstance(value, str) for value in found.values()):
        raise RuleError(f"{rule.path}: “{name}” must map expressions to texts.")
    return found


@cache
def _compiled(pattern: str, path: str) -> Any:
    return compile_pattern(pattern, ignorecase=True, name=path)


@cache
def _not_un(negatives: Sequence[str]) -> str:
    inner = "|".join(sorted((word.replace(" ", r"\s+") for word in negatives), key=len, reverse=True))
    return (
        r"(?<!\w)(?:(?P<be>is|are|was|were)n['’]t|not)\s+(?:(?:at\s+all|so|entirely|altogether|that)\s+)?"
        rf"(?P<article>an?\s+)?(?P<word>{inner})(?!\w)"
    )
