"""What everyone shares: spans, levels, rules, hits, findings, failures, reports."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, 0-based."""

    start: int
    end: int


class Level(StrEnum):
    """How much a finding weighs. `error` fails the gate by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Domain(StrEnum):
    """Which of the two results a finding counts for: they are never added up."""

    SAFETY = "safety"
    QUALITY = "quality"


class Confidence(StrEnum):
    """How sure the rule is when it fires."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FixSafety(StrEnum):
    """Whether an edit may be applied without a person looking at it."""

    SAFE = "safe"
    REVIEW = "review"


class Verdict(StrEnum):
    """The outcome for one article, in words."""

    PASSED = "passed"
    NEEDS_REVIEW = "needs-review"
    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose, as far as readers, analyses and checks need to know it."""

    locale: str = "us"
    """`us` or `uk`: which names, numbers and notation are expected."""
    audience: str = "consumer"
    """`consumer` or `professional`."""
    whole_page: bool | None = None
    """Whether the file holds the whole page (author, date, ...). None: HTML and front matter do, plain text does not."""
    today: datetime.date | None = None
    """The day that dates are judged against; None means no date is judged against today."""
    spacy_pipeline: str = "blank"
    """`blank`, or the name of an installed trained spaCy pipeline."""
    readability_engine: str = "own"
    """`own` (one pass, the same figures) or `textstat`."""
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Per rule id, the options given in the configuration; they win over the card's own."""
    house_text: Mapping[str, str] = field(default_factory=dict)
    """Approved wording by statement kind (`consult`, `limits`, ...), for drift."""
    accepted_words: frozenset[str] = frozenset()
    """Case-folded words the house accepts."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a figure comes from."""

    title: str
    year: int | None
    url: str | None
    status: str
    """`V` the source was read, `S` a secondary source was read, `R` recalled."""
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One example on a card. `⟦ ⟧` marks each span the rule must find, and nothing else may be found."""

    text: str
    bad: bool
    fixed: str | None = None
    """The text after the fix, when the card declares one."""
    format: str = "markdown"
    """`text`, `markdown` or `html`: how the example is read."""
    variant: str | None = None
    """Which variant of the message the finding must carry."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Settings the example needs, for instance `{locale: uk}`."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording or weight of the same rule, chosen by the check."""

    level: Level
    message: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule card, loaded and valid."""

    id: str
    """`family/name`, the path of its card under rules/."""
    path: str
    """The card's file, for messages."""
    extends: str
    """A name in lint/kinds."""
    level: Level
    domain: Domain
    confidence: Confidence
    message: str
    """Template: `{match}` is the quoted text, other fields come with the hit."""
    why: str
    sources: tuple[Source, ...]
    examples: tuple[Example, ...]
    scope: frozenset[str]
    """Block kinds that are looked at; see `lint.document.BLOCK_KINDS`."""
    unless: tuple[str, ...] = ()
    """Context guards that clear a hit, in order."""
    fix: FixSafety | None = None
    debris: bool = False
    """A line this rule hits is no prose: it is set aside before anything is measured."""
    variants: Mapping[str, Variant] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    """What the kind itself needs (patterns, swaps, the function's name, limits)."""
    enabled: bool = True
    """Off rules run only when they are named."""

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` of the source by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind or a check found, in source positions."""

    span: Span
    """In the source. Equal ends only where an empty file is the place."""
    prose: str | None = None
    """The prose the hit was found as; the engine verifies it against the source. None: the span is not prose."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Values for the message template."""
    edits: tuple[Edit, ...] = ()
    variant: str | None = None
    cleared_by: str | None = None
    """The guard and cue that cleared the hit (`negated: "do not"`): it is kept, but it is no finding."""
    claim: int | None = None
    """Index of the claim in the article's ledger that this hit is about."""
    related: tuple[tuple[Span, str], ...] = ()
    """Other places worth showing, with a word on each (the first heading of the same name, the other dose)."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not shown."""

    kind: str
    """`inline`, `sidecar`."""
    reason: str


class Utf16Place(NamedTuple):
    """A finding's place in UTF-16 code units, for SARIF and language servers."""

    start: int
    end: int
    """0-based offsets in the whole file, half-open."""
    column: int
    end_column: int
    """1-based."""


_START_OF_FILE = Utf16Place(0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place, as it is reported."""

    rule: str
    level: Level
    domain: Domain
    confidence: Confidence
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    """`source[span.start:span.end]`."""
    message: str
    fingerprint: str
    excerpt: str = ""
    """The source around the finding, at most one line."""
    excerpt_column: int = 1
    """The 1-based column at which `excerpt` starts."""
    utf16: Utf16Place = _START_OF_FILE
    fix: FixSafety | None = None
    edits: tuple[Edit, ...] = ()
    suppressed: Suppression | None = None
    claim: int | None = None
    related: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not looked at. A report with one is incomplete: exit code 3."""

    kind: str
    """`unreadable`, `undecodable`, `binary`, `too-large`, `front-matter`, `rule`, `pattern-timeout`, `grammar`, `worker`, `internal`."""
    message: str
    """What could not be looked at, why, and what to do."""
    rule: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """A hit that a guard cleared: shown by `healthlint why`, never counted."""

    rule: str
    span: Span
    text: str
    cue: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One amount, taper, stop or duration statement, flagged or not, as the report lists it."""

    span: Span
    text: str
    claim_class: str
    """`directive`, `descriptive`, `warning`, `not-a-dose` or `qualitative`."""
    support: str
    """`S4` to `S0`, or `none`."""
    drug: str | None
    cue: str
    """What decided the class."""
    fields: Mapping[str, object]
    """Parsed parts: amount, unit, frequency, daily_amount, sum, ..."""
    flagged_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """A sentence that looks like a consult line, limits statement, do-not-delay line or emergency action."""

    span: Span
    text: str
    kind: str
    """`consult`, `limits`, `delay` or `emergency`."""
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """All that is said of one article; frozen and sorted."""

    path: str
    format: str
    sha256: str
    title: str | None
    measurements: Mapping[str, float | int | None]
    findings: tuple[Finding, ...]
    considered: tuple[Considered, ...]
    claims: tuple[ClaimRecord, ...]
    statements: tuple[StatementRecord, ...]
    failures: tuple[Failure, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are not suppressed."""
        return tuple(f for f in self.findings if f.suppressed is None)

    @property
    def verdict(self) -> Verdict:
        """Incomplete, else blocked by a safety error, else needs review for any error or warning, else passed."""
        if self.failures:
            return Verdict.INCOMPLETE
        shown = self.shown
        if any(f.level is Level.ERROR and f.domain is Domain.SAFETY for f in shown):
            return Verdict.BLOCKED
        if any(f.level is not Level.INFO for f in shown):
            return Verdict.NEEDS_REVIEW
        return Verdict.PASSED


def count_levels(reports: Sequence[ArticleReport]) -> dict[str, int]:
    """Count the shown findings by level, the articles, and how many of them are incomplete."""
    counts = {"articles": len(reports), "errors": 0, "warnings": 0, "infos": 0, "incomplete": 0}
    for report in reports:
        counts["incomplete"] += bool(report.failures)
        for finding in report.shown:
            counts[f"{finding.level.value}s"] += 1
    return counts
