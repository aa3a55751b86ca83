"""What a study can show: animals are not people, a link is no cause, one study is no proof, and the FDA approves no supplement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.claims.references import references
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.checks.claims_sources import article_source, source_of
from lint.checks.claims_text import neighbours, sentence_of, sentences_with
from lint.checks.claims_wording import cleared
from lint.checks.claims_words import agents_in, illnesses, medicines_in
from lint.document import Block, Document, once
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_ANIMAL = lazy(
    r"\b(?:mice|mouse|rats?|rodents?|monkeys?|rabbits?|zebrafish|guinea pigs|lab(?:oratory)? animals?|animal (?:stud(?:y|ies)|tests?|models?)|in animals|"
    r"(?:test|culture) tubes?|petri dish|in a dish|in vitro|cell cultures?|(?:cancer|human|tumou?r|lab-grown) cells in|in the lab(?:oratory)?)\b", re.I)  # fmt: skip
_ANIMAL_STEMS = (
    r"\bmice|mouse|\brats?\b|rodent|monkey|rabbit|zebrafish|guinea|animal|tube|dish|vitro|culture|cells in|in.the.lab"
)
_TESTED = lazy(
    r"\b(?:stud(?:y|ies|ied)|trials?|research(?:ers)?|tests?|tested|experiments?|given|fed|found|grown|extract|treated|injected|shrank|slowed|killed|lived|showed|shown|shows|scientists|in the lab|in vitro|in mice|in rats)\b",
    re.I,
)
_APPLIED = lazy(
    r"\b(?:so|thus|therefore|hence|which\s+(?:proves|shows|means|is\s+why|demonstrates|confirms)|proving|showing|meaning|(?:this|that|it)\s+(?:proves|means|shows|confirms|demonstrates)|"
    r"and\s+(?:it\s+will|will|it\s+can|can)|the\s+same\s+(?:is\s+true|works|goes|holds))\b(?!\s+(?:far|that\s+we|called|much|many|little))[^.!?]{0,120}?"
    r"\b(?:people|humans?|you|your|yourself|we|us|our|patients|prevents?|cures?|stops?|protects?|treats?|works?|kills?|reverses?|heals?)\b", re.I)  # fmt: skip
_CAVEAT = lazy(
    r"\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:shown|proven|proved|tested|known|clear|seen|confirmed|the\s+same|mean|in\s+(?:people|humans))|n['’]t\s+(?:\w+\s+)?(?:shown|proven|tested|known|mean|apply)|(?:doesn|don|isn|aren|can|won)['’]t|"
    r"do(?:es)?\s+not|cannot|can\s+not|whether|may|might|could|too\s+(?:early|soon)|more\s+(?:research|studies|work)|trials?\s+in\s+(?:people|humans)|human\s+(?:trials?|studies)|studies\s+in\s+(?:people|humans)|"
    r"only\s+in\s+(?:animals|mice|rats)|unclear|unknown|no\s+(?:human|proof|evidence)|need(?:ed|s)?|so\s+that)\b", re.I)  # fmt: skip


def animal_study(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield results in animals or cells that the same sentence or the next one applies to people, with no caveat near."""
    for block, low, _ in sentences_with(document, _ANIMAL_STEMS, rule):
        sentence = sentence_of(document, block, low)
        found = _ANIMAL.search(sentence.text) if sentence else None
        if sentence is None or found is None or _TESTED.search(sentence.text) is None:
            continue
        _, after = neighbours(document, sentence)
        if _CAVEAT.search(sentence.text) or (after and _CAVEAT.search(after.text)):
            continue
        same = _APPLIED.search(block.text, sentence.start + found.end(), sentence.end)
        following = re.match(rf"\W*(?:{_APPLIED.pattern})", after.text, re.I) if after and not same else None
        if same or (following and after):
            start, end = sentence.start + found.start(), same.end() if same else after.start + following.end()  # type: ignore[union-attr]
            cue = cleared(document, rule, Place(block, start, sentence.end))
            yield replace(block.hit(start, end), cleared_by=cue)


_OBSERVED = lazy(
    r"\b(?:cohorts?|observational|surveys?|surveyed|questionnaires?|epidemiolog\w+|case-control|cross-sectional|registry|registries|population(?:-based)? stud(?:y|ies)|"
    r"(?:followed|tracked|asked|compared the (?:diets|habits) of)\s+(?:\w+\s+){0,3}?[\d,]{3,}|food diaries|self-reported)\b", re.I)  # fmt: skip
_TRIAL = lazy(
    r"\b(?:randomi[sz]ed|placebo|controlled trials?|clinical trials?|double-blind|meta-analys[ie]s of trials|trials?)\b",
    re.I,
)
_CAUSES = lazy(
    r"(?<![\w-])(?P<hit>(?:prevent|cause|cut|reduce|lower|increase|raise|boost|protect|stop|halve|double|slash|fight|trigger|shrink|improve|delay|cure)s?)(?![\w-])(?:\s+(?:against|the|your|their|risk|odds|chances?|of|a|an|from|some|most|by|up|half|people|early)){0,5}\s+(?P<what>\w+(?:\s+\w+)?)", re.I)  # fmt: skip
_LINKED = lazy(
    r"\b(?:linked|links?|associated|association|tied|may|might|could|can|correlat\w+|possibly|perhaps|appears?|seems?|not|to)\s+(?:\w+\s+)?$",
    re.I,
)
_STUDY = lazy(r"\b(?:stud(?:y|ies)|research(?:ers)?|scientists|cohort|survey)\b", re.I)


def causal_wording(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield causal verbs in sentences and headlines about a study that only observed people."""
    if not _observes(document):
        return
    for block, low, high in sentences_with(document, "stud|research|scientist|cohort|survey", rule):
        if not _STUDY.search(block.text, low, high) or _TRIAL.search(block.text, low, high):
            continue
        for match in _CAUSES.finditer(block.text, low, high):
            if _LINKED.search(block.text[low : match.start()]):
                continue
            ill = next(illnesses(block.text, match.end("hit"), min(high, match.end("hit") + 60)), None)
            end = (
                ill.end
                if ill
                else match.end("what")
                if re.search(r"risk|odds|chance|death|attack", match.group(), re.I)
                else None
            )
            if end is None:
                continue
            place = Place(block, match.start(), end)
            yield replace(block.hit(match.start(), end), cleared_by=cleared(document, rule, place))
            break


@once
def _observes(document: Document) -> bool:
    """Return whether the article reports on an observational study and on no trial."""
    blocks = document.prose(("title", "heading", "paragraph", "list-item", "table-cell"))
    return any(_OBSERVED.search(block.text) for block in blocks) and not any(
        _TRIAL.search(block.text) for block in blocks
    )


_NEW_STUDY = lazy(
    r"\b(?:an?|one|this|the)\s+(?:(?:brand-)?new|recent|latest|single|small|landmark|groundbreaking|(?:19|20)\d\d)\s+(?:\w+\s+){0,2}?study\b|\bnew\s+study\s+(?:finds|shows|says|reveals|suggests|claims)\b|"
    r"\b(?:a|one)\s+study\s+(?:has\s+|have\s+)?(?:found|shown|showed|shows|finds|proves|proved|says|revealed|reveals)\b", re.I)  # fmt: skip
_OTHER_EVIDENCE = lazy(
    r"\b(?:(?:other|earlier|previous|past|many|several|two|three|most|larger|large)\s+(?:\w+\s+)?(?:studies|trials|reviews)|systematic review|meta-analys[ie]s|guidelines?|trials\b|experts not involved|not involved in the study)",
    re.I,
)


def single_study(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first mention of one new study where the article names no other evidence."""
    if (
        len(references(document).entries) > 1
        or article_source(document)
        or any(_OTHER_EVIDENCE.search(block.text) for block in document.prose(rule.scope))
    ):
        return
    for block, low, high in sentences_with(document, "study", rule):
        found, sentence = _NEW_STUDY.search(block.text, low, high), sentence_of(document, block, low)
        if found and (sentence is None or source_of(document, sentence) is None):
            cue = cleared(document, rule, Place(block, *found.span()))
            yield replace(block.hit(*found.span()), cleared_by=cue)
            if cue is None:
                return


_APPROVED = lazy(
    r"\b(?:US\s+|U\.S\.\s+)?FDA[-\s](?:approved|registered|certified|licensed|endorsed|cleared)\b|\b(?:approved|registered|certified|endorsed|cleared|licensed)\s+(?:by|with)\s+the\s+(?:US\s+|U\.S\.\s+)?(?:FDA|Food\s+and\s+Drug\s+Administration)\b", re.I)  # fmt: skip
_GOODS = lazy(
    r"\b(?:supplements?|vitamins?|herbs?|herbal|probiotics?|detox|cleanse|gumm(?:y|ies)|tea|tonic|serum|skin\s?care|cosmetics?|moisturi[sz]ers?|lotion|stack|essential oils?|nutraceuticals?|weight[- ]loss (?:pills?|supplements?|product)|superfood|CBD|kratom|collagen|protein powder|homeopath\w+)\b", re.I)  # fmt: skip
_FACILITY = lazy(
    r"\bFDA[-\s](?:registered|approved|certified|inspected|licensed)\s+(?:\w+\s+)?(?:facilit(?:y|ies)|labs?|laborator(?:y|ies)|plants?|factory|manufacturer)\b",
    re.I,
)
_REAL = lazy(
    r"\b(?:prescription|drugs?|medicines?|medications?|vaccines?|tests?|devices?|patch(?:es)?|injections?|insulin|treatments?|therap(?:y|ies)|inhalers?|sprays?)\b",
    re.I,
)
_DENIED = lazy(
    r"\b(?:not|no|never|unlike|none|isn['’]t|aren['’]t|doesn['’]t|don['’]t|neither|nor|without|rather than|instead of|than)\b",
    re.I,
)


def false_fda_approval(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield FDA approval or registration claimed for a supplement, herb, cosmetic or the like."""
    for block, low, high in sentences_with(document, r"FDA|Food\s+and\s+Drug", rule):
        if _DENIED.search(block.text, low, high):
            continue
        for match in _APPROVED.finditer(block.text, low, high):
            facility = _FACILITY.match(block.text, match.start())
            goods = _goods(document, block, low, high, match.start(), match.end())
            if facility is None and goods is None:
                continue
            end = facility.end() if facility else max(match.end(), goods or 0)
            place = Place(block, match.start(), end)
            yield replace(block.hit(match.start(), end), cleared_by=cleared(document, rule, place))


def _goods(document: Document, block: Block, low: int, high: int, start: int, end: int) -> int | None:
    """Return where the goods that are called approved end, if they stand behind it, else where they stood; None for none."""
    text = block.text
    if medicines_in(document, block, low, high):
        return None
    if behind := re.match(rf"\s+(?:\w+\s+){{0,2}}?{_GOODS.pattern}", text[end:high], re.I):
        return None if _REAL.search(behind.group()) else end + behind.end()
    before = text[low:start]
    if _REAL.match(text[end:high].lstrip()) or _REAL.search(before):
        return None
    if _GOODS.search(before) or next(agents_in(text, low, start, ("remedy",)), None) is not None:
        return start
    title = outline(document).title or ""
    is_about_goods = _GOODS.search(title) is not None and not _REAL.search(title)
    return start if is_about_goods and re.match(r"\W*(?:it|they|this|these|our|the)\b", before, re.I) else None
