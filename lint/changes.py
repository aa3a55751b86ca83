"""What changed since a git revision: files and their lines. Only git is asked; nothing is checked out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lint.errors import UsageError
from lint.model import ArticleReport
from lint.text.lazy import lazy

_HUNK = lazy(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_SECONDS = 60


def changed_files(revision: str, folder: Path) -> list[Path]:
    """Return the files added or changed since a revision, untracked ones included. Raises UsageError without git."""
    changed = _git(folder, "diff", "--name-only", "-z", "--diff-filter=d", "--relative", revision, "--")
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    names = {name for name in (changed + untracked).split("\0") if name}
    return sorted(folder / name for name in names)


def changed_lines(revision: str, path: Path) -> set[int] | None:
    """Return the 1-based lines of a file that are new since a revision; None if the whole file is."""
    diff = _git(path.parent, "diff", "-U0", "--no-color", "--no-ext-diff", revision, "--", path.name)
    if not diff:
        known = _git(path.parent, "ls-files", "-z", "--", path.name)
        return set() if known else None
    lines: set[int] = set()
    for start, count in _HUNK.findall(diff):
        lines.update(range(int(start), int(start) + (int(count) if count else 1)))
    return lines


def only_changed(report: ArticleReport, lines: Mapping[str, set[int] | None]) -> ArticleReport:
    """Return the report with the findings that touch a changed line; the rest is dropped."""
    wanted = lines.get(report.path)
    if wanted is None:
        return report
    kept = (f for f in report.findings if not wanted.isdisjoint(range(f.line, f.end_line + 1)))
    return replace(report, findings=tuple(kept))


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True, check=True, timeout=_SECONDS,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise UsageError("--since needs git, and there is none on this machine.") from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        detail = (
            error.stderr.decode(errors="replace").strip() if isinstance(error, subprocess.CalledProcessError) else ""
        )
        raise UsageError(f"git cannot say what changed: {detail or error}") from error
    return done.stdout.decode("utf-8", "surrogateescape")
