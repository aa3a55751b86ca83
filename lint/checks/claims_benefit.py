"""Benefits that are asserted of habits, foods, supplements and remedies in an article that gives no source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence
from lint.checks.claims_sources import article_source, source_of
from lint.checks.claims_text import sentence_of, sentences_with
from lint.checks.claims_wording import cleared, first
from lint.checks.claims_words import agents_in, illnesses
from lint.checks.options import option, texts
from lint.document import Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_KINDS = ("remedy", "lifestyle")
_ACT = (
    r"(?:reduc|reliev|eas|alleviat|improv|boost|enhanc|lower|prevent|calm|stabili[sz]|restor|promot|strengthen|protect|decreas|minimi[sz]|increas|"
    r"manag|support|sooth|fight|combat|treat|control|balanc|regulat|eliminat|heal|cur|doubl|tripl|halv|lessen|diminish|lift|raise|speed|stop|repair|cleans|counteract)(?:e|es|s|ing|ping|ling)?"
)
_STEMS = (
    "reduc|reliev|eas(?:e|es|ing)|alleviat|improv|boost|enhanc|lower|prevent|calm|stabili|restor|promot|strengthen|protect|decreas|minimi|increas|manag|"
    "support|sooth|fight|combat|treat|control|balanc|regulat|eliminat|heal|cur(?:e|ing)|doubl|tripl|halv|lessen|diminish|lift|rais|speed|stops|repair|cleans|counteract|help|aids|wards|keeps|contribut|works"
)
_VERB = lazy(
    rf"(?<![\w-])(?P<lead>(?:(?:can|will|also|even|further|significantly|greatly|often|naturally|all|both|really|quickly|effectively|help|helps|aid|aids|assist|assists|"
    rf"contribute|contributes|serve|serves|work|works)\s+)*)(?P<link>(?:to|in|with|by|against|for|just\s+as\s+well\s+as)\s+)?(?P<act>{_ACT}|keeps?|contribute[s]?\s+to|wards?\s+off|"
    r"helps?\s+(?:with|against)|aids?\s+in|works?\s+(?:for|against|as\s+well\s+as|just\s+as\s+well\s+as|better\s+than))(?![\w-])", re.I)  # fmt: skip
_HEDGED = lazy(
    r"\b(?:may|might|could|would|should|to|not|cannot|never|who|if|whether|been|being|is|are|was|were|does|do)\s+(?:(?:also|even|really|only)\s+)?$|n['’]t\s+$|\b(?:an?|the|of|for|no|miracle|natural|home|your|their|medical|social|emotional|that)\s+$",
    re.I,
)
_PROVEN = lazy(r"\b(?:proven|known|shown|guaranteed)\s+$", re.I)
_HELPER = lazy(r"\b(?:help|aid|assist|contribute|serve|work)s?\s*$")
_HEALTH = lazy(
    r"\b(?:symptoms?|tension|immun\w+|energy|digestion|blood\s+(?:pressure|sugar|flow)|cholesterol|circulation|memory|metabolism|mood|sleep\w*|well-?being|recovery|weight|"
    r"hormones?|serotonin|dopamine|endorphins|attacks?|flare-?ups?|muscles?|spasms?|joints?|nerves?|nervous\s+system|brain|heart|gut|liver|lungs?|chances|odds|healing|health|resilience|relaxation|"
    r"withdrawal|recover|focus|concentration|libido|bones?|toxins|infections?|worry|worries|irritability|discomfort|relapse)\b", re.I)  # fmt: skip
_LISTED = lazy(
    rf"(?<![\w-])(?P<hit>(?:strategies|techniques|ways|methods|remedies|options|approaches)\s+(?:(?:that|which)\s+)?(?:(?:to|can|may|for)\s+)?(?:help\s+)?(?:with\s+)?{_ACT}\s+[^.;:!?]{{1,60}}?,?\s+(?:including|such\s+as|like)\s+)", re.I)  # fmt: skip
_PASSIVE = lazy(
    r"(?<![\w-])(?:can|will)\s+(?:also\s+)?be\s+(?:\w+ly\s+|further\s+|better\s+)?(?:supported|eased|relieved|improved|reduced|managed|lowered|controlled|prevented|boosted|alleviated|"
    r"enhanced|strengthened|minimi[sz]ed|restored)\s+(?:by|with|through)\s+(?:\w+\s+){0,4}?(?=\w)", re.I)  # fmt: skip
_UNSURE = lazy(
    r"\b(?:not\s+(?:yet\s+)?(?:clear|known|proven|sure|been\s+shown)|unclear|mixed\s+results|small\s+(?:studies|trials)|little\s+evidence|some\s+people|some\s+find|"
    r"no\s+(?:\w+\s+){0,2}(?:evidence|proof)|too\s+much|too\s+many|ask|check\s+with|interact|instead\s+of)\b", re.I)  # fmt: skip


_MAY = lazy(r"\b(?:may|might)\b", re.I)


def unsourced_benefit(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield benefits asserted without a source, at most `most` an article; none in an article that gives its sources."""
    if article_source(document) is None:
        yield from first(_benefits(document, rule), option(document, rule, "most", 5))


def _benefits(document: Document, rule: Rule) -> Iterator[Hit]:
    ignored = frozenset(texts(document, rule, "comforts"))
    for block, low, _ in sentences_with(document, _STEMS, rule):
        sentence = sentence_of(document, block, low)
        span = _asserted(sentence, ignored) if sentence else None
        if sentence is None or span is None or source_of(document, sentence) is not None:
            continue
        place = Place(sentence.block, *span)
        unsure = _UNSURE.search(sentence.text) or _MAY.search(sentence.block.text, *span)
        cue = f"unsure: {unsure.group()}" if unsure else cleared(document, rule, place)
        yield replace(sentence.hit(*span), cleared_by=cue)


def _asserted(sentence: Sentence, ignored: frozenset[str]) -> tuple[int, int] | None:
    """Return the span of a benefit: who helps, the verb, what is helped; None if the sentence asserts none."""
    text, low, high = sentence.block.text, sentence.start, sentence.end
    for match in _VERB.finditer(text, low, high):
        if not _asserts(match, text[low : match.start()]):
            continue
        target = _target(text, match.end(), high)
        if target is None:
            continue
        agent = _agent(text, low, match.start(), ignored)
        if agent is not None:
            return agent, target
    for pattern, side in ((_LISTED, "hit"), (_PASSIVE, 0)):
        listed = pattern.search(text, low, high)
        if listed and (named := list(agents_in(text, listed.end(), high, _KINDS))) and named[0][0] - listed.end() <= 40:
            return listed.start(side), named[-1][1]
    return None


def _asserts(match: re.Match[str], before: str) -> bool:
    """Return whether a verb asserts: “yoga can reduce”, “ginger relieves”, “helps in easing”, “proven to reduce”.

    “easing” alone does not, nor “may reduce”, “to reduce” or “the support”.
    """
    act, lead, link = match["act"].lower(), match["lead"].lower(), (match["link"] or "").strip().lower()
    if link == "to" and not lead and _PROVEN.search(before):
        return True
    if link and not _HELPER.search(lead):
        return False
    return (not act.endswith("ing") or bool(link)) and _HEDGED.search(before) is None


def _target(text: str, start: int, end: int) -> int | None:
    """Return where the thing that is helped ends: an illness, a complaint or a part of health within a few words."""
    reach = min(end, start + 70)
    spans = sorted(
        [match.span() for match in _HEALTH.finditer(text, start, reach)]
        + [(ill.start, ill.end) for ill in illnesses(text, start, reach)]
    )
    if not spans or spans[0][0] - start > 50:
        return None
    last = spans[0][1]
    for low, high in spans[1:]:
        if low > last + 1:
            break
        last = max(last, high)
    return last


def _agent(text: str, low: int, high: int, ignored: frozenset[str]) -> int | None:
    """Return where the subject begins if a habit, food or remedy is named in the clause before the verb."""
    clause = max(
        low, *(text.rfind(mark, low, high) + 1 for mark in (";", ":", " but ", " because ", " if ", " when ", " so "))
    )
    named = [
        (start, end)
        for start, end in islice(agents_in(text, clause, high, _KINDS), 8)
        if text[start:end].lower() not in ignored
    ]
    if (
        not named
        or high - named[-1][1] > 45
        or re.search(
            r"\b(?:without|lack\s+of|too\s+much|avoid\w*|stop\w*)\s+(?:\w+\s+)?$", text[clause : named[0][0]], re.I
        )
    ):
        return None
    return named[0][0]
