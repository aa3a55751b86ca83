from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cli import main
from lint.commands.report_command import report_name
from lint.waivers import read_waivers

DECISION = {
    "rule": "notation/trailing-zero",
    "fingerprint": "1",
    "text": "1.0 mg",
    "decision": "false-positive",
    "note": "It is a label.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "healthlint.yaml").write_text("version: 1\nselect: [notation]\n", encoding="utf-8")
    (tmp_path / "dose.md").write_text("# Dose\n\nDraw up 1.0 mg of it.\n", encoding="utf-8")
    return tmp_path


def healthlint(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def decisions(folder: Path, **changes: str) -> str:
    data = {"format": "healthlint-decisions", "version": 1, "article": {"path": "dose.md", "sha256": ""}}
    (folder / "decisions.json").write_text(
        json.dumps({**data, "decisions": [{**DECISION, **changes}]}), encoding="utf-8"
    )
    return "decisions.json"


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_characters="\x00"), min_size=1, max_size=400),
        min_size=2,
        max_size=2,
        unique=True,
    )
)
def test_names_are_safe_everywhere_and_never_the_same(paths: list[str]) -> None:
    names = [report_name(path) for path in paths]
    assert names[0].casefold() != names[1].casefold()
    for name in names:
        assert name.isascii()
        assert name == name.lower()
        assert len(name) <= 100
        assert not set(name) & set('/\\:*?"<>| ')
        assert not name.startswith((".", "-"))


@pytest.mark.parametrize("name", ["con.md", "AUX.html", "nul", "com1.txt", "LPT9.x.md"])
def test_names_that_a_system_keeps_for_devices_are_not_used(name: str) -> None:
    assert report_name(f"drafts/{name}").startswith("_")


def test_a_page_an_index_and_the_history_are_written_and_the_same_twice(folder: Path) -> None:
    call = ("report", "dose.md", "-o", "out", "--today", "2026-11-21")
    assert healthlint(*call) == 1
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"index.html", "history.jsonl", "last-run.json", f"{report_name('dose.md')}.html"}
    first = {name: (folder / "out" / name).read_bytes() for name in names}
    assert healthlint(*call) == 1
    assert {name: (folder / "out" / name).read_bytes() for name in names} == first
    assert b"1.0 mg" in first[f"{report_name('dose.md')}.html"]
    assert f'href="{report_name("dose.md")}.html"'.encode() in first["index.html"]


def test_a_page_that_cannot_be_written_leaves_the_one_before_and_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert healthlint("report", "dose.md", "-o", "out") == 1
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    (folder / "dose.md").write_text("# Dose\n\nDraw up 2.0 mg of it.\n", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lint.yamlfile.os.replace", full)
    assert healthlint("report", "dose.md", "-o", "out") == 2
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before


def test_a_false_alarm_becomes_a_waiver_that_hides_the_finding(folder: Path) -> None:
    file = decisions(folder)
    assert healthlint("review", "apply", file, "--owner", "Ann", "--approver", "Bo", "--today", "2026-11-21") == 0
    (waiver,) = read_waivers(folder / "healthlint.waivers.yaml")
    assert (waiver.rule, waiver.path, waiver.text, waiver.owner) == (
        "notation/trailing-zero",
        "dose.md",
        "1.0 mg",
        "Ann",
    )
    assert (waiver.reason, str(waiver.expires)) == ("False alarm: It is a label.", "2026-12-21")
    assert healthlint("report", "dose.md", "-o", "out", "--today", "2026-11-22") == 0
    assert b"False alarm: It is a label." in (folder / "out" / f"{report_name('dose.md')}.html").read_bytes()
    assert healthlint("review", "apply", file, "--owner", "Ann", "--approver", "Bo") == 0
    assert len(read_waivers(folder / "healthlint.waivers.yaml")) == 1


@pytest.mark.parametrize("changes", [{"note": " "}, {"text": ""}, {"rule": "no/such"}, {"decision": "maybe"}])
def test_a_decision_that_makes_no_waiver_is_refused(folder: Path, changes: dict[str, str]) -> None:
    assert healthlint("review", "apply", decisions(folder, **changes), "--owner", "Ann", "--approver", "Bo") == 2
    assert not (folder / "healthlint.waivers.yaml").exists()


def test_a_safety_waiver_needs_an_approver_and_other_decisions_change_nothing(folder: Path) -> None:
    assert healthlint("review", "apply", decisions(folder), "--owner", "Ann") == 2
    assert healthlint("review", "apply", decisions(folder, decision="fix"), "--owner", "Ann") == 0
    assert not (folder / "healthlint.waivers.yaml").exists()


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": "healthlint-decisions", "version": 2}', '{"format": 1, "decisions": 3}']
)
def test_a_file_of_another_shape_is_refused(folder: Path, text: str) -> None:
    (folder / "decisions.json").write_text(text, encoding="utf-8")
    assert healthlint("review", "apply", "decisions.json", "--owner", "Ann") == 2
