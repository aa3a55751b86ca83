"""Checkstyle XML, read by many review tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.model import ArticleReport
from lint.reporters.base import RunInfo
from lint.reporters.junit_format import attribute


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the XML, a file at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for report in reports:
        yield f"  <file name={attribute(report.path)}>\n"
        for failure in report.failures:
            source = attribute(f"healthlint.{failure.kind}")
            yield f'    <error line="1" column="1" severity="error" message={attribute(failure.message)} source={source}/>\n'
        for f in report.shown:
            place = f'line="{f.line}" column="{f.column}" severity="{f.level.value}"'
            yield f"    <error {place} message={attribute(f.message)} source={attribute(f.rule)}/>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"
