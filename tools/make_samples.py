"""Write the committed sample reports of a few corpus articles: HTML, JSON and SARIF, the same bytes every time.

Run it with `make samples` after a change of rules or reporters; `--check` writes nothing and fails if they differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "reports" / "samples"
TODAY = "2026-11-21"
"""Dates are judged against this day, so that the samples do not age."""
ARTICLES = (
    "corpus/clean/asthma-basics.md",
    "corpus/flawed/quit-oxycodone-fast.md",
    "corpus/flawed/tylenol-dose-tips.html",
)


def write(folder: Path) -> None:
    """Write all samples into a folder. Raises RuntimeError if a command ends otherwise than with 0, 1 or 3."""
    folder.mkdir(parents=True, exist_ok=True)
    run("report", *ARTICLES, "--output", str(folder / "html"), "--today", TODAY)
    for name in ("json", "sarif"):
        text = run("check", *ARTICLES, "--format", name, "--no-cache", "--today", TODAY)
        (folder / f"report.{name}").write_bytes(text)
    for name in ("history.jsonl", "last-run.json"):
        (folder / "html" / name).unlink(missing_ok=True)


def run(*args: str) -> bytes:
    """Return what the command line prints, run from the project's folder so that paths are the same everywhere."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "HEALTHLINT_CACHE_DIR": cache}
        call = [sys.executable, "-m", "lint", *args]
        done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"healthlint {' '.join(args)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of each file under a folder by its relative path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def main() -> int:
    """Write or check the samples; return 1 if they differ."""
    if sys.argv[1:] != ["--check"]:
        write(SAMPLES)
        return 0
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        expected, found = files(Path(made)), files(SAMPLES)
    differing = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
    for name in differing:
        print(f"reports/samples/{name} is not what the linter writes now; run `make samples`.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
