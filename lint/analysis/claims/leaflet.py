"""Whether the article as a whole is a regulated leaflet, or gives an authority as its source."""

from __future__ import annotations

import re

from lint.analysis.claims.model import Backing, Support
from lint.analysis.claims.references import authority_in_hosts, authority_names, references
from lint.document import Document, once
from lint.text.lazy import lazy

_ORIGIN = (
    "package leaflet:", "package leaflet for the patient", "package leaflet for the user", "patient information leaflet",
    "information for the user", "information for the patient", "medication guide", "highlights of prescribing information",
    "full prescribing information", "summary of product characteristics", "posology and method of administration",
    "marketing authorisation holder", "marketing authorization holder", "this leaflet was last revised",
    "this leaflet was last updated", "this leaflet was last approved",
    "has been approved by the u.s. food and drug administration", "drug facts", "active ingredient (in each",
    "active ingredients (in each", "read all of this leaflet",
    "read this leaflet carefully", "keep this leaflet. you may need to read it again", "distributed by:", "manufactured by:", "manufactured for:",
)  # fmt: skip
"""Words that only the leaflet or label of a product carries, lower case."""
_SECTIONS = (
    "is and what it is used for", "what you need to know before you", "before you take this medicine", "how to take", "how to use", "how to store",
    "possible side effects", "contents of the pack and other information", "what is in this leaflet", "if you forget",
    "if you miss", "if you take more", "if you use more", "if you take too", "if you stop taking", "if you stop using",
    "do not take", "do not use", "warnings and precautions", "pregnancy and breast", "pregnancy, breast",
    "driving and using machines", "stop use and ask a doctor if", "ask a doctor before use",
    "keep out of reach of children", "how should i take", "how should i use", "how should i store",
    "what are the possible side effects", "general information about", "what is the most important information",
    "inactive ingredient", "directions", "uses temporarily", "temporarily relieves",
)  # fmt: skip
"""Sections that the authorities prescribe, as they open a short line."""
_TEMPLATE = (
    "is and what it is used for", "what you need to know before you", "contents of the pack and other information",
    "what is in this leaflet", "stop use and ask a doctor if", "what is the most important information",
)  # fmt: skip
"""Of these, the ones that nobody writes who does not follow the template."""
_BASED_ON = lazy(
    r"\b(?:based on|adapted from|taken from|drawn from|comes? from|reproduced from|summari[sz]es|follows|according to"
    r"|source(?:s)?(?: of (?:the )?(?:doses?|figures?))?\s?:|published by|produced by|provided by|copyright|reviewed by"
    r"|from)\b(?P<rest>.{0,160})",
    re.IGNORECASE,
)
_SCOPE = lazy(
    r"\b(?:this (?:page|leaflet|article|guide|sheet|text|information|handout|fact sheet)"
    r"|(?:the|all|these|its) (?:doses?|amounts?|figures?|numbers?|limits?|facts?|information)\b.{0,40}?"
    r"\b(?:on this page|here|in this (?:article|guide|leaflet|page|handout)|below|above|come|are|follow)"
    r"|doses? (?:on this page|in this (?:article|guide|page)|come|are from)|source(?:s)?\s?:)",
    re.IGNORECASE,
)
_SCOPE_CUES = (
    "this page", "this leaflet", "this article", "this guide", "this sheet", "this text", "this information",
    "this handout", "this fact sheet", "source", "doses are", "doses come", "figures", "amounts", "limits", " here",
    "below", "above",
)  # fmt: skip
"""Lower case; a text without any of them does not speak of the whole page."""
_DOCUMENT = lazy(
    r"\b(?:prescribing information|package (?:insert|leaflet)"
    r"|(?:fda|product|drug|approved|official|manufacturer's?|uk|u\.?s\.?) (?:\w+ )?label|patient information leaflet"
    r"|medication guide|drug facts|smpc|summary of product characteristics)\b",
    re.IGNORECASE,
)
_PUBLISHER_KEYS = frozenset(
    "publisher source sources og:site_name author canonical url citation_publisher dc.publisher site_name "
    "sourceorganization isbasedon references citation".split()
)
_LONGEST_LINE = 160
"""Characters: sections open in headings and short lines."""
_LONGEST_MARK = 400
_MIN_SECTIONS = 5
"""So many prescribed sections, two of them unmistakable, make a leaflet even where its origin was cut off."""


@once
def is_leaflet(document: Document) -> str | None:
    """Return what shows that the article is a regulated leaflet, label or medication guide, else None.

    One or more marks of origin together with the prescribed sections, or the prescribed sections in number.
    """
    texts = [block.text for block in document.blocks if block.debris is None and block.kind != "code"]
    marked = "\n".join(text for text in texts if len(text) < _LONGEST_MARK).lower()
    origin = [mark for mark in _ORIGIN if mark in marked]
    lines = "\n".join(text for text in texts if len(text) < _LONGEST_LINE).lower()
    sections = sum(section in lines for section in _SECTIONS)
    if origin and (sections >= 2 or len(origin) >= 2):
        return origin[0]
    unmistakable = sum(section in lines for section in _TEMPLATE)
    if sections >= _MIN_SECTIONS and unmistakable >= 2:
        return "the prescribed sections of a package leaflet"
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
        if block.debris is None and block.is_prose and len(block.text) < 600 and (line := _source_line(block.text)):
            return Backing(Support.S2, "article", "source-line", line)
    if references(document).has_authority:
        return Backing(Support.S1, "article", "reference-list", "references without a marker here")
    return Backing()


def _source_line(text: str) -> str | None:
    """Return the words that name an authority as the source of the whole page, or None."""
    lowered = text.lower()
    if not any(cue in lowered for cue in _SCOPE_CUES):
        return None
    scope = _SCOPE.search(text)
    based = _BASED_ON.search(text, scope.start()) if scope else None
    if based is None:
        return None
    words = based.group()
    if authority_names(words) or _DOCUMENT.search(words) or authority_in_hosts(words):
        return words[:80]
    return None
