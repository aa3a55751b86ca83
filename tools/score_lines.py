"""Score the boilerplate rules on labelled lines.

    python tools/score_lines.py LINES.jsonl

Each row holds `rule`, `text` and `match`. The line is put into the middle of a small article of plain text (a line
for truncated-ending at its end), and the rule must flag it, or must not. Prints right and wrong for each rule.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from lint.engine import check
from lint.model import Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan

BEFORE = """Living with a stiff knee

A stiff knee makes stairs and chairs hard. Gentle movement each day helps most people.

Moving more

Start with five minutes. Add a minute every few days, and rest when the knee swells.

"""
AFTER = """
Getting help

Ask your nurse which exercises suit you. Most people walk better within six weeks.
"""


def article(rule: str, line: str) -> tuple[str, int]:
    """Return the article around a line and where the line starts in it."""
    if rule.endswith("truncated-ending"):
        return f"{BEFORE}{line}", len(BEFORE)
    return f"{BEFORE}{line}\n{AFTER}", len(BEFORE)


def is_flagged(book: Rulebook, rule: str, line: str) -> bool:
    """Return whether the rule has a finding on the line."""
    text, start = article(rule, line)
    settings = Settings()
    report = check(read("line.txt", text.encode(), settings), book, Plan(frozenset({rule}), {}, settings, ""))
    return any(f.rule == rule and f.span.start < start + len(line) and f.span.end > start for f in report.findings)


def main(path: str) -> int:
    """Print the counts for each rule and the lines that are wrong; return 0 if all are right."""
    book = load_rulebook()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines()):
        found = is_flagged(book, row["rule"], row["text"])
        if found == row["match"]:
            right[row["rule"]] += 1
        else:
            wrong[row["rule"]] += 1
            print(f"{'missed' if row['match'] else 'false alarm'}  {row['rule']}: {row['text']}")
    for rule in sorted(right | wrong):
        print(f"{rule:36} right {right[rule]:4}  wrong {wrong[rule]:4}")
    total = right.total() + wrong.total()
    print(f"{'all':36} right {right.total():4}  wrong {wrong.total():4}  {100 * right.total() / max(1, total):.1f}%")
    return int(wrong.total() > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
