"""Doses for children: below the label's age, without age and weight, or left to the reader to work out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lint.analysis.claims import Claim, Population, claims
from lint.analysis.claims.population import population_of
from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence
from lint.checks.dosing_care import by_clinician, is_in_leaflet, is_under_care
from lint.checks.dosing_context import (
    CHILD_GROUPS,
    claim_hit,
    figures_of,
    in_unit,
    is_for_child,
    limits_of,
    locale_of,
    numbered,
    tells_to_take,
)
from lint.checks.dosing_places import naming_sentences, sentences_with
from lint.checks.options import option
from lint.document import Document
from lint.facts import facts
from lint.facts.ceilings import daily_ceiling, otc_daily_ceiling
from lint.model import Hit, Rule

_YOUNGEST = {"infant": 0.0, "child": 0.0, "adolescent": 13.0}
_TODDLER = re.compile(r"\btoddlers?\b|\bpreschool\w*", re.IGNORECASE)
_LITTLE_ONE = re.compile(r"\b(?:little|wee)\s+ones?\b|\byoungsters?\b|\bgrandchild(?:ren)?\b|\btots?\b", re.IGNORECASE)
_VIRAL = re.compile(
    r"\b(?:flu|influenza|fevers?|high\s+temperature|chicken\s?pox|viral|virus|colds?|measles)\b", re.IGNORECASE
)
_SLEEP = re.compile(
    r"\b(?:help\w*\s+(?:\w+\s+){0,3}(?:sleep|settle|nap|calm)|to\s+(?:make|get)\s+(?:\w+\s+){1,3}(?:sleepy|drowsy|sleep)|knock\w*\s+(?:\w+\s+)?out|"
    r"(?:calm|quiet|settle)\s+(?:\w+\s+){0,3}(?:down|for)|for\s+(?:the\s+|a\s+)?(?:flight|car\s+ride|road\s+trip|long\s+trip)|sleep\s+(?:through|better|all))\b",
    re.IGNORECASE,
)
_SUITABLE = re.compile(
    r"\b(?:is|are|be)\s+(?:also\s+|quite\s+|a\s+|an\s+|the\s+|perfectly\s+|usually\s+)*"
    r"(?:good|fine|safe|suitable|ok|okay|great|best|right|ideal|gentle|popular|allowed|approved)\b"
    r"|\b(?:will|can|should)\s+(?:\w+\s+)?(?:bring\s+down|help|ease|lower|calm|soothe|stop|treat|relieve|settle)\b"
    r"|\b(?:brings?\s+down|works?\s+(?:well|wonders|fast|best)|helps?)\b",
    re.IGNORECASE,
)
_ADULT_PRODUCT = re.compile(
    r"\b(?:adult\s+(?:dose|tablet|strength|medicine|size)|made\s+for\s+adults|for\s+adults|grown-?up\s+dose)\b"
    r"|\b(?:half|quarter)\s+(?:the\s+|an?\s+)?(?:adult\s+)?(?:strength|dose)\b",
    re.IGNORECASE,
)
_BY_WEIGHT = re.compile(
    r"\b(?:divide|multiply|take|times|work\s+out|figure\s+out|calculate)\b[^.;]{0,40}\b(?:body\s+)?weight\b[^.;]{0,80}?\d[\d.]*"
    r"|\bweight\s+in\s+(?:pounds|kilos?|kilograms?|kg|lbs?)\b[^.;]{0,40}\b(?:by|times|x)\s+\d[\d.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MinimumAge:
    """One row of the card's `ages`: the youngest age and what the label says of it."""

    years: float
    says: str
    only: str
    """`viral`: only with a viral illness; `sleep`: only to make a child sleepy; empty: always."""


def below_label_age(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advice to give a medicine to a child younger than its label allows, with an amount or without."""
    ages = _ages(document, rule)
    spoken: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        if (
            not claim.is_directive
            or claim.is_prohibition
            or claim.kind in ("stop", "duration", "deferral", "age-limit")
        ):
            continue
        key = (claim.sentence.index, claim.sentence.start)
        found = _too_young(document, claim.sentence, claim.drug_name, claim.population, ages)
        if found is None or key in spoken or is_under_care(document, claim):
            continue
        spoken.add(key)
        written = claim.drug.written if claim.drug else "this medicine"
        yield claim_hit(claim, index, drug=written, says=found.says)
    yield from _suitable(document, ages, spoken)


def _suitable(document: Document, ages: Mapping[str, MinimumAge], spoken: set[tuple[int, int]]) -> Iterator[Hit]:
    """Yield "X is fine for a teen with flu": said of the medicine, not told as a dose."""
    for sentence, here in naming_sentences(document):
        match = _SUITABLE.search(sentence.text)
        if match is None or (sentence.index, sentence.start) in spoken:
            continue
        found = _too_young(document, sentence, here[0].drug, population_of(sentence.text), ages)
        if found is None:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        hit = sentence.hit(here[0].start, max(end, here[0].end), drug=here[0].text, says=found.says)
        place = Place(sentence.block, start, end)
        yield replace(hit, cleared_by=clear(("negated", "quoted", "debunked", "question"), document, place))


def _too_young(
    document: Document, sentence: Sentence, drug: str | None, people: Population | None, ages: Mapping[str, MinimumAge]
) -> MinimumAge | None:
    """Return the age limit that the sentence's child is below, None if the child may be old enough."""
    text = sentence.text
    if drug is None:
        return None
    youngest = _youngest(text, people)
    if youngest is None:
        return None
    for name in (*drug.split(" + "), *facts().classes_of(drug, locale_of(document))):
        row = ages.get(name)
        if row is None or youngest >= row.years:
            continue
        if row.only == "sleep" and not _SLEEP.search(text):
            continue
        if row.only == "viral" and not (_VIRAL.search(text) or youngest < 12):
            continue
        return row
    return None


def _youngest(text: str, people: Population | None) -> float | None:
    """Return the youngest age in years that the words cover, None if they are about no child."""
    if people is not None:
        if people.age_low is not None and (people.age_low < 18 or people.group in CHILD_GROUPS):
            return people.age_low
        if people.group in CHILD_GROUPS:
            if people.age_high is not None:
                return max(0.0, people.age_high - 1)
            return 1.0 if _TODDLER.search(text) else _YOUNGEST[people.group]
        if people.age_high is not None and people.age_high < 18:
            return max(0.0, people.age_high - 1)
    return 0.0 if _LITTLE_ONE.search(text) else None


def _ages(document: Document, rule: Rule) -> dict[str, MinimumAge]:
    rows: dict[str, dict[str, object]] = option(document, rule, "ages", {})
    found = {}
    for name, row in rows.items():
        found[name] = MinimumAge(float(str(row["years"])), str(row["says"]), str(row.get("only", "")))
    return found


def unsafe_child_dose(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield doses for children that lack age and weight, source or a maximum, and any dose above the adult maximum."""
    spoken: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        if not tells_to_take(claim) or claim.drug is None:
            continue
        key = (claim.sentence.index, claim.sentence.start)
        is_child = is_for_child(claim) or _LITTLE_ONE.search(claim.sentence.text) is not None
        if not is_child or key in spoken:
            continue
        variant = _child_problem(document, claim)
        if variant is not None:
            spoken.add(key)
            yield claim_hit(claim, index, variant or None, drug=claim.drug.written)


def _child_problem(document: Document, claim: Claim) -> str | None:
    """Return the variant of the message (empty for the card's own), None if the dose is given as it should be."""
    if claim.amount is None:
        return "adult-product" if claim.kind == "use" and _ADULT_PRODUCT.search(claim.sentence.text) else None
    if claim.amount.kind in ("percent", "relative") or claim.kind in ("stop", "duration", "age-limit"):
        return None
    if _is_above_adult(document, claim):
        return "above-adult"
    if is_in_leaflet(document) or is_under_care(document, claim) or claim.backing.kind == "deferral":
        return None
    people = claim.population
    is_sized = people is not None and any(
        (people.age_low, people.age_high, people.weight_low_kg, people.weight_high_kg)
    )
    by_weight = claim.amount.per in ("kg", "lb")
    has_most = (
        claim.maximum is not None or claim.maximum_doses is not None or (claim.frequency is not None and not by_weight)
    )
    has_most = has_most or any(c.is_maximum and c.sentence.index == claim.sentence.index for c in claims(document))
    if claim.has_support("S2") and (is_sized or by_weight) and has_most:
        return None
    return ""


def _is_above_adult(document: Document, claim: Claim) -> bool:
    limits = limits_of(document, claim)
    ceiling = otc_daily_ceiling(limits) or daily_ceiling(limits)
    if ceiling is None or ceiling.limit.unit is None:
        return False
    values = (in_unit(figure, ceiling.limit.unit) for figure in figures_of(claim))
    return any(value is not None and value > ceiling.threshold for value in values)


def weight_based_arithmetic(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield per-kilogram doses that readers must work out themselves; leaflets and prescribers do the sum for them."""
    if document.settings.audience == "professional" or is_in_leaflet(document):
        return
    covered: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        amount = claim.amount
        if amount is None or amount.per not in ("kg", "lb") or not claim.is_directive or is_under_care(document, claim):
            continue
        covered.add((claim.sentence.index, claim.sentence.start))
        yield claim_hit(claim, index)
    for sentence in sentences_with(document, "weight"):
        match = _BY_WEIGHT.search(sentence.text)
        if match is None or (sentence.index, sentence.start) in covered:
            continue
        if by_clinician(sentence.text):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        cue = clear(("negated", "quoted", "debunked", "question"), document, Place(sentence.block, start, end))
        yield replace(sentence.hit(start, end), cleared_by=cue)
