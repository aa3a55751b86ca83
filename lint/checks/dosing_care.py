"""In whose hands an amount is: a prescriber's, a label's, or the reader's own."""

from __future__ import annotations

import re

from lint.analysis.claims import Claim
from lint.analysis.claims.leaflet import is_leaflet
from lint.analysis.outline import outline
from lint.document import Document, once

_OVER_THE_COUNTER = re.compile(
    r"\bwithout\s+(?:a\s+|any\s+)?prescriptions?\b|\bnon-?prescription\b|\bno\s+prescription\b|\bover[- ]the[- ]counter\b|"
    r"\bOTC\b|\b(?:do\s+not|don['’]t)\s+need\s+a\s+prescription\b|\bdrug\s+facts\b|\bstore[- ]bought\b|\boff\s+the\s+shelf\b",
    re.IGNORECASE,
)
_UNLESS_CARE = re.compile(
    r"\b(?:unless|without|until|except|before|instead\s+of|rather\s+than)\b[^.;]{0,60}?"
    r"\b(?:doctor|prescriber|provider|pharmacist|prescribed|prescription|nurse|clinician|physician|GP|directed|supervision)\b"
    r"|\bask\b[^.;]{0,40}\b(?:doctor|pharmacist|prescriber|provider|nurse)\b"
    r"|\bno\s+need\b[^.;]{0,40}\b(?:doctor|prescriber|provider|pharmacist)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\bprescri(?:be[ds]?|bing|ptions?|bers?)\b(?!\s+(?:drug|medicine)s?\s+(?:or|and)\s+over)|\bRx\b|"
    r"\b(?:your|a|the|their|his|her)\s+(?:own\s+)?(?:\w+\s+)?(?:doctor|physician|specialist|consultant|cardiologist|psychiatrist|"
    r"neurologist|rheumatologist|dermatologist|cancer\s+team|oncologist|nurse|prescriber|midwife|clinic|care\s+team|health\s*care\s+(?:provider|team)|provider|GP|clinician)s?\s+"
    r"(?:may|might|can|could|will|would|has|have|tells?|told|decides?|sets?|orders?|recommends?|advises?|starts?|increases?|chooses?|gives?)\b|"
    r"\b(?:set|chosen|decided|worked\s+out|adjusted|directed|ordered|written)\s+by\s+(?:your|a|the|their)\s+(?:\w+\s+)?(?:doctor|prescriber|provider|clinic|specialist|team|physician|clinician)\b|"
    r"\bunder\s+(?:a\s+|your\s+|close\s+|medical\s+)?(?:[\w'’]+\s+)?(?:care|supervision)\b|\bin\s+(?:the\s+)?hospital\b|"
    r"\b(?:hospitals?|surgeons|nurses|specialists)\s+(?:may\s+|often\s+|usually\s+|sometimes\s+|can\s+)?(?:give|use|start|prescribe|inject)\b|"
    r"\b(?:by|through|into)\s+(?:a\s+|the\s+)?vein\b|\bintravenous(?:ly)?\b",
    re.IGNORECASE,
)


def is_under_care(document: Document, claim: Claim) -> bool:
    """Return whether the sentence, the one before it or a heading puts a prescriber in charge of the amount."""
    known: dict[tuple[int, int], bool] = document.memo.setdefault(is_under_care, {})
    key = (claim.sentence.index, claim.sentence.start)
    if key not in known:
        known[key] = _is_under_care(document, claim)
    return known[key]


def _is_under_care(document: Document, claim: Claim) -> bool:
    before = claim.block.text[max(0, claim.sentence.start - 200) : claim.sentence.start]
    near = [claim.sentence.text, *re.split(r"(?<=[.!?])\s", before.strip())[-1:]]
    if _is_otc(claim.sentence.text):
        return False
    texts = [*near, *_headings(document, claim)]
    return any(by_clinician(text) for text in texts)


def by_clinician(text: str) -> bool:
    """Return whether a text says that a clinician does it or decides."""
    if _CARE.search(text) is None:
        return False
    return _CARE.search(_UNLESS_CARE.sub(" ", _OVER_THE_COUNTER.sub(" ", text))) is not None


def is_over_the_counter(document: Document, claim: Claim) -> bool:
    """Return whether the sentence, a heading or the article says that no prescription is needed."""
    if _is_otc(claim.sentence.text) or any(_is_otc(text) for text in _headings(document, claim)):
        return True
    return not is_under_care(document, claim) and _is_otc_article(document)


def is_in_leaflet(document: Document) -> bool:
    """Return whether the article is a regulated leaflet or label."""
    return is_leaflet(document) is not None


def _headings(document: Document, claim: Claim) -> list[str]:
    return [heading.text for heading in outline(document).headings_over(claim.block)]


def _is_otc(text: str) -> bool:
    return _OVER_THE_COUNTER.search(text) is not None


@once
def _is_otc_article(document: Document) -> bool:
    """Return whether the title or the first third of the article says that no prescription is needed."""
    title = outline(document).title or ""
    prose = [block.text for block in document.prose()]
    return _is_otc(title) or any(_is_otc(text) for text in prose[: max(3, len(prose) // 3)])
