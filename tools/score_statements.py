"""Score the statement grammar on labelled sentences.

Run: python tools/score_statements.py FIXTURE.jsonl
Each line of the file is {"text": ..., "kind": "consult|limits|delay|emergency|none", "counts": true|false}. A sentence
is right if a statement of its kind counts; one that counts as nothing must have no counting statement of any kind.
Exit code 1 below 97%.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lint.analysis.statements import Reading, read_sentence
from lint.text.sentences import split

GOAL = 0.97


def readings(text: str) -> list[Reading]:
    """Return what a text of one or more sentences states."""
    found: list[Reading] = []
    earlier = ""
    for start, end in split(text):
        found += read_sentence(text[start:end], earlier)
        earlier = text[start:end]
    return found


def is_right(row: dict[str, object]) -> bool:
    """Return whether the grammar agrees with a label."""
    counting = {reading.kind for reading in readings(str(row["text"])) if reading.counts}
    if row["counts"]:
        return row["kind"] in counting
    return row["kind"] not in counting if row["kind"] != "none" else not counting


def main(path: str) -> int:
    """Print the share that is right and each wrong one with what was read."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip()]
    wrong = [row for row in rows if not is_right(row)]
    for row in wrong:
        read = [f"{r.kind}: {r.reason}" for r in readings(str(row["text"]))]
        print(f"wrong: {row['text']} | label {row['kind']} {row['counts']} | read {read}")
    share = 1 - len(wrong) / len(rows)
    print(f"{len(rows) - len(wrong)} of {len(rows)} right ({share:.1%})")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
