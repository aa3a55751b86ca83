"""Find the statements without an amount: stops, tapers in words, withdrawal durations, deferrals, age limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.reading import Reading
from lint.analysis.claims.stops import STOP_WORDS, find_stop
from lint.analysis.claims.tapers import DOWN_NOUNS, DOWN_VERBS, find_fraction
from lint.analysis.claims.vocabulary import ABRUPT, MEDICINE, MEDICINE_WORDS_SET, SLOWLY, Phrase
from lint.text.lazy import lazy

__all__ = ["ABRUPT", "Phrase", "find_phrases", "may_hold_phrase"]

_TAPER = lazy(
    rf"\b(?:{DOWN_VERBS}|{DOWN_NOUNS}|(?:gradual|slow|careful|stepwise) withdrawal"
    r"|(?:bring|brings|bringing|take|taking|get|getting|work|working|nudge|inch|move)\s(?:\w+\s){1,4}down)\b",
    re.IGNORECASE,
)
_TAPER_WORD = lazy(r"\b(?:taper(?:s|ed|ing)?|wean(?:s|ed|ing)?)\b", re.IGNORECASE)
_TAPER_WORDS = frozenset(
    "taper tapers tapered tapering wean weans weaned weaning reduce reduces reduced reducing reduction reductions lower "
    "lowers lowered lowering decrease decreases decreased decreasing cut cuts cutting drop drops dropped dropping down off "
    "back trim shave halve halves halved halving withdrawn slash step steps phased phasing out withdrawal".split()
)
_SLOW_NOUN = lazy(
    r"\b(?:gradual|slow|careful|stepwise|steady)(?:,? (?:and )?[a-z]+)? (?:dose )?(?:reduction|decrease|withdrawal|weaning)$",
    re.IGNORECASE,
)
_NOT_WEAN = lazy(
    r"\bwean\w* (?:\w+ ){0,3}(?:baby|infant|child|breast|bottle|milk|solids|pacifier)"
    r"|\b(?:baby|infant|breast|bottle)\b.{0,30}\bwean|waist|leg tapers|tapered (?:tip|pill|fingers)",
    re.IGNORECASE,
)
_TIMED = lazy(
    rf"\b(?:over|across|for|of|lasting)\s"
    rf"(?:at least |about |around |roughly |up to |a minimum of |a period of |no less than )?"
    rf"(?:{STRICT})(?:\s?(?:-|to|or)\s?(?:{STRICT}))?[\s-](?:days?|weeks?|months?|years?)\b"
    rf"|\b(?:over|across) a (?:week|fortnight|month|year)\b",
    re.IGNORECASE,
)
_ABOUT_IT = lazy(
    r"\bno longer need it|\b(?:off|need|taking) it\b|\b(?:doctor|prescriber|pharmacist|provider|care team)\b"
)
_REDUCE_IT = lazy(
    r"\W*(?:then |next,? |slowly |gradually )?(?:reduce|lower|cut|decrease|taper|drop) it\b", re.IGNORECASE
)
_WITHDRAWAL = lazy(
    r"\b(?:withdrawal|lingering symptoms|protracted symptoms|dependence|dependency|tolerance|detox|addiction"
    r"|discontinuation (?:symptoms?|syndrome)|rebound (?:anxiety|insomnia|symptoms?|headaches?))\b",
    re.IGNORECASE,
)
_WITHDRAWAL_WORDS = frozenset(
    "withdrawal lingering protracted dependence dependency tolerance detox addiction discontinuation rebound symptom "
    "symptoms it process worst".split()
)
_SYMPTOMS = lazy(
    r"\b(?:symptoms?|^\W*it(?:'s| is| can| may| usually| often| lasts?| takes?| will)|the process|the worst)\b",
    re.IGNORECASE,
)
_TIME_VERB = lazy(
    r"\b(?:last(?:s|ed|ing)?|begin(?:s|ning)?|began|start(?:s|ed|ing)?|develop(?:s|ed|ing)?|peak(?:s|ed)?|fade(?:s|d)?"
    r"|take(?:s)?|set(?:s)? in|setting in|appear(?:s|ed)?|resolve(?:s|d)?|subside(?:s|d)?|eas(?:e|es|ed)"
    r"|build(?:s|ing)?(?: up)?|linger(?:s|ed|ing)?|persist(?:s|ed)?|continue(?:s|d)?|go(?:es)? away|pass(?:es)?"
    r"|come(?:s)? on|occur(?:s|red)?|end(?:s)?|(?:is|are|be) (?:\w+ )?(?:over|gone|done|finished)"
    r"|emerg(?:e|es|ed|ing)|surfac(?:e|es|ed|ing)|aris(?:e|es|ing)|arose|hit(?:s|ting)?|strik(?:e|es|ing)"
    r"|kick(?:s|ing)? in|disappear(?:s)?|happen(?:s)?|go on|come and go|improve(?:s)?|form(?:s)?|become)\b",
    re.IGNORECASE,
)
_VAGUE_TIME = lazy(
    r"\b(?:quickly|fast|rapidly|soon|swiftly|early on|a (?:short|long|little|brief|while)(?: (?:time|while|period|spell))?"
    r"|some time|over time|a while|(?:a |extended |long |short |brief )?period(?:s)?(?: of time)?|long[- ]term"
    r"|(?:several|a few|many|some|a couple of|a number of|several more) (?:hours|days|weeks|months|years)"
    r"|(?:hours|days|weeks|months) (?:to|or)(?: even)? (?:hours|days|weeks|months|years)"
    r"|(?:for|within|in|over|after) (?:hours|days|weeks|months|years)|forever|eventually|in time|in no time)\b",
    re.IGNORECASE,
)
_NUMBER_TIME = lazy(
    rf"\b(?:{STRICT}|an?)(?:\s?(?:-|to|or)\s?(?:{STRICT}))?[\s-](?:hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE
)
_FOR_LONG = lazy(r"\bfor a (?:long|short)")
_VAGUE_DOSE = lazy(
    r"\b(?:(?:a |the )?(?:very |relatively |fairly )?(?:low|lower|lowest|small|smaller|smallest|tiny|minimal|modest"
    r"|moderate|high|higher|large|larger|generous|big|hefty|heavy)"
    r"(?:[- ](?:starting|daily|possible|effective|single|recommended|prescribed|available|tolerated|appropriate|suitable))*"
    r" (?:dos(?:e|es|age|ages)|amounts?|quantit(?:y|ies))|low and (?:go|slow)"
    r"|as little as (?:you can|possible|needed)|a (?:little|bit|pinch|dab|touch|splash|dash|lot|handful) of)\b",
    re.IGNORECASE,
)
_VAGUE_WORDS = frozenset(
    "dose doses dosage dosages amount amounts quantity quantities low little bit pinch dab touch splash dash lot handful".split()
)
_BEGIN_WITH = lazy(r"\b(?:(?:begin|start|try) (?:off |out )?(?:with|at|on)|use|take|apply|try)\s$", re.IGNORECASE)
_CLINICIAN = (
    r"(?:child's |baby's )?(?:doctor|pharmacist|prescriber|pediatrician|paediatrician|gp|nurse|care team"
    r"|(?:health ?care )?provider|health ?care professional|midwife|clinic)"
)
_DOSE_TOLD = r"\b(?:dose|dosage|how (?:much|many|often)|amount|number of|right (?:strength|size)|ml)\b"
_DEFERRAL = lazy(
    rf"\b(?:(?:ask|check with|talk to|speak (?:to|with)|consult|call|see|let) (?:your |a |the ){_CLINICIAN}"
    rf"[^.;]{{0,40}}?{_DOSE_TOLD}"
    rf"|(?:your |the |a ){_CLINICIAN}(?: or (?:pharmacist|nurse|doctor))? (?:can|will|should|may)"
    rf" (?:tell|help|show|work out|choose|decide|find|calculate|set|adjust|pick|determine|give|advise|check)"
    rf"[^.;]{{0,50}}?{_DOSE_TOLD}"
    rf"|(?:follow|use|read|check|stick to|go by|see|look at|obey) (?:the |your )?"
    rf"(?:dose|doses|dosing|dosage|directions?|instructions?|chart|dosing chart|amount|dosing directions)"
    rf"[^.;]{{0,30}}?\b(?:on|in|from|printed on) (?:the |your |its |this )?"
    rf"(?:product |medicine |drug facts |package |pack |prescription )?"
    rf"(?:label|package|packet|box|leaflet|bottle|pack|insert|carton|drug facts))",
    re.IGNORECASE,
)
_DEFERRAL_WORDS = frozenset(
    "doctor pharmacist prescriber pediatrician paediatrician gp nurse team provider professional midwife clinic label package "
    "packet box leaflet bottle pack insert carton facts".split()
)
_AGE_LIMIT = lazy(
    rf"\b(?:(?:under|younger than|below|less than)(?: the age of| age)? (?:the )?(?P<age>\d+|{STRICT})"
    rf"(?: (?:years?|months?|weeks?)(?: old| of age)?)?|(?:babies|infants|toddlers|newborns) (?:under|younger than) )\b",
    re.IGNORECASE,
)
_AGE_WORDS = frozenset({"under", "younger", "below", "less"})
_GIVE = lazy(
    r"\b(?:giv(?:e|es|en|ing)|us(?:e|es|ed|ing)|tak(?:e|es|en|ing)|not for|unsuitable"
    r"|not (?:be )?(?:suitable|recommended|approved)|have|need)\b",
    re.IGNORECASE,
)
_TIMES = frozenset(
    "hour hours day days week weeks month months year years quickly fast rapidly soon swiftly early short long little brief "
    "while time period periods term forever eventually".split()
)
_TOLD_WORDS = frozenset(
    "dose doses dosing dosage much many often amount number strength size ml directions direction instructions instruction chart".split()
)
_SIZES = frozenset(
    "low lower lowest small smaller smallest tiny minimal modest moderate high higher large larger generous big hefty heavy "
    "little bit pinch dab touch splash dash lot handful".split()
)
_ABOUT_WORDS = MEDICINE_WORDS_SET | frozenset(
    "taper tapers tapered tapering wean weans weaned weaning withdrawal turkey it them taking using suddenly abruptly overnight "
    "today just simply gradual slow careful reduction drinking doctor prescriber pharmacist provider gradually slowly immediately once straight right completely instantly outright".split()
)

PHRASE_WORDS = (
    _ABOUT_WORDS | STOP_WORDS | _TAPER_WORDS | _AGE_WORDS | _WITHDRAWAL_WORDS | _TIMES | _VAGUE_WORDS | _SIZES
    | _DEFERRAL_WORDS | _TOLD_WORDS
)  # fmt: skip
"""All words that `may_hold_phrase` asks for."""


def may_hold_phrase(words: frozenset[str], names_drug: bool) -> bool:
    """Return whether a sentence with these words can hold a statement without an amount: no statement fails the test."""
    about = names_drug or not words.isdisjoint(_ABOUT_WORDS)
    if about and not (words.isdisjoint(STOP_WORDS) and words.isdisjoint(_TAPER_WORDS) and words.isdisjoint(_AGE_WORDS)):
        return True
    if not words.isdisjoint(_WITHDRAWAL_WORDS) and not words.isdisjoint(_TIMES):
        return True
    if not words.isdisjoint(_VAGUE_WORDS) and not words.isdisjoint(_SIZES):
        return True
    return not words.isdisjoint(_DEFERRAL_WORDS) and not words.isdisjoint(_TOLD_WORDS)


def find_phrases(reading: Reading, drugs: Sequence[tuple[int, int]], about_withdrawal: bool = False) -> list[Phrase]:
    """Return the statements of a sentence that carry no amount of their own, in order.

    `about_withdrawal`: the heading says so, so that "symptoms" and "it" mean those of stopping.
    """
    return sorted(_phrases(reading, drugs, about_withdrawal), key=lambda phrase: phrase.start)


def _phrases(reading: Reading, drugs: Sequence[tuple[int, int]], about_withdrawal: bool) -> Iterator[Phrase]:
    text, words = reading.text, reading.words
    about_medicine = bool(drugs) or MEDICINE.search(text) is not None
    if not words.isdisjoint(STOP_WORDS) and (stop := find_stop(text, drugs, about_medicine)):
        yield stop
    if not words.isdisjoint(_TAPER_WORDS) and (taper := _taper(text, about_medicine, drugs)):
        yield taper
    if (
        not words.isdisjoint(_WITHDRAWAL_WORDS)
        and not words.isdisjoint(_TIMES)
        and (duration := _duration(text, about_withdrawal))
    ):
        yield duration
    if (
        not words.isdisjoint(_VAGUE_WORDS)
        and not words.isdisjoint(_SIZES)
        and (vague := _vague_dose(text, about_medicine))
    ):
        yield vague
    if (
        not words.isdisjoint(_DEFERRAL_WORDS)
        and not words.isdisjoint(_TOLD_WORDS)
        and (deferral := _DEFERRAL.search(text))
    ):
        yield Phrase("deferral", deferral.start(), deferral.end())
    if about_medicine and not words.isdisjoint(_AGE_WORDS):
        age = _AGE_LIMIT.search(text)
        if age is not None and _GIVE.search(text):
            yield Phrase("age-limit", age.start(), age.end())


def _vague_dose(text: str, about_medicine: bool) -> Phrase | None:
    match = _VAGUE_DOSE.search(text)
    if match is None:
        return None
    told = about_medicine or " low and " in text
    if told or (_BEGIN_WITH.search(text[: match.start()]) and not text.startswith(" of", match.end())):
        return Phrase("vague-dose", match.start(), match.end())
    return None


def _taper(text: str, about_medicine: bool, drugs: Sequence[tuple[int, int]]) -> Phrase | None:
    """Look for a reduction told in words, with or without "by half"."""
    if _NOT_WEAN.search(text):
        return None
    fraction = find_fraction(text)
    for match in _TAPER.finditer(text):
        is_word = _TAPER_WORD.match(match.group()) is not None or _SLOW_NOUN.search(text[: match.end()]) is not None
        near = text[max(0, match.start() - 60) : match.end() + 60]
        of_medicine = MEDICINE.search(near) is not None or any(-60 <= low - match.end() <= 60 for low, _ in drugs)
        if not is_word and not of_medicine and not _is_off(text, match.group(), about_medicine):
            continue
        if fraction is not None and fraction.start() >= match.start() and (of_medicine or is_word):
            return Phrase("taper", match.start(), fraction.end(), False, True)
        timed = _TIMED.match(text, match.end() + 1) or _TIMED.search(text, match.end(), match.end() + 60)
        if timed is not None and (of_medicine or is_word):
            return Phrase("taper", match.start(), timed.end(), False, True)
        window = text if is_word else text[match.start() : match.end() + 60]
        slowly = SLOWLY.search(window) or SLOWLY.search(text[max(0, match.start() - 40) : match.start()])
        if slowly or is_word:
            return Phrase("taper", match.start(), _end_of(text, match.end()), has_manner=slowly is not None)
    return None


def _is_off(text: str, verb: str, about_medicine: bool) -> bool:
    """Tell whether "come off" or "cut back" is said of a medicine that the sentence names, or calls "it"."""
    lowered = verb.lower()
    if lowered in ("come off", "ease off", "wean off"):
        return True
    if lowered.endswith(("off", "down", "back")):
        return about_medicine or _ABOUT_IT.search(text) is not None
    return _REDUCE_IT.match(text) is not None


def _end_of(text: str, end: int) -> int:
    """Take the words of pace that follow into the statement."""
    manner = SLOWLY.search(text, end)
    return manner.end() if manner and manner.start() - end < 60 else end


def _duration(text: str, about_withdrawal: bool) -> Phrase | None:
    about = _WITHDRAWAL.search(text) or (_SYMPTOMS.search(text) if about_withdrawal else None)
    if about is None:
        return None
    vague = _VAGUE_TIME.search(text)
    number = _NUMBER_TIME.search(text)
    time = vague or number
    if time is None or (number is None and _TIME_VERB.search(text) is None and not _FOR_LONG.search(text)):
        return None
    has_figure = number is not None and vague is None
    return Phrase("duration", min(about.start(), time.start()), max(about.end(), time.end()), False, has_figure)
