"""SARIF 2.1.0. Columns count UTF-16 code units, as its consumers expect when `columnKind` says so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from lint.model import ArticleReport, Edit, Failure, Finding, Level, Rule
from lint.reporters.base import RunInfo, Tally

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_PRECISION = {"high": "high", "medium": "medium", "low": "low"}
_MOST_TAGS = 10


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield one SARIF log with one run; only rules that are used are described."""
    tally = Tally()
    results: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    used: dict[str, int] = {}
    for report in reports:
        tally.add(report)
        notifications += [_notification(report.path, failure) for failure in report.failures]
        for finding in report.findings:
            index = used.setdefault(finding.rule, len(used))
            results.append(_result(report, finding, index))
    invocation = {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
    driver = {
        "name": "healthlint",
        "version": info.version,
        "semanticVersion": info.version,
        "rules": [_rule(name, info.rules.get(name)) for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "automationDetails": {"id": "healthlint/"},
        "invocations": [invocation],
        "results": results,
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)
    yield "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    described: dict[str, Any] = {"id": name, "name": name}
    if rule is None:
        return described
    sources = "\n".join(f"- {s.title}{f' ({s.year})' if s.year else ''}" for s in rule.sources)
    good = next((example.text for example in rule.examples if not example.bad), "")
    help_text = f"{rule.why}\n\nSources:\n{sources}"
    return {
        **described,
        "shortDescription": {"text": rule.why.partition(". ")[0]},
        "fullDescription": {"text": rule.why},
        "help": {"text": help_text, "markdown": f"{help_text}\n\nRight:\n\n```\n{good}\n```"},
        "defaultConfiguration": {"level": _LEVEL[rule.level]},
        "properties": {
            "tags": [rule.family, rule.domain.value][:_MOST_TAGS],
            "precision": _PRECISION[rule.confidence.value],
            "problem.severity": {"error": "error", "warning": "warning", "info": "recommendation"}[rule.level.value],
        },
    }


def _result(report: ArticleReport, finding: Finding, index: int) -> dict[str, Any]:
    location = {"artifactLocation": {"uri": _uri(report.path)}, "region": _region(finding)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVEL[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"healthlint/v1": finding.fingerprint},
    }
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.kind == "inline" else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": finding.suppressed.reason}]
    inside = all(finding.span.start <= e.span.start and e.span.end <= finding.span.end for e in finding.edits)
    if finding.edits and inside:
        result["fixes"] = [_fix(report.path, finding)]
    return result


def _region(finding: Finding) -> dict[str, Any]:
    place = finding.utf16
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": place.column,
        "endLine": finding.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    return {**region, "snippet": {"text": finding.text}} if finding.text else region


def _fix(path: str, finding: Finding) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _deleted(finding, edit),
            "insertedContent": {"text": edit.text},
        }
        for edit in finding.edits
    ]
    return {
        "description": {"text": f"Write “{finding.edits[0].text}”."},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}],
    }


def _deleted(finding: Finding, edit: Edit) -> dict[str, Any]:
    """Return the region an edit replaces; the text between it and the finding's start says how wide characters are."""
    if edit.span == finding.span:
        return _region(finding)
    before = finding.text[: edit.span.start - finding.span.start]
    removed = finding.text[len(before) : len(before) + edit.span.end - edit.span.start]
    return {"charOffset": finding.utf16.start + _utf16_length(before), "charLength": _utf16_length(removed)}


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _notification(path: str, failure: Failure) -> dict[str, Any]:
    return {
        "descriptor": {"id": failure.kind},
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
    }


def _uri(path: str) -> str:
    """Return a path as a relative URI, or a file URI if it is absolute."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix(), errors="surrogatepass")
