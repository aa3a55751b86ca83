"""The terminal report: articles as groups, each finding with its line and an underline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.model import ArticleReport, Domain, Finding, Level, Verdict
from lint.reporters.base import RunInfo, Tally

_COLORS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
_VERDICTS = {
    Verdict.PASSED: ("Passed", "green"),
    Verdict.NEEDS_REVIEW: ("Needs review", "yellow"),
    Verdict.BLOCKED: ("Blocked", "red"),
    Verdict.INCOMPLETE: ("Incomplete", "magenta"),
}
_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the report: most dangerous findings first within an article, then the totals."""
    paint = _Paint(info.color)
    tally = Tally()
    for report in reports:
        tally.add(report)
        if report.shown or report.failures:
            yield from _article(report, paint)
    yield from _totals(tally, info, paint)


def _article(report: ArticleReport, paint: _Paint) -> Iterator[str]:
    word, color = _VERDICTS[report.verdict]
    yield f"{paint(report.path, bold=True)}  {paint(word, color)}\n"
    for failure in report.failures:
        yield f"  {paint('incomplete', 'magenta')}  {failure.kind}: {failure.message}\n"
    for finding in sorted(report.shown, key=_danger):
        yield from _finding(finding, paint)
    yield "\n"


def _danger(finding: Finding) -> tuple[int, bool, int]:
    return _ORDER[finding.level], finding.domain is not Domain.SAFETY, finding.span.start


def _finding(finding: Finding, paint: _Paint) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    level = paint(f"{finding.level.value:7}", _COLORS[finding.level])
    yield f"  {place:>8}  {level}  {paint(finding.rule, bold=True)}\n"
    yield f"            {finding.message}\n"
    if finding.excerpt.strip():
        number = str(finding.line)
        yield f"      {number:>4} │ {_visible(finding.excerpt)}\n"
        yield f"           │ {paint(_underline(finding), _COLORS[finding.level])}\n"
    if finding.edits:
        yield f"           = {finding.fix.value if finding.fix else 'review'} fix: write “{finding.edits[0].text}”\n"


def _visible(text: str) -> str:
    """Replace tabs and control characters by one visible cell each, so that the underline fits."""
    return "".join(
        " " if c == "\t" else "·" if ord(c) < 32 or c in "\u200b\u00ad\u202e\u202d\ufeff" else c for c in text
    )


def _underline(finding: Finding) -> str:
    before = max(0, finding.column - finding.excerpt_column)
    length = finding.span.end - finding.span.start
    shown = finding.excerpt[before : before + length]
    return " " * _cells(finding.excerpt[:before]) + "─" * max(1, _cells(shown))


def _cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(_visible(text))


def _totals(tally: Tally, info: RunInfo, paint: _Paint) -> Iterator[str]:
    counts = [(tally.levels[level], level.value) for level in Level]
    parts = [paint(f"{count} {name}{'' if count == 1 else 's'}", _COLORS[Level(name)]) for count, name in counts]
    articles = f"{tally.articles} article{'' if tally.articles == 1 else 's'}"
    yield f"Checked {articles}: {', '.join(parts)}"
    yield f" ({tally.suppressed} suppressed)" if tally.suppressed else ""
    yield ".\n"
    if tally.safety_errors:
        count = tally.safety_errors
        yield f"{paint('Safety gate: blocked', 'red', bold=True)} by {count} safety error{'' if count == 1 else 's'}.\n"
    if tally.incomplete:
        yield f"{paint('Incomplete', 'magenta', bold=True)}: {tally.incomplete} could not be looked at in full.\n"
    for note in info.notes:
        yield f"Note: {note}\n"
    if sum(tally.levels.values()):
        yield "This tool checks wording, not medical accuracy. To learn more: healthlint explain RULE\n"


class _Paint:
    """Colors when the terminal has them."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, color: str | None = None, *, bold: bool = False) -> str:
        if not self._on:
            return text
        import click

        return click.style(text, fg=color, bold=bold or None)
