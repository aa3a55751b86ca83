"""`healthlint baseline`: keep what is there now out of the gate, and let it only shrink."""

from __future__ import annotations

from collections.abc import Sequence

import click

from lint import baseline as baselines
from lint.api import find_articles
from lint.commands.common import config_for
from lint.errors import UsageError
from lint.run import run
from lint.yamlfile import cache_dir


@click.group("baseline")
def command() -> None:
    """Create, shrink or show the baseline beside the configuration."""


@command.command("create")
@click.argument("paths", nargs=-1, required=True)
@click.option("--force", is_flag=True, help="Replace an existing baseline.")
def create(paths: Sequence[str], force: bool) -> int:
    """Write every finding of today into a new baseline."""
    config = config_for(paths)
    path = config.folder / baselines.FILE_NAME
    if path.exists() and not force:
        raise UsageError(f"{path} is already there. Use “update” to shrink it, or --force to start afresh.")
    reports = list(run(list(find_articles(paths, config)), config, cache_folder=cache_dir()))
    entries = baselines.entries_of(reports)
    baselines.write(path, entries)
    click.echo(f"Wrote {len(entries)} entries to {path}.")
    return 3 if any(report.failures for report in reports) else 0


@command.command("update")
@click.argument("paths", nargs=-1, required=True)
def update(paths: Sequence[str]) -> int:
    """Drop the entries whose findings are gone. Nothing is ever added."""
    config = config_for(paths)
    path = config.folder / baselines.FILE_NAME
    baseline = baselines.Baseline.read(path)
    for report in run(list(find_articles(paths, config)), config, cache_folder=cache_dir()):
        if report.failures:
            raise UsageError(f"{report.path} could not be looked at, so the baseline stays as it is.")
        baseline.absorb(report)
    baselines.write(path, baseline.used)
    click.echo(f"{len(baseline.used)} entries are left in {path}.")
    return 0


@command.command("show")
def show() -> int:
    """Print the entries by article."""
    path = config_for(["-"]).folder / baselines.FILE_NAME
    baseline = baselines.Baseline.read(path)
    for article, rule, fingerprint in baseline.entries:
        click.echo(f"{article}  {rule}  {fingerprint}")
    return 0
