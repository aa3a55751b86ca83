"""Decide what a statement does to the reader, in the order of design section 5: the first rule that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lint.analysis.claims.cues import Cue, Tagged, table
from lint.analysis.claims.grammar import FINITE, Governor, Mood, governor
from lint.analysis.claims.model import Amount, ClaimClass
from lint.analysis.claims.mood import Setting
from lint.analysis.claims.notdose import why_not_a_dose
from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.population import population_of


@dataclass(frozen=True, slots=True)
class Decision:
    """The class of a statement and the words that decided it."""

    claim_class: ClaimClass
    cue: str
    is_prohibition: bool = False
    is_maximum: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One statement to be judged, with all that the rules ask about."""

    tagged: Tagged
    start: int
    end: int
    """In the sentence."""
    amount: Amount | None
    setting: Setting
    governor: Governor
    token: int
    stop: int
    """Tokens of the statement."""
    clause: tuple[int, int]
    """Tokens that can hold a predicate of the statement."""
    has_frequency: bool
    drug_near: bool
    drugs: tuple[tuple[int, int], ...]
    """Where the sentence names medicines."""


_ADVISING = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.PASSIVE_MODAL, Mood.ADVISED, Mood.RECOMMEND})
_OTHERS = frozenset({"i", "he", "she", "him", "my", "we've", "participants", "volunteers", "subjects", "mice", "rats", "group"})
_FILLERS = frozenset(
    ["about", "around", "approximately", "roughly", "usually", "typically", "only", "just", "up", "to", "between", "from", "a", "an", "the", "total", "of", "at", "least", "most", "often", "generally", "nearly", "almost", "as", "low", "high", "little", "much", "some", "~", "anywhere", "normally", "commonly", "either", "initially", "daily", "single", "maximum", "max", "within", "under", "over"]
)
_QUOTE = re.compile(r"\"[^\"]{0,400}\"")
_PROFESSIONAL = re.compile(r"\b(?:dr|doctor|physician|pharmacist|nurse|professor|prof|md|pharmd|expert|dietitian|nutritionist|specialist|says)\b", re.IGNORECASE)
NUMBER_WORD = re.compile(rf"{STRICT}", re.IGNORECASE)


def make_case(
    tagged: Tagged, start: int, end: int, amount: Amount | None, setting: Setting, has_frequency: bool,
    drugs: Sequence[tuple[int, int]],
) -> Case:
    """Gather what the rules ask about one statement of a sentence."""
    token = tagged.token_at(start)
    stop = max(token + 1, tagged.token_after(end))
    at = token + 1 if amount is not None and amount.kind == "relative" and tagged.words[token] in table("action") else token
    return Case(
        tagged, start, end, amount, setting, governor(tagged, at), token, stop, _clause(tagged, token, stop),
        has_frequency, _is_drug_near(tagged.text, start, end, drugs), tuple(drugs),
    )  # fmt: skip


def decide(case: Case) -> Decision:
    """Return the decision of the first rule that has one."""
    for rule in RULES:
        decision = rule(case)
        if decision is not None:
            return decision
    return Decision(ClaimClass.DESCRIPTIVE, "no directive cue")


def _clause(tagged: Tagged, token: int, stop: int) -> tuple[int, int]:
    """Return the tokens around a statement up to terminators and strong punctuation."""
    words, ends = tagged.words, table("terminator")
    low = token
    while low > 0 and words[low - 1] not in (";", "—") and words[low - 1] not in ends:
        low -= 1
    high = stop
    while high < len(words) and words[high] not in (";", "—") and words[high] not in ends:
        high += 1
    return low, high


def _is_drug_near(text: str, start: int, end: int, drugs: Sequence[tuple[int, int]]) -> bool:
    for low, high in drugs:
        if low >= end and re.fullmatch(r"\s?(?:of |in )?(?:[\w'-]+ ){0,2}", text[end:low]):
            return True
        if high <= start and start - high <= 12 and text[high:start].strip(" (:,-") in ("", "at", "to", "dose", "doses", "by", "about"):
            return True
        if low >= start and high <= end:
            return True
    return False


def _not_a_dose(case: Case) -> Decision | None:
    if case.amount is None:
        return None
    cue = why_not_a_dose(case.tagged.text, case.amount, case.drug_near, case.drugs)
    return Decision(ClaimClass.NOT_A_DOSE, cue) if cue else None


def _question(case: Case) -> Decision | None:
    text = case.tagged.text.rstrip(" \"')]")
    if not text.endswith("?"):
        return None
    if re.match(r"\W*(?:why not|how about|what about trying)\b", text, re.IGNORECASE):
        return Decision(ClaimClass.DIRECTIVE, "suggestion: why not")
    return Decision(ClaimClass.DESCRIPTIVE, "question")


def _debunked(case: Case) -> Decision | None:
    cue = case.tagged.first("debunk")
    if cue is not None and not (cue.first > case.stop and case.governor.mood is Mood.IMPERATIVE):
        return Decision(ClaimClass.WARNING, f"debunked: {case.tagged.words_of(cue)}", is_prohibition=True)
    if case.setting.mood == "debunk":
        return Decision(ClaimClass.WARNING, f"debunked: {case.setting.cue}", is_prohibition=True)
    return None


def _quoted(case: Case) -> Decision | None:
    for match in _QUOTE.finditer(case.tagged.text):
        if match.start() < case.start and case.end <= match.end():
            outside = case.tagged.text[: match.start()] + case.tagged.text[match.end() :]
            if len(outside) > 6 and not _PROFESSIONAL.search(outside):
                return Decision(ClaimClass.DESCRIPTIVE, "quoted")
    return Decision(ClaimClass.DESCRIPTIVE, "quoted") if case.setting.is_quote else None


def negation_over(case: Case) -> Cue | None:
    """Return the negation whose reach covers the statement: from its cue to a terminator."""
    tagged = case.tagged
    for cue in reversed(tagged.cues.get("negation", ())):
        if cue.stop > case.token:
            continue
        if not _is_terminated(tagged, cue.stop, case):
            return cue
    return None


def _is_terminated(tagged: Tagged, low: int, case: Case) -> bool:
    words, high = tagged.words, case.token
    terminators = table("terminator")
    for index in range(low, high):
        word = words[index]
        if word in (";", "—", ":") or (word in terminators and not (word == "unless" and index == high)):
            return True
        if word == "," and _opens_instruction(tagged, index, case):
            return True
        if word == "." and index + 1 < high:
            return True
    verb = case.governor
    if verb.mood is Mood.IMPERATIVE and verb.at > low and words[verb.at - 1] in ("and", "then", "so") and verb.at - low > 2:
        left = words[low : verb.at - 1]
        return not any(word in table("action") or word in table("action_ing") for word in left) or "and then" in " ".join(words[low : verb.at])
    return False


def _opens_instruction(tagged: Tagged, comma: int, case: Case) -> bool:
    """A comma ends a negation when the governing verb phrase starts after it."""
    verb = case.governor
    if verb.at > comma and verb.mood is not Mood.NONE:
        return verb.first >= comma or verb.mood in (Mood.IMPERATIVE, Mood.MODAL)
    return verb.at < 0 and comma < case.token and tagged.cues.get("not_negation") is not None


def maximum_over(case: Case) -> Cue | None:
    """Return the cue that makes the amount an upper bound."""
    tagged, token = case.tagged, case.token
    for label, reach in (("maximum", 3), ("beyond", 3)):
        for cue in tagged.cues.get(label, ()):
            words = tagged.words[cue.first : cue.stop]
            far = 14 if words[0] in ("maximum", "max", "max.", "most", "upper", "tolerable", "daily", "limit", "ceiling") else reach
            if words in (("below",), ("under",), ("less", "than"), ("fewer", "than"), ("over",), ("above",), ("beyond",)):
                far = 1
            gap = tagged.words[cue.stop : token]
            if cue.stop <= token and len(gap) <= far and not _holds_number(gap) and not {";", ":", ","} & set(gap[:-1] if far < 14 else ()):
                return cue
            if cue.first >= token and cue.stop <= case.stop:
                return cue
    for cue in tagged.cues.get("maximum_after", ()):
        between, following = tagged.words[case.stop : cue.first], tagged.words[cue.stop : cue.stop + 3]
        if cue.first >= case.stop and len(between) <= 6 and not _holds_number((*between, *following)) and not {",", ";"} & set(between):
            return None if following[:1] in (("of",), ("dose",), ("daily",), (":",)) else cue
    return None


def _holds_number(words: Sequence[str]) -> bool:
    return any(word[:1].isdigit() for word in words)


def _limited(case: Case) -> Decision | None:
    """An upper bound, forbidden or stated."""
    if case.amount is None:
        return None
    bound = maximum_over(case)
    if bound is None:
        return None
    negation = negation_over(case)
    words = case.tagged.words_of(bound)
    if bound.label == "beyond" and negation is None:
        if case.governor.mood in (Mood.IMPERATIVE, Mood.ADVISED) or (case.governor.mood is Mood.MODAL and case.governor.subject == "you"):
            return None
        reported = _reported(case)
        return reported or Decision(ClaimClass.WARNING, f"warning: {words}", is_maximum=True)
    reported = _reported(case)
    if reported is not None and negation is None:
        return reported
    cue = f"maximum: {words}" if negation is None else f"negated: {case.tagged.words_of(negation)} … {words}"
    return Decision(ClaimClass.WARNING, cue, is_prohibition=negation is not None, is_maximum=True)


def _forbidden(case: Case) -> Decision | None:
    negation = negation_over(case)
    if negation is not None:
        return Decision(ClaimClass.WARNING, f"negated: {case.tagged.words_of(negation)}", is_prohibition=True)
    verb = case.governor
    if verb.at > 0 and {"not", "n't", "never"} & set(case.tagged.words[max(0, verb.first) : verb.at]) and verb.mood is not Mood.PAST:
        harmless = any(cue.first <= verb.at and cue.stop > verb.first for cue in case.tagged.cues.get("not_negation", ()))
        if not harmless:
            return Decision(ClaimClass.WARNING, "negated: not", is_prohibition=True)
    if verb.mood in (Mood.IMPERATIVE, Mood.MODAL):
        return None
    refused = case.tagged.first("refused", case.stop, case.clause[1])
    permitted = permitted_after(case)
    if refused is not None and (permitted is None or refused.first <= permitted[0]):
        return Decision(ClaimClass.WARNING, f"refused: {case.tagged.words_of(refused)}", is_prohibition=True)
    return None


def _harmful(case: Case) -> Decision | None:
    verb = case.governor
    if verb.mood in _ADVISING and not (verb.mood is Mood.PASSIVE_MODAL or verb.subject in ("it", "he", "she")):
        return None
    low, high = case.clause
    cue = case.tagged.first("harm", case.stop, high) or case.tagged.last("harm", low, case.token + 1)
    if cue is None and case.setting.mood == "toxic":
        return Decision(ClaimClass.WARNING, f"warning: {case.setting.cue}")
    if cue is None:
        return None
    permitted = permitted_after(case)
    if permitted is not None and permitted[0] < cue.first:
        return None
    return Decision(ClaimClass.WARNING, f"harm: {case.tagged.words_of(cue)}")


def _reported(case: Case) -> Decision | None:
    """A study, a product, a case, a rule of a regulator, somebody's story, a state."""
    verb, tagged = case.governor, case.tagged
    if verb.mood is Mood.IMPERATIVE or (verb.mood is Mood.MODAL and verb.subject == "you") or verb.mood is Mood.ADVISED:
        if verb.subject not in _OTHERS:
            return None
    reader_told = verb.mood in (Mood.PRESENT, Mood.RECOMMEND) and verb.subject in ("you", "we")
    for label in ("study", "case", "regulatory"):
        cue = tagged.first(label)
        if cue is not None and not reader_told and not (verb.mood in _ADVISING and cue.first > case.stop):
            return Decision(ClaimClass.DESCRIPTIVE, f"{label}: {tagged.words_of(cue)}")
    if verb.mood in (Mood.PAST, Mood.TOLD):
        words = tagged.words[verb.at]
        return Decision(ClaimClass.DESCRIPTIVE, f"past: {words}")
    if (verb.subject in _OTHERS or verb.subject in table("other_person")) and not tagged.first("first_person_advice"):
        return Decision(ClaimClass.DESCRIPTIVE, f"somebody's story: {verb.subject}")
    if verb.mood is Mood.CONDITION and not (_permitted_before(case) and _follows(case, ("if", "when", "taken", "used", "given"))):
        return Decision(ClaimClass.DESCRIPTIVE, f"condition: {verb.subject or tagged.words[verb.at]}")
    if case.setting.mood == "study":
        return Decision(ClaimClass.DESCRIPTIVE, f"section: {case.setting.cue}")
    if verb.mood in (Mood.NONE, Mood.GERUND) and (past := _past_predicate(case)):
        return Decision(ClaimClass.DESCRIPTIVE, f"past: {past}")
    for label in ("product", "pharmacology"):
        cue = tagged.first(label, *(() if label == "pharmacology" else case.clause))
        if cue is not None and verb.mood not in _ADVISING and dose_is(case) is None:
            return Decision(ClaimClass.DESCRIPTIVE, f"{label}: {tagged.words_of(cue)}")
    return None


def _past_predicate(case: Case) -> str | None:
    """The first verb after the amount, when it is in the past: "5 mg was no better than placebo"."""
    words = case.tagged.words
    for index in range(case.stop, case.clause[1]):
        word = words[index]
        if word in ("is", "are", "can", "will", "may", "should", "must", "might", "could") or word in (",", ":"):
            return None
        if word in ("was", "were", "had"):
            return word
        if word in ("has", "have") and "been" in words[index : index + 3]:
            return f"{word} been"
    return None


def _follows(case: Case, openers: tuple[str, ...]) -> bool:
    """Whether the condition comes after its main clause, not at the head of the sentence."""
    verb = case.governor
    return any(case.tagged.words[index] in openers and index > 1 for index in (verb.first, verb.at, verb.at - 1, verb.at - 2) if index >= 0)


def _permitted_before(case: Case) -> bool:
    if case.tagged.last("permitted", 0, case.token) is not None:
        return True
    words = case.tagged.words[: case.token]
    return any(word in table("permitted_after_be") and {"is", "are"} & set(words[:number]) for number, word in enumerate(words))


def _vaccine(case: Case) -> Decision | None:
    if case.amount is not None and case.amount.unit in ("dose", "injection") and re.search(r"\b(?:vaccin\w+|immuni[sz]\w+|booster|MMR|HPV|DTaP|Tdap|flu shot|COVID)\b", case.tagged.text + " " + case.setting.section, re.IGNORECASE):
        return Decision(ClaimClass.DESCRIPTIVE, "vaccine schedule")
    return None


def _advised(case: Case) -> Decision | None:
    verb, tagged = case.governor, case.tagged
    if verb.mood is Mood.MODAL and tagged.words[verb.at] not in table("intake") and not _is_dosed(verb.subject):
        return None
    if verb.mood in (Mood.IMPERATIVE, Mood.MODAL, Mood.PASSIVE_MODAL, Mood.ADVISED, Mood.RECOMMEND):
        if verb.mood is Mood.RECOMMEND and verb.subject in table("other_person"):
            return None
        words = tagged.text[tagged.starts[verb.first] : tagged.starts[verb.at] + len(tagged.words[verb.at])]
        return Decision(ClaimClass.DIRECTIVE, f"{verb.mood.value}: {words}")
    if verb.mood is Mood.PRESENT and verb.subject == "it" and tagged.words[verb.at] == "takes":
        return Decision(ClaimClass.DIRECTIVE, "normative: it takes")
    if verb.mood in (Mood.PRESENT, Mood.PASSIVE):
        habit = next((word for word in table("habit") if re.search(rf"\b{word}\b", tagged.text, re.IGNORECASE)), None)
        if habit or case.has_frequency or verb.subject == "you":
            return Decision(ClaimClass.DIRECTIVE, f"habit: {habit or tagged.words[verb.at]}")
    return None


def _is_dosed(subject: str) -> bool:
    """Whether a subject is someone who takes or gives a dose, or a dose itself."""
    return subject in table("reader") or subject in table("dose_noun") or subject in ("it", "this", "that", "") or NUMBER_WORD.fullmatch(subject) is not None


def in_condition(case: Case) -> bool:
    """Whether the statement stands in a clause that "if", "when" or the like opens."""
    words = case.tagged.words
    for index in range(case.token - 1, -1, -1):
        if words[index] in (",", ";", ":", "—"):
            return False
        if words[index] in ("if", "when", "whether", "unless", "although", "though", "whenever", "because"):
            return not _is_main_clause(case, index)
    return False


def _is_main_clause(case: Case, opener: int) -> bool:
    """ "If you cannot sleep 2 mg will do": the if-clause has its verb, and so has the amount after it."""
    words = case.tagged.words
    between = words[opener + 1 : case.token]
    if not FINITE & set(between) or words[case.token - 1] in ("is", "are", "be"):
        return False
    for word in words[case.stop : case.clause[1]]:
        if word in (",", ";"):
            return False
        if word in table("modal") or word in ("is", "are", "works"):
            return True
    return False


def _conditional(case: Case) -> Decision | None:
    if case.governor.mood in (Mood.NONE, Mood.GERUND, Mood.PRESENT) and in_condition(case):
        return Decision(ClaimClass.DESCRIPTIVE, "condition: part of an if-clause")
    return None


def dose_is(case: Case) -> str | None:
    """Return the words when the amount is what "the dose is"."""
    words, index = case.tagged.words, case.token - 1
    while index >= 0 and words[index] in _FILLERS:
        index -= 1
    if index < 0 or (words[index] not in table("dose_is") and words[index] not in ("be", "'s", "as", "with", "at", "of")):
        return None
    for position in range(index - 1, max(-1, index - 14), -1):
        if words[position] in (";", "was", "were"):
            return None
        if words[position] in table("dose_noun"):
            if words[index] in ("as", "with", "at", "of"):
                return None
            return f"{words[position]} {words[index]}"
    return None


def _dose_is(case: Case) -> Decision | None:
    words = dose_is(case)
    return Decision(ClaimClass.DIRECTIVE, f"normative: {words}") if words else None


def permitted_after(case: Case) -> tuple[int, str] | None:
    """Return where and how a predicate after the amount permits it."""
    tagged, (_, high) = case.tagged, case.clause
    cue = tagged.first("permitted", case.stop, high)
    best = (cue.first, tagged.words_of(cue)) if cue else None
    adjectives = table("permitted_after_be")
    for index in range(case.stop, high):
        if tagged.words[index] in adjectives and (best is None or index < best[0]):
            around = tagged.words[max(case.stop, index - 4) : index]
            if {"is", "are", "be", "seems", "seem", "'s", "feels"} & set(around) and not {"not", "n't", "never", "no"} & set(around):
                return index, tagged.text[tagged.starts[index] :].split(" ")[0].strip(".,;")
    return best


def _allowed(case: Case) -> Decision | None:
    """ "One tablet may be taken every 4 hours": the amount is the subject of what may be done."""
    if case.governor.mood is not Mood.NONE:
        return None
    words = case.tagged.words
    for index in range(case.stop, min(case.clause[1], len(words) - 2)):
        if words[index] in table("modal") and words[index + 1] == "be":
            verb = index + 3 if words[index + 2] in table("adverb") and index + 3 < len(words) else index + 2
            if words[verb] in table("action_past"):
                return Decision(ClaimClass.DIRECTIVE, f"allowed: {words[index]} be {words[verb]}")
            return None
    return None


def _permitted(case: Case) -> Decision | None:
    found = permitted_after(case)
    if found is not None:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {found[1]}")
    before = case.tagged.last("permitted", case.clause[0], case.token)
    if before is not None:
        return Decision(ClaimClass.DIRECTIVE, f"permitted: {case.tagged.words_of(before)}")
    return None


def _beneficial(case: Case) -> Decision | None:
    if case.governor.mood not in (Mood.NONE, Mood.GERUND):
        return None
    cue = case.tagged.first("benefit", case.stop, case.clause[1])
    if cue is not None and (case.has_frequency or case.governor.mood is Mood.GERUND or case.tagged.words[0] in ("just", "only")):
        return Decision(ClaimClass.DIRECTIVE, f"promise: {case.tagged.words_of(cue)}")
    return None


def _stated(case: Case) -> Decision | None:
    condition = case.tagged.first("condition", 0, case.stop)
    if condition is not None:
        return Decision(ClaimClass.DESCRIPTIVE, f"condition: {case.tagged.words_of(condition)}")
    return None


def _regimen(case: Case) -> Decision | None:
    """An amount with a frequency and nothing that reports it reads as advice; so does one under "Dosage"."""
    if case.amount is None:
        return None
    if case.has_frequency and case.governor.mood in (Mood.NONE, Mood.GERUND) and not case.tagged.first("product"):
        return Decision(ClaimClass.DIRECTIVE, "regimen: an amount and how often")
    if _is_bare_instruction(case):
        return Decision(ClaimClass.DIRECTIVE, f"imperative: {case.tagged.words[0]}")
    label, colon, _ = case.tagged.text[: case.start].partition(":")
    if colon and len(label) < 70 and case.governor.mood is Mood.NONE and population_of(label) is not None and not case.tagged.first("product"):
        return Decision(ClaimClass.DIRECTIVE, f"dose by age or weight: {label.strip()}")
    if case.setting.mood == "directive" and case.governor.mood is Mood.NONE and _is_fragment(case):
        return Decision(ClaimClass.DIRECTIVE, f"section: {case.setting.cue}")
    return None


_NO_VERB = frozenset(
    ["about", "around", "roughly", "nearly", "only", "just", "each", "every", "some", "most", "over", "under", "at", "for", "in", "on", "with", "from", "by", "per", "a", "an", "the", "this", "that", "these", "those", "no", "not", "up", "down", "as", "like", "such", "even", "if", "when", "while", "after", "before", "than", "then", "there", "here", "it", "they", "he", "she", "we", "you", "i", "half", "double", "both", "all", "any", "many", "few", "several", "adults", "children", "infants", "women", "men", "people", "patients", "dose", "doses", "dosage", "total", "maximum", "max", "daily", "usual", "typical", "normal", "low", "high", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "after", "within", "between", "vitamin"]
)


def _is_bare_instruction(case: Case) -> bool:
    """ "Grab 500 mg of it": an unknown verb opens the sentence, right before the amount, and no other verb follows."""
    words = case.tagged.words
    if case.governor.mood is not Mood.NONE or not 1 <= case.token <= 3 or not words[0].isalpha() or words[0] in _NO_VERB:
        return False
    if any(low == 0 for low, _ in case.drugs) or words[0].endswith(("ing", "ed", "s", "ly")) or not case.drugs:
        return False
    if not all(word in ("up", "out", "in", "on", "down", "off", "back", "yourself", "them", "your", "the") for word in words[1 : case.token]):
        return False
    return not {"is", "are", "was", "were", "has", "have", "had", "can", "may", "will"} & set(words)


def _is_fragment(case: Case) -> bool:
    """Whether the amount stands first, or after a label or a medicine's name only: "Adults: 5 mg", "Ibuprofen 200 mg"."""
    before = case.tagged.text[: case.start].strip(" •*-–")
    if {"is", "are", "was", "were", "has", "have"} & set(case.tagged.words):
        return False
    if before.endswith((":", "=", "|")):
        return len(before) < 60
    if not before:
        return len(case.tagged.words) <= 9 or case.has_frequency
    if len(case.tagged.words) > 9 and not case.has_frequency:
        return False
    return len(before) < 40 and any(low <= 4 and case.start - high <= 2 for low, high in case.drugs)


RULES: tuple[Callable[[Case], Decision | None], ...] = (
    _not_a_dose, _question, _debunked, _quoted, _limited, _forbidden, _harmful, _vaccine, _reported,
    _conditional, _advised, _dose_is, _allowed, _permitted, _beneficial, _stated, _regimen,
)  # fmt: skip
"""Catalogue section 5.3, steps 3 and 5 to 7. The order is the meaning: change it with the labelled sentences at hand."""
