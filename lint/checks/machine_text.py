"""What text machines leave behind: raw markup, stock phrases in heaps, references that cannot be right."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import pairwise

from lint.analysis.outline import outline
from lint.analysis.scan import Place, ScanText
from lint.checks.options import option, texts
from lint.checks.patterns import anywhere, in_scope, occurs, pattern
from lint.checks.structure import body_words
from lint.document import Document
from lint.kinds.base import finish
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_SIGNS = lazy(r"[Dd][Oo][Ii]|P[Mm][IiCc]|pubmed|[Ii][Ss][Bb][Nn]|[Ii][Ss][Ss][Nn]|NCT|et al")
_DOI = lazy(r"\b(?:doi\s*[:=]?\s*|https?://(?:dx\.)?doi\.org/)(?P<doi>10?\.?[^\s\"<>,;\])]*)", re.IGNORECASE)
_DOI_SHAPE = lazy(r"10\.\d{4,9}(?:\.\d+)*/[^\s]{2,}")
_MADE_UP = lazy(
    r"10\.(?:1234|12345|123456|0000|9999|99999|x+|y+)/.*"
    r"|10\.\d+/(?:x+|abc(?:d\w*)?|example.*|test|tbd|todo|placeholder.*|doi|suffix|(?:1?234?5?6?7?8?9?0?)|0+|\W*)",
    re.IGNORECASE,
)
_PMID = lazy(r"\bPMID\s*[:#]?\s*(?P<id>[\w-]+)|pubmed\.ncbi\.nlm\.nih\.gov/(?P<url>\w+)", re.IGNORECASE)
_HIGHEST_PMID = 49_999_999
"""PubMed numbers its records one after the other: about 41 million by late 2026, a million and a half a year."""
_PMCID = lazy(r"\bPMC\s?ID\s*:?\s*(?P<id>[\w-]+)", re.IGNORECASE)
_ISBN = lazy(r"\bISBN(?:-1[03])?\s*:?\s*(?P<id>[\dXx][\dXx –-]{6,20}[\dXx])\b", re.IGNORECASE)
_ISSN = lazy(r"\bISSN\s*:?\s*(?P<id>[\w-]{4,12})\b", re.IGNORECASE)
_TRIAL = lazy(r"\bNCT\s?(?P<id>\d+)\b")
_ET_AL = lazy(r"\b(?P<name>[A-Z][\w'’-]+(?:,? (?:and|&) [A-Z][\w'’-]+)?,? et al\b\.?)")
_YEAR = lazy(r"\b(?:18|19|20)\d\d\b|\b[’']\d\d\b|\[\d{1,3}\]|[⁰¹²³⁴-⁹]|\(\d{1,3}\)|\bin press\b|\bn\.d\.")
_YEAR_IN_REFERENCE = lazy(
    r"(?<![\d/.-])(?P<year>20\d\d|2[1-9]\d\d)(?=[a-z]?\)?[.;,:]| ?;|\))(?=.{0,200}(?:\bdoi\b|\bPMID\b|\d+\(\d+\)|https?://|journal|\bJ\b|\bpp?\.))",
    re.IGNORECASE | re.DOTALL,
)


def chatbot_residue(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield words a machine addressed to its user, debris of its citations, and links it gave with its name on them."""
    for place in anywhere(texts(document, rule, "raw")).places(document, rule):
        yield finish(document, rule, place)
    targets = pattern(texts(document, rule, "targets"))
    for block in in_scope(document, rule):
        for link in block.inlines:
            if link.target and link.target_span and occurs(targets, link.target):
                yield Hit(link.target_span)


def raw_markdown(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield Markdown signs that a reader of plain text or of a page would see."""
    if document.format == "markdown":
        return
    for place in anywhere(texts(document, rule, "raw")).places(document, rule):
        yield place.block.hit(place.start, place.end)
    if document.format == "text":
        yield from _raw_headings(document)


def _raw_headings(document: Document) -> Iterator[Hit]:
    """Yield heading marks that the reader of plain text took for what they are: they stand before the prose."""
    for block in document.blocks:
        if block.kind in ("heading", "title") and block.debris is None and block.text:
            before = document.source[block.span.start : block.map.to_source(0, 1).start].strip()
            if before and set(before) == {"#"}:
                yield Hit(block.span)


def stock_phrases(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield one hit on the first stock phrase of an article that has too many different ones for its length."""
    most = option(document, rule, "max_per_500_words", 4)
    length = body_words(document)
    if length < option(document, rule, "min_words", 300):
        return
    found: dict[str, Place] = {}
    title = (outline(document).title or "").casefold()
    for place in anywhere(texts(document, rule, "phrases")).places(document, rule):
        if place.block.text.strip().casefold() == title:  # the title again, which other rules see to
            continue
        found.setdefault(" ".join(place.block.text[place.start : place.end].casefold().split()), place)
    if len(found) * 500 < most * length:
        return
    hits = [(place.block.hit(place.start, place.end), phrase) for phrase, place in found.items()]
    listed = ", ".join(f"“{phrase}”" for _, phrase in hits[:6])
    related = tuple((hit.span, phrase) for hit, phrase in hits[1:12])
    fields = {"count": len(found), "words": length, "listed": listed}
    yield dataclasses.replace(hits[0][0], fields=fields, related=related)


def implausible_reference(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield identifiers that cannot exist, years yet to come, and “et al.” that nobody can look up."""
    if document.settings.today is None and not _SIGNS.search(ScanText.of(document).text):
        return
    for block in in_scope(document, rule):
        text = block.text
        for start, end, reason in (*_identifiers(text), *_future_years(document, text), *_undated(text)):
            yield block.hit(start, end, reason=reason)


def _identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    if not _SIGNS.search(text):
        return
    for match in _DOI.finditer(text):
        doi = match["doi"].rstrip(".,;)")
        if not _DOI_SHAPE.fullmatch(doi) or _MADE_UP.fullmatch(doi):
            yield (
                match.start(),
                match.start("doi") + len(doi),
                "a DOI starts with 10., a registrant number and a slash, and is no row of sample digits",
            )
    for match in _PMID.finditer(text):
        number = match["id"] or match["url"]
        if not number.isdigit() or not 0 < int(number) <= _HIGHEST_PMID or _is_made_up(number):
            yield *match.span(), "a PubMed number has up to eight digits and no such number exists"
    for match in _PMCID.finditer(text):
        if not re.fullmatch(r"(?:PMC)?\d{5,8}(?:\.\d+)?", match["id"], re.IGNORECASE):
            yield *match.span(), "a PMC number is PMC and five to eight digits"
    for match in _TRIAL.finditer(text):
        if len(match["id"]) != 8 or _is_made_up(match["id"]):
            yield *match.span(), "a trial number is NCT and eight digits"
    for match in _ISBN.finditer(text):
        if not _isbn_is_valid(re.sub(r"[ –-]", "", match["id"]).upper()):
            yield *match.span(), "the check digit of this ISBN is wrong"
    for match in _ISSN.finditer(text):
        if not _issn_is_valid(match["id"].replace("-", "").upper()):
            yield *match.span(), "the check digit of this ISSN is wrong"


def _is_made_up(digits: str) -> bool:
    """Return whether digits only count up or repeat: 12345678, 00000000."""
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    return len(digits) >= 6 and (steps == {0} or steps == {1})


def _isbn_is_valid(code: str) -> bool:
    """Check the last digit of an ISBN-10 (modulo 11) or ISBN-13 (modulo 10)."""
    if re.fullmatch(r"\d{9}[\dX]", code):
        values = [10 if digit == "X" else int(digit) for digit in code]
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", code):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code)) % 10 == 0
    return False


def _issn_is_valid(code: str) -> bool:
    """Check the last digit of an ISSN (modulo 11)."""
    if not re.fullmatch(r"\d{7}[\dX]", code):
        return False
    values = [10 if digit == "X" else int(digit) for digit in code]
    return sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True)) % 11 == 0


def _future_years(document: Document, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield publication years after the day the article is judged on; without that day none is judged."""
    today = document.settings.today
    if today is None:
        return
    for match in _YEAR_IN_REFERENCE.finditer(text):
        if int(match["year"]) > today.year:
            yield *match.span("year"), f"its year is after {today.year}"


def _undated(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield “Name et al.” without a year or a reference mark close by."""
    for match in _ET_AL.finditer(text) if "et al" in text else ():
        if not _YEAR.search(text, match.end(), match.end() + 160):
            yield *match.span(), "a study named by its authors needs a year or a reference mark"
