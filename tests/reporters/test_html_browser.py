"""The pages in a real Chromium: moves, filters, decisions, print, widths, no request, no error, accessibility."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from html_pages import info, marked

from lint.reporters.html.history import compare
from lint.reporters.html.index import Summary, index_page
from lint.reporters.html.page import ArticlePages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
"""axe-core comes from npm; where it is not installed, only its tests are skipped."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="there is no chromium on this machine"),
]

ARTICLE = """# ⟦Tired legs⟧

Take a ⟦short ⟦walk⟧ each⟧ day. <script>document.title = "run"</script>

- ⟦Rest⟧ when it hurts, or read https://example.org/a-very-long-address-without-any-break-that-would-overflow-a-phone.
- Drink water.

| When | What | How long it takes in all | And why it helps |
|---|---|---|---|
| Morning | ⟦Stretch⟧ | Ten-minute-exercise-without-a-pause | Blood-flow |
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    report, document = marked(ARTICLE)
    pages, summary = ArticlePages(info()), Summary()
    (made / "article.html").write_bytes(pages.page(report, document, "index.html"))
    for number, title in enumerate(("Alpha", "Beta", "Gamma")):
        findings = report.findings[: number * 2]
        summary.add(
            replace(report, path=f"{title.lower()}.md", title=title, findings=findings), document, "article.html"
        )
    comparison = compare(made, summary.run(info(), "2026-11-21"))
    (made / "index.html").write_bytes(index_page(summary, comparison, info()))
    return made


@pytest.fixture
def open_page(browser: Any, folder: Path) -> Iterator[Any]:
    """Return a function that opens a page; afterwards no request, no message and no error may have been seen."""
    seen: list[str] = []
    contexts = []

    def opened(name: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("request", lambda made: None if made.url.startswith(("file:", "blob:")) else seen.append(made.url))
        page.goto(f"{(folder / name.partition('#')[0]).as_uri()}{''.join(name.partition('#')[1:])}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_the_keys_move_between_text_and_cards(open_page: Any) -> None:
    page = open_page("article.html")
    page.keyboard.press("n")
    assert (focused(page), page.evaluate("location.hash")) == ("m1", "#f=1")
    page.keyboard.press("n")
    assert focused(page) == "m2"
    page.keyboard.press("j")
    assert focused(page) == "f3"
    page.keyboard.press("k")
    assert focused(page) == "f2"
    page.keyboard.press("p")
    assert focused(page) == "m1"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("?n")
    assert page.evaluate("document.activeElement.value") == "?n"


def test_either_side_moves_focus_to_the_other(open_page: Any) -> None:
    page = open_page("article.html")
    page.locator(".text mark[data-f='4']").dispatch_event("click")
    assert focused(page) == "f4"
    page.click("#f5 .place")
    assert focused(page) == "m5"
    page.check("#v-source")
    page.click("#f2 .place")
    assert focused(page) == "s2"
    assert page.is_visible("#L3")
    assert not page.is_visible(".text.view")


def test_filter_and_search_are_kept_in_the_address(open_page: Any) -> None:
    page = open_page("article.html")
    page.select_option("[name=level]", "error")
    assert page.locator(".card:visible").count() == 2
    assert page.inner_text(".status") == "2 of 5 shown"
    page.fill("[name=q]", "message 3")
    assert page.locator(".card:visible").count() == 1
    address = page.evaluate("location.hash")
    again = open_page(f"article.html{address}")
    assert again.locator(".card:visible").count() == 1
    assert again.input_value("[name=level]") == "error"


def test_decisions_are_exported(open_page: Any) -> None:
    page = open_page("article.html")
    page.click("#f2 .message")
    page.click("#f2 button[value=false-positive]")
    page.fill("#f2 textarea", "It is fine.")
    with page.expect_download() as got:
        page.click("[data-act=export]")
    data = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert (data["format"], data["version"], data["article"]["path"]) == ("healthlint-decisions", 1, "a.md")
    (row,) = data["decisions"]
    assert (row["rule"], row["text"], row["decision"], row["note"]) == (
        "structure/sample", "short walk each", "false-positive", "It is fine.",
    )  # fmt: skip


def test_without_javascript_links_sections_and_the_source_work(open_page: Any) -> None:
    page = open_page("article.html", java_script_enabled=False)
    page.click("#f2 .place")
    assert page.url.endswith("#m2")
    page.click("#rules summary")
    assert page.is_visible("[id='r-dosing.sample']")
    page.click("label:has(#v-source)")
    assert page.is_visible("#L3")
    assert not page.is_visible(".text.view")
    assert not page.is_visible("form.tools")


@pytest.mark.parametrize("name", ["article.html", "index.html"])
@pytest.mark.parametrize("width", [375, 1440])
def test_nothing_overflows(open_page: Any, name: str, width: int) -> None:
    page = open_page(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_print_opens_every_section(open_page: Any) -> None:
    page = open_page("article.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert not page.is_visible("form.tools")
    assert page.pdf().startswith(b"%PDF")


def test_the_articles_script_does_not_run(open_page: Any) -> None:
    assert open_page("article.html").title() == "Blocked: A title"


def test_the_index_sorts_and_filters(open_page: Any) -> None:
    page = open_page("index.html")
    names = page.locator("tbody tr td:first-child a")
    page.click("thead button:has-text('Article')")
    assert names.all_inner_texts() == ["Alpha", "Beta", "Gamma"]
    page.click("thead button:has-text('Errors') >> nth=1")
    assert names.all_inner_texts()[0] == "Gamma"
    page.select_option("[name=verdict]", "passed")
    assert page.locator("tbody >> nth=0").locator("tr:visible").count() == 1
    page.fill("[name=q]", "nothing like it")
    assert page.inner_text(".status") == "0 of 3 articles"


@pytest.mark.skipif(not AXE.is_file() and not os.environ.get("CI"), reason="axe-core is not installed (npm)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["article.html", "index.html"])
def test_axe_finds_no_violation(open_page: Any, name: str, scheme: str) -> None:
    page = open_page(name, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((all) => all.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))")
    assert found == []
