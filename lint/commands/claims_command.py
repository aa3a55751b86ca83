"""`healthlint claims FILE`: every amount, taper, stop and duration statement, flagged or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lint.config import load_config
from lint.errors import UsageError
from lint.model import ArticleReport, ClaimRecord
from lint.run import Article, Linter
from lint.text.decode import decode
from lint.text.lines import LineIndex


@click.command("claims")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False))
def command(path: str) -> int:
    """Show the claims ledger of an article: class, support, drug, sum, and the words that decided."""
    if not Path(path).is_file():
        raise UsageError(f"there is no file “{path}”.")
    report = Linter(load_config(Path(path).resolve()), None).lint(Article(path))
    click.echo("\n".join(_lines(report)))
    return 3 if report.failures else 0


def _lines(report: ArticleReport) -> Iterator[str]:
    for failure in report.failures:
        yield f"incomplete: {failure.message}"
    if report.failures and not report.sha256:
        return
    lines = LineIndex(decode(Path(report.path).read_bytes(), html=report.format == "html"))
    for claim in report.claims:
        line, column = lines.position(claim.span.start)
        yield f"{report.path}:{line}:{column}  {claim.claim_class}, support {claim.support}"
        yield f"    {' '.join(claim.text.split())}"
        yield from (f"      {part}" for part in _parts(claim))
    yield f"{len(report.claims)} claims, {sum(bool(claim.flagged_by) for claim in report.claims)} flagged."


def _parts(claim: ClaimRecord) -> Iterator[str]:
    if claim.drug:
        yield f"drug: {claim.drug}"
    yield f"decided by: {claim.cue}"
    for name, value in claim.fields.items():
        if value not in (None, "", [], {}):
            yield f"{name.replace('_', ' ')}: {_plain(value)}"
    if claim.flagged_by:
        yield f"flagged by: {', '.join(claim.flagged_by)}"


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{part:,}" if isinstance(part, int | float) else str(part) for part in value.values())
    return str(value)
