"""Help lines that an article names: by number, by name or by web page. Spaces and hyphens in numbers do not matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lint.document import Block, Document, once
from lint.facts import CrisisLine, facts
from lint.text.lazy import lazy

_DIGITS = lazy(r"(?<!\w)\+?\(?\d(?:[\d\s().\-‑–]*\d)?(?:[\s-]?(?:TALK|HELP|HOPE))?(?!\w)")
_SHORT_NUMBER_CUE = lazy(
    r"\b(?:call|dial|text|phone|ring|number|lifeline|helpline|line|contact|to)\W+(?:\w+\W+){0,4}$", re.IGNORECASE
)
_SHORT = 6
"""Digits: a number this short needs a word such as “call” before it (988, 111), for it may be anything."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A help line where the article names it."""

    line: CrisisLine
    block: Block
    start: int
    end: int
    """In the block's prose."""


@once
def named_lines(document: Document) -> tuple[NamedLine, ...]:
    """Return the help lines an article names, ended ones included, in order."""
    found = []
    for block in document.blocks:
        if block.debris is None and block.kind not in ("code", "front-matter"):
            found += _numbers(block)
            found += [NamedLine(line, block, m.start(), m.end()) for line, m in _words(block)]
    return tuple(found)


def names_line(document: Document, kind: str, *, locale: str | None = None, referral: bool = True) -> bool:
    """Return whether the article names a working line of a kind, of any country unless one is given."""
    return any(
        named.line.kind == kind
        and named.line.ended is None
        and (referral or not named.line.refers)
        and (locale is None or locale.upper() in named.line.where)
        for named in named_lines(document)
    )


def _numbers(block: Block) -> list[NamedLine]:
    found = []
    for match in _DIGITS.finditer(block.text):
        digits = _plain(match.group())
        lines = _by_number().get(digits) or _by_number().get(digits.removeprefix("1"))
        if not lines:
            continue
        if len(digits) <= _SHORT and not _SHORT_NUMBER_CUE.search(block.text[: match.start()][-60:]):
            continue
        found += [NamedLine(line, block, match.start(), match.start() + len(match.group().rstrip())) for line in lines]
    return found


def _words(block: Block) -> list[tuple[CrisisLine, re.Match[str]]]:
    pattern, lines = _names()
    return [(line, match) for match in pattern.finditer(block.text) for line in lines[match.group().casefold()]]


def _plain(number: str) -> str:
    return re.sub(r"[^\dA-Z]", "", number.upper())


@cache
def _by_number() -> dict[str, list[CrisisLine]]:
    table: dict[str, list[CrisisLine]] = {}
    for line in facts().all_lines:
        for number in line.numbers:
            plain = _plain(number)
            table.setdefault(plain.removeprefix("1") if len(plain) > 10 else plain, []).append(line)
            table.setdefault(plain, []).append(line)
    return {number: list(dict.fromkeys(lines)) for number, lines in table.items()}


@cache
def _names() -> tuple[re.Pattern[str], dict[str, list[CrisisLine]]]:
    table: dict[str, list[CrisisLine]] = {}
    for line in facts().all_lines:
        for name in {line.name, *line.aliases, *line.web}:
            if " " in name or "." in name or "-" in name or name in ("Samaritans", "Childline"):
                table.setdefault(name.casefold(), []).append(line)
    names = sorted(table, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)", re.IGNORECASE), table
