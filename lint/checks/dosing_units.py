"""Slips of a unit or of a rhythm: milligrams for micrograms, millilitres of insulin, a weekly medicine every day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import Claim, ClaimClass, claims
from lint.analysis.claims.arithmetic import plain
from lint.analysis.claims.timing import find_frequencies
from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.dosing_context import claim_hit, is_under_care, limits_of, locale_of, numbered, route_of, states_maximum
from lint.checks.options import option, texts
from lint.document import Document
from lint.facts import ListEntry, facts
from lint.facts.units import MASS_IN_NG, convert, convertible
from lint.model import Hit, Rule

_SLIP = 10.0
"""Times the highest figure on record: milligrams for micrograms are 1,000 times, a shifted point 10 times."""
_GRAM_SLIP = 100.0
"""Times the highest figure on record for medicines in milligrams: grams for milligrams are 1,000 times."""
_SCALES = ("ng", "mcg", "mg", "g", "kg")
_VESSEL = frozenset({"vial", "bottle", "solution", "suspension"})
_MARKED = re.compile(r"\bunits?\b|\biu\b|\d\s?u\b", re.IGNORECASE)
_CANCER = re.compile(r"\b(?:cancers?|leuk[a]?emias?|lymphomas?|chemotherapy|tumou?rs?|oncolog\w+|ectopic|osteosarcoma)\b", re.IGNORECASE)
_WEEKLY = re.compile(r"\b(?:weekly|(?:once|twice|one|a|per|each|every|same)\s+(?:(?:day|time|dose)\s+(?:of\s+the|a|each|every|per)\s+)?week|week)\b", re.IGNORECASE)
_OTHER_FORM = re.compile(r"\brybelsus\b|\btablets?\b|\bby\s+mouth\b|\boral(?:ly)?\b|\bpill\b|\bcapsules?\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:and|then|you\s+(?:can|should|must|may|need\s+to)|please|to)\s+)(?:take|use|inject|swallow|have|give|start|continue)\b|"
    r"\b(?:is|are|should\s+be|must\s+be|can\s+be|may\s+be|usually)\s+(?:taken|used|injected|given|swallowed)\b",
    re.IGNORECASE,
)
_HARM = re.compile(r"\b(?:mistakes?|errors?|wrong(?:ly)?|instead\s+of|died|dies|deaths?|deadly|kill\w*|harm\w*|danger\w*|fatal\w*|overdos\w*|toxic\w*|poison\w*|very\s+ill)\b", re.IGNORECASE)
_RHYTHM = re.compile(r"\b(?:every|each|daily|nightly|once|twice|times|per)\b|\bq\.?d\b", re.IGNORECASE)
"""Says how often; "pick a day" does not."""
_FRAGMENT_WORDS = 8


def implausible_unit(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts that only a wrong unit explains; the right unit is that of the medicine's labels."""
    for index, claim in numbered(document):
        found = misread_unit(document, rule, claim)
        if found is not None:
            assert claim.drug is not None
            yield claim_hit(claim, index, drug=claim.drug.name, unit=found[0], reason=found[1])


def misread_unit(document: Document, rule: Rule, claim: Claim) -> tuple[str, str] | None:
    """Return the unit that was probably meant and why, None for a plausible amount."""
    amount, drug = claim.amount, claim.drug
    is_told = claim.is_directive or states_maximum(claim) or (claim.is_maximum and claim.claim_class is ClaimClass.WARNING)
    if amount is None or drug is None or drug.kind == "class" or amount.per or not is_told or claim.cue.startswith("debunked"):
        return None
    known = facts().drug(drug.name, locale_of(document))
    if known is None or amount.form in _VESSEL:
        return None
    shown = amount.strength if amount.strength and amount.strength.per is None else amount
    if known.dosed_in == "units":
        is_other = shown.unit in ("mL", "L", "mg", "g", "mcg")
        if is_other and not _MARKED.search(claim.sentence.text) and drug.name not in texts(document, rule, "also_in_volume"):
            return "units", f"{drug.name} is measured in units, not in {shown.unit}"
        return None
    if shown.unit not in MASS_IN_NG or shown.per:
        return None
    if known.dosed_in == "mcg":
        return _microgram_slip(document, rule, claim, shown.high, shown.unit)
    return _gram_slip(document, claim, shown.high, shown.unit)


def _microgram_slip(document: Document, rule: Rule, claim: Claim, value: float, unit: str) -> tuple[str, str] | None:
    if unit not in ("mg", "g", "kg") or claim.drug is None:
        return None
    reference = _reference_mg(document, claim)
    milligrams = convert(value, unit, "mg")
    default = option(document, rule, "most_mg", 20.0)
    exempt = claim.drug.name in texts(document, rule, "also_in_mg")
    if reference is not None and milligrams >= reference * _SLIP:
        return "mcg", f"{claim.drug.name} is dosed in micrograms, and {plain(value)} {unit} is {plain(round(milligrams / reference))} times the highest figure on record"
    if reference is None and milligrams >= default and not exempt:
        return "mcg", f"{claim.drug.name} is dosed in micrograms, and {plain(value)} {unit} is {plain(milligrams * 1000)} of them"
    return None


def _gram_slip(document: Document, claim: Claim, value: float, unit: str) -> tuple[str, str] | None:
    reference = _reference_mg(document, claim)
    if reference is None or route_of(claim) != "oral":
        return None
    milligrams = convert(value, unit, "mg")
    if milligrams < reference * _GRAM_SLIP:
        return None
    smaller = _SCALES[max(0, _SCALES.index(unit) - 1)]
    assert claim.drug is not None
    return smaller, f"{plain(value)} {unit} of {claim.drug.name} is {plain(round(milligrams / reference))} times the highest figure on record"


def _reference_mg(document: Document, claim: Claim) -> float | None:
    """Return the highest amount on record for a day, one time or a week, in mg; None without one."""
    assert claim.drug is not None
    kinds = ("max-daily", "max-single", "usual-max-daily", "usual-max-single", "review-above-daily", "max-daily-otc", "max-weekly", "max-single-otc")
    rows = [row for row in limits_of(document, claim) if row.fact in kinds]
    rows += [level for level in facts().upper_levels(claim.drug.name) if level.for_adults]
    values = [convert(row.value, row.unit, "mg") for row in rows if row.value and row.unit and convertible(row.unit, "mg")]
    return max(values) if values else None


def weekly_drug_taken_daily(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advice to take a once-a-week medicine every day, with an amount or without."""
    seen: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        frequency = claim.frequency
        if not claim.is_directive or claim.is_prohibition or claim.drug is None or frequency is None or frequency.per_day < 0.9:
            continue
        entry = _weekly_entry(document, claim.drug.name, claim.drug.written, claim.sentence.text)
        if entry is None or claim.kind in ("stop", "taper", "deferral") or _is_week_in_words(document, claim.sentence):
            continue
        seen.add((claim.sentence.index, claim.sentence.start))
        yield claim_hit(claim, index, drug=claim.drug.written, says=entry.says, source=_source(entry))
    yield from _daily_without_amount(document, seen)


def _daily_without_amount(document: Document, seen: set[tuple[int, int]]) -> Iterator[Hit]:
    """Yield "take methotrexate every day", and a table cell or short line that only says so."""
    named: dict[int, list[Mention]] = {}
    for mention in mentions(document):
        named.setdefault(mention.index, []).append(mention)
    subject = _weekly_subject(document)
    judged = {(claim.sentence.index, claim.sentence.start) for claim in claims(document) if not claim.is_directive and claim.amount}
    for sentence in sentences(document):
        key = (sentence.index, sentence.start)
        text = sentence.text
        here = [m for m in named.get(sentence.index, ()) if sentence.start <= m.start < sentence.end]
        drug = here[0] if len({m.drug for m in here}) == 1 else subject if not here else None
        if drug is None or key in seen or key in judged or _is_week_in_words(document, sentence):
            continue
        daily = next((f for f in find_frequencies(text) if 0.9 < f.frequency.per_day < 4.1 and _RHYTHM.search(f.frequency.text)), None)
        is_fragment = not here and len(text.split()) <= _FRAGMENT_WORDS and sentence.block.kind in ("table-cell", "list-item") and _is_about_rhythm(document, sentence)
        if daily is None or _HARM.search(text) or not (is_fragment or (here and _TOLD.search(text))):
            continue
        entry = _weekly_entry(document, drug.drug, drug.text, text)
        if entry is None:
            continue
        start, end = sentence.start + daily.start, sentence.start + daily.end
        hit = sentence.hit(start, end, drug=drug.text, says=entry.says, source=_source(entry))
        cue = clear(("negated", "quoted", "debunked", "question"), document, Place(sentence.block, start, end))
        yield replace(hit, cleared_by=cue)


def _is_about_rhythm(document: Document, sentence: Sentence) -> bool:
    """Return whether the row label, lead-in or heading asks how often."""
    block = sentence.block
    row = [b.text for b in document.blocks if b.group == block.group and b.cell and block.cell and b.cell[0] == block.cell[0] and b is not block]
    over = [heading.text for heading in outline(document).headings_over(block)][:1] if not row else []
    return any(re.search(r"\bhow\s+often\b|\bwhen\b|\bfrequency\b|\bschedule\b|\bhow\s+to\s+take\b", text, re.IGNORECASE) for text in (*row, *over))


def _weekly_subject(document: Document) -> Mention | None:
    title = outline(document).title_block
    return next((m for m in mentions(document) if (m.block is title or m.block.kind == "title") and _weekly_entry(document, m.drug, m.text, "")), None)


def _weekly_entry(document: Document, drug: str, written: str, text: str) -> ListEntry | None:
    """Return the row that makes a medicine weekly: for one with daily products too only under its weekly brand."""
    for entry in facts().listed("weekly-only", written, locale_of(document)) or facts().listed("weekly-only", drug, locale_of(document)):
        is_brand = written.lower() in (brand.lower() for brand in entry.brands)
        if entry.status == "R" or entry.advice == "info":
            continue
        if drug == "methotrexate" and _CANCER.search(text):
            continue
        if is_brand or entry.product is None or drug == "methotrexate":
            return entry
        if entry.product == "injection" and not _OTHER_FORM.search(text) and re.search(r"\binject", text, re.IGNORECASE):
            return entry
        if re.match(r"\d+ mg", entry.product) and entry.product in text:
            return entry
    return None


def _is_week_in_words(document: Document, sentence: Sentence) -> bool:
    """Return whether the sentence speaks of weeks itself, or of cancer, where other rhythms hold."""
    text = sentence.text
    return _WEEKLY.search(text) is not None and not re.search(r"\bevery\s+(?:single\s+)?day\b[^.]{0,20}\bweek", text, re.IGNORECASE) or _CANCER.search(text) is not None


def _source(entry: ListEntry) -> str:
    return f"{entry.source.title}, {entry.source.year}" if entry.source.year else entry.source.title
