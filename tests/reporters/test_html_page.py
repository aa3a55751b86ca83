from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from html_pages import RULES, info, marked, page, report_of, rule
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.model import Failure, Settings, Span, Suppression
from lint.readers import read
from lint.reporters.html.environment import web_address
from lint.reporters.html.page import ArticlePages
from lint.reporters.html.visible import visible

ARTICLE = """# ⟦Tired legs⟧

Take a ⟦short ⟦walk⟧ each⟧ day.

- ⟦Rest⟧ when it hurts.
- Drink water.

| When | What |
|---|---|
| Morning | ⟦Stretch⟧ |
"""


class Structure(HTMLParser):
    """Collects elements, ids, and the text outside style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.shown = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag if tag in ("style", "script") else ""
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data
        else:
            self.shown += data

    def ids(self) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get("id")) is not None]

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def test_structure_one_title_landmarks_and_links_that_lead_somewhere() -> None:
    found = Structure(page(ARTICLE))
    assert [found.count(tag) for tag in ("h1", "main", "header", "aside", "footer", "style", "script")] == [1] * 7
    ids = found.ids()
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in found.elements if tag == "a"]
    assert {link for link in links if link and link.startswith("#")} <= {f"#{name}" for name in ids}
    assert {f"{prefix}{n}" for prefix in "fms" for n in range(1, 6)} <= set(ids)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_verdict_its_sentence_and_the_worst_findings_come_first() -> None:
    text = Structure(page(ARTICLE)).shown
    places = [
        text.index(part)
        for part in ("Blocked", "2 safety errors must be settled", "Message 0", "Message 3", "The article")
    ]
    assert places == sorted(places)


def test_overlapping_highlights_stand_in_the_text() -> None:
    text = page(ARTICLE)
    assert '<mark class="warning" data-f="2"><span class="vh" id="m2">[finding 2 starts] </span>short </mark>' in text
    assert '<mark class="warning" data-f="2 3"><span class="vh" id="m3">[finding 3 starts] </span>walk' in text
    assert "<td><mark" in text
    assert "<th>When</th>" in text


def test_the_policy_names_the_hashes_of_the_one_style_and_the_one_script() -> None:
    text = page(ARTICLE)
    found = Structure(text)
    policy = next(
        attrs["content"] for tag, attrs in found.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    style, script = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in found.scripts)
    assert f"style-src 'sha256-{style}';" in policy
    assert f"script-src 'sha256-{script}';" in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_and_no_element_carries_a_handler_or_style() -> None:
    found = Structure(page(ARTICLE))
    for tag, attrs in found.elements:
        assert tag not in ("img", "link", "iframe", "object", "embed", "base")
        assert not {name for name in attrs if name.startswith("on") or name in ("style", "src", "srcdoc")}


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "[go](javascript:alert(1))",
    '" onclick="alert(1)" x=\'',
    "{{ 7 * 7 }} {% include 'x' %}",
    "<!-- --><svg onload=alert(1)>",
    "]]><!--",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_hostile_text_is_shown_and_adds_no_element(text: str, name: str) -> None:
    article = f"---\ntitle: '{text}'\n---\n\nSome {text} words." if name == "a.md" else f"Some {text} words."
    document = read(name, article.encode(), Settings())
    report = replace(report_of(document, [Span(0, len(document.source))]), title=text)
    report = replace(report, path=f"{text}.md", failures=(Failure("rule", text),))
    made = ArticlePages(info()).page(report, document).decode("utf-8")
    found = Structure(made)
    assert [found.count(tag) for tag in ("script", "style", "img", "svg")] == [1, 1, 0, 0]
    assert found.shown.count(text) >= 3
    assert not [attrs for _, attrs in found.elements if (attrs.get("href") or "").startswith("javascript:")]
    assert not [attrs for _, attrs in found.elements if "onclick" in attrs or "onerror" in attrs or "onload" in attrs]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a⟨U+0000⟩b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
    ],
)
def test_unseen_characters_are_shown_by_their_code_point(text: str, shown: str) -> None:
    assert visible(text) == shown
    report, document = marked("Plain words.")
    made = ArticlePages(info()).page(replace(report, title=text), document).decode("utf-8")
    assert shown in made
    assert text not in made


def test_bidirectional_overrides_in_the_article_cannot_reorder_the_page() -> None:
    assert "\u202e" not in page("Take \u202e⟦walks\u2066⟧ daily.")


@pytest.mark.parametrize("text", ["naïve “quoted” text", "नमस्\u200dते", "soft\u00adhyphen", "tab\tand\nline"])
def test_what_writers_need_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert web_address(url) == link
    rules = {**RULES, "dosing/sample": rule("dosing/sample", url=url)}
    report, document = marked("Some ⟦words⟧ here.")
    found = Structure(ArticlePages(info(rules)).page(report, document).decode("utf-8"))
    assert [attrs["href"] for tag, attrs in found.elements if tag == "a" and "rel" in attrs] == ([link] if link else [])


def test_a_changed_file_is_not_shown_as_the_one_that_was_checked() -> None:
    report, _ = marked("Take ⟦one⟧ walk.")
    other = read("a.md", b"Secretly different.", Settings())
    text = Structure(ArticlePages(info()).page(report, other).decode("utf-8")).shown
    assert "has changed since it was checked" in text
    assert "Secretly" not in text
    assert "Message 0" in text


def test_an_incomplete_article_says_so_first() -> None:
    report, document = marked("Some words.", failures=(Failure("grammar", "The grammar engine did not answer."),))
    text = Structure(ArticlePages(info()).page(report, document).decode("utf-8")).shown
    assert "Something was not looked at, so nothing can be said for it: The grammar engine did not answer." in text
    assert text.index("Incomplete") < text.index("The article")


def test_suppressed_findings_stand_apart_with_their_reason() -> None:
    report, document = marked("Take ⟦one⟧ walk.")
    hidden = replace(report.findings[0], suppressed=Suppression("waiver", "agreed with the editor"))
    found = Structure(ArticlePages(info()).page(replace(report, findings=(hidden,)), document).decode("utf-8"))
    assert "agreed with the editor" in found.shown
    assert "f1" not in found.ids()
    assert found.count("mark") == 0


def test_ten_thousand_overlapping_findings_are_all_there_and_the_page_stays_linear() -> None:
    document = read("a.txt", ("word " * 2000).encode(), Settings())
    spans = sorted(Span(n % 5000, n % 5000 + 1 + n % 900) for n in range(10_000))
    made = ArticlePages(info()).page(report_of(document, spans), document)
    text = made.decode("utf-8")
    assert text.count('<li class="card ') == 10_000
    assert {int(n) for n in re.findall(r'id="m(\d+)"', text)} == set(range(1, 10_001))
    assert len(made) < 20_000_000


def test_a_page_of_a_thousand_words_with_sixty_findings_fits_the_budget() -> None:
    paragraph = "Most people feel ⟦better⟧ after a few days of rest, and ⟦warm drinks⟧ help them through the night. "
    text = "\n\n".join(paragraph + "Wash your hands often and keep away from others. " * 2 for _ in range(30))
    report, document = marked(text)
    assert (len(report.findings), len(text.split()) > 1000) == (60, True)
    assert len(ArticlePages(info()).page(report, document)) <= 150_000


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page(ARTICLE) == page(ARTICLE)


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(["a.md", "a.txt", "a.html"]),
)
def test_any_text_makes_a_page_with_one_script(text: str, name: str) -> None:
    document = read(name, text.encode(), Settings())
    end = len(document.source)
    found = Structure(
        ArticlePages(info()).page(report_of(document, [Span(0, end), Span(end // 2, end)]), document).decode("utf-8")
    )
    assert [found.count(tag) for tag in ("script", "style", "h1", "main")] == [1, 1, 1, 1]
    assert len(found.ids()) == len(set(found.ids()))
