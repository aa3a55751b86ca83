"""A card's examples as tests: exact spans, exact fixes, and the same again behind emoji, CRLF and inside markup."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lint.engine import check
from lint.model import Example, Finding, Rule, Settings, Span
from lint.readers import read
from lint.rulebook.book import Rulebook
from lint.rulebook.select import Plan
from lint.text.lazy import lazy

_MARK = lazy("[⟦⟧]")
_SUFFIX = {"text": "example.txt", "markdown": "example.md", "html": "example.html"}
_PLAIN_LINE = lazy(r"[^\s#>|<*\-+\d\[`_~=:][^\r\n|<>*_`\[\]\\]*\Z")


def check_examples(book: Rulebook, rule: Rule) -> Iterator[str]:
    """Yield what is wrong with the examples of a card, shifted ones included; nothing if all is well."""
    for number, example in enumerate(rule.examples, 1):
        for label, variant in [("", example), *shifted(rule, example)]:
            for problem in check_example(book, rule, variant):
                yield f"{rule.id}: example {number}{label}: {problem}"


def check_example(book: Rulebook, rule: Rule, example: Example) -> Iterator[str]:
    """Yield the differences between what an example marks and what the rule finds."""
    text, spans = split_marks(example.text)
    findings, failures = _findings(book, rule, example, text)
    yield from failures
    found = [finding.span for finding in findings]
    if found != spans:
        yield f"marked {_quotes(text, spans)}, found {_quotes(text, found)} in {text!r}"
        return
    if example.variant is not None:
        expected = rule.variants[example.variant]
        for finding in findings:
            if finding.level is not expected.level:
                yield f"the variant “{example.variant}” is {expected.level.value}, the finding {finding.level.value}"
    if example.fixed is not None:
        fixed = apply_edits(text, findings)
        if fixed != example.fixed:
            yield f"fixed to {fixed!r}, the card says {example.fixed!r}"
        elif again := _findings(book, rule, example, fixed)[0]:
            yield f"the fixed text is flagged again: {_quotes(fixed, [finding.span for finding in again])}"


def split_marks(text: str) -> tuple[str, list[Span]]:
    """Return a text without its ⟦ ⟧ and the spans they marked, in order."""
    spans, starts = [], []
    for removed, match in enumerate(_MARK.finditer(text)):
        if match.group() == "⟦":
            starts.append(match.start() - removed)
        else:
            spans.append(Span(starts.pop(), match.start() - removed))
    return _MARK.sub("", text), sorted(spans)


def apply_edits(text: str, findings: list[Finding]) -> str:
    """Return the text with the edits of the findings made, last first."""
    edits = sorted({edit for finding in findings for edit in finding.edits}, key=lambda e: e.span, reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def shifted(rule: Rule, example: Example) -> Iterator[tuple[str, Example]]:
    """Yield the example moved and dressed in ways that must not change what is found."""
    front = "\ufeff\n\n" if example.format == "text" else "<!-- 😀 𝒯 -->\n\n"
    if not example.text.startswith(("---", "+++")):
        yield " behind a shift", replace(example, text=front + example.text, fixed=None)
    yield " with CRLF", replace(example, text=example.text.replace("\n", "\r\n"), fixed=None)
    plain = example.text.rstrip("\n")
    if example.format != "markdown" or not _PLAIN_LINE.match(plain) or not _may_be_dressed(rule):
        return
    bold = plain.replace("⟦", "**⟦").replace("⟧", "⟧**")
    if example.bad and re.search(r"\*\*⟦\w[^⟧]*\w⟧\*\*", bold) and not re.search(r"\w\*\*⟦|⟧\*\*\w", bold):
        yield " in bold", replace(example, text=bold, fixed=None)
    if "list-item" in rule.scope:
        yield " in a list", replace(example, text=f"To know:\n\n- {plain}\n- Keep it dry.\n", fixed=None)
    if "table-cell" in rule.scope:
        yield " in a table", replace(example, text=f"| What | Note |\n|---|---|\n| {plain} | 😀 |\n", fixed=None)
    dressed = html.escape(plain, quote=False)
    if dressed == plain and "paragraph" in rule.scope:
        page = f"<html><body><main><p>{plain}</p></main></body></html>"
        yield " in HTML", replace(example, text=page, format="html", fixed=None)


def _may_be_dressed(rule: Rule) -> bool:
    """Return whether a rule looks at words alone; those that look at structure or lines say so on the card."""
    looks_at_words = rule.extends in ("existence", "substitution", "repetition", "spelling")
    return (
        looks_at_words
        and rule.options.get("match", "anywhere") == "anywhere"
        and not ({"head", "tail"} & set(rule.options))
    )


def _findings(book: Rulebook, rule: Rule, example: Example, text: str) -> tuple[list[Finding], list[str]]:
    settings = _settings(example)
    plan = Plan(frozenset({rule.id}), {}, settings, "")
    if rule.family == "waivers":
        plan = replace(plan, rules=frozenset(book.rules))
    document = read(_SUFFIX[example.format], text.encode("utf-8", "surrogatepass"), settings)
    report = check(document, book, plan)
    findings = [finding for finding in report.shown if finding.rule == rule.id]
    return findings, [failure.message for failure in report.failures if failure.kind != "front-matter"]


def _settings(example: Example) -> Settings:
    values: dict[str, Any] = dict(example.settings)
    if "today" in values:
        values["today"] = datetime.date.fromisoformat(values["today"])
    if "whole_page" in values:
        values["whole_page"] = values["whole_page"] == "True"
    return Settings(**values)


def _quotes(text: str, spans: list[Span]) -> str:
    return ", ".join(f"“{text[span.start : span.end]}” at {span.start}" for span in spans) or "nothing"
