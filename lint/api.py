"""The doors for programs: check text, files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lint.config import Config, digest_of, load_config
from lint.errors import UsageError
from lint.model import ArticleReport, Level
from lint.reporters.base import RunInfo
from lint.rulebook import Rulebook
from lint.run import Article, Linter, run
from lint.yamlfile import cache_dir


def check_text(
    text: str, *, path: str = "article.md", config: Config | None = None, flags: Mapping[str, Any] | None = None
) -> ArticleReport:
    """Return the report of an article given as text; the suffix of `path` says how it is read."""
    chosen = config or load_config(Path.cwd(), isolated=True, flags=flags)
    linter = Linter(chosen, None)
    return linter.lint(Article(path, text.encode("utf-8", "surrogatepass")))


def check_paths(
    paths: Sequence[str], config: Config, *, jobs: int | None = None, use_cache: bool = True
) -> Iterator[ArticleReport]:
    """Yield the reports of files and folders in order. Raises UsageError for a path that does not exist."""
    articles = list(find_articles(paths, config))
    return run(articles, config, jobs=jobs, cache_folder=cache_dir() if use_cache else None)


def find_articles(paths: Iterable[str], config: Config) -> Iterator[Article]:
    """Yield each file named, and in each folder named those that the configuration includes, sorted, each once.

    A folder that cannot be listed is an article with a problem: it is reported, not skipped.
    Raises UsageError for a path that does not exist.
    """
    seen: set[str] = set()
    for name in paths:
        if not os.path.lexists(name):
            raise UsageError(f"there is no file or folder “{name}”. Check the path.")
        found = _walk(name, config) if Path(name).is_dir() else iter([Article(name)])
        for article in found:
            if article.path not in seen:
                seen.add(article.path)
                yield article


def _walk(folder: str, config: Config) -> Iterator[Article]:
    problems: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders.sort()
        for problem in problems:
            yield Article(str(Path(problem.filename)), problem=f"The folder cannot be listed ({problem.strerror}).")
        problems.clear()
        for name in sorted(files):
            path = str(Path(parent) / name)
            if config.is_wanted(path):
                yield Article(path)
    for problem in problems:
        yield Article(str(Path(problem.filename)), problem=f"The folder cannot be listed ({problem.strerror}).")


def run_info(book: Rulebook, config: Config, *, color: bool = False) -> RunInfo:
    """Return what reporters say about the run."""
    return RunInfo(book.digest, digest_of(config.data), color=color, rules=book.rules)


def exit_code(reports: Iterable[ArticleReport], fail_on: str) -> int:
    """Return 3 if anything was not looked at, else 1 for a shown finding at or above `fail_on`, else 0."""
    code = 0
    lowest = Level(fail_on).rank if fail_on != "never" else len(Level)
    for report in reports:
        if report.failures:
            return 3
        if any(finding.level.rank >= lowest for finding in report.shown):
            code = 1
    return code
