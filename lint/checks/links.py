"""Links: promises of one that is not there, texts that say nothing, targets that lead nowhere."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.checks.options import option, texts
from lint.checks.patterns import anywhere, covers, in_scope, line_pattern, occurs, pattern
from lint.document import Block, Document, Inline
from lint.facts import facts
from lint.model import Edit, Hit, Rule, Span
from lint.text.lazy import lazy
from lint.text.sentences import split

_ADDRESS = lazy(
    r"\bhttps?://[^\s<>\"“”)\]]+|\bwww\.[^\s<>\"“”)\]]+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|health|uk|ie|ca|au|nz|eu|de)(?:/[^\s<>\"“”)\]]*)?(?![\w@])",
    re.IGNORECASE,
)
_DOMAIN = lazy(r"\.[a-z]{2}", re.IGNORECASE)
"""What every address has and hardly a sentence: a stop with letters right behind it."""
_TRAILING = ".,;:!?)]"


def dangling_reference(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield promises of a link in sentences that hold no link and no address, and placeholders of links."""
    exceptions = pattern(texts(document, rule, "exceptions"))
    taken = list(anywhere(texts(document, rule, "placeholders")).places(document, rule))
    yield from (place.block.hit(place.start, place.end) for place in taken)
    done = {(id(place.block), _sentence(place)) for place in taken}
    for place in anywhere(texts(document, rule, "promises")).places(document, rule):
        block, (start, end) = place.block, _sentence(place)
        if (id(block), (start, end)) in done or occurs(exceptions, block.text[start:end]):
            continue
        done.add((id(block), (start, end)))
        hit = block.hit(place.start, place.end)
        if _has_target(block, start, end) or _target_follows(document, block, end):
            hit = dataclasses.replace(hit, cleared_by="the sentence has its link")
        yield hit


def _sentence(place: Place) -> tuple[int, int]:
    """Return the sentence of its block that a place begins in."""
    spans = split(place.block.text)
    return next((span for span in spans if span[0] <= place.start < span[1]), (place.start, place.end))


def generic_link_text(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield links whose whole text is “here”, “read more” or the like."""
    words = line_pattern(texts(document, rule, "texts"))
    for block, link in _links(document, rule):
        if covers(words, block.text[link.start : link.end].strip()):
            yield block.hit(link.start, link.end)


def empty_target(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield links that lead nowhere: no target, a placeholder, an anchor or a file that is not there."""
    placeholder = pattern(texts(document, rule, "placeholders"))
    for block, link in _links(document, rule):
        target = (link.target or "").strip()
        variant = None
        if target.startswith("#") and len(target) > 1:
            if not document.anchors or target[1:] in document.anchors or target[1:].casefold() == "top":
                continue
            variant = "anchor"
        elif _is_missing_file(document, target):
            variant = "file"
        elif target and not covers(placeholder, target):
            continue
        hit = block.hit(link.start, link.end, target=target or "nothing")
        yield dataclasses.replace(hit, variant=variant)


def tracking_parameters(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield targets that carry tracking parameters, with the clean address as the edit."""
    tracking = line_pattern(texts(document, rule, "parameters"))
    for _, link in _links(document, rule):
        target, span = link.target or "", link.target_span
        clean, removed = _without(target, tracking)
        if span is None or not removed:
            continue
        at = _query_span(document.source, span, target)
        hit = Hit(at or span, fields={"names": ", ".join(removed)})
        if document.source[span.start : span.end] == target:
            hit = dataclasses.replace(hit, edits=(Edit(span, clean),))
        yield hit


def bare_url(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield addresses that stand in a sentence as they are; lists of sources may keep theirs."""
    fewest = option(document, rule, "fewest_words", 4)
    sections = pattern(texts(document, rule, "sections"))
    for block in in_scope(document, rule):
        if any(occurs(sections, heading.text) for heading in outline(document).headings_over(block)):
            continue
        for start, end in split(block.text):
            if len(block.text[start:end].split()) < fewest:
                continue
            for low, high in _addresses(block.text, start, end):
                if block.text[low:high].lower().startswith(("http", "www.")) and not _is_named_link(block, low, high):
                    yield block.hit(low, high)


def commercial_only_source(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first commercial address of an article that names no other source. Debris counts: a credit is one."""
    commercial = pattern(texts(document, rule, "hosts"))
    found: list[Hit] = []
    for block in document.blocks:
        if not block.inlines and not _DOMAIN.search(block.text):
            continue
        for low, high, address in _all_addresses(block):
            host = _host(address)
            if not host:
                continue
            if not occurs(commercial, host) or facts().authority_of_host(host):
                return
            credit = re.search(r"(?:from|via|source:?|credit:?)\s+\Z", block.text[:low], re.IGNORECASE)
            found.append(block.hit(credit.start() if credit else low, high, host=host))
    yield from found[:1]


def _links(document: Document, rule: Rule) -> Iterator[tuple[Block, Inline]]:
    for block in in_scope(document, rule):
        for inline in block.inlines:
            if inline.kind == "link":
                yield block, inline


def _has_target(block: Block, start: int, end: int) -> bool:
    """Return whether a link or an address stands in part of a block."""
    for inline in block.inlines:
        if inline.kind == "link" and inline.start < end and start < inline.end and (inline.target or "").strip(" #"):
            return True
    return next(_addresses(block.text, start, end), None) is not None


def _target_follows(document: Document, block: Block, end: int) -> bool:
    """Return whether the address comes right after the sentence; after a colon, alone in the next block."""
    rest = block.text[end:].lstrip()
    if rest:
        return _ADDRESS.match(rest) is not None
    if not block.text.rstrip("*_ ").endswith(":"):
        return False
    blocks = document.blocks
    indexes = range(outline(document).index_of(block) + 1, len(blocks))
    following = next((blocks[index] for index in indexes if blocks[index].text.strip()), None)
    if following is None or len(following.text.split()) > 12:
        return False
    return _has_target(following, 0, len(following.text))


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text, start, end):
        yield match.start(), match.start() + len(match.group().rstrip(_TRAILING))


def _all_addresses(block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield each link target and each written address of a block, with its place in the prose."""
    for inline in block.inlines:
        if inline.kind == "link" and inline.target:
            yield inline.start, inline.end, inline.target
    for low, high in _addresses(block.text, 0, len(block.text)):
        yield low, high, block.text[low:high]


def _is_named_link(block: Block, low: int, high: int) -> bool:
    """Return whether an address is part of a longer link text."""
    return any(
        i.kind == "link" and i.start <= low and high <= i.end and i.end - i.start > high - low + 2
        for i in block.inlines
    )


def _host(address: str) -> str:
    if address.startswith(("#", "/", "mailto:", "tel:", ".")):
        return ""
    return (urlsplit(address if "//" in address else f"//{address}").hostname or "") if "." in address else ""


def _is_missing_file(document: Document, target: str) -> bool:
    """Return whether a target is a Markdown file beside the article that is not there."""
    path = target.partition("#")[0]
    if not path.endswith((".md", ".markdown")) or "//" in path or path.startswith(("/", "{")):
        return False
    folder = Path(document.path).parent
    return Path(document.path).is_file() and not (folder / path).exists()


def _without(target: str, tracking: Any) -> tuple[str, list[str]]:
    """Return a target without its tracking parameters, and the names of those."""
    address, mark, fragment = target.partition("#")
    base, question, query = address.partition("?")
    if not question:
        return target, []
    kept: list[str] = []
    removed: list[str] = []
    for part in query.split("&"):
        name = part.partition("=")[0]
        (removed if covers(tracking, name) else kept).append(part)
    names = [part.partition("=")[0] for part in removed]
    return base + ("?" + "&".join(kept) if kept else "") + mark + fragment, names


def _query_span(source: str, span: Span, target: str) -> Span | None:
    """Return where the parameters stand, if the source has the target as it is."""
    if source[span.start : span.end] != target:
        return None
    end = target.find("#")
    return Span(span.start + target.index("?"), span.start + (end if end != -1 else len(target)))
