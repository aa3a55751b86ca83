"""Precision and recall of the rules on labelled articles.

Beside `NAME.EXT` stands `NAME.EXT.labels.yaml`: a list of `{rule, text, occurrence?, optional?, absent?}` with the
quoted text of each defect. A finding is right when its rule has a label whose text it overlaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint.config import Config
from lint.errors import UsageError
from lint.model import ArticleReport, Finding, Level, Span
from lint.run import Article, Linter
from lint.text.decode import decode
from lint.yamlfile import load

LABELS_SUFFIX = ".labels.yaml"


@dataclass(frozen=True, slots=True)
class Label:
    """One defect that a person marked."""

    rule: str
    span: Span
    text: str
    optional: bool
    """A finding here is neither right nor wrong."""
    absent: bool = False
    """Something is missing from the article: a finding of the rule anywhere in it meets the label."""


@dataclass(slots=True)
class Score:
    """Counts for one rule."""

    right: int = 0
    exact: int = 0
    """Of the right ones, how many have exactly the labelled span."""
    wrong: list[str] = field(default_factory=list)
    """Where a finding stands that no label backs."""
    missed: list[str] = field(default_factory=list)
    """Where a label stands that no finding meets."""

    @property
    def precision(self) -> float | None:
        """Share of findings that are right; None without findings."""
        total = self.right + len(self.wrong)
        return self.right / total if total else None

    @property
    def recall(self) -> float | None:
        """Share of labels that are found; None without labels."""
        total = self.right + len(self.missed)
        return self.right / total if total else None


@dataclass(slots=True)
class Evaluation:
    """Scores by rule, and the noise on clean articles."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    clean_words: int = 0
    clean_noise: dict[Level, int] = field(default_factory=lambda: dict.fromkeys(Level, 0))
    articles: int = 0
    incomplete: list[str] = field(default_factory=list)

    @property
    def overall(self) -> Score:
        """All rules added up."""
        total = Score()
        for score in self.scores.values():
            total.right += score.right
            total.exact += score.exact
            total.wrong += score.wrong
            total.missed += score.missed
        return total

    def noise_per_1000_words(self, level: Level) -> float:
        """Return the findings of a level per 1,000 words on clean articles."""
        return 1000 * self.clean_noise[level] / self.clean_words if self.clean_words else 0.0


def evaluate(folder: Path, config: Config) -> Evaluation:
    """Score every labelled article under a folder. Raises UsageError if there is none, or a label quotes nothing."""
    paths = sorted(folder.rglob(f"*{LABELS_SUFFIX}"))
    if not paths:
        raise UsageError(f"no labelled article (NAME.EXT{LABELS_SUFFIX}) stands under {folder}.")
    linter = Linter(config, None)
    result = Evaluation()
    for labels_path in paths:
        article = Path(str(labels_path).removesuffix(LABELS_SUFFIX))
        report = linter.lint(Article(str(article)))
        labels = read_labels(labels_path, decode(article.read_bytes(), html=article.suffix == ".html"))
        known = [label for label in labels if label.rule in linter.book.rules]
        _score(result, article, report, known)
    return result


def read_labels(path: Path, source: str) -> list[Label]:
    """Return the labels of an article. Raises UsageError for a quotation that is not in it."""
    rows = load(path) or []
    labels = []
    for row in rows if isinstance(rows, list) else ():
        text, start = str(row["text"]), -1
        for _ in range(int(row.get("occurrence", 1))):
            start = source.find(text, start + 1)
            if start == -1:
                raise UsageError(f"{path}: the article does not hold “{text}”. Quote it exactly.")
        labels.append(
            Label(row["rule"], Span(start, start + len(text)), text, bool(row.get("optional")), bool(row.get("absent")))
        )
    return labels


def _score(result: Evaluation, article: Path, report: ArticleReport, labels: Sequence[Label]) -> None:
    result.articles += 1
    if report.failures:
        result.incomplete.append(f"{article}: {report.failures[0].message}")
    met: set[int] = set()
    for finding in report.shown:
        score = result.scores[finding.rule]
        matches = [i for i, label in enumerate(labels) if label.rule == finding.rule and _overlap(label, finding)]
        firm = [i for i in matches if not labels[i].optional]
        if firm:
            fresh = next((i for i in firm if i not in met), None)
            if fresh is not None:
                score.right += 1
                score.exact += labels[fresh].span == finding.span
            met.update(firm)
        elif not matches:
            score.wrong.append(f"{article}:{finding.line}:{finding.column} {finding.text[:80]!r}")
    for index, label in enumerate(labels):
        if index not in met and not label.optional:
            result.scores[label.rule].missed.append(f"{article}:{label.span.start} {label.text[:80]!r}")
    if "clean" in article.parts:
        result.clean_words += int(report.measurements.get("words") or 0)
        for finding in _unlabelled(report.shown, labels):
            result.clean_noise[finding.level] += 1


def _unlabelled(findings: Iterable[Finding], labels: Sequence[Label]) -> list[Finding]:
    return [f for f in findings if not any(label.rule == f.rule and _overlap(label, f) for label in labels)]


def _overlap(label: Label, finding: Finding) -> bool:
    if label.absent:
        return True
    low, high = max(label.span.start, finding.span.start), min(label.span.end, finding.span.end)
    return low < high or label.span == finding.span
