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
from lint.checks.claims_wording import sentence_span
from lint.checks.options import option, texts
from lint.checks.patterns import pattern
from lint.document import Block, Document, once
from lint.facts import facts
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import PATTERN_SECONDS

_SUBSTANCE = lazy(
    r"\b(?:withdrawal|detox\w*|addict\w*|rehabs?|rehabilitation|substance\s+use|drug\s+use|alcohol\s+use|alcoholi\w+|heroin|opioids?|sobriety|sober|dependence|wean\w*|taper\w*|"
    r"(?:com|gett)ing\s+off|quit(?:ting)?\s+drinking)\b", re.I)  # fmt: skip
_ADDRESS = lazy(r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:/[^\s<>\"“”)\]]*)?", re.I)
_CREDIT = lazy(r"(?:from|via|by|at|on|visit|see|source:?|credit:?|courtesy\s+of)\s+\Z", re.I)
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
    blocks = _all_blocks(document)
    if not any(_SUBSTANCE.search(block.text) for block in blocks):
        return
    disclosed = _disclosures(document)
    seen: set[str] = set()
    told: set[int] = set()
    for place, name in sorted({*_credits(document, rule), *_contacts(document, rule)}, key=lambda found: (found[0].block.span, found[0].start, -found[0].end)):
        if name in seen or id(place.block) in told or len(seen) >= option(document, rule, "most", 3):
            continue
        hit = place.block.hit(place.start, place.end, name=name)
        cue = f"disclosed: {disclosed[0].block.text[disclosed[0].start : disclosed[0].end]}" if disclosed else clear(rule.unless, document, place)
        if cue is None:
            seen.add(name)
            told.add(id(place.block))
        yield replace(hit, cleared_by=cue)


def _credits(document: Document, rule: Rule) -> Iterator[tuple[Place, str]]:
    """Yield addresses and links whose host is that of a treatment center, with the word that credits it."""
    hosts = pattern(texts(document, rule, "hosts"))
    for block in _all_blocks(document):
        found = [(m.start(), m.end(), m["host"]) for m in _ADDRESS.finditer(block.text)] if "." in block.text else []
        found += [(i.start, i.end, urlsplit(i.target).hostname or "") for i in block.inlines if i.kind in ("link", "image") and i.target and i.start < i.end]
        for start, end, address in found:
            host = address.lower().removeprefix("www.")
            if host and hosts.search(host, timeout=PATTERN_SECONDS) and facts().authority_of_host(host) is None:
                credit = _CREDIT.search(block.text[:start])
                shown = block.text[start:end].rstrip(".,;:!?")
                yield Place(block, credit.start() if credit else start, start + len(shown)), host


def _contacts(document: Document, rule: Rule) -> Iterator[tuple[Place, str]]:
    """Yield sentences that send the reader to a center or its sales line; neutral lines in the sentence clear it."""
    contacts, neutral = pattern(texts(document, rule, "contacts")), pattern(texts(document, rule, "neutral"))
    for block in _all_blocks(document):
        for match in contacts.finditer(block.text, timeout=PATTERN_SECONDS):
            low, high = sentence_span(document, Place(block, *match.span()))
            if neutral.search(block.text, low, high, timeout=PATTERN_SECONDS) is None:
                yield Place(block, *match.span()), " ".join(match.group().lower().split())


def _all_blocks(document: Document) -> list[Block]:
    """Return the blocks a reader sees in the body, leftovers of the page included."""
    return [block for block in document.blocks if block.kind in _ANY_KIND and block.region in ("body", "aside", "header")]


@once
def _disclosures(document: Document) -> list[Place]:
    """Return where the article says who pays for it or by it."""
    return [*_said(document, _PAYMENT), *_said(document, _FUNDING)]


def _said(document: Document, expressions: tuple[str, ...]) -> list[Place]:
    """Return where one of the expressions stands and is not denied: “we earn no commission” discloses nothing."""
    said = pattern(expressions)
    found = [Place(block, *m.span()) for block in _all_blocks(document) for m in said.finditer(block.text, timeout=PATTERN_SECONDS)]
    return [place for place in found if clear(("negated", "question"), document, place) is None]


def disclosure_found(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield each statement that someone earns by the page, and say whether it stands late."""
    latest = option(document, rule, "share_percent", 30)
    for place in _said(document, _PAYMENT):
        if place.block.kind not in rule.scope:
            continue
        share = round(100 * outline(document).position(outline(document).index_of(place.block), place.start))
        hit = place.block.hit(place.start, place.end, share=share, limit=latest)
        yield replace(hit, variant="late" if share > latest else None)


def undisclosed_affiliate_link(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the first affiliate link or call to buy of each block of an article that discloses no payment."""
    targets, calls = pattern(texts(document, rule, "targets")), pattern(texts(document, rule, "calls"))
    disclosed = _disclosures(document)
    for block in _all_blocks(document):
        spans = [(i.start, i.end) for i in block.inlines if i.kind == "link" and i.target and targets.search(i.target, timeout=PATTERN_SECONDS)]
        spans += [m.span() for m in calls.finditer(block.text, timeout=PATTERN_SECONDS)]
        for start, end in sorted(spans)[:1]:
            place = Place(block, start, end)
            cue = f"disclosed: {disclosed[0].block.text[disclosed[0].start : disclosed[0].end]}" if disclosed else clear(rule.unless, document, place)
            yield replace(block.hit(start, end), cleared_by=cue)


def brand_dominates(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the drug in focus if its brand names make up more than `share_percent` of at least `min_mentions` mentions."""
    most, least = option(document, rule, "share_percent", 80), option(document, rule, "min_mentions", 5)
    for drug in article_topics(document).focus[:1]:
        named = [m for m in mentions(document) if m.drug == drug and not m.is_class]
        brands = [m for m in named if m.name.kind == "brand"]
        if len(named) < least or 100 * len(brands) <= most * len(named):
            continue
        brand = Counter(m.name.text for m in brands).most_common(1)[0][0]
        yield _brand_hit(document, named, brands, brand=brand, count=len(brands), drug=drug, plain=len(named) - len(brands))


def _brand_hit(document: Document, named: list[Mention], brands: list[Mention], **fields: object) -> Hit:
    """Anchor on the first use of the generic name, with the brand before it in its sentence; else on the first brand in the prose."""
    generic = next((m for m in named if m.name.kind != "brand" and m.block.is_prose), None)
    if generic is None:
        first = next((m for m in brands if m.block.is_prose), brands[0])
        return first.block.hit(first.start, first.end, **fields)
    low, _ = sentence_span(document, Place(generic.block, generic.start, generic.end))
    start = next((m.start for m in brands if m.block is generic.block and low <= m.start < generic.start), generic.start)
    return generic.block.hit(start, generic.end, **fields)
