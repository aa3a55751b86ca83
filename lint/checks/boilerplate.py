"""Leftovers of the web page around an article, where a pattern alone cannot decide."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.checks.options import option, texts
from lint.checks.patterns import anywhere, covers, in_scope, is_in_scope, line_pattern, occurs, pattern, whole_lines
from lint.checks.structure import credited_repeats
from lint.document import Block, Document
from lint.facts import facts
from lint.model import Edit, Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import literal

_SEPARATOR = lazy(r"\s*[|•·»›/>]\s*|\s{2,}|\t")
_BARS = frozenset("|•·»›/>\t")
_MOST_ENTRIES = 24
"""Words: a longer line without bars is no row of menu entries."""
_BAR = lazy(r"\s+[|•·»›–—-]\s+|\s*[|»]\s*")
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_WORD = lazy(r"[^\W_][\w'’-]*")
_ADDRESS = lazy(
    r"https?://|\b(?:[\w-]+\.)+(?:gov|org|com|net|edu|int|uk|ie|ca|au|eu)\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b911\b"
)
"""A place to turn to: what a section called “Read more” or “Get help now” is there for."""
_LONGEST_BAR = 160
"""Characters: a longer line is no menu and no site bar."""
_DIGITS = lazy(r"\D+")
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def read_more(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield teaser and expand lines; one that opens a section of places to turn to is cleared."""
    labels = line_pattern(texts(document, rule, "labels"))
    for place in _leftovers(document, rule):
        yield _unless_it_opens_a_section(document, place, labels)


def navigation(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield menu lines, site bars and slogans; the heading of a list of sections is a note only."""
    contents = line_pattern(texts(document, rule, "contents"))
    labels = line_pattern(texts(document, rule, "labels"))
    taken: set[int] = set()
    for place in _leftovers(document, rule, ("contents", "labels", "raw")):
        text = place.block.text[place.start : place.end]
        taken.add(id(place.block))
        if covers(contents, text):
            variant = "contents" if _heads_a_list(document, place.block) else None
            yield dataclasses.replace(place.block.hit(place.start, place.end), variant=variant)
        else:
            yield _unless_it_opens_a_section(document, place, labels)
    yield from _menus_and_bars(document, rule, taken)


def _menus_and_bars(document: Document, rule: Rule, taken: set[int]) -> Iterator[Hit]:
    """Yield what words and position show: rows of menu entries, site bars and slogans above the title."""
    menu = frozenset(texts(document, rule, "menu"))
    topics = frozenset(texts(document, rule, "topics"))
    site_words = frozenset(texts(document, rule, "site_words"))
    exceptions = pattern(texts(document, rule, "exceptions"))
    head = _head(document, option(document, rule, "head", 3))
    for block in in_scope(document, rule):
        text = block.text.strip()
        if id(block) in taken or len(text) > _LONGEST_BAR or "\n" in text or block.text != text:
            continue
        hit = block.hit(0, len(text))
        if _is_menu(text, menu, topics):
            if not occurs(exceptions, text):
                yield hit
        elif id(block) in head and outline(document).title_block is not block and not occurs(exceptions, text):
            title = outline(document).title
            if title and text.casefold().startswith(title.casefold()):
                continue  # the title once more: structure/repeated-title says so
            if _is_site_bar(text, site_words):
                yield hit
            elif _is_slogan(document, block, text, site_words):
                yield dataclasses.replace(hit, variant="slogan")


def image_remains(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield file names, credits and logos of images that are gone, and the text that a credited line repeats."""
    found: set[int] = set()
    for place in _leftovers(document, rule):
        found.add(id(place.block))
        yield place.block.hit(place.start, place.end)
    for first, _ in credited_repeats(document):
        if id(first) not in found and is_in_scope(first, rule):
            yield first.hit(0, len(first.text))


def footer_contact(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield lines of a contact block; public help lines, and lists of places to turn to, are no leftover."""
    labels = line_pattern(texts(document, rule, "labels"))
    sections = pattern(texts(document, rule, "sections"))
    for place in _leftovers(document, rule):
        hit = _unless_it_opens_a_section(document, place, labels)
        headings = outline(document).headings_over(place.block)
        over = next((heading.text for heading in headings if occurs(sections, heading.text)), None)
        if line := _public_line(place.block.text[place.start : place.end]):
            hit = dataclasses.replace(hit, cleared_by=f"public help line: {line}")
        elif over is not None:
            hit = dataclasses.replace(hit, cleared_by=f"stands under “{over}”")
        yield hit


def copyright_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield legal lines; a single one is fine where the file holds the whole page."""
    hits = [place.block.hit(place.start, place.end) for place in _leftovers(document, rule)]
    if len(hits) == 1 and holds_whole_page(document):
        hits = [dataclasses.replace(hits[0], cleared_by="one legal line, and the file holds the whole page")]
    yield from hits


def html_residue(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield entities, tags and comments that a reader would see; an entity comes with the sign it stands for."""
    raw = anywhere(texts(document, rule, "raw"))
    taken: dict[int, list[tuple[int, int]]] = {}
    for block, start, end in raw.places(document, rule):
        taken.setdefault(id(block), []).append((start, end))
        yield block.hit(start, end, advice="Delete it.")
    for block in in_scope(document, rule):
        for match in _ENTITY.finditer(block.text) if "&" in block.text else ():
            sign, spans = _sign(match.group()), taken.get(id(block), [])
            if sign is not None and not any(start < match.end() and match.start() < end for start, end in spans):
                hit = block.hit(*match.span(), advice=f"Write “{sign}”.")
                yield dataclasses.replace(hit, edits=(Edit(hit.span, sign),))


def holds_whole_page(document: Document) -> bool:
    """Return whether the file is the whole page: HTML and files with front matter are, unless the settings say."""
    if document.settings.whole_page is not None:
        return document.settings.whole_page
    return document.format == "html" or any(meta.channel == "front-matter" for meta in document.meta)


def _leftovers(document: Document, rule: Rule, names: tuple[str, ...] = ("raw",)) -> Iterator[Place]:
    """Yield each line that is nothing but one of the card's patterns and holds none of its exceptions."""
    phone = option(document, rule, "phone", "")
    wanted = tuple(text.replace("{phone}", phone) for name in names for text in texts(document, rule, name))
    wanted += tuple(literal(token) for token in texts(document, rule, "tokens"))
    exceptions = pattern(texts(document, rule, "exceptions"))
    for place in whole_lines(wanted).places(document, rule):
        if not occurs(exceptions, place.block.text[place.start : place.end]):
            yield place


def _unless_it_opens_a_section(document: Document, place: Place, labels: Any) -> Hit:
    """Return the hit on a line; cleared if the line may be a real heading, and what it promises stands below it."""
    block, start, end = place
    hit = block.hit(start, end)
    if block.kind != "heading" or not covers(labels, block.text[start:end]):
        return hit
    following = _following(document, block)
    if following is None:
        return hit
    links = any(inline.kind == "link" for inline in following.inlines)
    if following.kind == "list-item" or links or _ADDRESS.search(following.text):
        return dataclasses.replace(hit, cleared_by="opens a section of places to turn to")
    about_itself = following.kind == "paragraph" and re.match(
        r"\W*(?:we|our|this page)\b|.*\b(?:we|us|our)\b", following.text, re.I
    )
    return dataclasses.replace(hit, cleared_by="opens a section") if about_itself else hit


def _following(document: Document, block: Block) -> Block | None:
    """Return the next block that has text."""
    blocks = document.blocks
    indexes = range(outline(document).index_of(block) + 1, len(blocks))
    return next((blocks[index] for index in indexes if blocks[index].text.strip()), None)


_DIGITS_WITH_TRUNK = 11
"""A US number with its leading 1, which many pages leave out."""


def _public_line(text: str) -> str | None:
    """Return the name of the public help line whose number or name stands in a text."""
    digits = _DIGITS.sub("", text)
    for line in facts().all_lines:
        for number in line.numbers:
            wanted = _DIGITS.sub("", number)
            wanted = wanted.removeprefix("1") if len(wanted) == _DIGITS_WITH_TRUNK else wanted
            if len(wanted) >= 5 and wanted in digits:
                return line.name
        if line.name.casefold() in text.casefold():
            return line.name
    return None


def _heads_a_list(document: Document, block: Block) -> bool:
    """Return whether a list, or the title of a section below, follows the block."""
    following = _following(document, block)
    if following is None:
        return False
    if following.kind == "list-item":
        return True
    headings = {heading.text.casefold() for heading in outline(document).headings if heading.block is not following}
    return " ".join(following.text.split()).casefold() in headings


def _is_menu(text: str, menu: frozenset[str], topics: frozenset[str]) -> bool:
    """Return whether a line is a row of menu entries: two of the site's own, or three departments."""
    if _BARS.isdisjoint(text) and "  " not in text:
        return _is_bare_menu(text.casefold().split(), menu, topics)
    parts = [part.strip(" .:").casefold() for part in _SEPARATOR.split(text)]
    entries = sum(part in menu for part in parts)
    known = entries + sum(part in topics for part in parts)
    if len(parts) < 2 or not all(len(part.split()) <= 4 for part in parts):
        return False
    return entries >= 2 or known >= 3 or (entries >= 1 and known >= 2)


def _is_bare_menu(words: list[str], menu: frozenset[str], topics: frozenset[str]) -> bool:
    """Return whether words with only spaces between them are entries of a menu, one after the other.

    Three entries of the site's own will do, or four with departments, half of them the site's own.
    """
    if len(words) > _MOST_ENTRIES:
        return False
    entries = known = at = 0
    while at < len(words):
        parts = (" ".join(words[at : at + size]) for size in (3, 2, 1) if at + size <= len(words))
        part = next((part for part in parts if part in menu or part in topics), None)
        if part is None:
            return False
        entries, known, at = entries + (part in menu), known + 1, at + part.count(" ") + 1
    return entries >= 3 or (known >= 4 and entries * 2 >= known)


def _head(document: Document, count: int) -> frozenset[int]:
    """Return the ids of the blocks that hold the first lines of the article."""
    own = [block for block in document.blocks if block.region == "body" and block.kind != "front-matter"]
    return frozenset(id(block) for block in own[:count])


def _is_site_bar(text: str, site_words: frozenset[str]) -> bool:
    """Return whether a line names a site or its section beside a bar: “Skin Facts | Health News 2023”."""
    parts = [part for part in _BAR.split(text) if part]
    if len(parts) < 2 or len(text.split()) > 14 or text.rstrip()[-1:] in ".?:;,":
        return False
    last = [word.casefold() for word in _WORD.findall(parts[-1])]
    return bool(_YEAR.search(parts[-1])) or any(word in site_words and len(word) > 3 for word in last)


def _is_slogan(document: Document, block: Block, text: str, site_words: frozenset[str]) -> bool:
    """Return whether a line cries out, in title case, words that the article itself is not about."""
    words = _WORD.findall(text)
    if not text.endswith("!") or not 3 <= len(words) <= 16:
        return False
    if not all(word[0].isupper() or len(word) <= 3 for word in words):
        return False
    body = {word.casefold() for other in document.prose() if other is not block for word in _WORD.findall(other.text)}
    topics = [word.casefold() for word in words if word.casefold() not in site_words]
    return len(topics) * 2 < len(words) and not any(word in body for word in topics)


def _sign(entity: str) -> str | None:
    """Return what an entity stands for; None if there is no such entity."""
    if entity.startswith("&#"):
        digits = entity[2:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None
    return html5.get(entity[1:])
