"""`healthlint report PATHS -o DIR`: one report per article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import click

from lint.api import exit_code, find_articles, run_info
from lint.config import load_config
from lint.errors import UsageError
from lint.reporters import FORMATS, reporter
from lint.run import Linter, run
from lint.yamlfile import cache_dir, write_atomically

_SUFFIX = {"json": ".json", "text": ".report.txt", "concise": ".concise.txt"}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


@click.command("report")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Default: text and json.")
@click.option("--today", metavar="DATE", help="Judge dates against this day instead of today's.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.")
def command(paths: Sequence[str], folder: Path, formats: Sequence[str], today: str | None, jobs: int | None) -> int:
    """Write a report per article into a folder, and say where."""
    config = load_config(Path(paths[0]).resolve(), flags={"today": today} if today else None)
    articles = list(find_articles(paths, config))
    if not articles:
        raise UsageError("there is nothing to check here. Name a .txt, .md or .html file.")
    info = run_info(Linter(config, None).book, config)
    written, code = 0, 0
    for report in run(articles, config, jobs=jobs, cache_folder=cache_dir()):
        code = max(code, exit_code([report], config.fail_on))
        for name in formats or ("text", "json"):
            path = folder / f"{report_name(report.path)}{_SUFFIX[name]}"
            write_atomically(path, "".join(reporter(name)([report], info)).encode("utf-8", "backslashreplace"))
            if not path.is_file():
                raise UsageError(f"the report cannot be written to {path}. Check the folder.")
            written += 1
    click.echo(f"Wrote {written} reports on {len(articles)} articles to {folder}.")
    return code


def report_name(path: str) -> str:
    """Return a file name for an article's report: safe on every system, and never the same for two paths."""
    tail = _UNSAFE.sub("-", Path(path).name).strip(".-")[-_LONGEST:] or "article"
    return f"{tail.lower()}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
