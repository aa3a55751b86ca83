"""`healthlint check`: lint articles."""

from __future__ import annotations

import io
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

import click

from lint.api import exit_code, find_articles, run_info
from lint.commands.common import start_of, today_of
from lint.config import Config, load_config
from lint.errors import UsageError
from lint.gating import Filters
from lint.model import ArticleReport
from lint.reporters import FORMATS, reporter
from lint.run import Article, Linter, run
from lint.yamlfile import cache_dir

_PROGRESS_AFTER_SECONDS = 1.0


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option("--format", "format_name", default="text", type=click.Choice(FORMATS), help="How to print the report.")
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to a file instead.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules or families (repeat, or a,b).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules or families out.")
@click.option("--fail-on", type=click.Choice(("error", "warning", "info", "never")), help="Exit 1 from this level on.")
@click.option("--profile", multiple=True, metavar="NAME", help="Use a profile: uk, us, professional, strict, ama, …")
@click.option("--config", "config_path", type=click.Path(exists=True, dir_okay=False), help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes (default: one for each processor).")
@click.option("--no-cache", is_flag=True, help="Check unchanged articles again.")
@click.option("--statistics", is_flag=True, help="Count findings by rule at the end.")
@click.option(
    "--stdin-filename", default="article.md", help="What standard input is called; its suffix says its format."
)
@click.option(
    "--files-from", type=click.File("r"), help="Read more paths from a file, one a line; - is standard input."
)
@click.option("--allow-empty", is_flag=True, help="Pass when there is nothing to check.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 where findings would exit 1.")
@click.option("--quiet", is_flag=True, help="Print no report; the exit code tells.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colors in the terminal.")
@click.option("--progress/--no-progress", default=True, help="Show a progress bar on a terminal.")
@click.option("--today", metavar="DATE", help="Judge dates against this day (2026-11-21) instead of today's.")
@click.option("--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this baseline.")
@click.option("--no-waivers", is_flag=True, help="Let no waiver count.")
@click.option("--since", metavar="REV", help="Only files and lines changed since this git revision.")
@click.option("--also", multiple=True, metavar="FORMAT=FILE", help="Write another format to a file as well.")
def command(paths: Sequence[str], format_name: str, output: str | None, **options: Any) -> int:
    """Check files, folders or standard input (-) and report what is wrong where."""
    listed = [line.strip() for line in options["files_from"] or () if line.strip()]
    names = [*paths, *listed]
    if not names:
        raise UsageError("name at least one file or folder, or - for standard input.")
    config = _configuration(names, options)
    waive, since = not options["no_waivers"], options["since"]
    filters = Filters(config, baseline=options["baseline"], use_waivers=waive, since=since, today=today_of(config))
    articles = filters.wanted(_articles(names, config, options["stdin_filename"]))
    if not articles and not options["allow_empty"] and since is None:
        raise UsageError("there is nothing to check here. Name a .txt, .md or .html file, or pass --allow-empty.")
    stream = io.StringIO() if options["quiet"] else _open(output)
    info = run_info(Linter(config, None).book, config, color=_has_color(options["color"], stream))
    seen = _Seen(config.fail_on)
    reports = run(articles, config, jobs=options["jobs"], cache_folder=None if options["no_cache"] else cache_dir())
    shown = _with_progress(reports, len(articles)) if options["progress"] else reports
    watched = seen.watch(filters.apply(shown))
    also = [_also(value) for value in options["also"]]
    kept = list(watched) if also else watched
    try:
        for piece in reporter(format_name)(kept, info):
            stream.write(piece)
        stream.flush()
    finally:
        if output and not options["quiet"]:
            stream.close()
    for name, path in also:
        with _open(path) as file:
            file.writelines(reporter(name)(kept, replace(info, color=False)))
    for note in filters.notes():
        click.echo(f"healthlint: {note}", err=True)
    if options["statistics"]:
        click.echo(seen.statistics(), err=True)
    return 0 if seen.code == 1 and options["exit_zero"] else seen.code


def _configuration(names: Sequence[str], options: dict[str, Any]) -> Config:
    flags: dict[str, Any] = {}
    for key in ("select", "ignore"):
        values = [name for value in options[key] for name in value.replace(",", " ").split()]
        if values:
            flags[key] = values
    if options["profile"]:
        flags["extends"] = [name for value in options["profile"] for name in value.split(",")]
    if options["fail_on"]:
        flags["gate"] = {"fail_on": options["fail_on"]}
    if options["today"]:
        flags["today"] = options["today"]
    explicit = Path(options["config_path"]) if options["config_path"] else None
    return load_config(start_of(names), explicit=explicit, isolated=options["isolated"], flags=flags)


def _articles(names: Sequence[str], config: Config, stdin_name: str) -> Iterator[Article]:
    for name in names:
        if name == "-":
            yield Article(stdin_name, sys.stdin.buffer.read())
        else:
            yield from find_articles([name], config)


def _also(value: str) -> tuple[str, str]:
    name, _, path = value.partition("=")
    if not path:
        raise UsageError(f"--also wants FORMAT=FILE, such as sarif=out.sarif, not “{value}”.")
    reporter(name)
    return name, path


class _Seen:
    """What the exit code and the statistics need of reports that stream by."""

    def __init__(self, fail_on: str) -> None:
        self.code = 0
        self._fail_on = fail_on
        self._rules: Counter[str] = Counter()

    def watch(self, reports: Iterable[ArticleReport]) -> Iterator[ArticleReport]:
        for report in reports:
            self.code = max(self.code, exit_code([report], self._fail_on))
            self._rules.update(finding.rule for finding in report.shown)
            yield report

    def statistics(self) -> str:
        rows = sorted(self._rules.items(), key=lambda row: (-row[1], row[0]))
        return "\n".join(f"{count:6}  {rule}" for rule, count in rows) or "     0  findings"


def _with_progress(reports: Iterable[ArticleReport], total: int) -> Iterator[ArticleReport]:
    """Show a bar on standard error once a run takes longer than a second; never in CI or a pipe."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield from reports
        return
    started, bar, task = time.monotonic(), None, None
    try:
        for done, report in enumerate(reports, 1):
            yield report
            if bar is None and time.monotonic() - started > _PROGRESS_AFTER_SECONDS and done < total:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
                task = bar.add_task("Checking", total=total)
                bar.start()
            if bar is not None and task is not None:
                bar.update(task, completed=done, refresh=True)
    finally:
        if bar is not None:
            bar.stop()


def _open(output: str | None) -> TextIO:
    if output is None:
        stream = sys.stdout
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        return stream
    try:
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        return Path(output).open("w", encoding="utf-8", newline="\n", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"the report cannot be written to {output} ({error.strerror}).") from error


def _has_color(choice: str, stream: TextIO) -> bool:
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and "NO_COLOR" not in os.environ
