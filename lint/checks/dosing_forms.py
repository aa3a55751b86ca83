"""Forms that must stay whole: slow-release, coated, patches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.drugs import Mention
from lint.checks.dosing_context import locale_of
from lint.checks.dosing_places import guarded, naming_sentences, sentences_with
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule

_BREAK_PARTS = (
    "cut",
    "crush",
    "split",
    "break",
    "broken",
    "chew",
    "halv",
    "dissolv",
    "grind",
    "ground",
    "open",
    "snap",
    "slic",
    "quarter",
)
_SLOW_FORM = re.compile(
    r"\b(?:(?:extended|sustained|controlled|delayed|modified|prolonged|slow|timed|time)[- ]releas(?:e|ing)|enteric(?:[- ]coated)?|long[- ]acting\s+(?:tablets?|capsules?)|"
    r"gastro-resistant|patch(?:es)?)\b|(?-i:\b(?:ER|XR|XL|SR|CR|LA|MR|PR|EC|DR)\b)(?=\s+(?:tablets?|capsules?|pills?|caplets?)|\s+(?:in|into|with|can|may|are|is)\b|[\s,.;)])",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:cut(?:ting)?|crush(?:ed|ing)?|split(?:ting)?|break(?:ing)?|broken|chew(?:ed|ing)?|halv(?:e|ed|ing)|dissolv(?:e|ed|ing)|grind(?:ing)?|ground|"
    r"open(?:ed|ing)?\s+(?:the|up|a|your|and)|snap(?:ped|ping)?|slic(?:e|ed|ing)|quarter(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:not|never|n['’]t|cannot|avoid|without|unless|whole|dangerous|harm\w*|overdose|all\s+at\s+once|risk\w*|instead\s+of|rather\s+than|scored?|ask|pharmacist|leaflet|label)\b",
    re.IGNORECASE,
)
_NOT_MEDICINE_CUT = re.compile(
    r"\bcut(?:ting)?\s+(?:down|back|out|(?:the|your|its|this)\s+(?:\w+\s+)?(?:risk|chance|number|dose|need|time|cost))\b|\bbreak(?:ing)?\s+(?:down|through|out)\b",
    re.IGNORECASE,
)


def splitting_modified_release(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield advice to cut, crush or chew a slow-release or coated form, or a product that must stay whole."""
    named = {(sentence.index, sentence.start): here for sentence, here in naming_sentences(document)}
    for sentence in sentences_with(document, *_BREAK_PARTS):
        text = sentence.text
        verb = _BREAK.search(text)
        if verb is None or _FORBIDDEN.search(text) or _NOT_MEDICINE_CUT.search(text):
            continue
        form = _SLOW_FORM.search(text)
        if form is not None and form.group().lower().startswith("patch") and not named:
            continue  # no medicine in the article: a patch of cloth or skin
        here = named.get((sentence.index, sentence.start), ())
        whole = next((m for m in here if _must_stay_whole(document, m)), None)
        if form is None and whole is None:
            continue
        other = (
            (form.start(), form.end())
            if form
            else (whole.start - sentence.start, whole.end - sentence.start)
            if whole
            else (0, 0)
        )
        start, end = min(verb.start(), other[0]), max(verb.end(), other[1])
        yield guarded(document, sentence, start, end, form=text[other[0] : other[1]])


def _must_stay_whole(document: Document, mention: Mention) -> bool:
    """Return whether the brand as written is on the do-not-crush list."""
    rows = facts().listed("do-not-crush", mention.text, locale_of(document))
    written = mention.text.lower()
    return any(
        not row.may_crush and row.status != "R" and written in (brand.lower() for brand in row.brands) for row in rows
    )
