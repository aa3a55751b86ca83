"""How a statement is backed, strongest first: catalogue section 5.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lint.analysis.claims.cues import fold
from lint.analysis.claims.leaflet import article_backing
from lint.analysis.claims.model import Backing, Support
from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.references import authority_in_hosts, authority_names, references
from lint.analysis.claims.uses import CHILD
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence
from lint.document import Block, Document
from lint.facts import facts

_NONE = Backing()
_MARKER = re.compile(r"\[\^?(?P<square>\d{1,3}(?:\s?[,;-]\s?\d{1,3})*)\]|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)|\((?:ref\.?|reference|source)s?\s?(?P<ref>\d{1,3})\)|(?<![\d%])\s\((?P<round>\d{1,2}(?:\s?[,;-]\s?\d{1,2})*)\)(?=[\s.,;:]|$)", re.IGNORECASE)
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_YEAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")
_DOC = (
    r"(?:prescribing information|package (?:insert|leaflet)s?|patient (?:information )?leaflets?|patient information|medication guides?|drug facts(?: label| panel| box)?|(?:(?:product|drug|medicine|medication|otc|approved|official|fda-approved|fda-required|current|us|u\.s\.|uk|carton|box) )*labels?(?:ling|ing)?|smpc|"
    r"summary of product characteristics|(?:(?:clinical|practice|treatment|joint|national|tapering|opioid|dosing) )*guidelines?|guidance|practice bulletin|fact sheets?|inserts?|leaflets?|monographs?|formulary|instructions for use|dosing chart|consensus statement|position statement)"
)
_SAY = r"(?:may |might |will |should |also |now |then |still |only |currently |typically )*(?:say|says|said|state|states|advise|advises|recommend|recommends|suggest|suggests|warn|warns|give|gives|set|sets|explain|explains|direct|directs|call|calls|allow|allows|specif(?:y|ies)|list|lists|limit|limits|note|notes|put|puts|tell|tells|cap|caps|define|defines|support|supports|urge|urges|report|reports|describe|describes|go|goes|name|names|indicate|indicates|endorse|endorses|led|estimate|estimates|propose|proposes|start|starts|begin|begins|found|find|finds|conclude|concludes|place|places|mention|mentions|allows?|offers?|quotes?|quote)"
_DOC_SAYS = re.compile(rf"\b{_DOC}\b(?:'s)?(?:\s(?:\(\w+\)|\d{{4}}|[A-Z]{{2}}\d+|on|of|for|in|from|by|with|your|the|its|led|issued|published|this|that|bottle|pack|package|box|\w+)){{0,6}}?\s{_SAY}\b", re.IGNORECASE)
_BY_DOC = re.compile(rf"\b(?:according to|as per|per|based on|following|follow|under|from|in|on|by|as|see|source:?|quoting|matches|within)\s(?:the |its |your |their |a |an |this |each |that |all |current |new |\d{{4}} |product's |medicine's |[A-Z]\w+ |[\w-]+ ){{0,4}}?{_DOC}\b", re.IGNORECASE)
_DOC_PARENS = re.compile(rf"\([^()]*\b{_DOC}\b[^()]*\)", re.IGNORECASE)
_BARE_LABEL_ADVICE = re.compile(r"\b(?:mind|worry about|forget|ignore|never mind|despite|regardless of|whatever|than|about|off|instead of|contrary to)\s(?:the |what the |your )?(?:[\w-]+ ){0,2}(?:label|leaflet|insert|guidelines?|guidance)\b", re.IGNORECASE)
_VAGUE_GUIDE = re.compile(r"^(?:(?:general|most|some|many|the|these|this|our|simple|basic|treatment|clinical|current) )*(?:guidelines?|guidance)$", re.IGNORECASE)
_JOURNAL = re.compile(r"\b(?:Journal of|The Lancet|Lancet|BMJ|JAMA|N(?:ew)? Engl(?:and)? J(?:ournal)?|NEJM|Annals of|Archives of|Cochrane|PLOS|Nature Medicine|Pediatrics|Neurology|Circulation|CMAJ|MMWR)\b")
_AFTER_AUTHORITY = re.compile(rf"^(?:'s)?(?:\s?\([^)]{{0,30}}\))?(?:,? (?:in|which|who|and|the|its|their|\d{{4}}|[a-z]+(?:-[a-z]+)*|[A-Z][\w.-]*),?){{0,5}}?\s(?:{_SAY}|{_DOC}|advice|recommendations?|limit|maximum|page|site|website|review|report|target|upper limit|dose|standards?|figures?|rules?)\b", re.IGNORECASE)
_BEFORE_AUTHORITY = re.compile(r"(?:\b(?:according to|as per|per|based on|from|by|says?|said|under|source:?|sources:?|via|of|with|in|adapted from|quoting|at|led by|following|warns?|advises?|recommends?|states?|notes?|explains?|suggests?)\s(?:the |a |an |its |\d{4} |new |current |[a-z]+ (?:from|by|of) )*|\()$", re.IGNORECASE)
_REGULATED = re.compile(r"^(?:'s)?[- ](?:approved|cleared|regulated|registered|inspected)\b(?! (?:\w+ )?(?:label|prescribing|leaflet|insert|dose|dosage|dosing|maximum|medication guide))|^ (?:approved|cleared|recalled|banned|has not approved|has approved|limited|authorized|lowered|announced|required)\b", re.IGNORECASE)
_APPROVED_BY = re.compile(r"\b(?:approved|cleared|regulated|authorized|licensed|reviewed|evaluated|not)\sby (?:the )?$", re.IGNORECASE)
_WHO = r"(?:doctors?|physicians?|gps?|prescribers?|pharmacists?|pediatricians?|paediatricians?|psychiatrists?|nurses?|midwi(?:fe|ves)|clinicians?|specialists?|dentists?|(?:health ?care |care |medical |treatment )(?:providers?|professionals?|teams?|plan)|providers?|vets?|neurologists?|oncologists?|surgeons?)"
_DEFERRAL = re.compile(
    rf"\b(?:as|unless|only if|only when|if|when|until|than|exactly as|how|what) (?:(?:otherwise|specifically|is|was|you are|you have been|you're|been|it is|it's|it was|specifically) )*(?:directed|prescribed|advised|instructed|told|ordered|recommended)\b(?: otherwise| to)?(?: by (?:a|an|your|the|their|his|her) (?:child's |own |baby's )?(?:[\w-]+ )?{_WHO})?"
    rf"|\b(?:as|unless|only if|if|when|until|what|that|exactly as|how|because) (?:your|a|the|their|his|her) (?:child's |own |baby's )?(?:[\w-]+ )?{_WHO}(?: or (?:[\w-]+ )?{_WHO})? (?:has |have |had |specifically |also )*(?:tells?|told|says?|directs?|directed|prescribes?|prescribed|advises?|advised|recommends?|recommended|instructs?|instructed|agrees?|orders?|ordered|suggests?|suggested|wants?|chooses?|set)\b"
    rf"|\b(?:your|the|their|a) (?:child's |own |baby's )?(?:[\w-]+ )?{_WHO}(?: or (?:your |the )?(?:[\w-]+ )?{_WHO})? (?:may|will|might|can|could|should|is likely to|usually|would|probably|has|have) (?:\w+ ){{0,2}}(?:start|raise|increase|lower|reduce|prescribe|tell|told|recommend|suggest|adjust|give|ask|want|put|begin|change|advise|have you|move|switch|slowly|gradually|set|choose|decide|work out|show|help|prescribed|cut|taper|bring|use|try|add|step|write|plan|offer|pick)\b"
    rf"|\b(?:written|set|planned|agreed|given|chosen|made|approved|designed|set up|drawn up|prescribed|supervised|recommended|guided|overseen|ordered|advised|worked out)(?: out| up)? (?:by|with|for you by) (?:your|a|the|their) (?:own )?(?:[\w-]+ )?{_WHO}"
    r"|\b(?:follow|use|check|read|see|stick to|go by|match|obey) (?:the |your )?(?:dose|doses|dosing|dosage|directions?|instructions?|chart|label|dosing chart|amount|package directions)?[^.;,]{0,25}?\b(?:on|in|from|of) (?:the |your |its |this )?(?:product |medicine |drug facts |package |pack |prescription )?(?:label|package|packet|box|leaflet|bottle|pack|insert|carton|drug facts)"
    r"|\b(?:package|label|pack|box|leaflet|bottle)(?:'s)? (?:directions|instructions)\b",
    re.IGNORECASE,
)
_WEAK_DEFERRAL = re.compile(rf"\b(?:ask|check with|talk (?:to|with)|speak (?:to|with)|consult(?:ing)?|call|tell|see|discuss\w* (?:it |this )?with|checking with|talking to|asking|supervision of|care of|guidance of|advice of|under) (?:first )?(?:with |to )?(?:a|an|your|the)? ?(?:child's |own )?(?:[\w-]+ )?{_WHO}|\b(?:medical|professional|doctor's|prescriber's) (?:supervision|advice|guidance|care)\b|\bas (?:needed and )?(?:prescribed|directed)\b|\bfollow (?:the|your) label\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:experts?|studies|research|researchers|scientists|doctors|many people|science|evidence|users|people|some doctors|guidelines|specialists|dietitians|nutritionists|reports|reviews|trainers|naturopaths) (?:usually |often |generally |commonly |also |now )*(?:say|says|show|shows|suggest|suggests|agree|agrees|recommend|recommends|believe|find|finds|advise|swear|report|indicate|indicates|prove|proves|claim|point)\b", re.IGNORECASE)
_INTAKE = re.compile(r"\b(?:recommended dietary allowances?|RDAs?|dietary reference intakes?|tolerable upper intake levels?|adequate intakes?|reference nutrient intakes?|RNIs?|nutrient reference values?|daily values?|upper intake levels?)\b", re.IGNORECASE)
_SPECIAL = (("child", CHILD), ("pregnant", re.compile(r"\b(?:pregnan\w+|breast-?feed\w*)\b", re.IGNORECASE)))
_SOURCE_LINE = re.compile(r"^\W*(?:sources?|adapted from|reference|from|data from|based on|after)\s?:?\s", re.IGNORECASE)


def backing(document: Document, sentence: Sentence, neighbours: tuple[Sentence | None, Sentence | None]) -> Backing:
    """Return the best support in reach of a sentence: itself, then its neighbours, table, list or section, article."""
    own = sentence_backing(document, sentence.block, sentence.start, sentence.end)
    if own.level.rank >= Support.S2.rank:
        return own
    for near in (*_nearby(document, sentence, neighbours), article_backing(document)):
        if near.level.rank > own.level.rank:
            own = near
            if own.level.rank >= Support.S2.rank:
                return own
    return own


def _nearby(document: Document, sentence: Sentence, neighbours: tuple[Sentence | None, Sentence | None]) -> Iterator[Backing]:
    own_group = _special_group(sentence.text)
    for near in neighbours:
        if near is not None and (own_group is None or own_group == _special_group(near.text)):
            yield _as_nearby(sentence_backing(document, near.block, near.start, near.end), "paragraph")
    block = sentence.block
    if block.kind in ("list-item", "table-cell"):
        yield from _around_group(document, sentence)
    yield from _section(document, sentence)


def _special_group(text: str) -> str | None:
    """Children and pregnancy need a source of their own: a sentence about adults next door does not lend them one."""
    return next((name for name, pattern in _SPECIAL if pattern.search(text)), None)


def _as_nearby(found: Backing, where: str) -> Backing:
    """Support next door counts as S2; a deferral next door as S1."""
    if found.level.rank < Support.S2.rank:
        return Backing(Support.NONE) if found.level is not Support.S1 else Backing(Support.S1, where, found.kind, found.cue)
    if found.kind == "deferral":
        return Backing(Support.S1, where, found.kind, found.cue)
    return Backing(Support.S2, where, found.kind, found.cue)


def _around_group(document: Document, sentence: Sentence) -> Iterator[Backing]:
    """The line that leads into a list, a table's caption, and a source line right after the group."""
    blocks, group, index = document.blocks, sentence.block.group, sentence.index
    first = index
    while first > 0 and blocks[first - 1].group == group and group >= 0:
        first -= 1
    last = index
    while last + 1 < len(blocks) and blocks[last + 1].group == group and group >= 0:
        last += 1
    where = "table" if sentence.block.kind == "table-cell" else "list"
    for at in (first - 1, last + 1):
        if 0 <= at < len(blocks) and blocks[at].is_prose and (at < first or _SOURCE_LINE.match(blocks[at].text) or blocks[at].kind == "caption"):
            text = blocks[at].text
            yield _as_nearby(sentence_backing(document, blocks[at], _last_sentence(text) if at < first else 0, len(text)), where)
    if where == "table" and sentence.block.cell is not None:
        row = sentence.block.cell[0]
        for at in range(first, last + 1):
            cell = blocks[at].cell
            if at != index and cell is not None and cell[0] in (row, 0):
                yield _as_nearby(sentence_backing(document, blocks[at], 0, len(blocks[at].text)), where)


def _last_sentence(text: str) -> int:
    match = re.search(r".*[.!?]\s(?=\S)", text, re.DOTALL)
    return match.end() if match else 0


def _section(document: Document, sentence: Sentence) -> Iterator[Backing]:
    """A heading that names the source, or a "Source:" line in the section."""
    section = outline(document).section_of(sentence.index)
    if section.heading is not None and not section.heading.is_title:
        block = section.heading.block
        found = _named(fold(block.text))
        if found is not None:
            yield Backing(Support.S2, "section", found.kind, found.cue)
    for block in section.blocks[-2:]:
        if len(block.text) < 300 and _SOURCE_LINE.match(block.text) and re.match(r"\W*(?:sources?|adapted from)\b", block.text, re.IGNORECASE):
            text = fold(block.text)
            if authority_names(text) or authority_in_hosts(text) or re.search(_DOC, text, re.IGNORECASE):
                yield Backing(Support.S2, "section", "source-line", block.text.strip()[:80])


def sentence_backing(document: Document, block: Block, start: int, end: int) -> Backing:
    """Return the support that prose[start:end] of a block carries itself."""
    text = fold(block.text[start:end])
    found = [item for item in (_marker(document, text), _link(block, start, end), _named(text), _reference_intake(text), _deferred(text)) if item]
    best = max(found, key=lambda item: item.level.rank, default=None)
    if best is not None and best.level.rank >= Support.S1.rank:
        return best
    vague = _VAGUE.search(text)
    return Backing(Support.S0, "sentence", "vague", vague.group()) if vague else best or _NONE


def _marker(document: Document, text: str) -> Backing | None:
    match = _MARKER.search(text)
    if match is None:
        return None
    raw = match.group("square") or match.group("ref") or match.group("round") or (match.group("super") or "").translate(_SUPER)
    if match.group("super") and re.search(r"(?:m|cm|ft|10|in)$", text[: match.start()]):
        return None
    if match.group("round") and (not references(document).entries or re.search(rf"\b{STRICT}$", text[: match.start()], re.IGNORECASE)):
        return None
    numbers = [int(number) for number in re.findall(r"\d+", raw)]
    known = references(document).entries
    if not known:
        return Backing(Support.S2, "sentence", "citation", f"{match.group()} (no list of references in this file)")
    cited = [known[number] for number in numbers if number in known]
    if any(reference.is_authority for reference in cited):
        return Backing(Support.S4, "sentence", "citation", match.group())
    if cited:
        return Backing(Support.S1, "sentence", "citation", f"{match.group()} is no authority")
    return Backing(Support.S1, "sentence", "citation", f"{match.group()} leads nowhere")


def _link(block: Block, start: int, end: int) -> Backing | None:
    best = None
    for inline in block.inlines:
        if inline.kind != "link" or not inline.target or inline.end <= start or inline.start >= end:
            continue
        host = urlsplit(inline.target).hostname or ""
        if facts().authority_of_host(host):
            return Backing(Support.S4, "sentence", "link", host)
        if host:
            best = Backing(Support.S0, "sentence", "link", f"{host} is no authority")
    text = block.text[start:end]
    if "." in text and authority_in_hosts(text):
        return Backing(Support.S4, "sentence", "link", "web address of an authority")
    return best


def _named(text: str) -> Backing | None:
    """An authority or a document that the sentence credits."""
    dismissed = _BARE_LABEL_ADVICE.search(text)
    year = _YEAR.search(text)
    best = None
    for start, end in authority_names(text):
        after, before = text[end:], text[:start]
        if _REGULATED.match(after) or _APPROVED_BY.search(before):
            continue
        in_parens = "(" in before and ")" not in before[before.rfind("(") :] and ")" in after
        if not (_AFTER_AUTHORITY.match(after) or _BEFORE_AUTHORITY.search(before) or in_parens):
            continue
        specific = year or re.search(rf"\b{_DOC}\b", text, re.IGNORECASE)
        level = Support.S3 if specific else Support.S2
        if best is None or level.rank > best.level.rank:
            best = Backing(level, "sentence", "authority", text[start:end])
    if best is not None:
        return best
    journal = _JOURNAL.search(text)
    if journal and year:
        return Backing(Support.S3, "sentence", "journal", journal.group())
    for pattern in (_DOC_PARENS, _DOC_SAYS, _BY_DOC):
        match = pattern.search(text)
        if match is None or (dismissed and dismissed.start() <= match.end() and match.start() <= dismissed.end()):
            continue
        words = match.group()
        if re.search(r"guid(?:elines?|ance)", words, re.IGNORECASE) and not re.search(r"label|leaflet|insert|prescribing", words, re.IGNORECASE):
            if not (year or authority_names(text)):
                continue
        return Backing(Support.S3, "sentence", "document", words.strip())
    return None


def _reference_intake(text: str) -> Backing | None:
    """"The RDA is 600 IU": a figure of the official reference intakes, named as such."""
    match = _INTAKE.search(text)
    return Backing(Support.S2, "sentence", "reference-intake", match.group()) if match else None


def _deferred(text: str) -> Backing | None:
    match = _DEFERRAL.search(text)
    if match is not None:
        return Backing(Support.S2, "sentence", "deferral", match.group())
    weak = _WEAK_DEFERRAL.search(text)
    return Backing(Support.S1, "sentence", "deferral", weak.group()) if weak else None
