from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.analysis.drugs import find, mentions
from lint.facts import facts
from lint.model import Settings
from lint.readers import read

PLAIN = sorted(
    key
    for key, name in facts().names().items()
    if name.match == "word" and not {"(", "."} & set(key) and key != "betacarotene"
)
"""Names with brackets or full stops (Rho(D), D.H.E. 45) are found by their parts only: a stop ends a sentence.
Betacarotene is matched as beta-carotene is: near an amount, since it stands in food texts too."""


def named(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klonopin's use and clonazepam", ["Klonopin", "clonazepam"]),
        ("St. John’s wort, St Johns wort", ["St. John’s wort", "St Johns wort"]),
        ("vitamin B12, vitamin B-12, vitamin B 12", ["vitamin B12", "vitamin B-12", "vitamin B 12"]),
        ("Toprol-XL or Toprol XL", ["Toprol-XL", "Toprol XL"]),
        ("co-codamol, cocodamol", ["co-codamol", "cocodamol"]),
        ("benzodiazepines and statins", ["benzodiazepines", "statins"]),
        ("Take Lasix20mg now", ["Lasix"]),
        ("Advil PM, not Advil", ["Advil PM", "Advil"]),
        ("IBUPROFEN and Ibuprofen", ["IBUPROFEN", "Ibuprofen"]),
        ("levothyroxine/liothyronine", ["levothyroxine", "liothyronine"]),
        ("vitamin. D is a letter", []),
        ("the drugstore, a vitaminic drink, unibuprofen", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_ordinary_words_need_a_dose_near_them() -> None:
    assert named("Take 50 mg of zinc a day.") == ["zinc"]
    assert named("A zinc roof and an iron gate.") == []


def test_names_that_are_words_need_their_capitals_inside_a_sentence() -> None:
    assert named("They gave her Soma at night.") == ["Soma"]
    assert named("They read about soma. Soma is a body.") == []


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(PLAIN), st.sampled_from(["", "We read that ", "🧪 "]), st.sampled_from([".", "'s", ", too"]))
def test_every_name_is_found_where_it_stands(name: str, before: str, after: str) -> None:
    text = f"{before}{name}{after}"
    found = list(find(text))
    assert found
    assert found[0][:2] == (len(before), len(before) + len(name))


def test_mentions_stand_in_their_blocks() -> None:
    document = read("a.md", b"# Advil\n\nTake *Advil* or ibuprofen.\n", Settings())
    found = mentions(document)
    assert [(m.text, m.drug, m.block.kind) for m in found] == [
        ("Advil", "ibuprofen", "title" if found[0].block.kind == "title" else "heading"),
        ("Advil", "ibuprofen", "paragraph"),
        ("ibuprofen", "ibuprofen", "paragraph"),
    ]
    assert all(m.block.text[m.start : m.end] == m.text for m in found)


def test_a_brand_means_what_it_means_in_the_country() -> None:
    text = b"# Hay fever\n\nTake Benadryl at night.\n"
    american = mentions(read("a.md", text, Settings(locale="us")))
    british = mentions(read("a.md", text, Settings(locale="uk")))
    assert american[0].drug == "diphenhydramine"
    assert british[0].drug != "diphenhydramine"


def test_a_class_is_a_class() -> None:
    (mention,) = mentions(read("a.md", b"# Sleep\n\nBenzodiazepines can help.\n", Settings()))
    assert (mention.is_class, mention.drug) == (True, "benzodiazepine")
