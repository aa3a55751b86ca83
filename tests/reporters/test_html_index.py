from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from html_pages import info, marked
from test_html_page import Structure

from lint.model import ArticleReport
from lint.reporters.html.history import HISTORY, LAST_RUN, Comparison, compare, remember
from lint.reporters.html.index import Expiring, Summary, index_page


def summary_of(*reports: tuple[str, str]) -> Summary:
    """Return a summary of articles given as path and marked text."""
    summary = Summary()
    for path, text in reports:
        report, document = marked(text)
        summary.add(replace(report, path=path), document, f"{path}.html")
    return summary


def compared(folder: Path, summary: Summary, day: str = "2026-11-21") -> Comparison:
    comparison = compare(folder, summary.run(info(), day))
    assert remember(folder, comparison)
    return comparison


def test_totals_rows_and_top_rules(tmp_path: Path) -> None:
    summary = summary_of(("b.md", "Fine words."), ("a.md", "⟦One⟧ and ⟦two⟧ and ⟦three⟧ and ⟦four⟧."))
    found = Structure(index_page(summary, compared(tmp_path, summary), info()).decode("utf-8"))
    text = " ".join(found.shown.split())
    assert "2 articles checked" in text
    assert "2 safety errors in 1 article must be settled" in text
    assert "1✖ Blocked 0◌ Incomplete 0▲ Needs review 1✔ Passed" in text
    links = [attrs["href"] for tag, attrs in found.elements if tag == "a" and attrs["href"] != "#main"]
    assert links == ["a.md.html", "b.md.html"]
    assert "dosing/sample250.0 %" in found.shown
    assert "structure/sample250.0 %" in found.shown


def test_a_run_is_compared_with_the_last_different_one(tmp_path: Path) -> None:
    first = summary_of(("a.md", "⟦One⟧ and ⟦two⟧."), ("b.md", "⟦One⟧ word."))
    assert compared(tmp_path, first).before is None
    again = compared(tmp_path, first)
    assert (again.before, len(again.runs)) == (None, 1)
    second = summary_of(("a.md", "One and two."), ("b.md", "⟦One⟧ ⟦word⟧."), ("c.md", "New."))
    for _ in range(2):
        made = compared(tmp_path, second, "2026-11-22")
        assert [made.change_of(path) for path in ("a.md", "b.md", "c.md")] == ["-2", "+1", "new"]
        assert [run.day for run in made.runs] == ["2026-11-21", "2026-11-22"]


def test_the_same_runs_give_the_same_bytes(tmp_path: Path) -> None:
    summary = summary_of(("a.md", "⟦One⟧ and ⟦two⟧."))
    first, second = (index_page(summary, compared(tmp_path, summary), info()) for _ in range(2))
    assert first == second


def test_a_broken_history_is_said_and_does_not_stop_the_report(tmp_path: Path) -> None:
    summary = summary_of(("a.md", "⟦One⟧ and ⟦two⟧."))
    compared(tmp_path, summary)
    kept = (tmp_path / HISTORY).read_text(encoding="utf-8")
    (tmp_path / HISTORY).write_text(f"{kept}not json\n[1]\n", encoding="utf-8")
    (tmp_path / LAST_RUN).write_text('{"current": 3, "previous": []}', encoding="utf-8")
    made = compared(tmp_path, summary)
    assert (made.broken_lines, made.before) == (2, None)
    assert "2 lines of the history could not be read" in index_page(summary, made, info()).decode("utf-8")
    assert all(json.loads(line) for line in (tmp_path / HISTORY).read_text(encoding="utf-8").split("\n") if line)


def test_hostile_titles_and_paths_add_no_element(tmp_path: Path) -> None:
    summary = Summary()
    report, document = marked("Some ⟦words⟧.")
    hostile = "</script><script>alert(1)</script>\u202e"
    summary.add(replace(report, title=hostile, path=f'"><img src=x>{hostile}'), document, "x.html")
    found = Structure(index_page(summary, compared(tmp_path, summary), info()).decode("utf-8"))
    assert [found.count(tag) for tag in ("script", "img", "h1", "main")] == [1, 0, 1, 1]
    assert "⟨U+202E⟩" in found.shown


def test_waivers_stand_by_their_last_day(tmp_path: Path) -> None:
    summary = summary_of(("a.md", "Words."))
    waivers = [Expiring("a.md", "x/late", "Ann", "2027-01-01", 41), Expiring("a.md", "x/past", "Bo", "2026-11-01", -20)]
    text = Structure(index_page(summary, compared(tmp_path, summary), info(), waivers).decode("utf-8")).shown
    assert text.index("x/past") < text.index("x/late")
    assert "expired" in text


def test_five_thousand_articles_fit_two_megabytes(tmp_path: Path) -> None:
    report, document = marked("⟦One⟧ and ⟦two⟧.")
    summary = Summary()
    for number in range(5000):
        made: ArticleReport = replace(report, path=f"content/conditions/some-long-name-of-an-article-{number}.md")
        made = replace(made, title=f"What to know about condition number {number} and its treatment")
        summary.add(made, document, f"some-long-name-of-an-article-{number}.md-12345678.html")
    assert len(index_page(summary, compared(tmp_path, summary), info())) <= 2_000_000
