"""What an article on a medicine that is dangerous to stop must say, and how it may not put it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lint.analysis.claims import Topics, article_topics
from lint.analysis.drugs import mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document
from lint.facts import BoxedWarning, facts
from lint.facts.vocabulary import SEVERITIES
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_OFTEN_NAMED = 5
_SERIOUS = frozenset(SEVERITIES[: SEVERITIES.index("serious") + 1])
_WHOLE_BODY = (None, "oral", "tablets", "systemic")
"""Rows on other products (a pump, a cream) say nothing of an article that names the medicine alone."""
_DEADLY = frozenset({"fatal", "life-threatening"})
_STOP_VERB = r"(?:stop(?:ping|s|ped)?|discontinu\w+|quit(?:ting)?|com(?:e|ing)\s+off|withdraw(?:ing|al|n)?)"
_SUDDEN = r"(?:sudden(?:ly)?|abrupt(?:ly)?|at\s+once|all\s+at\s+once|cold\s+turkey|immediately|overnight|without\s+(?:talking|speaking|asking|checking|first|telling|your|a|medical|consulting)|on\s+(?:your|their)\s+own|unless\s+your)"
_ORDER = lazy(
    rf"\b(?:do\s+not|don['’]t|never|must\s+not|should\s+(?:not|never)|avoid)\s+(?:\w+\s+){{0,3}}?{_STOP_VERB}\b"
    rf"|\b(?:do\s+not|don['’]t|never|must\s+not|should\s+(?:not|never))\s+(?:just\s+|suddenly\s+|abruptly\s+)?(?:change|alter|reduce|lower|skip|adjust)\b[^.]{{0,80}}{_SUDDEN}"
    rf"|\bshould\s+(?:not|never)\s+be\s+(?:\w+\s+)?(?:stopped|discontinued|withdrawn)\b|\bmust\s+(?:not|never)\s+be\s+(?:\w+\s+)?(?:stopped|discontinued|withdrawn)\b"
    rf"|\b(?:talk|speak|ask|check|call|see)\b[^.]{{0,60}}\bbefore\s+(?:you\s+)?(?:\w+\s+){{0,2}}?{_STOP_VERB}\b"
    r"|\bkeep\s+taking\s+(?:it|them|this|your)[^.]{0,60}\b(?:unless|until)\b", re.I)  # fmt: skip
_WEAK_ORDER = lazy(
    rf"\b{_STOP_VERB}\b[^.]{{0,60}}\b(?:is|are)\s+(?:not|never)\s+(?:recommended|advised|advisable|a\s+good\s+idea|safe)"
    r"|\bnot\s+to\s+(?:stop|adjust|change|reduce|discontinue|alter)\b|\bwithout\s+(?:first\s+)?consulting\b", re.I)  # fmt: skip
_RISK_SENTENCE = lazy(
    rf"\b(?:{_SUDDEN}\s+(?:\w+\s+)?{_STOP_VERB}|{_STOP_VERB}\b[^.]{{0,60}}\b{_SUDDEN})|\bwithdrawal\s+(?:symptoms?|effects?)\b", re.I)  # fmt: skip
_ABRUPT = lazy(
    rf"\b(?:{_SUDDEN}\s+(?:\w+\s+)?{_STOP_VERB}|{_STOP_VERB}\b[^.]{{0,60}}\b(?:sudden(?:ly)?|abrupt(?:ly)?|at\s+once|cold\s+turkey))",
    re.I,
)
_MILD = lazy(
    r"\b(?:uncomfortable|unpleasant|discomfort|challeng\w+|difficult\w*|mild|annoying|not\s+(?:recommended|advised)|bothersome|inconvenient|manageable)\b", re.I)  # fmt: skip
_SEVERE = lazy(
    r"\b(?:seizures?|fits?|convulsions?|death|deadly|die|dies|fatal\w*|life[- ]threatening|threaten\w*\s+(?:your\s+)?life|coma|organ\s+failure|"
    r"heart\s+attack|kill\w*|adrenal\s+crisis|stroke)\b", re.I)  # fmt: skip
_DEADLY_WORDS = lazy(
    r"\b(?:death|deadly|die|dies|died|fatal\w*|life[- ]threatening|threaten\w*\s+(?:your\s+|the\s+)?(?:life|lives)|coma|kill\w*|organ\s+failure)\b", re.I)  # fmt: skip
_DENIAL = lazy(
    r"\b(?:not|never|isn['’]t|hardly|nothing)\s+(?:\w+\s+)?(?:dangerous|serious|life[- ]threatening|fatal|deadly|harmful|to\s+worry\s+about|to\s+fear)\b|\bharmless\b", re.I)  # fmt: skip
_LISTED = lazy(r"\binclud(?:e|es|ing)\b|\bsuch\s+as\b|\blike\b", re.I)
_ABRUPT_OR_WITHDRAWAL = lazy(
    rf"{_ABRUPT.pattern}|\bsymptoms?\s+of\s+(?:\w+\s+)?withdrawal\b|\bwithdrawal\s+symptoms?\b", re.I
)
_WITHDRAWAL_SUBJECT = lazy(rf"\bwithdrawal\b|\b{_STOP_VERB}\b", re.I)
_SEDATIVES = {
    "alcohol": lazy(r"\b(?:alcohol\w*|drink(?:ing)?\b(?!\s+(?:water|plenty|fluids)))", re.I),
    "opioids": lazy(r"\b(?:opioids?|opiates?|narcotics?|morphine|oxycodone|codeine|strong\s+pain\s*(?:medicines?|killers?|relievers?))\b", re.I),
    "other sedatives": lazy(r"\b(?:sedat\w+|tranquil\w+|sleeping\s+(?:pills?|tablets?|medicines?)|make[s]?\s+you\s+(?:sleepy|drowsy)|benzodiazepines?|depressants?)\b", re.I),
}  # fmt: skip
_CAUTION = lazy(
    r"\b(?:not|never|avoid|without|danger\w*|risk\w*|unsafe|deadly|fatal|stop\s+breathing|slow\w*|limit|careful|ask|tell|talk|harm\w*|worse\w*|"
    r"more\s+(?:sleepy|drowsy)|overdose|death|coma|serious|combin\w+|together|mix\w*)\b", re.I)  # fmt: skip
_COMBINATION_CLASSES = ("benzodiazepine", "opioid", "gabapentinoid", "barbiturate", "z-drug")
_ADDICTION = lazy(
    r"\b(?:(?<!rapid )(?<![\"“])detox(?:ing|ification)?(?![\"”])|relapses?|relapsed|road\s+to\s+recovery|recovery\s+(?:process|journey)|(?:long-term|maintain\w*\s+(?:\w+\s+){0,2}|path\s+to\s+|"
    r"your\s+|in\s+|journey\s+to\s+|successful\s+)recovery|(?:highly|extremely|very)\s+addictive|hooked\s+on)\b", re.I)  # fmt: skip
_ADDICTION_FINE = lazy(
    r"\b(?:not\s+(?:the\s+same|mean|(?:an?\s+)?(?:sign\s+of\s+)?addict\w*)|isn['’]t|different|differs?|rather\s+than|disorder|disease|illness|misuse|abuse|boxed|"
    r"history\s+of|warn\w*|specialist|medicines?\s+such\s+as|label\w*|fda)\b", re.I)  # fmt: skip
_DEPENDENCE_CLASSES = frozenset(
    {
        "benzodiazepine",
        "opioid",
        "gabapentinoid",
        "z-drug",
        "antidepressant",
        "muscle-relaxant",
        "beta-blocker",
        "antiepileptic",
        "barbiturate",
    }
)
_ADRENAL = lazy(r"\badrenal|\bown\s+(?:natural\s+)?(?:steroids?|cortisol|hormone)|\bcortisol\b", re.I)
_SHORT_COURSE = lazy(
    r"\bshort\s+courses?\b|\b(?:a\s+few|[1-9]|1\d|two|three|five|seven|ten)(?:\s*-\s*|\s+)days?\b", re.I
)
_STEROID_STOP = lazy(rf"\b{_STOP_VERB}\b|\btaper\w*\b", re.I)
_PAUSE = lazy(
    r"\b(?:pause\w*|slow(?:ed|er|s|ing)?(?:\s+(?:it\s+)?down)?|hold\s+(?:at|the)|stay\s+at|go\s+back|wait\s+longer|longer\s+between|at\s+your\s+own\s+pace|adjust\s+the\s+plan)\b",
    re.I,
)
_TAPER_WORDS = lazy(
    r"\btaper\w*|\bwean\w*|\blower(?:ed|ing)?\s+(?:your|the)\s+dos\w+|\breduc\w+\s+(?:your|the)\s+dos\w+", re.I
)
_ORDER_OF_STOPPING = lazy(
    r"\b(?:first|before)\b[^.]{0,80}\b(?:lower|stop|clonidine|beta)|\bwhich\s+(?:one|of)\b|\b(?:lower|stop)\w*\b[^.]{0,60}\bfirst\b",
    re.I,
)


def missing_do_not_stop_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first sentence on sudden stopping (else the title) where no sentence forbids it."""
    drug = _focus_drug(document, _SERIOUS)
    if drug is None or not _speaks_of_stopping(document):
        return
    found = sentences(document)
    if any(_ORDER.search(sentence.text) for sentence in found):
        return
    weak = next((sentence for sentence in found if _WEAK_ORDER.search(sentence.text)), None)
    anchor = weak or next((s for s in found if _ABRUPT.search(s.text)), None)
    hit = anchor.hit(anchor.start, anchor.end, drug=drug) if anchor else title_hit(document, drug=drug)
    yield replace(hit, variant="weak") if weak else hit


def understated_withdrawal_risk(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that make a deadly withdrawal sound mild, where the article never says that it can kill."""
    drug = _focus_drug(document, _DEADLY)
    found = sentences(document)
    if drug is None or any(_says_deadly(sentence) for sentence in found):
        return
    for sentence in found:
        text = sentence.text
        is_mild = _MILD.search(text) and not _SEVERE.search(text)
        is_list = _LISTED.search(text) and _ABRUPT_OR_WITHDRAWAL.search(text) and _SEVERE.search(text)
        is_denial = _DENIAL.search(text) and (_WITHDRAWAL_SUBJECT.search(text) or _is_about_stopping(sentence))
        if is_list or is_denial or (is_mild and (_RISK_SENTENCE.search(text) or _subject_is_withdrawal(text))):
            yield sentence.hit(sentence.start, sentence.end, drug=drug)


def steroid_stop(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first sentence on stopping steroids where the article never names the adrenal glands."""
    topics = article_topics(document)
    if not any(_is_systemic_steroid(drug) for drug in _in_title(document, topics)) or not _STEROID_STOP.search(
        outline(document).title or ""
    ):
        return
    found = sentences(document)
    if any(_ADRENAL.search(sentence.text) for sentence in found) or any(_SHORT_COURSE.search(s.text) for s in found):
        return
    first = next(
        (s for s in found if _STEROID_STOP.search(s.text) and clear(("negated",), document, _place(s)) is None), None
    )
    if first is not None:
        yield first.hit(first.start, first.end)


def missing_pause_advice(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title of an article on tapering that does not say what to do when it gets too hard."""
    drug = _focus_drug(document, _SERIOUS)
    title = outline(document).title or ""
    if drug is None or not _TAPER_WORDS.search(title):
        return
    if not any(
        _PAUSE.search(sentence.text) for sentence in sentences(document) if not _TAPER_WORDS.fullmatch(sentence.text)
    ):
        yield title_hit(document, drug=drug)


def missing_combination_warning(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title where the article advises on a sedating medicine and names no dangerous partner."""
    topics = article_topics(document)
    drug = next((d for d in topics.focus if _needs_combination_warning(d)), None)
    if drug is None or not (_gives_advice(topics) or drug in _in_title(document, topics)):
        return
    warned = any(
        _CAUTION.search(sentence.text) and any(pattern.search(sentence.text) for pattern in _SEDATIVES.values())
        for sentence in sentences(document)
    )
    if not warned:
        yield title_hit(document, drug=_written(document, drug), others="alcohol, opioids or other sedatives")


def missing_stop_order(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first clonidine in prose where a beta blocker is named too and no order of stopping is given."""
    named = [mention for mention in mentions(document) if mention.block.is_prose]
    clonidine = next((mention for mention in named if mention.drug == "clonidine"), None)
    beta = any("beta-blocker" in facts().classes_of(mention.drug) for mention in named)
    if clonidine and beta and not _ORDER_OF_STOPPING.search(_prose_text(document)):
        yield clonidine.block.hit(clonidine.start, clonidine.end)


def missing_boxed_warning_topic(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the title with the topics of the drug's boxed warning that the article never touches."""
    topics = article_topics(document)
    if document.settings.locale != "us":
        return
    prose = _prose_text(document).casefold()
    about = dict.fromkeys([*_in_title(document, topics), *_main_subject(topics)])
    for drug in about:
        rows = [row for row in facts().boxed(drug) if row.box == "boxed" and row.status == "V" and _applies(row, prose)]
        missing = [topic for row in rows for topic in row.mention if not _is_touched(topic, row.words, prose)]
        if rows and missing:
            yield title_hit(document, drug=_written(document, drug), topics="; ".join(dict.fromkeys(missing)))
            return


def dependence_called_addiction(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield words of addiction in an article on a prescribed medicine, where the sentence does not tell them apart."""
    topics = article_topics(document)
    if (
        topics.subject is None
        or not topics.is_stopping
        or not (_DEPENDENCE_CLASSES & set(facts().classes_of(topics.subject)))
    ):
        return
    for block in document.blocks:
        if block.debris is not None or block.region != "body" or block.kind not in rule.scope:
            continue
        for match in _ADDICTION.finditer(block.text):
            start, end = _sentence_bounds(document, block, match.start())
            around = block.text[start : match.start()] + " " + block.text[match.end() : end]
            if not _ADDICTION_FINE.search(around) and not block.text.rstrip().endswith("?"):
                yield block.hit(*match.span())


def single_name_for_confusable_drug(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first name of a confusable medicine that goes by brand or generic name alone."""
    for drug in _in_title(document, article_topics(document)):
        named = [mention for mention in mentions(document) if mention.drug == drug and not mention.is_class]
        brands = [mention for mention in named if mention.name.kind == "brand"]
        generics = [mention for mention in named if mention.name.kind != "brand"]
        rows = [row for mention in named[:1] for row in facts().confused_with(mention.text)]
        if not rows or not brands or len(generics) > 1 or len(named) < 2:
            continue
        first = named[0]
        confused = [n for n in rows[0].names if n.casefold() not in (first.text.casefold(), drug.casefold())]
        brand = brands[0].text if brands else "the brand name"
        yield first.block.hit(
            first.start, first.end, written=first.text, confused=" or ".join(confused[:2]), generic=drug, brand=brand
        )
        return


def _focus_drug(document: Document, severities: frozenset[str]) -> str | None:
    """Return the first drug in focus whose sudden stop is this serious, as the article writes it."""
    locale = document.settings.locale.upper()
    for drug in article_topics(document).focus:
        rows = [
            row
            for row in facts().discontinuation(drug, locale)
            if row.product in _WHOLE_BODY and row.status in ("V", "S")
        ]
        if rows and rows[0].severity in severities:
            return _written(document, drug)
    return None


def _written(document: Document, drug: str) -> str:
    return next((m.text for m in mentions(document) if m.drug == drug and m.block.is_prose), drug)


def _speaks_of_stopping(document: Document) -> bool:
    return article_topics(document).is_stopping


def _says_deadly(sentence: Sentence) -> bool:
    """Return whether a sentence says that stopping can kill, and does not deny it."""
    return bool(
        _DEADLY_WORDS.search(sentence.text) and not _DENIAL.search(sentence.text) and _is_about_stopping(sentence)
    )


def _is_about_stopping(sentence: Sentence) -> bool:
    """Return whether a sentence, or the one before it in its block, is about stopping or withdrawal."""
    return _WITHDRAWAL_SUBJECT.search(sentence.block.text[: sentence.end]) is not None


def _subject_is_withdrawal(text: str) -> bool:
    start = text[:80]
    return bool(
        re.match(r"\W*(?:the\s+)?(?:\w+\s+)?withdrawal\b", start, re.I) or re.search(r"\bstopp?\w*\b", start, re.I)
    )


def _is_systemic_steroid(drug: str) -> bool:
    return any(
        "corticosteroid" in step and "inhaled" not in step and "topical" not in step
        for step in facts().classes_of(drug)
    )


def _needs_combination_warning(drug: str) -> bool:
    return drug == "baclofen" or any(step in _COMBINATION_CLASSES for step in facts().classes_of(drug))


def _gives_advice(topics: Topics) -> bool:
    return topics.is_stopping or topics.is_dosing


def _prose_text(document: Document) -> str:
    return "\n".join(block.text for block in document.prose())


def _in_title(document: Document, topics: Topics) -> Sequence[str]:
    title = (outline(document).title or "").casefold()
    names = {m.drug for m in mentions(document) if m.block is outline(document).title_block}
    return [drug for drug in topics.focus if drug in names or drug.casefold() in title]


def _main_subject(topics: Topics) -> Sequence[str]:
    """Return the subject of an article that advises on it at length, though the title does not name it."""
    named = topics.drugs.get(topics.subject, 0) if topics.subject else 0
    return [topics.subject] if topics.subject and named >= _OFTEN_NAMED and topics.is_stopping else []


def _applies(row: BoxedWarning, prose: str) -> bool:
    """Return whether a row on a certain product (a pump, a patch) is about this article."""
    return row.product is None or any(word in prose for word in row.product.casefold().split())


_TOPIC_WORDS = lazy(r"[a-z]{4,}")
_TOPIC_SYNONYMS = {
    "slowed": ("slow", "shallow", "respiratory"), "breathing": ("breath", "respiratory"), "addiction": ("addict",), "misuse": ("misus", "abuse"),
    "dependence": ("dependen",), "withdrawal": ("withdraw",), "suicidal": ("suicid",), "thoughts": ("suicid",), "pregnancy": ("pregnan",),
    "sedatives": ("sedat", "opioid", "alcohol", "drows"), "opioids": ("opioid", "opiate", "strong pain"), "alcohol": ("alcohol",), "bleeding": ("bleed",), "liver": ("liver",),
}  # fmt: skip


def _is_touched(topic: str, hints: Iterable[str], prose: str) -> bool:
    """Return whether a topic's words, their kin or the row's hints stand in the article."""
    words = _TOPIC_WORDS.findall(topic.casefold())
    stems = [stem for word in words for stem in _TOPIC_SYNONYMS.get(word, (word[:6],))]
    return any(stem in prose for stem in stems)


def _place(sentence: Sentence) -> Place:
    return Place(sentence.block, sentence.start, sentence.end)


def _sentence_bounds(document: Document, block: object, at: int) -> tuple[int, int]:
    for sentence in sentences(document):
        if sentence.block is block and sentence.start <= at < sentence.end:
            return sentence.start, sentence.end
    return 0, len(getattr(block, "text", ""))
