"""`suppression`: what is wrong with a suppression itself. The engine finds it, after all other rules ran."""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Document
from lint.kinds.base import Matcher, OptionSpec
from lint.model import Hit, Rule

OPTIONS = {"case": OptionSpec(str, required=True, choices=("without-reason", "unknown-rule", "unused"))}


class SuppressionKind:
    """Finds nothing by itself: only the engine knows which suppressions hid something."""

    @property
    def gates(self) -> tuple[str, ...]:
        """None."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield nothing."""
        return iter(())


def build(rule: Rule) -> Matcher:
    """Return the empty matcher."""
    return SuppressionKind()
