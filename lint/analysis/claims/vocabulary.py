"""Words for medicines, for stopping at once and for going slowly, shared by what looks for statements."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.text.lazy import lazy


class Phrase(NamedTuple):
    """A statement found by its words."""

    kind: str
    """`stop`, `taper`, `duration`, `vague-dose`, `deferral`, `age-limit`, `use`, `frequency`."""
    start: int
    end: int
    is_abrupt: bool = False
    has_figure: bool = False
    has_manner: bool = True
    """Whether a taper is told with its pace ("slowly"), not only named."""


MEDICINE_WORDS = (
    r"(?:dos(?:e|es|age|ages|ing)|medications?|medicines?|meds|drugs?|tablets?|pills?|capsules?|patch(?:es)?|treatment"
    r"|therapy|prescriptions?|antidepressants?|benzodiazepines?|benzos?|opioids?|opiates?|beta[- ]?blockers?|steroids?"
    r"|painkillers?|antipsychotics?|sedatives?|tranquili[sz]ers?|SSRIs?|SNRIs?|insulin|anticonvulsants?|blood thinners?"
    r"|supplements?|inhalers?|pain relievers?|gabapentinoids?|corticosteroids?|statins?|amount (?:you take|of)|intake)"
)
MEDICINE_WORDS_SET = frozenset(
    "dose doses dosage dosages dosing medication medications medicine medicines meds drug drugs tablet tablets pill pills "
    "capsule capsules patch patches treatment therapy prescription prescriptions antidepressant antidepressants benzodiazepine "
    "benzodiazepines benzo benzos opioid opioids opiate opiates beta blocker blockers betablocker betablockers steroid steroids "
    "painkiller painkillers antipsychotic antipsychotics sedative sedatives tranquilizer tranquilizers tranquiliser "
    "tranquilisers tranquillizer tranquillizers tranquilliser tranquillisers ssri ssris snri snris insulin anticonvulsant "
    "anticonvulsants blood supplement supplements inhaler inhalers reliever relievers gabapentinoid gabapentinoids "
    "corticosteroid corticosteroids statin statins amount intake".split()
)
"""The words of MEDICINE one by one: a text without any of them, and without a name, speaks of no medicine."""
MEDICINE = lazy(rf"\b{MEDICINE_WORDS}\b", re.IGNORECASE)
ABRUPT = lazy(
    r"\b(?:cold[- ]turkey|suddenly|sudden|abruptly|abrupt|overnight|all at once|at once|straight ?away|right away"
    r"|immediately|today|in one go|from one day to the next|outright|completely|now|instantly|all of a sudden)\b",
    re.IGNORECASE,
)
SLOWLY = lazy(
    r"\b(?:slow(?:ly|er)?|gradual(?:ly)?|progressive(?:ly)?|incremental(?:ly)?|step[- ]by[- ]step|little by little"
    r"|bit by bit|(?:in )?(?:small|tiny|gentle|careful) (?:steps|cuts|amounts|stages|increments)|in stages|over time"
    r"|over (?:several|a few|many|a number of|some|a couple of|a period of|an extended|a long|weeks|months"
    r"|the next few|the course of)|a period of time|extended period|takes? time|careful(?:ly)?|gentl[ey]|bits?"
    r"|a (?:number of|few) weeks|(?:a )?(?:little|bit)(?: bit)? at a time|one step at a time|in steps|by degrees"
    r"|piece by piece|many (?:weeks|months)|a little (?:bit )?(?:each|every|more each)|steadily|patience|patient|patiently|stretch)\b",
    re.IGNORECASE,
)
GRADUALLY = lazy(r"\b(?:gradually|slowly|progressively|in stages|step by step)\b", re.IGNORECASE)
