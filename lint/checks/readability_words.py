"""Hard words for which there is a plain one, from rules/facts/plain-words.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from lint.analysis.scan import Place
from lint.analysis.syllables import syllables
from lint.checks.readability_common import Candidate, Prose, capped, prose
from lint.checks.readability_inflection import noun_forms, verb_forms
from lint.document import Document
from lint.kinds.base import finish
from lint.kinds.substitution import match_case
from lint.model import Edit, Hit, Rule
from lint.text.patterns import literal
from lint.yamlfile import load, rules_dir

_LISTED = 3
_REPEATED = 10
"""What a second place of the same word counts less: an editor who has read the first will look for the others."""
_AROUND = 30
"""How far from a word, in code points, its row's `unless` is looked for."""
_HYPHENS = "-‐‑"
_AUXILIARY = re.compile(
    r"\b(?:be|been|being|is|are|was|were|am|get|gets|got|has|have|had|having|['’]s|['’]re|['’]ve)\s+(?:\w+ly\s+|not\s+|also\s+|never\s+)?$"
)
_ARTICLE = re.compile(r"\b(an?)\s+\Z", re.IGNORECASE)
_SOUND_OF_VOWEL = re.compile(r"(?:[aeio]|u(?!s|ni|ti|ro))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a hard word."""

    form: str
    """In small letters."""
    words: frozenset[str]
    """Those of it with three and more letters."""
    plain: str
    """What to put in its place."""
    participle: str | None
    """What to put after a form of be or have, if that is another form than `plain`."""
    choices: str
    """The plain words as the message names them."""
    unless: str | None
    may_edit: bool
    is_listed: bool
    """Whether the federal list names it."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """An expression for the form as whole words."""
        return _compiled(literal(self.form))

    @property
    def gain(self) -> float:
        """Syllables saved, and more for a word the federal list names."""
        return syllables(self.form) - syllables(self.plain) + _LISTED * self.is_listed


def complex_word(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield hard words that have a plain one, with the edit where the plain words fit in as they are."""
    text = prose(document)
    accepted = document.settings.accepted_words
    found: list[tuple[int, int, Entry]] = []
    for trigger in _table().keys() & text.words:
        for entry in _table()[trigger]:
            if entry.words <= text.words and entry.form not in accepted:
                found += ((start, end, entry) for start, end in _places(text, trigger, entry))
    yield from capped(document, rule, _candidates(document, rule, text, found))


def _candidates(
    document: Document, rule: Rule, text: Prose, found: list[tuple[int, int, Entry]]
) -> Iterator[Candidate]:
    done = 0
    seen: Counter[str] = Counter()
    for start, end, entry in sorted(found, key=lambda row: (row[0], -row[1])):
        if start < done:
            continue  # part of a longer phrase
        done = end
        place = text.place(start, end)
        yield Candidate(entry.gain - _REPEATED * seen[entry.form], place, partial(_hit, document, rule, place, entry))
        seen[entry.form] += 1


def _hit(document: Document, rule: Rule, place: Place, entry: Entry) -> Hit:
    before = place.block.text[max(0, place.start - _AROUND) : place.start]
    better, choices = entry.plain, entry.choices
    may_edit = entry.may_edit
    if entry.participle is not None:
        if _AUXILIARY.search(before):
            better = choices = entry.participle
        else:
            may_edit = False  # “medicines administered at home” and “the nurse administered it” look alike
            choices = f"{entry.participle}” or “{entry.plain}"
    written = place.block.text[place.start : place.end]
    better = match_case(written, better)
    hit = finish(document, rule, place, better if may_edit else None, better=match_case(written, choices))
    article = _ARTICLE.search(before) if may_edit else None
    return _with_article(document, place, hit, article, better) if article else hit


def _with_article(document: Document, place: Place, hit: Hit, article: re.Match[str], better: str) -> Hit:
    """Return the hit with an edit that mends the article before it too (“an endeavor”, “a try”)."""
    fits = "an" if _SOUND_OF_VOWEL.match(better) else "a"
    if article[1].lower() == fits:
        return hit
    start = place.start - len(article.group())
    span = place.block.map.to_source(start, place.end)
    if document.source[span.start : span.end] != place.block.text[start : place.end]:
        return replace(hit, edits=())  # markup in between: leave the edit to the editor
    fitted = fits.capitalize() if article[1][0].isupper() else fits
    return replace(hit, edits=(Edit(span, f"{fitted}{article.group()[len(article[1]) :]}{better}"),))


def _places(text: Prose, trigger: str, entry: Entry) -> Iterator[tuple[int, int]]:
    spans: Iterable[tuple[int, int]]
    if entry.form == trigger:
        spans = ((start, start + len(trigger)) for start in text.occurrences(trigger))
    else:
        spans = text.phrases(trigger, entry.form, entry.pattern)
    for start, end in spans:
        after = text.text[end : end + 2]
        if text.text[start - 1 : start] in tuple(_HYPHENS) or (after[:1] in tuple(_HYPHENS) and after[1:].isalpha()):
            continue  # part of a compound with its own meaning
        if entry.unless is None or not _compiled(entry.unless).search(
            text.text, max(0, start - _AROUND), end + _AROUND
        ):
            yield start, end


@cache
def _table() -> Mapping[str, tuple[Entry, ...]]:
    """Return the forms of all hard words by the longest word in each."""
    data: Any = load(rules_dir() / "facts" / "plain-words.yaml")
    found: dict[str, list[Entry]] = {}
    for entry in _entries(data):
        trigger = max(re.findall("[a-z]+", entry.form), key=len)
        found.setdefault(trigger, []).append(entry)
    return {trigger: tuple(entries) for trigger, entries in found.items()}


def _entries(data: Any) -> Iterator[Entry]:
    for section in ("verbs", "verb_hints", "nouns", "words", "hints"):
        for hard, given in data[section].items():
            row: dict[str, Any] = given if isinstance(given, dict) else dict(zip(("say", "from"), given, strict=True))
            plain, source, only = row["say"], row["from"], row.get("only")
            others = _forms(section, hard, row.get("or", plain), data["forms"])
            both = zip(_forms(section, hard, plain, data["forms"]), others, strict=True)
            for (form, better, participle), (_, other, _) in both:
                if only is None or form in only:
                    yield Entry(
                        form=form,
                        words=frozenset(re.findall("[a-z]{3,}", form)),
                        plain=better,
                        participle=participle,
                        choices=better if better == other else f"{better}” or “{other}",
                        unless=row.get("unless"),
                        may_edit=not section.endswith("hints"),
                        is_listed=source == "pl",
                    )


def _forms(section: str, hard: str, plain: str, irregular: Any) -> Iterator[tuple[str, str, str | None]]:
    if section.startswith("verb"):
        yield from verb_forms(hard, plain, irregular)
    elif section == "nouns":
        yield from ((form, better, None) for form, better in noun_forms(hard, plain))
    else:
        yield hard, plain, None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
