"""What the structure checks share: how texts are compared, and which sections say things again on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lint.analysis.outline import Heading, Section, outline
from lint.analysis.readability import readability
from lint.document import Block, Document, once
from lint.facts import facts
from lint.model import Edit, Hit, Span
from lint.text.lazy import lazy

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_WORD = lazy(r"[^\W_]+(?:'[^\W_]+)*")
_SUMMARY = lazy(
    r"\b(?:key (?:points?|facts?|takeaways?|messages?)|takeaways?|take[- ]home|at a glance|in (?:brief|short|summary|a nutshell)"
    r"|quick (?:facts?|summary|guide|look)|highlights?|summary|recap|main points?|to (?:remember|sum up)|remember|points to remember"
    r"|what you need to know|need to know|tl;?dr|checklist|the short (?:version|answer)|fast facts"
    r"|important (?:points?|facts?))\b",
    re.IGNORECASE,
)
_QUESTIONS = lazy(
    r"\b(?:faqs?|frequently asked|common(?:ly asked)? questions?|questions? (?:and answers?|people ask|you may have|patients ask"
    r"|we are asked|about)|q ?& ?a|q and a|people also ask|your questions|more questions|other questions|questions)\b",
    re.IGNORECASE,
)
_SOURCES = lazy(
    r"\b(?:sources?|references?|bibliography|further reading|citations?|read more|learn more|find out more|more information"
    r"|useful links|links|resources|acknowledge?ments?|where we got)\b",
    re.IGNORECASE,
)
_ACTION = (
    r"(?:call|ask|tell|talk|speak|see|seek|get|go|take|stop|start|keep|do not|don't|never|always|avoid|contact|follow|check"
    r"|visit|dial|text|phone|ring|use|drink|eat|rest|wear|bring|write|read|make|try|let|put|wash|store|swallow|measure|watch|look"
    r"|wait|return|remember|be|have|give|hold|place|limit|choose|plan|set|show|carry|share|learn|find|consult|discuss|report"
    r"|schedule|book|apply|remove|throw|lie|sit|stand|walk|breathe|say|think|work|join|print|note|record|mark|count|turn|open"
    r"|close|clean|cover|move|stay|continue|skip|double|miss|inject|inhale|chew|crush|shake|mix|add|cut|reduce|lower|help)"
)
_IMPERATIVE = lazy(rf"(?:please |just |then |also |first,? |next,? |and |but )*{_ACTION}\b", re.IGNORECASE)
_CRISIS = lazy(
    r"\b(?:911|999|112|111|988|000|116 ?123|13 ?11 ?14|741741|85258|emergency (?:room|number|services|department))\b"
)
_CREDIT = lazy(
    r"\s*(?:[|»(\[–—-]\s*|,\s*)?(?:from|via|by|at|on|source|image|photo|picture|credit|courtesy|©|copyright|www\.|https?:"
    r"|[|»–—-])\s*\S",
    re.IGNORECASE,
)
_ADDRESS = lazy(r"\b[\w-]+\.(?:com|org|net|info|co|gov|edu|uk|us|io|health)\b", re.IGNORECASE)
_DIGITS = lazy(r"\D+")
_STOP = frozenset(
    "a an the of in on at to for from by with and or but nor so as is are was were be been being it its this that these those"
    " your you yours they their them he she his her we our us i my me if then than when while can could may might will would"
    " shall should must do does did has have had not no also such more most some any all each other another into over under"
    " about between during before after there here what which who how why where up out off very just only even both".split()
)


def key(text: str) -> str:
    """Return a text as it is compared: case, punctuation and white space do not count, digits do."""
    return " ".join(_WORD.findall(text.translate(_APOSTROPHES).casefold()))


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(text.translate(_APOSTROPHES).casefold())


def stems(text: str) -> list[str]:
    """Return the words that carry meaning, without common endings: symptoms and symptom are one."""
    return [_stem(word) for word in tokens(text) if word not in _STOP]


@cache
def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "ly", "en", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def is_summary(section: Section) -> bool:
    """Return whether a section is there to say things again: key points, a summary, in brief."""
    return any(_SUMMARY.search(text) for text in section.path[1:] or section.path)


def is_about_questions(text: str) -> bool:
    """Return whether a heading announces questions and answers."""
    return _QUESTIONS.search(text) is not None


def is_about_sources(text: str) -> bool:
    """Return whether a heading announces references or links."""
    return _SOURCES.search(text) is not None


def is_summary_heading(text: str) -> bool:
    """Return whether a heading or a label announces key points."""
    return _SUMMARY.search(text) is not None


def is_refrain(text: str, times: int) -> bool:
    """Return whether a sentence may stand more than once: a crisis line always, a call to act or not to act twice."""
    if _CRISIS.search(text) or _names_a_line(text):
        return True
    return times <= 2 and is_imperative(text)


def is_imperative(sentence: str) -> bool:
    """Return whether a sentence tells the reader to do something, at once or after a condition."""
    text = sentence.strip(" \t\n\r*_•-–—“\"'(").translate(_APOSTROPHES)
    if _IMPERATIVE.match(text) and not re.match(r"\w+ (?:is|are|was|were|can|may|has|have)\b", text):
        return True
    condition, comma, rest = text.partition(", ")
    opens = re.match(
        r"(?:if|when|before|after|for|to|until|while|once|at|in|on|each|every|unless|during|instead)\b", condition, re.I
    )
    return bool(comma and opens and any(_IMPERATIVE.match(part) for part in rest.split(", ")))


def _names_a_line(text: str) -> bool:
    digits = _DIGITS.sub("", text)
    return len(digits) >= 6 and any(number in digits for number in _public_numbers())


@cache
def _public_numbers() -> tuple[str, ...]:
    numbers = (_DIGITS.sub("", number) for line in facts().all_lines for number in line.numbers)
    return tuple(number for number in numbers if len(number) >= 6)


@once
def body_words(document: Document) -> int:
    """Return the number of words of the article's own prose, the same as the report gives."""
    return readability(document).words


@once
def own_headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of the article without its title and the lines that repeat it."""
    return tuple(heading for heading in outline(document).headings if not heading.is_title)


@dataclass(frozen=True, slots=True)
class Compared:
    """A heading with what it is compared by."""

    heading: Heading
    key: str
    stems: frozenset[str]


@once
def compared_headings(document: Document) -> tuple[Compared, ...]:
    """Return the article's headings, its title first if it has one, with what they are compared by."""
    title = tuple(heading for heading in outline(document).headings if heading.is_title)[:1]
    return tuple(
        Compared(heading, key(heading.text), frozenset(stems(heading.text)))
        for heading in (*title, *own_headings(document))
    )


@once
def block_words(document: Document) -> dict[int, list[str]]:
    """Return the words of the article's paragraphs, list items and quotes as they are compared, by block index."""
    return {
        index: tokens(block.text)
        for index, block in own_blocks(document)
        if block.kind in ("paragraph", "list-item", "quote")
    }


@once
def may_repeat(document: Document) -> frozenset[int]:
    """Return the indexes of blocks that say things again on purpose (summaries, answers) or that list sources."""
    found: set[int] = set()
    for section in outline(document).sections:
        texts = section.path[1:]
        if is_summary(section) or any(is_about_questions(text) or is_about_sources(text) for text in texts):
            found.update(range(section.start, section.stop))
    return frozenset(found)


def own_blocks(document: Document) -> Iterator[tuple[int, Block]]:
    """Yield the article's own blocks with their index: no debris, nothing from navigation or footer."""
    for index, block in enumerate(document.blocks):
        if block.debris is None and block.region == "body":
            yield index, block


def anchor(document: Document, **fields: object) -> Hit:
    """Return a hit on the title, else on the first block, else at the start: where something missing is reported."""
    block = outline(document).title_block or next((b for _, b in own_blocks(document) if b.text.strip()), None)
    return block.hit(0, len(block.text), **fields) if block else Hit(Span(0, 0), fields=fields)


def whole(block: Block) -> Span:
    """Return the source span of a block's prose."""
    return block.map.to_source(0, len(block.text))


def deletion(document: Document, block: Block) -> tuple[Edit, ...]:
    """Return the edit that takes out the lines of a block; none in HTML, where elements may enclose it."""
    if document.format == "html":
        return ()
    source, end = document.source, block.span.end
    start = source.rfind("\n", 0, block.span.start) + 1
    stop = end
    while stop < len(source) and source[stop] in "\r\n \t":
        stop += 1
    return (Edit(Span(start, stop), ""),)


@once
def credited_repeats(document: Document) -> tuple[tuple[Block, Block], ...]:
    """Return pairs of lines of which the second says the first again, with a source or a site behind it."""
    pairs = []
    previous: Block | None = None
    for block in document.blocks:
        if block.region != "body" or not block.text.strip():
            continue
        if previous is not None and _is_credited_repeat(previous, block):
            pairs.append((previous, block))
        previous = block
    return tuple(pairs)


def _is_credited_repeat(first: Block, second: Block) -> bool:
    if first.kind in ("title", "heading", "table-cell", "code", "front-matter") or second.kind in (
        "heading",
        "title",
        "table-cell",
    ):
        return False
    before, after = " ".join(first.text.split()), " ".join(second.text.split())
    if len(before.split()) < 2 or not after.casefold().startswith(before.casefold()):
        return False
    rest = after[len(before) :]
    if not rest:
        return first.kind == second.kind == "caption"
    if before[-1] in ".?!:" or len(rest.split()) > 10:
        return False
    return _CREDIT.match(rest) is not None and (_ADDRESS.search(rest) is not None or rest[-1] not in ".?!")
