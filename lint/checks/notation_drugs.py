"""Names that are mistaken for each other, and doses of medicines where a slip does the most harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from lint.analysis.claims import Claim, Support
from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence
from lint.checks.dosing_care import is_in_leaflet, is_under_care
from lint.checks.dosing_context import (
    claim_hit,
    locale_of,
    numbered,
    tells_to_take,
)
from lint.checks.dosing_places import naming_sentences
from lint.checks.options import option
from lint.document import Block, Document
from lint.facts import LookAlike, facts
from lint.model import Edit, Hit, Rule

_PURPOSE = re.compile(
    r"^\s*(?:[\w-]+\s+)?(?:\([^)]{2,60}\)|,?\s*(?:an?|the|for|used|which|that|to\s+treat|is\s+(?:an?|for|used|not))\b|\s*/)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"^[A-Za-z]+")
_LISTING = re.compile(
    r"\b(?:such\s+as|like|including|include|for\s+example|e\.g\.|these\s+are|called|examples)\b|:", re.IGNORECASE
)
_WARNS = re.compile(
    r"\b(?:mix(?:ed|ing)?\s+up|confus\w*|mistak\w*|look(?:s|ing)?[- ]alike|sounds?[- ]alike|not\s+the\s+same|different\s+from|differ\w*|not\s+be\s+confused|similar\s+names?|unlike)\b",
    re.IGNORECASE,
)
_MORPHINE = re.compile(r"\bMS(?:O4|\s+Contin|IR)?\s+\d")
_DOSE_KINDS = frozenset({"dose", "titration", "maximum", "strength"})


def confusable_drug_pair(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield two look-alike names in one sentence where neither is told apart by purpose or second name."""
    asked: set[tuple[str, ...]] = set()
    for sentence, here in naming_sentences(document):
        if len({m.drug for m in here}) < 2 or _WARNS.search(sentence.text):
            continue
        pair = _look_alike_pair(here)
        if pair is None or (key := tuple(sorted(m.text.lower() for m in pair))) in asked:
            continue
        one, other = pair
        if _is_told_apart(sentence, one) or _is_told_apart(sentence, other) or _is_enumeration(sentence, here):
            continue
        asked.add(key)
        hit = sentence.hit(one.start, other.end, one=one.text, other=other.text)
        place = Place(sentence.block, one.start, other.end)
        yield replace(hit, cleared_by=clear(("quoted", "debunked"), document, place))


def _look_alike_pair(here: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return the first two mentions that stand in one look-alike row and are not the same medicine."""
    for number, one in enumerate(here):
        for other in here[number + 1 :]:
            if one.drug == other.drug:
                continue
            for row in facts().confused_with(one.text):
                if row.status != "R" and other.text.lower() in (name.lower() for name in row.names):
                    return one, other
    return None


def _is_told_apart(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a purpose or a second name follows: "clonidine (for blood pressure)", "clonidine, a blood ...".

    A purpose may also stand before: "the blood pressure medicine clonidine".
    """
    text = sentence.block.text
    if _PURPOSE.search(text[mention.end : min(sentence.end, mention.end + 70)]):
        return True
    return (
        re.search(
            r"\b(?:medicine|drug|pill|tablet|antibiotic|steroid|antidepressant|sedative)\s+$",
            text[sentence.start : mention.start],
            re.IGNORECASE,
        )
        is not None
    )


def _is_enumeration(sentence: Sentence, here: Sequence[Mention]) -> bool:
    """Return whether members of one class are listed: nobody takes one for the other where the class is the point."""
    is_list = (
        len({m.drug for m in here}) > 2 or _LISTING.search(sentence.text[: here[0].start - sentence.start]) is not None
    )
    return is_list and _share_class(here)


def _share_class(here: Sequence[Mention]) -> bool:
    chains = [set(facts().classes_of(m.drug)) for m in here]
    return bool(set.intersection(*chains)) if chains else False


def high_alert_dose(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first unsourced dose of a high-alert medicine in a sentence: a reviewer must see it."""
    if is_in_leaflet(document):
        return
    spoken: set[tuple[int, int]] = set()
    for index, claim in numbered(document):
        if (
            not tells_to_take(claim)
            or claim.amount is None
            or claim.kind not in _DOSE_KINDS
            or claim.has_support(Support.S2)
        ):
            continue
        group = _high_alert_group(document, claim)
        key = (claim.sentence.index, claim.sentence.start)
        if group is not None and key not in spoken and not is_under_care(document, claim):
            spoken.add(key)
            drug = claim.drug.written if claim.drug and group != "opioids" else _opioid_name(claim)
            yield claim_hit(claim, index, drug=drug, group=group)


def _high_alert_group(document: Document, claim: Claim) -> str | None:
    """Return the group of the high-alert list that a claim's medicine belongs to, None for other medicines."""
    if _MORPHINE.search(claim.sentence.text[: max(0, claim.end - claim.sentence.start)]):
        return "opioids"
    if claim.drug is None:
        return None
    for part in claim.drug.name.split(" + "):
        for row in facts().listed("high-alert", part, locale_of(document)):
            if row.product is None or row.product in ("cancer", "U-500"):
                return row.says or row.id
    return None


def _opioid_name(claim: Claim) -> str:
    found = _MORPHINE.search(claim.sentence.text)
    return "morphine" if found or claim.drug is None else claim.drug.written


def tall_man_letters(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield look-alike names in one table or list of a professional text that are not in tall-man letters."""
    if document.settings.audience != "professional":
        return
    tall = _tall_man(document, rule)
    groups: dict[int, list[Mention]] = {}
    for mention in mentions(document):
        if mention.block.group >= 0 and mention.block.kind in ("list-item", "table-cell"):
            groups.setdefault(mention.block.group, []).append(mention)
    for found in groups.values():
        texts = {m.text.lower() for m in found}
        for mention in found:
            better = tall.get(mention.text.lower())
            partners = [row for row in facts().confused_with(mention.text) if _has_partner(row, mention, texts)]
            if better is None or not partners or mention.text == better:
                continue
            yield _with_edit(mention.block, mention, better)


def _has_partner(row: LookAlike, mention: Mention, texts: set[str]) -> bool:
    names = {name.lower() for name in row.names}
    return row.status != "R" and len(names & texts) > 1 and mention.text.lower() in names


def _with_edit(block: Block, mention: Mention, better: str) -> Hit:
    hit = block.hit(mention.start, mention.end, better=better)
    return replace(hit, edits=(Edit(hit.span, better),))


def _tall_man(document: Document, rule: Rule) -> Mapping[str, str]:
    """Return the tall-man spelling by plain name, as the card lists it."""
    return _by_name(tuple(option(document, rule, "names", [])))


@cache
def _by_name(names: tuple[str, ...]) -> Mapping[str, str]:
    return {name.lower(): name for name in names}
