"""What front matter, meta elements and JSON-LD say of author, reviewer, dates, funding and readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint.analysis.provenance_dates import dates, writes_day_first
from lint.analysis.provenance_model import Dated, NoSuchDay, Person, Spot, in_meta
from lint.analysis.provenance_people import people
from lint.document import Document, Meta, once

_LEAD = r"(?:(?:article|dc|dcterms|og|citation|parsely|sailthru|page|params|book|post|meta|extra|schema|medical|web) )*"
_KEYS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        role: re.compile(rf"{_LEAD}(?:{expression})")
        for role, expression in {
            "author": r"(?:authors?|byline|by|creators?|writers?|written ?by|story ?by|contributors?)(?: name)?",
            "author-extra": r"(?:authors?|byline|writers?) (?:role|title|job ?title|credentials?|qualifications?|degrees?|suffix|affiliation|organi[sz]ation|bio|description)",
            "reviewer-extra": r"(?:\w+ )?(?:reviewers?|reviewed ?by) (?:role|title|job ?title|credentials?|qualifications?|degrees?|suffix|affiliation|organi[sz]ation|bio|description)",
            "next": r"(?:next ?review(?: ?(?:date|due|by|on))?|review ?(?:due|by)(?: ?(?:date|on|by))?|expir(?:es|y|ation)(?: ?date)?|valid ?until)",
            "reviewer": r"(?:(?:\w+ )?(?:reviewed ?by|reviewers?|fact ?checked ?by|checked ?by|approved ?by|verified ?by)|(?:medical|clinical) ?editor)(?: name)?",
            "due": r"review ?date",
            "reviewed": r"(?:(?:last|medically|clinically|date|page last|fact) ?)*review(?:ed)?(?: ?(?:on|date|at|time))?|last ?checked|lastreviewed|datereviewed|checked(?: on)?",
            "updated": r"(?:last ?mod(?:ified)?|(?:last ?)?updated?(?: ?(?:on|at|date|time))?|(?:date ?)?modified(?: ?(?:on|at|date|time))?|date ?updated|revis(?:ed|ion)(?: ?date)?|edited(?: ?(?:on|at))?)",
            "published": r"(?:date|(?:first ?)?publish(?:ed)?(?: ?(?:on|at|date|time))?|pub ?date|date ?(?:published|created|issued)|created?(?: ?(?:on|at|date))?|issued?(?: ?date)?|posted(?: ?on)?|publication ?date|release ?date|online ?date)",
            "funding": r"fund(?:ing|ers?|ed ?by)(?: name| statement)?|sponsors?(?: name)?|sponsored(?: ?by)?|disclosures?|disclaimer funding|conflicts?(?: ?of ?interests?)?|competing ?interests?|ownership ?funding ?info|ownershipfundinginfo|coi",
            "audience": r"(?:intended |target )?audience(?: \w+)*|for|readers?|medicalaudience",
        }.items()
    }
)
_DATE_ROLES = ("published", "updated", "reviewed", "next", "due")
_CREDENTIAL_KEY = re.compile(
    r'"(?:jobTitle|honorificSuffix|honorificPrefix|hasCredential|medicalSpecialty|affiliation|worksFor|description)"\s*:\s*(?:\{[^{}]{0,200}?"name"\s*:\s*)?"((?:[^"\\]|\\.){2,120})"'
)
_ORGANISATION = re.compile(r'"@type"\s*:\s*"[^"]*Organization"')
_OBJECT_REACH = 600
"""Characters of a JSON-LD object that are looked at on either side of a name."""


def role_of(meta: Meta) -> str | None:
    """Return what a metadata key is about: a key of the table above, or None."""
    if meta.channel == "title":
        return None
    key = " ".join(re.sub(r"[_:.\-\s]+", " ", meta.key.casefold()).split())
    return next((role for role, pattern in _KEYS.items() if pattern.fullmatch(key)), None)


@once
def by_role(document: Document) -> Mapping[str, list[Meta]]:
    """Return the metadata by what it is about, in source order."""
    found: dict[str, list[Meta]] = {}
    for meta in document.meta:
        role = role_of(meta)
        if role is not None:
            found.setdefault(role, []).append(meta)
    return found


def of_role(document: Document, role: str) -> list[Meta]:
    """Return the metadata about something, in source order."""
    return by_role(document).get(role, [])


def named(document: Document, role: str) -> Iterator[Person]:
    """Yield the authors or reviewers the metadata name; “2026-05-02” under `reviewed_by` is none."""
    extra = ", ".join(meta.value for meta in of_role(document, f"{role}-extra"))
    for meta in of_role(document, role):
        value = meta.value.strip()
        if value.startswith(("http://", "https://", "//", "@", "/")) or value.lower() in ("true", "false"):
            continue
        if next(dates(value, day_first=False, labelled=True), None) is not None and not re.search(
            r"[^\W\d_]{4,}", value
        ):
            continue
        said = ", ".join(part for part in (extra, *_of_object(document.source, meta)) if part)
        yield from _people(meta, value, said)


def dated(document: Document) -> Iterator[Dated]:
    """Yield the dates the metadata give."""
    day_first = writes_day_first(document)
    roles = [(meta, role) for role in _DATE_ROLES for meta in of_role(document, role)]
    for meta, role in sorted(roles, key=lambda pair: pair[0].span):
        for item in dates(meta.value, day_first=day_first, labelled=True):
            spot = in_meta(meta)
            if isinstance(item, NoSuchDay):
                yield Dated(role, None, None, spot)
            else:
                yield Dated(role, item.first, item.last, spot)
            break


def _people(meta: Meta, value: str, said: str) -> Iterator[Person]:
    spot = in_meta(meta)
    found = list(people(value, lenient=True))
    if not found:
        yield Person(value, "nobody", "", False, spot)
    for item in found:
        if not said or item.kind == "nobody":
            yield Person(item.name, item.kind, item.credentials, item.is_clinical, spot)
        elif said == "organization":
            yield Person(item.name, "team", item.credentials, item.is_clinical, spot)
        else:
            more = next(people(f"Aa Bb, {said}"), None)
            is_clinical = item.is_clinical or (more is not None and more.is_clinical)
            credentials = item.credentials or (more.credentials if more else said)
            yield Person(item.name, item.kind, credentials, is_clinical, spot)


def _of_object(source: str, meta: Meta) -> Iterator[str]:
    """Yield the credentials that stand beside a name in its JSON-LD object, or “organization”."""
    if meta.channel != "json-ld":
        return
    low = source.rfind("{", max(0, meta.span.start - _OBJECT_REACH), meta.span.start)
    high = source.find("}", meta.span.end, meta.span.end + _OBJECT_REACH)
    if low < 0 or high < 0:
        return
    whole = source[low : high + 1]
    if '"name"' not in whole[: meta.span.start - low]:
        return
    if _ORGANISATION.search(whole):
        yield "organization"
        return
    yield from (match[1] for match in _CREDENTIAL_KEY.finditer(whole))


def spots(document: Document, role: str) -> list[Spot]:
    """Return the places of metadata about something that say more than “none yet”."""
    return [in_meta(meta) for meta in of_role(document, role) if meta.value.strip()]
