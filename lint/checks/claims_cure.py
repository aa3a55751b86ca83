"""Promises of a cure: absolute ones, and one product for everything.

Medicine does cure: antibiotics cure strep throat, surgery can cure some cancers. What is found is a plain promise that an
illness with no sure cure ends, or that a food, a supplement or a ritual ends any illness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lint.analysis.scan import Place
from lint.checks.claims_text import sentences_with
from lint.checks.claims_wording import cleared
from lint.checks.claims_words import (
    Illness,
    agent_in,
    any_illness,
    illness_at,
    illnesses,
    medicines_in,
    names_medicine_before,
)
from lint.checks.options import option
from lint.document import Block, Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_VERB = lazy(
    r"(?<![\w-])(?P<aux>(?:will|['’]ll|can|could|may|might|would|should|to|helps?(?:\s+to)?)\s+(?:(?:\w+ly|also|even)\s+)?)?"
    r"(?P<verb>cur(?:e[sd]?|ing)|revers(?:e[sd]?|ing)|eliminat(?:e[sd]?|ing)|eradicat(?:e[sd]?|ing)|wip(?:e[sd]?|ing)\s+out"
    r"|(?P<weak>prevents?|heals?|kills?|stops?|beats?|conquers?|banish(?:es)?|keeps?|clears?\s+up|gets?\s+rid\s+of))(?![\w-])", re.I)  # fmt: skip
_CURES = lazy(r"cur", re.I)
_OBJECT_LEAD = lazy(
    r"\s+(?:(?:your|my|his|her|their|our|the|an?|all|any|every|most|many|some|certain|several|chronic|advanced|serious|severe|deadly|mild"
    r"|early|late|stage|even|both|types?|kinds?|forms?|cases?|of|\d+|iv|iii|almost|nearly|away)\s+){0,5}", re.I)  # fmt: skip
_SOME = lazy(r"\b(?:most|many|some|certain|several|early|mild|(?:types?|kinds?|forms?|cases?)\s+of)\b", re.I)
_HEDGE = lazy(r"\b(?:may|might|could|would|should|help)", re.I)
_OPEN = lazy(
    r"\b(?:if|whether|hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|goal|try|tries|trying|tried|attempts?|unclear|unknown|someday|one day|research(?:ers)?|scientists|"
    r"trials?|stud(?:y|ies)|studied|intended|meant|designed|working|potential(?:ly)?|sometimes|often|usually|thought|believed|once|supposed|alleged(?:ly)?|in order|some people|rarely|unlikely)\b", re.I)  # fmt: skip
_HOW_TO = lazy(r"(?:\b(?:how|proven|guaranteed|shown|known|used|ways?|(?:you|we)\s+need|enough)\s*|\A\W*)$", re.I)
_SUBJECT_BEFORE = lazy(r"[\w'’)]\s+(?:(?:\w+ly|also|even|actually)\s+)?$")
_BY = lazy(r"\s+(?:\w+ly\s+)?(?:with|by|using|through|thanks\s+to)\s+[^.;:!?]{1,40}", re.I)
_PARTICIPLE = lazy(r"cur(?:ed|able)|revers(?:ed|ible)|eliminated|healed|beaten", re.I)
_PASSIVE = lazy(
    r"\s+(?:is|are|was|were|(?:can|could|will)\s+be|be|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?P<verb>cured|reversed|eliminated|healed|beaten)\s+"
    r"(?:\w+ly\s+)?(?:by|with|using|through|thanks\s+to)\s+(?P<by>[^.;:!?]{1,60})", re.I)  # fmt: skip
_CURABLE = lazy(
    r"\s+(?:is|are|can\s+be)\s+(?P<hit>(?:100\s?%|completely|totally|fully|easily|always|permanently|entirely)\s+(?:curable|reversible|cured|reversed))\b",
    re.I,
)
_NOUN = lazy(
    r"(?<!\w)(?:(?:miracle|natural|herbal|home|permanent|instant|complete|total|real|true|proven|sure|guaranteed|100\s?%|quick|fast|easy|simple|ultimate"
    r"|amazing|secret|ancient|holistic|lasting)\s+cures?|(?:is|are|offers?|provides?|found|discovered|works?\s+as)\s+(?P<hit>(?:a|the)\s+cure))\s+for(?=\s)", re.I)  # fmt: skip


@cache
def _cure_stems() -> str:
    verbs = r"cur(?:e|ing)|revers|eliminat|eradicat|wip(?:e|ing)|prevents?|heals?|kills?|stops?|beats?|conquers?|banish|keeps?|clears?\s+up|rid\s+of"
    return rf"(?:{verbs})[^.!?;\x00]*{any_illness()}|{any_illness()}[^.!?;\x00]*(?:cured|curable|reversed|reversible|eliminated|healed|beaten)"


def absolute_cure(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield promises that something cures, reverses or wipes out an illness; the first uncleared one of each sentence."""
    for block, low, high in sentences_with(document, _cure_stems(), rule):
        for start, end in sorted(
            (*_active(document, block, low, high), *_nouns(block.text, low, high), *_passives(block.text, low, high))
        ):
            cue = cleared(document, rule, Place(block, start, end))
            yield replace(block.hit(start, end), cleared_by=cue)
            if cue is None:
                break


def _active(document: Document, block: Block, low: int, high: int) -> Iterator[tuple[int, int]]:
    text = block.text
    for match in _VERB.finditer(text, low, high):
        found = _object(text, match.end())
        if found is None:
            if not match["verb"].lower().startswith("keep"):
                continue
            found = next(illnesses(text, match.end(), min(len(text), match.end() + 30)), None)
            if found is None or not re.match(r"\s+away\b", text[found.end :]):
                continue
        if _is_promise(document, block, low, match, found, text[match.end() : found.start]):
            yield match.start("verb"), found.end


def _object(text: str, end: int) -> Illness | None:
    """Return the illness that is the object of the word that ends here: at once, or behind “your”, “all kinds of”."""
    lead = _OBJECT_LEAD.match(text, end)
    if lead is None:
        return None
    first = end + len(text[end:]) - len(text[end:].lstrip())
    return illness_at(text, first) or illness_at(text, lead.end())


def _is_promise(document: Document, block: Block, low: int, match: re.Match[str], illness: Illness, gap: str) -> bool:
    text, verb, aux = block.text, match["verb"].lower(), (match["aux"] or "").lower()
    before = text[low : match.start()]
    is_cure = _CURES.match(verb) is not None
    if _HEDGE.match(aux) or _OPEN.search(before) or (illness.kind == "complaints" and not is_cure):
        return False
    by = _BY.match(text, illness.end)
    agent = (
        agent_in(text, low, match.start())
        or _drug(document, block, low, match.start())
        or (agent_in(text, *by.span()) if by else None)
    )
    if agent == "remedy":
        return not verb.startswith("prevent") or (illness.kind == "lasting" and not aux.startswith("can"))
    if match["weak"] or illness.kind == "curable" or agent == "procedure" or _SOME.search(gap) or aux.startswith("can"):
        return False
    if verb.endswith(("ed", "ing")):
        return False
    if aux.startswith("to"):
        return _HOW_TO.search(before) is not None
    return (
        aux.startswith(("will", "'ll", "’ll"))
        or verb.endswith("s")
        or verb.startswith("wipes")
        or _is_statement(before)
    )


def _is_statement(before: str) -> bool:
    """Return whether a bare verb has a subject in front of it, or opens the sentence as an order."""
    return not before.strip(" “\"'(*") or (
        _SUBJECT_BEFORE.search(before) is not None
        and not re.search(r"\b(?:the|a|no|to|that|this|of|for)\s+$", before, re.I)
    )


def _drug(document: Document, block: Block, low: int, high: int) -> str | None:
    return "drug" if medicines_in(document, block, low, high) else None


def _passives(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    if not _PARTICIPLE.search(text, low, high):
        return
    for illness in illnesses(text, low, high):
        if match := _PASSIVE.match(text, illness.end):
            if agent_in(text, *match.span("by")) == "remedy":
                yield illness.start, match.end("verb")
        elif illness.kind == "lasting" and (match := _CURABLE.match(text, illness.end)):
            yield illness.start, match.end()


def _nouns(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    for match in _NOUN.finditer(text, low, high):
        found = _object(text, match.end())
        before = text[low : match.start()]
        if found is None or _OPEN.search(before):
            continue
        agent = agent_in(before, 0, len(before))
        if match["hit"] and (
            agent == "procedure"
            or (found.kind == "curable" and agent != "remedy")
            or _SOME.search(text, match.end(), found.start)
        ):
            continue
        yield (match.start("hit") if match["hit"] else match.start()), found.end


_TREATS = lazy(
    r"(?<![\w-])(?:treat(?:s|ing)?|cur(?:es?|ing)|heal(?:s|ing)?|fix(?:es)?|revers(?:es?|ing)|fight(?:s|ing)?|eliminat(?:es?|ing)|prevent(?:s|ing)?|reliev(?:es?|ing)|"
    r"helps?\s+(?:with|against)|works?\s+(?:for|against|on)|good\s+for|(?:remedy|cure|treatment|answer)\s+(?:for|to))(?![\w-])", re.I)  # fmt: skip
_HONEST_LIST = lazy(
    r"\b(?:doctors?|prescrib\w+|approved|stud(?:y|ies|ied)|trials?|research\w*|evidence|linked|risk|associated|may|might|can\s+help|used|health\s+care|"
    r"specialists?|clinics?|programs?|conditions\s+such\s+as|including|exercise|activity|walking|surgery|therapy|therapist|counsel\w+|hospital|vaccines?)\b", re.I)  # fmt: skip


@cache
def _treat_stems() -> str:
    verbs = (
        r"treat|cur(?:e|ing)|heal|fix|revers|fight|eliminat|prevent|reliev|helps?\s|works?\s|good\s+for|remedy|answer"
    )
    return rf"(?:{verbs})[^.!?;\x00]*{any_illness()}[^.!?;\x00]*{any_illness()}[^.!?;\x00]*{any_illness()}"


def cure_all(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences in which one product treats illnesses of three or more unrelated body systems."""
    least = option(document, rule, "min_systems", 3)
    for block, low, high in sentences_with(document, _treat_stems(), rule):
        for match in _TREATS.finditer(block.text, low, high):
            found = list(illnesses(block.text, match.end(), high))
            if len({illness.group for illness in found}) >= least and _is_one_product(
                document, block, low, match.start()
            ):
                place = Place(block, match.start(), found[-1].end)
                hit = block.hit(place.start, place.end, count=len(found))
                yield replace(hit, cleared_by=cleared(document, rule, place))
                break


def _is_one_product(document: Document, block: Block, low: int, high: int) -> bool:
    before = block.text[low:high]
    if _HONEST_LIST.search(before) or _drug(document, block, low, high):
        return False
    if agent_in(before, 0, len(before)) == "remedy":
        return True
    subject = _PRODUCT.fullmatch(before)
    if subject is None:
        return False
    return subject["pronoun"] is None or not names_medicine_before(document, block)


_PRODUCT = lazy(
    r"\W*(?:(?P<pronoun>it|they|this|these)|(?:this|our|the|one)\s+(?:\w+\s+){0,2}(?:product|formula|device|system|method|machine|trick|water|pill|plan))?\s*(?:(?:\w+ly|also|even|can|will|that|which)\s+)*",
    re.I,
)
