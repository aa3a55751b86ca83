"""Options of a check: what the configuration says wins over what the card says."""

from __future__ import annotations

from typing import TypeVar

from lint.document import Document
from lint.errors import RuleError
from lint.model import Rule

T = TypeVar("T")


def option(document: Document, rule: Rule, name: str, default: T) -> T:
    """Return an option of a rule: from the configuration, else from the card, else the default.

    Raises RuleError if it is not of the default's type; a whole number will do for a float.
    """
    card = rule.options.get("options", {})
    value = card.get(name, default) if isinstance(card, dict) else default
    value = document.settings.options.get(rule.id, {}).get(name, value)
    wanted = (int, float) if isinstance(default, float) else type(default)
    if not isinstance(value, wanted) or (isinstance(value, bool) and not isinstance(default, bool)):
        raise RuleError(f"{rule.id}: “{name}” must be {type(default).__name__}, it is {value!r}.")
    return value  # type: ignore[return-value]


def texts(document: Document, rule: Rule, name: str) -> tuple[str, ...]:
    """Return an option that is a list of texts; a single text is a list of one. Raises RuleError for anything else."""
    card = rule.options.get("options", {})
    value = card.get(name, []) if isinstance(card, dict) else []
    value = document.settings.options.get(rule.id, {}).get(name, value)
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise RuleError(f"{rule.id}: “{name}” must be a list of texts, it is {value!r}.")
    return tuple(value)
