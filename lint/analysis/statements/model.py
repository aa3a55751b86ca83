"""What a sentence is found to state, and the words for why it counts or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lint.document import Block
from lint.model import Hit, Span

KINDS = ("consult", "limits", "delay", "emergency")

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "counts": "says whom to ask, what to do and when",
        "no-clinician": "the one to ask is no clinician",
        "sales": "the contact sells something or belongs to the page's owner",
        "discouraging": "it tells the reader that no clinician is needed",
        "provider-described": "it describes what a clinician does and tells the reader nothing to do",
        "narrative": "it tells a story or a finding and tells the reader nothing to do",
        "question": "it is a question, not advice",
        "no-before": "it does not say before what, or in which case, to ask",
        "not-directive": "it describes and gives no instruction",
        "column": "it is the title of a column",
        "wrong-subject": "it is not about this page or its information",
        "not-denied": "it does not say what the page is not",
        "purpose-only": "a purpose alone is no limit: say what the page does not replace",
        "no-because": "it does not say that this page is no reason to wait",
        "no-place": "it names no number and no place to go",
        "no-sign": "it names no sign to act on",
    }
)
"""Codes and the plain words for them. Every code but `counts` means that the sentence does not count."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence that fills one place of the grammar."""

    start: int
    """In the sentence's text."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence states, with positions inside its own text."""

    kind: str
    """One of KINDS."""
    reason: str
    """A key of REASONS."""
    who: Part | None = None
    """The clinician, place or number; for a limits statement the content that is limited."""
    action: Part | None = None
    before: Part | None = None
    """The act, the condition or the sign that calls for the action."""
    mood: str = "none"
    """`imperative`, `modal`, `impersonal`, `passive`, `forbids`, `supervised` or `none`."""
    marks: frozenset[str] = field(default_factory=frozenset)
    """`discourages`, `generic`, `sales`, `vague`, `third-person`, `about-medicine`: what rules ask about."""

    @property
    def counts(self) -> bool:
        """Whether the sentence is a valid statement of its kind."""
        return self.reason == "counts"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that looks like a consult line, limits statement, do-not-delay line or emergency action."""

    block: Block
    index: int
    """Of the block in `document.blocks`."""
    start: int
    """In the block's prose."""
    end: int
    reading: Reading

    @property
    def kind(self) -> str:
        """`consult`, `limits`, `delay` or `emergency`."""
        return self.reading.kind

    @property
    def counts(self) -> bool:
        """Whether it is a valid statement of its kind."""
        return self.reading.counts

    @property
    def why(self) -> str:
        """Say in plain words why it counts or not, with the parts that were found."""
        return explain(self.reading)

    @property
    def text(self) -> str:
        """The sentence as prose."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The sentence in the source."""
        return self.block.map.to_source(self.start, self.end)

    def hit(self, **fields: Any) -> Hit:
        """Return a hit on the whole sentence."""
        return self.block.hit(self.start, self.end, **fields)


def explain(reading: Reading) -> str:
    """Return the reason in plain words, followed by the parts of the grammar that were found."""
    parts = (("who", reading.who), ("action", reading.action), ("before what", reading.before))
    found = ", ".join(f"{name} “{' '.join(part.text.split())}”" for name, part in parts if part)
    words = REASONS[reading.reason]
    if reading.counts and reading.kind in ("limits", "delay"):
        words = (
            "says what the page does not replace"
            if reading.kind == "limits"
            else "says that the page is no reason to wait"
        )
    if reading.counts and reading.kind == "emergency":
        words = "names the sign and the place or number"
    return f"{words} ({found})" if found else words
