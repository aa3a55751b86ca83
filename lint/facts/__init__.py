"""What is known about medicines, with provenance: names, limits, stopping, warnings, help lines, authorities.

Ask a `Facts` object; it reads a table of rules/facts when it is first needed. `check.may_back_error` says
whether a fact may stand behind an error.
"""

from __future__ import annotations

from lint.facts.records import (
    Authority,
    BoxedWarning,
    CrisisLine,
    Discontinuation,
    Drug,
    DrugClass,
    Limit,
    ListEntry,
    LookAlike,
    Name,
    Pace,
    Role,
    Sense,
    Source,
    UpperLevel,
)
from lint.facts.store import Facts, facts

__all__ = [
    "Authority",
    "BoxedWarning",
    "CrisisLine",
    "Discontinuation",
    "Drug",
    "DrugClass",
    "Facts",
    "Limit",
    "ListEntry",
    "LookAlike",
    "Name",
    "Pace",
    "Role",
    "Sense",
    "Source",
    "UpperLevel",
    "facts",
]
