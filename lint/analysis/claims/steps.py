"""Schedules: steps of a sentence, list or table put together, with the fastest fall among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lint.analysis.claims.model import Claim, Taper
from lint.analysis.claims.tapers import schedule_pace
from lint.document import Document


def with_schedules(document: Document, found: Sequence[Claim]) -> list[Claim]:
    """Give each step the whole schedule: (day it starts, amount), first day first, and its pace."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, claim in enumerate(found):
        if claim.taper is not None and claim.taper.steps:
            groups.setdefault(_home(document, claim), []).append(number)
    result = list(found)
    for numbers in groups.values():
        steps = tuple(sorted({found[number].taper.steps[0] for number in numbers}))  # type: ignore[union-attr]
        pace = schedule_pace(steps)
        rises = len(steps) > 1 and steps[-1][1] > steps[0][1]
        for number in numbers:
            claim = found[number]
            taper = replace(claim.taper or Taper(), steps=steps, percent_per_14_days=pace)
            kind = "titration" if rises else "taper"
            result[number] = replace(claim, taper=taper, kind=kind if claim.kind in ("taper", "titration") else claim.kind)
    return result


def _home(document: Document, claim: Claim) -> tuple[object, ...]:
    """A list or table is one schedule; outside them, neighbouring blocks with steps are."""
    block = claim.sentence.block
    if block.group >= 0:
        return ("group", block.group, claim.drug_name)
    return ("section", claim.sentence.index // 8, claim.drug_name)
