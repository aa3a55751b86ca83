"""Find stop statements: a stop verb with a medicine as its object or subject, or with a manner ("cold turkey")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.analysis.claims.vocabulary import ABRUPT, GRADUALLY, MEDICINE_WORDS, SLOWLY, Phrase
from lint.text.lazy import lazy

STOP_WORDS = frozenset(
    "stop stops stopped stopping quit quits quitting discontinue discontinues discontinued discontinuing discontinuation "
    "cease ceases ceased ceasing off give gives giving throw throws throwing toss tosses ditch ditches ditched drop "
    "dropping skip skips skipped skipping dump dumps flush flushes turkey withdraw withdrawn".split()
)
_MEDICINES = r"(?:pills|tablets|meds|drugs?|medications?|medicines?)"
_STOP = lazy(
    r"\b(?:stop(?:s|ped|ping)?|quit(?:s|ting)?(?!-| ?line)|discontinu(?:e|es|ed|ing|ation)|ceas(?:e|es|ed|ing)"
    r"|com(?:e|es|ing) off|came off|go(?:es|ing)? off|went off|get(?:s|ting)? off|giv(?:e|es|ing) up"
    rf"|throw(?:s|ing)? (?:away|out)|drop(?:ping)? (?:it|them(?: both| all)?|(?:the|your) {_MEDICINES})"
    r"(?! (?:to|by|down|off|from|at))|toss(?:es|ing)?(?: out)?|ditch(?:es|ed|ing)?|skip(?:s|ped|ping)?"
    r"|dump(?:s|ed|ing)?|flush(?:es|ed|ing)?|going cold turkey|go cold turkey|cold[- ]turkey|withdrawn?|withdraw)\b",
    re.IGNORECASE,
)
_NOT_STOP = lazy(
    r"(?:smok\w+|cigarettes?|drinking(?! (?:at once|cold turkey|suddenly|abruptly|overnight|all at once|outright))"
    r"|alcohol|bleeding|breast-?feeding|exercis\w+|working|eating|doing|driving|growing|spread\w*|growth|nosebleed"
    r"|and (?:ask|think|rest|talk)|worrying|moving|the (?:activity|bleeding|pain|itch|itching|cough)|breathing"
    r"|the blood|a bus|dead|reading|feeling|having|being|crying|caffeine|coffee|a meal|meals|school|seizures?"
    r"|headaches?|attack|inflammation|infection)\b",
    re.IGNORECASE,
)
_SKIP_ONE = lazy(r"\s(?:a |the )?(?:dose|meal|night|pill|breakfast)\b", re.IGNORECASE)
_OBJECT = lazy(
    r"\s(?:(?:tak|us|giv|wear|inject|chew|inhal|apply)ing\s)?(?:up |out )?"
    r"(?:(?:your|the|their|his|her|this|that|these|those|any|all|all of your|a|an|my|it|them|evening|morning|daily"
    rf"|prescribed|using|abrupt|of)\s?)*(?=({MEDICINE_WORDS})\b)",
    re.IGNORECASE,
)
_TAKING = lazy(r"\s(?:tak|us|giv|wear|inject)ing\b", re.IGNORECASE)
_IT = lazy(r"\s(?:it|them|this)\b")
_PASSIVE = (
    r"\s(?:is|are|was|were|be|has been|have been|should be|must be|can be|may be|should not be|must not be"
    r"|should never be|to be)"
)
_AFTER_DRUG = lazy(rf"(?:{_PASSIVE}|\s(?:gradually|tablets?|therapy|treatment)|\s)*", re.IGNORECASE)
_AFTER_MEDICINE = lazy(
    rf"\b{MEDICINE_WORDS}(?:{_PASSIVE})?\s?(?:usually |often |then |slowly |gradually )*$", re.IGNORECASE
)
_COORDINATED = lazy(r"\b(?:then|and|,)\s$")
_CAN_JUST = lazy(r"\b(?:you can|can) (?:just|simply)\s$", re.IGNORECASE)
_JUST = lazy(r"\bjust\s$", re.IGNORECASE)
_CLAUSE_END = lazy(r"[;:.]|, (?:and|but|or)\b")
_DISPOSAL = ("throw", "flush", "dump", "toss", "ditch")
_REACH = 60
"""Characters after a stop verb in which its object is looked for."""


def find_stop(text: str, drugs: Sequence[tuple[int, int]], about_medicine: bool) -> Phrase | None:
    """Return the first stop statement of a folded sentence; one told slowly comes back as a taper."""
    manner = ABRUPT.search(text)
    for match in _STOP.finditer(text):
        word = match.group().lower()
        if word.endswith("turkey"):
            return Phrase("stop", match.start(), match.end(), True)
        clause = _CLAUSE_END.split(text[match.end() : match.end() + _REACH])[0]
        if _NOT_STOP.match(clause.lstrip()) or (word.startswith("skip") and _SKIP_ONE.match(clause)):
            continue
        if _is_of_medicine(text, match, clause, drugs, about_medicine, manner):
            return _phrase(text, match, clause, manner)
    return None


def _phrase(text: str, match: re.Match[str], clause: str, manner: re.Match[str] | None) -> Phrase:
    end = match.end() + len(clause.rstrip()) if len(clause) < 45 else match.end()
    near = text[max(0, match.start() - 25) : match.end() + 40]
    if manner is None and (SLOWLY.search(near) or GRADUALLY.search(text, match.end())):
        return Phrase("taper", match.start(), end)
    just = _JUST.search(text[: match.start()]) is not None
    is_abrupt = manner is not None or just or match.group().lower().startswith(_DISPOSAL)
    return Phrase("stop", match.start(), end, is_abrupt)


def _is_of_medicine(
    text: str,
    match: re.Match[str],
    clause: str,
    drugs: Sequence[tuple[int, int]],
    about_medicine: bool,
    manner: re.Match[str] | None,
) -> bool:
    """Whether what stops is a medicine: its object, its subject, or "it" with a manner."""
    word, before = match.group().lower(), text[: match.start()]
    from_drug = any(high <= match.start() and _AFTER_DRUG.fullmatch(text, high, match.start()) for _, high in drugs)
    passive = _AFTER_MEDICINE.search(before) is not None
    if word.startswith("withdraw"):
        return from_drug or passive
    if from_drug or passive or word.startswith("drop") or _OBJECT.match(clause) or _TAKING.match(clause):
        return True
    if clause.startswith(" drinking") and manner is not None:
        return True
    if any(0 <= low - match.end() <= 32 and not re.search(r"[,;.]", text[match.end() : low]) for low, _ in drugs):
        return True
    is_bare = not clause.strip() and word in ("stop", "quit")
    if is_bare and ((about_medicine and _COORDINATED.search(before)) or _CAN_JUST.search(before)):
        return True
    told = _IT.match(clause) or about_medicine or word == "discontinuation" or word.startswith(("stop", "quit"))
    return manner is not None and bool(told) and -25 <= manner.start() - match.end() <= 45
