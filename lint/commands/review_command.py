"""`healthlint review apply decisions.json`: what reviewers decided on a page becomes waivers."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from lint.commands.common import config_for, today_of
from lint.errors import UsageError
from lint.model import Domain
from lint.rulebook import Rulebook
from lint.run import Linter
from lint.waivers import FILE_NAME, Waiver, read_waivers, to_yaml
from lint.yamlfile import write_atomically

_WAIVED = {"accept": "Accepted", "false-positive": "False alarm"}
"""Decisions that let a finding pass, and how the reason starts; the others change nothing."""
_DECISIONS = frozenset({*_WAIVED, "fix", "note"})
_LONGEST_DAYS = {Domain.SAFETY: 30, Domain.QUALITY: 90}
"""How long a waiver may hold at most."""


@click.group("review")
def command() -> None:
    """Work with the decisions that reviewers export from the HTML report."""


@command.command("apply")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--owner", required=True, help="Who answers for the waivers.")
@click.option("--approver", help="Who approved them; needed for findings of domain safety.")
@click.option("--days", type=click.IntRange(1, 90), help="How long they hold. Default and most: safety 30, quality 90.")
@click.option("--today", metavar="DATE", help="Count the days from this day.")
def apply(files: Sequence[Path], owner: str, approver: str | None, days: int | None, today: str | None) -> int:
    """Add a waiver for each finding that was accepted or called a false alarm; the note is its reason."""
    config = config_for(["-"], today=today)
    book = Linter(config, None).book
    target = config.folder / FILE_NAME
    kept = read_waivers(target) if target.is_file() else []
    known = {(w.rule, w.path, w.text) for w in kept}
    added: list[Waiver] = []
    for path, row in (pair for file in files for pair in _decisions(file)):
        if row["decision"] in _WAIVED:
            waiver = _waiver(path, row, book, owner, approver, days, today_of(config))
            key = (waiver.rule, waiver.path, waiver.text)
            if key not in known:
                known.add(key)
                added.append(waiver)
    if added and not write_atomically(target, to_yaml([*kept, *added]).encode()):
        raise UsageError(f"the waivers cannot be written to {target}. Check the folder.")
    click.echo(f"Added {len(added)} waiver{'' if len(added) == 1 else 's'} to {target}.")
    return 0


def _decisions(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each decision of a file with the path of its article. Raises UsageError for a file of another shape."""
    try:
        data: Any = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} is no JSON ({error}). Export the decisions again.") from error
    try:
        if data["format"] != "healthlint-decisions" or data["version"] != 1:
            raise KeyError("format")
        path = str(data["article"]["path"])
        rows = [{key: str(row[key]) for key in ("rule", "text", "decision", "note")} for row in data["decisions"]]
    except (KeyError, TypeError) as error:
        raise UsageError(f"{file} holds no decisions of a healthlint report. Export them again.") from error
    for row in rows:
        if row["decision"] not in _DECISIONS:
            raise UsageError(f"{file}: there is no decision “{row['decision']}”.")
        yield path, row


def _waiver(
    path: str, row: Mapping[str, str], book: Rulebook, owner: str, approver: str | None, days: int | None,
    today: datetime.date,
) -> Waiver:  # fmt: skip
    rule = book.rule(row["rule"])
    place = f"{rule.id} in {path} (“{row['text'][:40]}”)"
    if not row["note"].strip():
        raise UsageError(f"the decision on {place} has no note, and a waiver needs a reason. Write it on the page.")
    if not row["text"].strip():
        raise UsageError(f"the decision on {place} quotes no text, so no waiver can be anchored to it.")
    if rule.domain is Domain.SAFETY and not approver:
        raise UsageError(f"the decision on {place} is about safety: name who approved it with --approver.")
    most = _LONGEST_DAYS[rule.domain]
    expires = today + datetime.timedelta(days=min(days or most, most))
    reason = f"{_WAIVED[row['decision']]}: {row['note'].strip()}"
    return Waiver(rule.id, Path(path).as_posix(), row["text"], reason, owner, expires, approver)
