"""Danger signs that are sent to routine care, or home to bed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.analysis.statements import statements, topics_in
from lint.analysis.statements.article import items_below
from lint.checks.emergency_signs import risk_sentences
from lint.document import Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_ROUTINE = lazy(
    r"\b(?:make|book|schedule|arrange|ask\s+for)\s+(?:an?|your)\s+(?:\w+\s+){0,2}?(?:appointment|visit)\b|\broutine\s+(?:\w+\s+)?(?:appointment|visit|check-?up)\b"
    r"|\b(?:at|until|for)\s+your\s+next\s+(?:visit|appointment|refill|check-?up)\b|\bduring\s+(?:business|office|opening)\s+hours\b"
    r"|\b(?:when|until)\s+(?:the|your)\s+(?:office|clinic|surgery)\s+opens\b"
    r"|\b(?:call|ring|phone|see|contact|visit|tell)\b[^.]{0,40}?"
    r"\b(?:in\s+the\s+morning|tomorrow|(?:this|next)\s+week|on\s+monday|in\s+a\s+few\s+days|within\s+a\s+week)\b",
    re.IGNORECASE,
)
_HOME = lazy(
    r"\bwait\s+and\s+(?:see|watch)\b|\bwait\s+it\s+out\b|\bsleep\s+it\s+off\b|\btake\s+a\s+nap\b|\blie\s+down\s+(?:and|until|for)\b|\bcold\s+shower\b"
    r"|\bride\s+it\s+out\b|\bpush\s+through\b|\b(?:will|should)\s+pass\b|\btry\s+to\s+relax\b|\bsee\s+if\s+it\s+(?:passes|goes)\b",
    re.IGNORECASE,
)
_ROUTINE_WORDS = (
    "appointment", "visit", "refill", "checkup", "check-up", "hours", "opens", "morning", "tomorrow", "week", "monday", "days", "wait",
    "sleep it", "nap", "lie down", "shower", "ride it", "push through", "pass", "relax", "see if",
)  # fmt: skip
_OFFERS = lazy(
    r"\b(?:doctors?|providers?|counsel+ors?|therapists?|specialists?|professionals?|teams?|clinicians?|nurses?|pharmacists?)\s+(?:can|may|will|could)\s+(?:offer|provide|give|help|guide|support|assist)\b",
    re.IGNORECASE,
)
_VERY_ILL = lazy(
    r"\b(?:very|seriously|severely|desperately)\s+(?:ill|sick|unwell)\b|\b(?:medical|health)\s+(?:crisis|emergency)\b|\bemergenc(?:y|ies)\b"
    r"|\b(?:pump|alarm)\w*\s+(?:alarms?|beeps?|sounds?)\b",
    re.IGNORECASE,
)
_HELP = lazy(
    r"\b(?:911|999|112|111|988|emergency\s+(?:room|department|services|help|care)|a&e|ambulance|poison)\b|\bER\b",
    re.IGNORECASE,
)
_FORBIDDEN = lazy(r"\b(?:do\s+not|don['’]t|never|not\s+to|cannot|can['’]t)\s+(?:[\w']+\s+){0,3}\Z", re.IGNORECASE)
"""Right before the routine words; in "if it does not, make an appointment" nothing is forbidden."""
_GUARDS = ("question", "debunked")
_BACK = 2
"""Sentences before, in the same paragraph, that may name the sign."""
_ACUTE = frozenset(
    {
        "seizure",
        "hallucination",
        "chest",
        "breathing",
        "overdose",
        "anaphylaxis",
        "stroke",
        "suicide",
        "unconscious",
        "fever",
    }
)
_PAST = lazy(
    r"\b(?:have|has|had)\s+(?:ever\s+)?had\b|\bhistory\s+of\b|\bused\s+to\b|\blast\s+(?:week|month|year)\b",
    re.IGNORECASE,
)


def routine_care_for_emergency(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that answer a danger sign with an appointment, a wait, or a provider who “can offer support”."""
    risky = {(risk.sentence.index, risk.sentence.start) for risk in risk_sentences(document)}
    urgent = {
        (s.index, s.start) for s in statements(document) if s.kind == "emergency" and s.reading.reason == "no-place"
    }
    yield from _in_headings(document)
    found = sentences(document)
    for number, sentence in enumerate(found):
        following = (
            found[number + 1].text if number + 1 < len(found) and found[number + 1].index == sentence.index else ""
        )
        earlier = [s for s in found[max(0, number - _BACK) : number] if s.index == sentence.index]
        cue = _match(document, sentence, earlier, risky, urgent)
        if cue is not None and not _HELP.search(sentence.text) and not _HELP.search(following):
            place = Place(sentence.block, sentence.start + cue.start(), sentence.start + cue.end())
            forbidden = _FORBIDDEN.search(sentence.text[: cue.start()])
            guard = f"forbidden: {forbidden.group()}" if forbidden else clear(_GUARDS + rule.unless, document, place)
            yield replace(sentence.hit(sentence.start, sentence.end, routine=cue.group()), cleared_by=guard)


def _match(
    document: Document,
    sentence: Sentence,
    earlier: Sequence[Sentence],
    risky: set[tuple[int, int]],
    urgent: set[tuple[int, int]],
) -> re.Match[str] | None:
    """Return the routine words, if a danger sign in or right before the sentence is what they answer."""
    text = sentence.text
    if earlier and (earlier[-1].index, earlier[-1].start) in urgent:
        offer = _OFFERS.search(text)
        if offer:
            return offer
    if not _may_be_routine(text):
        return None
    routine = _ROUTINE.search(text) or _HOME.search(text)
    if routine is None or _PAST.search(text):
        return None
    asked = _with_list(document, sentence.index, text)
    if topics_in(asked) & _ACUTE or _VERY_ILL.search(text):
        return routine
    for before in earlier:
        asks = before.text.rstrip().endswith("?") and topics_in(before.text) & _ACUTE
        if asks or _VERY_ILL.search(before.text) or (_HOME.search(text) and (before.index, before.start) in risky):
            return routine
    return routine if topics_in(_heading_over(document, sentence.index)) & {"overdose"} else None


def _may_be_routine(text: str) -> bool:
    """Return whether a text holds one of the words that all routine patterns need: far cheaper than the patterns."""
    lowered = text.lower()
    return any(word in lowered for word in _ROUTINE_WORDS)


def _in_headings(document: Document) -> Iterator[Hit]:
    """Yield headings such as "Make an appointment if you have" over a list of danger signs."""
    for index, block in enumerate(document.blocks):
        if block.kind != "heading" or block.debris is not None or block.region != "body":
            continue
        if not _may_be_routine(block.text):
            continue
        cue = _ROUTINE.search(block.text) or _HOME.search(block.text)
        if cue and not _HELP.search(block.text) and topics_in(_with_list(document, index, block.text)) & _ACUTE:
            yield block.hit(0, len(block.text), routine=cue.group())


def _with_list(document: Document, index: int, text: str) -> str:
    """Return a lead-in together with the list below it."""
    return text if text.rstrip()[-1:] in ".!?" else " ".join([text, *items_below(document, index)])


def _heading_over(document: Document, index: int) -> str:
    for at in range(index - 1, -1, -1):
        if document.blocks[at].kind == "heading":
            return document.blocks[at].text
    return ""
