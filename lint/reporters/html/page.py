"""The page of one article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from lint.analysis.debris import debris_blocks
from lint.document import Document
from lint.model import ArticleReport, Rule
from lint.reporters.base import RunInfo
from lint.reporters.html.article_text import shown_article, shown_lines
from lint.reporters.html.cards import cards_of, verdict_sentence, worst
from lint.reporters.html.environment import render
from lint.reporters.html.measures import cheapest_edits, facts_of, grade_limits, hard_words, section_grades


def article_page(report: ArticleReport, document: Document, info: RunInfo, index: str | None = None) -> bytes:
    """Return the page of an article, complete in itself.

    `document` is the article read again; if it is no longer the text that was checked, the page says so and shows
    findings without it. `index` is the file name of the index beside the page.
    """
    rules = info.rules
    is_same = digest_of(document) == report.sha256
    document = _without_leftovers(document, report, rules) if is_same else _emptied(document)
    shown = report.shown
    groups, nowhere = shown_article(document, shown) if is_same else ([], set(range(1, len(shown) + 1)))
    cards = cards_of(shown, rules, nowhere)
    target, most = grade_limits(rules)
    named = {f.rule for f in report.findings} | {c.rule for c in report.considered}
    return render(
        "article.html.j2",
        report=report,
        info=info,
        index=index,
        is_same=is_same,
        title=report.title or report.path,
        sentence=verdict_sentence(report),
        facts=facts_of(report, document, target),
        worst=worst(cards),
        cards=cards,
        groups=groups,
        source_lines=shown_lines(document, shown) if is_same else (),
        families=sorted(Counter(f.rule.partition("/")[0] for f in shown).items()),
        counts=Counter(f.level.value for f in shown),
        suppressed=[finding for finding in report.findings if finding.suppressed],
        rules=[rules[rule_id] for rule_id in sorted(named) if rule_id in rules],
        grades=section_grades(document),
        target=target,
        most=most,
        edits=cheapest_edits(document),
        words=hard_words(document),
        line=lambda span: document.lines.position(min(span.start, len(document.source)))[0] if is_same else None,
    )


def digest_of(document: Document) -> str:
    """Return the SHA-256 of the decoded text, as the report has it."""
    return hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()


def _without_leftovers(document: Document, report: ArticleReport, rules: Mapping[str, Rule]) -> Document:
    """Return the document with the lines set aside that the run set aside."""
    found = [(f.span, f.rule) for f in report.findings if f.rule in rules and rules[f.rule].debris]
    return document.with_debris(debris_blocks(document, found))


def _emptied(document: Document) -> Document:
    return Document(document.path, document.format, "", (), settings=document.settings)
