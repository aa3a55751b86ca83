"""The gate: baseline, waivers and changed lines, safety and quality apart."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from lint.cli import main

FLAWED = "# Rest\n\nDraw up 1.0 mg of it.\n\nDraw up 5 cc of water.\n"
CONFIG = "root: true\nselect: [notation, waivers]\n"
WAIVER = """\
waivers:
  - rule: notation/trailing-zero
    path: flawed.md
    text: 1.0 mg
    reason: quoted from an old label
    owner: Ana Ruiz
    expires: {expires}
{approver}"""


def healthlint(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main([*arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "healthlint.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "flawed.md").write_text(FLAWED, encoding="utf-8")
    return tmp_path


def test_safety_and_quality_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert healthlint("gate", "flawed.md") == 1
    assert capsys.readouterr().out.splitlines() == ["Safety gate: blocked by 1 finding", "Quality gate: passed"]


def test_a_baseline_absorbs_what_was_there_and_nothing_new(folder: Path) -> None:
    assert healthlint("baseline", "create", ".") == 0
    assert healthlint("gate", ".") == 0
    (folder / "flawed.md").write_text(FLAWED + "\nDraw up 2.0 mg more.\n", encoding="utf-8")
    assert healthlint("gate", ".") == 1


def test_a_baseline_survives_moving_rewrapping_and_another_format(folder: Path) -> None:
    assert healthlint("baseline", "create", ".") == 0
    (folder / "flawed.md").unlink()
    page = "<main><h1>Rest</h1><p>New words.</p><p>Draw up 5 cc of water.</p><p>Draw up 1.0\nmg of it.</p></main>"
    (folder / "flawed.html").write_text(page, encoding="utf-8")
    assert healthlint("gate", ".") == 0


def test_one_entry_absorbs_one_finding(folder: Path) -> None:
    assert healthlint("baseline", "create", ".") == 0
    (folder / "flawed.md").write_text(FLAWED + "\nDraw up 1.0 mg of it.\n", encoding="utf-8")
    assert healthlint("gate", ".") == 1


def test_a_baseline_only_shrinks(folder: Path) -> None:
    assert healthlint("baseline", "create", ".") == 0
    (folder / "flawed.md").write_text("# Rest\n\nDraw up 2.0 mg, and 5 cc.\n", encoding="utf-8")
    assert healthlint("baseline", "update", ".") == 0
    rows = json.loads((folder / "healthlint.baseline.json").read_text(encoding="utf-8"))["entries"]
    assert [row["rule"] for row in rows] == ["notation/cc-for-ml"]
    assert healthlint("baseline", "create", ".") == 2


@pytest.mark.parametrize(
    ("expires", "approver", "code", "note"),
    [
        ("2027-01-31", "    approver: Dr. Kim Osei\n", 0, ""),
        ("2027-01-31", "", 1, "is about safety and names no approver"),
        ("2026-11-20", "    approver: Dr. Kim Osei\n", 1, "expired on 2026-11-20"),
    ],
)
def test_a_waiver_needs_time_and_for_safety_an_approver(
    folder: Path, capsys: pytest.CaptureFixture[str], expires: str, approver: str, code: int, note: str
) -> None:
    text = WAIVER.format(expires=expires, approver=approver)
    (folder / "healthlint.waivers.yaml").write_text(text, encoding="utf-8")
    assert healthlint("gate", "flawed.md", "--today", "2026-11-21") == code
    assert note in capsys.readouterr().out
    assert healthlint("gate", "flawed.md", "--today", "2026-11-21", "--no-waivers") == 1


def test_an_unused_waiver_is_reported_and_a_wrong_one_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "healthlint.waivers.yaml"
    file.write_text(WAIVER.format(expires="2027-01-31", approver="").replace("1.0 mg", "9.0 mg"), encoding="utf-8")
    healthlint("check", "flawed.md", "--today", "2026-11-21", "--quiet")
    assert "hides nothing. Delete it." in capsys.readouterr().err
    file.write_text("waivers: [{rule: notation}]\n", encoding="utf-8")
    assert healthlint("gate", "flawed.md") == 2


def test_a_waiver_is_added_by_fingerprint(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    healthlint("check", "flawed.md", "--format", "json")
    findings = json.loads(capsys.readouterr().out)["articles"][0]["findings"]
    name = next(f["fingerprint"] for f in findings if f["rule"] == "notation/trailing-zero")
    words = ("--reason", "old label", "--owner", "Ana Ruiz", "--approver", "Dr. Kim Osei")
    assert healthlint("waiver", "add", "flawed.md", name[:8], *words) == 0
    assert healthlint("gate", "flawed.md") == 0
    assert healthlint("waiver", "list") == 0
    assert "90 days left" in capsys.readouterr().out


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_since_looks_at_changed_files_and_lines_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    assert healthlint("gate", ".", "--since", "HEAD") == 0
    (folder / "flawed.md").write_text(FLAWED + "\nDraw up 2.0 mg more.\n", encoding="utf-8")
    (folder / "new one.md").write_text("Draw up 3.0 mg.\n", encoding="utf-8")
    capsys.readouterr()
    assert healthlint("check", ".", "--since", "HEAD", "--format", "json", "--no-cache") == 1
    articles = json.loads(capsys.readouterr().out)["articles"]
    found = {a["path"]: [f["text"] for f in a["findings"] if f["rule"] == "notation/trailing-zero"] for a in articles}
    assert found == {"flawed.md": ["2.0 mg"], "new one.md": ["3.0 mg"]}
    assert healthlint("gate", ".", "--since", "no-such-revision") == 2


def test_several_formats_at_once(folder: Path) -> None:
    assert healthlint("check", "flawed.md", "--also", "sarif=out/a.sarif", "--also", "junit=out/a.xml", "--quiet") == 1
    assert json.loads((folder / "out/a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "<testsuites" in (folder / "out/a.xml").read_text(encoding="utf-8")
    assert healthlint("check", "flawed.md", "--also", "sarif") == 2
