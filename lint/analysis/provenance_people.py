"""Names in bylines: who is a person, who a body, who nobody; with which credentials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lint.analysis.provenance_dates import dates
from lint.analysis.provenance_words import literals, words

_TITLE = (
    r"(?:(?:Assoc(?:iate)?\.?\s)?Prof(?:essor)?|Dr|Doctor|Nurse|Sister|Matron|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev)\.?\s+"
)
_PART = (
    r"(?:[^\W\d_a-z][\w'’.‑-]*|d['’][A-Z]\w+|de|da|di|do|dos|del|den|der|du|la|le|van|von|ter|bin|ibn|binti|al-?\w*|y)"
)
_NAME = re.compile(rf"(?P<title>{_TITLE})*(?P<name>[^\W\d_a-z][\w'’.‑-]*(?:\s+{_PART}){{0,4}})")
_BIOGRAPHY = re.compile(
    rf"\s*(?:{_TITLE})?(?P<name>[A-Z][\w'’.-]+(?:\s+{_PART}){{1,4}}),?\s+(?:is|was|works|practices|has|,)\s+(?P<said>[^.\r\n]{{3,120}})"
)
_LEARNED = re.compile(r"(?:Prof|Dr|Doctor|Nurse|Sister|Matron)", re.IGNORECASE)
_MEDICAL_BODY = re.compile(
    r"\b(?:medical|clinical|pharmac\w+|nurs(?:es|ing)|physicians?|doctors?|scientific)\b", re.IGNORECASE
)
_OUR_CLINICIANS = re.compile(r"(?:our|the|local|a (?:team|panel|group) of)\s[\w ]*s$", re.IGNORECASE)
_BODY_WORD = re.compile(r"[\w/&+'’-]+")
_SPLIT = re.compile(
    rf"(?:,?\s+(?:and|&|with)\s+|;\s*|,\s+(?=(?:{_TITLE})))(?=(?:{_TITLE})?[^\W\d_a-z][\w'’.‑]+(?:\s+{_PART})*\s+[^\W\d_a-z][\w'’.‑]*[^\W\d_A-Z])"
)
_END = re.compile(
    r"\s[|·•–—]\s|\s-\s|[\r\n]|(?<=\w\w[\w)])\.(?=\s|$)|\s\(?(?:on|in|last|updated|published|posted|reviewed|at|from|for)\b(?=[\s:]+\(?\w)|[;,.]?\s+[A-Z][a-z]+(?: [a-z]+)?:|,?\s+(?:and|&)\s*$|[\[{<]",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "mouth phone email mail law age hand week day month year default contrast then now this that the these those all most taking using following making "
    "doing getting being keeping eating drinking talking working reading learning law nature itself far and large day night accident appointment request mistake".split()
)
_MAX = 160
"""Characters after a byline's label that can hold names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, with what is said of the person."""

    start: int
    end: int
    """With the credentials."""
    name: str
    kind: str
    """`person`, `team` or `nobody`."""
    credentials: str
    is_clinical: bool


def people(text: str, start: int = 0, *, lenient: bool = False, biography: bool = False) -> Iterator[Named]:
    """Yield who is named from `start` on, up to a date, the end of the sentence or the line.

    `lenient` takes a value that is meant to be a name, such as front matter, as it is; else it must look like one. In a
    `biography`, “is a nurse” may follow the name.
    """
    if biography:
        yield from _biography(text, start)
        return
    stop = _stop(text, start)
    while start < stop and not (text[start].isalnum()):
        start += 1
    at = start
    for cut in [match.span() for match in _SPLIT.finditer(text, start, stop)] + [(stop, stop)]:
        named = _one(text, at, cut[0], lenient)
        if named is not None and not (named.kind == "team" and at > start):  # “Ear, Nose and Throat Surgery”
            yield named
        elif at == start:
            return
        at = cut[1]


def with_degree(line: str) -> Named | None:
    """Return the name a line consists of, if degrees follow it: “Dana Ortiz, RN”."""
    after = line.partition(",")[2].split(maxsplit=1) if len(line) <= _MAX else []
    if not after or not _is_degree(after[0]):
        return None
    named = next(people(line), None)
    if named is None or named.kind != "person" or len(named.name.split()) == 1:
        return None
    return named if named.end == len(line.rstrip()) else None


def _biography(text: str, start: int) -> Iterator[Named]:
    match = _BIOGRAPHY.match(text, start)
    if match is not None:
        said = match["said"].strip(" .")
        yield Named(
            match.start("name"),
            match.end(),
            match["name"],
            "person",
            "" if _is_weak(said) else said,
            _is_clinical(said),
        )


def is_nobody(text: str) -> bool:
    """Return whether a byline names nobody: “admin”, “our editorial team”, an empty template slot."""
    plain = " ".join(re.sub(r"[^\w&/ ]+", " ", text.casefold()).split())
    return not plain or plain in literals("nobody") or text.strip()[0] in "{[<%$"


def _stop(text: str, start: int) -> int:
    stop = min(len(text), start + _MAX)
    if end := _END.search(text, start + 1, stop):
        stop = end.start()
    first = next(dates(text[start:stop], day_first=False), None)
    return start + first.start if first else stop


def _one(text: str, start: int, stop: int, lenient: bool) -> Named | None:
    written = text[start:stop].rstrip(" \t,;:.–—-(")
    if not written:
        return None
    end = start + len(written)
    head = re.split(r"[,(]|\s[–—-]\s", written, maxsplit=1)[0].strip()
    if is_nobody(head) or is_nobody(written):
        return Named(start, start + len(head) or end, head, "nobody", "", False)
    if _is_team(head):
        is_clinical = _is_clinical(written) or _MEDICAL_BODY.search(head) is not None
        return Named(start, end, head, "team", written[len(head) :].strip(" ,()"), is_clinical)
    match = _NAME.match(written)
    if match is None or match["name"].split()[0].casefold() in _NO_NAME or match["name"].endswith(("'s", "’s")):
        return (
            Named(start, end, head, "person", written[len(head) :].strip(" ,()"), _is_clinical(written))
            if lenient and head
            else None
        )
    title = written[: match.start("name")].strip()
    name, rest = _without_degrees(match["name"], written[match.end() :])
    if not lenient and not _looks_complete(title, rest):
        return None
    said = " ".join(part for part in (title if _LEARNED.search(title) else "", rest.strip(" ,()–—-")) if part)
    return Named(start, end, name, "person", "" if _is_weak(said) else said, _is_clinical(f"{title}, {rest}"))


def _without_degrees(name: str, rest: str) -> tuple[str, str]:
    """Move degrees written without a comma from the name to what follows it: “Jane Smith MD”."""
    parts = name.split()
    kept = len(parts)
    while kept > 1 and _is_degree(parts[kept - 1]):
        kept -= 1
    return " ".join(parts[:kept]), " ".join((*parts[kept:], rest))


def _looks_complete(title: str, rest: str) -> bool:
    """Return whether a name stands as one does in a byline: nothing, a comma, a bracket or degrees after it."""
    after = rest.lstrip()
    if not after or after[0] in ",(–—-/|;:" or title:
        return True
    return _is_degree(after.split()[0])


def _is_team(head: str) -> bool:
    if _OUR_CLINICIANS.match(head) and _is_clinical(head):
        return True
    found = _BODY_WORD.findall(head)
    if not found or not any(word.casefold() in literals("team_words") for word in found):
        return False
    named = [word for word in found if word[0].isupper() and word.casefold() not in ("the", "our", "a", "an", "your")]
    own = [
        word
        for word in named
        if word.casefold() not in literals("team_words")
        and word.casefold() not in ("editorial", "content", "medical", "clinical", "web")
    ]
    return (
        bool(own) or any(word.isupper() and len(word) > 2 for word in named) or _MEDICAL_BODY.search(head) is not None
    )


def _is_clinical(text: str) -> bool:
    if any(_is_degree(token) for token in text.split()):
        return True
    if re.match(r"(?:Dr|Prof|Doctor|Professor|Nurse|Sister|Matron)\b", text):
        return True
    return _role_pattern().search(text) is not None


def _is_weak(said: str) -> bool:
    """Return whether what is said of a person is no training, role or employer: “lifestyle blogger”."""
    return bool(said) and not _is_clinical(said) and _weak_pattern().search(said) is not None


def _is_degree(token: str) -> bool:
    return token.strip(",;()").replace(".", "") in _degrees()


@cache
def _degrees() -> frozenset[str]:
    return frozenset(degree.replace(".", "") for degree in words()["degrees"])


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words()['clinical_roles']))})s?\b", re.IGNORECASE)


@cache
def _weak_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words()['weak_roles']))})s?\b", re.IGNORECASE)
