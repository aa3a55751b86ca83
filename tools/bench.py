"""Print the speed budgets and what is measured: medians of several runs, on articles made here.

Run it with `make bench`. Nothing here fails: a budget that is missed is marked, for a person to judge.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = (
    "Most people feel better after a few days of rest and warm drinks.",
    "Wash your hands often, and keep away from others while you have a fever.",
    "Your nurse can show you how to measure your breathing at home.",
    "A cough may last for two or three weeks, even when the illness is over.",
    "Eat small meals, and sleep with your head raised if that helps.",
    "Call your clinic if the pain does not go away, or if you are worried.",
)
DOSES = (
    "Adults can take 400 mg of ibuprofen every 6 hours, according to the Drug Facts label.",
    "Do not take more than 1,200 mg in 24 hours unless your doctor tells you to.",
    "The usual starting dose of sertraline is 50 mg once a day.",
    "In one trial, 40 people were given 10 mg of the drug for 12 weeks.",
)


def article(words: int, *, doses: bool = False, seed: int = 0) -> str:
    """Return a Markdown article of about so many words, with headings, a list and, if asked, doses."""
    lines, count, number = [f"# Getting over a cold, part {seed}", ""], 0, seed
    while count < words:
        if number % 12 == 0:
            lines += [f"## What to do on day {number}", ""]
        sentences = [SENTENCES[(number * 5 + k) % len(SENTENCES)] for k in range(4)]
        if doses and number % 3 == 0:
            sentences[1] = DOSES[number % len(DOSES)]
        paragraph = f"Day {number}. {' '.join(sentences)}"
        lines += [paragraph, ""]
        count += len(paragraph.split())
        number += 1
    return "\n".join(lines)


def median_ms(function: Callable[[], object], runs: int = 15) -> float:
    """Return the median milliseconds of a call, after one warm-up."""
    function()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def command_seconds(*arguments: str, bytecode: str, runs: int = 5) -> float:
    """Return the median seconds of a healthlint command as a whole process.

    `bytecode` is a folder for compiled modules: an installation has them, a work tree may not.
    """
    times = []
    environment = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "lint", *arguments],
            check=False, capture_output=True, env={**os.environ, **environment}, cwd=ROOT,
        )  # fmt: skip
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def show(what: str, measured: float, budget: float, unit: str) -> None:
    """Print one row."""
    mark = "ok" if measured <= budget else "OVER"
    print(f"{what:62} {measured:9.2f} {unit:3} budget {budget:g} {unit}  {mark}", flush=True)


def warm() -> None:
    """Measure an article in a warm process."""
    from lint.analysis.claims import claims
    from lint.config import load_config
    from lint.readers import read
    from lint.run import Article, Linter

    linter = Linter(load_config(ROOT, isolated=True), None)
    plain, dosed = article(1000).encode(), article(1000, doses=True).encode()
    settings = linter.plan("a.md").settings
    show("all rules, 1,000 words, warm", median_ms(lambda: linter.lint(Article("a.md", plain))), 6, "ms")
    show("all rules, 1,000 words with doses, warm", median_ms(lambda: linter.lint(Article("a.md", dosed))), 6, "ms")
    show("reading 1,000 words of Markdown", median_ms(lambda: read("a.md", plain, settings)), 2, "ms")
    documents = [read("a.md", dosed, settings) for _ in range(16)]
    reading = iter(documents)
    show("claims ledger, 1,000 words", median_ms(lambda: claims(next(reading)), runs=15), 3, "ms")
    long, short = article(20_000).encode(), article(2_000).encode()
    ratio = median_ms(lambda: linter.lint(Article("a.md", long)), 3) / median_ms(
        lambda: linter.lint(Article("a.md", short)), 5
    )
    show("ten times the text, times the time", ratio, 11, "x")
    with tempfile.TemporaryDirectory() as folder:
        cached = Linter(load_config(ROOT, isolated=True), Path(folder))
        cached.lint(Article("a.md", plain))
        show("unchanged article, from the cache", median_ms(lambda: cached.lint(Article("a.md", plain))), 0.3, "ms")


def cold() -> None:
    """Measure whole commands."""
    with tempfile.TemporaryDirectory() as folder:
        plain, dosed = Path(folder) / "plain.md", Path(folder) / "dosed.md"
        plain.write_text(article(1000), encoding="utf-8")
        dosed.write_text(article(1000, doses=True), encoding="utf-8")
        show("healthlint --version", command_seconds("--version", bytecode=folder), 0.1, "s")
        show("healthlint explain", command_seconds("explain", "structure/duplicate-heading", bytecode=folder), 0.1, "s")
        show("check, cold, no doses", command_seconds("check", "--no-cache", str(plain), bytecode=folder), 0.25, "s")
        show("check, cold, with doses", command_seconds("check", "--no-cache", str(dosed), bytecode=folder), 1.0, "s")


def many(count: int = 2000) -> None:
    """Measure a folder of articles with one worker and with two."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        for number in range(count):
            path = Path(folder) / f"{number}.md"
            path.write_text(article(400, doses=number % 2 == 0, seed=number), encoding="utf-8")
        check = ("check", folder, "--no-cache", "--format", "concise")
        one = command_seconds(*check, "--jobs", "1", bytecode=compiled, runs=1)
        two = command_seconds(*check, "--jobs", "2", bytecode=compiled, runs=1)
        print(f"{count} articles: one worker {one:.1f} s, two workers {two:.1f} s, {one / two:.2f} times (budget 1.8)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    show("memory of the largest process", peak, 400, "MB")


if __name__ == "__main__":
    warm()
    cold()
    many()
