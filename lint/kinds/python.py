"""`python`: a function in lint/checks does the finding; words, levels and sources stay on the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import Matcher, OptionSpec
from lint.model import Hit, Rule

OPTIONS = {"function": OptionSpec(str, required=True), "options": OptionSpec(dict)}
Check = Callable[[Document, Rule], Iterator[Hit]]


class Python:
    """Calls the function named on the card; its module is imported at the first call."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._check: Check | None = None

    @property
    def gates(self) -> tuple[str, ...]:
        """None of its own; a card's `when` gates it."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield what the check yields."""
        if self._check is None:
            self._check = resolve(self._rule)
        return self._check(document, self._rule)


def resolve(rule: Rule) -> Check:
    """Return the function a card names as `module.function`. Raises RuleError if it is not there."""
    module_name, _, function_name = str(rule.options["function"]).rpartition(".")
    try:
        function: Check = getattr(import_module(f"lint.checks.{module_name}"), function_name)
    except (ImportError, AttributeError) as error:
        raise RuleError(
            f"{rule.path}: there is no check “{rule.options['function']}” in lint/checks ({error})."
        ) from error
    return function


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `function: module.name`."""
    return Python(rule)
