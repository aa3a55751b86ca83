"""Helpers: an article of one sentence, and its claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lint.analysis.claims import Claim, claims
from lint.document import Document
from lint.model import Settings
from lint.readers import read
from lint.yamlfile import parse

HERE = Path(__file__).parent


def article(text: str, name: str = "a.md", **settings: Any) -> Document:
    return read(name, text.encode(), Settings(**settings))


def claims_of(text: str, name: str = "a.md") -> tuple[Claim, ...]:
    """The claims of a sentence that stands alone in an article."""
    return claims(article(f"# About this medicine\n\n{text}\n\nThe end of the page.\n", name))


def only(text: str) -> Claim:
    found = claims_of(text)
    assert len(found) == 1, [claim.text for claim in found]
    return found[0]


def labelled(name: str) -> list[tuple[str, str]]:
    rows = parse((HERE / name).read_text(encoding="utf-8"), name)
    assert isinstance(rows, dict)
    return [(label, text) for label, texts in rows.items() for text in texts]


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """A number below 100,000 as English writes it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    rest = f" {in_words(number % 1000)}" if number % 1000 else ""
    return f"{in_words(number // 1000)} thousand{rest}"
