"""The warning against alcohol that an article on some medicines must carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.analysis.claims import article_topics, claims
from lint.analysis.drugs import Mention, mentions
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence
from lint.checks.dosing_article import anchor, doses, is_article
from lint.checks.dosing_context import (
    locale_of,
    states_maximum,
)
from lint.checks.dosing_places import naming_sentences, sentences_with
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule

_ALCOHOL = re.compile(
    r"\b(?:alcohol\w*|wine|beers?|liquor|spirits|booze|cocktails?|drinkers?|drinks\s+(?:a|every|each)\s+day|or\s+more\s+(?:alcoholic\s+)?drinks|drink(?:ing)?\s+(?:too\s+much|heavily|a\s+lot|while|when|on)|(?:alcoholic|couple\s+of|few|more)\s+drinks?)\b",
    re.IGNORECASE,
)
_ALCOHOL_CAUTION = re.compile(
    r"\b(?:avoid\w*|not|never|n['’]t|no|limit\w*|ask|tell|talk|risk\w*|danger\w*|harm\w*|damage\w*|worse|worsen\w*|sleep(?:y|iness|ier)|drows\w*|dizz\w*|stronger|stops?|"
    r"slow\w*|cut\s+(?:down|back|out)|stay\s+away|skip|careful|caution\w*|warn\w*|unsafe|deadly|fatal|overdose|increase\w*|raise\w*|bleed\w*|mix\w*|without|less|interact\w*|call|doctor|too\s+much)\b",
    re.IGNORECASE,
)
_PARTS = ("alcohol", "wine", "beer", "liquor", "spirits", "booze", "cocktail", "drink")
_SO_MANY_DRINKS = re.compile(r"\b(?:\d|two|three|four)\s+or\s+more\s+(?:alcoholic\s+)?drinks\b", re.IGNORECASE)
"""As Drug Facts labels warn."""
_ALCOHOL_FINE = re.compile(
    r"\b(?:is|are|it['’]s)\s+(?:fine|ok|okay|safe|no\s+problem|harmless)\b|\byou\s+can\s+(?:take|have|drink|enjoy)\b",
    re.IGNORECASE,
)


def missing_alcohol_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield an article that advises on a medicine that does not go with alcohol, and never warns of it."""
    if not is_article(document):
        return
    spoken = [sentence for sentence in sentences_with(document, *_PARTS) if _ALCOHOL.search(sentence.text)]
    if any(_is_alcohol_caution(sentence.text) for sentence in spoken) or _is_alcohol_listed(document):
        return
    careless = _with_alcohol(document, spoken)
    if careless is not None:
        yield careless.block.hit(careless.start, careless.end, drug=careless.text)
        return
    topics = article_topics(document)
    told = [claim.drug_name for _, claim in doses(document) if claim.drug_name]
    told += [claim.drug_name for claim in claims(document) if claim.drug_name and states_maximum(claim)]
    chosen = [drug for drug in topics.focus if topics.is_dosing or topics.is_stopping or _in_title(document, drug)]
    for drug in (*told, *chosen):
        part = next((part for part in drug.split(" + ") if _clashes_with_alcohol(document, part)), None)
        if part is not None and (drug in topics.focus or drug in told):
            written = next((m.text for m in mentions(document) if m.drug == drug), part)
            yield anchor(document, part, drug=written)
            return


def _with_alcohol(document: Document, spoken: Sequence[Sentence]) -> Mention | None:
    """Return a medicine that a sentence puts beside alcohol without a word of caution."""
    for sentence, here in naming_sentences(document) if spoken else ():
        if sentence not in spoken:
            continue
        for mention in here:
            if any(_clashes_with_alcohol(document, part) for part in mention.drug.split(" + ")):
                return mention
    return None


def _is_alcohol_caution(text: str) -> bool:
    if _SO_MANY_DRINKS.search(text):
        return True
    if not _ALCOHOL_CAUTION.search(text):
        return False
    return not (
        _ALCOHOL_FINE.search(text)
        and not re.search(r"\bnot\b|n['’]t\b|\bnever\b|\bif\b|\bwhether\b|\bask\b", text, re.IGNORECASE)
    )


def _is_alcohol_listed(document: Document) -> bool:
    """Return whether a short list item or a heading names alcohol, as lists of what to avoid do."""
    blocks = document.prose(("list-item", "table-cell", "heading"))
    return any(
        any(part in block.text.lower() for part in _PARTS)
        and _ALCOHOL.search(block.text)
        and len(block.text.split()) <= 8
        and not _ALCOHOL_FINE.search(block.text)
        for block in blocks
    )


def _clashes_with_alcohol(document: Document, drug: str) -> bool:
    """Return whether a label says not to drink with it, or it adds to the effect of alcohol by its class."""
    if drug == "alcohol":
        return False
    locale = locale_of(document)
    rows = facts().listed("alcohol-interaction", drug, locale)
    if any(row.status == "V" and row.advice in ("do-not", "avoid") for row in rows):
        return True
    if any(row.fact == "alcohol-drinks-warning" and row.status == "V" for row in facts().limits(drug, locale)):
        return True
    return any(
        (known := facts().drug_class(step)) is not None and known.sedating for step in facts().classes_of(drug, locale)
    )


def _in_title(document: Document, drug: str) -> bool:
    title = outline(document).title_block
    return any(m.drug == drug and (m.block is title or m.block.kind == "title") for m in mentions(document))
