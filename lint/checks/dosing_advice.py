"""Advice on single doses that goes wrong: doubling, spoons, sums, crushed slow-release forms, told without caution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.claims import Claim, ClaimClass, Support
from lint.analysis.drugs import mentions
from lint.analysis.outline import outline
from lint.analysis.sentences import sentences
from lint.checks.dosing_care import by_clinician, is_in_leaflet
from lint.checks.dosing_context import (
    Figure,
    claim_hit,
    figures_of,
    in_unit,
    limits_of,
    numbered,
    tells_to_take,
)
from lint.checks.dosing_excess import label_excess
from lint.checks.dosing_intake import intake_excess
from lint.checks.dosing_places import guarded, sentences_with
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule

_MISSED = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|forg[eo]t\w*|skipp(?:ed|ing)|catch(?:ing)?\s+up|caught\s+up|mak(?:e|ing)\s+up|behind\s+on|late)\b",
    re.IGNORECASE,
)
_CATCH_UP = re.compile(
    r"\b(?:catch(?:ing)?\s+up|caught\s+up|mak(?:e|ing)\s+up\s+for|next\s+(?:day|time|dose|morning|evening|night)|the\s+following\s+(?:day|dose)|"
    r"(?:at|with|after)\s+(?:the\s+next|lunch|dinner|bedtime|breakfast)|double|twice|extra|instead|tomorrow|together|at\s+once)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:take|use|swallow|have)\s+(?:(?:them\s+)?both\b(?:\s+(?:doses|tablets|pills))?|twice\s+(?:as\s+(?:much|many)|the\s+(?:dose|amount)))",
    re.IGNORECASE,
)
_CONTRACEPTIVE = re.compile(
    r"\b(?:contracepti\w+|birth\s+control|the\s+(?:mini-?)?pill\b|morning[- ]after)", re.IGNORECASE
)
_SPOONS = frozenset({"teaspoon", "tablespoon", "spoonful", "capful", "dropperful"})
_IN_ML = re.compile(r"\d\s?-?(?:mL|millilit(?:er|re)s?)\b", re.IGNORECASE)
_LIQUID = re.compile(
    r"\b(?:syrup|liquid|suspension|solution|medicine|medication|elixir|drops|oral|cough|powder|dose|antibiotic|formula\s+for)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:multipl(?:y|ies|ying)|divid(?:e|es|ing)|subtract(?:ing)?|add\s+up|work\s+out|figure\s+out|calculat(?:e|es|ing)|convert(?:ing)?)\b"
    r"(?=[^.;]{0,70}\b(?:dos(?:e|es|age)|mg|milligrams?|mcg|tablets?|pills?|medicine|by\s+\d))[^.;,]{0,50}?\b(?:dos(?:e|es|age)|by\s+\d[\d.]*|mg|weight|tablets?|pills?)\b"
    r"|\b(?:take|use|give|try|cut)\b[^.;,]{0,20}?\b(?:one[- ]third|two[- ]thirds|one[- ]fifth|three[- ]quarters|a\s+third|a\s+fifth|a\s+quarter)\s+(?:of\s+)?"
    r"(?:your|the|an?|his|her|their)\s+(?:usual\s+|normal\s+|adult\s+|current\s+)?(?:dose|dosage|amount|tablet|pill)\b"
    r"|\b(?:take|use|give|try)\b[^.;,]{0,12}?\bhalf\s+(?:of\s+)?(?:your|the|an?|his|her|their)\s+(?:usual\s+|normal\s+|adult\s+|current\s+)?(?:dose|dosage|amount|strength)\b",
    re.IGNORECASE,
)
_DONE_FOR_YOU = re.compile(
    r"\b(?:pharmacist|nurse|doctor|clinic|team)s?\s+(?:will|can|may|should|does|must|has)\b", re.IGNORECASE
)
_SUM_PARTS = (
    "multipl",
    "divid",
    "subtract",
    "add up",
    "work out",
    "figure out",
    "calculat",
    "convert",
    "third",
    "quarter",
    "fifth",
    "half",
)
_CAUTION = re.compile(
    r"\b(?:overdos\w*|danger\w*|harm\w*|toxic\w*|poison\w*|too\s+much|far\s+(?:above|over|more)|above\s+the|(?:over|above|than|times)\s+(?:[\w']+\s+){0,3}(?:safe|maximum|limit|allowed)\w*|more\s+than\s+(?:twice|the)|stop\w*\s+(?:your|the|his|her)\s+(?:breathing|heart)|"
    r"hospital\w*|emergency|ambulance|intensive\s+care|died|death|dead|dies|kill\w*|fatal\w*|seizures?|coma|fail(?:ed|s|ure)|nearly\s+\w+|ended\s+up|liver\s+damage|kidney\s+(?:damage|failure|injury)|"
    r"never|do\s+not|don['’]t|should\s+not|must\s+not|not\s+safe|unsafe|isn['’]t\s+safe|not\s+a\s+(?:model|dose)|caution|warn\w*|risk\w*|mistake|by\s+accident|collapsed)\b",
    re.IGNORECASE,
)
_STORY_CUES = ("case", "somebody", "past", "condition: i")


def double_dose_advice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advice to double a dose or to catch up on a missed one; contraceptive pills have their own rules."""
    hits = [*_doubled(document), *_both_at_once(document)]
    if hits and not _is_about_contraception(document):
        yield from hits


def _is_about_contraception(document: Document) -> bool:
    """Return whether a word or an ingredient of contraceptive pills stands in the article."""
    if any(_CONTRACEPTIVE.search(block.text) for block in document.blocks if block.debris is None):
        return True
    return any({"progestogen", "estrogen"} & set(facts().classes_of(mention.drug)) for mention in mentions(document))


def _doubled(document: Document) -> Iterator[Hit]:
    for index, claim in numbered(document):
        if claim.amount is None or not tells_to_take(claim):
            continue
        if claim.kind == "relative" and claim.amount.high >= 2:
            is_advice = _is_after_miss(document, claim) or not (
                by_clinician(claim.sentence.text) or claim.has_support(Support.S2)
            )
        else:
            is_more = (
                claim.amount.kind in ("bare", "count") and claim.amount.high >= 2 and _CATCH_UP.search(_clause(claim))
            )
            is_advice = bool(
                is_more or (_MISSED.search(claim.sentence.text) and re.search(r"\b(?:catch|caught)", _clause(claim)))
            ) and _is_after_miss(document, claim)
        if is_advice:
            yield claim_hit(claim, index)


def _both_at_once(document: Document) -> Iterator[Hit]:
    """Yield "take both today" after a missed dose: advice to double without an amount."""
    for sentence in sentences_with(document, "both", "twice"):
        match = _BOTH.search(sentence.text)
        if match is None:
            continue
        before = sentence.block.text[max(0, sentence.start - 100) : sentence.start]
        if _MISSED.search(sentence.text) or _MISSED.search(before):
            yield guarded(document, sentence, match.start(), match.end())


def _clause(claim: Claim) -> str:
    return claim.block.text[max(claim.sentence.start, claim.start - 25) : claim.sentence.end]


def _is_after_miss(document: Document, claim: Claim) -> bool:
    """Return whether the sentence, the one before it or the heading is about a missed dose."""
    before = claim.block.text[max(0, claim.sentence.start - 160) : claim.sentence.start]
    headings = outline(document).headings_over(claim.block)[:1]
    return any(_MISSED.search(text) for text in (claim.sentence.text, before, *(heading.text for heading in headings)))


def household_measure(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield spoons, caps and droppers for liquid medicines where no millilitres are given."""
    for index, claim in numbered(document):
        amount = claim.amount
        if amount is None or amount.unit not in _SPOONS or not tells_to_take(claim):
            continue
        is_medicine = claim.drug is not None or _LIQUID.search(claim.sentence.text)
        if is_medicine and not _IN_ML.search(claim.sentence.text) and not is_in_leaflet(document):
            yield claim_hit(claim, index)


def reader_arithmetic(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sums that readers are asked to do with a dose; a clinician who does them is fine."""
    for sentence in sentences_with(document, *_SUM_PARTS):
        match = _SUM.search(sentence.text)
        if match is not None and not (by_clinician(sentence.text) or _DONE_FOR_YOU.search(sentence.text)):
            yield guarded(document, sentence, match.start(), match.end())


def dangerous_anecdote(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts far above every limit in a story, where no caution stands beside them."""
    everything = sentences(document)
    places = {(sentence.index, sentence.start): number for number, sentence in enumerate(everything)}
    for index, claim in numbered(document):
        is_story = claim.claim_class is ClaimClass.DESCRIPTIVE and claim.cue.lower().startswith(_STORY_CUES)
        if not is_story or claim.amount is None or claim.drug is None:
            continue
        limit = _limit_passed(document, claim)
        at = places.get((claim.sentence.index, claim.sentence.start))
        if limit is None or at is None:
            continue
        near = [s for s in everything[max(0, at - 1) : at + 2] if s.index == claim.sentence.index]
        if not any(_CAUTION.search(s.text) for s in near):
            yield claim_hit(claim, index, drug=claim.drug.written, limit=limit)


def _limit_passed(document: Document, claim: Claim) -> str | None:
    """Return the limit that an amount passes, in words; also the amount above which a label asks for a review."""
    excess = label_excess(document, claim) or intake_excess(document, claim)
    if excess is not None:
        return str(excess.fields["limit"])
    for row in limits_of(document, claim):
        if row.fact == "review-above-daily" and row.value and row.unit:
            values = (_value(figure, row.unit) for figure in figures_of(claim))
            if any(value > row.value for value in values):
                return f"{row.value:g} {row.unit} in 24 hours"
    return None


def _value(figure: Figure, unit: str) -> float:
    return in_unit(figure, unit) or 0.0
