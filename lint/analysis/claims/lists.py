"""Word lists of rules/facts compiled to one expression each."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lint.errors import RuleError
from lint.yamlfile import load, rules_dir


@cache
def lists(name: str) -> dict[str, list[str]]:
    """Return the named lists of rules/facts/<name>.yaml. Raises RuleError if an entry is no text."""
    path = rules_dir() / "facts" / f"{name}.yaml"
    loaded: Any = load(path)
    if not isinstance(loaded, dict):
        raise RuleError(f"{path}: expected named lists of words.")
    for key, words in loaded.items():
        for word in words:
            if not isinstance(word, str):
                raise RuleError(f"{path}: {key}: {word!r} is no text. Put it in quotation marks.")
    return loaded


@cache
def any_of(name: str, *keys: str) -> re.Pattern[str]:
    """Return an expression for any word of the lists, whole words, in any case."""
    words = sorted({word for key in keys for word in lists(name)[key]}, key=len, reverse=True)
    parts = []
    for word in words:
        body = re.escape(word).replace(r"\ ", r"\s+")
        parts.append((r"(?<!\w)" if word[0].isalnum() else "") + body + (r"(?!\w)" if word[-1].isalnum() else ""))
    return re.compile("|".join(parts), re.IGNORECASE)
