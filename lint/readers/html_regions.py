"""Which part of a page an HTML element is: the article, or the page around it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lint.document import Block
from lint.readers.html_tokens import Attribute
from lint.text.lazy import lazy

_TAGS = {"nav": "nav", "header": "header", "footer": "footer", "aside": "aside", "search": "nav"}
_ROLES = {
    "navigation": "nav",
    "search": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "aside",
    "alertdialog": "aside",
}
_CLASS_CUES = (
    # The cue must begin the class: "sidebar-left" is a sidebar, "has-sidebar" describes the page it stands on.
    (
        "nav",
        r"breadcrumbs?|nav|navbar|navigation|(?:main|site|top|primary|secondary)[-_]?(?:nav|menu)\w*|menu"
        r"|pagination|pager|skip-?links?|toc|table-of-contents",
    ),
    ("footer", r"(?:(?:site|page|global|main)[-_]?)?footer|colophon|copyright"),
    ("header", r"(?:site|global|top)[-_]?header|masthead|top-?bar"),
    (
        "aside",
        r"cookies?|gdpr|side-?bar|widget|comments?|respond|related|recommended|share|sharing|sharedaddy|social"
        r"|addtoany|newsletter|subscribe|subscription|promo|advert\w*|ads?|adsbygoogle|sponsored|popup|modal",
    ),
)
_ID_CUES = (
    # An id is often made from a heading ("sharing-medicines"), so only names that headings do not have.
    ("nav", r"breadcrumbs?|nav|navbar|navigation|(?:main|site|primary)[-_]?(?:nav|menu)"),
    ("footer", r"(?:(?:site|page)[-_]?)?footer|colophon"),
    ("header", r"site-?header|masthead"),
    ("aside", r"cookie-?(?:banner|notice|bar|consent|law-info-bar)|side-?bar|comments|respond|disqus_thread"),
)
_NEVER_CUED = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th"})
"""Elements that hold the article or a piece of text: the class of one says how it looks, not what it is."""
_ARTICLE_PARTS = frozenset({"header", "footer", "aside"})


@dataclass(slots=True)
class Region:
    """One element that sets its content apart from the article."""

    name: str
    """`nav`, `header`, `footer` or `aside`."""
    evidence: str
    """`tag`, `role` or `cue`, from strong to weak; `callout` is an aside inside an article, to be weighed."""
    characters: int = 0
    """Of prose that stands in it."""
    linked: int = 0
    """How many of them are link text."""
    overruled: bool = False
    """Whether the page as a whole showed that this is the article after all."""

    @property
    def resolved(self) -> str:
        """The region its blocks belong to: a box inside the article is article text unless it is mostly links."""
        if self.overruled:
            return "body"
        if self.evidence == "callout" and self.linked * 2 <= self.characters:
            return "body"
        return self.name


class Draft(NamedTuple):
    """A block whose region is not settled before the whole page is read."""

    block: Block
    region: Region | None
    in_main: bool

    @property
    def in_body(self) -> bool:
        """Whether the block is taken for the article's own."""
        return self.region is None or self.region.resolved == "body"

    @property
    def is_title(self) -> bool:
        """Whether the block is a heading of the first level."""
        return self.block.kind == "heading" and self.block.level == 1


def settle(drafts: list[Draft], regions: list[Region]) -> list[Block]:
    """Return the blocks with their regions, class names overruled where they would leave no title or no article."""
    if not any(draft.is_title and draft.in_body for draft in drafts):
        for draft in drafts:
            if draft.is_title and draft.region and draft.region.evidence == "cue":
                draft.region.overruled = True
    for weak in (("cue",), ("cue", "tag", "role", "callout")):
        if not any(draft.in_body and draft.block.is_prose for draft in drafts):
            for region in regions:
                region.overruled = region.overruled or (region.evidence in weak and region.name != "nav")
    main = [index for index, draft in enumerate(drafts) if draft.in_main and draft.in_body and draft.block.is_prose]
    has_title = any(draft.is_title and draft.in_body and (draft.in_main or not main) for draft in drafts)
    blocks = []
    for index, draft in enumerate(drafts):
        name = draft.region.resolved if draft.region else "body"
        if draft.is_title and not has_title and name in ("body", "header"):
            name, has_title = "body", True
        elif main and not draft.in_main and name == "body":
            name = "header" if index < main[0] else "footer"
        blocks.append(draft.block if name == "body" else dataclasses.replace(draft.block, region=name))
    return blocks


_PATTERNS = (
    ("class", [(region, lazy(rf"(?:{cue})(?![^\W_])")) for region, cue in _CLASS_CUES]),
    ("id", [(region, lazy(rf"(?:{cue})\Z")) for region, cue in _ID_CUES]),
)


def region_of(name: str, attributes: Mapping[str, Attribute], in_article: bool, in_main: bool) -> Region | None:
    """Return the region that an element begins, or None if it goes on with the one around it.

    Header and footer of an article belong to it; so does its aside, unless a class says what else it is.
    """
    if not attributes and name not in _TAGS:
        return None
    role = attributes.get("role")
    if role is not None and role.value.strip().lower() in _ROLES:
        return Region(_ROLES[role.value.strip().lower()], "role")
    cue = _cue(attributes) if name not in _NEVER_CUED else None
    if cue is not None and not (in_article and cue in ("header", "footer")):
        return Region(cue, "cue")
    if name not in _TAGS:
        return None
    if name in _ARTICLE_PARTS and (in_article or (in_main and name != "aside")):
        return Region(name, "callout") if name == "aside" else None
    return Region(_TAGS[name], "tag")


def _cue(attributes: Mapping[str, Attribute]) -> str | None:
    for key, cues in _PATTERNS:
        if key in attributes:
            for word in attributes[key].value.lower().split():
                for region, pattern in cues:
                    if pattern.match(word):
                        return region
    return None
