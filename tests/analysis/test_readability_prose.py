"""What is measured: prose and nothing else, as a whole and section by section."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.formulas import measure
from lint.analysis.readability import measured_sentences, readability, section_grades
from lint.document import Document
from lint.model import Settings
from lint.readers import read

PAGE = """# Gout flares

By a nurse.

Gout makes a joint hot and sore. Rest it and put ice on it.

## What helps

- Ice packs
- Drink a lot of water each day.
- A pill that your doctor gave you for it

Eat less red meat. Discontinuation of medication necessitates consultation.

## Sources

| Drug | How often |
|---|---|
| Colchicine | Twice a day. |

```
This is code. It is not prose.
```
"""


def page(text: str = PAGE, name: str = "page.md", **settings: str) -> Document:
    return read(name, text.encode(), Settings(**settings))


def test_headings_fragments_tables_and_code_are_not_measured() -> None:
    measured = readability(page())
    assert measured.text.split("\n") == [
        "By a nurse.",
        "Gout makes a joint hot and sore. Rest it and put ice on it.",
        "Drink a lot of water each day.",
        "Eat less red meat. Discontinuation of medication necessitates consultation.",
    ]
    assert (measured.words, measured.sentences) == (33, 6)


def test_debris_is_not_measured() -> None:
    document = page()
    index = next(index for index, block in enumerate(document.blocks) if block.text == "By a nurse.")
    without = readability(document.with_debris({index: "boilerplate/any"}))
    assert without.words == readability(document).words - 3
    assert "nurse" not in without.text


def test_report_rounds_and_says_none_without_prose() -> None:
    report = readability(page()).as_report()
    exact = measure(readability(page()).text)
    assert report["smog"] == round(exact.smog, 1)
    assert report["flesch_kincaid_grade"] == round(exact.flesch_kincaid_grade, 1)
    assert readability(page()).value("dale_chall") == round(exact.dale_chall, 1)
    empty = readability(page("# Only a title\n"))
    assert (empty.words, empty.sentences, empty.value("smog")) == (0, 0, None)
    with pytest.raises(KeyError):
        empty.value("fun")


def test_textstat_gives_the_same_figures() -> None:
    own, reference = readability(page()), readability(page(readability_engine="textstat"))
    assert own.as_report() == reference.as_report()


def test_every_section_has_its_own_grade() -> None:
    grades = section_grades(page())
    assert [(grade.heading, grade.readability.words, grade.is_rough) for grade in grades] == [
        ("Gout flares", 17, True),
        ("What helps", 16, True),
    ]
    first, second = (grade.readability.measured.smog for grade in grades)
    assert first < second
    assert sum(grade.readability.words for grade in grades) == readability(page()).words


def test_a_long_section_is_not_rough() -> None:
    text = "# A\n\n" + "You can take it with some food at any time of day. " * 12
    (grade,) = section_grades(page(text))
    assert (grade.readability.words, grade.readability.sentences, grade.is_rough) == (144, 12, False)


def test_measured_sentences_are_those_of_the_measured_blocks() -> None:
    assert [sentence.text for sentence in measured_sentences(page())] == [
        "By a nurse.",
        "Gout makes a joint hot and sore.",
        "Rest it and put ice on it.",
        "Drink a lot of water each day.",
        "Eat less red meat.",
        "Discontinuation of medication necessitates consultation.",
    ]


@given(
    st.lists(st.sampled_from(["Rest well at home.", "Call your doctor now.", "Hypertension is dangerous."]), min_size=1)
)
def test_format_does_not_change_the_figures(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    html = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    figures = readability(page(text)).as_report()
    assert readability(page(text, "page.txt")).as_report() == figures
    assert readability(page(f"<html><body><main>{html}</main></body></html>", "page.html")).as_report() == figures


def test_it_is_measured_once() -> None:
    document = page()
    assert readability(document) is readability(document)
    assert readability(dataclasses.replace(document, memo={})) is not readability(document)
