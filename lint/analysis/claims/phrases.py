"""Find the statements without an amount: stops, tapers in words, withdrawal durations, deferrals, age limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.tapers import DOWN_NOUNS, DOWN_VERBS, find_fraction


class Phrase(NamedTuple):
    """A statement found by its words."""

    kind: str
    """`stop`, `taper`, `duration`, `vague-dose`, `deferral`, `age-limit`."""
    start: int
    end: int
    is_abrupt: bool = False
    has_figure: bool = False
    has_manner: bool = True
    """Whether a taper is told with its pace ("slowly"), not only named."""


_MEDICINE = (
    r"(?:dos(?:e|es|age|ages|ing)|medications?|medicines?|meds|drugs?|tablets?|pills?|capsules?|patch(?:es)?|treatment|therapy|prescriptions?|"
    r"antidepressants?|benzodiazepines?|benzos?|opioids?|opiates?|beta[- ]?blockers?|steroids?|painkillers?|antipsychotics?|sedatives?|tranquili[sz]ers?|SSRIs?|SNRIs?|insulin|"
    r"anticonvulsants?|blood thinners?|supplements?|inhalers?|pain relievers?|gabapentinoids?|corticosteroids?|statins?|amount (?:you take|of)|intake)"
)
_MEDICINE_RE = re.compile(rf"\b{_MEDICINE}\b", re.IGNORECASE)
_ABRUPT = re.compile(
    r"\b(?:cold[- ]turkey|suddenly|sudden|abruptly|abrupt|overnight|all at once|at once|straight ?away|right away|immediately|today|in one go|from one day to the next|outright|completely|now|instantly|all of a sudden)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|quit(?:s|ting)?(?!-| ?line)|discontinu(?:e|es|ed|ing|ation)|ceas(?:e|es|ed|ing)|com(?:e|es|ing) off|came off|go(?:es|ing)? off|went off|get(?:s|ting)? off|giv(?:e|es|ing) up|"
    r"throw(?:s|ing)? (?:away|out)|drop(?:ping)? (?:it|them(?: both| all)?|(?:the|your) (?:pills|tablets|meds|drugs?|medications?|medicines?))(?! (?:to|by|down|off|from|at))|toss(?:es|ing)?(?: out)?|ditch(?:es|ed|ing)?|skip(?:s|ped|ping)?|dump(?:s|ed|ing)?|flush(?:es|ed|ing)?|going cold turkey|go cold turkey|cold[- ]turkey|withdrawn?|withdraw)\b",
    re.IGNORECASE,
)
_NOT_STOP = re.compile(r"(?:smok\w+|cigarettes?|drinking(?! (?:at once|cold turkey|suddenly|abruptly|overnight|all at once|outright))|alcohol|bleeding|breast-?feeding|exercis\w+|working|eating|doing|driving|growing|spread\w*|growth|nosebleed|and (?:ask|think|rest|talk)|worrying|moving|the (?:activity|bleeding|pain|itch|itching|cough)|breathing|the blood|a bus|dead|reading|feeling|having|being|crying|caffeine|coffee|a meal|meals|school|seizures?|headaches?|attack|inflammation|infection)\b", re.IGNORECASE)
_TAPER = re.compile(rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS}|(?:bring|brings|bringing|take|taking|get|getting|work|working|nudge|inch|move)\s(?:\w+\s){{1,4}}down)\b", re.IGNORECASE)
_TAPER_WORD = re.compile(r"\b(?:taper(?:s|ed|ing)?|wean(?:s|ed|ing)?)\b", re.IGNORECASE)
_GRADUALLY = re.compile(r"\b(?:gradually|slowly|progressively|in stages|step by step)\b", re.IGNORECASE)
_TIMED = re.compile(rf"\b(?:over|across|for|of|lasting)\s(?:at least |about |around |roughly |up to |a minimum of |a period of |no less than )?(?:{STRICT})(?:\s?(?:-|to|or)\s?(?:{STRICT}))?[\s-](?:days?|weeks?|months?|years?)\b|\b(?:over|across) a (?:week|fortnight|month|year)\b", re.IGNORECASE)
_SLOW_NOUN = re.compile(r"\b(?:gradual|slow|careful|stepwise|steady)(?:,? (?:and )?[a-z]+)? (?:dose )?(?:reduction|decrease|withdrawal|weaning)$", re.IGNORECASE)
_NOT_WEAN = re.compile(r"\bwean\w* (?:\w+ ){0,3}(?:baby|infant|child|breast|bottle|milk|solids|pacifier)|\b(?:baby|infant|breast|bottle)\b.{0,30}\bwean|waist|leg tapers|tapered (?:tip|pill|fingers)", re.IGNORECASE)
_SLOWLY = re.compile(
    r"\b(?:slow(?:ly|er)?|gradual(?:ly)?|progressive(?:ly)?|incremental(?:ly)?|step[- ]by[- ]step|little by little|bit by bit|(?:in )?(?:small|tiny|gentle|careful) (?:steps|cuts|amounts|stages|increments)|in stages|over time|over (?:several|a few|many|a number of|some|a couple of|a period of|an extended|a long|weeks|months|the next few|the course of)|"
    r"a period of time|extended period|takes? time|careful(?:ly)?|gentl[ey]|bits?|a (?:number of|few) weeks|(?:a )?(?:little|bit)(?: bit)? at a time|one step at a time|in steps|by degrees|piece by piece|many (?:weeks|months)|steadily|patient|patiently|stretch)\b",
    re.IGNORECASE,
)
_WITHDRAWAL = re.compile(r"\b(?:withdrawal|lingering symptoms|protracted symptoms|dependence|dependency|tolerance|detox|addiction|discontinuation (?:symptoms?|syndrome)|rebound (?:anxiety|insomnia|symptoms?|headaches?))\b", re.IGNORECASE)
_SYMPTOMS = re.compile(r"\b(?:symptoms?|^\W*it(?:'s| is| can| may| usually| often| lasts?| takes?| will)|the process|the worst)\b", re.IGNORECASE)
_TIME_VERB = re.compile(
    r"\b(?:last(?:s|ed|ing)?|begin(?:s|ning)?|began|start(?:s|ed|ing)?|develop(?:s|ed|ing)?|peak(?:s|ed)?|fade(?:s|d)?|take(?:s)?|set(?:s)? in|setting in|appear(?:s|ed)?|resolve(?:s|d)?|subside(?:s|d)?|eas(?:e|es|ed)|build(?:s|ing)?(?: up)?|linger(?:s|ed|ing)?|persist(?:s|ed)?|continue(?:s|d)?|go(?:es)? away|pass(?:es)?|come(?:s)? on|occur(?:s|red)?|end(?:s)?|(?:is|are|be) (?:\w+ )?(?:over|gone|done|finished)|emerg(?:e|es|ed|ing)|surfac(?:e|es|ed|ing)|aris(?:e|es|ing)|arose|hit(?:s|ting)?|strik(?:e|es|ing)|kick(?:s|ing)? in|disappear(?:s)?|happen(?:s)?|go on|improve(?:s)?|form(?:s)?|become)\b",
    re.IGNORECASE,
)
_VAGUE_TIME = re.compile(
    r"\b(?:quickly|fast|rapidly|soon|swiftly|early on|a (?:short|long|little|brief|while)(?: (?:time|while|period|spell))?|some time|over time|a while|(?:a |extended |long |short |brief )?period(?:s)?(?: of time)?|long[- ]term|"
    r"(?:several|a few|many|some|a couple of|a number of|several more) (?:hours|days|weeks|months|years)|(?:hours|days|weeks|months) (?:to|or)(?: even)? (?:hours|days|weeks|months|years)|(?:for|within|in|over|after) (?:hours|days|weeks|months|years)|forever|eventually|in time|in no time)\b",
    re.IGNORECASE,
)
_NUMBER_TIME = re.compile(rf"\b(?:{STRICT}|an?)(?:\s?(?:-|to|or)\s?(?:{STRICT}))?[\s-](?:hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_VAGUE_DOSE = re.compile(
    r"\b(?:(?:a |the )?(?:very |relatively |fairly )?(?:low|lower|lowest|small|smaller|smallest|tiny|minimal|modest|moderate|high|higher|large|larger|generous|big|hefty|heavy)(?:[- ](?:starting|daily|possible|effective|single|recommended|prescribed|available|tolerated|appropriate|suitable))* (?:dos(?:e|es|age|ages)|amounts?|quantit(?:y|ies))|low and (?:go|slow)|a (?:little|bit|pinch|dab|touch|splash|dash|lot|handful) of)\b",
    re.IGNORECASE,
)
_BEGIN_WITH = re.compile(r"\b(?:(?:begin|start|try) (?:off |out )?(?:with|at|on)|use|take|apply|try)\s$", re.IGNORECASE)
_DEFERRAL = re.compile(
    r"\b(?:(?:ask|check with|talk to|speak (?:to|with)|consult|call|see|let) (?:your |a |the )(?:child's |baby's )?(?:doctor|pharmacist|prescriber|pediatrician|paediatrician|gp|nurse|care team|provider|health ?care (?:provider|professional)|midwife|clinic)[^.;]{0,40}?\b(?:dose|dosage|how (?:much|many|often)|amount|number of|right (?:strength|size)|ml)\b"
    r"|(?:your |the |a )(?:child's |baby's )?(?:doctor|pharmacist|prescriber|pediatrician|paediatrician|gp|nurse|care team|provider|midwife|healthcare provider|clinic)(?: or (?:pharmacist|nurse|doctor))? (?:can|will|should|may) (?:tell|help|show|work out|choose|decide|find|calculate|set|adjust|pick|determine|give|advise|check)[^.;]{0,50}?\b(?:dose|dosage|how (?:much|many|often)|amount|number of|right (?:strength|size)|ml)\b"
    r"|(?:follow|use|read|check|stick to|go by|see|look at|obey) (?:the |your )?(?:dose|doses|dosing|dosage|directions?|instructions?|chart|dosing chart|amount|dosing directions)[^.;]{0,30}?\b(?:on|in|from|printed on) (?:the |your |its |this )?(?:product |medicine |drug facts |package |pack |prescription )?(?:label|package|packet|box|leaflet|bottle|pack|insert|carton|drug facts))",
    re.IGNORECASE,
)
_AGE_LIMIT = re.compile(
    rf"\b(?:(?:under|younger than|below|less than)(?: the age of| age)? (?:the )?(?P<age>\d+|{STRICT})(?: (?:years?|months?|weeks?)(?: old| of age)?)?|(?:babies|infants|toddlers|newborns) (?:under|younger than) )\b",
    re.IGNORECASE,
)
_GIVE = re.compile(r"\b(?:giv(?:e|es|en|ing)|us(?:e|es|ed|ing)|tak(?:e|es|en|ing)|not for|unsuitable|not (?:be )?(?:suitable|recommended|approved)|have|need)\b", re.IGNORECASE)
_SAFE_SLOW = re.compile(r"\bwithout|before|until|unless\b", re.IGNORECASE)
_HAS_FIGURE = re.compile(r"\d|\b(?:percent|per cent|half|third|quarter)\b", re.IGNORECASE)


def find_phrases(text: str, drugs: list[tuple[int, int]], about_withdrawal: bool = False) -> list[Phrase]:
    """Return the statements of a folded sentence that carry no amount of their own, in order.

    `about_withdrawal`: the heading says so, so that "symptoms" and "it" mean those of stopping.
    """
    return sorted(_phrases(text, drugs, about_withdrawal), key=lambda phrase: phrase.start)


def _phrases(text: str, drugs: list[tuple[int, int]], about_withdrawal: bool) -> Iterator[Phrase]:
    about_medicine = bool(drugs) or _MEDICINE_RE.search(text) is not None
    stop = _stop(text, drugs, about_medicine)
    if stop is not None:
        yield stop
    taper = _taper(text, about_medicine, drugs)
    if taper is not None:
        yield taper
    duration = _duration(text, about_withdrawal)
    if duration is not None:
        yield duration
    for match in _VAGUE_DOSE.finditer(text):
        if about_medicine or " low and " in text or (_BEGIN_WITH.search(text[: match.start()]) and not text[match.end() :].startswith(" of")):
            yield Phrase("vague-dose", match.start(), match.end())
            break
    for match in _DEFERRAL.finditer(text):
        yield Phrase("deferral", match.start(), match.end())
        break
    age = _AGE_LIMIT.search(text)
    if age is not None and about_medicine and _GIVE.search(text):
        yield Phrase("age-limit", age.start(), age.end())


def _stop(text: str, drugs: list[tuple[int, int]], about_medicine: bool) -> Phrase | None:
    """A stop verb with a medicine as its object or subject, or with a manner."""
    for match in _STOP.finditer(text):
        word = match.group().lower()
        rest = text[match.end() : match.end() + 60]
        clause = re.split(r"[;:.]|, (?:and|but|or)\b", rest)[0]
        manner = _ABRUPT.search(text)
        if word.endswith("turkey"):
            return Phrase("stop", match.start(), match.end(), True)
        if _NOT_STOP.match(clause.lstrip()) or (word.startswith("skip") and re.match(r"\s(?:a |the )?(?:dose|meal|night|pill|breakfast)\b", clause)):
            continue
        object_ = re.match(rf"\s(?:(?:tak|us|giv|wear|inject|chew|inhal|apply)ing\s)?(?:up |out )?(?:(?:your|the|their|his|her|this|that|these|those|any|all|all of your|a|an|my|it|them|evening|morning|daily|prescribed|using|abrupt|of)\s?)*(?=({_MEDICINE})\b)", clause, re.IGNORECASE)
        taking = re.match(r"\s(?:tak|us|giv|wear|inject)ing\b", clause, re.IGNORECASE)
        to_drug = any(low >= match.end() and low - match.end() <= 32 and not re.search(r"[,;.]", text[match.end() : low]) for low, _ in drugs)
        from_drug = any(high <= match.start() and re.fullmatch(r"\s(?:is|are|was|were|be|has been|have been|should be|must be|can be|may be|should not be|must not be|should never be|gradually|tablets?|therapy|treatment|\s)*", text[high : match.start()]) for _, high in drugs)
        passive = re.search(rf"\b{_MEDICINE}\s(?:is|are|was|were|be|has been|should be|should not be|must not be|must be|can be|may be|should never be|to be)?\s?(?:usually |often |then |slowly |gradually )*$", text[: match.start()], re.IGNORECASE)
        it = re.match(r"\s(?:it|them|this)\b", clause)
        is_noun = word in ("discontinuation", "withdrawal")
        if word.startswith("withdraw") and not (from_drug or passive):
            continue
        bare = not clause.strip() and word in ("stop", "quit") and (
            (about_medicine and re.search(r"\b(?:then|and|,)\s$", text[: match.start()])) or re.search(r"\b(?:you can|can) (?:just|simply)\s$", text[: match.start()], re.IGNORECASE)
        )
        drinking = clause.startswith(" drinking") and manner is not None
        itself = word.startswith("drop")
        if bare or drinking or itself or object_ or taking or to_drug or from_drug or passive or (manner and (it or about_medicine or is_noun or word.startswith(("stop", "quit"))) and _manner_near(match, manner)):
            end = match.end() + len(clause.rstrip()) if len(clause) < 45 else match.end()
            slowly = _SLOWLY.search(text[max(0, match.start() - 25) : match.end() + 40]) or _GRADUALLY.search(text, match.end())
            if slowly is not None and manner is None:
                return Phrase("taper", match.start(), end)
            abrupt = manner is not None or re.search(r"\bjust\s$", text[: match.start()], re.IGNORECASE) is not None or word.startswith(("throw", "flush", "dump", "toss", "ditch"))
            return Phrase("stop", match.start(), end, abrupt, False)
    return None


def _manner_near(stop: re.Match[str], manner: re.Match[str]) -> bool:
    return -25 <= manner.start() - stop.end() <= 45


def _taper(text: str, about_medicine: bool, drugs: list[tuple[int, int]]) -> Phrase | None:
    """A reduction told in words, with or without "by half"."""
    if _NOT_WEAN.search(text):
        return None
    fraction = find_fraction(text)
    for match in _TAPER.finditer(text):
        is_word = _TAPER_WORD.match(match.group()) is not None or _SLOW_NOUN.search(text[: match.end()]) is not None
        window = text[match.start() : match.end() + 60] if not is_word else text
        object_near = _MEDICINE_RE.search(text[max(0, match.start() - 60) : match.end() + 60]) is not None or any(
            -60 <= low - match.end() <= 60 for low, _ in drugs
        )
        if not is_word and not (object_near or (about_medicine and re.search(r"(?:off|down|back)$", match.group(), re.IGNORECASE))):
            if not re.search(r"(?:come|ease|wean) off$", match.group(), re.IGNORECASE) and not (
                re.search(r"(?:off|down|back)$", match.group(), re.IGNORECASE) and re.search(r"\bno longer need it|\b(?:off|need|taking) it\b", text)
            ):
                continue
        if fraction is not None and fraction.start() >= match.start() and (object_near or is_word):
            return Phrase("taper", match.start(), fraction.end(), False, True)
        timed = _TIMED.match(text, match.end() + 1) or _TIMED.search(text, match.end(), match.end() + 60)
        if timed is not None and (object_near or is_word):
            return Phrase("taper", match.start(), timed.end(), False, True)
        slowly = _SLOWLY.search(window) or _SLOWLY.search(text[max(0, match.start() - 40) : match.start()])
        if slowly or is_word:
            return Phrase("taper", match.start(), _end_of(text, match.end()), has_manner=slowly is not None)
    return None


def _end_of(text: str, end: int) -> int:
    """Take the words of pace that follow into the statement."""
    manner = _SLOWLY.search(text, end)
    return manner.end() if manner and manner.start() - end < 60 else end


def _duration(text: str, about_withdrawal: bool) -> Phrase | None:
    about = _WITHDRAWAL.search(text) or (_SYMPTOMS.search(text) if about_withdrawal else None)
    if about is None:
        return None
    verb = _TIME_VERB.search(text)
    vague = _VAGUE_TIME.search(text)
    number = _NUMBER_TIME.search(text)
    time = vague or number
    if time is None or (verb is None and number is None and not re.search(r"\bfor a (?:long|short)", text)):
        return None
    return Phrase("duration", min(about.start(), time.start()), max(about.end(), time.end()), False, number is not None and vague is None)
