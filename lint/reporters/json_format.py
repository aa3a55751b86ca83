"""The JSON report, schema version 1: see reports/report.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lint.model import ArticleReport, ClaimRecord, Failure, Finding
from lint.reporters.base import RunInfo, Tally

SCHEMA_VERSION = 1


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the JSON text piece by piece; the same input, rules and version give the same bytes."""
    tool = {
        "name": "healthlint",
        "version": info.version,
        "rules_digest": info.rules_digest,
        "config_digest": info.config_digest,
    }
    yield f'{{"schema_version": {SCHEMA_VERSION},\n "tool": {_dump(tool)},\n "articles": ['
    tally = Tally()
    for report in reports:
        yield ",\n  " if tally.articles else "\n  "
        tally.add(report)
        yield _dump(article(report))
    yield f'],\n "summary": {_dump(tally.as_summary())}}}\n'


def article(report: ArticleReport) -> dict[str, Any]:
    """Return the plain data of one article's report."""
    return {
        "path": report.path,
        "format": report.format,
        "sha256": report.sha256,
        "title": report.title,
        "verdict": report.verdict.value,
        "measurements": dict(report.measurements),
        "findings": [_finding(finding) for finding in report.findings],
        "claims": [_claim(claim) for claim in report.claims],
        "statements": [
            {"kind": s.kind, "start": s.span.start, "end": s.span.end, "text": s.text, "counts": s.counts, "why": s.why}
            for s in report.statements
        ],
        "considered": [
            {"rule": c.rule, "start": c.span.start, "end": c.span.end, "text": c.text, "cue": c.cue}
            for c in report.considered
        ],
        "failures": [_failure(failure) for failure in report.failures],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    fix = None
    if finding.fix is not None:
        edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in finding.edits]
        fix = {"safety": finding.fix.value, "edits": edits}
    suppressed = finding.suppressed
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "domain": finding.domain.value,
        "confidence": finding.confidence.value,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "text": finding.text,
        "message": finding.message,
        "fix": fix,
        "suppressed": {"kind": suppressed.kind, "reason": suppressed.reason} if suppressed else None,
        "fingerprint": finding.fingerprint,
        "related": [{"start": span.start, "end": span.end, "message": text} for span, text in finding.related],
    }


def _claim(claim: ClaimRecord) -> dict[str, Any]:
    base = {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "class": claim.claim_class,
        "support": claim.support,
        "drug": claim.drug,
        "daily_amount": None,
        "cue": claim.cue,
        "flagged_by": list(claim.flagged_by),
    }
    return {**base, **claim.fields}


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "kind": failure.kind,
        "message": failure.message,
        "rule": failure.rule,
        "start": failure.span.start if failure.span else None,
        "end": failure.span.end if failure.span else None,
    }


def _dump(value: object) -> str:
    """Dump with lone surrogates escaped: a broken file name must not break the report."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text
