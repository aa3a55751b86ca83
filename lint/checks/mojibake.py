"""Text in the wrong encoding: UTF-8 that was read as a Western single-byte encoding.

The table of broken sequences is made from the encodings themselves, not listed by hand: each sign that health text
uses, written as UTF-8 and read as windows-1252, ISO 8859-1 or Mac Roman. The idea is that of ftfy.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lint.analysis.scan import ScanText
from lint.checks.patterns import in_scope
from lint.document import Document
from lint.model import Edit, Hit, Rule
from lint.text.lazy import lazy

_SIGNS = (
    "".join(map(chr, range(0xA0, 0x180)))
    + "ƒˆ˜ȘșȚțΑΒΓΔΕΘΛΜΠΣΦΨΩαβγδεζηθικλμνξοπρστυφχψω"
    + "\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u2060\ufeff"
    + "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›€™№℃℉←↑→↓↔⇒∞−∙√∼≈≠≡≤≥⁄⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⅓⅔⅛⅜⅝⅞■□▪▶►●◦★☆✓✔✗✘ﬁﬂﬀﬃﬄ"
)
"""Signs that turn up in health text; a sequence that stands for none of them is not touched."""
_PUNCTUATION = "‘’“”–—…•™°µ±½¼¾®©\u00a0éèñü≤≥"
"""Signs looked for in Mac Roman: its broken sequences are rarer, and some look like symbols in formulas."""
_LOST = lazy(
    r"(?:�|ï¿½)+"
    r"|(?:(?<=\b[Dd]on)|(?<=\b[CcWw][ao]n)|(?<=\b[Dd]oesn)|(?<=\b[Dd]idn)|(?<=\b[Ii]sn)|(?<=\b[Aa]ren)|(?<=ouldn)"
    r"|(?<=\b[Hh]a[sv]en)|(?<=\b[Hh]asn)|(?<=\b[Ww]asn)|(?<=\b[Ww]eren)|(?<=\b[Ii]t)|(?<=\b[Tt]hat)|(?<=\b[Yy]ou))"
    r"\?(?=(?:t|s|re|ve|ll)\b)"
)
"""A sign that was replaced by one that stands for nothing, or by a question mark inside a contraction."""
_CUT_QUOTE = "â€"
"""The right double quotation mark: its third byte has no sign in windows-1252 and is often dropped."""
_MOST_ROUNDS = 3
"""Text can have been broken more than once."""


def mojibake(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield each run of broken sequences with what it stood for; a single one in an article is less certain."""
    if not _suspect().search(ScanText.of(document).text):
        return
    hits = []
    for block in in_scope(document, rule):
        text = block.text
        for match in _LOST.finditer(text):
            hits.append(dataclasses.replace(block.hit(*match.span(), better="?"), variant="lost"))
        if text.isascii():
            continue
        for match in _broken().finditer(text):
            if "ï¿½" in match.group():
                continue
            better = _mended(match.group())
            hit = block.hit(*match.span(), better=better)
            hits.append(dataclasses.replace(hit, edits=(Edit(hit.span, better),)))
    counted = Counter(hit.variant for hit in hits)
    if counted[None] == 1 and len(hits) == 1:
        hits = [dataclasses.replace(hits[0], variant="single")]
    yield from hits


@cache
def _table() -> dict[str, str]:
    """Return the broken sequences and the sign each stands for, the longest first."""
    table: dict[str, str] = {}
    for sign in _SIGNS:
        data = sign.encode("utf-8")
        for broken in (_as_windows(data), data.decode("latin-1")):
            table.setdefault(broken, sign)
    for sign in _PUNCTUATION:
        table.setdefault(sign.encode("utf-8").decode("mac_roman"), sign)
    table[_CUT_QUOTE] = "”"
    table.pop("Ã\x9f", None)
    return dict(sorted(table.items(), key=lambda row: -len(row[0])))


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern for the signs that broken text cannot do without."""
    leads = {broken[0] for broken in _table()}
    return re.compile(f"[{re.escape(''.join(sorted(leads)))}�ð\x80-\x9f]|\\?(?:t|s|re|ve|ll|d)\\b")


@cache
def _broken() -> re.Pattern[str]:
    """Return a pattern for runs of broken sequences, for bytes of windows-1252 read as ISO 8859-1, and for emoji."""
    known = "|".join(re.escape(broken) for broken in _table())
    continuation = "".join(re.escape(_as_windows(bytes([byte]))) for byte in range(0x80, 0xC0))
    emoji = f"ð[Ÿ\x9f][{continuation}\x80-\xbf]{{2}}"
    stray = r"(?<=[a-z0-9.,;:)])Â(?=\s|\Z)|(?<!\S)[ÂÃ](?=\s)"
    return re.compile(f"(?:{known}|{emoji})+|{stray}|[\x80-\x84\x86-\x9f]")


def _mended(run: str) -> str:
    """Return what a run of broken sequences stood for, undoing one misreading after the other."""
    if run in "ÂÃ":  # a no-break space or à, whose second byte was taken for a space
        return "" if run == "Â" else "à"
    if len(run) == 1:
        return run.encode("latin-1").decode("windows-1252", "replace")
    for _ in range(_MOST_ROUNDS):
        once_mended = _mend_once(run)
        if once_mended == run:
            break
        run = once_mended
    return run


def _mend_once(run: str) -> str:
    try:
        return b"".join(_byte(sign) for sign in run).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return re.sub("|".join(map(re.escape, _table())), lambda match: _table()[match.group()], run)


def _byte(sign: str) -> bytes:
    """Return the byte that a sign was misread from; bytes without a sign in windows-1252 were kept as they are."""
    try:
        return sign.encode("windows-1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _as_windows(data: bytes) -> str:
    """Return bytes as windows-1252 shows them, the five it lacks as ISO 8859-1 does."""
    return "".join(_sign(byte) for byte in data)


def _sign(byte: int) -> str:
    try:
        return bytes([byte]).decode("windows-1252")
    except UnicodeDecodeError:
        return chr(byte)
