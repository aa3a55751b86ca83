"""Pages to test: articles whose findings are marked ⟦ ⟧, read by the real readers."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from lint.document import Document
from lint.model import (
    ArticleReport,
    Confidence,
    Domain,
    Failure,
    Finding,
    Level,
    Rule,
    Settings,
    Source,
    Span,
)
from lint.readers import read
from lint.reporters.base import RunInfo
from lint.reporters.html.page import ArticlePages

LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)


def rule(
    rule_id: str, *, domain: Domain = Domain.QUALITY, why: str = "It misleads. More follows.", url: str | None = None
) -> Rule:
    source = Source("A handbook", 2020, url, "V")
    return Rule(
        rule_id, f"rules/{rule_id}.yaml", "existence", Level.ERROR, domain, Confidence.HIGH, "{match}", why, (source,), (),
        frozenset(),
    )  # fmt: skip


RULES = {r.id: r for r in (rule("dosing/sample", domain=Domain.SAFETY), rule("structure/sample"))}


def info(rules: dict[str, Rule] | None = None) -> RunInfo:
    return RunInfo("rules1", "config1", version="1.0", rules=rules if rules is not None else RULES)


def finding(document: Document, span: Span, number: int, **changes: object) -> Finding:
    level = LEVELS[number % 3]
    line, column = document.lines.position(span.start)
    end_line, end_column = document.lines.position(span.end)
    text = document.source[span.start : span.end]
    made = Finding(
        "dosing/sample" if number % 3 == 0 else "structure/sample", level, Domain.SAFETY if number % 3 == 0 else Domain.QUALITY,
        Confidence.HIGH, span, line, column, end_line, end_column, text, f"Message {number} on “{text}”.",
        hashlib.sha256(f"{number}{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def marked(text: str, name: str = "a.md", failures: tuple[Failure, ...] = ()) -> tuple[ArticleReport, Document]:
    """Return the report and document of a text; each ⟦ ⟧ in it is a finding (they may nest), levels taking turns."""
    plain, opened, spans = "", [], []
    for character in text:
        if character == "⟦":
            opened.append(len(plain))
        elif character == "⟧":
            spans.append(Span(opened.pop(), len(plain)))
        else:
            plain += character
    document = read(name, plain.encode("utf-8"), Settings())
    return report_of(document, sorted(spans), failures), document


def report_of(document: Document, spans: list[Span], failures: tuple[Failure, ...] = ()) -> ArticleReport:
    findings = tuple(finding(document, span, number) for number, span in enumerate(spans))
    digest = hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()
    counts = {"words": len(document.source.split()), "sentences": 3, "smog": 8.1, "flesch_kincaid_grade": 7.2}
    return ArticleReport(document.path, document.format, digest, "A title", counts, findings, (), (), (), failures)


def page(text: str, name: str = "a.md") -> str:
    report, document = marked(text, name)
    return ArticlePages(info()).page(report, document, "index.html").decode("utf-8")
