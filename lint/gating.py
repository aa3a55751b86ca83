"""What is shown of a report and what counts: baseline, waivers, changed lines, in one place for every command."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lint import baseline as baselines
from lint.changes import changed_files, changed_lines, only_changed
from lint.config import Config
from lint.model import ArticleReport, Domain, Level
from lint.rulebook.select import covers
from lint.run import Article
from lint.waivers import FILE_NAME as WAIVERS_FILE
from lint.waivers import Waivers, read_waivers


class Filters:
    """Marks or drops what the baseline, the waivers and the changed lines say; articles stream through."""

    def __init__(
        self, config: Config, *, baseline: Path | None, use_waivers: bool, since: str | None, today: datetime.date
    ) -> None:
        """Read the files once. Raises ConfigError or UsageError if one is wrong.

        `baseline` None: the file beside the configuration, if there is one.
        """
        found = config.folder / baselines.FILE_NAME
        path = baseline or (found if found.is_file() else None)
        self.baseline = baselines.Baseline.read(path) if path else None
        waivers = config.folder / WAIVERS_FILE
        self.waivers = Waivers(read_waivers(waivers), today, covers) if use_waivers and waivers.is_file() else None
        self._since = since

    def wanted(self, articles: Iterable[Article]) -> list[Article]:
        """Return the articles to check: with `since`, only the changed ones."""
        chosen = list(articles)
        if self._since is None:
            return chosen
        changed = {path.resolve() for path in changed_files(self._since, Path.cwd())}
        return [article for article in chosen if Path(article.path).resolve() in changed]

    def apply(self, reports: Iterable[ArticleReport]) -> Iterator[ArticleReport]:
        """Yield the reports with waived and known findings marked, and findings on unchanged lines dropped."""
        for report in reports:
            if self.waivers:
                report = self.waivers.apply(report)  # noqa: PLW2901
            if self.baseline:
                report = self.baseline.absorb(report)  # noqa: PLW2901
            if self._since:
                lines = {report.path: changed_lines(self._since, Path(report.path).resolve())}
                report = only_changed(report, lines)  # noqa: PLW2901
            yield report

    def notes(self) -> list[str]:
        """Return what the user should know after the run."""
        return self.waivers.problems() if self.waivers else []


@dataclass(slots=True)
class GateResult:
    """The two results of a gate, never one number."""

    safety_errors: int = 0
    quality_errors: int = 0
    """Shown findings of domain quality at or above `fail_on`."""
    incomplete: int = 0

    def add(self, report: ArticleReport, fail_on: str) -> None:
        """Count one article."""
        lowest = Level(fail_on).rank if fail_on != "never" else len(Level)
        self.incomplete += bool(report.failures)
        for finding in report.shown:
            if finding.domain is Domain.SAFETY:
                self.safety_errors += finding.level.rank >= min(lowest, Level.ERROR.rank)
            else:
                self.quality_errors += finding.level.rank >= lowest

    @property
    def code(self) -> int:
        """3 incomplete, 1 blocked, 0 passed."""
        return 3 if self.incomplete else 1 if self.safety_errors or self.quality_errors else 0

    def lines(self) -> list[str]:
        """Return the verdicts in words."""
        safety = f"blocked by {_count(self.safety_errors, 'finding')}" if self.safety_errors else "passed"
        quality = f"{_count(self.quality_errors, 'finding')} to mend" if self.quality_errors else "passed"
        rows = [f"Safety gate: {safety}", f"Quality gate: {quality}"]
        if self.incomplete:
            rows.append(f"Incomplete: {_count(self.incomplete, 'article')} could not be looked at in full")
        return rows


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
