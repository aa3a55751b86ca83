"""Suicide, self-harm, eating disorders, substance use: help lines that must be there, and old ones that must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.guards import clear
from lint.analysis.helplines import named_lines, names_line
from lint.analysis.scan import Place
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_SELF_HARM = lazy(
    r"\bsuicid\w*|\bself[- ](?:harm\w*|injur\w*)|\b(?:kill|harm|hurt|hurting|killing|harming)\s+(?:yourself|themselves|himself|herself|myself)"
    r"|\b(?:end|ending|take|taking)\s+(?:your|their|his|her|my)\s+(?:own\s+)?life", re.I)  # fmt: skip
_EATING = lazy(r"\beating disorders?\b|\banorexia nervosa\b|\bbulimi\w+|\bbinge[- ]eating\b|\bpurging\b", re.I)
_SUBSTANCE = lazy(
    r"\b(?:withdrawal|detox\w*|addict\w*|rehabs?|substance use|drug use|alcohol use disorder|heroin|sobriety|sober)\b", re.I)  # fmt: skip
_SALES = lazy(
    r"\b(?:call|contact|speak|talk|chat)\b[^.!?\n]{0,60}?\b(?:admissions?|treatment (?:advis[eo]rs?|centers?|centres?|specialists?)|recovery advis[eo]rs?|free (?:assessment|consultation))\b"
    r"|\bour (?:rehab|treatment (?:center|centre|program)|facility|detox program)\b|\badmissions (?:team|line|counselor)", re.I)  # fmt: skip


def missing_crisis_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of suicide or self-harm if no working crisis line is named."""
    if not names_line(document, "crisis", referral=False):
        yield from _first(document, _SELF_HARM, line=_advice(document, "crisis"))


def missing_eating_disorder_help(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of an eating disorder if the article turns on it and names no help."""
    mentions = sum(len(_EATING.findall(block.text)) for block in document.prose(rule.scope))
    least = rule.options.get("options")
    needed = int(least["min_mentions"]) if isinstance(least, dict) else 1
    if mentions >= needed and not names_line(document, "eating-disorder") and not names_line(document, "crisis"):
        yield from _first(document, _EATING, line=_advice(document, "eating-disorder"))


def missing_neutral_helpline(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first sales contact of an article on substance use or withdrawal that names no neutral line."""
    if any(_SUBSTANCE.search(block.text) for block in document.prose()) and not names_line(document, "substance-use"):
        yield from _first(document, _SALES, line=_advice(document, "substance-use"))


def old_crisis_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield numbers that have ended, and the former Lifeline number where 988 is not named too."""
    lines = named_lines(document)
    has_new = any(named.line.id == "us-988" for named in lines)
    seen: set[tuple[int, int]] = set()
    for named in lines:
        is_former = named.line.id == "us-old-lifeline" and not has_new
        if (named.line.ended is None and not is_former) or (id(named.block), named.start) in seen:
            continue
        seen.add((id(named.block), named.start))
        better = _advice(document, named.line.kind)
        yield named.block.hit(named.start, named.end, name=named.line.name, line=better)


def _first(document: Document, pattern: re.Pattern[str], **fields: str) -> Iterator[Hit]:
    """Yield the first place of a pattern that is neither negated nor a name, in title, headings and prose."""
    for block in document.prose(("title", "heading", "paragraph", "list-item", "table-cell", "caption", "quote")):
        for match in pattern.finditer(block.text):
            if clear(("proper-name",), document, Place(block, *match.span())) is None:
                yield block.hit(match.start(), match.end(), **fields)
                return


def _advice(document: Document, kind: str) -> str:
    """Return the first line of a kind for the article's country, as name and number."""
    lines = facts().lines(document.settings.locale.upper(), kind)
    return f"{lines[0].name}, {lines[0].numbers[0]}" if lines and lines[0].numbers else "a help line"
