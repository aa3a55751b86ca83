"""Configuration: healthlint.yaml or [tool.healthlint], discovered upwards, merged, checked.

Precedence, lowest first: defaults, profiles (`extends`), parent folders' files, the nearest file, overrides for a
glob in file order, environment, flags.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from lint.errors import ConfigError, RuleError
from lint.model import Settings
from lint.yamlfile import line_of, load, parse, rules_dir

FILE_NAME = "healthlint.yaml"
_LEVELS = ("error", "warning", "info", "off")

_KEYS: Mapping[str, Any] = {
    "version": int,
    "extends": list,
    "locale": ("us", "uk"),
    "audience": ("consumer", "professional"),
    "whole_page": bool,
    "include": list,
    "exclude": list,
    "select": list,
    "ignore": list,
    "rules": dict,
    "overrides": list,
    "rule_folders": list,
    "today": str,
    "gate": {"fail_on": ("error", "warning", "info", "never")},
    "readability": {"engine": ("own", "textstat")},
    "spacy": {"pipeline": str},
    "vocabulary": {"accept": list},
    "house_text": {"consult": str, "limits": str, "delay": str, "emergency": str},
    "root": bool,
}
_OVERRIDE_KEYS: Mapping[str, Any] = {
    "files": list,
    **{key: _KEYS[key] for key in ("locale", "audience", "whole_page", "select", "ignore", "rules", "house_text")},
}
DEFAULTS: Mapping[str, Any] = {
    "include": ["**/*.txt", "**/*.text", "**/*.md", "**/*.markdown", "**/*.html", "**/*.htm", "**/*.xhtml"],
    "exclude": ["**/node_modules/**", "**/.*/**"],
    "gate": {"fail_on": "error"},
}


@dataclass(frozen=True, slots=True)
class Config:
    """The merged configuration of a run."""

    data: Mapping[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)
    """Which layer each top-level key came from last."""
    folder: Path = field(default_factory=Path.cwd)
    """The folder that globs and word lists are relative to: that of the nearest file, else the current one."""

    @property
    def fail_on(self) -> str:
        """`error`, `warning`, `info` or `never`."""
        return str(self.data["gate"]["fail_on"])

    def for_path(self, path: str) -> Mapping[str, Any]:
        """Return the data with the overrides applied whose globs match an article's path."""
        data: dict[str, Any] = dict(self.data)
        for override in self.data.get("overrides", ()):
            if _matches(self.folder, path, override["files"]):
                data = merge(data, {key: value for key, value in override.items() if key != "files"})
        return data

    def is_wanted(self, path: str) -> bool:
        """Return whether a file found in a folder is to be linted."""
        wanted = _matches(self.folder, path, self.data["include"])
        return wanted and not _matches(self.folder, path, self.data["exclude"])


def load_config(
    start: Path, *, explicit: Path | None = None, isolated: bool = False, flags: Mapping[str, Any] | None = None
) -> Config:
    """Return the configuration for articles at `start`, with the flags of a call on top.

    Raises ConfigError naming file, line and the nearest known key.
    """
    layers: list[tuple[str, Mapping[str, Any]]] = []
    folder = start if start.is_dir() else start.parent
    files = [explicit] if explicit else [] if isolated else _discover(folder)
    for path in files:
        layers.append((str(path), _read(path)))
    environment = _from_environment()
    if environment:
        layers.append(("environment", environment))
    if flags:
        layers.append(("flags", flags))
    data: dict[str, Any] = dict(DEFAULTS)
    origins = dict.fromkeys(DEFAULTS, "defaults")
    profiles = [name for _, layer in layers for name in layer.get("extends", ())]
    for name, layer in [*((f"profile {name}", _profile(name)) for name in profiles), *layers]:
        data = merge(data, layer)
        origins.update(dict.fromkeys(layer, name))
    return Config(data, origins, files[-1].parent.resolve() if files else Path.cwd())


def settings_of(data: Mapping[str, Any], folder: Path) -> Settings:
    """Return the settings for readers, analyses and checks from merged data."""
    import datetime

    try:
        today = datetime.date.fromisoformat(data["today"]) if data.get("today") else None
    except ValueError as error:
        raise ConfigError(f"“today” must be a date such as 2026-11-21; it is “{data['today']}”.") from error
    options = {rule: value for rule, value in data.get("rules", {}).items() if isinstance(value, Mapping)}
    return Settings(
        locale=data.get("locale", "us"),
        audience=data.get("audience", "consumer"),
        whole_page=data.get("whole_page"),
        today=today,
        spacy_pipeline=data.get("spacy", {}).get("pipeline", "blank"),
        readability_engine=data.get("readability", {}).get("engine", "own"),
        options=options,
        house_text=data.get("house_text", {}),
        accepted_words=_accepted(tuple(data.get("vocabulary", {}).get("accept", ())), folder),
    )


def digest_of(data: Mapping[str, Any]) -> str:
    """Return a short digest of data that changes when any value does."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()[:16]


def merge(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    """Return `low` with the values of `high` over it; mappings are merged, overrides are appended."""
    merged = dict(low)
    for key, value in high.items():
        if isinstance(value, Mapping) and isinstance(merged.get(key), Mapping):
            merged[key] = merge(merged[key], value)
        elif key == "overrides":
            merged[key] = [*merged.get(key, ()), *value]
        else:
            merged[key] = value
    return merged


def profile_names() -> list[str]:
    """Return the profiles that `extends` and `--profile` take."""
    return sorted(path.stem for path in (rules_dir() / "profiles").glob("*.yaml"))


def _profile(name: str) -> Mapping[str, Any]:
    short = str(name).removeprefix("healthlint:")
    if short not in profile_names():
        raise ConfigError(f"there is no profile “{name}”. Profiles: {', '.join(profile_names())}.")
    data = load(rules_dir() / "profiles" / f"{short}.yaml")
    return _validated(data if data is not None else {}, short, "")


def _discover(folder: Path) -> list[Path]:
    """Return the configuration files from the outermost folder inwards; `root: true` ends the search."""
    found: list[Path] = []
    for parent in (folder.resolve(), *folder.resolve().parents):
        yaml_file, toml_file = parent / FILE_NAME, parent / "pyproject.toml"
        path = yaml_file if yaml_file.is_file() else toml_file if _has_table(toml_file) else None
        if path:
            found.insert(0, path)
            if _read(path).get("root"):
                break
    return found


def _has_table(path: Path) -> bool:
    try:
        return "healthlint" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


def _read(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            return _validated(tomllib.loads(text).get("tool", {}).get("healthlint", {}), str(path), "")
        return _validated(parse(text, str(path)) or {}, str(path), text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}).") from error
    except (RuleError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(error)) from error


def _validated(data: object, name: str, text: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ConfigError(f"{name}:1: a configuration maps keys to values.")
    _check(data, _KEYS, name, text, ())
    for index, override in enumerate(data.get("overrides", ())):
        if not isinstance(override, Mapping) or "files" not in override:
            raise ConfigError(f"{_place(name, text, ('overrides', index))}: an override needs “files” with globs.")
        _check(override, _OVERRIDE_KEYS, name, text, ("overrides", index))
    return data


def _check(data: Mapping[Any, Any], specs: Mapping[str, Any], name: str, text: str, keys: Sequence[str | int]) -> None:
    for key, value in data.items():
        at = (*keys, key)
        spec = specs.get(key)
        if spec is None:
            near = get_close_matches(str(key), specs, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known keys: {', '.join(sorted(specs))}."
            raise ConfigError(f"{_place(name, text, at)}: the key “{key}” is not known. {hint}")
        if isinstance(spec, Mapping):
            if not isinstance(value, Mapping):
                raise ConfigError(f"{_place(name, text, at)}: “{key}” must map keys to values.")
            _check(value, spec, name, text, at)
        elif isinstance(spec, tuple):
            if value not in spec:
                raise ConfigError(f"{_place(name, text, at)}: “{key}” must be one of {', '.join(spec)}, not “{value}”.")
        elif not isinstance(value, spec) or (spec is int and isinstance(value, bool)):
            raise ConfigError(f"{_place(name, text, at)}: “{key}” must be a {spec.__name__}, not {value!r}.")
        if key == "rules":
            _check_rules(value, name, text, at)


def _check_rules(rules: Mapping[str, Any], name: str, text: str, keys: Sequence[str | int]) -> None:
    for rule, value in rules.items():
        level = value.get("level", "info") if isinstance(value, Mapping) else value
        if level is not False and level not in _LEVELS:
            place = _place(name, text, (*keys, rule))
            raise ConfigError(f"{place}: the level of “{rule}” must be one of {', '.join(_LEVELS)}, not “{level}”.")


def _place(name: str, text: str, keys: Sequence[str | int]) -> str:
    return f"{name}:{line_of(text, keys)}" if text else name


def _from_environment() -> Mapping[str, Any]:
    """Return what the environment sets: HEALTHLINT_PROFILE, _LOCALE, _AUDIENCE, _FAIL_ON, _TODAY."""
    values = {key: os.environ.get(f"HEALTHLINT_{key}") for key in ("PROFILE", "LOCALE", "AUDIENCE", "FAIL_ON", "TODAY")}
    data: dict[str, Any] = {}
    if values["PROFILE"]:
        data["extends"] = values["PROFILE"].split(",")
    if values["FAIL_ON"]:
        data["gate"] = {"fail_on": values["FAIL_ON"]}
    data |= {key.lower(): values[key] for key in ("LOCALE", "AUDIENCE", "TODAY") if values[key]}
    return _validated(data, "environment", "")


def _matches(folder: Path, path: str, globs: Sequence[str]) -> bool:
    from wcmatch import glob

    absolute = Path(path).absolute()
    try:
        relative = absolute.relative_to(folder).as_posix()
    except ValueError:
        relative = absolute.as_posix().lstrip("/")
    return glob.globmatch(relative, list(globs), flags=glob.GLOBSTAR | glob.BRACE | glob.DOTGLOB)


@cache
def _accepted(entries: tuple[str, ...], folder: Path) -> frozenset[str]:
    """Return the accepted words: entries are words, or paths of files with one word a line."""
    words: set[str] = set()
    for entry in entries:
        if not entry.startswith((".", "/")):
            words.add(entry.casefold())
            continue
        try:
            lines = (folder / entry).read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"the word list {entry} cannot be read ({error}).") from error
        words.update(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))
    return frozenset(words)
