"""Money behind an article: treatment centers, affiliate links, disclosures, brand names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from lint.analysis.claims import article_topics
from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.checks.claims_text import blocks_with, sentence_span
from lint.checks.claims_wording import places
from lint.checks.options import option, texts
from lint.checks.patterns import pattern
from lint.document import Block, Document
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import PATTERN_SECONDS

_SUBSTANCE = (
    r"\b(?:withdrawal|detox\w*|addict\w*|rehabs?|rehabilitation|substance\s+use|drug\s+use|alcohol\s+use|alcoholi\w+|heroin|opioids?|sobriety|sober|dependence|wean\w*|taper\w*|"
    r"(?:com|gett)ing\s+off|quit(?:ting)?\s+drinking)\b")  # fmt: skip
_ADDRESS = lazy(r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:/[^\s<>\"“”)\]]*)?", re.I)
_DOMAIN = lazy(r"\.[a-z]{2}", re.I)
_CREDIT = lazy(r"(?<!\w)(?:from|via|source:?|credit:?|courtesy\s+of)\s+\Z", re.I)
_PAYMENT = (
    r"(?<!\w)(?:(?:may|might|can|could|will|also|often)\s+)?(?:earn|receive|get|make|collect)s?\s+(?:an?\s+|some\s+|us\s+)?(?:small\s+)?(?:affiliate\s+|referral\s+|sales\s+)?(?:(?:commissions?|compensation|kickbacks?|referral\s+fees?)(?!\w)(?:[^.;!?\n]{0,40}?\b(?:links?|purchases?|buy|sales?|referrals?))?|fees?\s+(?:when|if|for|from|on|each)\s[^.;!?\n]{0,40}?\b(?:links?|purchases?|buy|sales?|referrals?|calls?|clicks?))(?!\w)",
    r"(?<!\w)affiliate\s+(?:links?|commissions?|partners?|disclosures?|programs?|programmes?|marketing|relationships?)(?!\w)",
    r"(?<!\w)sponsored\s+(?:by|content|posts?|articles?|links?|message|advert\w*|features?)(?!\w)(?:\s+(?:the\s+)?(?-i:[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*))?",
    r"(?<!\w)paid\s+(?:partnership|promotion|advertisement|content|post)(?!\w)|(?<!\w)(?:advertorial|promotional\s+content)(?!\w)",
    r"(?<!\w)(?:calls?|callers?)\s+(?:may\s+|are\s+|will\s+)*(?:be\s+)?(?:answered\s+by|routed\s+to|forwarded\s+to)(?!\w)|(?<!\w)(?:free|gifted)\s+samples?\s+(?:from|by)(?!\w)",
)
"""Someone earns by what the reader buys or calls."""
_FUNDING = (
    r"(?<!\w)(?:this|the|our)\s+(?:(?:web)?site|page|blog|magazine|guide|article|newsletter|service|helpline)\s+(?:is|was)\s+(?:owned|operated|run|funded|paid\s+for)\s+by(?!\w)",
    r"(?<!\w)(?:pays?|paid)\s+for\s+this\s+(?:(?:web)?site|page|blog|article|post)(?!\w)|(?<!\w)was\s+paid\s+for\s+by(?!\w)",
    r"(?<!\w)(?:we|i)\s+(?:own|are\s+owned\s+by|are\s+paid\s+by|am\s+paid\s+by|were\s+paid\s+by|was\s+paid\s+by)(?!\w)",
)
"""Who stands behind the page."""
_ANY_KIND = ("title", "heading", "paragraph", "list-item", "table-cell", "caption", "quote")


def undisclosed_treatment_center(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield credits to and calls for treatment centers, at most `most`, in an article on substances that discloses nothing.

    Lines set aside as debris count too: a credit under a picture is a source.
    """
    if next(blocks_with(document, _SUBSTANCE), None) is None:
        return
    found = [*_credits(document, rule), *_contacts(document, rule)]
    if not found:
        return
    disclosed = _disclosed(document, rule)
    told: set[str | int] = set()
    left = option(document, rule, "most", 3)
    for place, name in sorted(found, key=lambda item: (item[0].block.span, item[0].start, -item[0].end)):
        if told & {name, id(place.block)} or not left:
            continue
        cue = disclosed or clear(rule.unless, document, place)
        if cue is None:
            told |= {name, id(place.block)}
            left -= 1
        yield replace(place.block.hit(place.start, place.end, name=name), cleared_by=cue)


def _credits(document: Document, rule: Rule) -> Iterator[tuple[Place, str]]:
    """Yield addresses and links whose host is that of a treatment center, with the word that credits it."""
    hosts = pattern(texts(document, rule, "hosts"))
    for block in _all_blocks(document):
        found = (
            [(m.start(), m.end(), m["host"]) for m in _ADDRESS.finditer(block.text)]
            if _DOMAIN.search(block.text)
            else []
        )
        found += [
            (i.start, i.end, urlsplit(i.target).hostname or "")
            for i in block.inlines
            if i.kind in ("link", "image") and i.target and i.start < i.end
        ]
        for start, end, address in found:
            host = address.lower().removeprefix("www.")
            if host and hosts.search(host, timeout=PATTERN_SECONDS) and facts().authority_of_host(host) is None:
                credit = _CREDIT.search(block.text[:start])
                shown = block.text[start:end].rstrip(".,;:!?")
                yield Place(block, credit.start() if credit else start, start + len(shown)), host


def _contacts(document: Document, rule: Rule) -> Iterator[tuple[Place, str]]:
    """Yield sentences that send the reader to a center or its sales line; neutral lines in the sentence clear it."""
    neutral = pattern(texts(document, rule, "neutral"))
    for place in places(document, rule, texts(document, rule, "contacts"), leftovers=True):
        text = place.block.text
        low, high = sentence_span(document, place)
        if neutral.search(text, low, high, timeout=PATTERN_SECONDS) is None:
            yield place, " ".join(text[place.start : place.end].lower().split())


def _all_blocks(document: Document) -> list[Block]:
    """Return the blocks a reader sees in the body, leftovers of the page included."""
    return [
        block for block in document.blocks if block.kind in _ANY_KIND and block.region in ("body", "aside", "header")
    ]


def _disclosed(document: Document, rule: Rule) -> str | None:
    """Return the words by which the article says who pays for it or by it."""
    place = next(_said(document, rule, (*_PAYMENT, *_FUNDING)), None)
    return f"disclosed: {place.block.text[place.start : place.end]}" if place else None


def _said(document: Document, rule: Rule, expressions: tuple[str, ...]) -> Iterator[Place]:
    """Yield where one of the expressions stands and is not denied: “we earn no commission” discloses nothing."""
    for place in places(document, replace(rule, scope=frozenset(_ANY_KIND)), expressions, leftovers=True):
        if clear(("negated", "question"), document, place) is None:
            yield place


def disclosure_found(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield each statement that someone earns by the page, and say whether it stands late."""
    latest = option(document, rule, "share_percent", 30)
    for place in _said(document, rule, _PAYMENT):
        share = round(100 * outline(document).position(outline(document).index_of(place.block), place.start))
        hit = place.block.hit(place.start, place.end, share=share, limit=latest)
        yield replace(hit, variant="late" if share > latest else None)


def undisclosed_affiliate_link(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first affiliate link or call to buy of each block of an article that discloses no payment."""
    targets = pattern(texts(document, rule, "targets"))
    found = list(places(document, rule, texts(document, rule, "calls"), leftovers=True))
    for block in _all_blocks(document):
        links = (i for i in block.inlines if i.kind == "link" and i.target and i.start < i.end)
        found += [Place(block, i.start, i.end) for i in links if targets.search(i.target, timeout=PATTERN_SECONDS)]
    disclosed = _disclosed(document, rule) if found else None
    told: set[int] = set()
    for place in sorted(found, key=lambda place: (place.block.span, place.start)):
        if id(place.block) not in told:
            told.add(id(place.block))
            yield replace(
                place.block.hit(place.start, place.end), cleared_by=disclosed or clear(rule.unless, document, place)
            )


def brand_dominates(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the drug in focus if its brand names make up more than `share_percent` of at least `min_mentions` mentions."""
    most, least = option(document, rule, "share_percent", 80), option(document, rule, "min_mentions", 5)
    for drug in article_topics(document).focus[:1]:
        named = [m for m in mentions(document) if m.drug == drug and not m.is_class]
        brands = [m for m in named if m.name.kind == "brand"]
        if len(named) < least or 100 * len(brands) <= most * len(named):
            continue
        brand = Counter(m.name.text for m in brands).most_common(1)[0][0]
        yield _brand_hit(
            document, named, brands, brand=brand, count=len(brands), drug=drug, plain=len(named) - len(brands)
        )


def _brand_hit(document: Document, named: list[Mention], brands: list[Mention], **fields: object) -> Hit:
    """Anchor on the first use of the generic name, with the brand before it in its sentence; else on the first brand in the prose."""
    generic = next((m for m in named if m.name.kind != "brand" and m.block.is_prose), None)
    if generic is None:
        first = next((m for m in brands if m.block.is_prose), brands[0])
        return first.block.hit(first.start, first.end, **fields)
    low, _ = sentence_span(document, Place(generic.block, generic.start, generic.end))
    start = next(
        (m.start for m in brands if m.block is generic.block and low <= m.start < generic.start), generic.start
    )
    return generic.block.hit(start, generic.end, **fields)
