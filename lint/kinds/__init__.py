"""The matchers a rule card can name under `extends`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lint.errors import RuleError
from lint.kinds.base import Matcher, OptionSpec
from lint.model import Rule

_MODULES = (
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
    "metric",
    "spelling",
    "required",
    "python",
    "suppression",
)
"""A kind is a module of this package with `OPTIONS` and `build(rule) -> Matcher`."""


def kind_names() -> tuple[str, ...]:
    """Return the kinds a card can extend."""
    return _MODULES


def kind_options(name: str) -> Mapping[str, OptionSpec]:
    """Return the options a kind takes. Raises RuleError for an unknown kind."""
    options: Mapping[str, OptionSpec] = _module(name).OPTIONS
    return options


def build(rule: Rule) -> Matcher:
    """Return the matcher of a rule, compiled. Raises RuleError if a pattern or an option is wrong."""
    builder: Callable[[Rule], Matcher] = _module(rule.extends).build
    return builder(rule)


def _module(name: str):  # type: ignore[no-untyped-def]
    from importlib import import_module

    if name not in _MODULES:
        raise RuleError(f"there is no kind “{name}”. Use one of: {', '.join(_MODULES)}.")
    return import_module(f"lint.kinds.{name}")
