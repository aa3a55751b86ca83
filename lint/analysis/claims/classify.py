"""Decide what a statement does to the reader, in the order of design section 5: the first rule that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.analysis.claims.case import Case, Decision
from lint.analysis.claims.cues import table
from lint.analysis.claims.grammar import Mood
from lint.analysis.claims.instructions import age_or_weight_label, is_bare_instruction, is_fragment
from lint.analysis.claims.model import ClaimClass
from lint.analysis.claims.notdose import why_not_a_dose
from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.scope import (
    allowed_after,
    dose_is,
    in_condition,
    is_negated_verb,
    is_permitted_before,
    maximum_over,
    negation_over,
    past_predicate,
    permitted_after,
)
from lint.text.lazy import lazy

ADVISING = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.PASSIVE_MODAL, Mood.ADVISED, Mood.RECOMMEND})
"""Moods in which the governing verb tells or allows."""
_OTHERS = frozenset(
    {"i", "he", "she", "him", "my", "we've", "participants", "volunteers", "subjects", "mice", "rats", "group"}
)
_NUMBER_WORD = lazy(STRICT, re.IGNORECASE)
_QUOTE = lazy(r"\"[^\"]{0,400}\"")
_PROFESSIONAL = lazy(
    r"\b(?:dr|doctor|physician|pharmacist|nurse|professor|prof|md|pharmd|expert|dietitian|nutritionist|specialist|says)\b",
    re.IGNORECASE,
)
_SUGGESTION = lazy(r"\W*(?:why not|how about|what about trying)\b", re.IGNORECASE)
_VACCINE = lazy(r"\b(?:vaccin\w+|immuni[sz]\w+|booster|MMR|HPV|DTaP|Tdap|flu shot|COVID)\b", re.IGNORECASE)
_SUBJECT_REACH = 7
"""Words before a modal verb in which its subject stands."""
_PERHAPS_REPORT = ("taken", "used", "given", "if", "when")


def decide(case: Case) -> Decision:
    """Return the decision of the first rule that has one."""
    for rule in RULES:
        decision = rule(case)
        if decision is not None:
            return decision
    return Decision(ClaimClass.DESCRIPTIVE, "no directive cue")


def _not_a_dose(case: Case) -> Decision | None:
    if case.amount is None:
        return None
    cue = why_not_a_dose(case.tagged.text, case.known, case.amount, case.drug_near, case.drugs)
    return Decision(ClaimClass.NOT_A_DOSE, cue) if cue else None


def question(case: Case) -> Decision | None:
    """Judge a question: it asks, but "why not try" suggests."""
    text = case.tagged.text.rstrip(" \"')]")
    if not text.endswith("?"):
        return None
    if _SUGGESTION.match(text):
        return Decision(ClaimClass.DIRECTIVE, "suggestion: why not")
    return Decision(ClaimClass.DESCRIPTIVE, "question")


def debunked(case: Case) -> Decision | None:
    """Look for a sentence or heading that calls the saying wrong."""
    cue = case.tagged.first("debunk")
    if cue is not None and not (cue.first > case.stop and case.governor.mood is Mood.IMPERATIVE):
        return Decision(ClaimClass.WARNING, f"debunked: {case.tagged.words_of(cue)}", is_prohibition=True)
    if case.setting.mood == "debunk":
        return Decision(ClaimClass.WARNING, f"debunked: {case.setting.cue}", is_prohibition=True)
    return None


def quoted(case: Case) -> Decision | None:
    """Somebody's words, unless a professional is quoted: that is the article's advice."""
    if case.setting.is_quote:
        return Decision(ClaimClass.DESCRIPTIVE, "quoted")
    text = case.tagged.text
    for match in _QUOTE.finditer(text) if '"' in text else ():
        if match.start() < case.start and case.end <= match.end():
            outside = text[: match.start()] + text[match.end() :]
            if len(outside) > 6 and not _PROFESSIONAL.search(outside):
                return Decision(ClaimClass.DESCRIPTIVE, "quoted")
    return None


def _limited(case: Case) -> Decision | None:
    """Look for an upper bound, forbidden or stated."""
    if case.amount is None:
        return None
    bound = maximum_over(case)
    if bound is None:
        is_listed = case.setting.mood == "maximum" and case.governor.mood is Mood.NONE and is_fragment(case)
        return Decision(ClaimClass.WARNING, f"maximum: {case.setting.cue}", is_maximum=True) if is_listed else None
    negation = negation_over(case)
    words = case.tagged.words_of(bound)
    if negation is not None:
        cue = f"negated: {case.tagged.words_of(negation)} … {words}"
        return Decision(ClaimClass.WARNING, cue, is_prohibition=True, is_maximum=True)
    verb = case.governor
    told_to_pass = verb.mood in (Mood.IMPERATIVE, Mood.ADVISED) or (verb.mood is Mood.MODAL and verb.subject == "you")
    if bound.label == "beyond" and told_to_pass:
        return None
    cue = f"warning: {words}" if bound.label == "beyond" else f"maximum: {words}"
    return reported(case) or Decision(ClaimClass.WARNING, cue, is_maximum=True)


def forbidden(case: Case) -> Decision | None:
    """Negated before ("do not"), within the verb, or after ("must not be given")."""
    negation = negation_over(case)
    if negation is not None:
        return Decision(ClaimClass.WARNING, f"negated: {case.tagged.words_of(negation)}", is_prohibition=True)
    verb = case.governor
    if verb.mood is not Mood.PAST and is_negated_verb(case.tagged, verb.first, verb.at):
        return Decision(ClaimClass.WARNING, "negated: not", is_prohibition=True)
    if verb.mood in (Mood.IMPERATIVE, Mood.MODAL):
        return None
    refused = case.tagged.first("refused", case.stop, case.clause[1])
    if refused is None:
        return None
    permitted = permitted_after(case)
    if permitted is None or refused.first <= permitted[0]:
        return Decision(ClaimClass.WARNING, f"refused: {case.tagged.words_of(refused)}", is_prohibition=True)
    return None


def harmful(case: Case) -> Decision | None:
    """Look for what the amount does to people, unless the reader is told to take it."""
    verb = case.governor
    if verb.mood in ADVISING and verb.mood is not Mood.PASSIVE_MODAL and verb.subject not in ("it", "he", "she"):
        return None
    low, high = case.clause
    cue = case.tagged.first("harm", case.stop, high) or case.tagged.last("harm", low, case.token + 1)
    if cue is None:
        in_section = case.setting.mood == "toxic"
        return Decision(ClaimClass.WARNING, f"warning: {case.setting.cue}") if in_section else None
    permitted = permitted_after(case)
    if permitted is not None and permitted[0] < cue.first:
        return None
    return Decision(ClaimClass.WARNING, f"harm: {case.tagged.words_of(cue)}")


def reported(case: Case) -> Decision | None:
    """Look for a study, a product, a case, a rule of a regulator, somebody's story, a state."""
    verb, tagged = case.governor, case.tagged
    told = verb.mood in (Mood.IMPERATIVE, Mood.ADVISED) or (verb.mood is Mood.MODAL and verb.subject == "you")
    if told and verb.subject not in _OTHERS:
        return None
    reader_told = verb.mood in (Mood.PRESENT, Mood.RECOMMEND) and verb.subject in ("you", "we")
    for label in ("study", "case", "regulatory"):
        cue = tagged.first(label)
        if label == "case" and verb.mood is Mood.MODAL:
            continue  # "a 2-year-old can have 5 mL" allows, it does not report
        if cue is not None and not reader_told and not (verb.mood in ADVISING and cue.first > case.stop):
            return Decision(ClaimClass.DESCRIPTIVE, f"{label}: {tagged.words_of(cue)}")
    if verb.mood in (Mood.PAST, Mood.TOLD):
        return Decision(ClaimClass.DESCRIPTIVE, f"past: {tagged.words[verb.at]}")
    is_other = verb.subject in _OTHERS or verb.subject in table("other_person")
    if is_other and not tagged.first("first_person_advice"):
        return Decision(ClaimClass.DESCRIPTIVE, f"somebody's story: {verb.subject}")
    if verb.mood is Mood.CONDITION and not (is_permitted_before(case) and _follows_main_clause(case)):
        return Decision(ClaimClass.DESCRIPTIVE, f"condition: {verb.subject or tagged.words[verb.at]}")
    return _described(case)


def _described(case: Case) -> Decision | None:
    """Look for a section on studies, a predicate in the past, a fact about the product or the body."""
    verb, tagged = case.governor, case.tagged
    if case.setting.mood == "study":
        return Decision(ClaimClass.DESCRIPTIVE, f"section: {case.setting.cue}")
    if verb.mood in (Mood.NONE, Mood.GERUND) and (past := past_predicate(case)):
        return Decision(ClaimClass.DESCRIPTIVE, f"past: {past}")
    if verb.mood in ADVISING or dose_is(case) is not None:
        return None
    product = tagged.first("product", *case.clause)
    if product is not None:
        return Decision(ClaimClass.DESCRIPTIVE, f"product: {tagged.words_of(product)}")
    pharmacology = tagged.first("pharmacology")
    if pharmacology is not None:
        return Decision(ClaimClass.DESCRIPTIVE, f"pharmacology: {tagged.words_of(pharmacology)}")
    return None


def _follows_main_clause(case: Case) -> bool:
    """Whether the condition comes after its main clause, not at the head of the sentence."""
    verb = case.governor
    places = (verb.first, verb.at, verb.at - 1, verb.at - 2)
    return any(index > 1 and case.tagged.words[index] in _PERHAPS_REPORT for index in places)


def _vaccine(case: Case) -> Decision | None:
    if case.amount is None or case.amount.unit not in ("dose", "injection"):
        return None
    if _VACCINE.search(case.tagged.text) or _VACCINE.search(case.setting.section):
        return Decision(ClaimClass.DESCRIPTIVE, "vaccine schedule")
    return None


def _conditional(case: Case) -> Decision | None:
    if case.governor.mood in (Mood.NONE, Mood.GERUND, Mood.PRESENT) and in_condition(case):
        return Decision(ClaimClass.DESCRIPTIVE, "condition: part of an if-clause")
    return None


def advised(case: Case) -> Decision | None:
    """Ask whether the verb tells, allows or says what is usual."""
    verb, tagged = case.governor, case.tagged
    if verb.mood is Mood.MODAL and tagged.words[verb.at] not in table("intake") and not _is_dosed(case):
        return None
    if verb.mood in ADVISING:
        if verb.mood is Mood.RECOMMEND and verb.subject in table("other_person"):
            return None
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {case.verb_phrase()}")
    if verb.mood is Mood.PRESENT and verb.subject == "it" and tagged.words[verb.at] == "takes":
        return Decision(ClaimClass.DIRECTIVE, "normative: it takes")
    if verb.mood is Mood.PRESENT and tagged.words[verb.at] in ("need", "needs") and _is_dosed(case):
        return Decision(ClaimClass.DIRECTIVE, "normative: need")
    if verb.mood in (Mood.PRESENT, Mood.PASSIVE):
        lowered = f" {' '.join(tagged.words)} "
        habit = next((word for word in sorted(table("habit")) if f" {word} " in lowered), None)
        if (
            habit
            or case.has_frequency
            or verb.subject == "you"
            or (case.amount is not None and case.amount.kind == "relative")
        ):
            return Decision(ClaimClass.DIRECTIVE, f"habit: {habit or tagged.words[verb.at]}")
    return None


def _is_dosed(case: Case) -> bool:
    """Whether the verb's subject is someone who takes or gives a dose, or a dose itself."""
    subject = case.governor.subject
    if subject in table("dose_noun") or subject in ("it", "this", "that", "") or _NUMBER_WORD.fullmatch(subject):
        return True
    first = max(0, case.governor.first)
    return not table("reader").isdisjoint(case.tagged.words[max(0, first - _SUBJECT_REACH) : first])


def _dose_is(case: Case) -> Decision | None:
    words = dose_is(case)
    return Decision(ClaimClass.DIRECTIVE, f"normative: {words}") if words else None


def _allowed(case: Case) -> Decision | None:
    words = allowed_after(case) if case.governor.mood is Mood.NONE else None
    return Decision(ClaimClass.DIRECTIVE, f"allowed: {words}") if words else None


def _permitted(case: Case) -> Decision | None:
    found = permitted_after(case)
    if found is not None:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {found[1]}")
    before = case.tagged.last("permitted", case.clause[0], case.token)
    return Decision(ClaimClass.DIRECTIVE, f"permitted: {case.tagged.words_of(before)}") if before else None


def _beneficial(case: Case) -> Decision | None:
    """Look for a promised effect of a regimen: "2 spoons a day will lower your A1C"."""
    if case.governor.mood not in (Mood.NONE, Mood.GERUND):
        return None
    cue = case.tagged.first("benefit", case.stop, case.clause[1])
    is_regimen = case.has_frequency or case.governor.mood is Mood.GERUND or case.tagged.words[0] in ("just", "only")
    return Decision(ClaimClass.DIRECTIVE, f"promise: {case.tagged.words_of(cue)}") if cue and is_regimen else None


def _stated(case: Case) -> Decision | None:
    condition = case.tagged.first("condition", 0, case.stop)
    if condition is None:
        return None
    return Decision(ClaimClass.DESCRIPTIVE, f"condition: {case.tagged.words_of(condition)}")


def _regimen(case: Case) -> Decision | None:
    """Read an amount with a frequency as advice where nothing reports it; so too a fragment under "Dosage"."""
    if case.amount is None:
        return None
    is_free = case.governor.mood in (Mood.NONE, Mood.GERUND)
    if case.has_frequency and is_free and not case.tagged.first("product"):
        return Decision(ClaimClass.DIRECTIVE, "regimen: an amount and how often")
    if case.governor.mood is not Mood.NONE:
        return None
    if is_bare_instruction(case):
        return Decision(ClaimClass.DIRECTIVE, f"imperative: {case.tagged.words[0]}")
    label = age_or_weight_label(case)
    if label is not None and not case.tagged.first("product"):
        return Decision(ClaimClass.DIRECTIVE, f"dose by age or weight: {label}")
    if case.setting.mood == "directive" and is_fragment(case):
        return Decision(ClaimClass.DIRECTIVE, f"section: {case.setting.cue}")
    return None


RULES: tuple[Callable[[Case], Decision | None], ...] = (
    _not_a_dose, question, debunked, quoted, _limited, forbidden, harmful, _vaccine, reported,
    _conditional, advised, _dose_is, _allowed, _permitted, _beneficial, _stated, _regimen,
)  # fmt: skip
"""Catalogue section 5.3, steps 3 and 5 to 7. The order is the meaning: change it with the labelled sentences at hand."""
