"""Readers a medicine is riskier for: pregnant, young, old, with weak kidneys, at the wheel, low in mood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lint.analysis.claims import ClaimClass, article_topics, claims
from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.options import option, texts
from lint.document import Document, once
from lint.facts import ListEntry, facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import PATTERN_SECONDS, any_of, compile_pattern

_ADVICE = frozenset({ClaimClass.DIRECTIVE, ClaimClass.QUALITATIVE, ClaimClass.WARNING})
_TOLD = frozenset({"dose", "titration", "taper", "stop", "relative", "age-limit"})
_PREGNANT = lazy(
    r"\bpregnan\w+|\bexpecting\s+(?:a\s+)?(?:mothers?|baby|women)\b|\btrimester\b|\bunborn\b|\bweeks?\s+(?:along|pregnant)\b",
    re.IGNORECASE,
)
_LATE = lazy(
    r"\b(?:third|3rd|last|final|second|2nd)\s+trimester\b|\b(?:after|from|past|beyond|at)\s+(?:about\s+|around\s+)?(?:week\s+)?(?:2\d|3\d|40)\b(?:\s+weeks?)?"
    r"|\b(?:2\d|3\d|40)\s+weeks?\b|\blate\s+(?:in\s+)?(?:your\s+)?pregnancy\b",
    re.IGNORECASE,
)
_EARLY = lazy(
    r"\b(?:first|1st)\s+trimester\b|\b(?:before|until|up\s+to)\s+(?:about\s+|week\s+)?(?:20|19|1\d)\b|\bearly\s+(?:in\s+)?pregnancy\b",
    re.IGNORECASE,
)
_ALLOWS = lazy(
    r"\b(?:can|may|could|should)\s+(?:\w+\s+){0,2}?(?:take|use|have|try|reach|rely|be\s+(?:taken|used))\b|\b(?:is|are|was)\s+(?:\w+\s+)?(?:safe|fine|ok(?:ay)?|harmless|allowed|recommended)\b"
    r"|\b(?:safe|fine|okay)\s+(?:to\s+(?:take|use)|in|during|for|at|throughout)\b|(?:^|[,;:]\s*)(?:take|use|try)\s|\b(?:works?\s+(?:well|best)|best\s+choice|good\s+choice|go-to|helps?\s+with|eases?|relieves?)\b"
    r"|\bfor\s+(?:\w+\s+){0,3}?(?:cramps?|pain|aches?|headaches?|backache|swelling)\s+(?:in|during)\b",
    re.IGNORECASE,
)
_CAUTION = lazy(
    r"\b(?:avoid\w*|not|never|no|n't|unless|without|\w+n['’]t|ask|doctor|midwife|prescriber|provider|obstetrician|pharmacist|gp"
    r"|harm\w*|risk\w*|danger\w*|unsafe|warn\w*|stop|stay\s+away|low[- ]dose|81\s?mg|75\s?mg|baby\s+aspirin|instead\s+of|rather\s+than)\b",
    re.IGNORECASE,
)
_WARNS = lazy(
    r"\b(?:harm\w*|defects?|damage\w*|not|never|n't|don['’]t|avoid\w*|danger\w*|risk\w*|contracepti\w+|birth\s+control|stop|unsafe|miscarr\w+|hurt\w*|injur\w+"
    r"|before\s+you\s+(?:try|get|become)|tell|ask|talk|call|check|speak|must)\b",
    re.IGNORECASE,
)


@once
def advised(document: Document) -> tuple[Mention, ...]:
    """Return the first mention, title before text, of each drug that the article advises on, and not only names."""
    wanted = list(article_topics(document).focus) if _advises(document) else []
    wanted += [drug for drug in _dosed(document) if drug not in wanted]
    if not wanted:
        return ()
    first: dict[str, Mention] = {}
    title = outline(document).title_block
    for mention in mentions(document):
        known = first.get(mention.drug)
        if known is None or (mention.block is title and known.block is not title):
            first[mention.drug] = mention
    return tuple(first[drug] for drug in wanted if drug in first)


def _dosed(document: Document) -> list[str]:
    """Return the drugs the article tells its reader to take, change or stop, in order."""
    told = [
        claim.drug_name
        for claim in claims(document)
        if claim.drug_name
        and claim.claim_class is ClaimClass.DIRECTIVE
        and claim.kind in _TOLD
        and not claim.is_prohibition
    ]
    return list(dict.fromkeys(told))


def _advises(document: Document) -> bool:
    """Return whether the article says how to take, change or stop a drug in focus, and does not only name it."""
    topics = article_topics(document)
    focus = set(topics.focus)
    if topics.is_stopping:
        return True
    return any(
        claim.claim_class in _ADVICE and claim.kind != "duration" and (claim.drug_name in focus or claim.drug is None)
        for claim in claims(document)
    )


def missing_line(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of a drug the rule is about, if the article lacks the line that the rule needs.

    Options: `classes` and `drugs` (any drug if neither is given), `sedating`, `stopping_classes` (only in articles
    on stopping), `need` (expressions of which one must occur), `kinds` of medicine.
    """
    mention = next((m for m in advised(document) if _concerns(document, rule, m)), None)
    if mention is None or _says(document, _pattern(document, rule, "need")):
        return
    yield mention.block.hit(mention.start, mention.end)


def _concerns(document: Document, rule: Rule, mention: Mention) -> bool:
    locale = document.settings.locale.upper()
    parts = mention.drug.split(" + ")
    drugs = {name.lower() for name in texts(document, rule, "drugs")}
    classes = set(texts(document, rule, "classes"))
    kinds = set(texts(document, rule, "kinds"))
    if article_topics(document).is_stopping:
        classes |= set(texts(document, rule, "stopping_classes"))
    if kinds and not any((drug := facts().drug(part)) and drug.kind in kinds for part in parts):
        return False
    if option(document, rule, "sedating", False) and any(facts().is_sedating(part, locale) for part in parts):
        return True
    if any(part.lower() in drugs or classes & {part, *facts().classes_of(part, locale)} for part in parts):
        return True
    return not (
        drugs or classes or texts(document, rule, "stopping_classes") or option(document, rule, "sedating", False)
    )


def _pattern(document: Document, rule: Rule, name: str) -> Any:
    return compile_pattern(any_of(list(texts(document, rule, name))), ignorecase=True, name=rule.path)


def _says(document: Document, need: Any) -> bool:
    return any(
        need.search(block.text, timeout=PATTERN_SECONDS)
        for block in document.blocks
        if block.debris is None and block.region == "body" and (block.is_prose or block.kind == "heading")
    )


def missing_teratogen_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of a drug that harms the unborn child, if the article does not warn of pregnancy."""
    for mention in advised(document):
        entry = _teratogen(document, mention)
        if entry is None:
            continue
        if any(_PREGNANT.search(s.text) and _WARNS.search(s.text) for s in sentences(document)):
            return
        strong = {name.lower() for name in texts(document, rule, "strong")}
        locale = document.settings.locale.upper()
        names = {mention.drug, *facts().classes_of(mention.drug.split(" + ")[0], locale)}
        is_strong = entry.status == "V" and bool(strong & {name.lower() for name in names})
        hit = mention.block.hit(mention.start, mention.end, source=entry.source.title)
        yield replace(hit, variant=None if is_strong else "check")
        return


def _teratogen(document: Document, mention: Mention) -> ListEntry | None:
    """Return the row that says a drug must not be taken in pregnancy, the best checked first."""
    locale = document.settings.locale.upper()
    rows = [
        row
        for part in mention.drug.split(" + ")
        for row in facts().listed("teratogen", part, locale)
        if row.advice == "contraindicated" and not row.product
    ]
    return min(rows, key=lambda row: "VSR".index(row.status)) if rows else None


def nsaid_in_late_pregnancy(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that offer an NSAID in pregnancy, without keeping to the first 20 weeks or asking a doctor."""
    locale = document.settings.locale.upper()
    found = [
        m for m in mentions(document) if any("nsaid" in facts().classes_of(p, locale) for p in m.drug.split(" + "))
    ]
    for sentence in sentences(document):
        drug = next((m for m in found if m.index == sentence.index and sentence.start <= m.start < sentence.end), None)
        if drug is None or not _offers(sentence):
            continue
        place = Place(sentence.block, sentence.start, sentence.end)
        cue = clear(("question", "debunked", *rule.unless), document, place)
        yield replace(sentence.hit(sentence.start, sentence.end, drug=drug.text), cleared_by=cue)


def _offers(sentence: Sentence) -> bool:
    text = sentence.text
    late = _LATE.search(text)
    if not (_PREGNANT.search(text) or (late and "trimester" in late.group().lower())):
        return False
    if _EARLY.search(text) and not late:
        return False
    return bool(_ALLOWS.search(text)) and not _CAUTION.search(text)
