"""What a page says of itself: the limits statement, and that it is no reason to wait."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lint.analysis.statements.model import Part, Reading
from lint.analysis.statements.vocabulary import vocabulary
from lint.text.lazy import lazy

_NEAR = 60
"""Characters between the negation and the word it denies: one noun phrase or adverb."""
_PRONOUN_BLAMED = lazy(
    r"\s+(?:of\s+)?(?:it|them|this|that|what\s+(?:it|this|they)\s+says?|(?:something|anything)\s+in\s+(?:it|here|them))\s*[.,;!]?\s*$",
    re.I,
)
"""At the end of the sentence: "because of it", where "it" is the page."""
_LET = lazy(
    r"\b(?:never|not|n['’]t)\s+let\s+(?:it|them|this|that|\w+\s+(?:page|article|guide|leaflet|site))\s+(?:delay|stop|keep|hold|put)\b",
    re.I,
)
_WEAK_LINKS = frozenset(
    {"as", "be", "is", "are", "use", "give", "gives", "giving", "contain", "contains", "aim to", "used to", "used for"}
)
"""Links so common that only advice, diagnosis or treatment may follow."""
_BETWEEN = frozenset(
    [
        "a",
        "an",
        "any",
        "as",
        "in",
        "for",
        "given",
        "offered",
        "individual",
        "personal",
        "specific",
        "professional",
        "your",
        "of",
        "way",
        "our",
        "is",
    ]
)
"""Words that may stand between "not" and "medical advice"."""
_ABOUT_PAGE = lazy(
    r"\b(?:general|information|informational|facts|learning|education|educational|tips|guide|reading|basics|support)\b",
    re.I,
)
"""What only a page is or gives: "it gives general facts and does not replace"."""
_LONG_LEAD = 14
_SHORT_SUBJECT = 3
"""Words before "guide" in "our free guide is medical advice"."""
_APOSTROPHE = "['’ʼ]"


_HELPERS = lazy(
    r"(?:\W+(?:is|are|was|does|do|did|should|must|may|can|will|would|could|shall|also|in|at|all|of|our|the|and|\w+ly|staff))*\W*",
    re.I,
)
"""Between a pronoun and the negation: "this medicine does not" is not about the page."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    content: re.Pattern[str]
    pronoun: re.Pattern[str]
    negative: re.Pattern[str]
    not_only: re.Pattern[str]
    link: re.Pattern[str]
    target: re.Pattern[str]
    purpose: re.Pattern[str]
    product: re.Pattern[str]
    delay: re.Pattern[str]
    keep_from: re.Pattern[str]
    care: re.Pattern[str]
    because: re.Pattern[str]
    read: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = vocabulary()
    limits, delay = words.lists["limits"], words.lists["delay"]
    negative = rf"{_words(limits['negative'])}|\w+n{_APOSTROPHE}t\b"
    heads = _words([*words.roles, "provider", "providers", "team", "professional", "professionals"])
    clinicians = rf"(?:your|a|the|their|an)\s+(?:\w+\s+){{0,3}}?(?:{heads})"
    return _Patterns(
        content=_compile(limits["content"]),
        pronoun=re.compile(rf"\W*(?:{_words(limits['pronouns'])})", re.I),
        negative=re.compile(negative, re.I),
        not_only=re.compile(rf"\s+(?:{_words(limits['not_only'])})", re.I),
        link=_compile(limits["links"]),
        target=re.compile(
            rf"{_words(limits['targets'])}|{clinicians}|(?:visit|talking|speaking|seeing|consulting|consultation)\b",
            re.I,
        ),
        purpose=_compile(limits["purposes"]),
        product=_compile(limits["products"]),
        delay=re.compile("|".join(rf"\b{w}(?:s|d|ed|ing)?\b" for w in delay["verbs"]), re.I),
        keep_from=_compile(delay["keep_from"]),
        care=_compile(delay["care"]),
        because=_compile(delay["because"]),
        read=_compile(delay["content"]),
    )


def _words(words: Iterable[str]) -> str:
    ordered = sorted((str(word) for word in words), key=len, reverse=True)
    return r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE) for w in ordered) + r")\b"


def _compile(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_words(words), re.I)


def read_limits(text: str) -> Reading | None:
    """Return what the sentence says of the page's limits; None if it does not look like a limits statement.

    A statement needs a subject (this page), a denial, a link (substitute for, replace) and a target (medical advice).
    """
    find = _patterns()
    if text.rstrip().endswith("?"):
        return None
    denial = _denied(text, find)
    if denial is None:
        return _without_denial(text, find)
    negative, link, target = denial
    subject = _subject(text, negative, max(link[1], target[0]), find)
    who = Part(*subject, text[slice(*subject)]) if subject else None
    reason = "counts" if subject else "wrong-subject"
    return Reading("limits", reason, who, Part(*link, text[slice(*link)]), Part(*target, text[slice(*target)]))


def read_delay(text: str) -> Reading | None:
    """Return what the sentence says about waiting because of the page; None if it says nothing of the kind."""
    find = _patterns()
    if text.rstrip().endswith("?"):
        return None
    because = find.because.search(text)
    content = find.read.search(text) or find.content.search(text)
    kept = find.keep_from.search(text)
    negative = find.negative.search(text)
    let = _LET.search(text)
    if let and find.care.search(text, let.end()):
        return _delay("counts", let, let, let)
    if negative and kept and content and find.care.search(text, kept.end()):
        return _delay("counts", content, kept, kept)
    blamed = because if because and _blames(text, because, find) else None
    for verb in find.delay.finditer(text):
        left = text[max(0, verb.start() - _NEAR) : verb.start()]
        is_denied = find.negative.search(left) and ("," not in left[left.rfind(" not ") :] or " or " in left)
        care = find.care.search(text, verb.end(), verb.end() + _NEAR)
        waits = verb.group().lower().startswith(("wait", "hesitat", "hold"))
        if is_denied and (care or (waits and blamed)):
            reason = "counts" if blamed else "no-because"
            return _delay(reason, content if blamed else None, verb, blamed or care)
    return None


def _blames(text: str, because: re.Match[str], find: _Patterns) -> bool:
    if _PRONOUN_BLAMED.match(text, because.end()):
        return True
    after = text[because.start() : because.end() + 90]
    return bool(find.read.search(after) or find.content.search(after, because.end() - because.start()))


def _delay(reason: str, content: re.Match[str] | None, verb: re.Match[str], rest: re.Match[str] | None) -> Reading:
    who = Part(*content.span(), content.group()) if content else None
    before = Part(*rest.span(), rest.group()) if rest and rest is not verb else None
    return Reading("delay", reason, who, Part(*verb.span(), verb.group()), before)


def _denied(text: str, find: _Patterns) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None:
    """Return the places of negation, link and target, in this order and close together."""
    for negative in find.negative.finditer(text):
        if find.not_only.match(text, negative.end()):
            continue
        for link in find.link.finditer(text, negative.end(), negative.end() + 2 * _NEAR):
            target = find.target.search(text, link.end(), link.end() + _NEAR)
            if target and _is_denied(text, negative.end(), link, target):
                return negative.span(), link.span(), target.span()
        bare = find.target.search(text, negative.end(), negative.end() + _NEAR)
        if bare and _is_bare(text[negative.end() : bare.start()], bare.group()):
            return negative.span(), negative.span(), bare.span()
    return None


def _is_bare(between: str, target: str) -> bool:
    """Return whether the negation stands right before the target: "not medical advice"."""
    return set(between.lower().split()) <= _BETWEEN and target.lower().endswith(
        ("advice", "diagnosis", "care", "treatment")
    )


def _is_denied(text: str, start: int, link: re.Match[str], target: re.Match[str]) -> bool:
    if link.group().lower() in _WEAK_LINKS and not re.search(
        r"advice|diagnos|treat|consultation", target.group(), re.I
    ):
        return False
    return not re.search(r"[;:.]", text[start : target.start()])


def _subject(text: str, negative: tuple[int, int], end: int, find: _Patterns) -> tuple[int, int] | None:
    """Return where the page or its content is named before `end`: as the subject, or as what should not be used."""
    clause = max(text.rfind(mark, 0, negative[0]) for mark in ";:") + 1
    lead = text[clause : negative[0]]
    own = find.content.search(text, 0, end)
    if own:
        noun = text[clause : own.start()].split()
        if find.product.search(lead) and not find.content.search(lead):
            return None
        return own.span() if len(noun) <= 14 else None
    pronoun = find.pronoun.match(text, clause)
    if (
        pronoun
        and pronoun.group().strip().lower() in ("it", "they")
        and _ABOUT_PAGE.search(lead)
        and len(lead.split()) <= _LONG_LEAD
    ):
        return pronoun.span()
    if pronoun and not find.purpose.search(lead) and not _HELPERS.fullmatch(text, pronoun.end(), negative[0]):
        return None
    if pronoun and (len(lead.split()) <= 6 or find.purpose.search(lead)):
        return pronoun.span()
    if not lead.strip(' ,–—-("“') or find.purpose.search(text[: negative[0]]):
        return negative
    return None


def _without_denial(text: str, find: _Patterns) -> Reading | None:
    """Return a look-alike: a purpose alone, or the page praised as medical advice."""
    purpose = find.purpose.search(text)
    if purpose and (find.content.search(text) or len(text.split()) <= 8):
        return Reading("limits", "purpose-only", action=Part(*purpose.span(), purpose.group()))
    named = find.content.search(text)
    if named and len(text[: named.start()].split()) > _SHORT_SUBJECT:
        named = None
    subject = named or find.pronoun.match(text)
    link = find.link.search(text, subject.end(), subject.end() + _NEAR) if subject else None
    target = find.target.search(text, link.end(), link.end() + _NEAR) if link else None
    if (
        link
        and target
        and ("advice" in target.group().lower() or link.group().lower().startswith(("replac", "substit")))
    ):
        return Reading(
            "limits", "not-denied", action=Part(*link.span(), link.group()), before=Part(*target.span(), target.group())
        )
    return None
