"""Kept results: the same report back, never a failure, safe when broken."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from lint.cache import ResultCache, key_of
from lint.model import (
    ArticleReport,
    ClaimRecord,
    Confidence,
    Considered,
    Domain,
    Edit,
    Failure,
    Finding,
    FixSafety,
    Level,
    Span,
    StatementRecord,
    Suppression,
)  # fmt: skip

FINDING = Finding(
    rule="notation/cc-for-ml", level=Level.WARNING, domain=Domain.SAFETY, confidence=Confidence.HIGH, span=Span(3, 7),
    line=1, column=4, end_line=1, end_column=8, text="5 cc", message="Write “5 mL”.", fingerprint="00ff00ff00ff00ff",
    fix=FixSafety.REVIEW, edits=(Edit(Span(3, 7), "5 mL"),), suppressed=Suppression("inline", "old label"), claim=0,
    related=((Span(0, 1), "first"),),
)  # fmt: skip
REPORT = ArticleReport(
    path="a.md", format="markdown", sha256="00", title="Ä 😀", measurements={"words": 3, "smog": 7.25, "ari": None},
    findings=(FINDING,), considered=(Considered("a/b", Span(1, 2), "x", "negated: not"),),
    claims=(ClaimRecord(Span(0, 2), "5", "directive", "none", None, "take", {"daily_amount": {"value": 2.5, "unit": "mg"}}),),
    statements=(StatementRecord(Span(0, 4), "Ask.", "consult", True, "all four"),), failures=(),
)  # fmt: skip


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    first = ResultCache(tmp_path)
    first.put(b"key", REPORT)
    first.close()
    assert ResultCache(tmp_path).get(b"key") == REPORT


def test_a_report_with_a_failure_is_not_kept(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put(b"key", dataclasses.replace(REPORT, failures=(Failure("rule", "broke"),)))
    assert cache.get(b"key") is None


def test_a_broken_cache_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "results.sqlite").write_bytes(b"this is no database" * 100)
    cache = ResultCache(tmp_path)
    cache.put(b"key", REPORT)
    assert cache.get(b"key") is None


def test_a_folder_that_cannot_be_made_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert ResultCache(tmp_path / "file" / "cache").get(b"key") is None


def test_the_key_changes_with_all_that_decides() -> None:
    base = ("a.md", b"text", b"", "rules", "plan")
    keys = {key_of(*base)}
    for position in range(5):
        changed = list(base)
        changed[position] = changed[position] + (b"!" if isinstance(changed[position], bytes) else "!")
        keys.add(key_of(*changed))
    assert len(keys) == 6
    assert key_of("a", b"bc", b"", "", "") != key_of("ab", b"c", b"", "", "")
