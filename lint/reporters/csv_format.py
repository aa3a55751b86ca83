"""Comma-separated values for spreadsheets. A cell that a spreadsheet would run as a formula is made text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from lint.model import ArticleReport
from lint.reporters.base import RunInfo

_HEADER = ("path", "line", "column", "level", "domain", "rule", "text", "message", "fingerprint", "suppressed")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the header, then a row for each finding and failure."""
    yield _row(_HEADER)
    for report in reports:
        for failure in report.failures:
            yield _row((report.path, 1, 1, "incomplete", "", failure.kind, "", failure.message, "", ""))
        for f in report.findings:
            reason = f.suppressed.reason if f.suppressed else ""
            place = (report.path, f.line, f.column, f.level.value, f.domain.value, f.rule)
            yield _row((*place, f.text, f.message, f.fingerprint, reason))


def _row(cells: Sequence[object]) -> str:
    stream = io.StringIO()
    safe = [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell for cell in cells]
    csv.writer(stream, lineterminator="\r\n").writerow(safe)
    return stream.getvalue()
