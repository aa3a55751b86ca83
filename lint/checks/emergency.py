"""Emergency guidance: whether it is there, names the sign and the place, stands early and fits the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import ClaimClass, article_topics, claims
from lint.analysis.claims.leaflet import is_leaflet
from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.analysis.statements import Statement, statements
from lint.checks.emergency_signs import is_about_medicine, risk_sentences, strongest
from lint.checks.options import option, texts
from lint.checks.reader_acts import counting, paragraphs_between
from lint.document import Block, Document
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_URGENT_CALL = lazy(r"\b(?:right\s+away|straight\s?away|at\s+once|immediately|now)\b", re.IGNORECASE)
_OVERDOSE = lazy(
    r"\b(?:if|when)\b[^.]{0,60}\b(?:overdos\w*|swallow(?:s|ed)|(?:take|takes|took|taken|had)\s+(?:\w+\s+){0,3}?(?:too\s+(?:much|many)|more\s+than))\b"
    r"|\b(?:take|takes|took|taken)\s+an\s+overdose\b|\b(?:child|toddler|baby|kid)\b[^.]{0,40}\bswallow\w*\b"
    r"|\bin\s+case\s+of\s+(?:an?\s+)?(?:overdose|accidental)\b|\b(?:someone|somebody)\s+overdoses\b",
    re.IGNORECASE,
)
_OVERDOSE_WORDS = ("overdos", "swallow", "too much", "too many", "more than", "accidental")
_HELP_NEAR = lazy(r"\b(?:hospital|a&e|casualty|emergency|999|911|112|111|poison)\b", re.IGNORECASE)
_POISON = lazy(
    r"\bpoisons?\s+(?:control|cent(?:er|re)|help|information|line)|\b1?[\s.-]?\(?800\)?[\s.-]222[\s.-]1222\b",
    re.IGNORECASE,
)
_NUMBERS = {"911": "us", "999": "uk", "111": "uk", "000": "au"}
"""Emergency and urgent numbers and the country they belong to; 112 works in many."""
_BRITISH = lazy(
    r"\bA&E\b|\bNHS\b|\bGPs?\b|\bparacetamol\b|\bSamaritans\b|\b111\b"
    r"|\b(?:colour|tumour|anaemia|diarrhoea|paediatric)\b"
)
_BRITISH_CUES = 2
_ADVICE = frozenset({ClaimClass.DIRECTIVE, ClaimClass.WARNING})
_PUMP = lazy(r"\b(?:intrathecal|pumps?|implant(?:ed|s)?)\b", re.IGNORECASE)
_PUMP_CARE = lazy(
    r"\b(?:alarm\w*|beep\w*|refill\w*|withdrawal|pump)\b[^.]{0,120}\b(?:call|phone|ring|contact|emergency|911|999|a&e|hospital)\b"
    r"|\b(?:call|phone|ring|contact|emergency|911|999|a&e|hospital)\b[^.]{0,120}\b(?:alarm\w*|beep\w*|refill\w*|pump)\b",
    re.IGNORECASE,
)
_LATER = lazy(r"\b(?:business|office)\s+hours\b|\bnext\s+(?:visit|appointment|refill|check-?up)\b", re.IGNORECASE)


def missing_emergency_action(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the sentence that names most danger signs, if no sentence says where to get help at once."""
    found = risk_sentences(document)
    if any(_sends_to_help(statement) for statement in statements(document)):
        return
    if not found:
        overdose = (
            next(_overdoses(document), None) if is_about_medicine(document) and not is_leaflet(document) else None
        )
        if overdose is not None and not _has_help_near(document, overdose[1]):
            yield overdose[0].hit(overdose[2], overdose[3])
        return
    risk = strongest(found)
    variant = None
    if not is_about_medicine(document):
        variant = "symptoms"
    elif any(_is_urgent_consult(statement) for statement in counting(document, "consult")):
        variant = "doctor-only"
    yield replace(risk.sentence.hit(risk.sentence.start, risk.sentence.end), variant=variant)


def _sends_to_help(statement: Statement) -> bool:
    """Return whether the reader is told where to get help, even if the sign is left open."""
    reading = statement.reading
    if statement.kind != "emergency":
        return False
    if reading.counts or reading.reason == "no-sign":
        return True
    return reading.reason == "no-place" and "unnamed-sign" not in reading.marks


def _is_urgent_consult(statement: Statement) -> bool:
    return _URGENT_CALL.search(statement.text) is not None


def vague_emergency_action(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield urgent advice that names neither number nor place, and leaves the sign open or stands alone."""
    helping = counting(document, "emergency")
    near = option(document, rule, "paragraphs", 3)
    for statement in statements(document):
        if statement.kind != "emergency" or statement.reading.reason != "no-place":
            continue
        others = [s for s in helping if paragraphs_between(document, s.index, statement.index) <= near]
        names_sign = "unnamed-sign" not in statement.reading.marks
        if others or (names_sign and helping):
            continue
        place = Place(statement.block, statement.start, statement.end)
        yield replace(statement.hit(), cleared_by=clear(rule.unless, document, place))


def emergency_action_too_late(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first emergency guidance if it comes late and long after the risk is named."""
    guidance = [
        s
        for s in statements(document)
        if s.kind == "emergency" and (s.counts or s.reading.reason in ("no-place", "no-sign"))
    ]
    if not guidance or not risk_sentences(document):
        return
    first, risk = guidance[0], risk_sentences(document)[0].sentence
    outlined = outline(document)
    share = outlined.position(first.index, first.start) * 100
    lead = share - outlined.position(risk.index, risk.start) * 100
    limit = option(document, rule, "share_percent", 60)
    if share > limit and lead > option(document, rule, "after_risk_percent", 20):
        hit = replace(first.hit(), fields={"share": round(share), "limit": limit})
        yield replace(hit, related=((risk.block.map.to_source(risk.start, risk.end), "the risk is named here"),))


def missing_poison_control(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first sentence on an overdose or a swallowed medicine without a poison line anywhere."""
    if is_leaflet(document) or not is_about_medicine(document):
        return
    if any(_POISON.search(block.text) for block in document.blocks if block.is_prose or block.kind == "heading"):
        return
    for block, index, start, end in _overdoses(document):
        if not _has_help_near(document, index):
            yield block.hit(start, end, line=_poison_line(document))
            return


def _overdoses(document: Document) -> Iterator[tuple[Block, int, int, int]]:
    """Yield sentences and headings on what to do when someone took too much, or a child swallowed a medicine."""
    for index, block in enumerate(document.blocks):
        if block.kind == "heading" and block.debris is None and _OVERDOSE.search(block.text):
            yield block, index, 0, len(block.text)
    for sentence in sentences(document):
        text = sentence.text.lower()
        match = _OVERDOSE.search(sentence.text) if any(word in text for word in _OVERDOSE_WORDS) else None
        if match:
            place = Place(sentence.block, sentence.start + match.start(), sentence.start + match.end())
            if clear(("debunked", "quoted"), document, place) is None:
                yield sentence.block, sentence.index, sentence.start, sentence.end


def _has_help_near(document: Document, index: int) -> bool:
    """Return whether the same paragraph or list, or the next two, name a place to turn to or a clinician to call."""
    block = document.blocks[index]
    near = {index, *(at for at, other in enumerate(document.blocks) if block.group >= 0 and other.group == block.group)}
    near |= {at for at in range(index + 1, index + 3) if at < len(document.blocks) and document.blocks[at].is_prose}
    if any(_HELP_NEAR.search(document.blocks[at].text) for at in near):
        return True
    return any(s.index in near and s.counts for s in statements(document) if s.kind in ("consult", "emergency"))


def _poison_line(document: Document) -> str:
    locale = document.settings.locale.upper()
    lines = facts().lines(locale, "poison") or facts().lines("US", "poison")
    return (
        f"{lines[0].name} ({', '.join(lines[0].numbers)})"
        if lines and lines[0].numbers
        else "NHS 111, or 999 in an emergency"
    )


def missing_naloxone(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of the opioid an article advises on, if naloxone is never named."""
    opioid = _advised_opioid(document)
    words = re.compile(r"\b(?:" + "|".join(map(re.escape, texts(document, rule, "words"))) + r")\b", re.IGNORECASE)
    if opioid is None or any(words.search(block.text) for block in document.blocks):
        return
    yield opioid.block.hit(opioid.start, opioid.end)


def _advised_opioid(document: Document) -> Mention | None:
    """Return the first mention of an opioid that the article is mainly about or gives an amount of."""
    main = set(article_topics(document).focus[:1])
    title = outline(document).title_block
    dosed = [c.sentence for c in claims(document) if c.claim_class in _ADVICE and c.kind in ("dose", "maximum")]
    locale = document.settings.locale.upper()
    for mention in mentions(document):
        if not any("opioid" in facts().classes_of(part, locale) for part in mention.drug.split(" + ")):
            continue
        is_dosed = any(s.index == mention.index and s.start <= mention.start < s.end for s in dosed)
        if mention.drug in main or mention.block is title or is_dosed:
            return mention
    return None


def missing_pump_emergency(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of a baclofen pump, if the article says nothing of alarms, refills and help."""
    if not any(mention.drug == "baclofen" for mention in mentions(document)):
        return
    places = [
        (block, match)
        for block in document.blocks
        if (block.is_prose or block.kind in ("heading", "title")) and block.debris is None
        for match in _PUMP.finditer(block.text)
    ]
    titled = any(block.kind in ("heading", "title") for block, _ in places)
    if not places or (len(places) < 2 and not titled):
        return
    if any(_PUMP_CARE.search(sentence.text) for sentence in sentences(document)):
        return
    block, match = places[0]
    yield block.hit(match.start(), match.end())


def wrong_emergency_number(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first call to a number of another country, unless the country's own number is given as well."""
    locale = country(document)
    calls = [s for s in statements(document) if s.kind == "emergency" and s.reading.who]
    given = {number for s in calls for number in re.findall(r"\b(?:911|999|111|112|000)\b", s.text)}
    if "112" in given or any(_NUMBERS.get(number) == locale for number in given):
        return
    for statement in calls:
        match = re.search(r"\b(?:911|999|111|000)\b", statement.text)
        if match and _NUMBERS[match.group()] != locale:
            start = statement.start + match.start()
            own = {"us": "911", "uk": "999"}.get(locale, "112")
            yield statement.block.hit(start, start + len(match.group()), own=own, country=locale.upper())
            return


def country(document: Document) -> str:
    """Return `us` or `uk`: the configured locale, unless the page itself says which readers it is for."""
    for meta in document.meta:
        if meta.key in ("lang", "language", "og:locale"):
            return {"gb": "uk", "us": "us"}.get(meta.value.lower()[-2:], document.settings.locale)
    cues = {match.group() for block in document.prose() for match in _BRITISH.finditer(block.text)}
    return "uk" if len(cues) >= _BRITISH_CUES else document.settings.locale
