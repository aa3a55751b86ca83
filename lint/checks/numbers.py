"""Figures a reader can use: absolute risks, one denominator, words beside percentages, sources, no false precision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence
from lint.checks.claims_sources import article_source, source_of
from lint.checks.claims_text import around, neighbours, sentence_of, sentences_with
from lint.checks.claims_wording import cleared, first
from lint.checks.options import option
from lint.document import Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

NUMBER_WORDS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NUMBER_WORDS |= {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
    "a hundred": 100,
    "a thousand": 1000,
    "thousand": 1000,
    "a million": 1_000_000,
}
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_PERCENT = r"(?<![\w.,])\d+(?:\.\d+)?\s?(?:%|percent\b|per\s+cent\b)"
_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|mg|mcg|ml|mL|g|doses?|steps?|divided|the|a\s+row|a\s+(?:day|week))\b"
_SHARE = lazy(
    rf"(?<![\w.,])(?P<part>{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+|about\s+)?(?P<whole>{_NUMBER})(?![\w%]|\.\d)(?!\s*(?:%|percent|{_TIME}))",
    re.I,
)
_BOUND = lazy(
    r"\b(?:up\s+to|more\s+than|less\s+than|fewer\s+than|under|over|at\s+(?:least|most)|greater\s+than|between)\s+(?:about\s+)?$",
    re.I,
)
_PEOPLE = (
    r"(?:people|patients|adults|americans|britons|users|women|men|children|kids|teens|teenagers|babies|infants|clients|cases|seniors|smokers|drinkers|persons|individuals|addicts|participants|"
    r"those|pregnancies|births|deaths|households|students|workers|veterans|readers|customers|us)\b"
)
_RISK = r"(?:risks?|chances?|odds|likelihood|probability|rates?|incidence|mortality)"
_EVENT = rf"(?:{_RISK}|deaths?|attacks?|strokes?|cases|fractures?|infections?|relapses?|falls|flare-?ups?|hospital\s+stays|admissions|symptoms|pain|damage|cancers?|tumou?rs?|blood\s+clots|seizures|migraines?|headaches?|colds|complications|birth\s+defects|suicides?)"
_BY = rf"by\s+(?:(?:about|up\s+to|as\s+much\s+as|more\s+than|almost|nearly|at\s+least|over|around|roughly|some)\s+)*(?:{_PERCENT}|(?:a|one)[\s-](?:half|third|quarter|fifth)|half|two[\s-]thirds|three[\s-]quarters)"
_RELATIVE = lazy(
    rf"(?<![\w-])(?:doubl|tripl|quadrupl|halv)(?:es?|ed|ing)\s+(?:(?:the|your|their|his|her|a\s+\w+['’]s|\w+['’]s)\s+)?(?:\w+\s+){{0,2}}?{_RISK}(?:\s+(?:of|for)\s+(?:\w+\s+)?\w+)?"
    rf"|(?<![\w-]){_RISK}(?:\s+of\s+(?:\w+\s+){{1,4}}?)?\s*(?:is\s+|was\s+|are\s+|has\s+|have\s+)?(?:doubl|tripl|halv)(?:es?|ed)\b"
    rf"|(?<![\w-])(?:lower|reduc|cut|decreas|rais|increas|slash|drop|boost|shrink|fall|fell|rise|rose|went|go)(?:e?s|ed|ing|ting|ped|e|d)?\s+(?:(?:the|your|their|\w+['’]s)\s+)?(?:[\w-]+\s+){{0,3}}?{_EVENT}(?:\s+(?:of|from|in|for)\s+(?:[\w-]+\s+){{0,4}}?[\w-]+)??\s+{_BY}"
    rf"|{_PERCENT}\s+(?:lower|higher|greater|less|more|reduced|increased|smaller|fewer|better|worse)\s+(?:(?:\w+\s+){{0,2}}?{_EVENT}|likely)\b"
    rf"|{_PERCENT}\s+(?:reduction|increase|decrease|drop|rise|cut|fall|decline)\s+in\s+(?:the\s+)?(?:\w+\s+){{0,3}}?{_EVENT}\b"
    rf"|(?<![\w-])(?:{_NUMBER}|several|many)(?:\s+times|[\s-]?fold)\s+(?:(?:more|less|as)\s+likely|(?:higher|greater|lower|increased|the)\s+(?:\w+\s+)?{_RISK}|as\s+high)"
    rf"|(?<![\w-])twice\s+(?:as\s+(?:likely|high|common)|the\s+(?:\w+\s+)?{_RISK})|(?<![\w-])(?:two|three|four|five|ten)fold\s+(?:increase|higher|greater|rise)\b", re.I)  # fmt: skip
_ABSOLUTE = lazy(
    rf"{_SHARE.pattern}|\bfrom\s+(?:about\s+)?{_PERCENT}\s+to\s+{_PERCENT}|\b(?:per|for\s+every|of\s+every|out\s+of)\s+(?:1,?000|10,?000|100,?000|100|a\s+hundred|a\s+thousand)\b|"
    rf"{_PERCENT}\s+of\s+(?:\w+\s+){{0,3}}?{_PEOPLE}|\babsolute\b|\b\d[\d,]*\s+(?:fewer|more|extra)\s+{_PEOPLE}", re.I)  # fmt: skip


def relative_risk_only(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield relative changes of risk with no absolute figure in the same sentence or the `reach` sentences around it."""
    reach = option(document, rule, "reach", 2)
    for block, low, high in sentences_with(
        document,
        r"doubl|tripl|quadrupl|halv|twice|fold|times|%|percent|per\s+cent|\bby\s[^.;\x00]*(?:half|third|quarter)",
        rule,
    ):
        match = _RELATIVE.search(block.text, low, high)
        if match is None or _ABSOLUTE.search(block.text[low : match.start()] + " … " + block.text[match.end() : high]):
            continue
        sentence = sentence_of(document, block, low)
        near = around(document, sentence, reach) if sentence else []
        if any(_ABSOLUTE.search(other.text) for other in near if other is not sentence):
            continue
        yield replace(block.hit(*match.span()), cleared_by=cleared(document, rule, Place(block, *match.span())))


def mixed_denominators(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield shares with different denominators (1 in 8, 1 in 200) in one sentence or in two that follow each other."""
    last: tuple[Sentence, re.Match[str]] | None = None
    for block, low, _ in sentences_with(document, _SHARE_STEMS, rule):
        sentence = sentence_of(document, block, low)
        if sentence is None:
            continue
        found = _shares(sentence)
        wholes = {_value(match["whole"]) for match in found}
        if len(wholes) > 1:
            start, end = found[0].start(), found[-1].end()
            place = Place(sentence.block, start, end)
            yield replace(sentence.hit(start, end), cleared_by=cleared(document, rule, place))
        elif (
            found
            and last is not None
            and neighbours(document, sentence)[0] is last[0]
            and _value(last[1]["whole"]) not in wholes
        ):
            start, end = found[0].span()
            related = ((last[0].block.map.to_source(*last[1].span()), "the other denominator"),)
            place = Place(sentence.block, start, end)
            yield replace(sentence.hit(start, end), related=related, cleared_by=cleared(document, rule, place))
        last = (sentence, found[-1]) if found and len(wholes) == 1 else None


_SHARE_STEMS = r"\b(?:in|out\s+of)\s+(?:every\s+|about\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|a\s+hundred|a\s+thousand|a\s+million)"


def _shares(sentence: Sentence) -> list[re.Match[str]]:
    """Return the shares of a sentence; bounds such as “up to 1 in 10” are classes of side effects, not shares."""
    text = sentence.block.text
    return [
        m
        for m in _SHARE.finditer(text, sentence.start, sentence.end)
        if _is_share(m) and not _BOUND.search(text[: m.start()])
    ]


def _is_share(match: re.Match[str]) -> bool:
    part, whole = _value(match["part"]), _value(match["whole"])
    is_year = 1900 <= whole <= 2100 and "," not in match["whole"]
    return whole > 1 and part < whole and not is_year


def _value(number: str) -> float:
    """Return the value of a number in figures or words."""
    word = " ".join(number.lower().split())
    return float(NUMBER_WORDS[word] if word in NUMBER_WORDS else number.replace(",", "").rstrip("."))


_PROBABILITY = lazy(
    rf"(?P<hit>{_PERCENT})(?=\s+(?:of\s+(?:\w+\s+){{0,3}}?{_PEOPLE}|chance|risk|likelihood|probability|success\s+rate|(?:more|less)\s+likely))"
    rf"|\b{_RISK}\s+(?:of\s+(?:\w+\s+){{1,4}}?)?(?:is|was|are|were|of|at|to)\s+(?:(?:about|only|around|up\s+to|roughly|as\s+high\s+as)\s+)*(?P<hit2>{_PERCENT})"
    rf"|\b(?:occurs?|happens?|seen|reported|found|develops?|affects?)\s+(?:in\s+)?(?:(?:about|only|around|up\s+to|roughly)\s+)*(?P<hit3>{_PERCENT})", re.I)  # fmt: skip
_IN_WORDS = lazy(
    rf"{_SHARE.pattern}|\b(?:half|third|quarter|fifth|tenth|thirds|quarters|most|majority|nearly\s+all|almost\s+all|out\s+of|for\s+every|in\s+every)\b",
    re.I,
)


def bare_probability(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield percentages of people or chances that no words in the sentence repeat, at most `most` an article."""
    yield from first(_bare(document, rule), option(document, rule, "most", 5))


def _bare(document: Document, rule: Rule) -> Iterator[Hit]:
    for block, low, high in sentences_with(document, r"\d\s?(?:%|percent|per\s+cent)", rule):
        match = _PROBABILITY.search(block.text, low, high)
        if match is None or _IN_WORDS.search(block.text, low, high):
            continue
        span = match.span(match.lastgroup or 0)
        share = float(re.match(r"[\d.]+", match[match.lastgroup or 0]).group())  # type: ignore[union-attr]
        if 0 < share < 100:
            people = max(2, round(100 / share)) if share <= 50 else None
            words = f"about 1 in {people} people" if people else f"about {round(share / 10)} in 10 people"
            yield replace(block.hit(*span, words=words), cleared_by=cleared(document, rule, Place(block, *span)))


_STATISTIC = lazy(
    rf"{_PERCENT}(?=\s+(?:success|cure|relapse|survival|recovery)\s+rate)|{_PERCENT}\s+of\s+(?:(?:all|our|the|these|those|adult|young|older|pregnant|US|U\.S\.|UK|american)\s+)*(?:\w+\s+)?{_PEOPLE}"
    rf"|{_SHARE.pattern}(?P<who>\s+(?:\w+\s+){{0,2}}?{_PEOPLE})?"
    rf"|(?<![\w.,$£€])(?:\d[\d,.]*\s+(?:million|billion|thousand)|\d{{1,3}}(?:,\d{{3}})+)\s+(?:\w+\s+){{0,2}}?{_PEOPLE}"
    rf"|{_PERCENT}\s+(?:less|more)\s+likely|{_PERCENT}\s+(?:lower|higher|greater)\s+{_RISK}", re.I)  # fmt: skip
_SUPPOSED = lazy(r"\b(?:if|imagine|suppose|say,?|for\s+example|for\s+instance|let['’]s\s+say|picture|think\s+of)\b"
    r"|\b(?:followed|studied|surveyed|asked|enrolled|tracked|recruited|included|tested|with|involving|(?:stud(?:y|ies)|trials?|surveys?|reviews?)\s+(?:of|in))\s+(?:more\s+than\s+|over\s+|about\s+|nearly\s+)?$", re.I)  # fmt: skip


def unsourced_statistic(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield shares and counts of people that have no source in reach, at most `most` an article."""
    if article_source(document) is None:
        yield from first(_unsourced(document, rule), option(document, rule, "most", 8))


def _unsourced(document: Document, rule: Rule) -> Iterator[Hit]:
    for block, low, _ in sentences_with(
        document, rf"\d\s?(?:%|percent|per\s+cent)|{_SHARE_STEMS}|million|billion|thousand|\d,\d", rule
    ):
        sentence, text = sentence_of(document, block, low), block.text
        if sentence is None:
            continue
        match = next((m for m in _STATISTIC.finditer(text, sentence.start, sentence.end) if _is_statistic(m)), None)
        if match is None or (_BOUND.search(text[sentence.start : match.start()]) and match["part"]):
            continue
        if _SUPPOSED.search(text[sentence.start : match.start()]) or source_of(document, sentence) is not None:
            continue
        yield replace(
            sentence.hit(*match.span()), cleared_by=cleared(document, rule, Place(sentence.block, *match.span()))
        )


def _is_statistic(match: re.Match[str]) -> bool:
    """Return whether a match is a figure about people: shares of tablets and the like are none."""
    if match["part"] is None:
        return True
    return _is_share(match) and (match["who"] is not None or _HAPPENS.search(match.string[: match.start()]) is not None)


_HAPPENS = lazy(
    r"\b(?:occurs?|happens?|seen|found|reported|develops?|affects?|hits?|strikes?|is|was|are)\s+(?:in\s+)?(?:(?:about|around|nearly|almost|roughly)\s+)?$",
    re.I,
)
