"""What is derived from tables is made once, and again when a table changes."""

import os
from pathlib import Path

import pytest

from lint.errors import RuleError
from lint.yamlfile import derived


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "table.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    return path


def test_what_is_derived_is_made_once_until_its_table_changes(table: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, list[int]]:
        made.append(len(made))
        return {"é": list(made)}

    assert [derived("numbers", [table], make) for _ in range(3)] == [{"é": [0]}] * 3
    table.write_text("a: 22\n", encoding="utf-8")
    assert derived("numbers", [table], make) == {"é": [0, 1]}


def test_names_are_kept_apart_and_a_broken_copy_is_made_again(table: Path, tmp_path: Path) -> None:
    assert derived("one", [table], lambda: ["one"]) == ["one"]
    assert derived("two", [table], lambda: ["two"]) == ["two"]
    for path in (tmp_path / "cache").iterdir():
        path.write_text("[", encoding="utf-8")
    assert derived("one", [table], lambda: ["again"]) == ["again"]


def test_a_folder_that_cannot_be_written_costs_only_time(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", os.devnull)
    assert derived("one", [table], lambda: ["made"]) == ["made"]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="missing"):
        derived("one", [tmp_path / "missing.yaml"], list)
