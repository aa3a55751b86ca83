"""What headings, captions and table headers say about the statements below them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lint.text.lazy import lazy

_MOODS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "debunk",
        lazy(
            r"\b(?:myths?|misconceptions?|debunk\w*|false claims?|fact check|fact or fiction|misinformation|red flags?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "toxic",
        lazy(r"\b(?:overdos\w*|toxic\w*|lethal|fatal|poison\w*|too much|danger\w*|maximum safe)\b", re.IGNORECASE),
    ),
    (
        "study",
        lazy(
            r"\b(?:stud(?:y|ies)|trials?|research|evidence|findings|results|what (?:the )?(?:science|studies|research) \w+"
            r"|methods|case (?:report|study|reports)|history of|how (?:it|the drug|the medicine) works|pharmacokinetics"
            r"|clinical pharmacology|my (?:story|experience)|patient stor(?:y|ies)|testimonials?"
            r"|what .{0,30} contains?|contents of the pack|ingredients|supplied|available (?:forms|strengths)"
            r"|strengths and forms|forms and strengths|appearance|price|cost)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "maximum",
        lazy(r"\b(?:max(?:imum)?|upper (?:limit|intake)|no more than|limits?)\b", re.IGNORECASE),
    ),
    (
        "directive",
        lazy(
            r"\b(?:dos(?:e|es|age|ages|ing)|posology"
            r"|how (?:to|do (?:i|you)|should (?:i|you)|much|often|many) .{0,20}?"
            r"(?:take|use|give|apply|start|stop|taper|wean|inject|need)"
            r"|how much|directions?|instructions?|taking|using|schedule|plan|taper\w*|regimen|steps?|week \d|day \d"
            r"|protocol|recommended amount|daily amount|when to take|administration)\b",
            re.IGNORECASE,
        ),
    ),
)
"""What a heading says of the statements under it, the first that fits."""
_TELLING_QUESTION = lazy(r"\s*(?:how|what is the|when|which)\b", re.IGNORECASE)


class Setting(NamedTuple):
    """The surroundings of a sentence."""

    mood: str = ""
    """`debunk`, `toxic`, `study`, `maximum`, `directive`, or empty."""
    cue: str = ""
    """The heading, caption or header cell that says so."""
    is_quote: bool = False
    section: str = ""
    """The headings over the sentence, joined."""


def setting_of(headings: Iterable[str], is_quote: bool = False, titles: Iterable[str] = ()) -> Setting:
    """Return the setting that the nearest telling heading gives; headings come innermost first.

    A title tells less: "New study finds" over an article of advice makes it no report. It counts for "Dosage" only.
    """
    texts = [text for text in headings if text]
    for text in texts:
        if text.rstrip().endswith("?") and not _TELLING_QUESTION.match(text):
            continue
        for mood, pattern in _MOODS:
            if pattern.search(text):
                return Setting(mood, text.strip(), is_quote, " / ".join(texts))
    for text in titles:
        if dict(_MOODS)["directive"].search(text):
            return Setting("directive", text.strip(), is_quote, " / ".join(texts))
    return Setting("", "", is_quote, " / ".join(texts))
