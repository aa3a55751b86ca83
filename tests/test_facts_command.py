"""`healthlint facts`: what is printed, and the exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lint.cli import main
from lint.commands import facts_command
from lint.facts import Facts
from lint.yamlfile import rules_dir


def healthlint(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["facts", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_medicine_is_shown_with_figures_sources_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("Advil") == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "ibuprofen: medicine"
    limit = next(line for line in lines if line.startswith("  most in 24 hours without a prescription: 1,200 mg"))
    assert "may back an error" in limit
    assert limit.endswith("V, read]")
    assert "FDA Drug Facts label, ibuprofen 200 mg" in limit


def test_words_of_a_name_belong_together_and_locale_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("vitamin", "D") == 0
    assert capsys.readouterr().out.startswith("vitamin D: vitamin\n")
    assert healthlint("Percocet", "--locale", "us") == 0
    out = capsys.readouterr().out
    assert out.startswith("Percocet: a combination of oxycodone, acetaminophen\n")
    assert "\nacetaminophen: medicine\n" in out


def test_a_class_and_a_nutrient_without_a_level_are_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("benzodiazepines") == 0
    assert capsys.readouterr().out.startswith("benzodiazepine: a class of medicines (")
    assert healthlint("vitamin", "B12") == 0
    assert "That is not the same as safe at any amount." in capsys.readouterr().out


def test_an_unknown_name_ends_with_two_and_a_near_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("ibuprofn") == 2
    assert "Did you mean “ibuprofen”" in capsys.readouterr().err


def test_the_packaged_tables_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("check") == 0
    assert capsys.readouterr().out.startswith("16 fact tables are sound: ")


def test_a_broken_row_is_named_and_ends_with_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(rules_dir() / "facts", folder)
    table = folder / "limits.yaml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("value: 1200, unit: mg", "value: 1200, unit: stone", 1), encoding="utf-8")
    monkeypatch.setattr(facts_command, "facts", lambda: Facts(folder))
    assert healthlint("check") == 2
    out = capsys.readouterr().out
    assert "limits.yaml: limits/" in out
    assert "in the fact tables. Correct the rows named above." in out
