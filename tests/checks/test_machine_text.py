"""What text machines leave behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(1, 9))
def test_an_isbn_with_a_wrong_check_digit_is_found(find, digits: str, off: int) -> None:
    body = f"978{digits}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10
    rule = "machine-text/implausible-reference"
    assert find(rule, f"Ortiz L. Braces. Foot Press; 2019. ISBN {body}{check}") == []
    wrong = f"ISBN {body}{(check + off) % 10}"
    assert [f.text for f in find(rule, f"Ortiz L. Braces. Foot Press; 2019. {wrong}")] == [wrong]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("doi:10.1234/abcd", "doi:10.1234/abcd"),
        ("PMID: 99999999", "PMID: 99999999"),
        ("NCT1234", "NCT1234"),
        ("https://doi.org/10.5555/xxxx", "https://doi.org/10.5555/xxxx"),
        ("ISSN 1234-5678", "ISSN 1234-5678"),
    ],
)
def test_identifiers_that_cannot_be(find, text: str, quoted: str) -> None:
    assert [f.text for f in find("machine-text/implausible-reference", f"Ortiz L. Braces. 2019. {text}")] == [quoted]


def test_a_year_is_judged_only_against_a_day(find) -> None:
    text = "Ortiz L. Braces. Foot J. 2031;4(2):11-19."
    assert find("machine-text/implausible-reference", text) == []
    assert [f.text for f in find("machine-text/implausible-reference", text, today="2030-12-31")] == ["2031"]
    assert find("machine-text/implausible-reference", text, today="2031-01-01") == []


def test_words_to_a_user_are_found_and_their_quotation_is_not(find) -> None:
    rule = "machine-text/chatbot-residue"
    line = "As an AI language model, I have no knees."
    assert [f.level.value for f in find(rule, f"Rest the knee. {line}")] == ["error"]
    assert find(rule, f"The chatbot wrote: “{line}” She laughed.") == []


def test_a_link_with_a_chatbots_name_on_it_is_found_at_its_target(find) -> None:
    url = "https://medlineplus.gov/knee?utm_source=chatgpt.com"
    assert [f.text for f in find("machine-text/chatbot-residue", f"See [knees]({url}).")] == [url]
    assert find("machine-text/chatbot-residue", "See [knees](https://medlineplus.gov/knee?utm_source=mail).") == []


@pytest.mark.parametrize("format", ["text", "html"])
def test_markdown_signs_show_in_text_and_pages_only(find, format: str) -> None:
    sentence = "Keep the leg high. **Never** walk on it."
    text = f"<p>{sentence}</p>" if format == "html" else sentence
    assert [f.text for f in find("machine-text/raw-markdown", text, format=format)] == ["**Never**"]
    assert find("machine-text/raw-markdown", sentence) == []


def test_stock_phrases_count_by_length(find) -> None:
    rule = "machine-text/stock-phrases"
    stock = "A brace plays a crucial role on your journey. It is essential to rest. A support system helps. "
    plain = "Walk to the window and back each morning after breakfast with one hand on the wall. "
    short, long = stock + plain * 20, stock + plain * 60
    assert [f.level.value for f in find(rule, f"# Knees\n\n{short}")] == ["info"]
    assert find(rule, f"# Knees\n\n{long}") == []
    assert find(rule, f"# Knees\n\n{stock}") == []
