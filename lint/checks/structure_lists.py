"""Lists, questions and tables: without a lead-in, too long, mixed, without headers."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lint.analysis.outline import Heading, outline
from lint.checks import structure as shared
from lint.checks.options import option, texts
from lint.checks.patterns import occurs, pattern
from lint.document import Block, Document, once
from lint.model import Hit, Rule, Span
from lint.text import words
from lint.text.lazy import lazy
from lint.text.sentences import split

_ENDS = ".!?"
_JOINTS = lazy(r"(?:[;,]|[;,]? (?:and|or))\Z")
_FILE_NAME = lazy(r"[\w%() -]{1,80}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif|heic)\Z", re.IGNORECASE)
_NO_ALT = lazy(
    r"(?:img|dsc|dscn|image|photo|picture|pic|screenshot|screen shot|untitled|logo|banner|thumbnail|graphic|figure|chart|alt"
    r"|alt text|placeholder|hero|null|undefined|shutterstock|istock|getty\w*|unnamed|download|photo of|image of|picture of)"
    r"[\s_-]*\(?\d*\)?[\w-]*\Z",
    re.IGNORECASE,
)


@once
def lists(document: Document) -> tuple[tuple[tuple[int, Block], ...], ...]:
    """Return the article's own lists, each as its items with their index in the document."""
    groups: dict[int, list[tuple[int, Block]]] = defaultdict(list)
    for index, block in shared.own_blocks(document):
        if block.kind == "list-item" and block.group >= 0:
            groups[block.group].append((index, block))
    return tuple(tuple(items) for items in groups.values())


def long_list(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first item of a list with too many items and no groups among them."""
    most = option(document, rule, "max", 7)
    for items in lists(document):
        top = min(block.level for _, block in items)
        count = sum(block.level == top for _, block in items)
        if count > most and all(block.level == top for _, block in items) and not _is_of_sources(document, items):
            first = items[0][1]
            yield first.hit(0, len(first.text), count=count, limit=most)


def inconsistent_list(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield lists whose items end differently or begin differently, and lists of one."""
    for items in lists(document):
        if _is_of_sources(document, items):
            continue
        blocks = [block for _, block in items if block.text.strip()]
        if len(blocks) == 1 and len(items) == 1 and document.format != "text":
            yield dataclasses.replace(blocks[0].hit(0, len(blocks[0].text)), variant="single")
        elif odd := _odd_end(blocks):
            yield odd.hit(
                0,
                len(odd.text),
                what="end without a full stop" if odd.text.rstrip()[-1:] not in _ENDS else "end in a full stop",
            )
        elif odd := _odd_start(blocks):
            yield odd.hit(
                0, len(odd.text), what="begin with a capital" if odd.text.strip()[:1].isupper() else "begin small"
            )


def _odd_end(blocks: Sequence[Block]) -> Block | None:
    """Return an item that ends unlike most; a full stop after the last item only is a style of its own."""
    items = [block for block in blocks if len(block.text.split()) > 1 and block.text.rstrip()[-1:] not in ":"]
    if len(items) < 3:
        return None
    stopped = [block for block in items if block.text.rstrip("\"'”’)* ")[-1:] in _ENDS]
    bare = [block for block in items if block not in stopped]
    if not stopped or not bare or (len(stopped) == 1 and stopped[0] is items[-1]):
        return None
    if all(_JOINTS.search(block.text.rstrip()) for block in bare):
        return None
    if all(len(split(block.text)) > 1 for block in stopped) or all(len(split(block.text)) > 1 for block in bare):
        return None  # whole sentences among catchwords carry their stops
    return bare[0] if len(bare) <= len(stopped) else stopped[0]


def _odd_start(blocks: Sequence[Block]) -> Block | None:
    """Return the one item of four or more that begins small among capitals, or the other way round."""
    letters = [(block, block.text.strip()[0]) for block in blocks if block.text.strip()[:1].isalpha()]
    if len(letters) < 4 or len(letters) < len(blocks):
        return None
    small = [block for block, letter in letters if letter.islower()]
    return small[0] if len(small) == 1 and not re.match(r"[a-z]{1,3}[A-Z]", small[0].text.strip()) else None


def orphan_list(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield bulleted lists that no heading and no sentence leads in."""
    lead_ins = pattern(texts(document, rule, "lead_ins"))
    farthest = option(document, rule, "max_paragraphs_from_heading", 1)
    for items in lists(document):
        index, first = items[0]
        if first.level > 1 or len(items) < 2 or _is_of_sources(document, items):
            continue
        before = _before(document, index)
        if (
            before is None
            or before.kind in ("heading", "title", "table-cell", "caption", "quote", "front-matter")
            or before.debris
        ):
            continue
        if before.kind == "list-item" or before.text.rstrip("*_ ")[-1:] in (":", "–", "—", "…", "?"):
            continue
        last = split(before.text)[-1]
        sentence = before.text[last[0] : last[1]]
        if sentence.rstrip("*_ ")[-1:] not in _ENDS or occurs(lead_ins, sentence):
            continue
        section = outline(document).section_of(index)
        between = sum(document.blocks[at].kind == "paragraph" for at in range(section.start, index))
        if section.heading is not None and not section.heading.is_title and between <= farthest:
            continue  # the heading still leads it in
        span = Span(first.span.start, items[-1][1].span.end)
        yield Hit(span, fields={"count": len(items)})


def _before(document: Document, index: int) -> Block | None:
    """Return the block with text before a block, code left out."""
    for at in range(index - 1, -1, -1):
        block = document.blocks[at]
        if block.text.strip() and block.region == "body" and block.kind != "code":
            return block
    return None


def _is_of_sources(document: Document, items: Sequence[tuple[int, Block]]) -> bool:
    section = outline(document).section_of(items[0][0])
    return any(shared.is_about_sources(text) for text in section.path[1:] or section.path)


def unlabelled_questions(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first of several questions at the end of an article that no heading announces."""
    fewest, longest = option(document, rule, "min_questions", 3), option(document, rule, "max_answer_words", 60)
    headings = [h for h in shared.own_headings(document) if not shared.is_about_sources(h.text)]
    run: list[Heading] = []
    for heading in reversed(headings):
        if not heading.text.rstrip().endswith("?"):
            break
        run.insert(0, heading)
    others = headings[: len(headings) - len(run)]
    stating = sum(not h.text.rstrip().endswith("?") for h in others)
    if len(run) < fewest or stating < 2 or stating * 2 <= len(others):
        return
    if shared.is_about_questions(others[-1].text) or any(
        shared.is_about_questions(above.text) for above in run[0].path[:-1]
    ):
        return
    found = outline(document)
    answers = [sum(words.count(b.text) for b in found.section_of(h.index).blocks) for h in run]
    before = document.blocks[run[0].index - 1] if run[0].index else None
    announced = before is not None and before.kind == "paragraph" and shared.is_about_questions(before.text)
    if sum(answers) > longest * len(answers) or announced:
        return
    hit = run[0].block.hit(0, len(run[0].block.text), count=len(run))
    yield dataclasses.replace(hit, related=tuple((shared.whole(h.block), "one of the questions") for h in run[1:]))


def table_without_header(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first cell of a table that has no header cell with a text in it."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for _, block in shared.own_blocks(document):
        if block.kind == "table-cell" and block.group >= 0:
            tables[block.group].append(block)
    for cells in tables.values():
        rows = {block.cell[0] for block in cells if block.cell}
        if len(rows) > 1 and not any(block.is_header and block.text.strip() for block in cells):
            first = next((block for block in cells if block.text.strip()), cells[0])
            yield first.hit(0, len(first.text))


def missing_alt_text(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield images without a text alternative, or with a file name or the caption for one.

    In HTML an empty alternative says that the image is decoration; in Markdown it was forgotten.
    """
    captions = {shared.key(block.text) for _, block in shared.own_blocks(document) if block.kind == "caption"}
    for image in document.images:
        alt = None if image.alt is None else " ".join(image.alt.split())
        if alt is None or (not alt and document.format == "markdown"):
            yield Hit(image.span, fields={"alt": "nothing"})
        elif alt and (_FILE_NAME.match(alt) or _NO_ALT.match(alt)):
            yield dataclasses.replace(Hit(image.span, fields={"alt": f"“{alt}”"}), variant="empty-words")
        elif alt and shared.key(alt) in captions:
            yield dataclasses.replace(Hit(image.span, fields={"alt": f"“{alt}”"}), variant="caption")
