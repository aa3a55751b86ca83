"""Every labelled sentence comes out as labelled, and changes that mean nothing change nothing."""

from __future__ import annotations

import re

import pytest
from claim_helpers import article, claims_of, in_words, labelled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.analysis.claims import Claim, ClaimClass, claims

SENTENCES = labelled("sentences.yaml") + labelled("sentences_more.yaml")
relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def is_right(label: str, found: tuple[Claim, ...]) -> bool:
    directive = [claim for claim in found if claim.is_directive]
    if label == "DU":
        return any(not claim.has_support("S2") for claim in directive)
    if label == "DS":
        return bool(directive) and all(claim.has_support("S2") for claim in directive)
    if label in ("DESC", "NEG"):
        return not directive
    if label == "NOT":
        return all(claim.claim_class is ClaimClass.NOT_A_DOSE for claim in found)
    return any(claim.claim_class is ClaimClass.QUALITATIVE for claim in found)


def shape(found: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """What must not change: kinds, classes, support, sums."""
    return [
        (claim.kind, claim.claim_class, claim.support, claim.drug_name, claim.daily.value if claim.daily else None)
        for claim in found
    ]


@pytest.mark.parametrize(("label", "text"), SENTENCES)
def test_label(label: str, text: str) -> None:
    assert is_right(label, claims_of(text))


def test_there_are_enough_of_each() -> None:
    counts = {label: sum(own == label for own, _ in SENTENCES) for label, _ in SENTENCES}
    assert set(counts) == {"DU", "DS", "DESC", "NEG", "NOT", "QUAL"}
    assert len(SENTENCES) >= 600
    assert min(counts.values()) >= 40


@relaxed
@given(st.sampled_from(SENTENCES))
def test_typography_changes_nothing(row: tuple[str, str]) -> None:
    text = row[1]
    typographic = text.replace("'", "’").replace(" - ", " – ")
    typographic = re.sub(r"(?<=\d)-(?=\d)", "–", typographic).replace(" mg", "\u00a0mg")
    assert shape(claims_of(typographic)) == shape(claims_of(text))


@relaxed
@given(st.sampled_from([text for label, text in SENTENCES if label in ("DU", "NEG", "DESC")]))
def test_capitals_change_no_class(text: str) -> None:
    shouted = re.sub(
        r"(?<![A-Za-z])(?!mg|mcg|mL|kg|lb|IU|[a-z]?[A-Z])[a-z]{5,}", lambda match: match.group().upper(), text
    )
    before = [claim.claim_class for claim in claims_of(text) if claim.amount]
    after = [claim.claim_class for claim in claims_of(shouted) if claim.amount]
    assert before == after


@relaxed
@given(
    st.sampled_from(
        [text for _, text in SENTENCES if re.search(r"(?<![\d.,/-])[1-9]\d?(?= mg| tablets| capsules)", text)]
    )
)
def test_numbers_in_words_change_no_class(text: str) -> None:
    spelled = re.sub(r"(?<![\d.,/-])[1-9]\d?(?= mg| tablets| capsules)", lambda m: in_words(int(m.group())), text)
    assert [claim.claim_class for claim in claims_of(spelled)] == [claim.claim_class for claim in claims_of(text)]


@relaxed
@given(st.sampled_from(SENTENCES), st.sampled_from(["🧪🧪 ", "\r\n\r\n", "\ufeff"]), st.booleans())
def test_spans_shift_exactly(row: tuple[str, str], prefix: str, crlf: bool) -> None:
    source = f"# About this medicine\n\n{row[1]}\n\nThe end of the page.\n"
    shifted = source.replace("\n\n", f"\n\n{prefix}" if prefix.strip() and prefix != "\ufeff" else "\n\n", 1)
    shifted = prefix + shifted if prefix == "\ufeff" else shifted
    shifted = shifted.replace("\n", "\r\n") if crlf else shifted
    before, after = claims(article(source)), claims(article(shifted))
    assert [claim.text for claim in before] == [claim.text for claim in after]
    assert [source[c.span.start : c.span.end] for c in before] == [shifted[c.span.start : c.span.end] for c in after]


@relaxed
@given(st.sampled_from(SENTENCES))
def test_markup_changes_nothing(row: tuple[str, str]) -> None:
    words = row[1].split(" ")
    marked = " ".join([f"**{words[0]}**" if words[0].isalpha() else words[0], *words[1:]])
    assert shape(claims_of(marked)) == shape(claims_of(row[1]))
