"""Binding to a drug, and what headings, quotes and tables do to a statement."""

from __future__ import annotations

import pytest
from claim_helpers import article, claims_of

from lint.analysis.claims import article_topics, claims


def first(text: str, name: str = "a.md") -> tuple[str | None, str | None, str]:
    claim = next(claim for claim in claims(article(text, name)) if claim.amount or claim.kind == "stop")
    return claim.drug_name, claim.drug.how if claim.drug else None, claim.claim_class


@pytest.mark.parametrize(
    ("text", "drug", "how"),
    [
        ("Take 400 mg of Advil.", "ibuprofen", "sentence"),
        ("Ibuprofen 400 mg helps with omeprazole 20 mg.", "ibuprofen", "sentence"),
        ("Paracetamol helps. Take 500 mg twice a day.", "acetaminophen", "section"),
        ("## Baclofen\n\nTake 5 mg twice a day.", "baclofen", "heading"),
        ("Take 5 mg twice a day.", None, None),
    ],
)
def test_binding(text: str, drug: str | None, how: str | None) -> None:
    assert first(f"# About medicines\n\n{text}\n")[:2] == (drug, how)


def test_binding_to_the_subject_of_the_article() -> None:
    text = "# Baclofen for spasms\n\nBaclofen relaxes muscles.\n\n## How much\n\nTake 5 mg twice a day.\n"
    assert first(text)[:2] == ("baclofen", "article")


def test_binding_in_a_table() -> None:
    text = "# Pain\n\n| Medicine | Dose |\n|---|---|\n| Ibuprofen | 400 mg |\n| Paracetamol | 500 mg |\n"
    found = claims(article(text))
    assert [(claim.drug_name, claim.drug.how if claim.drug else None) for claim in found] == [
        ("ibuprofen", "row"), ("acetaminophen", "row"),
    ]  # fmt: skip


def test_each_amount_takes_its_own_drug() -> None:
    found = claims_of("Take 400 mg of ibuprofen and 500 mg of paracetamol.")
    assert [claim.drug_name for claim in found] == ["ibuprofen", "acetaminophen"]


@pytest.mark.parametrize(
    ("heading", "line", "claim_class"),
    [
        ("Dosage", "Ibuprofen 400 mg", "directive"),
        ("How to take it", "Adults: 400 mg", "directive"),
        ("What the study found", "Ibuprofen 400 mg twice a day eased pain.", "descriptive"),
        ("Myths about ibuprofen", "You need 400 mg of ibuprofen a day.", "warning"),
        ("Overdose", "A level of 400 mg of ibuprofen per kilogram.", "warning"),
        ("Maximum daily dose", "Ibuprofen: 1,200 mg", "warning"),
    ],
)
def test_headings_set_the_mood(heading: str, line: str, claim_class: str) -> None:
    assert first(f"# Ibuprofen\n\n## {heading}\n\n- {line}\n")[2] == claim_class


def test_an_imperative_outweighs_the_heading() -> None:
    assert first("# Ibuprofen\n\n## What the study found\n\nTake 400 mg twice a day.\n")[2] == "directive"


def test_a_quotation_is_a_report() -> None:
    assert first("# Pain\n\n> Take 400 mg of ibuprofen every hour.\n")[2] == "descriptive"


def test_a_title_about_a_study_does_not_turn_advice_into_a_report() -> None:
    assert first("# New study on coffee pills\n\n200 mg of caffeine tablets a day is a good start.\n")[2] == "directive"


def test_table_columns_and_captions() -> None:
    text = "# Ibuprofen\n\n| Age | Most in 24 hours (maximum) |\n|---|---|\n| Adults | 1,200 mg |\n"
    (claim,) = claims(article(text))
    assert (claim.kind, claim.claim_class, claim.population and claim.population.group) == (
        "maximum",
        "warning",
        "adult",
    )


def test_the_frequency_may_stand_in_the_next_cell() -> None:
    text = "# Ibuprofen\n\n| Age | Dose | How often |\n|---|---|---|\n| Adults | 400 mg | 3 times a day |\n"
    (claim,) = claims(article(text))
    assert claim.daily is not None
    assert claim.daily.value == 1200


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_same_in_every_format(name: str) -> None:
    body = "Take 400 mg of ibuprofen every 6 hours."
    source = (
        f"<h1>Pain relief</h1><p>Rest well and wait.</p><p>{body}</p>"
        if name.endswith("html")
        else f"# Pain relief\n\nRest well and wait.\n\n{body}\n"
    )
    source = source.replace("# ", "") if name.endswith("txt") else source
    (claim,) = claims(article(source, name))
    assert (claim.text, claim.claim_class, claim.drug_name) == ("400 mg", "directive", "ibuprofen")
    assert source[claim.span.start : claim.span.end] == "400 mg"


def test_debris_and_navigation_hold_no_claims() -> None:
    document = article("# Pain\n\nTake 400 mg of ibuprofen.\n")
    index = next(i for i, block in enumerate(document.blocks) if "400 mg" in block.text)
    assert claims(document.with_debris({index: "boilerplate/advertisement"})) == ()


def test_no_candidate_no_spacy() -> None:
    assert claims(article("# Sleep well\n\nGo to bed at ten. Keep the room dark and cool.\n")) == ()


def test_a_text_without_end_is_read_in_pieces() -> None:
    found = claims(article("# Pain\n\n" + "take 400 mg of ibuprofen and " * 400))
    assert len(found) == 400
    assert {claim.text for claim in found} == {"400 mg"}


def test_topics() -> None:
    text = (
        "# Coming off Klonopin\n\nKlonopin is a benzodiazepine. Clonazepam should be tapered.\n\n"
        "## Symptoms of withdrawal\n\nStopping Klonopin can cause seizures. Taper slowly. Withdrawal can last weeks.\n"
    )
    topics = article_topics(article(text))
    assert topics.subject == "clonazepam"
    assert topics.focus == ("clonazepam",)
    assert "benzodiazepine" in topics.classes
    assert (topics.is_stopping, topics.is_symptoms) == (True, True)
    other = article_topics(article("# Walking\n\nWalk every day with a friend.\n"))
    assert (other.subject, other.focus, other.is_stopping, other.is_dosing) == (None, (), False, False)
