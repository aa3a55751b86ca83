"""Waivers: findings that a named person lets pass, for a reason, until a day. An expired waiver hides nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lint.errors import ConfigError
from lint.model import ArticleReport, Domain, Finding, Suppression
from lint.yamlfile import load

FILE_NAME = "healthlint.waivers.yaml"
_KEYS = {"rule", "path", "text", "reason", "owner", "expires", "approver"}
_REQUIRED = ("rule", "path", "text", "reason", "owner", "expires")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of a waiver file."""

    rule: str
    """Rule id or family."""
    path: str
    """The article, as it is named in reports, relative to the waiver file."""
    text: str
    """The quoted words: the waiver is anchored to them, not to a line number."""
    reason: str
    owner: str
    expires: datetime.date
    """The last day on which it holds."""
    approver: str | None
    """Who approved it; a finding of domain safety needs one."""

    def is_expired(self, today: datetime.date) -> bool:
        """Return whether its last day is past."""
        return today > self.expires


class Waivers:
    """The waivers of a file, applied to reports; knows afterwards which were of no use."""

    def __init__(self, waivers: Sequence[Waiver], today: datetime.date, covers: Callable[[str, str], bool]) -> None:
        self._waivers = waivers
        self._today = today
        self._covers = covers
        self._used: set[int] = set()
        self._unapproved: set[int] = set()

    def apply(self, report: ArticleReport) -> ArticleReport:
        """Return the report with the waived findings marked as suppressed."""
        return replace(report, findings=tuple(self._apply(report.path, finding) for finding in report.findings))

    def problems(self) -> list[str]:
        """Return what is wrong with waivers after a run: expired, without approver, of no use."""
        lines = []
        for index, waiver in enumerate(self._waivers):
            name = f"waiver of {waiver.rule} in {waiver.path} (“{waiver.text[:40]}”, {waiver.owner})"
            if waiver.is_expired(self._today):
                lines.append(f"{name} expired on {waiver.expires}: look at the finding again.")
            elif index in self._unapproved:
                lines.append(f"{name} is about safety and names no approver, so it hides nothing.")
            elif index not in self._used:
                lines.append(f"{name} hides nothing. Delete it.")
        return lines

    def _apply(self, path: str, finding: Finding) -> Finding:
        if finding.suppressed is not None:
            return finding
        for index, waiver in enumerate(self._waivers):
            if waiver.is_expired(self._today) or not self._is_about(waiver, path, finding):
                continue
            if finding.domain is Domain.SAFETY and not waiver.approver:
                self._unapproved.add(index)
                continue
            self._used.add(index)
            reason = f"{waiver.reason} ({waiver.owner}, until {waiver.expires})"
            return replace(finding, suppressed=Suppression("waiver", reason))
        return finding

    def _is_about(self, waiver: Waiver, path: str, finding: Finding) -> bool:
        same_place = Path(path).as_posix().removeprefix("./") == waiver.path.removeprefix("./")
        quoted = " ".join(waiver.text.split()) in " ".join(finding.text.split())
        return same_place and quoted and self._covers(waiver.rule, finding.rule)


def read_waivers(path: Path) -> list[Waiver]:
    """Return the waivers of a file (`waivers: [{rule, path, text, reason, owner, expires, approver?}]`).

    Raises ConfigError naming the entry that lacks a key or has a wrong date.
    """
    data = load(path)
    rows = data.get("waivers") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ConfigError(f"{path}: write “waivers:” with a list of entries.")
    return [_waiver(path, number, row) for number, row in enumerate(rows, 1)]


def _waiver(path: Path, number: int, row: object) -> Waiver:
    if not isinstance(row, dict):
        raise ConfigError(f"{path}: waiver {number} must map keys to values.")
    missing = [key for key in _REQUIRED if not str(row.get(key) or "").strip()]
    unknown = sorted(set(row) - _KEYS)
    if missing or unknown:
        what = f"lacks {', '.join(missing)}" if missing else f"has unknown keys: {', '.join(unknown)}"
        raise ConfigError(f"{path}: waiver {number} {what}.")
    try:
        expires = datetime.date.fromisoformat(str(row["expires"]))
    except ValueError as error:
        raise ConfigError(f"{path}: waiver {number}: “expires” must be a date such as 2027-01-31.") from error
    values = {key: str(row[key]).strip() for key in ("rule", "path", "text", "reason", "owner")}
    return Waiver(**values, expires=expires, approver=row.get("approver"))


def to_yaml(waivers: Iterable[Waiver]) -> str:
    """Return a waiver file's text."""
    import yaml

    rows = [
        {key: str(value) for key in Waiver.__slots__ if (value := getattr(waiver, key)) is not None}
        for waiver in waivers
    ]
    return yaml.safe_dump({"waivers": rows}, sort_keys=False, allow_unicode=True)
