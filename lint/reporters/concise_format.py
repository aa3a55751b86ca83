"""One line a finding: `path:line:col: level rule message`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.model import ArticleReport
from lint.reporters.base import RunInfo


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the lines, failures of an article before its findings."""
    for report in reports:
        for failure in report.failures:
            yield f"{report.path}:1:1: incomplete {failure.kind} {failure.message}\n"
        for finding in report.shown:
            place = f"{report.path}:{finding.line}:{finding.column}"
            yield f"{place}: {finding.level.value} {finding.rule} {finding.message}\n"
    for note in info.notes:
        yield f"note: {note}\n"
