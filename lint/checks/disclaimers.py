"""Consult lines, limits statements and do-not-delay lines: whether they are there, where they stand, what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import Claim, ClaimClass, Support, article_topics, claims
from lint.analysis.claims.leaflet import is_leaflet
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.analysis.statements import Statement, danger_signs, statements
from lint.checks.options import option
from lint.checks.reader_acts import Act, acts, counting, paragraphs_between
from lint.document import Document
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.sentences import split

_CONTACT_DEBRIS = frozenset(
    {"boilerplate/footer-contact", "boilerplate/advertisement", "boilerplate/newsletter-signup"}
)
"""Leftover lines that can still be the only contact a page offers."""
_SELLERS = ("admission", "intake", "sales", "enrol", "recovery", "treatment", "detox")
_IMPERSONAL = frozenset({"impersonal", "passive"})
_HEDGED = lazy(
    r"\b(?:usually|always|often|normally|generally|necessarily|most people|mild|minor|every time|unless|right away"
    r"|just (?:for|because)|cold|again)\b",
    re.IGNORECASE,
)
_ALONE = lazy(
    r"\b(?:can|may|could|able\s+to|safe\s+to|easy\s+to|possible\s+to|free\s+to|fine\s+to|ok(?:ay)?\s+to)\s+(?:(?!not\b|never\b)\w+\s+){0,2}?"
    r"(?:stop|quit|taper|wean|lower|cut|change|adjust|come\s+off|get\s+off|reduce|restart|double)\b[^.;]{0,50}?"
    r"\b(?:on\s+your\s+own|by\s+yourself|without\s+(?:any\s+)?(?:help|supervision)|all\s+alone)\b",
    re.IGNORECASE,
)
_ALONE_WORDS = ("your own", "yourself", "without", "alone")
_SALES_OFFER = lazy(
    r"\b(?:call|contact|phone|text|speak|talk|chat)\b[^.!?]{0,90}\b(?:free\b[^.!?]{0,30}\b(?:assessment|consultation|evaluation|quote)"
    r"|verify\s+(?:your\s+)?insurance|insurance\s+check)",
    re.IGNORECASE,
)
_SALES_ADVICE = lazy(
    r"\b(?:admissions?|intake|sales|enrol?lment|recovery|treatment|detox)\s+(?:team|staff|line|advis[eo]rs?|coordinators?|specialists?|counsel+ors?)\b"
    r"[^.!?]{0,40}\b(?:tell|advise|decide|guide|help|explain|recommend|plan)\w*\b[^.!?]{0,60}\b(?:stop|taper|wean|dos(?:e|age)|medicine|medication|detox)",
    re.IGNORECASE,
)


def missing_consult_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first place that tells readers to change a medicine, if no sentence sends them to a clinician."""
    found = acts(document)
    if found and not counting(document, "consult"):
        first = min(found, key=lambda act: (act.kind == "use", act.index, act.start))
        yield replace(first.hit(), claim=first.claim, variant="general" if first.kind == "use" else None)


def missing_limits_statement(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of a consumer article that does not say what it cannot replace."""
    if document.settings.audience != "consumer" or is_leaflet(document) or counting(document, "limits"):
        return
    words = sum(len(block.text.split()) for block in document.prose())
    if words >= option(document, rule, "min_words", 20):
        yield title_hit(document)


def consult_line_too_far(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first trigger if every consult line stands too many paragraphs from every trigger."""
    triggers = [act for act in acts(document) if _is_explicit(document, act)]
    lines = counting(document, "consult")
    if not triggers or not lines:
        return
    limit = option(document, rule, "paragraphs", 3)
    pairs = [(paragraphs_between(document, act.index, line.index), line) for act in triggers for line in lines]
    distance, nearest = min(pairs, key=lambda pair: pair[0])
    if distance > limit:
        hit = replace(triggers[0].hit(), fields={"distance": distance, "limit": limit}, claim=triggers[0].claim)
        yield replace(hit, related=((nearest.span, "the nearest advice to ask"),))


def _is_explicit(document: Document, act: Act) -> bool:
    """Return whether the reader is told an amount of medicine, a pace or to stop, not only about tapering."""
    if act.claim is None:
        return False
    claim = claims(document)[act.claim]
    return claim.claim_class is ClaimClass.DIRECTIVE and (act.kind == "stop" or _names_amount(claim))


def _names_amount(claim: Claim) -> bool:
    """Return whether a dose is told in mg, mL or the like, or as tablets of a known strength."""
    return claim.amount is not None and (claim.amount.kind != "count" or claim.amount.strength is not None)


def consult_line_too_late(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first consult or do-not-stop line of an article on stopping, if it comes late."""
    if not any(act.kind == "stop" for act in acts(document)):
        return
    places = [(line.index, line.start, line.hit()) for line in counting(document, "consult")]
    places += [
        (outline(document).index_of(claim.block), claim.start, claim.hit())
        for claim in claims(document)
        if claim.kind == "stop" and claim.is_prohibition
    ]
    if not places:
        return
    index, start, hit = min(places, key=lambda place: place[:2])
    share = outline(document).position(index, start)
    limit = option(document, rule, "share_percent", 30)
    if share * 100 > limit:
        yield replace(hit, fields={"share": round(share * 100), "limit": limit})


def generic_professional(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first consult line of a medicine article in which only “a professional” is ever named."""
    lines = counting(document, "consult")
    if not lines or not any(act.kind in ("stop", "dose") for act in acts(document)):
        return
    if all("generic" in line.reading.marks for line in lines):
        yield lines[0].hit()


def impersonal_consult_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield consult lines that speak about people instead of to the reader."""
    for line in counting(document, "consult"):
        if "third-person" in line.reading.marks and line.reading.mood in _IMPERSONAL:
            yield line.hit()


def discourages_clinician(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that tell readers to do without a clinician."""
    flagged = set()
    for statement in statements(document):
        if statement.kind != "consult" or statement.reading.reason != "discouraging":
            continue
        hedged = None if "about-medicine" in statement.reading.marks else _HEDGED.search(statement.text)
        place = _words_of(statement)
        cue = "hedged: " + hedged.group() if hedged else clear(rule.unless, document, place)
        flagged.add((statement.index, statement.start))
        yield replace(statement.hit(), cleared_by=cue)
    for sentence in sentences(document):
        text = sentence.text
        match = _ALONE.search(text) if any(word in text for word in _ALONE_WORDS) else None
        if match and (sentence.index, sentence.start) not in flagged:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            cue = clear(("negated", "question", *rule.unless), document, Place(sentence.block, start, end))
            yield replace(sentence.hit(sentence.start, sentence.end), cleared_by=cue)


def _words_of(statement: Statement) -> Place:
    """Return the words that turn the reader away: a quotation or a "myth" may stand around them."""
    parts = [part for part in (statement.reading.action, statement.reading.who) if part is not None]
    if not parts:
        return Place(statement.block, statement.start, statement.end)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return Place(statement.block, statement.start + start, min(statement.start + end, statement.end))


def contradicts_own_disclaimer(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the limits statement of an article that gives doses without a source all the same."""
    lines = counting(document, "limits")
    if not lines:
        return
    for number, claim in enumerate(claims(document)):
        gives_dose = claim.kind in ("dose", "titration") and claim.claim_class is ClaimClass.DIRECTIVE
        unbacked = not claim.has_support(Support.S2) and claim.backing.kind != "reference-list"
        if gives_dose and _names_amount(claim) and not claim.is_prohibition and claim.drug and unbacked:
            hit = replace(lines[0].hit(), fields={"dose": claim.text}, claim=number)
            yield replace(hit, related=((claim.span, "the amount without a source"),))
            return


def missing_do_not_delay(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of an article on symptoms or emergencies without any line on not waiting because of it."""
    if is_leaflet(document) or counting(document, "delay") or counting(document, "limits"):
        return
    about_symptoms = article_topics(document).is_symptoms or danger_signs(document) or counting(document, "emergency")
    if about_symptoms and document.settings.audience == "consumer":
        yield title_hit(document)


def sales_contact_as_clinician(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that send readers with a question about a medicine to a seller."""
    has_clinician = bool(counting(document, "consult"))
    flagged = set()
    for statement in statements(document):
        reading = statement.reading
        if statement.kind == "consult" and reading.reason == "sales":
            about = "about-medicine" in reading.marks
            if about or ("sales" in reading.marks and not has_clinician and _is_about_medicine(document)):
                flagged.add((statement.index, statement.start))
                yield statement.hit()
    for index, block in enumerate(document.blocks):
        if not (block.is_prose or block.debris in _CONTACT_DEBRIS) or not _may_sell(block.text):
            continue
        advises = _SALES_ADVICE.search(block.text) is not None
        for start, end in split(block.text):
            match = _SALES_ADVICE.search(block.text, start, end)
            if match is None and not advises and not has_clinician and _is_about_medicine(document):
                match = _SALES_OFFER.search(block.text, start, end)
            if match and (index, start) not in flagged:
                cue = clear(("negated", *rule.unless), document, Place(block, match.start(), match.end()))
                yield replace(block.hit(start, end), cleared_by=cue)


def _may_sell(text: str) -> bool:
    """Return whether a text holds words that all sales patterns need: far cheaper than the patterns."""
    lowered = text.lower()
    return any(word in lowered for word in ("free", "insurance")) or any(word in lowered for word in _SELLERS)


def _is_about_medicine(document: Document) -> bool:
    topics = article_topics(document)
    return bool(topics.focus) or topics.is_stopping
