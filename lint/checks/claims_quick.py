"""Quick fixes: an illness, a habit or many pounds gone by a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.scan import Place
from lint.checks.claims_text import sentences_with
from lint.checks.claims_wording import cleared
from lint.checks.claims_words import agent_in, illnesses, medicines_in
from lint.checks.options import option
from lint.document import Block, Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_COUNTS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_COUNTS |= {
    "a": 1,
    "an": 1,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(_COUNTS)})"
_TIME = rf"(?P<many>{_NUMBER})[\s-]+(?P<unit>minute|hour|day|night|weekend|week|month)s?"
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 2.0, "week": 7.0, "month": 30.0}
_WITHIN = rf"(?:in|within)\s+(?:(?:just|only|as\s+little\s+as|under|less\s+than|about|the\s+next)\s+)*{_TIME}(?!\w)|overnight(?!\w)"
_END = lazy(
    r"(?<![\w-])(?:cur(?:e|es|ing)|beat(?:s|ing)?|revers(?:e|es|ing)|get(?:s|ting)?\s+(?:rid\s+of|off)|eliminat(?:e|es|ing)|heal(?:s|ing)?|fix(?:es|ing)?|conquer(?:s|ing)?|"
    r"kick(?:s|ing)?|banish(?:es|ing)?|overcomes?|overcoming|quit(?:s|ting)?|stop(?:s|ping)?|end(?:s|ing)?|wip(?:e|es|ing)\s+out|detox(?:ify|ifies|ing)?(?:\s+from)?)(?![\w-])", re.I)  # fmt: skip
_AFTER_END = lazy(rf"[^.;:!?]{{0,60}}?\s(?P<when>{_WITHIN})", re.I)
_HABIT = lazy(
    r"\b(?:alcohol|drinking|drugs?|opioids?|heroin|fentanyl|addiction|cravings|withdrawal|pills|benzos?|your\s+habit|sugar)\b",
    re.I,
)
_FREE = lazy(
    rf"(?<![\w-])(?:(?:free\s+(?:of|from)\s+(?:all\s+|your\s+|any\s+)?\w+|clean|sober|drug-free|pain-free|symptom-free|cancer-free|cured)\s+(?:{_WITHIN}|by\s+(?:the\s+weekend|tomorrow))|\w+-free\s+overnight)",
    re.I,
)
_DETOX = lazy(
    rf"(?<![\w-])(?:detox(?:ify|ing)?(?!\s+(?:takes?|lasts?|can|may|usually|often|is))(?:\s+[\w']+){{0,5}}?\s+{_WITHIN})",
    re.I,
)
_DAY_PLAN = lazy(
    rf"(?<![\w-])(?P<many>{_NUMBER})[\s-](?P<unit>hour|day)[\s-](?:\w+[\s-]){{0,2}}?(?:cure|detox|fix|cleanse\s+cures?|miracle|home\s+plan|home\s+detox|home\s+cure|quit\s+plan)(?![\w-])",
    re.I,
)
_LOSE = lazy(
    rf"(?<![\w-])(?P<verb>lose|shed|drop|melt(?:\s+off)?|burn(?:\s+off)?)\s+(?:(?:up\s+to|about|as\s+much\s+as|over|more\s+than|at\s+least|an?\s+extra)\s+)*(?P<amount>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<more>\d+))?[\s-]*(?P<mass>pounds?|lbs?|kilos?|kilograms?|kg|stone)(?:\s+of\s+(?:\w+\s+)?\w+)?",
    re.I,
)
_RATE = lazy(
    rf"\s+(?:(?:in|within|every|after)\s+(?:(?:just|only|as\s+little\s+as|under|less\s+than|the\s+first)\s+)*(?:{_TIME})|(?:a|an|per|each|every)\s+(?P<each>day|week|month))(?!\w)",
    re.I,
)
_FOR_TIME = lazy(rf"\bfor\s+(?:just\s+|only\s+)?{_TIME}(?!\w)", re.I)
_MELT = lazy(
    r"(?<![\w-])(?:melt|burn|torch|blast)(?:s|ing)?\s+(?:away\s+|off\s+)?(?:(?:your|the|belly|body|stubborn)\s+){0,2}(?:fat|pounds|inches|weight)(?:\s+(?:away|off|fast|while\s+you\s+sleep|overnight))+|(?<![\w-])lose\s+weight\s+(?:while\s+you\s+sleep|overnight)",
    re.I,
)
_POUNDS = {"pound": 1.0, "lb": 1.0, "kilo": 2.2, "kilogram": 2.2, "kg": 2.2, "stone": 14.0}
_WARNING = lazy(
    r"\b(?:if|when|tell|call|see|unless|who|that|even\s+if|lost|without\s+trying)\b[^.;]*$|\b(?:call|tell)\b", re.I
)
_USUAL = lazy(
    r"\b(?:most|many|some|usually|often|people|patients|takes?|clears?|antibiotics?|infections?|hospital|medical|supervised|inpatient)\b",
    re.I,
)


_STEMS = (
    r"(?:cur(?:e|ing)|beat|revers|rid\s+of|get(?:s|ting)?\s+off|eliminat|heal|fix|conquer|kick|banish|overcom|quit|stop|end|wip|detox|free\s+(?:of|from)|clean|sober|-free)[^.;:!?\x00]*"
    r"(?:(?:in|within)\s[^.;:!?\x00]*(?:minute|hour|day|night|week|month)|overnight|weekend)|(?:hour|day)[\s-][^.;:!?\x00]*(?:cure|detox|fix|miracle|plan)|"
    r"(?:lose|shed|drop|melt|burn)[^.;:!?\x00]*(?:pound|lb|kilo|kg|stone)|(?:melt|burn|torch|blast)[^.;:!?\x00]*(?:fat|pounds|inches|weight)|lose\s+weight\s+(?:while|overnight)"
)


def quick_fix(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield promises that an illness or habit ends, or much weight goes, within days or weeks.

    `max_days` is how short a time counts; `max_pounds_a_week` how fast weight may go (NIH: one to two pounds a week).
    """
    days, pounds = option(document, rule, "max_days", 60), option(document, rule, "max_pounds_a_week", 3.0)
    for block, low, high in sentences_with(document, _STEMS, rule):
        text, taken = block.text, -1
        melts = {m.span() for m in _MELT.finditer(text, low, high)}
        found = {
            *_ended(document, block, low, high, days),
            *_free(text, low, high, days),
            *_weight(text, low, high, pounds),
        }
        is_usual = _USUAL.search(text, low, high) is not None
        for start, end in sorted(melts if is_usual else found | melts):
            if start >= taken:
                taken = end
                cue = cleared(document, rule, Place(block, start, end))
                yield replace(block.hit(start, end, limit=f"{pounds:g}"), cleared_by=cue)


def _ended(document: Document, block: Block, low: int, high: int, most_days: int) -> Iterator[tuple[int, int]]:
    """Yield an ending verb, an illness, drug or habit, and a short time."""
    text = block.text
    for match in _END.finditer(text, low, high):
        rest = _AFTER_END.match(text, match.end(), high)
        if rest is None or not _is_short(rest, most_days) or _WARNING.search(text[low : match.start()]):
            continue
        between = text[match.end() : rest.start("when")]
        if match.group().lower().startswith("detox") and not between.strip():
            yield match.start(), rest.end()
            continue
        found = next(illnesses(between, 0, len(between)), None)
        is_drug = bool(medicines_in(document, block, match.end(), rest.start("when")))
        if found is not None and found.kind == "curable" and agent_in(text, low, match.start()) != "remedy":
            continue
        if found is not None or is_drug or _HABIT.search(between):
            yield match.start(), rest.end()


def _free(text: str, low: int, high: int, most_days: int) -> Iterator[tuple[int, int]]:
    for pattern in (_FREE, _DETOX, _DAY_PLAN):
        for match in pattern.finditer(text, low, high):
            if _is_short(match, most_days):
                yield match.span()


def _weight(text: str, low: int, high: int, most_pounds: float) -> Iterator[tuple[int, int]]:
    """Yield a loss of weight that is faster than `most_pounds` a week."""
    for match in _LOSE.finditer(text, low, high):
        rate = _RATE.match(text, match.end())
        before = _FOR_TIME.search(text, low, match.start()) if rate is None else None
        time = rate or before
        if time is None or _WARNING.search(text[low : match.start()]):
            continue
        each = time.groupdict().get("each")
        days = _DAYS[each.lower()] if each else _days(time)
        mass = match["mass"].lower().rstrip("s") if match["mass"].lower() != "kg" else "kg"
        if _number(match["amount"]) * _POUNDS[mass] / max(days, 1.0) * 7 > most_pounds:
            yield (before.start() if before else match.start()), (rate.end() if rate else match.end())


def _is_short(match: re.Match[str], most_days: int) -> bool:
    return match["unit"] is None or _days(match) <= most_days


def _days(match: re.Match[str]) -> float:
    return _number(match["many"]) * _DAYS[match["unit"].lower()]


def _number(word: str) -> float:
    return float(_COUNTS[word.lower()]) if word.lower() in _COUNTS else float(word)
