"""`healthlint waiver`: let a named finding pass, with a reason, an owner and a last day."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from lint.commands.common import config_for, today_of
from lint.errors import UsageError
from lint.run import Article, Linter
from lint.waivers import FILE_NAME, Waiver, read_waivers, to_yaml
from lint.yamlfile import write_atomically


@click.group("waiver")
def command() -> None:
    """Add, list or check the waivers beside the configuration."""


@command.command("add")
@click.argument("path", type=click.Path(exists=True, dir_okay=False))
@click.argument("fingerprint")
@click.option("--reason", required=True)
@click.option("--owner", required=True)
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 365), help="How long it holds.")
@click.option("--approver", help="Who approved it; needed for findings of domain safety.")
def add(path: str, fingerprint: str, reason: str, owner: str, days: int, approver: str | None) -> int:
    """Waive the finding of an article with this fingerprint (its first digits will do; see --format json)."""
    config = config_for([path])
    report = Linter(config, None).lint(Article(path))
    found = [finding for finding in report.findings if finding.fingerprint.startswith(fingerprint)]
    if len(found) != 1:
        raise UsageError(f"{len(found)} findings of {path} have the fingerprint {fingerprint}. Give more digits.")
    file = config.folder / FILE_NAME
    kept = read_waivers(file) if file.is_file() else []
    expires = today_of(config) + datetime.timedelta(days=days)
    new = Waiver(found[0].rule, Path(path).as_posix(), found[0].text, reason, owner, expires, approver)
    write_atomically(file, to_yaml([*kept, new]).encode())
    click.echo(f"Waived {new.rule} until {expires} in {file}.")
    return 0


@command.command("list")
def list_waivers() -> int:
    """List the waivers with the days they have left."""
    config = config_for(["-"])
    today = today_of(config)
    for waiver in read_waivers(config.folder / FILE_NAME):
        left = (waiver.expires - today).days
        state = f"{left} days left" if left >= 0 else "expired"
        click.echo(f"{waiver.path}  {waiver.rule}  {state}  {waiver.owner}: {waiver.reason}")
    return 0
