"""Pick the sentences that can hold a claim, so that spaCy is imported only when there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.claims.amounts import find_amounts, with_named
from lint.analysis.claims.cues import fold
from lint.analysis.claims.model import Amount
from lint.analysis.claims.phrases import Phrase, find_phrases
from lint.analysis.claims.references import references
from lint.analysis.claims.uses import find_uses, is_about_weekly, is_for_child, weekly_drugs
from lint.analysis.drugs import Mention, mentions
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document

_MAYBE = re.compile(
    r"(?:\d|\b)(?:m[cg]g?s?|[µμu]g|gm?s?|ng|i\.?u\.?|ml|l|u|cc|meq|oz)\b|%|"
    r"\b(?:milli|micro|nano|gram|unit|lit(?:er|re)|tea|table|spoon|tsp|tbsp|cup|ounce|dropper|scoop|pinch|tab|pill|cap|gel|soft|gumm|patch|lozenge|pastille|troche|suppositor|pessar|"
    r"puff|inhal|actuation|spray|squirt|drop|sachet|packet|injection|shot|jab|vial|amp|nebule|gtt|dos(?:e|a|i)|film|strip|piece|enema|appl|pump|click|percent|per cent|pea|thin|finger|"
    r"doubl|twice|tripl|half|halv|extra|taper|wean|withdraw|dependen|toleran|detox|addiction|rebound|stop|quit|discontinu|cold|ceas|ditch|flush|throw|toss|skip|dump|"
    r"reduc|lower|decreas|cut|eas|phas|step|under|young|below|every|times|over|gone|last|fade|peak|subsid|small|large|low|high|[a-z]+ (?:off|up|down)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|time|while|soon|quickly|fast)\b", re.IGNORECASE)
_WITHDRAWAL = re.compile(r"\b(?:withdraw\w*|taper\w*|wean\w*|detox\w*|stopping|coming off|quit\w*|discontinu\w*|dependence)\b", re.IGNORECASE)
_NUMBER_VERB = re.compile(r"\b(?:take|takes|taking|use|swallow|chew|give|have|try|pop|add|suck)\s(?:just |up to |another )?(?:\d|one|two|three|four|five|six|half)", re.IGNORECASE)


FOOD_PARTS = frozenset({"sodium", "alcohol", "caffeine", "sodium chloride"})
"""Names of the lexicon that are food or drink unless they are bound to a form."""


class Candidate(NamedTuple):
    """A sentence with something to judge."""

    sentence: Sentence
    text: str
    """Folded."""
    amounts: list[Amount]
    phrases: list[Phrase]
    drugs: list[Mention]
    is_heading: bool

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the sentence names medicines, food parts left out, in the sentence."""
        offset = self.sentence.start
        return [(m.start - offset, m.end - offset) for m in self.drugs if m.drug not in FOOD_PARTS]


def candidates(document: Document) -> list[Candidate]:
    """Return the sentences of prose and headings that hold an amount or a stopping, taper or duration statement."""
    found = []
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions(document):
        by_block.setdefault(mention.index, []).append(mention)
    cited = references(document).blocks
    weekly = is_about_weekly(document)
    for sentence, is_heading in _all(document):
        if sentence.index in cited:
            continue
        raw = sentence.block.text[sentence.start : sentence.end]
        drugs = [m for m in by_block.get(sentence.index, ()) if sentence.start <= m.start < sentence.end]
        counted = any(m.name.kind == "brand" for m in drugs) or is_for_child(drugs, raw) or weekly or any(m.drug in weekly_drugs() for m in drugs)
        if not counted and _MAYBE.search(raw) is None and _NUMBER_VERB.search(raw) is None:
            continue
        text = fold(raw)
        spans = [(mention.start - sentence.start, mention.end - sentence.start) for mention in drugs]
        amounts = with_named(text, find_amounts(text), spans, [m.start - sentence.start for m in drugs if m.name.kind == "brand"])
        phrases = [] if is_heading else find_uses(document, text, drugs, sentence.start) + find_phrases(text, spans, _is_about_withdrawal(document, sentence, text))
        if amounts or phrases:
            found.append(Candidate(sentence, text, amounts, phrases, drugs, is_heading))
    return found


def _is_about_withdrawal(document: Document, sentence: Sentence, text: str) -> bool:
    if _TIME.search(text) is None:
        return False
    return any(_WITHDRAWAL.search(heading.text) for heading in outline(document).headings_over(sentence.block))


def _all(document: Document) -> Iterator[tuple[Sentence, bool]]:
    """Yield prose sentences and headings in source order; a heading with a full stop is read as a sentence."""
    headings = [
        Sentence(block, index, 0, len(block.text))
        for index, block in enumerate(document.blocks)
        if block.kind in ("heading", "title") and block.debris is None and block.region == "body" and block.text.strip()
    ]
    waiting = iter(headings)
    heading = next(waiting, None)
    for sentence in sentences(document):
        while heading is not None and heading.index < sentence.index:
            yield heading, not heading.text.rstrip(" \"')").endswith((".", "!", "]", "¹", "²", "³"))
            heading = next(waiting, None)
        yield sentence, False
    while heading is not None:
        yield heading, not heading.text.rstrip(" \"')").endswith((".", "!", "]", "¹", "²", "³"))
        heading = next(waiting, None)
