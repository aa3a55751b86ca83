"""Decide the class of statements without an amount: stops, tapers in words, durations, deferrals, age limits."""

from __future__ import annotations

import re

from lint.analysis.claims.classify import (
    Case,
    Decision,
    _advised,
    _debunked,
    _forbidden,
    _harmful,
    _question,
    _quoted,
    _reported,
    decide,
    negation_over,
    permitted_after,
)  # fmt: skip
from lint.analysis.claims.grammar import Mood, governor
from lint.analysis.claims.model import ClaimClass
from lint.analysis.claims.phrases import Phrase

_SEEK_HELP = re.compile(
    r"\b(?:call|see|tell|contact|seek|get|ask|go to|talk to|speak to|consult|let|phone|ring|visit)\s(?:\w+\s){0,3}?(?:doctor|pharmacist|911|999|112|111|help|emergency|er\b|a&e|hospital|gp|prescriber|nurse|provider|clinic|care|attention|team|vet|midwife|poison|straight away)|\b(?:911|999|emergency)\b",
    re.IGNORECASE,
)
_IF_REACTION = re.compile(r"\b(?:if|when)\s(?:you|your|the|a|any|it|there|symptoms|they|swelling|irritation|rash|pain|bleeding)\b[^.;]{3,120}", re.IGNORECASE)
_ABRUPT_RISK = re.compile(r"\b(?:suddenly|abruptly|abrupt|sudden|cold turkey|too (?:fast|quickly|soon)|all at once|at once|rapidly)\b", re.IGNORECASE)
_DEFINITION = re.compile(r"^\W*[\w-]+(?: \w+)?:\s(?:to |when |a |an |the )|\b(?:is|are) called\b|\bmeans (?:to|that|you|lower|taking)\b|\brefers to\b|\bknown as\b", re.IGNORECASE)
_NORMATIVE = re.compile(r"\b(?:should|must|usual(?:ly)?|typical(?:ly)?|generally|normal(?:ly)?|often|best|ideal|recommended|advised|standard|needed|plan(?:ned)?|goal|aim|safe(?:st)?|sensible|every|each|per|a week|a month|weekly|monthly)\b", re.IGNORECASE)
_TELLING = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.PASSIVE_MODAL, Mood.ADVISED})


def decide_phrase(case: Case, phrase: Phrase) -> Decision | None:
    """Return the decision on a statement found by its words, None if it states nothing after all."""
    if phrase.kind == "stop":
        return _stop(case, phrase)
    if phrase.kind == "taper":
        return _taper(case, phrase)
    if phrase.kind == "duration":
        return _duration(case, phrase)
    if phrase.kind == "vague-dose":
        return _vague_dose(case)
    if phrase.kind == "deferral":
        return _deferral(case)
    if phrase.kind == "use":
        return _use(case)
    if phrase.kind == "frequency":
        return _frequency(case)
    return _age_limit(case)


def _own(case: Case) -> Case:
    """The case with the statement's first word as its verb: "Stop" in "Stop taking it"."""
    verb = governor(case.tagged, case.token + 1)
    if verb.at != case.token:
        return case
    return _with_governor(case, verb)


def _with_governor(case: Case, verb: object) -> Case:
    from dataclasses import replace

    return replace(case, governor=verb)  # type: ignore[arg-type]


def _stop(case: Case, phrase: Phrase) -> Decision | None:
    own = _own(case)
    for rule in (_question, _debunked, _quoted, _forbidden):
        decision = rule(own)
        if decision is not None:
            return decision
    verb = own.governor
    if verb.mood is Mood.IMPERATIVE or verb.mood in _TELLING:
        help_ = _SEEK_HELP.search(case.tagged.text)
        if help_ is not None and (not phrase.is_abrupt or re.search(r"\b(?:right away|immediately|at once|straight away|now)\b", case.tagged.text, re.IGNORECASE)):
            return Decision(ClaimClass.WARNING, f"stop and get help: {help_.group()}")
    decision = _harmful(own)
    if decision is not None and verb.mood is not Mood.IMPERATIVE:
        return decision
    decision = _reported(own)
    if decision is not None:
        if _ABRUPT_RISK.search(case.tagged.text) and verb.mood is Mood.CONDITION:
            return Decision(ClaimClass.WARNING, "warning: stopping at once, as a condition")
        return decision
    if verb.mood in _TELLING:
        words = case.tagged.text[case.tagged.starts[verb.first] : case.tagged.starts[verb.at] + len(case.tagged.words[verb.at])]
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {words}")
    if permitted_after(own) is not None and phrase.is_abrupt:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {permitted_after(own)[1]}")  # type: ignore[index]
    if phrase.is_abrupt and _ABRUPT_RISK.search(case.tagged.text):
        return Decision(ClaimClass.WARNING, "warning: stopping at once, named")
    return Decision(ClaimClass.DESCRIPTIVE, "stopping is named, not told")


def _taper(case: Case, phrase: Phrase) -> Decision | None:
    own = _own(case)
    for rule in (_question, _debunked, _quoted, _forbidden):
        decision = rule(own)
        if decision is not None:
            return decision
    verb = own.governor
    if _DEFINITION.search(case.tagged.text) or not (phrase.has_manner or phrase.has_figure or (verb.mood in _TELLING and verb.at >= case.token - 1)):
        return None
    decision = _harmful(own) if verb.mood not in _TELLING else None
    if decision is not None and (phrase.has_figure or _ABRUPT_RISK.search(case.tagged.text)):
        return decision
    decision = _reported(own)
    if decision is not None and not decision.cue.startswith(("condition", "case", "pharmacology", "product")):
        return decision
    if phrase.has_figure:
        if decision is not None:
            return decision
        if verb.mood in (Mood.NONE, Mood.PRESENT) and not _NORMATIVE.search(case.tagged.text):
            return Decision(ClaimClass.DESCRIPTIVE, "a taper is described, not advised")
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: taper with a figure")
    return Decision(ClaimClass.QUALITATIVE, f"taper without a figure: {case.tagged.text[phrase.start : phrase.end]}")


def _duration(case: Case, phrase: Phrase) -> Decision | None:
    for rule in (_question, _debunked, _quoted):
        decision = rule(case)
        if decision is not None:
            return decision
    words = case.tagged.text[phrase.start : phrase.end]
    if phrase.has_figure:
        return Decision(ClaimClass.DESCRIPTIVE, f"duration: {words}")
    study = case.tagged.first("study")
    if study is not None:
        return Decision(ClaimClass.DESCRIPTIVE, f"study: {case.tagged.words_of(study)}")
    return Decision(ClaimClass.QUALITATIVE, f"duration without a figure: {words}")


def _vague_dose(case: Case) -> Decision | None:
    """"Start with a low dose": only where the reader is told to."""
    for rule in (_question, _debunked, _quoted):
        if rule(case) is not None:
            return None
    verb = case.governor
    if verb.mood not in _TELLING and verb.mood is not Mood.RECOMMEND:
        return None
    if negation_over(case) is not None:
        return Decision(ClaimClass.WARNING, "negated: amount without a figure", is_prohibition=True)
    if verb.subject in ("i", "he", "she", "it") or _reported(case) is not None:
        return None
    return Decision(ClaimClass.QUALITATIVE, f"amount without a figure: {case.tagged.text[case.start : case.end]}")


def _deferral(case: Case) -> Decision | None:
    if _question(case) is not None or negation_over(case) is not None:
        return None
    return Decision(ClaimClass.DIRECTIVE, f"deferral: {case.tagged.text[case.start : case.end]}")


def _use(case: Case) -> Decision | None:
    """A medicine given to a child: listed only where the reader is told or allowed to."""
    for rule in (_question, _debunked, _quoted, _forbidden, _harmful, _reported):
        if rule(case) is not None:
            return None
    verb = case.governor
    word = case.tagged.words[verb.at] if verb.at >= 0 else ""
    if verb.mood in (Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED) and word in ("give", "use", "try", "take", "giving", "using", "have", "rub", "apply"):
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {word}")
    if (allowed := permitted_after(case)) is not None and verb.mood is Mood.NONE:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {allowed[1]}")
    return None


def _frequency(case: Case) -> Decision | None:
    """How often a weekly medicine is taken, without an amount."""
    for rule in (_question, _debunked, _quoted, _forbidden, _harmful, _reported, _advised):
        decision = rule(case)
        if decision is not None:
            return decision
    if not {"is", "are", "was", "were", "has", "have"} & set(case.tagged.words):
        return Decision(ClaimClass.DIRECTIVE, "regimen: how often")
    return Decision(ClaimClass.DESCRIPTIVE, "no directive cue")


def _age_limit(case: Case) -> Decision | None:
    decision = _forbidden(case)
    if decision is None:
        before = case.tagged.words[max(0, case.token - 8) : case.token]
        if "not" in before and ("for" in before or "children" in before):
            decision = Decision(ClaimClass.WARNING, "negated: not for", is_prohibition=True)
    return decision


__all__ = ["decide", "decide_phrase"]
