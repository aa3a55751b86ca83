"""Both sides of a treatment: benefits with harms, other choices, and the choice not to treat or not to stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lint.analysis.claims import article_topics
from lint.analysis.drugs import find
from lint.analysis.outline import outline
from lint.checks.claims_text import blocks_with
from lint.checks.claims_wording import cleared, places
from lint.checks.options import option, texts
from lint.document import Document, once
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_TREATMENT = lazy(
    r"\b(?:treatments?|treating|therap(?:y|ies)|surgery|operation|injections?|supplements?|remed(?:y|ies)|medicines?|medications?|drugs?|tablets?|pills?|inhalers?|patches|how to take|benefits of|diet for|cures?)\b", re.I)  # fmt: skip
_BENEFIT = (
    r"\b(?:help(?:s|ed|ful|ing)?|eas(?:e|es|ed|ing)|reliev\w+|relief|improv\w+|effective(?:ly)?|works?|benefits?|beneficial|treats?|treated|treatment|reduc\w+|lower(?:s|ed|ing)?|prevent\w*|control(?:s|led)?|cur(?:e|es|ed)|boosts?|protects?|better|manage)\b")  # fmt: skip
_HARM = (
    r"\b(?:side[- ]effects?|risk(?:s|y)?|harm(?:s|ful|ed)?|dangers?|dangerous|adverse|complications?|bleed(?:ing)?|nausea|dizz\w+|drows\w+|sleepy|rash(?:es)?|allerg\w+|interact\w*|overdose|"
    r"withdrawal|seizures?|addict\w+|dependence|warnings?|toxic\w*|downsides?|drawbacks?|unsafe|not safe|do not (?:take|use)|fatal|death|upset stomach|diarrh\w+|vomit\w*|headaches?|weight gain|can hurt|worse)\b")  # fmt: skip
_OTHERS = (
    r"\b(?:other (?:\w+\s+)?(?:options?|treatments?|medicines?|medications?|drugs?|choices?|ways?|painkillers?|pain relievers?|antidepressants?|methods?|approaches|therap(?:y|ies)|inhalers?|pills?|patches|vaccines?)|others? (?:use|take|need|are)|alternatives?|another (?:\w+\s+)?(?:medicine|drug|treatment|option|choice|pill|way)|"
    r"different (?:medicines?|drugs?|treatments?|options?)|instead of|in place of|options? (?:include|are)|choices? (?:include|are)|no treatment|without treatment|not to (?:treat|take)|choose (?:not )?to|(?:some|many) people (?:choose|stay|do well|wait|stop)|watchful waiting|wait and see|talk(?:ing)? therap(?:y|ies)|"
    r"do nothing|if you (?:do not|don['’]t) (?:treat|take|want)|may suit|suits? you|which (?:one|treatment|medicine)|compare|surgery|physical therapy|physiotherapy|non-drug|lifestyle|nicotine gum|vs\.?|versus)\b")  # fmt: skip
"""Expressions for google-re2: no look-around."""
_KINDS = ("title", "heading", "paragraph", "list-item", "table-cell", "caption")


def one_sided(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield what presumes that all should stop a medicine, and the title of a treatment article that names no harm or no benefit."""
    topics = article_topics(document)
    if topics.is_stopping and topics.focus:
        found = list(places(document, rule, texts(document, rule, "must_stop")))
        if found and next(places(document, rule, texts(document, rule, "staying")), None) is None:
            for place in found:
                yield replace(
                    place.block.hit(place.start, place.end),
                    variant="stopping",
                    cleared_by=cleared(document, rule, place),
                )
    if not _is_about_treatment(document):
        return
    harmless, useless = not _count(document, _HARM, 1), not _count(document, _BENEFIT, 1)
    if harmless == useless or _words(document) < option(document, rule, "min_words", 150):
        return
    if harmless and _count(document, _BENEFIT, least := option(document, rule, "min_benefits", 3)) >= least:
        yield title_hit(document)
    elif useless and _count(document, _HARM, least := option(document, rule, "min_harms", 5)) >= least:
        yield replace(title_hit(document), variant="harms")


def missing_alternatives(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of a treatment article that names no other choice and no choice of doing without."""
    if (
        _is_about_treatment(document)
        and not _count(document, _OTHERS, 1)
        and _words(document) >= option(document, rule, "min_words", 200)
    ):
        yield title_hit(document)


@once
def _is_about_treatment(document: Document) -> bool:
    title = outline(document).title or ""
    return _TREATMENT.search(title) is not None or next(find(title), None) is not None


@once
def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.prose())


def _count(document: Document, expression: str, most: int) -> int:
    """Return in how many blocks of the article an expression occurs, counting no further than `most`."""
    own = (
        block
        for block in blocks_with(document, expression)
        if block.debris is None and block.region == "body" and block.kind in _KINDS
    )
    return sum(1 for _ in islice(own, most))
