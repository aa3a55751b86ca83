"""`healthlint why FILE:LINE[:COL]`: everything considered at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from lint.config import load_config
from lint.errors import UsageError
from lint.model import ArticleReport, Span
from lint.run import Article, Linter
from lint.text.decode import decode
from lint.text.lazy import lazy
from lint.text.lines import LineIndex

_PLACE = lazy(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?\Z", re.DOTALL)


@click.command("why")
@click.argument("place", metavar="FILE:LINE[:COL]")
def command(place: str) -> int:
    """Show what fired, what was cleared and by which cue, what was suppressed, and the claims at a place."""
    match = _PLACE.match(place)
    if match is None or not Path(match["path"]).is_file():
        raise UsageError(f"“{place}” is no place. Write FILE:LINE or FILE:LINE:COLUMN.")
    path = match["path"]
    report = Linter(load_config(Path(path).resolve()), None).lint(Article(path))
    try:
        span = _span(path, report, int(match["line"]), match["column"])
    except IndexError:
        raise UsageError(f"{path} has no line {match['line']}.") from None
    rows = list(_rows(report, span))
    click.echo("\n".join(rows) if rows else "Nothing was considered here.")
    return 3 if report.failures else 0


def _span(path: str, report: ArticleReport, line: int, column: str | None) -> Span:
    span = LineIndex(decode(Path(path).read_bytes(), html=report.format == "html")).span(line)
    if column is None:
        return span
    at = min(span.start + int(column) - 1, span.end)
    return Span(at, at + 1)


def _rows(report: ArticleReport, span: Span) -> Iterator[str]:
    def here(other: Span) -> bool:
        return other.start < max(span.end, span.start + 1) and span.start < max(other.end, other.start + 1)

    for failure in report.failures:
        yield f"not looked at  {failure.message}"
    for finding in report.findings:
        if here(finding.span):
            state = f"suppressed ({finding.suppressed.reason})" if finding.suppressed else "fired"
            yield f"{state:14} {finding.rule}: {finding.message}"
    for cleared in report.considered:
        if here(cleared.span):
            yield f"{'cleared':14} {cleared.rule}: “{cleared.text}”, because of {cleared.cue}"
    for claim in report.claims:
        if here(claim.span):
            drug = f", drug {claim.drug}" if claim.drug else ""
            yield f"{'claim':14} {claim.claim_class}, support {claim.support}{drug}; decided by {claim.cue}"
    for statement in report.statements:
        if here(statement.span):
            counts = "counts" if statement.counts else "does not count"
            yield f"{'statement':14} {statement.kind}, {counts}: {statement.why}"
