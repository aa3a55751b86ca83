"""Danger signs that an article names as something that can happen to its reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lint.analysis.claims import article_topics
from lint.analysis.claims.leaflet import is_leaflet
from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence
from lint.analysis.statements import DangerSign, danger_signs, statements
from lint.document import Document, once
from lint.text.lazy import lazy

_LASTING = frozenset({"emergency", "heart", "muscle", "bleeding", "confusion"})
"""Topics too wide to ask for an emergency line by themselves."""
_LONG_TERM = lazy(
    r"\A(?:strokes?|heart attack|cardiac arrest|suicide|poisoning|fits|a fit|too much|too many)\Z", re.IGNORECASE
)
"""Also a disease, a risk over years or an everyday word: only beside "signs of" is it something to act on now."""
_SIGNS_OF = lazy(r"\b(?:signs?|symptoms?)\s+of\s+(?:an?\s+)?\Z", re.IGNORECASE)
_RISK = lazy(
    r"\b(?:may|might|could|caus(?:e|es|ed|ing)|lead(?:s|ing)?\s+to|trigger\w*|bring(?:s|ing)?\s+on|bring|result(?:s|ing)?\s+in|produc(?:e|es|ing)|risks?\s+of|symptoms?|side\s+effects?"
    r"|signs?|withdrawal|includ(?:e|es|ing)|such\s+as|experience|may\s+(?:occur|happen|have|see|hear|feel)|can\s+(?:occur|happen|have|see|hear|feel|set)"
    r"|some\s+people|you\s+(?:may|might|could|can|will)|overdos\w+|reactions?|set\s+off|if\s+(?:you|someone|a\s+child))\b",
    re.IGNORECASE,
)
_TREATED = lazy(
    r"\b(?:used|taken|prescribed|given|approved|licensed|works?)\s+(?:to|for)\b|\btreat(?:s|ed|ing|ment)?\b|\bcontrol(?:s|led|ling)?\b"
    r"|\bprevent(?:s|ed|ing|ion)?\b|\bprotect\w*\b|\bhistory\s+of\b|\b(?:has|have|had)\s+(?:ever\s+)?had\b|\bfewer\b|\brevers(?:e|es|ing)\b"
    r"|\b(?:medicines?|medications?|drugs?|tablets?)\s+(?:for|against)\b|\b(?:reduc|lower|cut)\w*\s+(?:the|your)\s+(?:risk|chance|number)\b"
    r"|\bkeep(?:s)?\s+\w+\s+from\b|\bstops?\s+(?:a\s+)?(?:seizure|bleeding)",
    re.IGNORECASE,
)
_COMPOUND = lazy(
    r"\s+(?:disorders?|medicines?|medications?|drugs?|deaths?|rates?|prevention|crisis|epidemic|clinic|awareness|rescue|education|hotline|lifeline|research|care|plan)\b",
    re.IGNORECASE,
)
_COUNTED = lazy(
    r"\b\d[\d,.]*\s+(?:people|deaths|patients|adults|visits)\b|\b(?:deaths|rates|cases)\s+(?:rose|fell|grew|doubled)",
    re.IGNORECASE,
)
_DENIED = lazy(
    r"\b(?:no|not|never|without|rarely)\s+(?:\w+\s+){0,2}$|(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+){0,2}?(?:cause|lead|bring|trigger|set|produce|raise)\w*\b[^,;]*$",
    re.IGNORECASE,
)
"""Narrower than the common guard: in "see things that are not there or have a seizure" nothing is denied."""
_AROUND = 60


@dataclass(frozen=True, slots=True)
class RiskSentence:
    """A sentence that names danger signs as a risk to the reader."""

    sentence: Sentence
    topics: frozenset[str]


@once
def risk_sentences(document: Document) -> tuple[RiskSentence, ...]:
    """Return the sentences that say a danger sign can happen; treated, counted and denied ones are left out."""
    if is_leaflet(document):
        return ()
    actions = {(s.index, s.start) for s in statements(document) if s.kind == "emergency"}
    found: dict[tuple[int, int], tuple[Sentence, set[str]]] = {}
    for sign in danger_signs(document):
        key = (sign.sentence.index, sign.sentence.start)
        if key not in actions and _is_risk(document, sign):
            found.setdefault(key, (sign.sentence, set()))[1].add(sign.topic)
    return tuple(RiskSentence(sentence, frozenset(topics)) for sentence, topics in found.values())


def _is_risk(document: Document, sign: DangerSign) -> bool:
    if sign.topic in _LASTING:
        return False
    text = sign.sentence.text
    start, end = sign.start - sign.sentence.start, sign.end - sign.sentence.start
    before, after = text[max(0, start - _AROUND) : start], text[end:]
    if _LONG_TERM.match(text[start:end]) and not _SIGNS_OF.search(before):
        return False
    if _TREATED.search(before) or _COMPOUND.match(after) or _COUNTED.search(text):
        return False
    opens = start == 0 and sign.sentence.block.kind != "list-item"
    has_risk = opens or _RISK.search(text) or _RISK.search(_lead_in(document, sign.sentence))
    if not has_risk:
        return False
    if _DENIED.search(before):
        return False
    place = Place(sign.sentence.block, sign.start, sign.end)
    return clear(("debunked", "question"), document, place) is None


def _lead_in(document: Document, sentence: Sentence) -> str:
    """Return the line above a list, for items such as "Seizures"."""
    if sentence.block.kind != "list-item":
        return ""
    for index in range(sentence.index - 1, -1, -1):
        block = document.blocks[index]
        if block.kind != "list-item":
            return block.text
    return ""


def strongest(found: tuple[RiskSentence, ...]) -> RiskSentence:
    """Return the first of the sentences that name the most kinds of signs."""
    return max(found, key=lambda risk: (len(risk.topics), -risk.sentence.index, -risk.sentence.start))


def is_about_medicine(document: Document) -> bool:
    """Return whether the article is about a medicine, or about stopping one."""
    topics = article_topics(document)
    return bool(topics.focus) or topics.is_stopping
