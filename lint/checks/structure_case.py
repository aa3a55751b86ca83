"""Capitals in headings: one style for all of them."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lint.analysis.outline import Heading, outline
from lint.checks import structure as shared
from lint.document import Document
from lint.model import Hit, Rule


def inconsistent_heading_case(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the headings in the rarer style, and those that write a word in another case than a heading before."""
    headings = [h for h in shared.own_headings(document) if not h.text.endswith("?") and not h.text.isupper()]
    ordinary = _ordinary_words(document)
    styles = {id(h): _style(h.text, ordinary) for h in headings}
    counts = Counter(style for style in styles.values() if style)
    if len(counts) == 2 and sum(counts.values()) >= 3:
        usual, rare = (style for style, _ in counts.most_common())
        odd = [h for h in headings if styles[id(h)] == rare]
        first = odd[0].block.hit(0, len(odd[0].block.text), count=len(odd), total=sum(counts.values()), usual=usual)
        yield dataclasses.replace(first, related=tuple((shared.whole(h.block), f"{rare} case too") for h in odd[1:]))
    small = [h for h in headings if re.match(r"[a-z]{2,}\b(?![A-Z])", h.text)]
    if small and len(small) * 2 < len(headings):
        for heading in small:
            yield dataclasses.replace(heading.block.hit(0, len(heading.block.text)), variant="small")
    yield from _odd_words(document, [h for h in headings if styles[id(h)] != "sentence"])


def _ordinary_words(document: Document) -> frozenset[str]:
    """Return the words that the article's prose writes small: no names."""
    return frozenset(word.strip(".,;:!?()“”\"'’") for block in document.prose() for word in block.text.split())


def _style(text: str, ordinary: frozenset[str]) -> str | None:
    """Return `title` or `sentence`, or None if a heading does not show it: names may always have capitals."""
    later = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text)[1:] if len(word) > 3]
    big = sum(word[0].isupper() and word[1:].islower() and word.casefold() in ordinary for word in later)
    small = sum(
        word.islower() and word not in ("with", "from", "into", "over", "your", "after", "before", "about", "when")
        for word in later
    )
    if big and not small:
        return "title"
    return "sentence" if small and not big else None


def _odd_words(document: Document, headings: Sequence[Heading]) -> Iterator[Hit]:
    """Yield headings that write the second of two words in another case than an earlier heading or the title does."""
    title = [h for h in outline(document).headings if h.is_title][:1]
    seen: dict[tuple[str, str], tuple[str, Heading]] = {}
    for heading in (*title, *headings):
        parts = re.findall(r"[^\W\d_][\w'’-]*", heading.text)
        for before, word in zip(parts, parts[1:], strict=False):
            pair = (before.casefold(), word.casefold())
            known = seen.setdefault(pair, (f"{before} {word}", heading))
            if known[1] is not heading and known[0].split()[1] != word and not (known[0].isupper() or word.isupper()):
                hit = heading.block.hit(0, len(heading.block.text), one=known[0], other=f"{before} {word}")
                yield dataclasses.replace(hit, variant="word", related=((shared.whole(known[1].block), known[0]),))
                break
