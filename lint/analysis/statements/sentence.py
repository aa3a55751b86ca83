"""One sentence in, everything it states out."""

from __future__ import annotations

from lint.analysis.statements.consult import read_consult
from lint.analysis.statements.emergency import read_emergency
from lint.analysis.statements.model import Reading
from lint.analysis.statements.page import read_delay, read_limits
from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import tag

_MARKS = str.maketrans(dict.fromkeys("’'ʼ.,;:!?()[]/+—–\"“”*", " "))


def read_sentence(text: str, earlier: str = "") -> tuple[Reading, ...]:
    """Return the statements a sentence makes or seems to make, at most one of a kind.

    `earlier` is the sentence before it in the same block: "Talk to your doctor first" leans on it.
    """
    kinds = kinds_worth_reading(text)
    if not kinds:
        return ()
    about_page = [read_limits(text) if "limits" in kinds else None, read_delay(text) if "delay" in kinds else None]
    found = [reading for reading in about_page if reading]
    row = tag(text) if "consult" in kinds or "emergency" in kinds else None
    emergency = read_emergency(row, earlier) if row and "emergency" in kinds else None
    if emergency and emergency.reason == "no-place" and any(reading.counts for reading in found):
        emergency = None  # "get help and do not wait because of this page"
    consult = read_consult(row, earlier) if row and "consult" in kinds else None
    if consult and not consult.counts and any(reading.counts for reading in found):
        consult = None  # "this page should not take the place of talking with your pharmacist"
    return tuple(reading for reading in (consult, *found, emergency) if reading)


def kinds_worth_reading(text: str) -> list[str]:
    """Return the kinds of statement of which a sentence has the words."""
    words = _word_set(text)
    known = vocabulary()
    found = []
    if not known.worth.isdisjoint(words):
        for kind, rows in known.gates.items():  # plain loops: this runs for every sentence
            for row in rows:
                for gate in row:
                    if gate.isdisjoint(words):
                        break
                else:
                    found.append(kind)
                    break
    return found


def is_worth_reading(text: str) -> bool:
    """Return whether a text of any length may hold a statement."""
    return not vocabulary().worth.isdisjoint(_word_set(text))


def _word_set(text: str) -> set[str]:
    return set(text.lower().translate(_MARKS).split())
