"""Claims that something carries no risk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import article_topics
from lint.analysis.scan import Place
from lint.checks.claims_text import sentence_span
from lint.checks.claims_wording import cleared, places
from lint.checks.claims_words import agents_in, medicines_in
from lint.checks.options import texts
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_CONDITION = lazy(
    r"(?:\A\W*(?:just\s+)?to\s+be|\b(?:until|when|once|if|whether|sure|ensure)\s+(?:that\s+)?(?:(?:it|this|that|you)\s*)?(?:is|are|['’](?:s|re)|were)?)\s+$",
    re.I,
)
_OTHER_ACT = lazy(r"\s+to\s+(?!take|use|mix|combine|swallow|double|stop|drink\s+(?:it\s+)?with|give)\w+", re.I)
_LIMITED = lazy(
    r"[\s,]*(?:over|under|above|from|aged?|older|\d|who|except|with(?:out)?|unless|if|but|as\s+long|when|provided)\b",
    re.I,
)
_SEEN = lazy(
    r"\s+(?:(?:were|was|have\s+been|has\s+been|had\s+been)\s+(?:\w+\s+)?(?:seen|reported|found|noted|observed|recorded|linked)|in\s+(?:the|this|that|one|a)\s+(?:\w+\s+)?(?:study|trial))\b",
    re.I,
)
_PEOPLE = lazy(
    r"\b(?:you|people|patients|who|children|adults|participants|users|women|men|babies|others|some|many|most|half|if)\s+"
    r"(?:(?:may|might|will|can|who|take|taking|it|them|this|the|that|drug|medicine|still|often)\s+){0,5}(?:have|had|get|got|notice|experience|report|feel)?\s*$", re.I)  # fmt: skip
_HARMLESS_TEST = lazy(
    r"\b(?:x-?rays?|ultrasounds?|scans?|MRI|imaging|mammograms?|blood tests?|placebo|dummy|sugar pills?)\b", re.I
)
_IS = lazy(r"\s+(?:(?:oil|tea|powder|capsules?|pills?|itself|alone|extract|leaf|root)\s+)?(?:is|are)\s+$", re.I)
_PREPOSITION = lazy(r"\b(?:from|of|with|in|by|on|after|for|to|than)\b", re.I)
_MOST_PEOPLE = lazy(r"\s+(?:for|to|in)\s+(?:most|healthy|moderation|small|low|normal)\b", re.I)
_DIFFERENT_WAY = lazy(
    r"[\s,]+(?:in\s+the\s+(?:same\s+)?way|in\s+the\s+usual|like\b|but\b|though\b|although\b|as\s+\w+\s+(?:is|are)|however)",
    re.I,
)


_SORTS = (
    ("process", "ensur"),
    ("harmless", "harmless"),
    ("addictive", "addict|habit"),
    ("effects", "effect"),
    ("safe", ""),
)
"""What a claim denies, told by its words, the first that fits."""


def completely_safe(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield claims that a product or treatment has no risk, no side effects, no pull."""
    for place in places(document, rule, texts(document, rule, "patterns")):
        text = place.block.text[place.start : place.end].lower()
        sort = next(name for name, words in _SORTS if re.search(words, text))
        if sort == "harmless" and not _is_of_product(document, place):
            continue
        hit = place.block.hit(place.start, place.end)
        cue = _innocent(document, sort, place) or cleared(document, rule, place)
        yield replace(hit, cleared_by=cue, variant=_variant(document, rule, sort, place))


def _variant(document: Document, rule: Rule, sort: str, place: Place) -> str | None:
    if sort == "process":
        return "process"
    if sort != "addictive":
        return None
    drugs = _drugs_before(document, place)
    habit_forming = set(texts(document, rule, "dependence"))
    return (
        "addiction" if drugs and not any(habit_forming & {drug, *facts().classes_of(drug)} for drug in drugs) else None
    )


def _drugs_before(document: Document, place: Place) -> list[str]:
    """Return the medicine named last before a place in its block, else the article's subject."""
    named = medicines_in(document, place.block, 0, place.start)
    if named:
        return named[-1].drug.split(" + ")
    subject = article_topics(document).subject
    return subject.split(" + ") if subject else []


def _innocent(document: Document, sort: str, place: Place) -> str | None:
    low, high = sentence_span(document, place)
    before, after = place.block.text[low : place.start], place.block.text[place.end : high]
    if before.lower().startswith("you ") and place.block.text.lower().startswith("without", place.start):
        before = ""  # “you can take it without side effects” is no report of what people had
    checks = {
        "safe": ((_CONDITION.search, before), (_OTHER_ACT.match, after), (_LIMITED.match, after)),
        "effects": ((_PEOPLE.search, before), (_SEEN.match, after), (_HARMLESS_TEST.search, before + after)),
        "harmless": ((_MOST_PEOPLE.match, after),),
        "addictive": ((_DIFFERENT_WAY.match, after),),
    }
    for look, text in checks.get(sort, ()):
        if found := look(text):
            return f"innocent: {found.group().strip()}"
    return None


def _is_of_product(document: Document, place: Place) -> bool:
    """Return whether “harmless” is said of a drug, herb or product, as its subject or as the noun behind it."""
    low, high = sentence_span(document, place)
    text = place.block.text
    if next(agents_in(text, place.end, min(high, place.end + 30), ("remedy",)), (-1, -1))[0] == place.end + 1:
        return True
    named = [(m.start, m.end) for m in medicines_in(document, place.block, low, place.start)]
    for start, end in (*named, *agents_in(text, low, place.start, ("remedy",))):
        if _IS.fullmatch(text[end : place.start]) and not _PREPOSITION.search(text[low:start]):
            return True
    return False
