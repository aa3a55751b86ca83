"""Sentences of health prose: each case is a text given as the sentences it must fall into."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.sentences import split

CASES = {
    "decimal and unit": ["Take 0.5 mg. daily with food.", "Rest."],
    "leading decimal": ["Take .5 mg now.", "Take .25 mg later."],
    "unit then small letter": ["Take 500 mg. twice a day."],
    "unit then frequency": ["Take 500 mg. 3 times a day.", "Rest."],
    "unit then capital": ["Take 500 mg.", "Drink water."],
    "tablets then figure": ["Take 2 tablets.", "3 hours later take 1 more."],
    "sig": ["Use it q.d.", "Ask Dr. Lee first."],
    "sig then sig": ["Give 25 mg p.o. BID for a week.", "Swallow it whole."],
    "country then name": ["The U.S. FDA approved it.", "It works."],
    "country at the end": ["It is sold in the U.S.", "Ask your doctor."],
    "clock": ["Take it at 5 p.m.", "Take the next at 9 p.m. Eastern time."],
    "number": ["See No. 4 on the list, e.g. Tylenol, i.e. acetaminophen."],
    "no as an answer": ["Is it safe?", "No.", "Ibuprofen can harm."],
    "versus and et al.": ["Drug A vs. Placebo was tested by Kim et al. in 2019.", "Smith et al. (2020) agree."],
    "approximately and saint": ["Take approx. 5 mL.", "St. John's wort interacts."],
    "ellipses": ["Wait... and see.", "Wait…", "Then go."],
    "spaced ellipsis": ["Stop . . . and think.", "Go."],
    "question inside quotes": ['Ask "Is it safe?" before you take it.', "Go."],
    "question then speaker": ["“Why me?” she asked.", "“Why now?”", "Nobody knew."],
    "stop before the closing quote": ['He said, "Stop now."', "She did."],
    "questions inside brackets": ["Some effects (nausea? vomiting?) may occur.", "Fine."],
    "sentences quoted inside one": ["The label says “Do not stop. Call your doctor.”", "It is clear."],
    "the same with straight quotes": ['The label says "Do not stop. Call your doctor."', "It is clear."],
    "a quotation of its own": ["“I took it daily.", "It helped.", "Then I quit,” she said."],
    "brackets of their own": ["(Do not stop.", "Call your doctor first.)", "Next."],
    "brackets inside one": ["The risk is low (see Fig. 2. Doses vary.) for most."],
    "a bracket that never closes": ["It is low (see below.", "Doses vary.", "Rest."],
    "citations": ["It may help.[3]", "Next one.", "And this.[3,4][5]", "Then."],
    "superscripts": ["Take it each day.¹", "Take more.²,³", "Then stop."],
    "spaced citation": ["It helps most people. [12]", "Next."],
    "flattened superscripts": ["Take it daily.3", "Next thing.4,5", "Then."],
    "list numbers": ["1. Take one tablet.", "2. Call your doctor.", "B. Rest."],
    "addresses": ["See www.fda.gov.", "Visit https://example.org/x?id=1.", "Then go."],
    "initials": ["J. R. Smith wrote it.", "John F. Kennedy spoke."],
    "letters that are no initials": ["Eat vitamin C.", "Most people like hepatitis B.", "Vaccination helps."],
    "capitals that are no abbreviation": ["Help for people with MS.", "The drug helps."],
    "lost space": ["Use it as directed by your doctor.", "Never stop suddenly."],
    "a name with a dot": ["Visit Drugs.com today.", "WebMD.com too."],
    "words without a capital": ["What is eGFR?", "eGFR is a measure.", "pH matters."],
    "small letter after a question": ["Can I take more?", "no, do not."],
    "degrees": ["By Jane Lee, M.D.", "Johns Hopkins hired her.", "M.D. Anderson did not."],
    "et cetera": ["Use nuts, seeds, etc.", "The rest is fine."],
    "minutes and months": ["For 5 min.", "Rinse.", "In Jan. 2020 it began.", "By Dec. 5 it ended."],
    "marks": ["Call 911!", "Do not wait!!", "Really?!", "Yes."],
    "germs": ["E. coli and C. difficile grow.", "H. pylori too."],
    "figures": ["The answer is 5.", "20 people died in 2019.", "30 lived."],
    "company": ["Ask about Smith Inc. products.", "Smith Inc.", "The end."],
    "emoji": ["Call your doctor.", "😀 Take care."],
    "emoji at the stop": ["Call your doctor.😀", "Take care."],
    "footnote mark": ["Take it daily.*", "Some do not."],
    "short text": ["ca. Xanthan gum."],
}


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_splits_where_a_reader_would(expected: list[str]) -> None:
    text = re.sub(r"(?<=doctor\.) (?=Never)", "", " ".join(expected))
    assert sentences(text) == expected


@pytest.mark.parametrize("space", ["\n", "\u00a0", "\t", "\u2003"])
@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_any_white_space_is_a_soft_wrap(expected: list[str], space: str) -> None:
    text = " ".join(expected)
    assert split(text.replace(" ", space)) == split(text)


@pytest.mark.parametrize("before", ["  ", "\n", "👩‍⚕️ ", "💊", "— "])
@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_what_stands_before_shifts_the_spans(expected: list[str], before: str) -> None:
    text = " ".join(expected)
    shifted = [(start - len(before), end - len(before)) for start, end in split(before + text)]
    first = 0 if not before.strip() else -len(before)
    assert shifted == [(first, split(text)[0][1]), *split(text)[1:]]


PIECES = st.sampled_from(
    ["Take", "it", "mg", "0.5", ".5", "p.m", "Dr", "e.g", "U.S", "C", "1", "[3]", "¹", "(", ")", "“", "”", '"', ".",
     "...", "…", "?", "!", " ", "\n", "\u00a0", "😀", "—", "é", "İ", "ß", "pH", ",", "No", "a"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_are_in_order_and_hold_every_visible_character(text: str) -> None:
    spans = split(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from(["Ask your doctor first.", "The dose is 0.5 mg daily.", "Is that safe?"]), max_size=9))
def test_plain_sentences_come_apart_as_they_were_joined(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_nothing_comes_of_nothing() -> None:
    assert split("") == split(" \n\t") == []
