"""The runs before this one, kept beside the report: a line of totals each, and the articles of the last two."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from lint.yamlfile import write_atomically

HISTORY = "history.jsonl"
LAST_RUN = "last-run.json"


class Article(NamedTuple):
    """What is compared of an article."""

    verdict: str
    safety_errors: int
    errors: int
    """Safety errors included."""
    warnings: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run in figures."""

    day: str
    """The day that dates were judged against, ISO; a run has no other time, so that the same input gives the same."""
    version: str
    rules_digest: str
    config_digest: str
    verdicts: Mapping[str, int]
    """Articles by verdict."""
    safety_errors: int
    errors: int
    warnings: int
    articles: Mapping[str, Article]
    """By path; empty for the runs of the history."""

    @property
    def count(self) -> int:
        """Return how many articles the run had."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run and those before it."""

    now: Run
    before: Run | None
    """The last run that differs from this one."""
    runs: tuple[Run, ...]
    """All runs in order, this one last."""
    broken_lines: int
    """Lines of the history that could not be read."""

    def change_of(self, path: str) -> str:
        """Return the change in errors and warnings of an article: `+2`, `-1`, `0`, `new`; empty without a run before."""
        if self.before is None:
            return ""
        if path not in self.before.articles:
            return "new"
        now, then = self.now.articles[path], self.before.articles[path]
        difference = now.errors + now.warnings - then.errors - then.warnings
        return f"{difference:+d}" if difference else "0"


def compare(folder: Path, now: Run) -> Comparison:
    """Return this run beside those that the folder remembers. A run like the last one is that one, not another."""
    runs, broken = _read_history(folder / HISTORY)
    current, previous = _read_last(folder / LAST_RUN)
    before = previous if current == now else current
    total = replace(now, articles={})
    if not runs or runs[-1] != total:
        runs.append(total)
    return Comparison(now, before, tuple(runs), broken)


def remember(folder: Path, comparison: Comparison) -> bool:
    """Keep this run for the next comparison; return whether it could be written."""
    lines = [_dump({key: value for key, value in asdict(run).items() if key != "articles"}) for run in comparison.runs]
    before = asdict(comparison.before) if comparison.before else None
    kept = _dump({"current": asdict(comparison.now), "previous": before})
    written = [
        write_atomically(folder / HISTORY, "".join(f"{line}\n" for line in lines).encode()),
        write_atomically(folder / LAST_RUN, f"{kept}\n".encode()),
    ]
    return all(written)


def _dump(value: object) -> str:
    """Dump as ASCII: a path may hold what UTF-8 cannot."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _read_history(path: Path) -> tuple[list[Run], int]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return [], 0
    runs = [_run(line) for line in lines if line.strip()]
    return [run for run in runs if run], sum(run is None for run in runs)


def _read_last(path: Path) -> tuple[Run | None, Run | None]:
    try:
        data = json.loads(path.read_bytes())
        return _run(data["current"]), _run(data["previous"]) if data["previous"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None, None


def _run(data: Any) -> Run | None:
    """Return a run from its plain data or a line of JSON; None for anything else: the file is open to all."""
    try:
        if isinstance(data, bytes):
            data = json.loads(data)
        rows = data.get("articles", {}).items()
        return Run(
            day=str(data["day"]),
            version=str(data["version"]),
            rules_digest=str(data["rules_digest"]),
            config_digest=str(data["config_digest"]),
            verdicts={str(name): int(count) for name, count in data["verdicts"].items()},
            safety_errors=int(data["safety_errors"]),
            errors=int(data["errors"]),
            warnings=int(data["warnings"]),
            articles={str(path): Article(str(v), int(s), int(e), int(w)) for path, (v, s, e, w) in rows},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
