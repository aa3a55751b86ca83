"""Schedules: steps of a sentence, list or table put together, with the fastest fall among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lint.analysis.claims.model import Claim
from lint.analysis.claims.parts import Taper
from lint.analysis.claims.tapers import schedule_pace


def with_schedules(found: Sequence[Claim]) -> list[Claim]:
    """Give each step the whole schedule, (day it starts, amount) with the first day first, and its pace."""
    result = list(found)
    for numbers in _schedules(found):
        steps = tuple(sorted({step for number in numbers for step in _steps(found[number])}))
        rises = len(steps) > 1 and steps[-1][1] > steps[0][1]
        for number in numbers:
            claim = found[number]
            taper = replace(claim.taper or Taper(), steps=steps, percent_per_14_days=schedule_pace(steps))
            kind = "titration" if rises else "taper"
            result[number] = replace(
                claim, taper=taper, kind=kind if claim.kind in ("taper", "titration") else claim.kind
            )
    return result


def _steps(claim: Claim) -> tuple[tuple[float, float], ...]:
    return claim.taper.steps if claim.taper is not None else ()


def _schedules(found: Sequence[Claim]) -> list[list[int]]:
    """Return the claims of each schedule: those of one list or table, else of blocks that follow each other."""
    schedules: dict[tuple[object, ...], list[int]] = {}
    run, last = 0, -1
    for number, claim in enumerate(found):
        if not _steps(claim):
            continue
        if claim.sentence.index > last + 1:
            run += 1
        last = claim.sentence.index
        group = claim.sentence.block.group
        home = ("group", group) if group >= 0 else ("run", run)
        schedules.setdefault((*home, claim.drug_name), []).append(number)
    return list(schedules.values())
