"""The index: totals, a row for each article, the rules that fire most, and how this run compares with those before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.document import Document
from lint.model import ArticleReport, Domain, Level, Verdict
from lint.reporters.base import RunInfo
from lint.reporters.html.environment import render
from lint.reporters.html.history import Article, Comparison, Run
from lint.reporters.html.measures import last_review

NAME = "index.html"
_TOP_RULES = 15
_RUNS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the table."""

    path: str
    page: str
    """File name of its page."""
    title: str
    figures: Article
    infos: int
    grade: float | int | None
    """Flesch-Kincaid, a US school grade."""
    disclaimers: str
    """Lines that count, of those looked at: `1/3`."""
    reviewed: str
    """The last review or change that the page's data states, or empty."""


@dataclass(frozen=True, slots=True)
class Expiring:
    """A waiver with the days it has left."""

    path: str
    rule: str
    owner: str
    expires: str
    days: int
    """Negative: it has expired."""


@dataclass(slots=True)
class Summary:
    """What the index says, filled while articles stream by."""

    rows: list[Row] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    infos: int = 0

    def add(self, report: ArticleReport, document: Document, page: str) -> None:
        """Add one article."""
        shown = report.shown
        levels = Counter(finding.level for finding in shown)
        safety = sum(f.level is Level.ERROR and f.domain is Domain.SAFETY for f in shown)
        self.rules.update(finding.rule for finding in shown)
        self.infos += levels[Level.INFO]
        counting = sum(statement.counts for statement in report.statements)
        self.rows.append(
            Row(
                report.path,
                page,
                report.title or "",
                Article(report.verdict.value, safety, levels[Level.ERROR], levels[Level.WARNING]),
                levels[Level.INFO],
                report.measurements.get("flesch_kincaid_grade"),
                f"{counting}/{len(report.statements)}" if report.statements else "",
                last_review(document)[0] or "",
            )
        )

    def run(self, info: RunInfo, day: str) -> Run:
        """Return this run as the history keeps it; `day` is the day that dates were judged against."""
        figures = [row.figures for row in self.rows]
        return Run(
            day,
            info.version,
            info.rules_digest,
            info.config_digest,
            {verdict.value: sum(f.verdict == verdict.value for f in figures) for verdict in Verdict},
            sum(f.safety_errors for f in figures),
            sum(f.errors for f in figures),
            sum(f.warnings for f in figures),
            {row.path: row.figures for row in self.rows},
        )


def index_page(summary: Summary, comparison: Comparison, info: RunInfo, waivers: Sequence[Expiring] = ()) -> bytes:
    """Return the index page. Rows stand with the most dangerous first."""
    order = {verdict.value: place for place, verdict in enumerate(_BY_DANGER)}
    rows = sorted(
        summary.rows, key=lambda r: (order[r.figures.verdict], -r.figures.safety_errors, -r.figures.errors, r.path)
    )
    total = sum(summary.rules.values())
    return render(
        "index.html.j2",
        info=info,
        run=comparison.now,
        before=comparison.before,
        rows=rows,
        order=[verdict.value for verdict in _BY_DANGER],
        infos=summary.infos,
        change=comparison.change_of,
        broken=comparison.broken_lines,
        top=sorted(summary.rules.items(), key=lambda item: (-item[1], item[0]))[:_TOP_RULES],
        total=total,
        runs=comparison.runs[-_RUNS_SHOWN:],
        waivers=sorted(waivers, key=lambda waiver: (waiver.days, waiver.path, waiver.rule)),
    )


_BY_DANGER = (Verdict.BLOCKED, Verdict.INCOMPLETE, Verdict.NEEDS_REVIEW, Verdict.PASSED)
