"""Words where a reader needs a figure, and terms of statistics that no reader knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.scan import Place
from lint.checks.claims_text import neighbours, sentence_of, sentences_with
from lint.checks.claims_wording import cleared, first
from lint.checks.numbers import NUMBER_WORDS
from lint.checks.options import option
from lint.document import Block, Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_FIGURE = lazy(
    rf"\d|\b(?:{'|'.join(word for word in NUMBER_WORDS if word not in ('one', 'zero'))}|a\s+few|several|within|one)\s+(?:\w+\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?|in)\b",
    re.I,
)
_HARM = lazy(
    r"\b(?:dependen\w+|addict\w+|tolerance|withdrawal|overdose|toxic\w*|damage|risk|seizures?|side\s+effects?|reactions?|complications?|bleeding|death)\b",
    re.I,
)
_VAGUE = lazy(
    r"(?<![\w-])(?:dependence|addiction|tolerance|withdrawal|symptoms?|overdose|toxicity|damage|resistance|reactions?|side\s+effects?|complications?|seizures?|dehydration|sepsis|infection)"
    r"(?:\s+(?:can|may|might|could|will|often|also))*\s+(?:develop|set\s+in|occur|begin|start|happen|appear|build\s+up|build|come\s+on|worsen|return|arise|spread)s?\s+(?:\w+ly\s+)??(?:very\s+|quite\s+|so\s+)?(?P<q1>quickly|rapidly|fast|soon)\b"
    r"|(?<![\w-])(?:side\s+effects?|complications?|reactions?|seizures?|overdoses?|deaths?|harms?)\s+(?:is|are)\s+(?:very\s+|extremely\s+|quite\s+|fairly\s+)?(?P<q2>rare|uncommon|unlikely|unusual)\b"
    r"|(?<![\w-])(?P<q3>(?:long-term|prolonged|extended|chronic)\s+use|for\s+an?\s+(?:extended|prolonged)\s+(?:period|time))\b", re.I)  # fmt: skip


def vague_quantity(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield “quickly”, “rare”, “long-term” about a harm with no figure in the sentence or the next, at most `most`."""
    yield from first(_vague(document, rule), option(document, rule, "most", 3))


def _vague(document: Document, rule: Rule) -> Iterator[Hit]:
    for block, low, high in sentences_with(
        document, "quickly|rapidly|fast|soon|rare|uncommon|unlikely|unusual|long-term|prolonged|extended|chronic", rule
    ):
        match = _VAGUE.search(block.text, low, high)
        if match is None or (match["q3"] and not _HARM.search(block.text, low, high)):
            continue
        if any(_FIGURE.search(text) for text in _with_next(document, block, low, high)):
            continue
        word = match["q1"] or match["q2"] or match["q3"]
        yield replace(
            block.hit(*match.span(), word=word), cleared_by=cleared(document, rule, Place(block, *match.span()))
        )


def _with_next(document: Document, block: Block, low: int, high: int) -> list[str]:
    """Return the text of a sentence and of the one after it in its block."""
    sentence = sentence_of(document, block, low)
    after = neighbours(document, sentence)[1] if sentence else None
    return [block.text[low:high]] + ([after.text] if after else [])


_TERM = lazy(
    r"(?<![\w-])(?:(?:the\s+)?(?:NNT|NNH|numbers?\s+needed\s+to\s+(?:treat|harm))(?:\s+(?:was|is|of|=|:)\s*\d[\d,]*(?:\.\d+)?)?|(?:the\s+)?(?:adjusted\s+)?(?:odds|hazard|risk|rate)\s+ratios?(?:\s*(?:was|is|of|=|:|\()\s*\d+(?:\.\d+)?)?|"
    r"(?-i:a?(?:OR|HR|RR))\s*(?:=|of|was|:|,)?\s*\d\.\d+|(?-i:[pP])(?:-value)?\s*(?:=|<|≤|>|of|was)\s*0?\.\d+|(?-i:[pP])-values?|95\s?%\s*(?:CI|confidence\s+intervals?)|confidence\s+intervals?|standard\s+deviations?|effect\s+size)(?![\w-])", re.I)  # fmt: skip
_EXPLAINED = lazy(
    r"\b(?:means?|meaning|that\s+is|in\s+other\s+words|i\.e\.|which\s+(?:means|is\s+the|says)|for\s+every|(?:one|1)\s+(?:more\s+|fewer\s+|extra\s+)?(?:person|patient|in)|would\s+(?:need|have\s+to)|in\s+plain|tells?\s+(?:you|us|how)|shows?\s+how)\b", re.I)  # fmt: skip


def unexplained_statistic(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield terms of statistics (NNT, odds ratio, p-value) that neither their sentence nor the next explains."""
    stems = r"NN[TH]|needed\s+to|ratio|\ba?(?:OR|HR|RR)\s*(?:=|of|was|:|,)?\s*\d|p-value|\bp\s*(?:=|<|≤|>|of|was)|95\s?%|confidence|deviation|effect\s+size"
    for block, low, high in sentences_with(document, stems, rule):
        found = list(_TERM.finditer(block.text, low, high))
        if not found or any(_EXPLAINED.search(text) for text in _with_next(document, block, low, high)):
            continue
        for match in found:
            yield replace(block.hit(*match.span()), cleared_by=cleared(document, rule, Place(block, *match.span())))
