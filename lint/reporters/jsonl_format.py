"""One JSON object a line: an article each, for tools that read as it streams."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lint.model import ArticleReport
from lint.reporters.base import RunInfo
from lint.reporters.json_format import article


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield a line for each article, shaped as an article of the JSON report."""
    for report in reports:
        yield f"{json.dumps(article(report))}\n"
