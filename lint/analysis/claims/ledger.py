"""Assemble the ledger: candidates, cues, classes, drugs, sums, support; in source order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lint.analysis.claims.binding import Binder
from lint.analysis.claims.build import SentenceClaims, with_maxima, with_strength
from lint.analysis.claims.candidates import candidates
from lint.analysis.claims.cues import tag
from lint.analysis.claims.model import Backing, Claim, ClaimClass, Quantity, Support
from lint.analysis.claims.steps import with_schedules
from lint.analysis.claims.support import backing
from lint.analysis.claims.surroundings import surroundings
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document, once
from lint.text.lazy import lazy

_FORM = lazy(r"\b(?:tablets?|capsules?|caplets?|pills?|softgels?|gumm(?:y|ies)|puffs?)\b", re.IGNORECASE)


@once
def claims(document: Document) -> tuple[Claim, ...]:
    """Return every amount, taper, stop and duration statement of the article in source order, flagged or not.

    spaCy is imported only if there is a sentence to judge. Raises MissingComponentError if the configured pipeline is
    not installed.
    """
    chosen = candidates(document)
    if not chosen:
        return ()
    tagged = tag([candidate.text for candidate in chosen], document.settings.spacy_pipeline)
    binder = Binder(document)
    found: list[Claim] = []
    for candidate, words in zip(chosen, tagged, strict=True):
        found += SentenceClaims(candidate, words, surroundings(document, candidate.sentence), binder).all()
    found = _with_strengths(found)
    found = [
        claim for _, block in itertools.groupby(found, lambda c: c.sentence.index) for claim in with_maxima(list(block))
    ]
    return tuple(_backed(document, with_schedules(found)))


def _with_strengths(found: Sequence[Claim]) -> list[Claim]:
    """Fill in the strength of counted units where the article names only one for the drug."""
    known: dict[str | None, set[Quantity]] = {}
    for claim in found:
        strength = _strength(claim)
        if strength is not None:
            known.setdefault(claim.drug_name, set()).add(_bare(strength))
    filled = []
    for claim in found:
        strengths = known.get(claim.drug_name, set())
        filled.append(with_strength(claim, next(iter(strengths))) if len(strengths) == 1 else claim)
    return filled


def _strength(claim: Claim) -> Quantity | None:
    amount = claim.amount
    if amount is None or (
        claim.claim_class is ClaimClass.NOT_A_DOSE and not claim.cue.startswith(("looks", "package"))
    ):
        return None
    if amount.strength is not None and amount.strength.per is None:
        return amount.strength
    text = claim.sentence.text
    if (
        claim.kind == "strength"
        and amount.kind == "mass"
        and amount.low == amount.high
        and amount.per is None
        and _FORM.search(text)
    ):
        return Quantity(0, 0, amount.low, amount.high, amount.unit, "mass")
    if (
        claim.block.kind in ("title", "heading")
        and amount.kind == "mass"
        and claim.drug
        and claim.drug.how == "sentence"
        and amount.low == amount.high
    ):
        return Quantity(0, 0, amount.low, amount.high, amount.unit, "mass")
    if amount.kind == "mass" and amount.form in ("tablet", "capsule", "caplet", "puff", "patch", "softgel", "gummy"):
        return Quantity(0, 0, amount.low, amount.high, amount.unit, "mass") if amount.low == amount.high else None
    return None


def _bare(strength: Quantity) -> Quantity:
    return replace(strength, start=0, end=0)


def _backed(document: Document, found: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims with their support; a supported limit or prohibition is a rule for the reader, so directive."""
    everything = sentences(document)
    places = {(sentence.index, sentence.start): number for number, sentence in enumerate(everything)}
    kept: dict[tuple[int, int], Backing] = {}
    for claim in found:
        if claim.claim_class is ClaimClass.NOT_A_DOSE:
            yield claim
            continue
        key = (claim.sentence.index, claim.sentence.start)
        if key not in kept:
            kept[key] = backing(document, claim.sentence, _neighbours(everything, places.get(key)))
        support = kept[key]
        if claim.kind == "deferral" and support.level.rank < Support.S2.rank:
            support = Backing(Support.S2, "sentence", "deferral", claim.text)
        is_rule = _is_backed_rule(claim, support)
        yield replace(claim, backing=support, claim_class=ClaimClass.DIRECTIVE if is_rule else claim.claim_class)


def _neighbours(everything: Sequence[Sentence], place: int | None) -> tuple[Sentence | None, Sentence | None]:
    """Return the sentences before and after in the same block."""
    if place is None:
        return None, None
    own = everything[place]
    before = everything[place - 1] if place else None
    after = everything[place + 1] if place + 1 < len(everything) else None
    return (
        before if before is not None and before.index == own.index else None,
        after if after is not None and after.index == own.index else None,
    )


def _is_backed_rule(claim: Claim, support: Backing) -> bool:
    if claim.claim_class is not ClaimClass.WARNING or support.level.rank < Support.S2.rank:
        return False
    if (
        support.where == "article"
        or support.kind == "deferral"
        or claim.kind not in ("maximum", "dose", "age-limit", "taper")
    ):
        return False
    if claim.is_maximum:
        return claim.cue.startswith(("maximum", "negated"))
    return claim.is_prohibition and (claim.cue.startswith("negated") or claim.kind == "age-limit")
