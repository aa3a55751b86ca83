"""What a page owes its reader about itself: who pays, how to reach it, for whom it is, what is unknown, where to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims.topics import article_topics
from lint.analysis.outline import outline
from lint.analysis.provenance import provenance, title_spot
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_owner import contact, funding_statement
from lint.analysis.provenance_page import audience, further_help, uncertainty
from lint.analysis.provenance_words import gated
from lint.checks.options import option, texts
from lint.checks.provenance import absence, has_text
from lint.checks.structure import body_words
from lint.document import Document
from lint.model import Hit, Rule


def missing_funding_statement(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title if the file does not say who owns or pays for it; the sales line, if it sells something."""
    if not has_text(document) or funding_statement(document) is not None:
        return
    found = provenance(document)
    sale = _promotion(document, rule)
    if sale is None:
        yield absence(document, found)
    else:
        yield replace(sale.hit(), variant="promotion" if found.is_whole else "promotion-extract")


def _promotion(document: Document, rule: Rule) -> Spot | None:
    """Return the first line that sells a product or a clinic."""
    sales = gated(texts(document, rule, "promotions"))
    for block in document.prose():
        if id(block) in sales.blocks(document) and (match := sales.search(block.text)):
            return in_block(block, *match.span())
    return None


def missing_contact(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of a whole page that gives no way to reach whoever publishes it."""
    found = provenance(document)
    if has_text(document) and found.is_whole and contact(document) is None:
        yield absence(document, found)


def missing_audience(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title if neither it nor the first 100 words say for whom the article is or what it covers."""
    if _is_long_enough(document, rule) and audience(document) is None:
        yield title_spot(document).hit()


def missing_uncertainty(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of an article on treatment that says nothing of what is not known."""
    if _is_long_enough(document, rule) and _is_on_treatment(document, rule) and uncertainty(document) is None:
        yield title_spot(document).hit()


def missing_further_help(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title if the article names no help line, charity or public page to go on to."""
    if _is_long_enough(document, rule) and further_help(document) is None:
        yield title_spot(document).hit()


def _is_on_treatment(document: Document, rule: Rule) -> bool:
    """Return whether the article is about one medicine or about doses, or its title or a heading speaks of treating."""
    topics = article_topics(document)
    if topics.subject is not None or topics.is_dosing or topics.is_stopping:
        return True
    treats = gated(texts(document, rule, "treatment_words"))
    return any(treats.search(heading.text) for heading in outline(document).headings)


def _is_long_enough(document: Document, rule: Rule) -> bool:
    return body_words(document) >= option(document, rule, "min_words", 40)
