"""Stop and taper statements: what readers are told to do, at which pace, with which source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims import Claim, article_topics, claims
from lint.analysis.claims.model import Binding
from lint.analysis.claims.support import sentence_backing
from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.document import Document
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_RISKY = frozenset({"fatal", "life-threatening", "serious", "unpleasant"})
_BENZODIAZEPINE_CEILING = 25.0
"""Percent per 14 days: the 2025 joint guideline led by ASAM says a taper should typically not exceed it."""
_BENZODIAZEPINE_START = 10.0
"""Percent per 14 days: the top of 5% to 10% at the shortest interval of 2 weeks (same guideline)."""
_OPIOID_CEILING = 25.0
"""Percent per 14 days: opioid labels, no more than 10% to 25% every 2 to 4 weeks."""
_OPIOID_CEILING_LONG_TERM = 5.0
"""Percent per 14 days, rounded up from 10% a month: better tolerated after a year or more (CDC 2022)."""
_LONG_TERM = lazy(r"\b(?:a|one|1|\d+)\s+years?\s+or\s+(?:more|longer)|\blong[- ]term|\bfor\s+years\b|\bchronic", re.I)
_ACUTE = lazy(r"\b(?:a few days|short[- ]term|acute|after surgery|less than (?:a|one) (?:week|month))\b", re.I)


def abrupt_stop_advice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield directives to stop a medicine at once whose sudden stop is known to harm, and permissions to just stop."""
    told = set()
    for index, claim in enumerate(claims(document)):
        is_order = claim.kind == "stop" and claim.is_directive and not claim.is_prohibition
        if is_order and claim.drug and _worst_severity(claim.drug, document) in _RISKY:
            told.add(claim.sentence)
            yield _claim_hit(claim, index, drug=claim.drug.written)
    subject = article_topics(document).subject
    rows = facts().discontinuation(subject, document.settings.locale.upper()) if subject else ()
    if not rows or rows[0].severity not in _RISKY:
        return
    for sentence in sentences(document):
        match = _JUST_STOP.search(sentence.text)
        if match and sentence not in told and not _SHORT_COURSE.search(sentence.text):
            start = sentence.start + match.start()
            place = Place(sentence.block, start, start + len(match.group()))
            hit = sentence.hit(place.start, place.end, drug=subject)
            yield replace(hit, cleared_by=clear(("negated", "quoted", "debunked", "question"), document, place))


_JUST_STOP = lazy(
    r"\b(?:you\s+can|it\s+is\s+(?:fine|ok(?:ay)?|safe)\s+to|feel\s+free\s+to|go\s+ahead\s+and)\s+(?:even\s+|just\s+|simply\s+|safely\s+|always\s+)*"
    r"(?:stop|quit|drop)(?:\s+(?:taking\s+)?(?:it|them|the\s+\w+|your\s+\w+|this\s+\w+)\b)?(?=[^.]{0,60}?(?:[.!]|at\s+once|right\s+away|straight\s+away|whenever|any\s*time|once\s+you|when\s+you\s+feel))", re.I)  # fmt: skip
_SHORT_COURSE = lazy(
    r"\bshort\s+course|\b(?:doctor|prescriber|pharmacist|nurse|provider|clinic|specialist)\b|\bdays\b|\b(?:smoking|drinking|worrying|counting|here|reading|exercise|the\s+(?:taper|test|video))\b",
    re.I,
)


def taper_too_fast(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield directed paces above the guideline ceiling of the drug's class; support does not silence it."""
    for index, claim, pace in _paced(document):
        classes = _classes(claim, document)
        if "benzodiazepine" in classes and pace > _BENZODIAZEPINE_CEILING:
            limit = "typically no more than 25% every 2 weeks (guideline led by ASAM, 2025)"
        elif "opioid" in classes and _is_too_fast_for_opioids(claim, pace):
            limit = "labels say no more than 10% to 25% every 2 to 4 weeks, and after a year of use the CDC (2022) says 10% a month"
        else:
            continue
        yield _claim_hit(claim, index, pace=_in_words(pace), drug=claim.drug.written if claim.drug else "", limit=limit)


def taper_above_starting_pace(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield directed benzodiazepine paces between the usual starting pace and the ceiling."""
    for index, claim, pace in _paced(document):
        if "benzodiazepine" in _classes(claim, document) and _BENZODIAZEPINE_START < pace <= _BENZODIAZEPINE_CEILING:
            yield _claim_hit(claim, index, pace=_in_words(pace))


def unsourced_taper(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield directed tapers with a figure and without support."""
    for index, claim in _tapers(document):
        if claim.taper and not claim.taper.qualitative and not claim.has_support("S2"):
            yield _claim_hit(claim, index)


def ambiguous_percent_base(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield directed percentages that do not say of which dose."""
    for index, claim in _tapers(document):
        taper = claim.taper
        if (
            taper
            and taper.percent_high
            and taper.base is None
            and taper.interval_days_low
            and not claim.has_support("S3")
        ):
            yield _claim_hit(claim, index)


def vague_taper(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield tapers in words only: nobody in charge, or a vague time instead of a pace."""
    seen = set()
    for index, claim in enumerate(claims(document)):
        if claim.kind != "taper" or claim.claim_class.value != "qualitative" or claim.has_support("S3"):
            continue
        text = claim.sentence.text
        is_vague = _VAGUE_TIME.search(text) and _REDUCTION.search(text)
        if (is_vague or (_AGENTLESS.search(text) and not _WHO_DECIDES.search(text))) and claim.sentence not in seen:
            seen.add(claim.sentence)
            yield replace(claim.sentence.hit(claim.sentence.start, claim.sentence.end), claim=index)


def unsourced_duration(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield times for withdrawal that name no source."""
    claim_of = {
        claim.sentence: (index, claim) for index, claim in enumerate(claims(document)) if claim.kind == "duration"
    }
    if not article_topics(document).is_stopping:
        return
    for sentence in sentences(document):
        match = _WITHDRAWAL_TIME.search(sentence.text)
        if match is None or not _WITHDRAWAL.search(sentence.text):
            continue
        if sentence_backing(document, sentence.block, sentence.start, sentence.end).level.rank >= 2:
            continue
        index, claim = claim_of.get(sentence, (None, None))
        if claim is None or not claim.has_support("S2"):
            yield replace(sentence.hit(sentence.start + match.start(), sentence.start + match.end()), claim=index)


def dose_equivalence_advice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts that stand for another medicine of the same risky class, told to the reader."""
    found = list(enumerate(claims(document)))
    for index, claim in found:
        if not claim.amount or not _SWITCH.search(claim.sentence.text) or claim.drug is None:
            continue
        place = Place(claim.block, claim.start, claim.end)
        others = [o for _, o in found if o.sentence == claim.sentence and o is not claim and o.amount and o.drug]
        mine = set(_classes(claim, document)) & {"benzodiazepine", "opioid"}
        same_class = [
            o for o in others if mine & set(_classes(o, document)) and o.drug and o.drug.name != claim.drug.name
        ]
        last = all(o.start < claim.start for o in same_class)
        if same_class and last and clear(("negated", "question"), document, place) is None:
            yield _claim_hit(claim, index)


def home_detox(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield how-to advice on detox at home from what is dangerous to stop without care."""
    from lint.analysis.drugs import mentions

    named = {m.index: m for m in mentions(document) if _DETOX_CLASSES & set(facts().classes_of(m.drug))}
    for index, block in enumerate(document.blocks):
        if block.debris is not None or not (block.is_prose or block.kind in ("heading", "title")):
            continue
        for match in _HOME_DETOX.finditer(block.text):
            drug = named[index].text if index in named else None
            if drug is None and (alcohol := _ALCOHOL.search(block.text)):
                drug = alcohol.group()
            if drug is None and not _FOOD_DETOX.search(block.text):
                drug = next((m.text for m in named.values()), None)
            cue = clear(("negated", "quoted", "debunked", "question"), document, Place(block, *match.span()))
            if drug is not None:
                yield replace(block.hit(*match.span(), drug=drug), cleared_by=cue)


_VAGUE_TIME = lazy(
    r"\bover\s+(?:a\s+(?:period|span|course|matter)\s+of|time\b|several|some|a\s+few|many|weeks|months|days)"
    r"|\bperiod\s+of\s+time\b|\bin\s+(?:several|a\s+few)\s+(?:weeks|months)", re.I)  # fmt: skip
_REDUCTION = lazy(r"\b(?:reduc|lower|taper|wean|decreas|cut)\w*\b", re.I)
_WITHDRAWAL_TIME = lazy(
    r"\b(?:can\s+|may\s+|will\s+|usually\s+|often\s+)*(?:(?:is|are|be)\s+(?:\w+\s+)?)?(?:lasts?|goes?\s+away|fades?|peaks?|begins?|starts?|resolves?|persists?|over|gone|eases?|disappears?)\s+"
    r"(?:for\s+|in\s+|within\s+|after\s+|about\s+|up\s+to\s+|between\s+|around\s+|only\s+)*"
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|ten|twelve|several|some|a\s+few|many)(?:[^.;]{0,30}?)\b(?:hours?|days?|weeks?|months?|years?)\b"
    r"(?:\s+(?:to|or|and)\s+(?:\w+\s+)?(?:hours?|days?|weeks?|months?|years?))?", re.I)  # fmt: skip
_WITHDRAWAL = lazy(r"\bwithdrawal\b|\bsymptoms?\b|^\W*it\b|\bdetox\b", re.I)
_AGENTLESS = lazy(
    r"\b(?:taper\w*|reduc\w+|wean\w*|plan|approach|schedule|process|dos(?:e|age)|amount)\b[^.]{0,60}?\b(?:is|are|be|was)\s+"
    r"(?:\w+ly\s+|usually\s+|often\s+|always\s+)?(?:advised|recommended|crucial|essential|important|suggested|needed|necessary|required|best|key|"
    r"reduced|lowered|decreased|tapered)", re.I)  # fmt: skip
_WHO_DECIDES = lazy(
    r"\b(?:your|a|the)\s+(?:\w+\s+){0,3}(?:doctor|prescriber|provider|pharmacist|nurse|clinician|specialist|team)\b"
    r"[^.]{0,60}\b(?:will|can|sets?|decides?|makes?|tells?|guides?|plans?|writes?)\b"
    r"|\bask\b|\bby\s+(?:your|a)\s+(?:doctor|prescriber|provider|clinician)", re.I)  # fmt: skip
_SWITCH = lazy(
    r"=|\bequals?\b|\bequivalent\b|\bswitch\w*|\bswap\w*|\breplac\w+|\bsubstitut\w+|\bconvert\w*|\bsame\s+as\b", re.I
)
_DETOX_CLASSES = frozenset({"benzodiazepine", "barbiturate", "opioid", "muscle-relaxant"})
_HOME_DETOX = lazy(
    r"\b(?:detox(?:ing|ify|ification)?|withdraw(?:ing)?)\s+(?:yourself\s+)?(?:safely\s+|easily\s+)?at\s+home\b|\b(?:at[- ])?home\s+detox\b|"
    r"\bdetox(?:ing|ify)?\s+from\s+\w+\s+at\s+home\b|\b(?:\d+|\w+)-day\s+home\s+(?:plan|detox|program)\b|"
    r"\bcoping\s+with\s+withdrawal\s+at\s+home\b|\bhome\s+(?:withdrawal|detoxification)\b|\b(?:rapid|fast|express|weekend|diy|do-it-yourself)\s+detox\b", re.I)  # fmt: skip
_ALCOHOL = lazy(r"\balcohol\b|\bdrinking\b|\bheroin\b|\bopiates?\b", re.I)
_FOOD_DETOX = lazy(r"\b(?:juice|liver|sugar|tea|colon|skin|digital|diet|smoothie|cleanse)\b", re.I)


def _claim_hit(claim: Claim, index: int, **fields: object) -> Hit:
    return replace(claim.hit(**fields), claim=index)


def _tapers(document: Document) -> Iterator[tuple[int, Claim]]:
    for index, claim in enumerate(claims(document)):
        if claim.kind == "taper" and claim.is_directive and not claim.is_prohibition and claim.taper:
            yield index, claim


def _paced(document: Document) -> Iterator[tuple[int, Claim, float]]:
    """Yield directed tapers with their pace in percent per 14 days."""
    for index, claim in _tapers(document):
        if claim.taper and claim.taper.percent_per_14_days is not None:
            yield index, claim, claim.taper.percent_per_14_days


def _is_too_fast_for_opioids(claim: Claim, pace: float) -> bool:
    text = claim.sentence.text
    if _ACUTE.search(text):
        return False
    if pace > _OPIOID_CEILING:
        return True
    return pace > _OPIOID_CEILING_LONG_TERM and _LONG_TERM.search(text) is not None and not claim.has_support("S3")


def _classes(claim: Claim, document: Document) -> tuple[str, ...]:
    locale = document.settings.locale.upper()
    return facts().classes_of(claim.drug.name, locale) if claim.drug else ()


def _worst_severity(drug: Binding, document: Document) -> str | None:
    rows = facts().discontinuation(drug.name, document.settings.locale.upper())
    return rows[0].severity if rows else None


def _in_words(pace: float) -> str:
    return f"{pace:g}% in 2 weeks" if pace < 100 else "A cut of this size"
