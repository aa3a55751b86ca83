"""What an article rests on: the entries of its list, links, credits and authorities named in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lint.analysis.claims.model import Support
from lint.analysis.claims.references import authority_in_hosts, is_authoritative
from lint.analysis.claims.support import sentence_backing
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_references import Entry, reference_list
from lint.analysis.provenance_words import gated, parts, phrases
from lint.analysis.sentences import Sentence, sentences
from lint.document import Block, Document, once
from lint.facts import facts

_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@-])", re.IGNORECASE)
_CREDIT_WORDS = (
    r"\b(?:from|via|source|credit|courtesy of|image|photo):?\s+(?:https?://|www\.)?[a-z0-9-]+\.[a-z0-9-]+",
)
_CREDIT = re.compile(
    r"(?:(?<=\s)|^)(?:from|via|source:?|credit:?|courtesy of|image:?|photo:?)\s+(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@-])\S*",
    re.IGNORECASE,
)
_BARE_HOST = re.compile(
    r"\W*(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+(?:com|net|info|co|biz|me|tv|io|us|shop|store|blog|health))(?:/\S*)?\W*",
    re.IGNORECASE,
)
_PUBLIC = (".gov", ".edu", ".int", ".nhs.uk", ".gov.uk", ".ac.uk", ".gov.au", ".govt.nz", ".gc.ca")
_FILE_ENDS = frozenset({"jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "mp4", "docx", "html"})
_OFFER = re.compile(
    r"\b(?:shop|buy|order|add to cart|book|subscribe|sign up|get (?:it|yours|started)|call|learn more about our|our (?:program|product|store|shop)|follow us|share)\b",
    re.IGNORECASE,
)
_SOURCE_KINDS = frozenset({"citation", "link", "authority", "journal", "document", "reference-intake", "source-line"})
_CREDITED = re.compile(
    r"\d|\[|[¹²³⁴⁵⁶⁷⁸⁹⁰]|https?:|[a-z]\.(?:gov|org|edu|uk|int|nih)\b|\b(?:says?|said|accord\w+|recommends?|recommended|advises?|states?|warns?|suggests?|finds?|found|report\w*|guid\w+|label\w*|leaflet|insert|monograph|review|journal|per|by|from|under|intake|allowances?|box|source|study|trial|published)\b",
    re.IGNORECASE,
)
"""A sentence without any of these credits nobody: most are passed over at once."""

_OWN_DOCUMENT = re.compile(
    r"\b(?:this|your|our|my|each|any)\b|^(?:see|in|on|from|as)\s(?:the\s)?(?:leaflet|label|insert|box)s?$",
    re.IGNORECASE,
)
"""“See your leaflet” sends the reader to a paper; it does not say where a statement comes from."""
_CREDIT_RANK = Support.S2.rank


@dataclass(frozen=True, slots=True)
class Cited:
    """One source an article points at."""

    spot: Spot
    quality: str
    """`authority`, `weak` (a shop, a rehab center, a blog, social media, Wikipedia, a chatbot) or `other`."""
    kind: str
    """`entry` of the list, `link` or `credit` (“from www.example.com”)."""


@once
def cited_sources(document: Document) -> tuple[Cited, ...]:
    """Return the sources an article lists, links to or credits, in source order; its own site is none."""
    own = _own_host(document)
    held = reference_list(document)
    found = [Cited(entry.spot, _quality(entry), "entry") for entry in held.entries]
    with_credit = gated(_CREDIT_WORDS).blocks(document)
    for block in document.blocks:
        if id(block) in held.blocks or block.kind in ("code", "front-matter"):
            continue
        credited = list(_credits(block, own)) if id(block) in with_credit else []
        found += credited
        if block.region == "body" and block.debris is None:
            known = {cited.spot.end for cited in credited}
            found += (link for link in _links(block, own) if link.spot.end not in known)
    return tuple(sorted(found, key=lambda cited: cited.spot.span))


@once
def named_source(document: Document) -> Spot | None:
    """Return the first sentence that credits an authority, a label, a guideline or a journal, or carries a citation."""
    held = reference_list(document).blocks
    for sentence in sentences(document):
        if id(sentence.block) not in held and credits_source(document, sentence):
            return in_block(sentence.block, sentence.start, sentence.end)
    return None


def credits_source(document: Document, sentence: Sentence) -> bool:
    """Return whether a sentence itself carries a citation, a link to an authority, or the name of a source."""
    block = sentence.block
    if not block.inlines and not _CREDITED.search(block.text, sentence.start, sentence.end):
        return False
    found = sentence_backing(document, block, sentence.start, sentence.end)
    if found.kind == "document" and _OWN_DOCUMENT.search(found.cue):
        return False
    return found.kind in _SOURCE_KINDS and found.level.rank >= _CREDIT_RANK


def has_source(document: Document) -> bool:
    """Return whether the article points at any source: an entry, an authority's address, a name it credits."""
    cited = cited_sources(document)
    return any(c.kind == "entry" or c.quality == "authority" for c in cited) or named_source(document) is not None


def _quality(entry: Entry) -> str:
    block = entry.spot.block
    targets = [i.target for i in block.inlines if i.kind == "link" and i.target] if block is not None else []
    if is_authoritative(entry.text) or any(authority_in_hosts(target) for target in targets):
        return "authority"
    hosts = [match["host"] for match in _HOST.finditer(" ".join((entry.text, *targets)))]
    if phrases("weak_names").search(entry.text) or (hosts and all(_is_weak(host) for host in hosts)):
        return "weak"
    return "weak" if _BARE_HOST.fullmatch(entry.text) else "other"


def _links(block: Block, own: str) -> Iterator[Cited]:
    for inline in block.inlines:
        if inline.kind != "link" or not inline.target or not inline.target.startswith(("http", "//", "www.")):
            continue
        host = (urlsplit(inline.target if "//" in inline.target else f"//{inline.target}").hostname or "").removeprefix(
            "www."
        )
        text = block.text[inline.start : inline.end]
        if not host or host == own or _OFFER.search(text):
            continue
        yield Cited(in_block(block, inline.start, inline.end), _host_quality(host), "link")


def _credits(block: Block, own: str) -> Iterator[Cited]:
    for match in _CREDIT.finditer(block.text):
        host = match["host"].lower()
        if host != own and host.rpartition(".")[2] not in _FILE_ENDS:
            end = match.start() + len(match.group().rstrip(".,;:!?)]"))
            yield Cited(in_block(block, match.start(), end), _host_quality(host), "credit")


def _host_quality(host: str) -> str:
    if facts().authority_of_host(host) is not None:
        return "authority"
    return "weak" if _is_weak(host) else "other"


def _is_weak(host: str) -> bool:
    if host.lower().endswith(_PUBLIC) or facts().authority_of_host(host) is not None:
        return False
    return parts("weak_hosts").search(host.lower()) is not None


def _own_host(document: Document) -> str:
    """Return the host the page says it stands at: links to it are no sources."""
    for meta in document.meta:
        if meta.key in ("canonical", "og:url"):
            return (urlsplit(meta.value).hostname or "").removeprefix("www.")
    return ""
