"""Links: promised and not there, saying nothing, leading nowhere, tracking."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.engine import check
from lint.model import Settings
from lint.readers import read
from lint.rulebook.select import Plan

PROMISES = ["explore this helpful resource", "visit this external site", "click here", "read our guide"]


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_promise_without_a_link_is_found_in_every_format(find, promise: str, format: str) -> None:
    sentence = f"To fit a brace, you can {promise} today."
    text = f"<p>{sentence}</p>" if format == "html" else sentence
    assert [f.text for f in find("links/dangling-reference", text, format=format)] == [promise]


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_with_its_link_is_kept(find, promise: str) -> None:
    url = "https://medlineplus.gov/braces.html"
    rule = "links/dangling-reference"
    assert find(rule, f"To fit a brace, you can [{promise}]({url}) today.") == []
    assert find(rule, f'<p>To fit a brace, you can <a href="{url}">{promise}</a>.</p>', format="html") == []
    assert find(rule, f"To fit a brace, you can {promise}: {url}", format="text") == []
    assert find(rule, f"To fit a brace, you can {promise}:\n\n{url}", format="text") == []


def test_only_the_sentence_of_the_link_is_cleared(find) -> None:
    text = "See [the label](https://medlineplus.gov/x). For sizes, click here. Then rest."
    assert [f.text for f in find("links/dangling-reference", text)] == ["click here"]


@pytest.mark.parametrize(
    "target", ["", "#", "javascript:void(0)", "https://example.com/x", "http://localhost:8000/", "TODO"]
)
def test_targets_that_lead_nowhere(find, target: str) -> None:
    assert [f.text for f in find("links/empty-target", f"See [the brace label]({target}) first.")] == [
        "the brace label"
    ]
    page = f'<p>See <a href="{target}">the brace label</a> first.</p>'
    assert [f.text for f in find("links/empty-target", page, format="html")] == ["the brace label"]


@pytest.mark.parametrize(
    "target", ["https://medlineplus.gov/", "/braces/", "../knee/", "mailto:a@clinic.gov", "https://examples.gov/"]
)
def test_targets_that_lead_somewhere(find, target: str) -> None:
    assert find("links/empty-target", f"See [the brace label]({target}) first.") == []


def test_a_page_anchor_must_exist(find) -> None:
    text = "# Knees\n\nSee [rest](#rest), [ice](#ice) and [the top](#top).\n\n## Rest\n\nA day.\n"
    assert [(f.text, f.level.value) for f in find("links/empty-target", text)] == [("ice", "warning")]


def test_a_file_beside_the_article_must_exist(tmp_path: Path, rulebook) -> None:
    (tmp_path / "rest.md").write_text("# Rest\n")
    article = tmp_path / "knees.md"
    article.write_text("# Knees\n\nSee [rest](rest.md) and [ice](ice.md#how).\n")
    settings = Settings()
    document = read(str(article), article.read_bytes(), settings)
    report = check(document, rulebook, Plan(frozenset({"links/empty-target"}), {}, settings, ""))
    assert [f.text for f in report.findings] == ["ice"]


NAMES = st.sampled_from(["q", "page", "utm_source", "utm_campaign", "fbclid", "lang", "gclid", "id"])
QUERY = st.lists(st.tuples(NAMES, st.integers(0, 99)), min_size=1, max_size=6)


@given(QUERY, st.booleans())
def test_only_tracking_parameters_are_taken_out(find, pairs: list[tuple[str, int]], fragment: bool) -> None:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    target = f"https://medlineplus.gov/find?{query}" + ("#sizes" if fragment else "")
    found = find("links/tracking-parameters", f"See [braces]({target}) first.")
    kept = [(n, str(v)) for n, v in pairs if not n.startswith("utm_") and n not in ("fbclid", "gclid")]
    if len(kept) == len(pairs):
        assert found == []
        return
    clean = urlsplit(found[0].edits[0].text)
    assert parse_qsl(clean.query) == kept
    assert clean.fragment == ("sizes" if fragment else "")
    assert find("links/tracking-parameters", f"See [braces]({clean.geturl()}) first.") == []


@pytest.mark.parametrize("words", ["here", "Click here", "read more", "this link", "Learn more »"])
def test_a_link_text_that_says_nothing(find, words: str) -> None:
    assert [f.text for f in find("links/generic-link-text", f"The label is long. [{words}](https://x.gov/)")] == [words]
    assert find("links/generic-link-text", f"The label is long. [{words} about knee braces](https://x.gov/)") == []


def test_a_credit_to_a_seller_is_a_commercial_source_until_an_authority_is_named(find) -> None:
    rule = "links/commercial-only-source"
    text = "Knee Pain\n\nKnee Pain Chart from www.kneerehabcenter.com\n\nRest the knee for a day or two and use ice.\n"
    assert [f.text for f in find(rule, text, format="text")] == ["from www.kneerehabcenter.com"]
    assert find(rule, f"{text}\nMore is at www.nhs.uk/knee-pain for you.\n", format="text") == []
