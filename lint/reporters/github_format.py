"""Annotations of a GitHub workflow run: the most dangerous first, within what GitHub shows, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.model import ArticleReport, Domain, Finding, Level
from lint.reporters.base import RunInfo, Tally

_MOST_OF_A_KIND = 10
"""GitHub shows at most 10 error and 10 warning annotations of a step."""
_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield workflow commands; the last slot of each kind says how many more there are."""
    tally = Tally()
    rows: dict[Level, list[tuple[str, Finding]]] = {level: [] for level in Level}
    broken: list[tuple[str, str]] = []
    for report in reports:
        tally.add(report)
        broken += [(report.path, failure.message) for failure in report.failures]
        for finding in report.shown:
            rows[finding.level].append((report.path, finding))
    for path, message in broken[:_MOST_OF_A_KIND]:
        yield f"::error file={_property(path)},title=healthlint incomplete::{_data(message)}\n"
    slots = _MOST_OF_A_KIND - min(len(broken), _MOST_OF_A_KIND)
    for level in Level:
        room = max(slots, 1) if level is Level.ERROR else _MOST_OF_A_KIND
        yield from _annotations(level, rows[level], room)
        slots = _MOST_OF_A_KIND
    counts = tally.as_summary()
    yield f"{counts['errors']} errors, {counts['warnings']} warnings, {counts['infos']} infos; {counts['incomplete']} incomplete.\n"


def _annotations(level: Level, rows: list[tuple[str, Finding]], room: int) -> Iterator[str]:
    rows.sort(key=lambda row: (row[1].domain is not Domain.SAFETY, row[0], row[1].span))
    shown = rows if len(rows) <= room else rows[: room - 1]
    for path, finding in shown:
        place = f"file={_property(path)},line={finding.line},endLine={finding.end_line}"
        if finding.line == finding.end_line:  # GitHub refuses columns over more than one line
            place += f",col={finding.column},endColumn={finding.end_column}"
        yield f"::{_COMMAND[level]} {place},title={_property(finding.rule)}::{_data(finding.message)}\n"
    if len(shown) < len(rows):
        more = len(rows) - len(shown)
        yield f"::{_COMMAND[level]} title=healthlint::and {more} more of level {level.value}; see the full report\n"


def _data(text: str) -> str:
    """Escape as the toolkit of GitHub's actions does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
