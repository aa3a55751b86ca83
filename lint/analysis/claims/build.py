"""Turn a candidate sentence into claims: classify each statement, attach its parts, do its sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from lint.analysis.claims.arithmetic import daily_of, single_of
from lint.analysis.claims.binding import Binder
from lint.analysis.claims.candidates import Candidate
from lint.analysis.claims.case import Case, Decision, make_case
from lint.analysis.claims.classify import decide
from lint.analysis.claims.cues import Tagged
from lint.analysis.claims.judge_phrases import decide_phrase
from lint.analysis.claims.model import Claim, ClaimClass
from lint.analysis.claims.parts import Amount, Duration, Frequency, Population, Quantity, Taper
from lint.analysis.claims.population import condition_of, plain_population, route_of, with_label
from lint.analysis.claims.surroundings import Surroundings
from lint.analysis.claims.tapers import direction, is_step, parse_taper, schedule
from lint.analysis.claims.timing import Found, find_frequencies, is_as_needed, is_divided
from lint.analysis.claims.vocabulary import Phrase
from lint.analysis.claims.wanted import is_cut, is_wanted
from lint.text.lazy import lazy

_A_DAY = lazy(r"\b(?:24|twenty-four) hours?\b|\b(?:a|one) (?:single )?day\b", re.IGNORECASE)
_BREAK = lazy(r"[;:]")
_STEP_WORDS = frozenset({"day", "days", "week", "weeks", "month", "months"})
_STEP_REACH = 12
"""Characters between "Week 1:" and its amount."""
_SAID_BY_AMOUNT = frozenset({"taper", "vague-dose", "deferral", "duration", "use", "frequency"})
"""Kinds of phrase that say nothing more where the sentence gives an amount."""


class SentenceClaims:
    """The claims of one sentence, without support and without what other sentences add."""

    def __init__(self, candidate: Candidate, tagged: Tagged, around: Surroundings, binder: Binder) -> None:
        self._candidate = candidate
        self._tagged = tagged
        self._around = around
        self._binder = binder
        self._text = candidate.text
        self._offset = candidate.sentence.start
        self._spans = candidate.spans

    def all(self) -> list[Claim]:
        """Return the claims in order."""
        candidate = self._candidate
        amounts = [amount for number, amount in enumerate(candidate.amounts) if is_wanted(candidate, number, amount)]
        found = []
        for number, amount in enumerate(amounts):
            limit = amounts[number + 1].start if number + 1 < len(amounts) else len(self._text)
            found.append(self._of_amount(amount, amounts[number - 1].end if number else 0, limit))
        for phrase in candidate.phrases:
            claim = self._of_phrase(phrase, found)
            if claim is not None:
                found.append(claim)
        found.sort(key=lambda claim: (claim.start, claim.end))
        strengths = {
            c.amount.strength for c in found if c.amount and c.amount.strength and c.amount.strength.per is None
        }
        return [with_strength(claim, next(iter(strengths))) for claim in found] if len(strengths) == 1 else found

    @cached_property
    def _steps(self) -> tuple[tuple[int, float, float], ...]:
        return () if self._candidate.reading.words.isdisjoint(_STEP_WORDS) else schedule(self._text)

    @cached_property
    def _population(self) -> Population | None:
        own = plain_population(self._text, self._candidate.reading.words)
        return with_label(own, self._around.population)

    @cached_property
    def _duration(self) -> Duration | None:
        found = (duration for _, _, duration in self._candidate.reading.durations if not _A_DAY.search(duration.text))
        return next(found, None)

    @cached_property
    def _route(self) -> str | None:
        return route_of(self._candidate.reading.words)

    @cached_property
    def _condition(self) -> str | None:
        return condition_of(self._text, self._candidate.reading.words)

    def _case(self, start: int, end: int, amount: Amount | None, has_frequency: bool) -> Case:
        words = self._candidate.reading.words
        return make_case(self._tagged, start, end, amount, self._around.setting, has_frequency, self._spans, words)

    def _of_amount(self, amount: Amount, reach_low: int, reach_high: int) -> Claim:
        in_step = next((row for row in self._steps if 0 <= amount.start - row[0] <= _STEP_REACH), None)
        step = (in_step[1], in_step[2]) if in_step else self._around.step
        frequency = self._frequency(amount, reach_low, reach_high)
        decision = self._decide(amount, frequency, step is not None)
        kind = _kind(self._text, amount, decision, step is not None)
        taper = parse_taper(self._candidate.reading, amount) if kind in ("taper", "titration") else None
        if step is not None and taper is not None:
            taper = replace(taper, steps=((step[0], amount.high),), unit=amount.unit, step=None, target=None)
        single = None
        if kind not in ("taper", "titration", "relative") or step is not None or (taper is not None and taper.target):
            single = single_of(amount, self._population)
        start, end = self._offset + amount.start, self._offset + amount.end
        return Claim(
            sentence=self._candidate.sentence,
            start=start,
            end=end,
            kind=kind,
            claim_class=decision.claim_class,
            cue=decision.cue,
            drug=self._binder.bind(self._candidate.sentence, start, end),
            amount=amount,
            frequency=frequency,
            duration=self._duration,
            taper=taper,
            population=self._population,
            single=single,
            daily=daily_of(single, frequency),
            route=self._route,
            condition=self._condition,
            is_prohibition=decision.is_prohibition,
            is_maximum=decision.is_maximum,
        )

    def _decide(self, amount: Amount, frequency: Frequency | None, is_scheduled: bool) -> Decision:
        decision = decide(self._case(amount.start, amount.end, amount, frequency is not None))
        if is_scheduled and decision.claim_class is ClaimClass.DESCRIPTIVE and decision.cue == "no directive cue":
            return Decision(ClaimClass.DIRECTIVE, "schedule: a step with its day or week")
        if self._candidate.is_heading and decision.cue.startswith(("regimen", "section", "promise")):
            return Decision(ClaimClass.DESCRIPTIVE, "heading")
        return decision

    def _frequency(self, amount: Amount, low: int, high: int) -> Frequency | None:
        """Return the frequency between the amount and the next one, else the last before it, else one in the row."""
        frequencies = self._candidate.reading.frequencies
        after = [item for item in frequencies if amount.start <= item.start < high]
        cap = next((item.frequency for item in after if item.frequency.capped), None)
        plain = (item.frequency for item in after if not item.frequency.capped or item.frequency.interval_hours)
        chosen = next(plain, None) or cap or self._frequency_before(frequencies, amount, low)
        if chosen is None and self._around.frequency:
            beside = find_frequencies(self._around.frequency)
            chosen = beside[0].frequency if beside else None
        if chosen is None:
            return None
        capped = cap.capped if cap is not None else chosen.capped
        words = self._candidate.reading.words
        as_needed, divided = is_as_needed(self._text, words), is_divided(self._text, words)
        if not as_needed and not divided and capped == chosen.capped:
            return chosen
        return replace(chosen, as_needed=as_needed, divided=divided, capped=capped)

    def _frequency_before(self, frequencies: Sequence[Found], amount: Amount, low: int) -> Frequency | None:
        before = [item for item in frequencies if low <= item.start < amount.start]
        if not before or _BREAK.search(self._text[before[-1].end : amount.start]):
            return None
        return before[-1].frequency

    def _of_phrase(self, phrase: Phrase, found: Sequence[Claim]) -> Claim | None:
        if phrase.kind in _SAID_BY_AMOUNT and any(c.claim_class is not ClaimClass.NOT_A_DOSE for c in found):
            return None
        reading = self._candidate.reading
        decision = decide_phrase(self._case(phrase.start, phrase.end, None, bool(reading.frequencies)), phrase)
        if decision is None:
            return None
        taper = None
        if phrase.kind == "taper":
            taper = parse_taper(reading, None)
            if not phrase.has_figure:
                taper = Taper(qualitative=True, total_days=taper.total_days)
        timed = reading.frequencies and phrase.kind in ("taper", "frequency")
        start, end = self._offset + phrase.start, self._offset + phrase.end
        return Claim(
            sentence=self._candidate.sentence,
            start=start,
            end=end,
            kind="dose" if phrase.kind == "vague-dose" else phrase.kind,
            claim_class=decision.claim_class,
            cue=decision.cue,
            drug=self._binder.bind(self._candidate.sentence, start, end),
            frequency=reading.frequencies[0].frequency if timed else None,
            duration=reading.durations[0][2] if reading.durations else None,
            taper=taper,
            population=self._population,
            condition=self._condition,
            is_prohibition=decision.is_prohibition,
            is_abrupt=phrase.is_abrupt,
        )


def _kind(text: str, amount: Amount, decision: Decision, is_scheduled: bool) -> str:
    if amount.kind == "relative" and amount.high != 0.5:
        return "relative"
    way = direction(text, amount.start)
    if amount.kind == "relative" or (amount.kind == "percent" and amount.form is None):
        if decision.is_maximum and not way and not is_cut(text, amount):
            return "maximum"
        return "titration" if way == "up" else "taper"
    if is_scheduled:
        return "taper"
    if way and is_step(text, amount):
        return "taper" if way == "down" else "titration"
    if decision.is_maximum:
        return "maximum"
    return "strength" if decision.cue.startswith("product") else "dose"


def with_strength(claim: Claim, strength: Quantity) -> Claim:
    """Return a claim about a count of units with the strength of one unit filled in, if it names none itself."""
    amount = claim.amount
    if amount is None or amount.kind != "count" or amount.strength or amount.total or amount.unit == "dose":
        return claim
    filled = replace(amount, strength=strength)
    single = single_of(filled, claim.population)
    return replace(claim, amount=filled, single=single, daily=daily_of(single, claim.frequency))


def with_maxima(found: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of one block; a dose takes over the daily maximum that its sentence or the next one states."""
    for number, claim in enumerate(found):
        if claim.kind not in ("dose", "titration") or claim.amount is None:
            yield claim
            continue
        limit, doses = None, claim.frequency.capped if claim.frequency else None
        stated = _stated_maximum(claim, found[number + 1 :])
        if stated is not None and stated.amount is not None:
            if stated.amount.unit == "dose":
                doses = stated.amount.high
            elif stated.amount.per is None and stated.frequency is not None:
                limit = stated.single
        if limit is not None and claim.daily is not None and claim.single and limit.unit != claim.single.unit:
            limit = None
        if limit is not None:
            limit = replace(limit, sum=f"stated maximum: {limit.sum} a day")
        daily = daily_of(claim.single, claim.frequency, limit, doses)
        yield replace(claim, maximum=limit, maximum_doses=doses, daily=daily)


def _stated_maximum(claim: Claim, following: Sequence[Claim]) -> Claim | None:
    """Return the maximum a day that is stated before the next dose begins."""
    for other in following:
        if other.kind == "maximum" and (other.frequency is None or 0.99 < other.frequency.per_day < 1.01):
            return other
        if other.kind == "dose" and other.sentence != claim.sentence:
            return None
    return None
