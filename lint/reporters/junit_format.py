"""JUnit XML: an article is a test suite, a finding a failed test, something not looked at an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lint.model import ArticleReport, Finding
from lint.reporters.base import RunInfo
from lint.text.lazy import lazy

_NOT_XML = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[ArticleReport], info: RunInfo) -> Iterator[str]:
    """Yield the XML, an article at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="healthlint">\n'
    for report in reports:
        yield from _suite(report)
    yield "</testsuites>\n"


def _suite(report: ArticleReport) -> Iterator[str]:
    shown, failures = report.shown, report.failures
    tests = max(1, len(shown) + len(failures))
    yield f'  <testsuite name={attribute(report.path)} tests="{tests}" failures="{len(shown)}" errors="{len(failures)}">\n'
    for failure in failures:
        yield f"    <testcase classname={attribute(report.path)} name={attribute(failure.kind)}>\n"
        yield f"      <error message={attribute(failure.message)}/>\n    </testcase>\n"
    for finding in shown:
        yield from _case(report.path, finding)
    if not shown and not failures:
        yield f'    <testcase classname={attribute(report.path)} name="healthlint"/>\n'
    yield "  </testsuite>\n"


def _case(path: str, finding: Finding) -> Iterator[str]:
    name = f"{finding.rule} at {finding.line}:{finding.column}"
    yield f"    <testcase classname={attribute(path)} name={attribute(name)}>\n"
    yield f'      <failure type="{finding.level.value}" message={attribute(finding.message)}>'
    yield f"{escape(_NOT_XML.sub('�', finding.text))}</failure>\n    </testcase>\n"


def attribute(text: str) -> str:
    """Return a quoted XML attribute; characters XML cannot hold are replaced."""
    return quoteattr(_NOT_XML.sub("�", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
