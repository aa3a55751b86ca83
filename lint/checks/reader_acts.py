"""What the article tells its reader to do with a medicine, and how far advice stands from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint.analysis.claims import Claim, ClaimClass, article_topics, claims
from lint.analysis.drugs import mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.analysis.statements import Statement, statements
from lint.document import Block, Document, once
from lint.model import Hit
from lint.text.lazy import lazy

_STOP_KINDS = frozenset({"stop", "taper", "relative", "titration"})
_DOSE_KINDS = frozenset({"dose"})
_TELLS = frozenset({ClaimClass.DIRECTIVE, ClaimClass.QUALITATIVE})
_IMPERATIVE = lazy(
    r"(?:^|[,;:]\s+)(?:(?:just|simply|always|then|please|you\s+(?:can|should|must|may|could|need\s+to))\s+)?"
    r"(?:take|use|start|try|inject|apply|give|drink|swallow|double)\s",
    re.IGNORECASE,
)
_CHANGE = lazy(
    r"(?:^|[,;:]\s+)(?:(?:just|simply|then|slowly|gradually)\s+)?(?:lower|cut|reduce|taper|wean|halve|drop)\s+(?:off\s+|down\s+)?(?:your|the|my|its)?\s*[a-z]",
    re.IGNORECASE,
)
_MEDICINE_NOUN = lazy(
    r"\b(?:medicines?|medications?|tablets?|pills?|inhalers?|capsules?|injections?|patch(?:es)?|drops|supplements?)\b",
    re.I,
)
_DEFERS = lazy(
    r"\b(?:prescribed|directed|label|leaflet|doctor|prescriber|pharmacist|nurse|provider|clinic|told)\b", re.I
)
_STOP_ADVICE = lazy(
    r"\b(?:you|your|yourself)\b.{0,60}\b(?:detox\w*|taper\w*|wean\w*|quit\w*|stop(?:ping)?|com(?:e|ing) off)\b"
    r"|^(?:detox|taper|wean|quit)\b",
    re.IGNORECASE,
)
_UNSAFE_TO_STOP = lazy(r"\b(?:alcohol|opioids?|opiates?|benzos?|heroin)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """A place where the reader is told to take, change or stop a medicine."""

    block: Block
    index: int
    """Of the block in the document."""
    start: int
    end: int
    """In the block's prose."""
    kind: str
    """`stop` (stopping, tapering, changing), `dose`, or `use` (told to take it, without an amount)."""
    drug: str | None
    claim: int | None = None
    """Index in the ledger of claims."""

    def hit(self) -> Hit:
        """Return a hit on the place."""
        return self.block.hit(self.start, self.end)


@once
def acts(document: Document) -> tuple[Act, ...]:
    """Return the acts in source order.

    A dose that stands with its source is no reason for a consult line by itself; a change or stop always is.
    """
    found = [_act(document, claim, number) for number, claim in enumerate(claims(document)) if _tells_reader(claim)]
    found += _stop_advice(document, found)
    if not found:
        found += _plain_use(document)
    return tuple(sorted(found, key=lambda act: (act.index, act.start)))


def _tells_reader(claim: Claim) -> bool:
    if claim.claim_class not in _TELLS or claim.is_prohibition or claim.drug is None:
        return False
    if claim.kind in _STOP_KINDS:
        return True
    return claim.kind in _DOSE_KINDS and claim.claim_class is ClaimClass.DIRECTIVE and not claim.has_support("S2")


def _act(document: Document, claim: Claim, number: int) -> Act:
    kind = "stop" if claim.kind in _STOP_KINDS else "dose"
    index = outline(document).index_of(claim.block)
    return Act(claim.block, index, claim.start, claim.end, kind, claim.drug_name, number)


def _stop_advice(document: Document, known: list[Act]) -> Iterator[Act]:
    """Yield advice to readers on stopping what is unsafe to stop alone, where the ledger has none."""
    if any(act.kind == "stop" for act in known):
        return
    for sentence in sentences(document):
        place = Place(sentence.block, sentence.start, sentence.end)
        is_told = _CHANGE.search(sentence.text) and _names_medicine(document, sentence)
        if is_told and not _DEFERS.search(sentence.text) and clear(("negated", "debunked"), document, place) is None:
            yield Act(sentence.block, sentence.index, sentence.start, sentence.end, "stop", None)
            return
    topics = article_topics(document)
    if not topics.is_stopping:
        return
    title = outline(document).title or ""
    if not (topics.focus or _UNSAFE_TO_STOP.search(title)):
        return
    for sentence in sentences(document):
        place = Place(sentence.block, sentence.start, sentence.end)
        if _STOP_ADVICE.search(sentence.text) and clear(("negated", "question", "debunked"), document, place) is None:
            yield Act(sentence.block, sentence.index, sentence.start, sentence.end, "stop", topics.subject)
            return


def _plain_use(document: Document) -> Iterator[Act]:
    """Yield the first order to take a medicine that leaves nothing to the prescriber or the label."""
    named = {mention.index for mention in mentions(document)}
    for sentence in sentences(document):
        text = sentence.text
        if not _IMPERATIVE.search(text) or _DEFERS.search(text):
            continue
        names = _MEDICINE_NOUN.search(text) or (sentence.index in named and _names_medicine(document, sentence))
        place = Place(sentence.block, sentence.start, sentence.end)
        if names and clear(("negated", "question"), document, place) is None:
            yield Act(sentence.block, sentence.index, sentence.start, sentence.end, "use", None)
            return


def _names_medicine(document: Document, sentence: Sentence) -> bool:
    return any(
        mention.index == sentence.index and sentence.start <= mention.start < sentence.end
        for mention in mentions(document)
    )


def counting(document: Document, kind: str) -> list[Statement]:
    """Return the statements of a kind that count."""
    return [statement for statement in statements(document) if statement.kind == kind and statement.counts]


@once
def paragraph_numbers(document: Document) -> dict[int, int]:
    """Return for each block of running text the number of its paragraph; a list or table counts as one."""
    numbers: dict[int, int] = {}
    number, group = -1, -1
    for index, block in enumerate(document.blocks):
        if not block.is_prose:
            continue
        if block.group < 0 or block.group != group:
            number += 1
        group = block.group
        numbers[index] = number
    return numbers


def paragraphs_between(document: Document, first: int, second: int) -> int:
    """Return how many paragraphs apart two blocks are: 0 in the same one."""
    numbers = paragraph_numbers(document)
    return abs(numbers.get(first, _near(numbers, first)) - numbers.get(second, _near(numbers, second)))


def _near(numbers: dict[int, int], index: int) -> int:
    """Return the number of the paragraph after a heading."""
    later = [number for at, number in numbers.items() if at > index]
    return min(later) if later else max(numbers.values(), default=0)
