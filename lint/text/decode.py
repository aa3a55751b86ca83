"""Bytes to text, without losing or moving a single code point."""

from __future__ import annotations

import codecs
import re

from lint.text.lines import LineIndex

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PROBE = b'<meta charset="A-Z a-z 0-9 +/=&;">'
_PYTHON_ONLY = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape"})
_BINARY_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")


class UndecodableError(Exception):
    """The bytes are no text that can be trusted; `kind` is the kind of the failure to report."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text of a file as code points, a byte order mark included.

    UTF-8 unless a byte order mark, or in HTML a charset declaration, says otherwise. Line ends stay as they are.
    Raises UndecodableError for binary files and for bytes that do not fit the encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode(data, encoding)
    if data.startswith(_BINARY_SIGNATURES) or b"\0" in data[:8192]:
        raise UndecodableError("binary", "This is a binary file, not text. Export it as text, Markdown or HTML.")
    encoding = "utf-8"
    if html and (declared := _META_CHARSET.search(data[:4096])):
        encoding = _known(declared.group(1).decode("ascii")) or "utf-8"
    return _decode(data, encoding)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = len(LineIndex(data[: error.start].decode(encoding, errors="replace")))
        raise UndecodableError(
            "undecodable",
            f"Line {line} (byte {error.start}) is not valid {encoding.upper()}. Save the file as UTF-8.",
        ) from error


def _known(name: str) -> str | None:
    """Return the codec of a declared charset, None for one that cannot be meant.

    Browsers read latin-1 and ASCII as windows-1252; so do we. The declaration itself was read as ASCII, so an encoding
    that would read it otherwise (UTF-16, UTF-7, no text encoding at all) is a mistake.
    """
    try:
        codec = codecs.lookup(name).name
        if codec.replace("-", "_") in _PYTHON_ONLY or _PROBE.decode(codec) != _PROBE.decode("ascii"):
            return None
    except (LookupError, ValueError):
        return None
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec
