"""A sentence as a row of tagged chunks: the clauses of the grammar are then short patterns over the tags.

Tags, one character each: verbs `a` base, `g` -ing, `d` past or participle, `z` third person; `W` clinician, `M` medical
advice or help, `Q` the page's own staff, `S` sales contact, `O` someone else, `E` emergency place or number, `J` help
without a place; `D` directive, `G` directive before -ing, `I` "it is essential", `B` capability or prediction,
`n` negation, `N` no need, `X` skip or instead of, `U` unsafe; `b` before, `f` if or when, `u` unless or without,
`y` only, `A` after, `F` first, `v` about, `q` how or whether; `e` be, `t` to, `w` with, `o` of or from, `c` and or or,
`r` words to skip, `Y` you, `P` patients, `R` others; `,` and `;` weak and strong boundaries; `x` the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lint.analysis.statements.model import Part
from lint.analysis.statements.vocabulary import Vocabulary, vocabulary
from lint.text.lazy import lazy

_TOKEN = lazy(r"[^\W_]+(?:['’ʼ&‐‑-][^\W_]+)*['’]?|[,;:!?()\[\]—–/+]|(?<=\s)-+(?=\s)")
_TWINS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_PHONE = lazy(r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b116\s123\b")
_CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_IS_AFTER = frozenset({"it", "that", "what", "there", "here", "he", "she", "who", "this", "where", "everything"})
_MARKS = {**dict.fromkeys(";:!?", ";"), **dict.fromkeys(",()[]—–-", ","), "/": "c", "+": "c"}
_DIGITS = lazy(r"\d{3}")
_NO_ROLES: frozenset[str] = frozenset()
_LINE = frozenset({"line"})
_URGENT = frozenset({"urgent"})


class Chunk(NamedTuple):
    """One or more tokens with one tag."""

    tag: str
    roles: frozenset[str]
    norm: str
    """Lower case, contractions written out."""
    start: int
    """In the sentence's text."""
    end: int
    info: str = ""
    """Of a clinician: the head word, and after a bar the determiner; `+` when "the doctor's advice" is meant."""


@dataclass(frozen=True, slots=True)
class Row:
    """A tagged sentence."""

    text: str
    chunks: tuple[Chunk, ...]
    tags: str
    """The chunks' tags, one character each."""

    @property
    def is_question(self) -> bool:
        """Whether the sentence ends with a question mark."""
        return self.text.rstrip(" \n\t\"'”’)").endswith("?")

    def has_role(self, role: str, start: int = 0, end: int | None = None) -> bool:
        """Return whether a chunk in the range can play the role."""
        return any(role in chunk.roles for chunk in self.chunks[start:end])


class Stream(NamedTuple):
    """The words and marks of a sentence; a contraction gives two words over the same place."""

    norms: list[str]
    """Lower case, contractions written out, typographic apostrophes and hyphens made plain."""
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Stream:
    """Return words and marks in order; full stops are left out, for the text is one sentence."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group().lower()
        pieces = (word,) if word.isalpha() and word != "cannot" else _pieces(word)
        for piece in pieces:
            norms.append(piece)
            starts.append(start)
            ends.append(end)
    return Stream(norms, starts, ends)


def _pieces(word: str) -> tuple[str, ...]:
    """Write contractions out: "don't" is do and not, "you'll" is you and will."""
    if word == "cannot":
        return ("can", "not")
    word = word.translate(_TWINS).rstrip("'")
    if word.endswith("n't") and len(word) > 3:
        stem = word[:-3]
        return (_IRREGULAR_NOT.get(stem, stem), "not")
    head, mark, tail = word.rpartition("'")
    if mark and (tail in _CONTRACTED or (tail == "s" and head in _IS_AFTER)):
        return (head, _CONTRACTED.get(tail, "is"))
    return (word,)


def tag(text: str) -> Row:
    """Return the sentence as a row of tagged chunks."""
    words = vocabulary()
    stream = tokens(text)
    phones = [match.span() for match in _PHONE.finditer(text)] if _DIGITS.search(text) else []
    chunks: list[Chunk] = []
    index, count = 0, len(stream.norms)
    while index < count:
        chunk, index = _chunk(words, stream, index, phones)
        chunks.append(chunk)
    return Row(text, tuple(chunks), "".join([chunk.tag for chunk in chunks]))


def part(row: Row, start: int, end: int) -> Part | None:
    """Return the words of chunks[start:end], marks at the end left out; None if there are none."""
    while end > start and row.tags[end - 1] in ",;":
        end -= 1
    if end <= start:
        return None
    first, last = row.chunks[start].start, row.chunks[end - 1].end
    return Part(first, last, row.text[first:last])


def _chunk(words: Vocabulary, stream: Stream, index: int, phones: list[tuple[int, int]]) -> tuple[Chunk, int]:
    """Return the chunk that starts at a token, and the index of the token after it."""
    norms, starts, ends = stream
    norm = norms[index]
    for start, end in phones:
        if start <= starts[index] < end:
            stop = index
            while stop < len(norms) and starts[stop] < end:
                stop += 1
            return Chunk("E", _LINE, "phone", starts[index], ends[stop - 1]), stop
    if norm in _MARKS:
        return Chunk(_MARKS[norm], _NO_ROLES, norm, starts[index], ends[index]), index + 1
    length, kind, roles = 0, "x", _NO_ROLES
    for rest, size, entry_kind, entry_roles in words.phrases.get(norm, ()):
        if size == 1 or norms[index + 1 : index + size] == rest:
            length, kind, roles = size, entry_kind, entry_roles
            break
    if norm in words.noun_phrase_starts:
        phrase = _noun_phrase(words, norms, index)
        if phrase and phrase[0] - index >= length and not (kind in "ESD" and 1 < length == phrase[0] - index):
            stop, kind, info = phrase
            urgent = kind == "M" and not words.urgency.isdisjoint(norms[index:stop])
            return _joined(stream, index, stop, kind, _URGENT if urgent else _NO_ROLES, info), stop
    if length == 0:
        return Chunk(
            "r" if norm.endswith("ly") and len(norm) > 4 else "x", roles, norm, starts[index], ends[index]
        ), index + 1
    if length == 1:
        return Chunk(kind, roles, norm, starts[index], ends[index]), index + 1
    return _joined(stream, index, index + length, kind, roles), index + length


def _joined(stream: Stream, start: int, stop: int, kind: str, roles: frozenset[str], info: str = "") -> Chunk:
    return Chunk(kind, roles, " ".join(stream.norms[start:stop]), stream.starts[start], stream.ends[stop - 1], info)


def _noun_phrase(words: Vocabulary, norms: list[str], index: int) -> tuple[int, str, str] | None:
    """Parse determiner, modifiers and head of a clinician or of medical help: (next token, tag, info)."""
    at = index
    if norms[at] == "one" and norms[at + 1 : at + 2] == ["of"]:
        at += 2
    determiner = ""
    if at < len(norms) and norms[at] in words.determiners:
        determiner = norms[at]
        at += 1
    found = _clinician(words, norms, at, determiner)
    return found or _medical_help(words, norms, at)


def _clinician(words: Vocabulary, norms: list[str], at: int, determiner: str) -> tuple[int, str, str] | None:
    head, unknown, index = -1, 0, at
    while index < len(norms):
        norm = norms[index]
        plain = norm.removesuffix("'s")
        if plain in words.roles or plain in words.bound:
            head = index
            if norm != plain and index + 1 < len(norms) and norms[index + 1] not in words.qualifiers:
                break
        elif norm not in words.modifiers and norm not in words.other_trades and not norm.endswith("'s"):
            unknown += 1
            if (
                not determiner
                or unknown > 1
                or norm in words.phrases
                or not norm.isalpha()
                or norm in words.help_adjectives
            ):
                break
        index += 1
    if head < 0:
        return None
    before = norms[at:head]
    word = norms[head].removesuffix("'s")
    stop = head + 1
    follower = norms[stop] if stop < len(norms) else ""
    if not _is_clinician(words, before, word, determiner):
        trades = words.other_trades.intersection(before)
        return (stop, "S" if trades & words.sales_trades else "O", word) if trades else None
    if follower in words.compounds:
        return (stop + 1, "O", word)
    if norms[head] != word or (word.endswith("s") and follower in words.advice_nouns):
        if follower in words.advice_nouns:
            return stop + 1, "Q" if determiner in words.owners else "W", f"{word}|{determiner}+"
        if norms[head] != word and follower not in words.heads:
            return None
    if word == "dr":
        while stop < len(norms) and stop < head + 3 and norms[stop] not in words.phrases and norms[stop].isalpha():
            stop += 1
    return stop, "Q" if determiner in words.owners else "W", f"{word}|{determiner}"


def _is_clinician(words: Vocabulary, before: list[str], head: str, determiner: str) -> bool:
    trades = [word for word in before if word in words.other_trades]
    known = [word for word in before if word in words.modifiers or word.removesuffix("'s") in words.heads]
    if trades:
        return False
    if head in words.roles:
        return True
    if known:
        return True
    if before or not determiner:
        return False
    return head.removesuffix("s") in words.bound_by_determiner or (determiner == "your" and head in words.bound_by_your)


def _medical_help(words: Vocabulary, norms: list[str], at: int) -> tuple[int, str, str] | None:
    index, adjectives = at, 0
    while index < len(norms):
        norm = norms[index]
        if norm in words.help_adjectives or (norm == "health" and adjectives == 0):
            adjectives += norm != "health"
        elif norm not in ("urgent", "immediate", "prompt", "further", "personal", "proper", "emergency", "independent"):
            break
        index += 1
    if adjectives and index < len(norms) and norms[index] in words.help_nouns:
        return index + 1, "M", norms[index]
    return None
