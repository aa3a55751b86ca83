"""Suppressions: comments in the article and sidecar files. Each needs a reason and must earn its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lint.document import Document
from lint.model import Finding, Hit, Span, Suppression
from lint.text.lazy import lazy
from lint.yamlfile import parse

_DIRECTIVE = lazy(r"healthlint-(disable-next-line|disable-line|disable|enable)\b(?P<rest>[^\r\n]*)", re.DOTALL)
_REASON = lazy(r"""reason\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”)""")
_OTHER_KEY = lazy(r"""\b(?:until|by)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""")
SIDECAR_SUFFIX = ".healthlint.yaml"
"""`NAME.healthlint.yaml` beside `NAME.txt`, or `NAME.txt.healthlint.yaml`."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One suppression as it was written."""

    selectors: tuple[str, ...]
    """Rule ids or families."""
    reason: str
    scope: Span
    """The source range whose findings it covers."""
    place: Span
    """Where it stands, for the findings about it. For a sidecar, the start of the article."""
    text: str | None = None
    """A sidecar entry covers only findings that quote this text; None: any."""
    kind: str = "inline"


def read_directives(document: Document) -> list[Directive]:
    """Return the directives in the comments of an article, in source order."""
    directives: list[Directive] = []
    open_blocks: list[Directive] = []
    length = len(document.source)
    for comment in document.comments:
        match = _DIRECTIVE.search(document.source, comment.start, comment.end)
        if match is None:
            continue
        rest = match["rest"].partition("-->")[0]
        reason_match = _REASON.search(rest)
        reason = next((group for group in reason_match.groups() if group), "") if reason_match else ""
        names = _OTHER_KEY.sub("", _REASON.sub("", rest)).replace(",", " ").split()
        directive = Directive(tuple(names), reason.strip(), Span(0, 0), comment)
        action = match[1]
        if action == "disable-next-line":
            directives.append(replace(directive, scope=_next_line(document, comment)))
        elif action == "disable-line":
            line, _ = document.lines.position(comment.start)
            directives.append(replace(directive, scope=document.lines.span(line)))
        elif action == "disable":
            open_blocks.append(replace(directive, scope=Span(comment.end, length)))
        else:
            ended = [d for d in open_blocks if not names or set(names) & set(d.selectors)]
            directives += [replace(d, scope=Span(d.scope.start, comment.start)) for d in ended]
            open_blocks = [d for d in open_blocks if d not in ended]
    return sorted([*directives, *open_blocks], key=lambda d: d.place)


def _next_line(document: Document, comment: Span) -> Span:
    """Return the next line that is not empty; where a block starts there, the whole block."""
    line, _ = document.lines.position(max(comment.start, comment.end - 1))
    while line < len(document.lines):
        line += 1
        span = document.lines.span(line)
        if document.source[span.start : span.end].strip():
            covering = [b.span for b in document.blocks if b.span.start < span.end and span.start < b.span.end]
            return Span(span.start, max([span.end, *(s.end for s in covering)]))
    return Span(len(document.source), len(document.source))


def sidecar_of(path: Path) -> Path | None:
    """Return the sidecar file of an article, if there is one."""
    for candidate in (path.with_name(path.name + SIDECAR_SUFFIX), path.with_name(path.stem + SIDECAR_SUFFIX)):
        if candidate.is_file():
            return candidate
    return None


def read_sidecar(text: str, name: str, document: Document) -> list[Directive]:
    """Return the directives of a sidecar: `suppress: [{rule: ..., reason: ..., text: ...}]`.

    Raises RuleError for broken YAML, ValueError for another shape.
    """
    data = parse(text, name)
    rows = data.get("suppress") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "rule" in row for row in rows):
        raise ValueError(f"{name}: write “suppress:” with a list of rule, reason and, if you like, text.")
    whole = Span(0, len(document.source))
    return [
        Directive(
            (str(row["rule"]),), str(row.get("reason", "")).strip(), whole, Span(0, 0), row.get("text"), kind="sidecar"
        )
        for row in rows
    ]


def apply(
    findings: Sequence[Finding], directives: Iterable[Directive], covers: Callable[[str, str], bool]
) -> tuple[list[Finding], list[Directive]]:
    """Return the findings with suppressions marked, and the directives that suppressed nothing.

    `covers(selector, rule_id)` says whether a selector names a rule. A directive without a reason suppresses nothing.
    """
    used: set[int] = set()
    ordered = list(directives)
    marked = []
    for given in findings:
        finding = given
        for index, directive in enumerate(ordered):
            if directive.reason and _covers(directive, finding, covers):
                used.add(index)
                finding = replace(finding, suppressed=Suppression(directive.kind, directive.reason))
                break
        marked.append(finding)
    return marked, [d for index, d in enumerate(ordered) if index not in used]


def _covers(directive: Directive, finding: Finding, covers: Callable[[str, str], bool]) -> bool:
    inside = directive.scope.start <= finding.span.start <= directive.scope.end
    quoted = directive.text is None or directive.text in finding.text
    return inside and quoted and any(covers(selector, finding.rule) for selector in directive.selectors)


def hit_on(directive: Directive, **fields: object) -> Hit:
    """Return a hit on the place where a directive stands."""
    return Hit(directive.place, fields=fields)
