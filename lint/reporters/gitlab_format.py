"""GitLab Code Quality: a JSON array of issues."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from lint.model import ArticleReport, Domain, Finding, Level
from lint.reporters.base import RunInfo

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.INFO: "info"}


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the array; a failure is a blocker."""
    first = True
    yield "["
    for report in reports:
        for issue in _issues(report):
            yield ("" if first else ",") + "\n" + json.dumps(issue)
            first = False
    yield "\n]\n"


def _issues(report: ArticleReport) -> Iterator[dict[str, object]]:
    for number, failure in enumerate(report.failures):
        yield _issue(report.path, failure.kind, failure.message, "blocker", 1, 1, f"{failure.kind}-{number}")
    for f in report.shown:
        severity = "blocker" if f.level is Level.ERROR and f.domain is Domain.SAFETY else _SEVERITY[f.level]
        yield _issue(report.path, f.rule, f.message, severity, f.line, f.end_line, _key(f))


def _key(finding: Finding) -> str:
    return finding.fingerprint


def _issue(path: str, rule: str, text: str, severity: str, line: int, end_line: int, key: str) -> dict[str, object]:
    fingerprint = hashlib.sha256(f"{path}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()
    lines = {"begin": line, "end": end_line}
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path.removeprefix("./"), "lines": lines},
    }
