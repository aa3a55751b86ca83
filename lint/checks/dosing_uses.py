"""Uses outside the label that are told as if the medicine were approved for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.checks.dosing_places import naming_sentences
from lint.checks.options import option
from lint.document import Document
from lint.model import Hit, Rule

_APPROVED = r"\b(?:prescribed|used|approved|indicated|given|licensed|is|are)\s+(?:mainly\s+|commonly\s+|often\s+|usually\s+|widely\s+)?(?:for|to\s+treat|to\s+help|to\s+relieve|in)\s+"
_HEDGED = re.compile(
    r"\boff[- ]label\b|\bnot\s+(?:approved|licensed)\b|\bsometimes\b|\bmay\s+(?:also\s+)?be\b|\bsome\s+(?:doctors|people)\b|\balthough\b|\bstud(?:y|ies|ied)\b|\btrials?\b|\bunapproved\b",
    re.IGNORECASE,
)


def off_label_use_as_approved(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield uses outside the label that are told as if the medicine were approved for them."""
    pairs: dict[str, dict[str, str]] = option(document, rule, "pairs", {})
    for sentence, here in naming_sentences(document):
        for mention in here:
            if mention.drug not in pairs:
                continue
            row = pairs[mention.drug]
            told = re.compile(rf"{_APPROVED}(?:[\w' -]+?,?\s){{0,4}}?(?P<use>{row['uses']})", re.IGNORECASE)
            match = told.search(sentence.text, max(0, mention.end - sentence.start))
            if match is None or _HEDGED.search(sentence.text):
                continue
            start, end = sentence.start + match.start(), sentence.start + match.end()
            cue = clear(("negated", "quoted", "debunked", "question"), document, Place(sentence.block, start, end))
            hit = sentence.hit(start, end, drug=mention.text, approved=row["approved"])
            yield replace(hit, cleared_by=cue)
            break
