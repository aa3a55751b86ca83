"""What the analyses found, as the report lists it: measurements, claims, statements, in source positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint.analysis.outline import outline
from lint.document import Document
from lint.model import ClaimRecord, Finding, StatementRecord


def title_of(document: Document) -> str | None:
    """Return the article's title, or None."""
    return outline(document).title


def measurements(document: Document) -> Mapping[str, float | int | None]:
    """Return the figures of the report: words, sentences and the grades, rounded to one decimal."""
    from lint.analysis.readability import readability

    return readability(document).as_report()


def claim_records(document: Document, findings: Iterable[Finding]) -> tuple[ClaimRecord, ...]:
    """Return the ledger: every amount, taper, stop and duration statement, with the rules that flagged it."""
    from lint.analysis.claims import claims

    flagged: dict[int, list[str]] = {}
    for finding in findings:
        if finding.claim is not None:
            flagged.setdefault(finding.claim, []).append(finding.rule)
    records = []
    for index, claim in enumerate(claims(document)):
        span = claim.block.map.to_source(claim.start, claim.end)
        records.append(
            ClaimRecord(
                span=span,
                text=document.source[span.start : span.end],
                claim_class=claim.claim_class,
                support=claim.support,
                drug=claim.drug_name,
                cue=claim.cue,
                fields=claim.as_fields(),
                flagged_by=tuple(sorted(set(flagged.get(index, ())))),
            )
        )
    return tuple(records)


def statement_records(document: Document) -> tuple[StatementRecord, ...]:
    """Return every sentence that looks like a consult, limits, do-not-delay or emergency line."""
    from lint.analysis.statements import statements

    records = []
    for statement in statements(document):
        span = statement.block.map.to_source(statement.start, statement.end)
        text = document.source[span.start : span.end]
        records.append(StatementRecord(span, text, statement.kind, statement.counts, statement.why))
    return tuple(records)
