"""Patterns that are compiled when they are first used: most starts need few of the hundreds there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "groupindex",
    "groups",
    "scanner",
)


class _LazyPattern:
    """Stands for a compiled pattern until something is asked of it, then hands over."""

    def __init__(self, compiling: Callable[[], Any], pattern: str) -> None:
        self._compiling = compiling
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = self._compiling()
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method, None)
        return self.__dict__[name]


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what acts as `re.compile(pattern, flags)` and costs nothing until it is used.

    Raises re.error only at that first use, so every such pattern needs a test that uses it.
    """
    return cast("re.Pattern[str]", _LazyPattern(lambda: re.compile(pattern, flags), pattern))


def deferred(pattern: str, compiling: Callable[[], Any]) -> Any:
    """Return what acts as the pattern that `compiling` returns, and calls it at the first use only."""
    return _LazyPattern(compiling, pattern)
