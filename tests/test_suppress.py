"""Suppressions: with a reason they hide, without one they do not, and unused ones are reported."""

from __future__ import annotations

from pathlib import Path

from lint.api import check_text
from lint.config import load_config
from lint.model import ArticleReport
from lint.run import Article, Linter

RULES = {"select": ["notation/cc-for-ml", "notation/trailing-zero", "waivers"]}


def report_of(text: str, path: str = "a.md") -> ArticleReport:
    return check_text(text, path=path, flags=RULES)


def shown(report: ArticleReport) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in report.shown]


def hidden(report: ArticleReport) -> list[tuple[str, str]]:
    return [(f.text, f.suppressed.reason) for f in report.findings if f.suppressed]


def test_the_next_line_is_covered_and_no_other() -> None:
    text = 'Draw 5 cc.\n\n<!-- healthlint-disable-next-line notation/cc-for-ml reason="quoted" -->\nDraw 6 cc.\n\nDraw 7 cc.\n'
    report = report_of(text)
    assert shown(report) == [("notation/cc-for-ml", "5 cc"), ("notation/cc-for-ml", "7 cc")]
    assert hidden(report) == [("6 cc", "quoted")]


def test_a_block_is_covered_until_it_is_enabled_again() -> None:
    text = (
        '<!-- healthlint-disable notation reason="old label" -->\n\nDraw 5 cc or 1.0 mg.\n\n'
        "<!-- healthlint-enable notation -->\n\nDraw 6 cc.\n"
    )
    report = report_of(text)
    assert shown(report) == [("notation/cc-for-ml", "6 cc")]
    assert hidden(report) == [("5 cc", "old label"), ("1.0 mg", "old label")]


def test_the_same_comments_work_in_html_and_in_text() -> None:
    comment = '<!-- healthlint-disable-next-line notation/cc-for-ml reason="quoted" -->'
    html = report_of(f"<main>\n{comment}\n<p>Draw 5 cc.</p><p>More.</p>\n<p>Draw 6 cc.</p></main>", "a.html")
    text = report_of(f"{comment}\nDraw 5 cc.\n\nDraw 6 cc.\n", "a.txt")
    assert shown(html) == shown(text) == [("notation/cc-for-ml", "6 cc")]


def test_without_a_reason_nothing_is_hidden() -> None:
    report = report_of("<!-- healthlint-disable-next-line notation/cc-for-ml -->\nDraw 5 cc.\n")
    assert [rule for rule, _ in shown(report)] == ["waivers/without-reason", "notation/cc-for-ml"]


def test_an_unknown_rule_is_an_error_with_a_hint() -> None:
    report = report_of('<!-- healthlint-disable-next-line notation/cc-for-mll reason="x" -->\nDraw 5 mL.\n')
    (finding,) = report.shown
    assert finding.rule == "waivers/unknown-rule"
    assert "Did you mean “notation/cc-for-ml”" in finding.message


def test_a_suppression_that_hides_nothing_is_reported() -> None:
    text = '<!-- healthlint-disable-next-line notation/cc-for-ml reason="x" -->\nDraw 5 mL.\n'
    assert shown(report_of(text))[0][0] == "waivers/unused"


def test_a_sidecar_covers_quoted_text_only(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Draw 5 cc.\n\nDraw 6 cc.\n", encoding="utf-8")
    row = "{rule: notation/cc-for-ml, reason: quoted, text: 5 cc}"
    (tmp_path / "a.healthlint.yaml").write_text(f"suppress:\n  - {row}\n", encoding="utf-8")
    report = Linter(load_config(tmp_path, isolated=True, flags=RULES), None).lint(Article(str(article)))
    assert shown(report) == [("notation/cc-for-ml", "6 cc")]
    assert hidden(report) == [("5 cc", "quoted")]


def test_a_broken_sidecar_is_a_failure(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Draw 5 cc.\n", encoding="utf-8")
    (tmp_path / "a.healthlint.yaml").write_text("suppress: [", encoding="utf-8")
    report = Linter(load_config(tmp_path, isolated=True, flags=RULES), None).lint(Article(str(article)))
    assert [failure.kind for failure in report.failures] == ["sidecar"]
    assert shown(report) == [("notation/cc-for-ml", "5 cc")]
