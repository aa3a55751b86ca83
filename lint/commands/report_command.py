"""`healthlint report PATHS -o DIR`: a page per article and an index, or reports in other formats."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import click

from lint.api import exit_code, find_articles, run_info
from lint.commands.common import config_for, today_of
from lint.document import Document
from lint.errors import UsageError
from lint.gating import Filters
from lint.model import ArticleReport
from lint.readers import format_of, read
from lint.reporters import FORMATS, reporter
from lint.reporters.html.history import compare, remember
from lint.reporters.html.index import NAME, Expiring, Summary, index_page
from lint.reporters.html.page import ArticlePages
from lint.run import Linter, run
from lint.text.lazy import lazy
from lint.waivers import FILE_NAME as WAIVERS_FILE
from lint.waivers import read_waivers
from lint.yamlfile import cache_dir, write_atomically

_SUFFIX = {"json": ".json", "text": ".report.txt", "html": ".html"}
"""Other formats are called after themselves: `.sarif`."""
_UNSAFE = lazy(r"[^A-Za-z0-9._-]+")
_RESERVED = lazy(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)")
"""Names that Windows keeps for devices, whatever follows the first full stop."""
_LONGEST = 80


@click.command("report")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "formats", multiple=True, type=click.Choice(("html", *FORMATS)), help="Default: html.")
@click.option("--today", metavar="DATE", help="Judge dates against this day instead of today's.")
@click.option("--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this baseline.")
@click.option("--no-waivers", is_flag=True, help="Let no waiver count.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.")
def command(
    paths: Sequence[str], folder: Path, formats: Sequence[str], today: str | None, baseline: Path | None,
    no_waivers: bool, jobs: int | None,
) -> int:  # fmt: skip
    """Write a report per article into a folder, for html with an index, and say where."""
    config = config_for(paths, today=today)
    filters = Filters(config, baseline=baseline, use_waivers=not no_waivers, since=None, today=today_of(config))
    articles = list(find_articles(paths, config))
    if not articles:
        raise UsageError("there is nothing to check here. Name a .txt, .md or .html file.")
    linter = Linter(config, None)
    info = run_info(linter.book, config)
    chosen = formats or ("html",)
    pages, summary, code = ArticlePages(info), Summary(), 0
    for report in filters.apply(run(articles, config, jobs=jobs, cache_folder=cache_dir())):
        code = max(code, exit_code([report], config.fail_on))
        for name in chosen:
            path = folder / f"{report_name(report.path)}{_SUFFIX.get(name, f'.{name}')}"
            if name == "html":
                _write(path, _page(report, linter, pages, summary, path.name))
            else:
                _write(path, "".join(reporter(name)([report], info)).encode("utf-8", "backslashreplace"))
    if "html" in chosen:
        comparison = compare(folder, summary.run(info, str(today_of(config))))
        waivers = _waivers(linter, config.folder / WAIVERS_FILE) if not no_waivers else []
        _write(folder / NAME, index_page(summary, comparison, info, waivers))
        if not remember(folder, comparison):
            raise UsageError(f"the history of runs cannot be written to {folder}. Check the folder.")
    click.echo(f"Wrote {len(articles) * len(chosen)} reports on {len(articles)} articles to {folder}.")
    if "html" in chosen:
        click.echo(f"Open {folder / NAME}")
    for note in filters.notes():
        click.echo(note)
    return code


def _page(report: ArticleReport, linter: Linter, pages: ArticlePages, summary: Summary, name: str) -> bytes:
    document = _read_again(report.path, linter)
    summary.add(report, document, name)
    return pages.page(report, document, index=NAME)


def _read_again(path: str, linter: Linter) -> Document:
    """Return the article for its page: the report that comes from a worker or the cache holds no text."""
    settings = linter.plan(path).settings
    try:
        return read(path, Path(path).read_bytes(), settings)
    except OSError:
        return Document(path, format_of(path), "", (), settings=settings)


def _waivers(linter: Linter, path: Path) -> list[Expiring]:
    if not path.is_file():
        return []
    today = today_of(linter.config)
    return [Expiring(w.path, w.rule, w.owner, str(w.expires), (w.expires - today).days) for w in read_waivers(path)]


def _write(path: Path, content: bytes) -> None:
    if not write_atomically(path, content):
        raise UsageError(f"the report cannot be written to {path}. Check the folder.")


def report_name(path: str) -> str:
    """Return a file name for an article's report: safe on every system, and never the same for two paths."""
    tail = _UNSAFE.sub("-", Path(path).name).strip(".-")[-_LONGEST:].lower() or "article"
    prefix = "_" if _RESERVED.match(tail) else ""
    return f"{prefix}{tail}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
