"""Score the claims ledger on labelled sentences: accuracy per label, and the wrong ones.

Usage: python tools/score_sentences.py FILE [FILE ...]
A FILE is JSON lines with `label` and `text`, or YAML with a list of texts under each label.
Labels: DU, DS, DESC, NEG, NOT, QUAL; what right means for each is in `is_right`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.analysis.claims import Claim, ClaimClass, claims
from lint.model import Settings
from lint.readers import read
from lint.yamlfile import parse


def labelled(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of a file."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        for line in content.splitlines():
            row = json.loads(line)
            yield row["label"], row["text"]
        return
    rows = parse(content, str(path))
    assert isinstance(rows, dict)
    for label, texts in rows.items():
        for text in texts:
            yield label, text


def ledger(text: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence standing alone in an article."""
    source = f"About this medicine\n\n{text}\n\nThe end of the page.\n"
    return claims(read("sentence.txt", source.encode(), Settings()))


def is_right(label: str, found: tuple[Claim, ...]) -> bool:
    """Return whether the ledger says of a sentence what its label says."""
    directive = [claim for claim in found if claim.is_directive]
    if label == "DU":
        return any(not claim.has_support("S2") for claim in directive)
    if label == "DS":
        return bool(directive) and all(claim.has_support("S2") for claim in directive)
    if label in ("DESC", "NEG"):
        return not directive
    if label == "NOT":
        return all(claim.claim_class is ClaimClass.NOT_A_DOSE for claim in found)
    if label == "QUAL":
        return any(claim.claim_class is ClaimClass.QUALITATIVE for claim in found)
    raise ValueError(label)


def main(paths: list[str]) -> int:
    """Print the score of each file; 1 if any is below 97%."""
    worst = 1.0
    for name in paths:
        seen: Counter[str] = Counter()
        right: Counter[str] = Counter()
        wrong = []
        for label, text in labelled(Path(name)):
            found = ledger(text)
            seen[label] += 1
            right[label] += is_right(label, found)
            if not is_right(label, found):
                wrong.append((label, text, found))
        for label, text, found in wrong:
            print(f"WRONG {label}: {text}")
            for claim in found:
                print(f"      {claim.claim_class} {claim.support} {claim.kind}: {claim.text!r} ({claim.cue})")
        for label in seen:
            print(f"{label:5} {right[label]:4} of {seen[label]:4}  {right[label] / seen[label]:.1%}")
        share = right.total() / max(1, seen.total())
        worst = min(worst, share)
        print(f"{name}: {right.total()} of {seen.total()} right, {share:.1%}")
    return 0 if worst >= 0.97 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
