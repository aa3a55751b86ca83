"""`healthlint eval`: precision and recall on labelled articles."""

from __future__ import annotations

from pathlib import Path

import click

from lint.config import load_config
from lint.evaluate import Score, evaluate
from lint.model import Level


@click.command("eval")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--list", "show_places", is_flag=True, help="List every wrong and missed place.")
@click.option("--rule", help="Only this rule or family.")
@click.option("--today", default="2026-11-21", show_default=True, help="The day dates are judged against.")
def command(folder: Path, show_places: bool, rule: str | None, today: str) -> int:
    """Print precision and recall per rule and overall, and the noise on clean articles."""
    result = evaluate(folder, load_config(folder, isolated=True, flags={"today": today}))
    click.echo(f"{'rule':50} {'right':>6} {'wrong':>6} {'missed':>7} {'precision':>10} {'recall':>7} {'exact':>6}")
    for name, score in sorted(result.scores.items()):
        if rule is None or name == rule or name.startswith(f"{rule.rstrip('/')}/"):
            click.echo(_row(name, score))
            if show_places:
                for kind, places in (("wrong", score.wrong), ("missed", score.missed)):
                    for place in places:
                        click.echo(f"      {kind}: {place}")
    click.echo(_row("all rules", result.overall))
    click.echo(f"{result.articles} articles; on clean ones, {result.clean_words} words:")
    for level in Level:
        click.echo(f"  {result.noise_per_1000_words(level):.2f} {level.value} findings per 1,000 words")
    for line in result.incomplete:
        click.echo(f"incomplete: {line}")
    return 3 if result.incomplete else 0


def _row(name: str, score: Score) -> str:
    precision, recall = (f"{value:.2f}" if value is not None else "-" for value in (score.precision, score.recall))
    return f"{name:50} {score.right:6} {len(score.wrong):6} {len(score.missed):7} {precision:>10} {recall:>7} {score.exact:6}"
