"""The baseline: findings that were there when the gate was set up. One entry absorbs one finding; it only shrinks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from lint.errors import ConfigError
from lint.model import ArticleReport, Suppression
from lint.yamlfile import write_atomically

FILE_NAME = "healthlint.baseline.json"
_VERSION = 1
Entry = tuple[str, str, str]
"""Article (path without its suffix, so that a change of format keeps it), rule, fingerprint."""


class Baseline:
    """The entries of a baseline file, each used up by one finding."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._left = Counter(entries)
        self._used: Counter[Entry] = Counter()

    @staticmethod
    def read(path: Path) -> Baseline:
        """Return the baseline of a file. Raises ConfigError if it cannot be read or is no baseline."""
        try:
            data: Any = json.loads(path.read_text(encoding="utf-8"))
            rows = [(row["article"], row["rule"], row["fingerprint"]) for row in data["entries"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path} is no baseline ({error}). Make one with: healthlint baseline create") from error
        return Baseline(rows)

    def absorb(self, report: ArticleReport) -> ArticleReport:
        """Return the report with the findings that an entry absorbs marked as suppressed."""
        findings = []
        for finding in report.findings:
            entry = entry_of(report.path, finding.rule, finding.fingerprint)
            if finding.suppressed is None and self._left[entry] > 0:
                self._left[entry] -= 1
                self._used[entry] += 1
                finding = replace(finding, suppressed=Suppression("baseline", "in the baseline"))  # noqa: PLW2901
            findings.append(finding)
        return replace(report, findings=tuple(findings))

    @property
    def entries(self) -> list[Entry]:
        """The entries that have absorbed nothing yet: all of them before a run."""
        return sorted(self._left.elements())

    @property
    def used(self) -> list[Entry]:
        """The entries that absorbed a finding: what is left of the baseline after `update --prune`."""
        return sorted(self._used.elements())


def entry_of(path: str, rule: str, fingerprint: str) -> Entry:
    """Return the entry of a finding."""
    return PurePath(path).with_suffix("").as_posix(), rule, fingerprint


def entries_of(reports: Iterable[ArticleReport]) -> list[Entry]:
    """Return the entries for all shown findings, sorted."""
    return sorted(entry_of(r.path, f.rule, f.fingerprint) for r in reports for f in r.shown)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, one entry a line, so that its diffs can be read."""
    rows = [json.dumps({"article": a, "rule": r, "fingerprint": f}) for a, r, f in sorted(entries)]
    body = ",\n  ".join(rows)
    text = (
        f'{{"version": {_VERSION}, "entries": [\n  {body}\n]}}\n'
        if rows
        else f'{{"version": {_VERSION}, "entries": []}}\n'
    )
    write_atomically(path, text.encode())
