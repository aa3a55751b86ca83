"""The command line: exact output and exit codes."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lint.cli import main

ROOT = Path(__file__).resolve().parent.parent
CLEAN = "# Rest\n\nRest for two days. Drink water and sleep well.\n"
FLAWED = "# Rest\n\nDraw up 1.0 mg of it, and 5 cc of water.\n"
NOTATION = ("--select", "notation", "--isolated", "--no-cache")


def healthlint(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main([*arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "healthlint.yaml").write_text("root: true\n", encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "flawed.md").write_text(FLAWED, encoding="utf-8")
    return tmp_path


def report_on(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    healthlint("check", "--format", "json", *arguments)
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def test_exit_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("check", "clean.md", *NOTATION) == 0
    assert healthlint("check", "flawed.md", *NOTATION) == 1
    assert healthlint("flawed.md", *NOTATION) == 1, "check is the command when none is named"
    assert healthlint("check", "flawed.md", *NOTATION, "--fail-on", "never") == 0
    assert healthlint("check", "flawed.md", *NOTATION, "--exit-zero") == 0
    assert healthlint("check", "no-such.md") == 2
    assert healthlint("check", "flawed.md", "--select", "notations") == 2
    assert healthlint("check", "flawed.md", "--no-such-flag") == 2
    assert healthlint("check") == 2


def test_a_warning_fails_only_when_asked(folder: Path) -> None:
    only_a_warning = ("check", "flawed.md", "--select", "notation/cc-for-ml", "--isolated", "--no-cache")
    assert healthlint(*only_a_warning) == 0
    assert healthlint(*only_a_warning, "--fail-on", "warning") == 1


def test_concise_output_is_one_line_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    healthlint("check", "flawed.md", *NOTATION, "--format", "concise")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ", 3)[:3] for line in lines] == [
        ["flawed.md:3:9:", "error", "notation/trailing-zero"],
        ["flawed.md:3:27:", "warning", "notation/cc-for-ml"],
    ]


def test_the_terminal_report_underlines_the_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wide.md").write_text("日本 Draw up 1.0 mg of it.\n", encoding="utf-8")
    healthlint("check", "wide.md", *NOTATION)
    lines = capsys.readouterr().out.split("\n")
    at = next(number for number, line in enumerate(lines) if "│ 日本" in line)
    assert lines[at] == "         1 │ 日本 Draw up 1.0 mg of it."
    assert lines[at + 1] == "           │ " + " " * 13 + "──────"


def test_json_validates_and_is_the_same_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "reports/report.schema.json").read_text(encoding="utf-8"))
    healthlint("check", "--format", "json", ".")
    first = capsys.readouterr().out
    healthlint("check", "--format", "json", ".", "--no-cache")
    assert capsys.readouterr().out == first
    report = json.loads(first)
    jsonschema.validate(report, schema)
    assert [article["path"] for article in report["articles"]] == ["clean.md", "flawed.md"]
    source = FLAWED
    for finding in report["articles"][1]["findings"]:
        assert source[finding["start"] : finding["end"]] == finding["text"]


def test_serial_and_parallel_runs_print_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(40):
        (folder / f"many-{number:02}.md").write_text(CLEAN + FLAWED * (number % 3), encoding="utf-8")
    outputs = []
    for jobs in ("1", "3"):
        healthlint("check", ".", "--format", "json", "--no-cache", "--jobs", jobs)
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_standard_input_is_read_by_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = b"<main><p>Draw up 1.0 mg of it.</p></main>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    code = healthlint("check", "-", "--stdin-filename", "page.html", *NOTATION, "--format", "json")
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert (code, article["path"], article["format"]) == (1, "page.html", "html")
    assert [(f["start"], f["text"]) for f in article["findings"]] == [(17, "1.0 mg")]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("image.md", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        ("latin.txt", "Naïve café".encode("latin-1"), "undecodable"),
        ("huge.txt", b"word " * 10_000_000, "too-large"),
        ("front.md", b"---\ntitle: [broken\n---\n\n# Rest\n\nDraw up 1.0 mg of it.\n", "front-matter"),
    ],
)
def test_what_cannot_be_read_is_a_failure_and_the_rest_is_linted(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, kind: str
) -> None:
    (folder / name).write_bytes(data)
    assert healthlint("check", ".", *NOTATION, "--format", "json", "--quiet") == 3
    report = report_on(capsys, ".", *NOTATION)
    articles = {article["path"]: article for article in report["articles"]}
    assert [failure["kind"] for failure in articles[name]["failures"]] == [kind]
    assert articles[name]["verdict"] == "incomplete"
    assert [f["rule"] for f in articles["flawed.md"]["findings"]] == ["notation/trailing-zero", "notation/cc-for-ml"]
    assert report["summary"]["incomplete"] == 1


def test_broken_front_matter_does_not_hide_the_body(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "front.md").write_bytes(b"---\ntitle: [broken\n---\n\n# Rest\n\nDraw up 1.0 mg of it.\n")
    (article,) = report_on(capsys, "front.md", *NOTATION)["articles"]
    assert [finding["text"] for finding in article["findings"]] == ["1.0 mg"]


def test_a_folder_that_cannot_be_listed_is_a_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "locked").mkdir()
    listing = os.scandir

    def scandir(path: str) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = report_on(capsys, ".", *NOTATION)
    assert {a["path"]: [f["kind"] for f in a["failures"]] for a in report["articles"]} == {
        "clean.md": [], "flawed.md": [], "locked": ["unreadable"],
    }  # fmt: skip


def test_an_empty_folder_is_no_pass(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert healthlint("check", "empty") == 2
    assert healthlint("check", "empty", "--allow-empty") == 0


def test_a_name_that_starts_with_a_dash_comes_after_two(folder: Path) -> None:
    (folder / "-dash.md").write_text(FLAWED, encoding="utf-8")
    assert healthlint("check", *NOTATION, "--", "-dash.md") == 1


def test_output_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("check", "flawed.md", *NOTATION, "--format", "concise", "--output", "out/report.txt") == 1
    assert capsys.readouterr().out == ""
    assert "notation/trailing-zero" in (folder / "out/report.txt").read_text(encoding="utf-8")


def test_statistics_count_by_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    healthlint("check", "flawed.md", *NOTATION, "--statistics", "--quiet")
    assert capsys.readouterr().err == "     1  notation/cc-for-ml\n     1  notation/trailing-zero\n"


def test_configuration_can_turn_a_rule_off_for_some_files(folder: Path) -> None:
    override = "overrides:\n  - {files: ['flawed.md'], rules: {notation/trailing-zero: 'off'}}\n"
    (folder / "healthlint.yaml").write_text(f"root: true\nselect: [notation]\n{override}", encoding="utf-8")
    (folder / "other.md").write_text(FLAWED, encoding="utf-8")
    assert healthlint("check", "flawed.md", "--no-cache") == 0
    assert healthlint("check", "other.md", "--no-cache") == 1


def test_an_unknown_rule_in_the_configuration_ends_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "healthlint.yaml").write_text("root: true\nrules: {notation/cc-for-mll: error}\n", encoding="utf-8")
    assert healthlint("check", "flawed.md") == 2
    assert "Did you mean “notation/cc-for-ml”" in capsys.readouterr().err


def test_explain_shows_reason_examples_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("explain", "notation/cc-for-ml") == 0
    out = capsys.readouterr().out
    assert "Why: cc has been read as" in out
    assert "ISMP List of Error-Prone Abbreviations" in out
    assert healthlint("explain", "notation/cc") == 2


def test_init_writes_a_configuration_that_loads(folder: Path) -> None:
    (folder / "healthlint.yaml").unlink()
    assert healthlint("init") == 0
    assert healthlint("check", "clean.md", "--select", "notation") == 0
    assert healthlint("init") == 2


def test_a_report_for_each_article_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/flawed.md").write_text(FLAWED, encoding="utf-8")
    assert healthlint("report", "flawed.md", "sub/flawed.md", "-o", "audit", "--format", "json") == 1
    names = sorted(path.name for path in (folder / "audit").iterdir())
    assert len(names) == 2
    assert all(name.startswith("flawed.md-") and name.endswith(".json") for name in names)


def test_rules_list_and_doctor_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("rules", "list", "--family", "notation") == 0
    assert "notation/trailing-zero" in capsys.readouterr().out
    assert healthlint("doctor") == 0
    assert "All that a check needs is here." in capsys.readouterr().out
