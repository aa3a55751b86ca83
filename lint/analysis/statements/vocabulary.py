"""The word lists of rules/facts/statements.yaml, ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lint.errors import RuleError
from lint.yamlfile import load, rules_dir

PATH = ("facts", "statements.yaml")

VERB_FORMS = "agdz"
"""Tags of verbs by form: base, -ing, past or participle, third person."""
_TAG_OF_LIST: tuple[tuple[str, str, str], ...] = (
    # tag, section, list: where a phrase stands in several lists, the first one gives the tag
    ("E", "emergency", "places"),
    ("E", "emergency", "numbers"),
    ("E", "emergency", "lines"),
    ("S", "not_clinicians", "sales"),
    ("Q", "not_clinicians", "us"),
    ("D", "mood", "directive"),
    ("G", "mood", "directive_ing"),
    ("N", "mood", "no_need"),
    ("U", "mood", "unsafe"),
    ("X", "mood", "anti"),
    ("I", "mood", "impersonal"),
    ("B", "mood", "capability"),
    ("n", "words", "negative"),
    ("u", "words", "governed"),
    ("b", "words", "before"),
    ("f", "words", "condition"),
    ("y", "words", "only"),
    ("A", "words", "after"),
    ("F", "words", "first"),
    ("e", "words", "be"),
    ("t", "words", "to"),
    ("w", "words", "with"),
    ("o", "words", "from"),
    ("v", "words", "topic"),
    ("q", "words", "asks"),
    ("c", "words", "and"),
    ("r", "words", "skip"),
    ("Y", "words", "second_person"),
    ("P", "words", "third_person"),
    ("R", "words", "narrator"),
    ("J", "emergency", "vague_help"),
)
_ROLE_LISTS: tuple[tuple[str, str, str], ...] = (
    ("commerce", "words", "commerce"),
    ("allowed", "words", "commerce_allowed"),
    ("permission", "mood", "permission"),
    ("directive-ing", "mood", "directive_ing"),
    ("topic", "health", "topic_nouns"),
    ("health", "health", "nouns"),
    ("question", "health", "questions"),
    ("plan", "health", "plan_nouns"),
    ("plan-of", "health", "plans"),
    ("known", "actions", "known"),
    ("urgent", "medical_help", "urgency"),
    ("vague", "emergency", "vague"),
    ("number", "emergency", "numbers"),
    ("line", "emergency", "lines"),
)
_VERB_LISTS: tuple[tuple[str, str, str | None], ...] = (
    ("direct", "actions", "direct"),
    ("with", "actions", "with"),
    ("object-with", "actions", "object_with"),
    ("advice", "actions", "advice"),
    ("let-know", "actions", "let_know"),
    ("emergency", "actions", "emergency"),
    ("act", "clinician_acts", None),
    ("health", "health", "verbs"),
    ("topic", "health", "topic_verbs"),
)


class Entry(NamedTuple):
    """A phrase: the words after its first, its tag and the roles it can play."""

    rest: list[str]
    size: int
    """Words of the phrase, the first included."""
    tag: str
    """One character; `x` where only the roles matter."""
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists, by first word of the phrase, and the sets that noun phrases are built from."""

    phrases: Mapping[str, tuple[Entry, ...]]
    """Longest first."""
    roles: frozenset[str]
    bound: frozenset[str]
    bound_by_determiner: frozenset[str]
    heads: frozenset[str]
    """Roles and bound words."""
    modifiers: frozenset[str]
    qualifiers: frozenset[str]
    """Words after which a clinician's name goes on: modifiers and bound words."""
    determiners: frozenset[str]
    owners: frozenset[str]
    other_trades: frozenset[str]
    sales_trades: frozenset[str]
    generic: frozenset[str]
    advice_nouns: frozenset[str]
    compounds: frozenset[str]
    help_adjectives: frozenset[str]
    help_nouns: frozenset[str]
    urgency: frozenset[str]
    supervision: frozenset[str]
    content: frozenset[str]
    """Words for the page itself: "use this leaflet with advice from your doctor" is no supervision."""
    bound_by_your: frozenset[str]
    trivial: frozenset[str]
    """Conditions that say nothing."""
    sales_cues: Any
    """One compiled expression over lower-case words joined by spaces."""
    noun_phrase_starts: frozenset[str]
    gates: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    """By kind, rows of word sets: a sentence is read if every set of one row has a word in it."""
    worth: frozenset[str]
    """The first sets of all gates: a text without any of these words states nothing."""
    lists: Mapping[str, Any]
    """The file as it stands, for the lists that are matched as text."""


@cache
def vocabulary() -> Vocabulary:
    """Load the lists once per process; they are data of the rules, not of a file that is checked."""
    path = rules_dir().joinpath(*PATH)
    lists = load(path)
    if not isinstance(lists, dict):
        raise RuleError(f"{path}: it must be a mapping of word lists.")
    clinicians, helps = lists["clinicians"], lists["medical_help"]
    sets = {name: frozenset(map(str, clinicians[name])) for name in clinicians if name != "phrases"}
    adjectives, nouns = frozenset(helps["adjectives"]), frozenset(helps["nouns"])
    roles = sets["roles"] | {f"{word}s" for word in sets["roles"]}
    gates = _gates(lists, roles | sets["bound"] | {f"{word}s" for word in sets["bound"]})
    bound = sets["bound"] | {f"{word}s" for word in sets["bound"]}
    return Vocabulary(
        phrases=_index(_entries(lists)),
        roles=roles,
        bound=bound,
        bound_by_determiner=sets["bound_by_determiner"],
        heads=roles | bound,
        modifiers=sets["modifiers"],
        qualifiers=sets["modifiers"] | bound,
        determiners=sets["determiners"] | frozenset(lists["not_clinicians"]["owners"]),
        owners=frozenset(lists["not_clinicians"]["owners"]),
        other_trades=sets["other_trades"],
        sales_trades=sets["sales_trades"],
        generic=sets["generic"],
        advice_nouns=sets["advice_nouns"],
        compounds=sets["compounds"],
        help_adjectives=adjectives,
        help_nouns=nouns,
        urgency=frozenset(helps["urgency"]),
        supervision=frozenset(lists["supervision"]),
        content=frozenset(lists["limits"]["content"]),
        bound_by_your=sets["bound_by_your"],
        trivial=frozenset(lists["words"]["trivial_condition"]),
        sales_cues=re.compile(r"\b(?:" + "|".join(map(re.escape, lists["not_clinicians"]["sales_cues"])) + r")\b"),
        noun_phrase_starts=roles | bound | sets["modifiers"] | sets["determiners"] | adjectives | {"our", "one"},
        gates=gates,
        worth=frozenset().union(*(row[0] for rows in gates.values() for row in rows)),
        lists=lists,
    )


def forms(verb: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield (tag, phrase) for the base, -ing, past, participle and third-person form of a verb phrase."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    yield "a", verb
    if head in irregular:
        ing, past, participle, third = irregular[head]
    else:
        stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
        soft = head.endswith("y") and head[-2:-1] not in "aeiou"
        hissing = head.endswith(("s", "sh", "ch", "x", "z", "o"))
        ing = f"{stem}ing"
        past = participle = f"{head[:-1]}ied" if soft else f"{stem}ed"
        third = f"{head[:-1]}ies" if soft else f"{head}es" if hissing else f"{head}s"
    for tag, form in (("g", ing), ("d", past), ("d", participle), ("z", third)):
        if form != head:
            yield tag, form + tail


def _entries(lists: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (phrase, tag, role), the strongest tag of a phrase first."""
    for tag, section, name in _TAG_OF_LIST:
        for phrase in lists[section][name]:
            yield str(phrase), tag, name
    for phrase in lists["clinicians"]["phrases"]:
        yield str(phrase), "W", "phrase"
    for role, section, list_name in _VERB_LISTS:
        for verb in lists[section][list_name] if list_name else lists[section]:
            for tag, form in forms(str(verb), lists["irregular"]):
                yield form, tag, role
    for noun in lists["actions"]["nouns"]:
        yield str(noun), "g", "with"
        yield str(noun), "g", "noun"
    for role, section, name in _ROLE_LISTS:
        for phrase in lists[section][name]:
            yield str(phrase), "x", role
    for topic, phrases in lists["emergency"]["signs"].items():
        for phrase in phrases:
            yield str(phrase), "x", "sign"
            yield str(phrase), "x", f"sign:{topic}"


def _index(entries: Iterable[tuple[str, str, str]]) -> dict[str, tuple[Entry, ...]]:
    tags: dict[str, str] = {}
    roles: dict[str, set[str]] = {}
    for phrase, tag, role in entries:
        if tags.get(phrase, "x") == "x":
            tags[phrase] = tag
        roles.setdefault(phrase, set()).add(role)
    index: dict[str, list[Entry]] = {}
    for phrase, tag in tags.items():
        first, *rest = phrase.split()
        index.setdefault(first, []).append(Entry(rest, 1 + len(rest), tag, frozenset(roles[phrase])))
    return {first: tuple(sorted(found, key=lambda e: -e.size)) for first, found in index.items()}


def _gates(lists: Mapping[str, Any], clinicians: frozenset[str]) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """Return for each kind the rows of word sets of which each must meet the sentence."""
    emergency = lists["emergency"]
    places = {str(p).split()[-1] for name in ("places", "numbers", "lines") for p in emergency[name]}
    stands_for = {"$clinicians": clinicians, "$places": places | {"poison", "emergency"}}
    common = set(lists["gates"]["too_common"])
    return {
        kind: tuple(tuple(_gate_words(words, stands_for, common) for words in row) for row in rows)
        for kind, rows in lists["gates"].items()
        if kind != "too_common"
    }


def _gate_words(words: Iterable[object], stands_for: Mapping[str, Iterable[str]], common: set[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        found |= set(stands_for[str(word)]) - common if str(word) in stands_for else {str(word)}
    return frozenset(found)
