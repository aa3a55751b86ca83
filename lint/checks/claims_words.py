"""Illnesses, and what is said to cure them: names found word by word in a table, so that a long list costs nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lint.analysis.drugs import Mention, mentions
from lint.analysis.outline import outline
from lint.document import Block, Document, once
from lint.facts import facts
from lint.text.lazy import lazy
from lint.yamlfile import load, rules_dir

_WORD = lazy(r"[^\W_]+(?:['’.&/-][^\W_]+)*['’]?|\d+")
_LONGEST = 4
"""Words: no name in the table is longer."""


@dataclass(frozen=True, slots=True)
class Illness:
    """An illness or complaint where it is named."""

    kind: str
    """`lasting`, `curable` or `complaints`."""
    group: str
    """Body system of a lasting illness, else the kind."""
    start: int
    end: int
    """In the text that was searched."""


def illness_at(text: str, start: int) -> Illness | None:
    """Return the illness whose name begins at `start`, the longest one, or None."""
    return next((found for found in illnesses(text, start, min(len(text), start + 60)) if found.start == start), None)


def illnesses(text: str, start: int, end: int) -> Iterator[Illness]:
    """Yield the illnesses named in text[start:end], in order, the longest name at each place."""
    for low, high, (kind, group) in _find(text, start, end, _illness_table()):
        yield Illness(kind, group, low, high)


def agent_in(text: str, start: int, end: int) -> str | None:
    """Return what text[start:end] says brings the effect about: the last remedy, habit, procedure or drug named, or None."""
    last = None
    for _, _, kind in _find(text, start, end, _agent_table()):
        last = kind
    return last


def agents_in(text: str, start: int, end: int, kinds: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield where things of these kinds are named: `remedy`, `lifestyle`, `procedure`, `drug`."""
    for low, high, kind in _find(text, start, end, _agent_table()):
        if kind in kinds:
            yield low, high


def medicines_in(document: Document, block: Block, low: int, high: int) -> list[Mention]:
    """Return the medicines and classes of medicines named in text[low:high] of a block; supplements and vitamins are none."""
    at, keys = outline(document).index_of(block), _mention_keys(document)
    found = mentions(document)[bisect_left(keys, (at, low)) : bisect_left(keys, (at, high))]
    return [mention for mention in found if _is_medicine(mention)]


def names_medicine_before(document: Document, block: Block) -> bool:
    """Return whether the article names a medicine up to the end of a block."""
    first = next((mention for mention in mentions(document) if _is_medicine(mention)), None)
    return first is not None and first.index <= outline(document).index_of(block)


@once
def _mention_keys(document: Document) -> list[tuple[int, int]]:
    return [(mention.index, mention.start) for mention in mentions(document)]


def _is_medicine(mention: Mention) -> bool:
    drug = facts().drugs().get(mention.drug)
    return drug.kind == "medicine" if drug else not _GOODS & set(facts().classes_of(mention.drug))


_GOODS = frozenset({"supplement", "herbal", "vitamin", "mineral"})
"""Classes whose members are sold without proof that they work."""


def _find(text: str, start: int, end: int, table: Mapping[str, Any]) -> Iterator[tuple[int, int, Any]]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            low, high = words[at][0], words[at + count - 1][1]
            value = table.get(" ".join(text[low:high].lower().replace("’", "'").split()))
            if value is not None:
                yield low, high, value
                at += count - 1
                break
        at += 1


@cache
def any_illness() -> str:
    """Return an expression for the names of all illnesses, for sentences that may speak of one."""
    return (
        "(?:"
        + "|".join(sorted(re.escape(name).replace("'", ".").replace(r"\ ", r"\s+") for name in _illness_table()))
        + ")"
    )


@cache
def _illness_table() -> Mapping[str, tuple[str, str]]:
    data = _data()
    found: dict[str, tuple[str, str]] = {}
    for group, names in data["lasting"].items():
        _enter(found, names, ("lasting", group))
    for kind in ("curable", "complaints"):
        _enter(found, data[kind], (kind, kind))
    return found


@cache
def _agent_table() -> Mapping[str, str]:
    data = _data()
    found: dict[str, str] = {}
    drugs = facts().drugs()
    _enter(found, (name for name, drug in drugs.items() if drug.kind == "medicine"), "drug")
    _enter(found, (name for name, drug in drugs.items() if drug.kind != "medicine"), "remedy")
    _enter(found, data["remedies"], "remedy")
    _enter(found, data["procedures"], "procedure")
    for name in data["lifestyle"]:
        found.setdefault(name, "lifestyle")
    return found


def _enter(table: dict[str, Any], names: Any, value: Any) -> None:
    """Add names in lower case, and the plain plural of each."""
    for name in names:
        table[name.lower()] = value
        if not name.endswith("s"):
            table.setdefault(f"{name.lower()}s", value)


@cache
def _data() -> Any:
    return load(rules_dir() / "facts" / "diseases.yaml")
