"""Whether a sentence says what one of its terms means: in brackets, after a dash, by “called”, by a plain twin."""

from __future__ import annotations

import re

_ACRONYM = r"(?:\s*\([A-Z][A-Za-z0-9&/-]{1,9}\))?"
_CLOSING = r"[\"”’*]?"
_NO_MEANING = (
    r"(?!(?:an?\s+|the\s+)?(?:plays?|may|might|can|could|should|must|will|leads?|results?|requires?|has|have|had|"
    r"is\s+(?:crucial|important|essential|vital|common|key)|are\s+(?:crucial|important|essential|vital|common)|"
    r"(?:significant|crucial|important|key|vital)\s+(?:role|part))\b)"
)
_NO_DEFINITION = (
    r"(?!(?:very\s+|more\s+|most\s+|less\s+|so\s+|too\s+|often\s+|usually\s+|also\s+|not\s+|commonly\s+|sometimes\s+|quite\s+)*"
    r"(?:important|essential|crucial|vital|common|possible|likely|known|needed|required|recommended|advised|prescribed|"
    r"used|serious|severe|dangerous|harmful|safe|rare|multifactorial|unknown|unclear|available|effective|helpful|present|"
    r"seen|found|given|taken|started|stopped|caused|treated|made worse|worse|better)\b)"
)
_BRACKET_AFTER = re.compile(rf"{_CLOSING}{_ACRONYM}\s*\((?P<inside>[^()]{{3,160}})\)")
_NOT_A_MEANING = re.compile(
    r"\s*(?:see|figure|table|ref|fig|box|section|appendix|p\.|page)\b|[\d,;\s.–-]+\Z", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"(?<![\w])[a-z]{3,}")
_AFTER = re.compile(
    rf"""{_CLOSING}{_ACRONYM}{_CLOSING}(?P<cue>
        ,?\s+(?:also|sometimes|often|better|commonly)\s+(?:called|known\s+as)\s
      | ,\s+that\s+is,
      | ,?\s+(?:meaning|in\s+other\s+words|i\.e\.|short\s+for|which\s+means|what\s+doctors\s+call)\b
      | ,\s+(?:which|that)\s+{_NO_MEANING}\w+
      | ,\s+(?:an?|one\s+of|the\s+(?:name|word|medical|most|part|kind|type|chemical|body))\s+{_NO_MEANING}\w+
      | \s*[—–]\s*(?=[a-z])
      | \s+-\s+(?=[a-z])
      | \s+(?:medicines?|drugs?|medications?|tablets?|pills?)?\s*\b(?:that|which)\s+(?:calms?|makes?|slows?|lowers?|relax(?:es)?|blocks?|helps?\s+you)\b
    )""",
    re.VERBOSE,
)
_SUBJECT = re.compile(
    r"\A\W*(?:(?:the|an?|this|these|such|your|some|all|both|most)\s+)?(?:(?:term|word|name)\s+)?\W*\Z", re.IGNORECASE
)
_IS = re.compile(
    rf"{_CLOSING}{_ACRONYM}{_CLOSING}(?:\s+(?:medicines?|drugs?|medications?))?(?P<cue>\s+(?:is|are|was|were)\s+{_NO_DEFINITION}[a-z]\w*"
    r"|\s+(?:means?|refers?\s+to|describes?|happens?|occurs?|stands?\s+for|makes?|works?\s+by|lowers?|blocks?|calms?|relax(?:es)?|slows?|thins?|opens?|helps?)\b"
    r"|\s*:\s)"
)
_BEFORE = re.compile(
    r"\b(?P<cue>called|named|termed|known\s+as|(?:medical|doctors['’]?|proper|full)\s+(?:name|term|word)\s+(?:for\s+\w+\s+(?:\w+\s+)?)?is|"
    r"(?:doctors?|nurses?|experts?)\s+(?:may\s+|might\s+|often\s+)?(?:call|say)(?:\s+(?:this|it|that|them))?|the\s+(?:word|term))"
    r"\s+[\"“‘*]?(?:an?\s+|the\s+)?[\"“‘*]?\Z",
    re.IGNORECASE,
)
_OPEN_BRACKET = re.compile(
    r"(?P<word>[\w’'-]+)[\"”]?\s*\((?:or\s+|also\s+)?(?:(?:called|known\s+as|the\s+medical\s+term\s+is)\s+)?(?P<article>an?\s+)?[^()]{0,40}\Z"
)
_OR_BEFORE = re.compile(r"[,\s]\s*or\s+(?:an?\s+)?\Z")
_OR_AFTER = re.compile(rf"{_CLOSING}{_ACRONYM},?\s+or\s+(?P<twin>[^.;()]{{3,60}})")
_NEXT = re.compile(
    r"\W*(?:(?:this|that|it|these|they|those)\s+(?:means?|is\s+(?:when|what|a|an|the|where|how)|are\s+(?:medicines|drugs|the|when|germs|cells)|happens?|makes?|boosts?|calms?|"
    r"lowers?|blocks?|slows?|thins?|relax(?:es)?|stops?|keeps?)|in\s+other\s+words)\b",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    "all and are but can for get how its new not off one out the too two use was who why you "
    "about acts after another any because before being body caused causing cell certain common does dose doctor drug every "
    "feel feeling feelings from happen happening harmful have having illness kind lack like made make makes making many "
    "medicine medicines much name other part parts person people some something something's than that their them these "
    "they thing things this those through treatment treatments type very what when where which while with without words "
    "works your".split()
)  # fmt: skip
_STEM = 4
"""Letters that two forms of one word share: calms, calming."""


def cue_of_explanation(
    sentence: str, start: int, end: int, plain: str, before: str = "", after: str = ""
) -> str | None:
    """Return what explains the term at sentence[start:end], or None.

    `plain` is how the table explains it; `before` and `after` are the neighbouring sentences of the same block.
    """
    head, tail = sentence[:start], sentence[end:]
    cue = _in_brackets(head, tail) or _by_wording(head, tail)
    if cue is not None:
        return cue
    twin = _OR_AFTER.match(tail)
    if twin and _shares(plain, twin["twin"]):
        return twin.group().strip()
    if _OR_BEFORE.search(head) and _shares(plain, head[-80:]):
        return head[-80:].strip()
    if _says_the_same(plain, f"{head} {tail}"):
        return "plain words in the same sentence"
    if _says_the_same(plain, after, least=2) or _says_the_same(plain, before, least=2):
        return "plain words in the next sentence"
    following = _NEXT.match(after)
    return following.group().strip() if following else None


def _in_brackets(head: str, tail: str) -> str | None:
    bracket = _BRACKET_AFTER.match(tail)
    if bracket and not _NOT_A_MEANING.match(bracket["inside"]) and _SMALL_WORD.search(bracket["inside"]):
        return f"({bracket['inside']})"
    opened = _OPEN_BRACKET.search(head)
    closed = re.match(r"[^()]{0,60}\)\W*", tail)
    if opened and closed and (opened["word"][0].islower() or ":" in closed.group()):
        return opened.group()
    return None


def _by_wording(head: str, tail: str) -> str | None:
    for found in (_BEFORE.search(head), _AFTER.match(tail)):
        if found:
            return found["cue"].strip()
    if _SUBJECT.match(head) and (found := _IS.match(tail)):
        return found["cue"].strip()
    return None


def _shares(plain: str, text: str) -> bool:
    return bool(_stems(plain) & _stems(text))


def _says_the_same(plain: str, text: str, least: int = 1) -> bool:
    """Return whether half of the telling words of the explanation stand in the text: two if it has as many."""
    wanted = _stems(plain)
    both = wanted & _stems(text)
    return len(both) >= max(least, min(2, len(wanted)), (len(wanted) + 1) // 2)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall("[a-z]{3,}", text.lower()) if word not in _GENERAL}
