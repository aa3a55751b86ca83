"""Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8, from 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lint.model import ArticleReport, Finding, Level
from lint.reporters.base import RunInfo

_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the document, a diagnostic at a time."""
    yield '{"source": {"name": "healthlint"}, "diagnostics": ['
    first = True
    for report in reports:
        for row in _diagnostics(report):
            yield ("" if first else ",") + "\n  " + json.dumps(row)
            first = False
    yield "\n]}\n"


def _diagnostics(report: ArticleReport) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        place = {"path": report.path, "range": {"start": {"line": 1}}}
        yield {"message": failure.message, "location": place, "severity": "ERROR", "code": {"value": failure.kind}}
    for finding in report.shown:
        place = {"path": report.path, "range": _range(finding)}
        row = {"message": finding.message, "location": place, "severity": _SEVERITY[finding.level]}
        yield {**row, "code": {"value": finding.rule}}


def _range(finding: Finding) -> dict[str, Any]:
    """Return the range; where the excerpt does not reach back to the line's start, lines only."""
    if finding.excerpt_column != 1 or finding.line != finding.end_line:
        return {"start": {"line": finding.line}, "end": {"line": finding.end_line}}
    start = len(finding.excerpt[: finding.column - 1].encode("utf-8", "surrogatepass")) + 1
    end = start + len(finding.text.encode("utf-8", "surrogatepass"))
    return {"start": {"line": finding.line, "column": start}, "end": {"line": finding.end_line, "column": end}}
