"""The words that credit a source: authorities, documents, journals, the reader's own prescriber or label."""

from __future__ import annotations

import re

from lint.analysis.claims.model import Backing, Support
from lint.analysis.claims.references import authority_names
from lint.text.lazy import lazy

_YEAR = lazy(r"\b(?:19[89]\d|20[0-4]\d)\b")
DOCUMENT = (
    r"(?:prescribing information|package (?:insert|leaflet)s?|patient (?:information )?leaflets?|patient information"
    r"|medication guides?|drug facts(?: label| panel| box)?"
    r"|(?:(?:product|drug|medicine|medication|otc|approved|official|fda-approved|fda-required|current|us|u\.s\.|uk"
    r"|carton|box) )*labels?(?:ling|ing)?|smpc|summary of product characteristics"
    r"|(?:(?:clinical|practice|treatment|joint|national|tapering|opioid|dosing) )*guidelines?|guidance|practice bulletin"
    r"|fact sheets?|inserts?|leaflets?|monographs?|formulary|instructions for use|dosing chart|consensus statement"
    r"|position statement)"
)
_SAYS = (
    r"(?:may |might |will |should |also |now |then |still |only |currently |typically )*"
    r"(?:say|says|said|state|states|advise|advises|recommend|recommends|suggest|suggests|warn|warns|give|gives|set|sets"
    r"|explain|explains|direct|directs|call|calls|allow|allows|specif(?:y|ies)|list|lists|limit|limits|note|notes|put"
    r"|puts|tell|tells|cap|caps|define|defines|support|supports|urge|urges|report|reports|describe|describes|go|goes"
    r"|name|names|indicate|indicates|endorse|endorses|led|estimate|estimates|propose|proposes|start|starts|begin|begins"
    r"|found|find|finds|conclude|concludes|place|places|mention|mentions|offer|offers|quote|quotes|recommended|advised"
    r"|suggested|warned|stated)"
)
_DOC_SAYS = lazy(rf"\b{DOCUMENT}\b(?:'s)?(?:\s(?:\(\w+\)|\d{{4}}|[A-Z]{{2}}\d+|\w+)){{0,6}}?\s{_SAYS}\b", re.IGNORECASE)
_BY_DOC = lazy(
    rf"\b(?:according to|as per|per|based on|following|follow|under|from|in|on|by|as|see|source:?|quoting|matches|within|says?|states?|warns?|advises?|notes?|recommends?)"
    rf"\s(?:the |its |your |their |a |an |this |each |that |all |current |new |\d{{4}} |product's |medicine's |[A-Z]\w+ "
    rf"|[\w-]+ ){{0,4}}?{DOCUMENT}\b",
    re.IGNORECASE,
)
_DOC_PARENS = lazy(rf"\([^()]*\b{DOCUMENT}\b[^()]*\)", re.IGNORECASE)
_ANY_DOCUMENT = lazy(rf"\b{DOCUMENT}\b", re.IGNORECASE)
_DISMISSED = lazy(
    r"\b(?:mind|worry about|forget|ignore|never mind|despite|regardless of|whatever|than|about|off|instead of"
    r"|contrary to)\s(?:the |what the |your )?(?:[\w-]+ ){0,2}(?:label|leaflet|insert|guidelines?|guidance)\b",
    re.IGNORECASE,
)
_DOC_WORDS = frozenset(
    "information insert inserts leaflet leaflets guide guides facts label labels labeling labelling smpc characteristics "
    "guideline guidelines guidance bulletin sheet sheets monograph monographs formulary instructions chart statement".split()
)
_GUIDANCE = lazy(r"guid(?:elines?|ance)", re.IGNORECASE)
_PRODUCT_DOC = lazy(r"label|leaflet|insert|prescribing", re.IGNORECASE)
_JOURNAL = lazy(
    r"\b(?:Journal of|The Lancet|Lancet|BMJ|JAMA|N(?:ew)? Engl(?:and)? J(?:ournal)?|NEJM|Annals of|Archives of|Cochrane"
    r"|PLOS|Nature Medicine|Pediatrics|Neurology|Circulation|CMAJ|MMWR)\b"
)
_AFTER = lazy(
    r"^(?:'s)?(?:\s?\([^)]{0,30}\))?"
    r"(?:,? (?:in|which|who|and|the|its|their|\d{4}|[a-z]+(?:-[a-z]+)*|[A-Z][\w.-]*),?){0,5}?"
    rf"\s(?:{_SAYS}|{DOCUMENT}|advice|recommendations?|limit|maximum|page|site|website|review|report|target|upper limit"
    r"|dose|standards?|figures?|rules?)\b",
    re.IGNORECASE,
)
_BEFORE = lazy(
    r"(?:\b(?:according to|as per|per|based on|from|by|says?|said|under|source:?|sources:?|via|of|with|in|adapted from"
    r"|quoting|at|led by|following|warns?|advises?|recommends?|states?|notes?|explains?|suggests?)\s"
    r"(?:the |a |an |its |\d{4} |new |current |[a-z]+ (?:from|by|of) )*|\()$",
    re.IGNORECASE,
)
_REGULATED = lazy(
    r"^(?:'s)?[- ](?:approved|cleared|regulated|registered|inspected)\b"
    r"(?! (?:\w+ )?(?:label|prescribing|leaflet|insert|dose|dosage|dosing|maximum|medication guide))"
    r"|^ (?:approved|cleared|recalled|banned|has not approved|has approved|limited|authorized|lowered|announced|required)\b",
    re.IGNORECASE,
)
_APPROVED_BY = lazy(
    r"\b(?:approved|cleared|regulated|authorized|licensed|reviewed|evaluated|not)\sby (?:the )?$", re.IGNORECASE
)
_WHO = (
    r"(?:doctors?|physicians?|gps?|prescribers?|pharmacists?|pediatricians?|paediatricians?|psychiatrists?|nurses?"
    r"|midwi(?:fe|ves)|clinicians?|specialists?|dentists?"
    r"|(?:health ?care |care |medical |treatment )(?:providers?|professionals?|teams?|plan)|providers?|vets?"
    r"|neurologists?|oncologists?|surgeons?)"
)
_YOUR = r"(?:your|the|their|a|an|his|her) (?:child's |own |baby's )?(?:[\w-]+ )?"
_DECIDES = (
    r"(?:start|raise|increase|lower|reduce|prescribe|tell|told|recommend|suggest|adjust|give|ask|want|put|begin|change"
    r"|advise|have you|move|switch|slowly|gradually|set|choose|decide|work out|show|help|prescribed|cut|taper|bring|use"
    r"|try|add|step|write|plan|offer|pick)"
)
_AS_TOLD = lazy(
    r"\b(?:as|unless|only if|only when|if|when|until|than|exactly as|how|what) "
    r"(?:(?:otherwise|specifically|is|was|you are|you have been|you're|been|it is|it's|it was) )*"
    rf"(?:directed|prescribed|advised|instructed|told|ordered|recommended)\b(?: otherwise| to)?(?: by {_YOUR}{_WHO})?",
    re.IGNORECASE,
)
_PRESCRIBER = lazy(
    rf"\b(?:as|unless|only if|if|when|until|what|that|exactly as|how|because) {_YOUR}{_WHO}"
    rf"(?: or (?:[\w-]+ )?{_WHO})? (?:has |have |had |specifically |also )*"
    r"(?:tells?|told|says?|directs?|directed|prescribes?|prescribed|advises?|advised|recommends?|recommended|instructs?"
    r"|instructed|agrees?|orders?|ordered|suggests?|suggested|wants?|chooses?|set)\b"
    rf"|\b{_YOUR}{_WHO}(?: or (?:your |the )?(?:[\w-]+ )?{_WHO})?"
    r" (?:may|will|might|can|could|should|is likely to|usually|would|probably|has|have)"
    rf" (?:\w+ ){{0,2}}{_DECIDES}\b"
    r"|\b(?:written|set|planned|agreed|given|chosen|made|approved|designed|set up|drawn up|prescribed|supervised"
    r"|recommended|guided|overseen|ordered|advised|worked out)(?: out| up)? (?:by|with|for you by) "
    rf"{_YOUR}{_WHO}"
    rf"|\b(?:plan|schedule|dose|amount|instructions|chart|prescription) (?:that )?{_YOUR}{_WHO} (?:has |have )?"
    r"(?:wrote|written|gave|given|set|chose|made|agreed|gives|sets|writes|ordered|printed|drew up)\b",
    re.IGNORECASE,
)
_FOLLOW_LABEL = lazy(
    r"\b(?:follow|use|check|read|see|stick to|go by|match|obey) (?:the |your )?"
    r"(?:dose|doses|dosing|dosage|directions?|instructions?|chart|label|dosing chart|amount|package directions)?"
    r"[^.;,]{0,25}?\b(?:on|in|from|of) (?:the |your |its |this )?"
    r"(?:product |medicine |drug facts |package |pack |prescription )?"
    r"(?:label|package|packet|box|leaflet|bottle|pack|insert|carton|drug facts)"
    r"|\b(?:package|label|pack|box|leaflet|bottle)(?:'s)? (?:directions|instructions)\b",
    re.IGNORECASE,
)
_WEAK_DEFERRAL = lazy(
    r"\b(?:ask|check with|talk (?:to|with)|speak (?:to|with)|consult(?:ing)?|call|tell|see|discuss\w* (?:it |this )?with"
    r"|checking with|talking to|asking|supervision of|care of|guidance of|advice of|under) (?:first )?(?:with |to )?"
    rf"(?:a|an|your|the)? ?(?:child's |own )?(?:[\w-]+ )?{_WHO}"
    r"|\b(?:medical|professional|doctor's|prescriber's) (?:supervision|advice|guidance|care)\b"
    r"|\bas (?:needed and )?(?:prescribed|directed)\b|\bfollow (?:the|your) label\b",
    re.IGNORECASE,
)
_TOLD_WORDS = frozenset("directed prescribed advised instructed told ordered recommended".split())
_WHO_WORDS = frozenset(
    "doctor doctors physician physicians gp gps prescriber prescribers pharmacist pharmacists pediatrician pediatricians "
    "paediatrician paediatricians psychiatrist psychiatrists nurse nurses midwife midwives clinician clinicians specialist "
    "specialists dentist dentists provider providers professional professionals team teams plan vet vets neurologist "
    "neurologists oncologist oncologists surgeon surgeons".split()
)
_LABEL_WORDS = frozenset("label package packet box leaflet bottle pack insert carton facts".split())
_DEFERRALS = ((_AS_TOLD, _TOLD_WORDS), (_PRESCRIBER, _WHO_WORDS), (_FOLLOW_LABEL, _LABEL_WORDS))
"""Expressions of deferral to the reader's own prescriber or label, each with words of which it needs one."""
_WEAK_WORDS = _TOLD_WORDS | _WHO_WORDS | {"label", "medical", "supervision"}
_VAGUE = lazy(
    r"\b(?:experts?|studies|research|researchers|scientists|doctors|many people|science|evidence|users|people"
    r"|some doctors|guidelines|specialists|dietitians|nutritionists|reports|reviews|trainers|naturopaths) "
    r"(?:usually |often |generally |commonly |also |now )*"
    r"(?:say|says|show|shows|suggest|suggests|agree|agrees|recommend|recommends|believe|find|finds|advise|swear|report"
    r"|indicate|indicates|prove|proves|claim|point)\b",
    re.IGNORECASE,
)
_VAGUE_WORDS = frozenset(
    "expert experts studies research researchers scientists doctors people science evidence users guidelines specialists "
    "dietitians nutritionists reports reviews trainers naturopaths".split()
)
_INTAKE = lazy(
    r"\b(?:recommended dietary allowances?|RDAs?|dietary reference intakes?|tolerable upper intake levels?"
    r"|adequate intakes?|reference nutrient intakes?|RNIs?|nutrient reference values?|daily values?|upper intake levels?)\b",
    re.IGNORECASE,
)
_INTAKE_WORDS = frozenset("allowance allowances rda rdas intake intakes rni rnis nutrient values value".split())


def credited(text: str, words: frozenset[str]) -> Backing | None:
    """Return the authority, journal or document that a folded sentence credits: S3 with a document or year, else S2."""
    year = _YEAR.search(text)
    best = None
    for start, end in authority_names(text):
        if not _is_credit(text, start, end):
            continue
        specific = year or _ANY_DOCUMENT.search(text)
        level = Support.S3 if specific else Support.S2
        if best is None or level.rank > best.level.rank:
            best = Backing(level, "sentence", "authority", text[start:end])
    if best is not None:
        return best
    journal = _JOURNAL.search(text) if year else None
    if journal is not None:
        return Backing(Support.S3, "sentence", "journal", journal.group())
    return None if words.isdisjoint(_DOC_WORDS) else _document(text, year is not None)


def _is_credit(text: str, start: int, end: int) -> bool:
    """Tell "the FDA says" from "FDA-approved ibuprofen"."""
    before, after = text[:start], text[end:]
    if _REGULATED.match(after) or _APPROVED_BY.search(before):
        return False
    in_brackets = "(" in before and ")" not in before[before.rfind("(") :] and ")" in after
    return in_brackets or _AFTER.match(after) is not None or _BEFORE.search(before) is not None


def _document(text: str, has_year: bool) -> Backing | None:
    """Look for a label or leaflet that is credited; guidelines need a name or a year."""
    for pattern in (_DOC_PARENS, _DOC_SAYS, _BY_DOC) if "(" in text else (_DOC_SAYS, _BY_DOC):
        match = pattern.search(text)
        if match is None:
            continue
        dismissed = _DISMISSED.search(text)
        if dismissed is not None and dismissed.start() <= match.end() and match.start() <= dismissed.end():
            continue
        words = match.group()
        if _GUIDANCE.search(words) and not _PRODUCT_DOC.search(words) and not (has_year or authority_names(text)):
            continue
        return Backing(Support.S3, "sentence", "document", words.strip())
    return None


def names_document(text: str) -> bool:
    """Return whether a text names a label, leaflet, guideline or the like."""
    return _ANY_DOCUMENT.search(text) is not None


def reference_intake(text: str, words: frozenset[str]) -> Backing | None:
    """Return the support of "the RDA is 600 IU": a figure of the official reference intakes, named as such."""
    match = None if words.isdisjoint(_INTAKE_WORDS) else _INTAKE.search(text)
    return Backing(Support.S2, "sentence", "reference-intake", match.group()) if match else None


def deferred(text: str, words: frozenset[str]) -> Backing | None:
    """Return the support of a deferral: S2 to the reader's own prescriber or label, S1 to "ask a doctor"."""
    for pattern, needed in _DEFERRALS:
        match = None if words.isdisjoint(needed) else pattern.search(text)
        if match is not None:
            return Backing(Support.S2, "sentence", "deferral", match.group())
    weak = None if words.isdisjoint(_WEAK_WORDS) else _WEAK_DEFERRAL.search(text)
    return Backing(Support.S1, "sentence", "deferral", weak.group()) if weak else None


def vague(text: str, words: frozenset[str]) -> Backing | None:
    """Return S0 for "studies show" and "experts say"."""
    match = None if words.isdisjoint(_VAGUE_WORDS) else _VAGUE.search(text)
    return Backing(Support.S0, "sentence", "vague", match.group()) if match else None
