"""Decide the class of statements without an amount: stops, tapers in words, durations, deferrals, age limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lint.analysis.claims.case import Case, Decision
from lint.analysis.claims.classify import advised, debunked, forbidden, harmful, question, quoted, reported
from lint.analysis.claims.grammar import Mood, governor
from lint.analysis.claims.model import ClaimClass
from lint.analysis.claims.scope import is_permitted_before, negation_over, permitted_after
from lint.analysis.claims.vocabulary import Phrase
from lint.text.lazy import lazy

_SEEK_HELP = lazy(
    r"\b(?:call|see|tell|contact|seek|get|ask|go to|talk to|speak to|consult|let|phone|ring|visit)\s(?:\w+\s){0,3}?"
    r"(?:doctor|pharmacist|911|999|112|111|help|emergency|er\b|a&e|hospital|gp|prescriber|nurse|provider|clinic|care"
    r"|attention|team|vet|midwife|poison|straight away)|\b(?:911|999|emergency)\b",
    re.IGNORECASE,
)
_URGENT = lazy(r"\b(?:right away|immediately|at once|straight away|now)\b", re.IGNORECASE)
_ABRUPT = lazy(
    r"\b(?:suddenly|abruptly|abrupt|sudden|cold turkey|too (?:fast|quickly|soon)|all at once|at once|rapidly)\b",
    re.IGNORECASE,
)
_DEFINITION = lazy(
    r"^\W*[\w-]+(?: \w+)?:\s(?:to |when |a |an |the )|\b(?:is|are) called\b|\bmeans (?:to|that|you|lower|taking)\b"
    r"|\brefers to\b|\bknown as\b",
    re.IGNORECASE,
)
_NORMATIVE = lazy(
    r"\b(?:should|must|usual(?:ly)?|typical(?:ly)?|generally|normal(?:ly)?|often|best|ideal|recommended|advised|standard"
    r"|needed|plan(?:ned)?|goal|aim|safe(?:st)?|sensible|every|each|per|a week|a month|weekly|monthly)\b",
    re.IGNORECASE,
)
_TELLING = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.PASSIVE_MODAL, Mood.ADVISED})
_GIVING = frozenset("give use try take giving using have rub apply".split())
_BE = frozenset({"is", "are", "was", "were", "has", "have"})
_STILL_TOLD = ("condition", "case", "pharmacology", "product")
"""Kinds of report that do not take the advice out of a taper in words."""


def decide_phrase(case: Case, phrase: Phrase) -> Decision | None:
    """Return the decision on a statement found by its words, None if it states nothing after all."""
    return _JUDGES[phrase.kind](case, phrase)


def _first(case: Case, *rules: Callable[[Case], Decision | None]) -> Decision | None:
    for rule in rules:
        decision = rule(case)
        if decision is not None:
            return decision
    return None


def _own(case: Case) -> Case:
    """Return the case with the statement's first word as its verb: "Stop" in "Stop taking it"."""
    verb = governor(case.tagged, case.token + 1)
    return replace(case, governor=verb) if verb.at == case.token else case


def _stop(case: Case, phrase: Phrase) -> Decision | None:
    own = _own(case)
    text, verb = case.tagged.text, own.governor
    decision = _first(own, question, debunked, quoted, forbidden)
    if decision is not None:
        return decision
    help_ = _SEEK_HELP.search(text) if verb.mood in _TELLING else None
    if help_ is not None and (not phrase.is_abrupt or _URGENT.search(text)):
        return Decision(ClaimClass.WARNING, f"stop and get help: {help_.group()}")
    decision = harmful(own) if verb.mood is not Mood.IMPERATIVE else None
    if decision is not None:
        return decision
    decision = reported(own)
    if decision is not None:
        if verb.mood is Mood.CONDITION and _ABRUPT.search(text):
            return Decision(ClaimClass.WARNING, "warning: stopping at once, as a condition")
        return decision
    if verb.mood in _TELLING:
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {own.verb_phrase()}")
    if verb.mood in (Mood.GERUND, Mood.CONDITION) and is_permitted_before(own):
        return Decision(ClaimClass.DIRECTIVE, "permitted: stopping")
    allowed = permitted_after(own) if phrase.is_abrupt else None
    if allowed is not None:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {allowed[1]}")
    if phrase.is_abrupt and _ABRUPT.search(text):
        return Decision(ClaimClass.WARNING, "warning: stopping at once, named")
    return Decision(ClaimClass.DESCRIPTIVE, "stopping is named, not told")


def _taper(case: Case, phrase: Phrase) -> Decision | None:
    own = _own(case)
    text, verb = case.tagged.text, own.governor
    decision = _first(own, question, debunked, quoted, forbidden)
    if decision is not None:
        return decision
    is_told = verb.mood in _TELLING and verb.at >= case.token - 1
    if _DEFINITION.search(text) or not (phrase.has_manner or phrase.has_figure or is_told):
        return None
    decision = harmful(own) if verb.mood not in _TELLING else None
    if decision is not None and (phrase.has_figure or _ABRUPT.search(text)):
        return decision
    decision = reported(own)
    if decision is not None and (phrase.has_figure or not decision.cue.startswith(_STILL_TOLD)):
        return decision
    if not phrase.has_figure:
        return Decision(ClaimClass.QUALITATIVE, f"taper without a figure: {text[phrase.start : phrase.end]}")
    if verb.mood in (Mood.NONE, Mood.PRESENT) and not _NORMATIVE.search(text):
        return Decision(ClaimClass.DESCRIPTIVE, "a taper is described, not advised")
    return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: taper with a figure")


def _duration(case: Case, phrase: Phrase) -> Decision | None:
    decision = _first(case, question, debunked, quoted)
    if decision is not None:
        return decision
    words = case.tagged.text[phrase.start : phrase.end]
    if phrase.has_figure:
        return Decision(ClaimClass.DESCRIPTIVE, f"duration: {words}")
    study = case.tagged.first("study")
    if study is not None:
        return Decision(ClaimClass.DESCRIPTIVE, f"study: {case.tagged.words_of(study)}")
    return Decision(ClaimClass.QUALITATIVE, f"duration without a figure: {words}")


def _vague_dose(case: Case, phrase: Phrase) -> Decision | None:
    """Judge "start with a low dose": only where the reader is told to."""
    verb = case.governor
    if _first(case, question, debunked, quoted) is not None or verb.mood not in _TELLING | {Mood.RECOMMEND}:
        return None
    if negation_over(case) is not None:
        return Decision(ClaimClass.WARNING, "negated: amount without a figure", is_prohibition=True)
    if verb.subject in ("i", "he", "she", "it") or reported(case) is not None:
        return None
    return Decision(ClaimClass.QUALITATIVE, f"amount without a figure: {case.tagged.text[phrase.start : phrase.end]}")


def _deferral(case: Case, phrase: Phrase) -> Decision | None:
    if question(case) is not None or negation_over(case) is not None:
        return None
    return Decision(ClaimClass.DIRECTIVE, f"deferral: {case.tagged.text[phrase.start : phrase.end]}")


def _use(case: Case, _: Phrase) -> Decision | None:
    """Judge a medicine given to a child: listed only where the reader is told or allowed to."""
    if _first(case, question, debunked, quoted, forbidden, harmful, reported) is not None:
        return None
    verb = case.governor
    word = case.tagged.words[verb.at] if verb.at >= 0 else ""
    if verb.mood in (Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED) and word in _GIVING:
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {word}")
    allowed = permitted_after(case) if verb.mood is Mood.NONE else None
    return Decision(ClaimClass.DIRECTIVE, f"permitted: {allowed[1]}") if allowed else None


def _frequency(case: Case, _: Phrase) -> Decision | None:
    """How often a weekly medicine is taken, without an amount."""
    decision = _first(case, question, debunked, quoted, forbidden, harmful, reported, advised)
    if decision is not None:
        return decision
    if not _BE & set(case.tagged.words):
        return Decision(ClaimClass.DIRECTIVE, "regimen: how often")
    return Decision(ClaimClass.DESCRIPTIVE, "no directive cue")


def _age_limit(case: Case, _: Phrase) -> Decision | None:
    decision = forbidden(case)
    if decision is not None:
        return decision
    before = case.tagged.words[max(0, case.token - 8) : case.token]
    if "not" in before and ("for" in before or "children" in before):
        return Decision(ClaimClass.WARNING, "negated: not for", is_prohibition=True)
    return None


_JUDGES: dict[str, Callable[[Case, Phrase], Decision | None]] = {
    "stop": _stop,
    "taper": _taper,
    "duration": _duration,
    "vague-dose": _vague_dose,
    "deferral": _deferral,
    "use": _use,
    "frequency": _frequency,
    "age-limit": _age_limit,
}
"""Who judges each kind of phrase."""
