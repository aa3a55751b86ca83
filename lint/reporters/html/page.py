"""The page of one article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from lint.analysis.debris import debris_blocks
from lint.document import Document
from lint.model import ArticleReport, Rule
from lint.reporters.base import RunInfo
from lint.reporters.html.article_text import shown_article, shown_lines
from lint.reporters.html.cards import cards_of, verdict_sentence, worst
from lint.reporters.html.environment import markup, render
from lint.reporters.html.measures import cheapest_edits, facts_of, grade_limits, hard_words, section_grades

LONGEST_EXAMPLE = 120
"""Characters; longer examples are for `healthlint explain`."""


class ArticlePages:
    """Makes the pages of a run; what they share is rendered once."""

    def __init__(self, info: RunInfo) -> None:
        self.info = info
        self._help: dict[str, Markup] = {}

    def help_of(self, rule: Rule) -> Markup:
        """Return the help of a rule as markup."""
        if rule.id not in self._help:
            short = [e for e in rule.examples if len(e.text) <= LONGEST_EXAMPLE]
            bad = [("Wrong", e.text.replace("⟦", "").replace("⟧", "")) for e in short if e.bad][:1]
            good = [("Right", e.text) for e in short if not e.bad][:1]
            self._help[rule.id] = markup("rule.html.j2", r=rule, examples=[*bad, *good])
        return self._help[rule.id]

    def page(self, report: ArticleReport, document: Document, index: str | None = None) -> bytes:
        """Return the page of an article, complete in itself.

        `document` is the article read again; if it is no longer the text that was checked, the page says so and shows
        the findings without it. `index` is the file name of the index beside the page.
        """
        rules = self.info.rules
        is_same = digest_of(document) == report.sha256
        document = _without_leftovers(document, report, rules) if is_same else _emptied(document)
        shown = report.shown
        groups, nowhere = shown_article(document, shown) if is_same else ([], set(range(1, len(shown) + 1)))
        cards = cards_of(shown, rules, nowhere)
        target, most = grade_limits(rules)
        named = sorted({f.rule for f in report.findings} | {c.rule for c in report.considered})
        return render(
            "article.html.j2",
            report=report,
            info=self.info,
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
            rules=[self.help_of(rules[rule_id]) for rule_id in named if rule_id in rules],
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
