"""In which mood a verb stands, and what the main clause says about the act it governs."""

from __future__ import annotations

import re
from enum import Enum

from lint.analysis.statements.words import Row
from lint.text.lazy import lazy


class Mood(Enum):
    """What a verb does to the reader."""

    IMPERATIVE = "imperative"
    MODAL = "modal"
    IMPERSONAL = "impersonal"
    PASSIVE = "passive"
    GOVERNED = "governed"
    """It stands under unless, until, without, or only if: the main clause decides."""
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    NO_NEED = "no-need"
    ANTI = "anti"
    CAPABILITY = "capability"
    PROVIDER = "provider"
    NARRATIVE = "narrative"
    DESCRIBES = "describes"


DIRECTIVE = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.IMPERSONAL, Mood.PASSIVE})
DISCOURAGING = frozenset({Mood.NEGATED, Mood.NO_NEED, Mood.ANTI})

_SKIP = "rF"
_GERUND_NOT_NEEDED = lazy(r"^[^;]*?(?:e[rF]*(?:n[rFx]*I|N)|D?[rF]*n[rF]*e[rFx]*I)")
_GERUND_NEEDED = lazy(r"^[^;]*?e[rFx]{0,3}I")
_IMPERSONAL_TO = lazy(r"I[^;,]{0,5}t$")
_NO_NEED_TO = lazy(r"n[rFx]*I[^;,]{0,5}t$")
_THAT_YOU = lazy(r"I[xrR]{0,2}[YP]$")
_NOT_THAT_YOU = lazy(r"n[rFx]*I[xrR]{0,2}[YP]$")


def mood_of(row: Row, index: int, after: int) -> Mood:
    """Return the mood of the verb chunk at `index`; its object ends before chunk `after`."""
    form = row.tags[index]
    if form == "a":
        return _base(row, index)
    if form == "g":
        return _ing(row, index, after)
    if form == "d":
        return _participle(row, index)
    return Mood.NARRATIVE


def before(row: Row, index: int, skip: str = _SKIP) -> int:
    """Return the index of the last chunk before `index` that is no adverb, -1 at the start."""
    index -= 1
    while index >= 0 and row.tags[index] in skip:
        index -= 1
    return index


def boundary(row: Row, index: int) -> int:
    """Return the index just after the last strong boundary before `index`."""
    return row.tags.rfind(";", 0, index) + 1


def _base(row: Row, index: int) -> Mood:
    at = before(row, index, "rFy")
    kind = row.tags[at] if at >= 0 else ";"
    if kind == ";":
        return Mood.IMPERATIVE
    left = row.tags[: at + 1]
    if kind in "DG":
        return _modal(row, at)
    if kind == "n":
        return _negated(row, at)
    if kind == "t":
        return _infinitive(row, at)
    if kind == "Y":
        return (
            Mood.MODAL
            if row.chunks[index].norm == "need" and not row.tags[:at].strip(_SKIP)
            else _second_person(row, at)
        )
    if kind in ",c":
        return _coordinated(row, at, index)
    simple = {"N": Mood.NO_NEED, "X": Mood.ANTI, "B": Mood.CAPABILITY, "I": Mood.IMPERATIVE, "W": Mood.PROVIDER}
    if kind in simple:
        return simple[kind]
    if kind in "PR":
        return Mood.IMPERSONAL if _THAT_YOU.search(left) else Mood.NARRATIVE
    start = max(left.rfind(";"), left.rfind(",")) + 1
    opening = row.tags[start : at + 1].lstrip("rc")
    if (opening[:1] in ("f", "o", "b", "A", "w") and len(opening) > 1) or row.chunks[start].norm in (
        "in",
        "during",
        "while",
    ):
        return Mood.IMPERATIVE
    return Mood.NARRATIVE


def _modal(row: Row, at: int) -> Mood:
    """Return the mood after should, must or the like, which may stand in a condition or have another subject."""
    start = max(row.tags.rfind(";", 0, at), row.tags.rfind(",", 0, at)) + 1
    opener = max(row.tags.rfind(mark, start, at) for mark in "fbA")
    if opener >= 0 and not any(tag in "agdzeBx" for tag in row.tags[opener + 1 : at]):
        return Mood.CONDITIONAL
    subject = before(row, at)
    if subject >= start and row.tags[subject] == "n" and row.chunks[subject].norm != "not":
        return Mood.NEGATED
    if subject >= start and row.tags[subject] in "WQ":
        return Mood.PROVIDER
    if subject >= start and row.tags[subject] == "u":
        return Mood.GOVERNED
    return Mood.MODAL


def _negated(row: Row, at: int) -> Mood:
    left = before(row, at)
    if left >= 0 and row.tags[left] in "xRPW" and row.chunks[at].norm in ("not", "never"):
        return Mood.NARRATIVE
    if left >= 0 and row.tags[left] == "B":
        return Mood.CAPABILITY
    return Mood.NEGATED


def _infinitive(row: Row, at: int) -> Mood:
    left = row.tags[: at + 1]
    if _NO_NEED_TO.search(left):
        return Mood.NO_NEED
    if _IMPERSONAL_TO.search(left) or re.search(r"e[rF]*t$", left):
        return Mood.IMPERSONAL
    start = boundary(row, at)
    verb = before(row, at)
    if verb >= start and row.tags[verb] == "a" and _base(row, verb) in DIRECTIVE:
        return Mood.IMPERATIVE
    return Mood.NARRATIVE


def _second_person(row: Row, at: int) -> Mood:
    left = row.tags[: at + 1]
    if _NOT_THAT_YOU.search(left):
        return Mood.NO_NEED
    if _THAT_YOU.search(left):
        return Mood.IMPERSONAL
    opener = before(row, at)
    kind = row.tags[opener] if opener >= 0 else ";"
    if kind == "u":
        return Mood.GOVERNED
    if kind in "fA" and before(row, opener) >= 0 and row.tags[before(row, opener)] == "y":
        return Mood.GOVERNED
    if kind == "b" and forbids(row, boundary(row, opener), opener):
        return Mood.GOVERNED
    if kind in "fbA":
        return Mood.CONDITIONAL
    return Mood.MODAL if kind == "D" else Mood.NARRATIVE


def _coordinated(row: Row, at: int, index: int) -> Mood:
    """After a comma or a conjunction the mood is that of the verb before, unless a new clause begins."""
    if row.chunks[at].norm in ("but", "so", "yet"):
        return Mood.IMPERATIVE
    joined = row.chunks[at].norm
    weak = at
    while weak >= 0 and row.tags[weak] in ",crF":
        weak -= 1
    has_comma = "," in row.tags[weak + 1 : index]
    if has_comma and row.tags[boundary(row, at) : at].lstrip("rc")[:1] in ("f", "o", "b", "A", "u"):
        return Mood.IMPERATIVE
    for place in range(weak, boundary(row, at) - 1, -1):
        tag = row.tags[place]
        if tag in "agz" or (tag == "d" and row.tags[place - 1 : place] != "e"):
            if has_comma and tag != "a":
                return Mood.IMPERATIVE
            found = mood_of(row, place, place + 1)
            if found in (Mood.CONDITIONAL, Mood.GOVERNED, Mood.NARRATIVE) and has_comma:
                return Mood.IMPERATIVE
            if found is Mood.NEGATED and joined not in ("or", "nor"):
                return Mood.IMPERATIVE
            if found is Mood.NARRATIVE and tag == "a" and "R" not in row.tags[:place]:
                continue
            return found
    return Mood.IMPERATIVE


def _ing(row: Row, index: int, after: int) -> Mood:
    at = before(row, index)
    while at >= 0 and "noun" in row.chunks[index].roles and row.tags[at] == "x":
        at = before(row, at)
    kind = row.tags[at] if at >= 0 else ";"
    if kind == "u":
        return Mood.GOVERNED
    if kind == "a":  # stop taking, keep asking
        return _base(row, at)
    if kind in "GD":
        return Mood.NEGATED if row.tags[max(at - 1, 0)] == "n" and kind == "G" else _modal(row, at)
    if kind == "N":
        return Mood.NO_NEED
    if kind == "X":
        return Mood.ANTI
    if kind == "b":
        return Mood.GOVERNED if forbids(row, boundary(row, at), at) else Mood.CONDITIONAL
    if kind == "A":
        left = before(row, at)
        return Mood.GOVERNED if left >= 0 and row.tags[left] == "y" else Mood.CONDITIONAL
    if kind in ";,c":
        right = row.tags[after:]
        if _GERUND_NOT_NEEDED.match(right):
            return Mood.NO_NEED
        return Mood.IMPERSONAL if _GERUND_NEEDED.match(right) else Mood.DESCRIBES
    return Mood.NARRATIVE if "noun" not in row.chunks[index].roles else Mood.DESCRIBES


def _participle(row: Row, index: int) -> Mood:
    at = index
    while at > 0 and row.chunks[at - 1].norm in ("have", "has", "had"):
        at -= 1
    left = row.tags[:at]
    if re.search(r"(?:u|y[rF]*[fA])[YPxrF]{0,4}$", left):
        return Mood.GOVERNED
    if re.search(r"D[rFy]*e[rFyI]*$", left) or re.search(r"e[rF]*I[rF]*$", left):
        return Mood.PASSIVE
    if re.search(r"D[rF]*n[rF]*e[rF]*$", left):
        return Mood.NEGATED
    return Mood.NARRATIVE


def forbids(row: Row, start: int, end: int) -> bool:
    """Return whether chunks[start:end] tell the reader not to do something, or only in one way."""
    clause = row.tags[start:end]
    if any(chunk.norm.startswith(("do not ", "never ")) for chunk in row.chunks[start:end]):
        return True
    for match in re.finditer("n", clause):
        at = start + match.start()
        left = before(row, at)
        kind = row.tags[left] if left >= start else ";"
        if kind in ";,cDY" or (kind == "B" and row.chunks[left].norm in ("can", "may")):
            return True
        if re.match(r"n[rFxP]{0,3}D", row.tags[at:end]):
            return True
    if "U" in clause or "y" in clause:
        return True
    return any(_tells_to_avoid(row, start, start + match.start()) for match in re.finditer("X", clause))


def _tells_to_avoid(row: Row, start: int, at: int) -> bool:
    """Return whether chunk `at` is "avoid" said to the reader: at the start of a clause."""
    if row.chunks[at].norm not in ("avoid", "avoiding"):
        return False
    left = before(row, at)
    return left < start or row.tags[left] in ";,c"


def permits(row: Row, start: int, end: int) -> bool:
    """Return whether chunks[start:end] say that the reader may do something, or tell the reader to do it."""
    clause = row.tags[start:end]
    if "R" in clause and "B" not in clause:
        return False
    if row.has_role("permission", start, end) or re.search(r"[YP][rF]*B", clause) or re.search(r"B[rF]*e", clause):
        return True
    first = clause.lstrip("rF,c")
    return first[:1] == "a"
