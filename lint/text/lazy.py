"""Patterns that are compiled when they are first used: most starts need few of the hundreds there are."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groupindex", "groups", "scanner")


class _LazyPattern:
    """Stands for a compiled pattern until something is asked of it, then hands over."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return self.__dict__[name]


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what acts as `re.compile(pattern, flags)` and costs nothing until it is used.

    Raises re.error only at that first use, so every such pattern needs a test that uses it.
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))
