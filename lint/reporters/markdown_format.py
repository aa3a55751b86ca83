"""A summary in Markdown for a pull request or a job page: a row an article, then the first findings, under 900 KB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.model import ArticleReport, Domain, Finding, Level
from lint.reporters.base import RunInfo, Tally

_MOST_BYTES = 900_000
"""GitHub refuses a step summary over 1 MiB."""
_MOST_FINDINGS = 50
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|~!&"} | {"\n": " ", "\r": " "})


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the table and the most dangerous findings; what is left out is counted."""
    tally = Tally()
    rows, worst, broken = [], [], []
    for report in reports:
        tally.add(report)
        broken += [f"- {_plain(report.path)}: {_plain(failure.message)}\n" for failure in report.failures]
        rows.append(_row(report))
        worst += [(report.path, finding) for finding in report.shown]
        worst = sorted(worst, key=_danger)[:_MOST_FINDINGS]
    yield from _bounded(_pieces(rows, broken, worst, tally, info))


def _pieces(
    rows: list[str], broken: list[str], worst: list[tuple[str, Finding]], tally: Tally, info: RunInfo
) -> Iterator[str]:
    counts = tally.as_summary()
    yield "## healthlint\n\n"
    yield f"{counts['articles']} articles: {counts['errors']} errors, {counts['warnings']} warnings, {counts['infos']} infos"
    yield f"; {counts['incomplete']} incomplete.\n\n" if counts["incomplete"] else ".\n\n"
    yield "| article | verdict | safety errors | errors | warnings | grade (SMOG) |\n|---|---|---:|---:|---:|---:|\n"
    yield from rows
    if broken:
        yield "\n### Not looked at\n\n"
        yield from broken
    if worst:
        yield "\n### First findings\n\n"
    for path, f in worst:
        yield f"- **{f.level.value}** {_plain(path)}:{f.line} {_plain(f.rule)}: {_plain(f.message)}\n"
    left = sum(tally.levels.values()) - len(worst)
    yield f"\nand {left} more.\n" if left else ""
    for note in info.notes:
        yield f"\nNote: {_plain(note)}\n"


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    size, left_out = 0, 0
    for piece in pieces:
        size += len(piece.encode("utf-8", "surrogatepass"))
        if size > _MOST_BYTES:
            left_out += 1
        else:
            yield piece
    if left_out:
        yield f"\n{left_out} lines were left out to keep this summary short.\n"


def _row(report: ArticleReport) -> str:
    shown = report.shown
    safety = sum(f.level is Level.ERROR and f.domain is Domain.SAFETY for f in shown)
    errors = sum(f.level is Level.ERROR for f in shown)
    warnings = sum(f.level is Level.WARNING for f in shown)
    grade = report.measurements.get("smog")
    cells = (_plain(report.path), report.verdict.value, safety, errors, warnings, "" if grade is None else grade)
    return f"| {' | '.join(str(cell) for cell in cells)} |\n"


def _danger(row: tuple[str, Finding]) -> tuple[int, bool, str, int]:
    path, finding = row
    return -finding.level.rank, finding.domain is not Domain.SAFETY, path, finding.span.start


def _plain(text: str) -> str:
    return text.translate(_SPECIAL)
