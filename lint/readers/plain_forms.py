"""What a short line of plain text can be: a heading of some form, or a line that must stay prose."""

from __future__ import annotations

import re

from lint.text.lazy import lazy

_MOST_WORDS = 12
_MOST_WORDS_TITLE = 20
_MOST_CHARACTERS = 160
_CLOSERS = "\"'”’»)]*"
"""What can stand behind the full stop of a sentence."""

_RECORD = lazy(
    r"""(?:written|prepared|reviewed|medically|fact[ -]?checked|edited|posted|published|updated|compiled|checked)\s+
        (?:by|on|at|reviewed)\b
      | (?:page\s+)?last\s+(?:reviewed|updated|modified|checked|revised)\b | next\s+review\b
      | (?:author|editor|reviewer|date|published|updated|posted|reviewed|revised|source|credit|e-?mail|phone|tel|fax
          |address|tag|category|categories|filed\s+under|share|copyright)s?(?:\s+by|\s+on)?\s*:
      | (?-i:[Bb][Yy]\s+(?!The\b|A\b|An\b)(?:Dr\.?\s+)?[A-Z][\w’'-]+(?:,|\s+(?:[A-Z]\.\s+)?[A-Z]\w+))
      | by\s+the\s+.*\b(?:team|staff|editors?|desk|board|newsroom)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = lazy(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DEGREE = lazy(
    r",\s*(?:M\.?D|D\.?O|Ph\.?D|Pharm\.?D|R\.?N|R\.?D|MBBS|MPH|MSN|DNP|NP|PA-C|LCSW|FAAP|FACP|MRCGP)\b", re.IGNORECASE
)
"""Lines that say who, when and where from: they stand in the head of a page like headings, but are none."""

_CONTACT = lazy(
    r"@|https?:|\bwww\.|©|\(c\)\s*\d{4}|\d{3}[-. )]\s?\d{3,4}\b"
    r"|\b[\w-]{2,}\.(?:com|org|net|gov|edu|info|io|co\.uk|nhs\.uk|org\.uk)\b"
    r"|\s[|»›>]\s|[{}<>]|\[\[|\]\]",
    re.IGNORECASE,
)
"""Addresses, menus and templates."""

_AMOUNT = lazy(
    r"(?:\d|\b(?:half|quarter|one|two|three|four|five|six|eight|ten)\b)[\s-]*(?:to\s+\d+\s*|(?:of\s+)?an?\s+)?"
    r"(?:mg|mcg|µg|μg|ug|g|ml|mL|l|iu|units?|tablets?|pills?|capsules?|caplets?|drops?|puffs?|sprays?|patch(?:es)?|doses?"
    r"|tea?spoons?|tea?spoonfuls?|tablespoons?|tsp|tbsp|percent|%)(?!\w)",
    re.IGNORECASE,
)
_DIRECTIVE = lazy(
    r"\b(?:take|takes|taking|give|use|start|try|inject|apply|swallow|drink|add|increase|raise|reduce|lower|cut|drop|skip|stop|double"
    r"|daily|a\s+day|per\s+day|each\s+day|every|once|twice|times|hourly|hours?|weekly|nightly|bedtime|morning|night|bid|tid|qid|prn)\b",
    re.IGNORECASE,
)
_SENTENCE_INSIDE = lazy(r"(\S+)\.[\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z0-9]")
_ABBREVIATION = lazy(r"(?:vs|dr|mr|mrs|ms|st|no|prof|e\.g|i\.e|approx|[a-z]|(?:[a-z]\.)+[a-z])", re.IGNORECASE)
_ENUMERATOR = lazy(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)]|(?:Chapter|Section|Part|Step)\s+\d+[:.]?)\s+"
)
NUMBERED = lazy(r"(\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[IVX]{1,5}\.|[A-Z]\.)\s+[\"“]?[A-Z]")
_UNFINISHED = lazy(r"\b(?:the|a|an|and|or|but|nor|your|their|our|its|my|his|than)\Z", re.IGNORECASE)
_LEAD_IN = lazy(
    r"\b(?:to|if|when|you|these|this|the\s+following|following|are|is|include|includes|including|such|as|can|may|should|must|do|does"
    r"|call|tell|ask|take|seek|get|go|see|talk|avoid|stop|not|don['’]t|with|for|that|who|because|so)\b",
    re.IGNORECASE,
)
_FURNITURE = lazy(
    r"(?:home|menu|main menu|search|print|e-?mail|tweet|share|subscribe|advertisement|sponsored|close|back|next"
    r"|previous|contents|table of contents|on this page|in this article|comments?|loading|toggle .*|share (?:this|on).*"
    r"|skip to .*|sign (?:in|up).*|log ?in.*|follow us.*|related.*|recommended.*|read more.*|learn more.*"
    r"|leave a (?:reply|comment)|.*\blogo|image|photo|breadcrumbs?|navigation|.* newsletter"
    r"|health (?:news|information|library)|news|blog|articles?)\Z",
    re.IGNORECASE,
)
"""Parts of a page around the article, as they are left in its head."""
_QUESTIONS_AHEAD = lazy(r"\bFAQs?\b|\bQ\s*(?:&|and)\s*A\b|\bquestions?\b", re.IGNORECASE)


def heading_form(text: str) -> str | None:
    """Return `question`, `numbered`, `caps`, `colon` or `plain` for a line that reads as a heading, else None.

    A heading has at most twelve words (a question twenty), starts with a capital or a figure and ends without a full
    stop. A line with an amount and an instruction is never one: what tells a reader how much to take is prose.
    """
    last = text.rstrip(_CLOSERS)[-1:] or text[-1:]
    if len(text) > _MOST_CHARACTERS or last in ".!;,…。！۔।":
        return None
    words = text.split()
    if len(words) > (_MOST_WORDS_TITLE if last in "?？؟" else _MOST_WORDS) or not _starts_as_heading(words[0], text):
        return None
    if _UNFINISHED.search(text) or _is_other(text):
        return None
    if last in "?？؟":
        return "question"
    if NUMBERED.match(text):
        return "numbered"
    if last == ":" and not text.isupper():
        return "colon" if len(words) <= 5 and not _LEAD_IN.search(text) else None
    return "caps" if text.isupper() and len(text) > 2 else "plain"


def title_form(text: str) -> bool:
    """Return whether a line reads as the title of a page: as a heading of up to twenty words, and no part of a menu."""
    if len(text) > _MOST_CHARACTERS or (text.rstrip(_CLOSERS)[-1:] or text[-1:]) in ".!;,…:。！۔।":
        return False
    words = text.split()
    if len(words) > _MOST_WORDS_TITLE or not _starts_as_heading(words[0], text):
        return False
    return not (_UNFINISHED.search(text) or _is_other(text) or _FURNITURE.match(text))


def announces_questions(text: str) -> bool:
    """Return whether a heading says that questions follow."""
    return _QUESTIONS_AHEAD.search(text) is not None


def is_sentence(text: str) -> bool:
    """Return whether a line reads as running text: it closes a sentence, or is too long for a label."""
    end = text.rstrip(_CLOSERS)[-1:]
    if end and end in ".!?。！？؟۔।":
        return len(text) > 20 or len(text.split(None, 3)) > 3
    return len(text) > 110


def _starts_as_heading(word: str, text: str) -> bool:
    """Return whether the first letter is no small one, but for words such as pH, eGFR and mRNA."""
    if text[0] in "#*`[(<{=&/\\@–—+→·-" or text[1:2] == ")":
        return False
    first = next((character for character in word if character.isalnum()), "")
    if not first:
        return any(character.isalpha() for character in text[:20])
    return not first.islower() or any(character.isupper() for character in word)


def _is_other(text: str) -> bool:
    """Return whether a line is a record, an address, an instruction with an amount, or more than one sentence."""
    if _RECORD.match(text):
        return True
    if not text.replace(" ", "").isalpha():
        # only a line with figures or signs can be one of these, and most headings are words alone
        if _CONTACT.search(text) or _DATE.search(text) or _DEGREE.search(text):
            return True
        if not any(character.isalpha() for character in text):
            return True
        start = found.end() if (found := _ENUMERATOR.match(text)) else 0
        stops = _SENTENCE_INSIDE.finditer(text, max(0, start - 1))
        if any(not _ABBREVIATION.fullmatch(stop[1].lstrip('(“"')) for stop in stops):
            return True
    return _AMOUNT.search(text) is not None and _DIRECTIVE.search(text) is not None
