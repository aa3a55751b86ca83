"""`healthlint gate`: the verdicts only, safety and quality apart, for CI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from lint.api import find_articles
from lint.commands.common import config_for, today_of
from lint.errors import UsageError
from lint.gating import Filters, GateResult
from lint.run import run
from lint.yamlfile import cache_dir


@click.command("gate")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--fail-on", type=click.Choice(("error", "warning", "info", "never")), help="From which level on it fails."
)
@click.option("--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this baseline.")
@click.option("--no-waivers", is_flag=True, help="Let no waiver count.")
@click.option("--since", metavar="REV", help="Only files and lines changed since this git revision.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.")
@click.option("--today", metavar="DATE", help="Judge dates and waivers against this day.")
@click.option("--allow-empty", is_flag=True, help="Pass when there is nothing to check.")
def command(
    paths: Sequence[str], fail_on: str | None, baseline: Path | None, no_waivers: bool, since: str | None,
    jobs: int | None, today: str | None, allow_empty: bool,
) -> int:  # fmt: skip
    """Say whether the articles pass; exit 0 passed, 1 blocked, 3 incomplete."""
    config = config_for(paths, fail_on=fail_on, today=today)
    filters = Filters(config, baseline=baseline, use_waivers=not no_waivers, since=since, today=today_of(config))
    articles = filters.wanted(find_articles(paths, config))
    if not articles and not allow_empty and since is None:
        raise UsageError("there is nothing to check here. Name a .txt, .md or .html file, or pass --allow-empty.")
    result = GateResult()
    for report in filters.apply(run(articles, config, jobs=jobs, cache_folder=cache_dir())):
        result.add(report, config.fail_on)
    for line in [*result.lines(), *filters.notes()]:
        click.echo(line)
    return result.code
