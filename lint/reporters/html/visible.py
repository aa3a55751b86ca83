"""Hostile and invisible characters, made visible: what a reader cannot see must not change what is shown."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f\ufffe\uffff]"
)
"""Controls, direction marks and overrides, zero-width and tag characters, lone surrogates, non-characters.
Joiners (U+200C, U+200D) and soft hyphens stay: scripts and emoji need the former, words the latter."""


def visible(value: object) -> object:
    """Return a value for a template with each unseen character of a text replaced by its code point, `⟨U+202E⟩`.

    Markup and values that are no text are returned as they are.
    """
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    return _UNSEEN.sub(_name, value)


def _name(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"
