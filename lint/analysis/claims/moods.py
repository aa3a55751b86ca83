"""How a verb puts what follows: it tells, allows, reports or supposes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Mood(Enum):
    """How the verb before an amount puts it."""

    IMPERATIVE = "imperative"
    MODAL = "modal"
    PRESENT = "present"
    CONDITION = "condition"
    PASSIVE = "passive"
    PASSIVE_MODAL = "passive-modal"
    PAST = "past"
    GERUND = "gerund"
    ADVISED = "advised"
    RECOMMEND = "recommend"
    TOLD = "told"
    NONE = "none"


class Governor(NamedTuple):
    """The verb before an amount."""

    mood: Mood
    at: int
    """Token index of the verb, -1 for none."""
    subject: str = ""
    """The word before the verb, lower case."""
    first: int = -1
    """Token index where the verb phrase starts (modal, auxiliary, subject)."""


NOTHING = Governor(Mood.NONE, -1)
