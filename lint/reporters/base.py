"""What reporters need to know of a run, and the counts they all show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lint import __version__
from lint.model import ArticleReport, Domain, Level, Rule


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The run that a report is of."""

    rules_digest: str
    config_digest: str
    version: str = __version__
    color: bool = False
    notes: tuple[str, ...] = ()
    """Engines that did not run, and why."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The rules by id, for formats that carry their help."""


@dataclass(slots=True)
class Tally:
    """Counts over a run, filled while articles stream by."""

    articles: int = 0
    incomplete: int = 0
    levels: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Level, 0))
    safety_errors: int = 0
    suppressed: int = 0

    def add(self, report: ArticleReport) -> None:
        """Count one article."""
        self.articles += 1
        self.incomplete += bool(report.failures)
        self.suppressed += len(report.findings) - len(report.shown)
        for finding in report.shown:
            self.levels[finding.level] += 1
            self.safety_errors += finding.level is Level.ERROR and finding.domain is Domain.SAFETY

    def as_summary(self) -> dict[str, int]:
        """Return the summary of the JSON report."""
        return {
            "articles": self.articles,
            "errors": self.levels[Level.ERROR],
            "warnings": self.levels[Level.WARNING],
            "infos": self.levels[Level.INFO],
            "incomplete": self.incomplete,
        }
