"""Paragraphs and sentences that say again what was said before.

Two texts are compared by the runs of words (shingles) they share. An index from shingle to place keeps the cost in step
with the length of the article.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence, sentences
from lint.checks import structure as shared
from lint.checks.options import option
from lint.document import Block, Document
from lint.model import Hit, Rule

_SHINGLE = 3
"""Words in a row that are compared as one."""
_TOO_COMMON = 8
"""Places: a shingle in more of them tells nothing and would make the cost grow with the square of the length."""
_LONG_RUN = 10
"""Words."""
_LONGEST_COMPARED = 120
"""Words: what a list without stops has more than this is not compared."""
_SHORTEST_SENTENCE = 20
"""Characters: a shorter one has too few words to be compared."""
_FEWEST_OF_A_BLOCK = 8
"""Words: a shorter block that stands twice is no repeated paragraph, so its sentences are looked at one by one."""


def duplicate_paragraph(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield paragraphs and list items that stand word for word before."""
    fewest = option(document, rule, "min_words", 8)
    groups: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    for index, words in shared.block_words(document).items():
        block = document.blocks[index]
        if len(words) >= fewest and block.kind != "quote" and index not in shared.may_repeat(document):
            groups[tuple(words)].append(block)
    for blocks in groups.values():
        if len(blocks) > 1 and not shared.is_refrain(blocks[0].text, len(blocks)):
            for block in blocks[1:]:
                yield _repeats(block.hit(0, len(block.text)), blocks[0])


def near_duplicate_paragraph(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield paragraphs that share most of their word runs with one before, and answers that say the text again."""
    fewest, least = option(document, rule, "min_words", 12), option(document, rule, "least_overlap", 0.6)
    rows = [
        (index, words)
        for index, words in shared.block_words(document).items()
        if len(words) >= fewest and index not in shared.may_repeat(document) and document.blocks[index].kind != "quote"
    ]
    shingles = [_shingles(words) for _, words in rows]
    reported: set[int] = set()
    for here, there, count in _pairs(shingles):
        (index, words), (first, known) = rows[here], rows[there]
        block, earlier = document.blocks[index], document.blocks[first]
        share = count / (len(shingles[here]) + len(shingles[there]) - count)
        if share < least or index in reported or words == known or shared.is_refrain(block.text, 2):
            continue
        if earlier.group < 0 or earlier.group != block.group:  # items of one list are built alike on purpose
            reported.add(index)
            yield _repeats(block.hit(0, len(block.text), share=round(100 * share)), earlier)
    yield from _repeated_answers(document, rule, reported)


def duplicate_sentence(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that stand before, word for word or but for a word or a tail, outside summaries and answers."""
    exact, near = option(document, rule, "min_words", 7), option(document, rule, "min_words_near", 10)
    passed = shared.may_repeat(document)
    counted = [s for s in sentences(document) if s.block.kind in ("paragraph", "list-item") and s.index not in passed]
    keys = [shared.tokens(s.text) if s.end - s.start >= _SHORTEST_SENTENCE else [] for s in counted]
    times = Counter(" ".join(words) for words in keys)
    first_of: dict[str, int] = {}
    known_blocks = _repeated_blocks(document)
    found: set[int] = set()
    for number, (sentence, words) in enumerate(zip(counted, keys, strict=True)):
        whole = " ".join(words)
        earlier = first_of.setdefault(whole, number)
        if len(words) < exact or earlier == number or sentence.index in known_blocks:
            continue
        if not shared.is_refrain(sentence.text, times[whole]):
            found.add(number)
            yield _repeats_sentence(sentence, sentence.start, sentence.end, counted[earlier])
    yield from _nearly_repeated(document, counted, keys, near, found)


def _nearly_repeated(
    document: Document, counted: Sequence[Sentence], keys: Sequence[list[str]], fewest: int, found: set[int]
) -> Iterator[Hit]:
    shingles = [_shingles(words) if len(words) >= fewest else frozenset() for words in keys]
    for here, there, shared_count in _pairs(shingles):
        if here in found or keys[here] == keys[there] or _stand_together(document, counted[here], counted[there]):
            continue
        shorter = min(len(shingles[here]), len(shingles[there]))
        is_near = shared_count / shorter >= 0.7 and shorter >= fewest - _SHINGLE + 1
        is_near = is_near or _share_a_run(keys[here], keys[there], shared_count)
        is_near = is_near or _one_word_apart(keys[here], keys[there])
        if is_near and not shared.is_refrain(counted[here].text, 2):
            found.add(here)
            yield _repeats_sentence(counted[here], counted[here].start, counted[here].end, counted[there])


def _stand_together(document: Document, one: Sentence, other: Sentence) -> bool:
    """Return whether two sentences belong to one section or one list, where they may be built alike."""
    if one.block.group >= 0 and one.block.group == other.block.group:
        return True
    found = outline(document)
    return found.section_of(one.index) is found.section_of(other.index)


def _one_word_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and not any(word.isdigit() for word in apart[0])


def _share_a_run(one: Sequence[str], other: Sequence[str], shared_count: int) -> bool:
    """Return whether two sentences share a run of ten words that is most of the shorter one."""
    if shared_count < _LONG_RUN - _SHINGLE + 1:
        return False
    run = _longest_run(one[:_LONGEST_COMPARED], other[:_LONGEST_COMPARED])
    return run >= _LONG_RUN and run >= 0.7 * min(len(one), len(other))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest run of words that two sentences share."""
    best, previous = 0, [0] * (len(other) + 1)
    for word in one:
        current = [0] * (len(other) + 1)
        for at, candidate in enumerate(other, 1):
            if word == candidate:
                current[at] = previous[at - 1] + 1
                best = max(best, current[at])
        previous = current
    return best


def _repeated_answers(document: Document, rule: Rule, reported: set[int]) -> Iterator[Hit]:
    """Yield sentences of answers whose meaning words stand almost all in one sentence of the text above."""
    fewest, least = option(document, rule, "min_meaning_words", 7), option(document, rule, "least_in_answers", 0.7)
    found = outline(document)
    asked = {
        index
        for section in found.sections
        if section.heading is not None and section.heading.text.endswith("?")
        for index in range(section.start, section.stop)
    }
    if not asked:
        return
    prose = [sentence for sentence in sentences(document) if sentence.block.kind == "paragraph"]
    rows = [(sentence, frozenset(shared.stems(sentence.text))) for sentence in prose if sentence.index in asked]
    body = [(sentence, frozenset(shared.stems(sentence.text))) for sentence in prose if sentence.index not in asked]
    if len(body) < len(rows):
        return  # an article made of questions answers each once
    places: dict[str, list[int]] = defaultdict(list)
    for number, (_, meaning) in enumerate(body):
        for stem in meaning if len(meaning) >= fewest else ():
            places[stem].append(number)
    for sentence, meaning in rows:
        if len(meaning) < fewest or sentence.index in reported or shared.is_refrain(sentence.text, 2):
            continue
        common = Counter(at for stem in meaning if len(places[stem]) <= _TOO_COMMON for at in places[stem])
        for number, _ in sorted(common.items(), key=lambda row: (-row[1], row[0]))[:4]:
            earlier, other = body[number]
            share = len(meaning & other) / len(meaning)
            if earlier.index < sentence.index and share >= least:
                reported.add(sentence.index)
                hit = sentence.hit(sentence.start, sentence.end, share=round(100 * share))
                yield _related(hit, earlier.hit(earlier.start, earlier.end))
                break


def _repeated_blocks(document: Document) -> frozenset[int]:
    """Return the indexes of blocks that stand word for word before: their sentences are no news."""
    seen: set[tuple[str, ...]] = set()
    again = set()
    for index, words in shared.block_words(document).items():
        whole = tuple(words)
        if whole in seen and len(whole) >= _FEWEST_OF_A_BLOCK:
            again.add(index)
        seen.add(whole)
    return frozenset(again)


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _pairs(texts: Sequence[frozenset[tuple[str, ...]]]) -> Iterator[tuple[int, int, int]]:
    """Yield (later, earlier, shared shingles) for texts that share some, the most alike earlier one first."""
    counts = Counter(shingle for shingles in texts for shingle in shingles)
    repeated = {shingle for shingle, count in counts.items() if 1 < count <= _TOO_COMMON}
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for here, shingles in enumerate(texts):
        common: Counter[int] = Counter()
        for shingle in shingles & repeated:
            common.update(places[shingle])
            places[shingle].append(here)
        for there, count in sorted(common.items(), key=lambda row: (-row[1], row[0]))[:4]:
            yield here, there, count


def _repeats(hit: Hit, first: Block) -> Hit:
    return _related(hit, first.hit(0, len(first.text)))


def _repeats_sentence(sentence: Sentence, start: int, end: int, earlier: Sentence) -> Hit:
    return _related(sentence.hit(start, end), earlier.hit(earlier.start, earlier.end))


def _related(hit: Hit, earlier: Hit) -> Hit:
    return dataclasses.replace(hit, related=((earlier.span, "said here first"),))
