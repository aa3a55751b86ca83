"""The forms of a hard word, each with the same form of the plain words: utilizes, uses; utilized, used; utilizing, using."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_VOWELS = "aeiou"
_DOUBLED = {
    "commit",
    "incur",
    "occur",
    "permit",
    "submit",
    "transmit",
    "admit",
    "refer",
    "transfer",
    "trap",
    "stop",
    "drop",
}
"""Regular verbs whose last letter is doubled before -ed and -ing."""

Irregular = Mapping[str, Sequence[str]]
"""Base form to third person, past, participle and -ing form."""


def verb_forms(hard: str, plain: str, irregular: Irregular) -> Iterator[tuple[str, str, str | None]]:
    """Yield each form of a verb with that of its plain words; the past is followed by the participle where they differ.

    In a phrase the first word is the verb.
    """
    hard_head, _, hard_tail = hard.partition(" ")
    plain_head, _, plain_tail = plain.partition(" ")
    hards = (hard_head, *_parts(hard_head, irregular))
    plains = (plain_head, *_parts(plain_head, irregular))
    for index, form in enumerate(hards):
        if index and form == hards[index - 1]:
            continue  # past and participle are one form
        other = plains[3] if index == 2 and hards[2] == hards[3] and plains[2] != plains[3] else None
        yield _joined(form, hard_tail), _joined(plains[index], plain_tail), other and _joined(other, plain_tail)


def noun_forms(hard: str, plain: str) -> Iterator[tuple[str, str]]:
    """Yield singular and plural of a noun with those of its plain words."""
    yield hard, plain
    yield _plural(hard), _plural(plain)


def _parts(base: str, irregular: Irregular) -> tuple[str, str, str, str]:
    known = irregular.get(base)
    if known is not None:
        third, past, participle, present = known
        return third, past, participle, present
    past = _past(base)
    return _plural(base), past, past, _stem(base) + "ing"


def _past(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return _stem(base) + "ed"


def _stem(base: str) -> str:
    if base in _DOUBLED:
        return base + base[-1]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    return base


def _plural(base: str) -> str:
    head, _, last = base.rpartition(" ")
    if last.endswith("y") and last[-2:-1] not in tuple(_VOWELS):
        last = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh", "o")):
        last += "es"
    else:
        last += "s"
    return _joined(head, last) if head else last


def _joined(first: str, rest: str) -> str:
    return f"{first} {rest}" if rest else first
