"""Findings as cards: what a reviewer reads beside the text, numbered in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.model import ArticleReport, Domain, Finding, Level, Rule, Verdict

LONGEST_QUOTE = 280
"""Characters of quoted text on a card; the highlight shows all of it."""
WORST = 3
_FIRST_SENTENCE = re.compile(r".+?[.!?](?=\s+[A-Z“\"(]|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """One finding with what its rule says of it."""

    number: int
    """From 1, in reading order; the highlight carries the same."""
    finding: Finding
    quote: str
    why: str
    """The first sentence of the rule's reason."""
    source: str
    """The first source with its year."""
    is_placed: bool
    """Whether the article's text has a highlight for it; else only the source has."""

    @property
    def is_safety(self) -> bool:
        """Whether it counts for the safety gate."""
        return self.finding.domain is Domain.SAFETY


def cards_of(findings: Sequence[Finding], rules: Mapping[str, Rule], nowhere: Iterable[int]) -> list[Card]:
    """Return a card for each finding; `nowhere` holds the numbers of those that stand in no block."""
    unplaced = frozenset(nowhere)
    said = {rule_id: (_first_sentence(rules[rule_id].why), _first_source(rules[rule_id])) for rule_id in rules}
    return [
        Card(number, f, shortened(f.text, LONGEST_QUOTE), *said.get(f.rule, ("", "")), number not in unplaced)
        for number, f in enumerate(findings, 1)
    ]


def worst(cards: Iterable[Card], count: int = WORST) -> list[Card]:
    """Return the most dangerous findings: errors first, safety before quality, then in reading order."""
    return sorted(cards, key=lambda card: (-card.finding.level.rank, not card.is_safety, card.number))[:count]


def verdict_sentence(report: ArticleReport) -> str:
    """Return the one sentence that explains the verdict."""
    shown = report.shown
    safety = sum(f.domain is Domain.SAFETY and f.level is Level.ERROR for f in shown)
    counts = Counter(f.level for f in shown)
    rest = _listed(
        [(counts[Level.ERROR] - safety, "other error" if safety else "error"), (counts[Level.WARNING], "warning")]
    )
    if report.verdict is Verdict.INCOMPLETE:
        found = f" What could be looked at has {rest_with(safety, rest)}." if safety or rest else ""
        return f"Something was not looked at, so nothing can be said for it: {report.failures[0].message}{found}"
    if report.verdict is Verdict.BLOCKED:
        must = "must be settled before this is published"
        return f"{_many(safety, 'safety error')} {must}" + (f"; {rest} beside that." if rest else ".")
    if report.verdict is Verdict.NEEDS_REVIEW:
        return f"No safety error, but {rest} for a person to look at."
    infos = counts[Level.INFO]
    return "No error and no warning was found." + (f" {_many(infos, 'remark')} for information." if infos else "")


def rest_with(safety: int, rest: str) -> str:
    """Return the safety errors and the rest in one phrase."""
    return " and ".join(part for part in (_many(safety, "safety error") if safety else "", rest) if part)


def _listed(counts: Iterable[tuple[int, str]]) -> str:
    return " and ".join(_many(count, name) for count, name in counts if count)


def _many(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def shortened(text: str, most: int) -> str:
    """Return a text cut to so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _first_sentence(text: str) -> str:
    folded = " ".join(text.split())
    match = _FIRST_SENTENCE.match(folded)
    return match[0] if match else folded


def _first_source(rule: Rule) -> str:
    if not rule.sources:
        return ""
    source = rule.sources[0]
    return f"{source.title}, {source.year}" if source.year else source.title
