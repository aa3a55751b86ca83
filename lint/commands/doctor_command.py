"""`healthlint doctor`: what is installed, what will not run and why."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from lint import __version__
from lint.config import load_config
from lint.errors import HealthlintError
from lint.rulebook import load_rulebook
from lint.yamlfile import cache_dir, rules_dir

_PACKAGES = ("spacy", "textstat", "google-re2", "regex", "markdown-it-py", "PyYAML", "msgspec", "click", "rich")


@click.command("doctor")
def command() -> int:
    """Say what is installed and what will not run; exit 2 if checking cannot work."""
    problems = 0
    for good, line in _report():
        problems += not good
        click.echo(f"{'ok     ' if good else 'PROBLEM'} {line}")
    click.echo("All that a check needs is here." if not problems else f"{problems} problem(s) above.")
    return 2 if problems else 0


def _report() -> Iterator[tuple[bool, str]]:
    yield True, f"healthlint {__version__}, Python {platform.python_version()}"
    for name in _PACKAGES:
        try:
            yield True, f"{name} {version(name)}"
        except PackageNotFoundError:
            yield False, f"{name} is not installed. Install healthlint again with pip."
    yield True, f"sqlite {sqlite3.sqlite_version}"
    yield from _rules()
    yield from _configuration()
    folder = cache_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield True, f"cache folder {folder}"
    except OSError as error:
        yield True, f"no cache: {folder} cannot be written ({error.strerror}); checks work, only slower"
    yield from _grammar()


def _rules() -> Iterator[tuple[bool, str]]:
    try:
        book = load_rulebook()
        yield True, f"{len(book.rules)} rules in {rules_dir()}, digest {book.digest}"
    except HealthlintError as error:
        yield False, str(error)


def _configuration() -> Iterator[tuple[bool, str]]:
    try:
        config = load_config(Path.cwd())
        files = sorted({origin for origin in config.origins.values() if Path(origin).is_file()})
        yield True, f"configuration: {', '.join(files) or 'defaults'}"
        pipeline = config.data.get("spacy", {}).get("pipeline", "blank")
        if pipeline != "blank" and find_spec(pipeline.replace("-", "_")) is None:
            yield False, f"the spaCy pipeline “{pipeline}” is not installed: python -m pip install {pipeline}"
        else:
            yield True, f"spaCy pipeline: {pipeline}"
    except HealthlintError as error:
        yield False, str(error)


def _grammar() -> Iterator[tuple[bool, str]]:
    java = shutil.which("java")
    yield True, f"grammar: not part of this version; Java {'found' if java else 'not found'}"
