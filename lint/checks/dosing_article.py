"""What an article on taking a medicine must say. Each rule asks once an article, at the first dose, else the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lint.analysis.claims import Claim, Support, article_topics, claims
from lint.analysis.drugs import mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.checks.dosing import is_dose_of_medicine
from lint.checks.dosing_care import is_in_leaflet, is_under_care
from lint.checks.dosing_context import (
    advised,
    is_label_figure,
    locale_of,
    states_maximum,
)
from lint.checks.dosing_places import sentences_with
from lint.document import Document, once
from lint.facts import facts
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule

_DEFERRAL = re.compile(
    r"\b(?:as|exactly\s+as|the\s+way|how)\s+(?:your\s+(?:doctor|prescriber|nurse|pharmacist|provider)|it\s+(?:was|is)|they\s+were)?\s*(?:has\s+)?"
    r"(?:prescribed|directed|directs|told|tells|instructed|advised|said|says)\b|"
    r"\b(?:follow|read|check|see|by)\b[^.;]{0,40}\b(?:label|leaflet|package|packet|insert|drug\s+facts|directions|box)\b|"
    r"\b(?:label|leaflet|package|packet|box|drug\s+facts)\b[^.;]{0,30}\b(?:says?|tells?|directs?|sets?|gives?|lists?|allows?)\b|"
    r"\b(?:doctor|prescriber|pharmacist|provider|nurse|clinic|specialist|care\s+team|midwife|GP|dietitian)\b[^.;]{0,60}"
    r"\b(?:tell|tells|told|decide|decides|choose|chooses|set|sets|adjust|adjusts|prescribe|prescribes|recommend|recommends|say|says|work\s+out|find|right\s+(?:dose|amount))\b|"
    r"\b(?:ask|talk\s+to|speak\s+(?:to|with)|check\s+with|consult|call|see)\b[^.;]{0,40}\b(?:doctor|pharmacist|prescriber|provider|nurse|clinic|GP|midwife|dietitian)\b",
    re.IGNORECASE,
)
_DISCOURAGED = re.compile(
    r"\b(?:no\s+need|don['’]t\s+need|do\s+not\s+need|never\s+mind|without|instead\s+of|rather\s+than|won['’]t\s+tell)\b",
    re.IGNORECASE,
)
_MAXIMUM_WORDS = re.compile(
    r"\b(?:no|not)\s+more\s+than\b|\bmaximum\b|\bmax\b|\bat\s+most\b|\bup\s+to\s+(?:\w+\s+){1,3}(?:times|tablets?|capsules?|doses?)\b|\b(?:in|per|every)\s+(?:any\s+)?24\s+hours\b|"
    r"\bdo\s+not\s+(?:take|use|go)\s+(?:more|over|above)\b|\bexceed\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:miss(?:ed)?|forg[eo]t|forgotten)\b[^.;]{0,40}\b(?:doses?|tablets?|pills?|capsules?|shots?|injections?|it|one|take|use|them)\b|"
    r"\blate\s+dose\b|\bmissed\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\bhow\s+(?:to|do\s+I|should\s+I|\w+\s+take)\b|\b(?:dos(?:e|es|age|ing)|taking|directions)\b|\bhow\s+much\b",
    re.IGNORECASE,
)
_SAME_INGREDIENT = re.compile(
    r"\bsame\s+(?:active\s+)?(?:ingredient|medicine|drug|kind|type|group|family|class)\b|\b(?:also|may|might|can|that|which|do|does|both|often)\s+(?:\w+\s+)?(?:contain|contains|have|has|hold|holds|include|includes)\b|"
    r"\bcontain(?:s|ing)?\s+(?:it|acetaminophen|paracetamol|ibuprofen|naproxen|aspirin|diphenhydramine|an?\s+NSAID|NSAIDs)\b|"
    r"\b(?:all|two|second|other|another|more\s+than\s+one|any\s+other)\s+(?:\w+\s+)?(?:products?|NSAIDs?|pain\s*(?:killers?|relievers?|medicines?)|acetaminophen|paracetamol)\b|"
    r"\b(?:hidden|added\s+together|combination\s+products?)\b|\bcount\s+(?:all|every|both)\b|"
    r"\b(?:many|most|some|several)\s+(?:[\w,-]+\s+){0,5}(?:contain|hold|have|include)\b|\blabels?\s+of\s+(?:any|every|each|all|other)\b",
    re.IGNORECASE,
)
_INTERACTION = re.compile(
    r"\binteract\w*|\bclash\w*|\b(?:other|your|any|blood[- ]thinning|prescription)\s+(?:\w+\s+)?(?:medicines?|medications?|drugs?)\b|\bwarfarin\b|\bblood\s+thinners?\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:recommended\s+(?:dietary|daily)\s+(?:allowance|amount|intake)|RDA|adequate\s+intake|daily\s+value|upper\s+(?:limit|level)|from\s+food|adults\s+need)\b",
    re.IGNORECASE,
)
_DEVICE_UNITS = frozenset({"puff", "spray", "drop", "patch"})
_DEVICE = re.compile(
    r"\b(?:use|uses|using|take)\s+(?:your|the|an?|this|each)\s+(?:\w+\s+){0,2}(?:inhaler|pen|nebuli[sz]er|eye\s?drops?|nasal\s+spray|patch)\b",
    re.IGNORECASE,
)
_TECHNIQUE = re.compile(
    r"\b(?:shake|prime|breathe\s+(?:out|in)|hold\s+your\s+breath|spacer|tilt|pull\s+down|lower\s+(?:eye)?lid|rotate|clean\s+(?:dry\s+)?skin|pinch|press|peel|wash\s+your\s+hands|"
    r"rinse|needle|demonstrat\w*|technique|show\w*\s+you\s+how|teach\w*|step[- ]by[- ]step|how\s+to\s+(?:use|inject|apply|put)|"
    r"(?:see|read|follow|in|with|check)\s+(?:the|your|its)\s+(?:\w+\s+)?(?:leaflet|instructions|package\s+insert|label)|check\s+the\s+way\s+you)\b",
    re.IGNORECASE,
)
_PAINKILLERS = frozenset(
    {"nsaid", "non-opioid-painkiller", "sedating-antihistamine", "hypnotic", "antidiarrhoeal", "painkiller"}
)
_SAME_INGREDIENT_DRUGS = frozenset({"acetaminophen", "diphenhydramine"})


@once
def doses(document: Document) -> tuple[tuple[int, Claim], ...]:
    """Return the advised doses of medicines and remedies, with their index in the ledger."""
    return tuple((index, claim) for index, claim in advised(document) if is_dose_of_medicine(claim))


@once
def prose(document: Document) -> str:
    """Return headings and running text of the article, one block a line."""
    kinds = ("title", "heading", "paragraph", "list-item", "table-cell", "caption", "quote")
    return "\n".join(block.text for block in document.prose(kinds))


def anchor(document: Document, about: str | None = None, **fields: object) -> Hit:
    """Return a hit on the first dose (of a medicine), else on the title."""
    for index, claim in doses(document):
        if about is None or (claim.drug is not None and about in claim.drug.name.split(" + ")):
            return replace(claim.hit(**fields), claim=index)
    return title_hit(document, **fields)


def missing_as_prescribed(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first dose where the article never defers to label, prescriber or pharmacist."""
    if not is_article(document) or not doses(document):
        return
    if any(claim.kind == "deferral" or claim.backing.kind == "deferral" for claim in claims(document)):
        return
    if not _says(document, _DEFERRAL, lambda text: not _DISCOURAGED.search(text)):
        yield anchor(document)


def missing_daily_maximum(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first repeated dose of a painkiller, sleep or diarrhoea medicine whose daily maximum is never given."""
    asked: set[str] = set()
    for index, claim in doses(document) if is_article(document) else ():
        drug = claim.drug
        if drug is None or drug.name in asked or drug.kind == "class" or is_under_care(document, claim):
            continue
        if not _PAINKILLERS & set(facts().classes_of(drug.name, locale_of(document))) or not _is_repeated(claim):
            continue
        asked.add(drug.name)
        if not _has_maximum(document, drug.name):
            yield replace(claim.hit(drug=drug.written), claim=index)


@once
def is_article(document: Document) -> bool:
    """Return whether there is an article to ask something of: a title, or three sentences at least."""
    return outline(document).title is not None or len(sentences(document)) >= 3


def _is_repeated(claim: Claim) -> bool:
    frequency = claim.frequency
    if (
        frequency is None
        or claim.maximum is not None
        or claim.maximum_doses is not None
        or frequency.capped is not None
    ):
        return False
    return frequency.interval_hours is not None or frequency.as_needed or frequency.per_day > 1.01


def _has_maximum(document: Document, drug: str) -> bool:
    for claim in claims(document):
        is_stated = states_maximum(claim) or claim.is_maximum or is_label_figure(claim) or claim.maximum is not None
        if is_stated and claim.drug_name == drug and claim.kind != "taper":
            return True
        if claim.drug_name == drug and _MAXIMUM_WORDS.search(claim.sentence.text):
            return True
    return False


def missing_missed_dose_advice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first dose of an article on how to take one medicine that says nothing of missed doses."""
    topics = article_topics(document)
    subject = facts().drug(topics.subject, locale_of(document)) if topics.subject else None
    if subject is None or subject.kind != "medicine" or is_in_leaflet(document) or _MISSED.search(prose(document)):
        return
    own = [claim for _, claim in doses(document) if claim.drug_name == subject.name]
    headings = outline(document).headings
    over = {id(heading.block) for heading in headings}
    is_headed = any(m.drug == subject.name and id(m.block) in over for m in mentions(document))
    if own and is_headed and (len(own) > 1 or any(_HOW_TO.search(heading.text) for heading in headings)):
        yield anchor(document, subject.name, drug=subject.name)


def missing_same_ingredient_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield an article that doses acetaminophen, an NSAID or diphenhydramine and never speaks of other products."""
    for _, claim in doses(document) if is_article(document) else ():
        drug = claim.drug
        if drug is None or drug.kind == "class":
            continue
        if drug.name in _SAME_INGREDIENT_DRUGS or "nsaid" in facts().classes_of(drug.name, locale_of(document)):
            if _SAME_INGREDIENT.search(prose(document)):
                return
            yield anchor(document, drug.name, drug=drug.written)
            return


def missing_interaction_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first dose of a supplement where nothing is said of other medicines and nobody is to be asked."""
    first = _first_supplement(document) if is_article(document) else None
    if first is None or _INTERACTION.search(prose(document)):
        return
    if not _says(document, _DEFERRAL, lambda text: not _DISCOURAGED.search(text)):
        yield first


def _first_supplement(document: Document) -> Hit | None:
    """Return a hit on the first dose of a vitamin, mineral or supplement; on a page about a medicine it is an aside."""
    main = facts().drug(article_topics(document).subject or "", locale_of(document))
    for index, claim in doses(document):
        drug = claim.drug
        if drug is None or (main is not None and main.kind == "medicine" and drug.name != main.name):
            continue
        if claim.has_support(Support.S4) or states_maximum(claim) or _REFERENCE.search(claim.sentence.text):
            continue
        known = facts().drug(drug.name, locale_of(document))
        if known is not None and known.kind in ("vitamin", "mineral", "supplement"):
            return replace(claim.hit(drug=drug.written), claim=index)
    return None


def missing_device_technique(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first use of an inhaler, pen, patch or drops where no technique or leaflet is named."""
    first = _first_device(document) if is_article(document) else None
    if first is not None and not _TECHNIQUE.search(prose(document)):
        yield first


def _first_device(document: Document) -> Hit | None:
    """Return a hit on the first amount for, or use of, an inhaler, pen, patch or drops."""
    for index, claim in doses(document):
        amount = claim.amount
        if amount is not None and (amount.unit in _DEVICE_UNITS or amount.form in _DEVICE_UNITS):
            return replace(claim.hit(), claim=index)
    for sentence in sentences_with(document, "inhaler", "pen", "nebuli", "drops", "spray", "patch"):
        match = _DEVICE.search(sentence.text)
        if match is None:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if clear(("negated", "quoted", "debunked", "question"), document, Place(sentence.block, start, end)) is None:
            return sentence.hit(start, end)
    return None


def _says(document: Document, pattern: re.Pattern[str], counts: Callable[[str], bool]) -> bool:
    """Return whether a sentence matches and counts."""
    return any(pattern.search(sentence.text) and counts(sentence.text) for sentence in sentences(document))
