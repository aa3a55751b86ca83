"""Runs over many articles: workers that die, caches that are shared, results that stay complete."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from lint import run as run_module
from lint.config import load_config
from lint.model import ArticleReport
from lint.run import Article, Linter, run

TEXT = "# Rest\n\nDraw up 1.0 mg of it.\n"
FLAGS = {"select": ["notation"]}


def articles(folder: Path, count: int) -> list[Article]:
    for number in range(count):
        (folder / f"{number:03}.md").write_text(TEXT + f"Part {number}.\n", encoding="utf-8")
    return [Article(str(folder / f"{number:03}.md")) for number in range(count)]


def test_an_article_that_kills_its_worker_is_a_failure_and_all_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = articles(tmp_path, 60)
    lint = Linter.lint

    def deadly(self: Linter, article: Article) -> ArticleReport:
        if article.path.endswith("017.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return lint(self, article)

    monkeypatch.setattr(Linter, "lint", deadly)
    config = load_config(tmp_path, isolated=True, flags=FLAGS)
    reports = list(run(todo, config, jobs=2))
    assert [report.path for report in reports] == [article.path for article in todo]
    broken = [report for report in reports if report.failures]
    assert [(report.path[-6:], report.failures[0].kind) for report in broken] == [("017.md", "worker")]
    assert all(len(report.findings) == 1 for report in reports if not report.failures)


def test_a_second_run_reads_the_cache_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    todo = articles(tmp_path, 5)
    config = load_config(tmp_path, isolated=True, flags=FLAGS)
    first = list(run(todo, config, jobs=1, cache_folder=tmp_path / "cache"))
    monkeypatch.setattr(run_module, "read", None)
    assert list(run(todo, config, jobs=1, cache_folder=tmp_path / "cache")) == first


def test_a_changed_article_and_a_changed_configuration_are_checked_again(tmp_path: Path) -> None:
    todo = articles(tmp_path, 1)
    cache = tmp_path / "cache"
    config = load_config(tmp_path, isolated=True, flags=FLAGS)
    assert len(next(run(todo, config, jobs=1, cache_folder=cache)).findings) == 1
    other = load_config(tmp_path, isolated=True, flags={"select": ["notation/cc-for-ml"]})
    assert next(run(todo, other, jobs=1, cache_folder=cache)).findings == ()
    Path(todo[0].path).write_text(TEXT + TEXT, encoding="utf-8")
    assert len(next(run(todo, config, jobs=1, cache_folder=cache)).findings) == 2


def test_parallel_runs_share_one_cache(tmp_path: Path) -> None:
    todo = articles(tmp_path, 80)
    config = load_config(tmp_path, isolated=True, flags=FLAGS)
    cold = list(run(todo, config, jobs=2, cache_folder=tmp_path / "cache"))
    assert list(run(todo, config, jobs=2, cache_folder=tmp_path / "cache")) == cold


def test_a_missing_file_is_a_failure_not_the_end(tmp_path: Path) -> None:
    todo = [*articles(tmp_path, 1), Article(str(tmp_path / "gone.md"))]
    config = load_config(tmp_path, isolated=True, flags=FLAGS)
    reports = list(run(todo, config, jobs=1))
    assert [[failure.kind for failure in report.failures] for report in reports] == [[], ["unreadable"]]
