"""Reports to text: a name for each format, and a function that streams it article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from lint.errors import UsageError
from lint.model import ArticleReport
from lint.reporters.base import RunInfo

FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "csv",
)  # fmt: skip
"""Format names, each a module of this package with `render(reports, info) -> Iterator[str]`."""

Render = Callable[[Iterable[ArticleReport], RunInfo], Iterator[str]]


def reporter(name: str) -> Render:
    """Return the render function of a format. Raises UsageError for an unknown one."""
    if name not in FORMATS:
        raise UsageError(f"there is no format “{name}”. Formats: {', '.join(FORMATS)}.")
    render: Render = import_module(f"lint.reporters.{name}_format").render
    return render
