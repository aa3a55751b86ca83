"""Who does what: passive voice where somebody has to act, and a reader who is “you” here and “individuals” there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

from lint.analysis.readability import readability
from lint.analysis.scan import Place
from lint.checks.options import option, texts
from lint.checks.readability_common import Candidate, Prose, capped, finder, prose, sentence_at
from lint.document import Document
from lint.kinds.base import finish
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule, Span
from lint.text.patterns import compile_pattern

_BE = frozenset("am is are was were be been being".split())
_MODALS = frozenset("should must will shall may can could might".split())
_MODALS_WITH_TO = frozenset("has have need needs ought going is are".split())
_MAY = frozenset("may can could might".split())
"""Modal verbs that permit and do not order."""
_ADVERBS = frozenset(
    "not never also only then always usually often generally normally typically still first even all both just further now "
    "soon later again once well".split()
)
_KINDS = ("verbs", "orders", "frames")
_LONGEST_ADVERB = 20
_REACH = 60
"""Characters before a participle in which its auxiliary stands."""
_IRREGULAR = frozenset(
    "begun bitten blown bought bound brought built burnt caught chosen cut drawn driven eaten fed felt found forgotten frozen "
    "given grown heard held hidden kept laid led met paid put read run said seen sent sewn shown shut sold spent split spread "
    "sworn swept taken taught thought told torn understood withdrawn withheld worn written".split()
)
_NO_PASSIVE = frozenset(
    "tired worried concerned interested excited scared relaxed related supposed located married advanced experienced allowed "
    "unlimited limited involved bored confused depressed stressed exhausted embarrassed frightened pleased prepared blocked "
    "based used called named need needed red bed indeed dehydrated addicted infected affected overweight sedated impaired "
    "inflamed feed bleed speed seed weed exceed succeed proceed breed hundred sacred wicked naked".split()
)
_BY_SOMEBODY = re.compile(r"\s+by\s+(?:you|your|the|an?|our|his|her|their)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def passive_voice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield passives that leave open who has to act; variant `share` on the title if too many sentences are passive.

    An action is a passive of the card's `verbs` after a modal verb, of its `orders` after one that orders (“should be
    taken”), or one of its `frames` (“is recommended”).
    """
    text = prose(document)
    found: list[Candidate] = []
    for start, end, has_modal in _actions(text, *(frozenset(texts(document, rule, name)) for name in _KINDS)):
        place = text.place(start, end)
        if place.block.kind not in rule.scope or _BY_SOMEBODY.match(place.block.text, place.end):
            continue
        if not _is_told(document, rule, place):
            found.append(Candidate(1.0 + has_modal, place, partial(finish, document, rule, place)))
    total, limit = readability(document).sentences, option(document, rule, "max_percent", 10)
    count = _passive_sentences(document, text) if total >= option(document, rule, "min_sentences", 20) else 0
    if count * 100 > limit * total:
        hit = replace(title_hit(document, share=round(100 * count / total), limit=limit), variant="share")
        found.append(Candidate(3.0, None, lambda: hit))
    yield from capped(document, rule, found)


def mixed_person(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield where the reader is one of “individuals” or “patients” in an article that says “you” as well.

    The first place carries the finding; the others are variant `again`. Where “you” is as rare or rarer, its places are
    shown too, as variant `you`.
    """
    least, share = option(document, rule, "min_each", 2), option(document, rule, "min_percent", 20)
    text = prose(document)
    others = [place for _, place, _ in finder(texts(document, rule, "others"), rule.path).find(text)]
    others = [place for place in others if place.block.kind in rule.scope and not _is_told(document, rule, place)]
    if len(others) < least:
        return
    others.sort(key=_span)
    own = [text.place(*match.span()) for match in _YOU.finditer(text.written)]
    own = [place for place in own if place.block.kind in rule.scope]
    if len(own) < least or min(len(others), len(own)) * 100 < share * (len(others) + len(own)):
        return
    yours = tuple((_span(place), "here the reader is “you”") for place in own[:3])
    finished = partial(finish, document, rule, you=len(own), others=len(others))
    found = [
        Candidate(
            -number, place, partial(_person, finished, place, "again" if number else None, () if number else yours)
        )
        for number, place in enumerate(others)
    ]
    if len(own) <= len(others):
        found += [
            Candidate(-number - 1.5, place, partial(_person, finished, place, "you", ()))
            for number, place in enumerate(own)
        ]
    yield from capped(document, rule, found)


def _person(
    finished: Callable[..., Hit], place: Place, variant: str | None, related: tuple[tuple[Span, str], ...]
) -> Hit:
    return replace(finished(place=place), variant=variant, related=related)


def _actions(
    text: Prose, verbs: frozenset[str], orders: frozenset[str], frames: frozenset[str]
) -> Iterator[tuple[int, int, bool]]:
    """Yield where a passive of action starts and ends, and whether it has a modal verb."""
    for word in (verbs | orders | frames) & text.words:
        for at in text.occurrences(word):
            before = _be_before(text, at)
            if before is None or text.text[at + len(word) : at + len(word) + 1] == "-":
                continue
            tokens, be = before
            modal = _modal_before(tokens) if be == "be" else None
            if modal is not None and (word in verbs or (word in orders and modal not in _MAY)):
                yield at - _length_from(text, at, modal), at + len(word), True
            elif word in frames and be in ("is", "are"):
                yield at - _length_from(text, at, be), at + len(word), False


def _be_before(text: Prose, at: int) -> tuple[list[str], str] | None:
    """Return the form of be that a participle belongs to, with the words before it; adverbs may stand in between."""
    last = text.text[max(0, at - _LONGEST_ADVERB) : at].rsplit(None, 1)[-1:]
    if not last or (last[0] not in _BE and last[0] not in _ADVERBS and not last[0].endswith("ly")):
        return None  # most words that look like participles are none
    tokens = text.text[max(0, at - _REACH) : at].split()
    while tokens:
        token = tokens.pop()
        if token in _BE:
            return tokens, token
        if token not in _ADVERBS and not token.endswith("ly"):
            return None
    return None


def _modal_before(tokens: list[str]) -> str | None:
    """Return the modal verb that ends the words, adverbs aside: the first word of it, if it has several."""
    while tokens and (tokens[-1] in _ADVERBS or tokens[-1].endswith("ly")):
        tokens.pop()
    if tokens and tokens[-1] in _MODALS:
        return tokens[-1]
    if len(tokens) > 1 and tokens[-1] == "to" and tokens[-2] in _MODALS_WITH_TO:
        return tokens[-2]
    return None


def _length_from(text: Prose, at: int, word: str) -> int:
    """Return how far before `at` the last occurrence of a word begins."""
    low = max(0, at - _REACH)
    places = [match.start() for match in re.finditer(rf"\b{word}\b", text.text[low:at])]
    return at - low - places[-1]


def _passive_sentences(document: Document, text: Prose) -> int:
    """Return how many sentences are in the passive, by a form of be before a participle."""
    places = [
        text.place(at, at + len(word))
        for word in text.words
        if (word in _IRREGULAR or word.endswith("ed")) and word not in _NO_PASSIVE
        for at in text.occurrences(word)
        if _be_before(text, at) is not None
    ]
    return len({(id(place.block), sentence_at(document, place)[1]) for place in places})


def _is_told(document: Document, rule: Rule, place: Place) -> bool:
    """Return whether the sentence reports on other people: a study, a share, a group the reader need not be in."""
    own, at = sentence_at(document, place)
    sentence = own[at].text
    return any(_compiled(pattern, rule.path).search(sentence) for pattern in texts(document, rule, "reports"))


def _span(place: Place) -> Span:
    return place.block.map.to_source(place.start, place.end)


@cache
def _compiled(pattern: str, path: str) -> Any:
    return compile_pattern(pattern, ignorecase=True, name=path)
