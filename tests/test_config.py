"""Configuration: discovered, merged, refused where wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import load_config, settings_of
from lint.errors import ConfigError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_wins_and_parents_are_merged(tmp_path: Path) -> None:
    write(tmp_path / "healthlint.yaml", "root: true\nlocale: uk\nrules: {a/b: error, c/d: info}\n")
    write(tmp_path / "site/healthlint.yaml", "rules: {a/b: warning}\n")
    config = load_config(tmp_path / "site")
    assert config.data["locale"] == "uk"
    assert config.data["rules"] == {"a/b": "warning", "c/d": "info"}
    assert config.origins["locale"] == str((tmp_path / "healthlint.yaml").resolve())


def test_flags_win_over_environment_over_file_over_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "healthlint.yaml", "root: true\nextends: [strict]\n")
    assert load_config(tmp_path).fail_on == "warning"
    write(tmp_path / "healthlint.yaml", "root: true\nextends: [strict]\ngate: {fail_on: error}\n")
    assert load_config(tmp_path).fail_on == "error"
    monkeypatch.setenv("HEALTHLINT_FAIL_ON", "info")
    assert load_config(tmp_path).fail_on == "info"
    assert load_config(tmp_path, flags={"gate": {"fail_on": "never"}}).fail_on == "never"


def test_a_table_in_pyproject_counts(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.healthlint]\nroot = true\naudience = "professional"\n')
    assert load_config(tmp_path).data["audience"] == "professional"


def test_overrides_apply_to_matching_paths_only(tmp_path: Path) -> None:
    text = "root: true\noverrides:\n  - files: ['glossary/**']\n    rules: {readability/grade-level: 'off'}\n"
    write(tmp_path / "healthlint.yaml", text)
    config = load_config(tmp_path)
    assert config.for_path(str(tmp_path / "glossary/a.md"))["rules"] == {"readability/grade-level": "off"}
    assert "rules" not in config.for_path(str(tmp_path / "news/a.md"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("root: true\nlocal: uk\n", "healthlint.yaml:2: the key “local” is not known. Did you mean “locale”?"),
        ("root: true\nlocale: fr\n", "healthlint.yaml:2: “locale” must be one of us, uk, not “fr”."),
        ("gate: {fail_up: error}\n", "healthlint.yaml:1: the key “fail_up” is not known. Did you mean “fail_on”?"),
        ("rules: {a/b: loud}\n", "the level of “a/b” must be one of error, warning, info, off, not “loud”."),
        ("root: true\nroot: false\n", "healthlint.yaml:2: the key 'root' stands twice"),
        ("overrides: [{rules: {}}]\n", "healthlint.yaml:1: an override needs “files” with globs."),
        ("extends: [nhs]\n", "there is no profile “nhs”. Profiles: ama, consumer-health,"),
        ("- a\n", "a configuration maps keys to values"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path / "healthlint.yaml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert message in str(caught.value)


def test_accepted_words_come_from_lists_and_files(tmp_path: Path) -> None:
    write(tmp_path / "accept.txt", "# ours\nWellnessHub\n")
    write(tmp_path / "healthlint.yaml", "root: true\nvocabulary: {accept: [Lidocaine, ./accept.txt]}\n")
    config = load_config(tmp_path)
    assert settings_of(config.data, config.folder).accepted_words == {"lidocaine", "wellnesshub"}


def test_an_isolated_call_reads_no_file(tmp_path: Path) -> None:
    write(tmp_path / "healthlint.yaml", "nonsense: 1\n")
    assert load_config(tmp_path, isolated=True).fail_on == "error"
