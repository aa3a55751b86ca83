"""Whether the article as a whole is a regulated leaflet, or gives an authority as its source."""

from __future__ import annotations

import re

from lint.analysis.claims.model import Backing, Support
from lint.analysis.claims.references import authority_in_hosts, authority_names, references
from lint.document import Document, once

_STRONG = (
    r"package leaflet\s?:|package leaflet for the (?:patient|user)|patient information leaflet|information for the (?:user|patient)\b",
    r"\bmedication guide\b",
    r"highlights of prescribing information|full prescribing information",
    r"summary of product characteristics|posology and method of administration",
    r"marketing authori[sz]ation holder",
    r"this leaflet was last (?:revised|updated|approved)",
    r"has been approved by the u\.?s\.? food and drug administration",
    r"\bdrug facts\b",
    r"active ingredients? \(in each",
    r"read all of this leaflet (?:carefully )?before you",
    r"distributed by:|manufactured (?:by|for):",
)
_STRUCTURE = (
    r"what .{1,60} is and what it is used for", r"what you need to know before you (?:take|use|are given)",
    r"how to (?:take|use|store) ", r"possible side effects", r"contents of the pack and other information",
    r"what is in this leaflet", r"if you (?:forget|miss) (?:to |a )", r"if you (?:take|use) (?:more|too (?:much|many))",
    r"if you stop (?:taking|using)", r"do not take .{1,60} if", r"what .{1,50} (?:contains|looks like)",
    r"warnings and precautions", r"pregnancy(?:,| and) breast-?feeding", r"driving and using machines",
    r"stop use and ask a doctor if", r"ask a doctor before use", r"keep out of (?:the )?(?:sight and )?reach of children",
    r"how should i (?:take|use|store)", r"what are the possible side effects", r"general information about",
    r"what is the most important information i should know", r"inactive ingredients?", r"directions", r"uses?\b.{0,40}temporarily",
)  # fmt: skip
_STRONG_RE = [re.compile(pattern, re.IGNORECASE) for pattern in _STRONG]
_STRUCTURE_RE = [re.compile(pattern, re.IGNORECASE) for pattern in _STRUCTURE]
_BASED_ON = re.compile(
    r"\b(?:based on|adapted from|taken from|drawn from|comes? from|reproduced from|summari[sz]es|follows|according to|source(?:s)?(?: of (?:the )?(?:doses?|figures?))?\s?:|published by|produced by|provided by|copyright|reviewed by|from)\b(?P<rest>.{0,160})",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:this (?:page|leaflet|article|guide|sheet|text|information|handout|fact sheet)|(?:the|all|these|its) (?:doses?|amounts?|figures?|numbers?|limits?|facts?|information)\b.{0,40}?\b(?:on this page|here|in this (?:article|guide|leaflet|page|handout)|below|above|come|are|follow)|doses? (?:on this page|in this (?:article|guide|page)|come|are from)|source(?:s)?\s?:)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\b(?:prescribing information|package (?:insert|leaflet)|(?:fda|product|drug|approved|official|manufacturer's?|uk|u\.?s\.?) (?:\w+ )?label|patient information leaflet|medication guide|drug facts|smpc|summary of product characteristics)\b", re.IGNORECASE)
_PUBLISHER_KEYS = frozenset({"publisher", "source", "sources", "og:site_name", "author", "canonical", "url", "citation_publisher", "dc.publisher", "site_name", "sourceorganization", "isbasedon", "references", "citation"})
_MIN_STRUCTURE = 4


@once
def is_leaflet(document: Document) -> str | None:
    """Return what shows that the article is a regulated leaflet, label or medication guide, else None.

    One or more marks of origin together with the prescribed order of sections, or the order of sections in full.
    """
    strong, structure = [], set()
    for block in document.blocks:
        if block.debris is not None or block.kind == "code":
            continue
        text = block.text[:400]
        for pattern in _STRONG_RE:
            match = pattern.search(text)
            if match and len(text) < 400:
                strong.append(match.group())
        if len(text) < 160:
            for number, pattern in enumerate(_STRUCTURE_RE):
                if pattern.search(text):
                    structure.add(number)
    if (strong and len(structure) >= 2) or len(set(strong)) >= 2:
        return strong[0]
    if len(structure) >= _MIN_STRUCTURE + 2:
        return "the order of sections of a package leaflet"
    return None


@once
def article_backing(document: Document) -> Backing:
    """Return the support that the article states for all of itself."""
    leaflet = is_leaflet(document)
    if leaflet is not None:
        return Backing(Support.S3, "article", "leaflet", leaflet)
    for meta in document.meta:
        if meta.key.lower() in _PUBLISHER_KEYS and (authority_names(meta.value) or authority_in_hosts(meta.value)):
            return Backing(Support.S2, "article", "publisher", f"{meta.key}: {meta.value[:80]}")
    for block in document.blocks:
        if block.debris is None and block.is_prose and len(block.text) < 600 and (scope := _SCOPE.search(block.text)):
            based = _BASED_ON.search(block.text, scope.start())
            if based and (authority_names(based.group()) or _DOCUMENT.search(based.group()) or authority_in_hosts(based.group())):
                return Backing(Support.S2, "article", "source-line", based.group()[:80])
    if references(document).has_authority:
        return Backing(Support.S1, "article", "reference-list", "references without a marker here")
    return Backing()
