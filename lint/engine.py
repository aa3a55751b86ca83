"""One article against the rulebook: rules run in isolation, hits are verified, findings and failures come out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from lint.analysis.debris import debris_blocks
from lint.analysis.scan import ScanText
from lint.document import Document
from lint.errors import HealthlintError
from lint.ledger import claim_records, measurements, statement_records, title_of
from lint.model import ArticleReport, Considered, Failure, Finding, FixSafety, Hit, Rule, Span, Utf16Place
from lint.rulebook.book import Rulebook, did_you_mean
from lint.rulebook.select import Plan, covers
from lint.suppress import Directive, apply, hit_on, read_directives
from lint.text.lines import Utf16Index

T = TypeVar("T")
_SPACE = re.compile(r"\s+")


def check(document: Document, book: Rulebook, plan: Plan, sidecar: Sequence[Directive] = ()) -> ArticleReport:
    """Return the report of one article.

    First the rules that find debris run, so that all others see article text only; a rule that raises or overruns
    its time becomes a Failure, and the others still run.
    """
    failures = list(document.failures)
    candidates = book.candidates(ScanText.of(document).text)
    hits: list[tuple[Rule, Hit]] = []
    debris_rules = [rule for rule in book.rules.values() if rule.debris]
    for rule in debris_rules:
        if rule.id in candidates:
            hits += [(rule, hit) for hit in _run(book, rule, document, failures)]
    leftovers = [(hit.span, rule.id) for rule, hit in hits if hit.cleared_by is None]
    document = document.with_debris(debris_blocks(document, leftovers))
    hits = [(rule, hit) for rule, hit in hits if rule.id in plan.rules]
    for rule in book.rules.values():
        if rule.id in plan.rules and rule.id in candidates and not rule.debris:
            hits += [(rule, hit) for hit in _run(book, rule, document, failures)]
    findings, considered = _judge(document, plan, hits, failures)
    findings = _suppress(document, book, plan, findings, sidecar)
    return ArticleReport(
        path=document.path,
        format=document.format,
        sha256=hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest(),
        title=_guarded(title_of, document, failures, None),
        measurements=_guarded(measurements, document, failures, {}),
        findings=tuple(findings),
        considered=tuple(considered),
        claims=_guarded(lambda d: claim_records(d, findings), document, failures, ()),
        statements=_guarded(statement_records, document, failures, ()),
        failures=tuple(dict.fromkeys(failures)),
    )


def _run(book: Rulebook, rule: Rule, document: Document, failures: list[Failure]) -> list[Hit]:
    try:
        return list(book.matchers[rule.id].find(document))
    except TimeoutError:
        failures.append(
            Failure("pattern-timeout", f"{rule.id} ran out of its time on this article. Simplify its pattern.", rule.id)
        )
    except HealthlintError:
        raise
    except Exception as error:  # isolation: one broken check must not silence the others
        failures.append(_failure("rule", f"{rule.id} broke", error, rule.id))
    return []


def _guarded(function: Callable[[Document], T], document: Document, failures: list[Failure], fallback: T) -> T:
    try:
        return function(document)
    except HealthlintError:
        raise
    except Exception as error:  # the report must come out even if one analysis breaks
        failures.append(_failure("internal", "An analysis broke", error, None))
        return fallback


def _failure(kind: str, what: str, error: Exception, rule: str | None) -> Failure:
    text = f"{what} ({type(error).__name__}: {error}), so it did not look at this article. Please report it."
    return Failure(kind, text, rule)


def _judge(
    document: Document, plan: Plan, hits: Iterable[tuple[Rule, Hit]], failures: list[Failure]
) -> tuple[list[Finding], list[Considered]]:
    findings: dict[tuple[object, ...], Finding] = {}
    considered = []
    for rule, hit in hits:
        problem = _location_problem(document, hit)
        if problem:
            failures.append(Failure("internal", f"{rule.id}: {problem}. Please report it.", rule.id, hit.span))
        elif hit.cleared_by is not None:
            text = document.source[hit.span.start : hit.span.end]
            considered.append(Considered(rule.id, hit.span, text, hit.cleared_by))
        else:
            finding = _finding(document, plan, rule, hit)
            findings.setdefault((finding.span, finding.rule, finding.message), finding)
    ordered = sorted(findings.values(), key=lambda f: (f.span, f.rule, f.message))
    considered.sort(key=lambda c: (c.span, c.rule))
    return list(_fingerprinted(ordered)), considered


def _location_problem(document: Document, hit: Hit) -> str | None:
    """Return what is wrong with the place of a hit: located or nothing."""
    start, end = hit.span
    if not 0 <= start <= end <= len(document.source):
        return f"its place {start} to {end} is outside the article"
    if hit.prose is None:
        return None
    quoted = document.source[start:end]
    if quoted == hit.prose:
        return None
    for block in document.blocks:
        if block.span.start <= start and end <= block.span.end:
            at = block.map.to_prose(start)
            if block.text.startswith(hit.prose, at) and block.map.is_faithful(
                document.source, block.text, at, at + len(hit.prose)
            ):
                return None
    return f"the text at {start} to {end} is not what was found there"


def _finding(document: Document, plan: Plan, rule: Rule, hit: Hit) -> Finding:
    variant = rule.variants[hit.variant] if hit.variant else None
    level = variant.level if variant else rule.level
    text = document.source[hit.span.start : hit.span.end]
    line, column = document.lines.position(hit.span.start)
    end_line, end_column = document.lines.position(hit.span.end)
    template = variant.message if variant else rule.message
    shown = _SPACE.sub(" ", hit.prose if hit.prose is not None else text)
    excerpt, excerpt_column = _excerpt(document, hit.span)
    return Finding(
        rule=rule.id,
        level=plan.levels.get(rule.id, level),
        domain=rule.domain,
        confidence=variant.confidence if variant else rule.confidence,
        span=hit.span,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        message=_SPACE.sub(" ", template.format_map({"match": _shortened(shown), **hit.fields})).strip(),
        fingerprint=shown.casefold().strip(),
        excerpt=excerpt,
        excerpt_column=excerpt_column,
        utf16=_utf16(document, hit.span, column, end_column),
        fix=(rule.fix or FixSafety.REVIEW) if hit.edits else None,
        edits=hit.edits,
        claim=hit.claim,
        related=hit.related,
    )


def _utf16(document: Document, span: Span, column: int, end_column: int) -> Utf16Place:
    index = document.memo.get(Utf16Index)
    if index is None:
        index = document.memo[Utf16Index] = Utf16Index(document.source)
    start, end = index.offset(span.start), index.offset(span.end)
    line_start = index.offset(span.start - column + 1)
    end_line_start = index.offset(span.end - end_column + 1)
    return Utf16Place(start, end, start - line_start + 1, end - end_line_start + 1)


def _excerpt(document: Document, span: Span, around: int = 60, most: int = 160) -> tuple[str, int]:
    """Return the part of the finding's first line to show, and the column it starts at."""
    line, _ = document.lines.position(span.start)
    whole = document.lines.span(line)
    if whole.end - whole.start <= most:
        return document.source[whole.start : whole.end], 1
    start = max(whole.start, span.start - around)
    while start > whole.start and not document.source[start - 1].isspace() and span.start - start < 2 * around:
        start -= 1
    return document.source[start : min(whole.end, start + most)], start - whole.start + 1


def _shortened(text: str, most: int = 120) -> str:
    """Shorten a quotation for a message; the finding itself keeps the whole text."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _fingerprinted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each finding a name that survives moving, re-wrapping and another format.

    It is made of the rule, the words as they read (`_finding` leaves them in `fingerprint`), and how many alike
    came before.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        key = f"{finding.rule}\n{finding.fingerprint}"
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[key] += 1
        yield replace(finding, fingerprint=digest[:16])


def _suppress(
    document: Document, book: Rulebook, plan: Plan, findings: list[Finding], sidecar: Sequence[Directive]
) -> list[Finding]:
    directives = [*read_directives(document), *sidecar]
    if not directives:
        return findings
    known = [d for d in directives if all(_names_a_rule(book, s) for s in d.selectors)]
    findings, unused = apply(findings, known, covers)
    hits: list[tuple[Rule, Hit]] = []
    for directive in directives:
        selector = ", ".join(directive.selectors)
        unknown = [s for s in directive.selectors if not _names_a_rule(book, s)]
        if unknown:
            hint = did_you_mean(unknown[0], book.rules)
            hits.append((book.rules["waivers/unknown-rule"], hit_on(directive, selector=unknown[0], hint=hint)))
        elif not directive.reason:
            hits.append((book.rules["waivers/without-reason"], hit_on(directive)))
        elif directive in unused and _was_run(directive, plan):
            hits.append((book.rules["waivers/unused"], hit_on(directive, selector=selector or "nothing")))
    about, _ = _judge(document, plan, [(rule, hit) for rule, hit in hits if rule.id in plan.rules], [])
    return sorted([*findings, *about], key=lambda f: (f.span, f.rule, f.message))


def _names_a_rule(book: Rulebook, selector: str) -> bool:
    return any(covers(selector, rule_id) for rule_id in book.rules)


def _was_run(directive: Directive, plan: Plan) -> bool:
    """Return whether a rule the directive names ran at all: else it could not hide anything."""
    return not directive.selectors or any(covers(s, rule_id) for s in directive.selectors for rule_id in plan.rules)
