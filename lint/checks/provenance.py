"""Who wrote an article, who checked it, and when: named, qualified, different people, possible and recent dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import claims
from lint.analysis.claims.model import ClaimClass
from lint.analysis.claims.topics import article_topics
from lint.analysis.drugs import mentions
from lint.analysis.provenance import Provenance, provenance, title_spot
from lint.analysis.provenance_model import Dated
from lint.checks.claims_words import illnesses
from lint.checks.options import option
from lint.document import PROSE_KINDS, Document
from lint.model import Hit, Rule

_ROLE_WORDS = {
    "reviewed": "last reviewed",
    "updated": "last updated",
    "published": "published",
    "next": "due for review",
}


def missing_author(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the byline that names nobody, else the title, if no person or body is named as author."""
    found = provenance(document)
    if not has_text(document) or found.named_authors:
        return
    nobody = next((person for person in found.authors if person.kind == "nobody"), None)
    if nobody is None:
        yield absence(document, found)
    else:
        yield replace(nobody.spot.hit(), variant="nobody")


def author_without_credentials(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield each author and reviewer for whom the file gives no degree, role or employer."""
    found = provenance(document)
    seen: set[str] = set()
    for role, named in (("author", found.authors), ("reviewer", found.reviewers)):
        for person in named:
            if person.kind != "person" or person.key in seen:
                continue
            seen.add(person.key)
            if not found.has_credentials(person):
                yield person.spot.hit(name=person.name, role=role)


def missing_medical_reviewer(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of an article on medicines, illness or symptoms that no clinician is said to have checked."""
    found = provenance(document)
    if (
        not has_text(document)
        or not is_medical(document)
        or any(found.is_clinical(person) for person in found.reviewers)
    ):
        return
    unqualified = found.reviewers[0] if found.reviewers else None
    if unqualified is None:
        yield absence(document, found)
    else:
        yield replace(unqualified.spot.hit(name=unqualified.name), variant="unqualified")


def reviewer_is_author(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the reviewer if every reviewer is an author too."""
    found = provenance(document)
    authors = {person.key for person in found.named_authors}
    reviewers = [person for person in found.reviewers if person.kind != "nobody"]
    if reviewers and all(person.key in authors for person in reviewers):
        first = reviewers[0]
        own = next(person for person in found.named_authors if person.key == first.key)
        yield replace(first.spot.hit(name=first.name), related=((own.spot.span, "the author"),))


def missing_date(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title if the file gives no day of publication, update or review."""
    found = provenance(document)
    if has_text(document) and not found.own_dates:
        yield absence(document, found)


def stale_review(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the latest date of the article if it is older than the months allowed: fewer where it tells how to dose or stop.

    Without a day to judge against (`--today`), nothing is stale.
    """
    today = document.settings.today
    known = [(dated.last, dated) for dated in provenance(document).own_dates if dated.last is not None]
    if today is None or not known:
        return
    topics = article_topics(document)
    is_dosing = topics.is_dosing or topics.is_stopping or _gives_amounts(document)
    limit = option(document, rule, "dosing_months" if is_dosing else "months", 12 if is_dosing else 36)
    last, dated = max(known, key=lambda item: item[0])
    if _months_before(today, limit) > last:
        age = (today.year - last.year) * 12 + today.month - last.month - (today.day < last.day)
        what = "that tells how to take or stop a medicine" if is_dosing else "on health"
        yield dated.spot.hit(role=_ROLE_WORDS[dated.role], age=age, limit=limit, topic=what)


def impossible_date(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield dates that cannot be right: no such day, still to come, or a next review that has passed."""
    today = document.settings.today
    seen: set[tuple[str, object]] = set()
    found = provenance(document)
    for dated in found.dates:
        variant = _fault(dated, today, found)
        key = (variant or "", dated.first or dated.spot.text)
        if variant is not None and key not in seen:
            seen.add(key)
            hit = dated.spot.hit(role=_ROLE_WORDS[dated.role], today=today.isoformat() if today else "")
            yield replace(hit, variant=None if variant == "future" else variant)


def _fault(dated: Dated, today: datetime.date | None, found: Provenance) -> str | None:
    if dated.first is None or dated.last is None:
        return "no-such-day"
    if dated.role == "next":
        reviews = [other.first for other in found.own_dates if other.first is not None and other.role == "reviewed"]
        is_before_review = bool(reviews) and dated.last < max(reviews)
        return "overdue" if is_before_review or (today is not None and dated.last < today) else None
    a_day = datetime.timedelta(days=1)  # it may be tomorrow already where the page was made
    return "future" if today is not None and dated.first > today + a_day else None


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the first of the day's month, so many months earlier, moved on by its day: never past a month's end."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(years, month + 1, min(day.day, 28))


def _gives_amounts(document: Document) -> bool:
    """Return whether the article tells its reader an amount, a taper or a stop."""
    return any(claim.claim_class is ClaimClass.DIRECTIVE for claim in claims(document))


def has_text(document: Document) -> bool:
    """Return whether there is an article at all: running text of its own."""
    return any(block.text.strip() for block in document.prose())


def is_medical(document: Document) -> bool:
    """Return whether the article names a medicine or an illness."""
    if mentions(document):
        return True
    blocks = document.prose((*PROSE_KINDS, "title", "heading"))
    return any(next(illnesses(block.text, 0, len(block.text)), None) is not None for block in blocks)


def absence(document: Document, found: Provenance) -> Hit:
    """Return a hit on the title; where the file is an extract of a page, what is missing may stand elsewhere on it."""
    hit = title_spot(document).hit()
    return hit if found.is_whole else replace(hit, variant="extract")
