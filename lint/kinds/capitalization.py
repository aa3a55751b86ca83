"""`capitalization`: the case of headings."""

from __future__ import annotations

from collections.abc import Iterator

from lint.analysis.scan import Place
from lint.document import Document
from lint.kinds.base import Matcher, OptionSpec, finish, string_list
from lint.model import Hit, Rule

OPTIONS = {
    "style": OptionSpec(str, required=True, choices=("sentence", "title", "upper", "lower")),
    "allowed": OptionSpec((list, str)),
}
_SMALL_WORDS = frozenset(
    "a an and as at but by for from if in into nor of off on onto or over per so than the to up via vs with yet".split()
)


def heading_style(text: str, allowed: frozenset[str] = frozenset()) -> str | None:
    """Return `sentence`, `title`, `upper` or `lower`; None if the words do not tell (one word, only names)."""
    words = [word.strip("“”\"'‘’()[],.:;!?–—-") for word in text.split()]
    words = [word for word in words if word and word[0].isalpha() and word.casefold() not in allowed]
    if not words:
        return None
    if all(word.isupper() for word in words) and any(len(word) > 4 for word in words):
        return "upper"
    rest = [w for w in words[1:] if w.casefold() not in _SMALL_WORDS and not w.isupper()]
    if not words[0][0].isupper():
        return "lower" if not any(word[0].isupper() for word in rest) else None
    if not rest:
        return None
    capital_share = sum(word[0].isupper() for word in rest) / len(rest)
    return "title" if capital_share > 0.75 else "sentence" if capital_share < 0.5 else None


class Capitalization:
    """Yields headings in another style than the card asks for."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._style = str(rule.options["style"])
        self._allowed = frozenset(word.casefold() for word in string_list(rule, "allowed"))

    @property
    def gates(self) -> tuple[str, ...]:
        """Every article has headings."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield one hit a heading, with `{found}` and `{style}`."""
        for block in document.prose(self._rule.scope):
            found = heading_style(block.text, self._allowed)
            if found is not None and found != self._style:
                place = Place(block, 0, len(block.text))
                yield finish(document, self._rule, place, found=found, style=self._style)


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `style`."""
    return Capitalization(rule)
