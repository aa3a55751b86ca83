"""US and UK words in one article: spelling, and names of medicines that readers elsewhere do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from lint.analysis.scan import Place
from lint.checks.readability_common import Candidate, Prose, capped, prose, sentence_at
from lint.document import Document
from lint.kinds.base import finish
from lint.kinds.substitution import match_case
from lint.model import Hit, Rule
from lint.yamlfile import load, rules_dir

_UK_SIGNS = re.compile(r"\b(?:NHS|999|111|GPs?|A&E|MHRA|BNF|Yellow Card|Samaritans|UK|chemist['’]s|Mum)\b")
_US_SIGNS = re.compile(
    r"\b(?:911|988|FDA|CDC|Medicare|Medicaid|Poison Control|MedlinePlus|NIH|SAMHSA|ZIP code|U\.S\.|US)\b"
)
_SAYS_NAME = re.compile(
    r"\b(?:called|known\s+as|(?:other|another|same|trade|generic)\s+name|named|outside|abroad|in\s+(?:the\s+)?(?:US|USA|UK|United|America|Canada|Britain|Europe))\b"
)
_LANGUAGE_KEYS = frozenset({"lang", "language", "locale", "og:locale", "inlanguage"})
_ENDINGS = ("", "s")


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells one locale from the other."""

    spelling: Mapping[str, str]
    """A form of this locale to that of the other."""
    names: Mapping[str, str]
    """A medicine's name of this locale to that of the other."""
    forms: frozenset[str]
    """All of them."""
    signs: re.Pattern[str]
    """Bodies and telephone numbers of this locale."""

    def here(self, text: Prose) -> frozenset[str]:
        """Return the forms of this locale that an article uses."""
        return text.words & self.forms

    def weight(self, text: Prose) -> int:
        """Return how many different things in an article point at this locale."""
        return len(self.here(text)) + len(set(self.signs.findall(text.written)))


def mixed_locale(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the words of the other locale. The article's own is that of the settings; a page that is British throughout
    is taken as such even where the settings do not say so. A medicine's name is let pass where the other stands by it.
    """
    text = prose(document)
    words = _tables()
    if not words["uk"].here(text) and not words["us"].here(text):
        return
    own = _locale(document, text, words)
    foreign = words["us" if own == "uk" else "uk"]
    found = []
    for word in foreign.here(text) - document.settings.accepted_words:
        other = foreign.names.get(word)
        places = [text.place(at, at + len(word)) for at in text.occurrences(word)]
        if other is not None and any(_names_both(document, place, other) for place in places):
            continue
        better = other if other is not None else foreign.spelling[word]
        for number, place in enumerate(places):
            if not _is_a_name(place):
                make = partial(_hit, document, rule, place, better, own, other)
                found.append(Candidate(float(other is not None) - number, place, make))
    yield from capped(document, rule, found)


def _hit(document: Document, rule: Rule, place: Place, better: str, own: str, other: str | None) -> Hit:
    better = match_case(place.block.text[place.start : place.end], better)
    here, there = ("UK", "US") if own == "uk" else ("US", "UK")
    is_spelling = better[:1].lower() == place.block.text[place.start].lower()
    what = "name" if other is not None else "spelling" if is_spelling else "word"
    return finish(document, rule, place, better, better=better, here=here, there=there, what=what)


def _locale(document: Document, text: Prose, words: Mapping[str, _Words]) -> str:
    for meta in document.meta:
        if meta.key in _LANGUAGE_KEYS and re.fullmatch(
            r"en[-_](?:GB|UK|IE|AU|NZ|US)", meta.value.strip(), re.IGNORECASE
        ):
            return "us" if meta.value.strip().lower().endswith("us") else "uk"
    if document.settings.locale == "uk" or not words["uk"].here(text):
        return document.settings.locale
    british = words["uk"].weight(text)
    return "uk" if british > 1 and british > words["us"].weight(text) else "us"


def _names_both(document: Document, place: Place, other: str) -> bool:
    own, at = sentence_at(document, place)
    if _SAYS_NAME.search(own[at].text):
        return True
    near = " ".join(sentence.text for sentence in own[max(0, at - 1) : at + 1])
    return re.search(rf"(?<!\w){re.escape(other)}(?!\w)", near, re.IGNORECASE) is not None


def _is_a_name(place: Place) -> bool:
    """Return whether the word is part of a name: a capital where no sentence begins."""
    text, start = place.block.text, place.start
    before = text[:start].rstrip(" \t\n\"“‘'(*_")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:•–—-|"


@cache
def _tables() -> Mapping[str, _Words]:
    data: Any = load(rules_dir() / "facts" / "locale-words.yaml")
    both, names = data["both"], data["names"]
    uk = dict(_with_plurals({**both, **data["british"]}))
    us = dict(_with_plurals({american: british for british, american in both.items()}))
    uk_names = {british: american for american, british in names.items()}
    return {
        "uk": _Words(uk, uk_names, frozenset(uk) | frozenset(uk_names), _UK_SIGNS),
        "us": _Words(us, names, frozenset(us) | frozenset(names), _US_SIGNS),
    }


def _with_plurals(pairs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for word, other in pairs.items():
        for ending in _ENDINGS:
            yield word + ending, other + ending
