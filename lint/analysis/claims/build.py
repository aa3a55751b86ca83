"""Turn a candidate sentence into claims: classify each statement, attach its parts, do its sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lint.analysis.claims.arithmetic import daily_of, single_of
from lint.analysis.claims.binding import Binder
from lint.analysis.claims.candidates import Candidate
from lint.analysis.claims.classify import Decision, decide, make_case
from lint.analysis.claims.cues import Tagged
from lint.analysis.claims.judge_phrases import decide_phrase
from lint.analysis.claims.model import Amount, Claim, ClaimClass, Frequency, Quantity, Taper
from lint.analysis.claims.phrases import Phrase
from lint.analysis.claims.population import condition_of, population_of, route_of
from lint.analysis.claims.surroundings import Surroundings
from lint.analysis.claims.tapers import direction, is_step, parse_taper, schedule
from lint.analysis.claims.timing import Found, find_durations, find_frequencies, is_as_needed, is_divided

_TAKE = re.compile(r"\b(?:tak(?:e|es|ing)|giv(?:e|es|ing)|us(?:e|es|ing)|appl(?:y|ies|ying)|put|swallow|chew|insert|inject|wear|inhale|add|place|crush|split|dissolve|have|need)\b", re.IGNORECASE)
_SOURCE_PARENS = re.compile(r"\([^()]*\b(?:label|leaflet|insert|prescribing information|guideline|drug facts|nhs|fda|smpc)\b[^()]*\)", re.IGNORECASE)
_EQUIVALENT = re.compile(r"(?:\s[\w-]+){0,2}\s?(?:\(|, or |, equal to |= ?)(?:about |or |equal to |that is,? |i\.e\.,? )?$", re.IGNORECASE)


def claims_of(candidate: Candidate, tagged: Tagged, around: Surroundings, binder: Binder) -> list[Claim]:
    """Return the claims of one sentence in order, without support and without what other sentences add."""
    text = candidate.text
    frequencies = find_frequencies(text)
    steps = schedule(text)
    found: list[Claim] = []
    amounts = [amount for number, amount in enumerate(candidate.amounts) if _is_wanted(candidate, number, amount, frequencies, steps)]
    for number, amount in enumerate(amounts):
        limit = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
        start = amounts[number - 1].end if number else 0
        found.append(_amount_claim(candidate, tagged, around, binder, amount, frequencies, steps, (start, limit)))
    for phrase in candidate.phrases:
        claim = _phrase_claim(candidate, tagged, around, binder, phrase, found)
        if claim is not None:
            found.append(claim)
    return _linked(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _is_wanted(
    candidate: Candidate, number: int, amount: Amount, frequencies: Sequence[Found], steps: Sequence[tuple[int, float, float]]
) -> bool:
    """Leave out statistics, equivalents in brackets, sources in brackets, and forms that are only mentioned."""
    text = candidate.text
    if any(match.start() < amount.start < match.end() for match in _SOURCE_PARENS.finditer(text)):
        return False
    near_drug = any(0 <= m.start - candidate.sentence.start - amount.end <= 25 or 0 <= amount.start - (m.end - candidate.sentence.start) <= 3 for m in candidate.drugs)
    if amount.kind == "percent":
        if re.match(r"\s?(?:of|off)\s(?:people|adults|patients|users|women|men|children|those|the (?:people|patients|participants|group|time|cases)|cases|all|americans|a \d)", text[amount.end :], re.IGNORECASE):
            return False
        return bool(direction(text, amount.start)) or amount.form is not None or near_drug or _is_cut(text, amount)
    written = text[amount.start : amount.end].lower()
    if amount.kind == "count" and amount.strength is None and amount.total is None:
        if amount.unit == "dose" or (written.startswith(("a ", "an ")) and amount.low == 1):
            if re.match(r"(?:a|an|one|each) (?:dose|tablet|pill)$", written) and re.search(r"\b(?:miss|missed|forget|forgot|skip|skipped|per)\s$", text[: amount.start], re.IGNORECASE):
                return False
            return (bool(frequencies) and _TAKE.search(text) is not None) or (amount.unit == "dose" and _TAKE.search(text) is not None and not written.startswith(("a ", "an ", "one ")))
    if amount.kind == "household" and amount.low == 1 and written.startswith(("a ", "an ")) and not near_drug and not frequencies:
        return False
    if number and amount.kind in ("mass", "activity", "volume", "household"):
        before = candidate.amounts[number - 1]
        gap = text[before.end : amount.start]
        if before.unit != amount.unit and before.kind in ("mass", "activity", "household", "volume", "count") and _EQUIVALENT.fullmatch(gap) and (before.kind != "count"):
            return False
    return True


def _is_cut(text: str, amount: Amount) -> bool:
    return re.match(r"\s(?:cuts?|reductions?|decreases?|tapers?|drops?|steps?|less|of (?:your|the|their) (?:\w+ )?(?:dose|dosage)|off (?:your|the|their|its) (?:\w+ )?dos|(?:should|must|can|may|is|are|to) (?:be )?(?:cut|reduced|taken off|removed|dropped|lowered|trimmed))", text[amount.end :], re.IGNORECASE) is not None


def _amount_claim(
    candidate: Candidate, tagged: Tagged, around: Surroundings, binder: Binder, amount: Amount,
    frequencies: Sequence[Found], steps: Sequence[tuple[int, float, float]], reach: tuple[int, int],
) -> Claim:
    sentence, text = candidate.sentence, candidate.text
    offset = sentence.start
    spans = candidate.spans
    in_step = next((row for row in steps if row[0] <= amount.start and amount.start - row[0] <= 12), None)
    own_frequency = _frequency(text, amount, frequencies, reach, around)
    case = make_case(tagged, amount.start, amount.end, amount, around.setting, own_frequency is not None, spans)
    decision = decide(case)
    if (in_step or around.step) and decision.claim_class is ClaimClass.DESCRIPTIVE and decision.cue == "no directive cue":
        decision = Decision(ClaimClass.DIRECTIVE, "schedule: a step with its day or week")
    if candidate.is_heading and decision.cue.startswith(("regimen", "section", "promise")):
        decision = Decision(ClaimClass.DESCRIPTIVE, "heading")
    kind = _kind(text, amount, decision, in_step is not None or around.step is not None)
    taper = parse_taper(text, amount) if kind in ("taper", "titration") else None
    step = (in_step[1], in_step[2]) if in_step else around.step
    if step is not None and taper is not None:
        taper = replace(taper, steps=((step[0], amount.high),), unit=amount.unit, step=None, target=None)
    population = population_of(text, around.label)
    is_target = taper is not None and taper.target is not None
    single = None if kind in ("taper", "titration", "relative") and step is None and not is_target else single_of(amount, population)
    durations = [duration for low, _, duration in find_durations(text) if not _is_daily(duration.text)]
    return Claim(
        sentence=sentence, start=offset + amount.start, end=offset + amount.end, kind=kind,
        claim_class=decision.claim_class, cue=decision.cue, drug=binder.bind(sentence, offset + amount.start, offset + amount.end),
        amount=amount, frequency=own_frequency, duration=durations[0] if durations else None, taper=taper, population=population,
        single=single, daily=daily_of(amount, single, own_frequency, None, None), route=route_of(text),
        condition=condition_of(text), is_prohibition=decision.is_prohibition, is_maximum=decision.is_maximum,
    )  # fmt: skip


def _is_daily(text: str) -> bool:
    return re.search(r"\b(?:24|twenty-four) hours?\b|\b(?:a|one) (?:single )?day\b", text, re.IGNORECASE) is not None


def _kind(text: str, amount: Amount, decision: Decision, is_scheduled: bool) -> str:
    if amount.kind == "relative" and amount.high != 0.5:
        return "relative"
    way = direction(text, amount.start)
    if amount.kind == "relative" or (amount.kind == "percent" and amount.form is None):
        return "maximum" if decision.is_maximum and not way and not _is_cut(text, amount) else "taper" if way != "up" else "titration"
    if is_scheduled:
        return "taper"
    if way and is_step(text, amount):
        return "taper" if way == "down" else "titration"
    if decision.is_maximum:
        return "maximum"
    if decision.cue.startswith("product"):
        return "strength"
    return "dose"


def _frequency(
    text: str, amount: Amount, frequencies: Sequence[Found], reach: tuple[int, int], around: Surroundings
) -> Frequency | None:
    """The frequency after the amount and before the next one, else the last before it, else one beside a table cell."""
    after = [item for item in frequencies if amount.start <= item.start < reach[1]]
    before = [item for item in frequencies if reach[0] <= item.start < amount.start]
    cap = next((item.frequency for item in after if item.frequency.capped), None)
    chosen = next((item.frequency for item in after if not item.frequency.capped or item.frequency.interval_hours), None) or cap
    if chosen is None and before and not re.search(r"[;:]", text[before[-1].end : amount.start]):
        chosen = before[-1].frequency
    if chosen is None and around.frequency:
        beside = find_frequencies(around.frequency)
        chosen = beside[0].frequency if beside else None
    if chosen is None:
        return None
    capped = cap.capped if cap is not None else None
    return replace(chosen, as_needed=is_as_needed(text), divided=is_divided(text), capped=capped or chosen.capped)


def _phrase_claim(
    candidate: Candidate, tagged: Tagged, around: Surroundings, binder: Binder, phrase: Phrase, found: Sequence[Claim]
) -> Claim | None:
    sentence, text, offset = candidate.sentence, candidate.text, candidate.sentence.start
    if phrase.kind in ("taper", "vague-dose", "deferral", "duration", "use", "frequency") and any(claim.claim_class is not ClaimClass.NOT_A_DOSE for claim in found):
        return None
    if phrase.kind in ("taper", "vague-dose") and any(claim.kind == "stop" and claim.start == phrase.start + offset for claim in found):
        return None
    spans = candidate.spans
    frequencies = find_frequencies(text)
    case = make_case(tagged, phrase.start, phrase.end, None, around.setting, bool(frequencies), spans)
    decision = decide_phrase(case, phrase)
    if decision is None:
        return None
    taper = None
    if phrase.kind == "taper":
        taper = parse_taper(text, None) if phrase.has_figure else Taper(qualitative=True)
        if not phrase.has_figure:
            timed = parse_taper(text, None)
            taper = replace(taper, total_days=timed.total_days)
    durations = find_durations(text)
    kind = "dose" if phrase.kind == "vague-dose" else phrase.kind
    return Claim(
        sentence=sentence, start=offset + phrase.start, end=offset + phrase.end, kind=kind,
        claim_class=decision.claim_class, cue=decision.cue, drug=binder.bind(sentence, offset + phrase.start, offset + phrase.end),
        frequency=frequencies[0].frequency if frequencies and phrase.kind in ("taper", "frequency") else None,
        duration=durations[0][2] if durations else None, taper=taper, population=population_of(text, around.label),
        condition=condition_of(text), is_prohibition=decision.is_prohibition, is_abrupt=phrase.is_abrupt,
    )  # fmt: skip


def _linked(found: list[Claim]) -> list[Claim]:
    """Give the doses of a sentence the maximum that the same sentence states, and counts the strength it names."""
    strengths = {c.amount.strength for c in found if c.amount and c.amount.strength and c.amount.strength.per is None}
    return [_summed(claim, strengths) for claim in found] if strengths else found


def _summed(claim: Claim, strengths: set[Quantity]) -> Claim:
    amount = claim.amount
    if amount is None or amount.kind != "count" or amount.strength or amount.total or len(strengths) != 1:
        return claim
    filled = replace(amount, strength=next(iter(strengths)))
    single = single_of(filled, claim.population)
    return replace(claim, amount=filled, single=single, daily=daily_of(filled, single, claim.frequency, None, None))


def with_strength(claim: Claim, strength: Quantity) -> Claim:
    """Return a claim about a count of units with the strength of one unit filled in."""
    return _summed(claim, {strength})


def with_maxima(found: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of one block; a dose takes over the daily maximum that its sentence or the next one states."""
    for number, claim in enumerate(found):
        if claim.kind not in ("dose", "titration") or claim.amount is None:
            yield claim
            continue
        limit, doses = None, claim.frequency.capped if claim.frequency else None
        for other in found[number + 1 :]:
            if other.kind == "maximum" and other.amount is not None and (other.frequency is None or 0.99 < other.frequency.per_day < 1.01):
                if other.amount.unit == "dose":
                    doses = other.amount.high
                elif other.single is not None and other.amount.per is None and other.frequency is not None:
                    limit = other.single
                break
            if other.kind == "dose" and other.sentence != claim.sentence:
                break
        if limit is not None and claim.single is not None and limit.unit != claim.single.unit:
            limit = limit if claim.daily is None else None
        if limit is not None:
            limit = replace(limit, sum=f"stated maximum: {limit.sum} a day")
        daily = daily_of(claim.amount, claim.single, claim.frequency, limit, doses)
        yield replace(claim, maximum=limit, maximum_doses=doses, daily=daily)
