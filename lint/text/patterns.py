"""Patterns of rule cards: literal tokens to expressions, and expressions to prefilters for google-re2.

google-re2 scans hundreds of patterns in one pass but knows word boundaries and white space in ASCII only, and no
look-around. So each pattern is also turned into a wider one, without boundaries and look-around and with Unicode
classes spelled out: where the wide one does not occur, the exact one cannot. `regex` then confirms.
"""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from typing import Any

from lint.errors import RuleError

PATTERN_SECONDS = 2.0
"""Time budget of one pattern on one article; an overrun is a Failure, never silence."""

_TWINS = {"'": "['’ʼ]", "’": "['’ʼ]", '"': '["“”]', "-": "[-‐‑–]"}
_SPACE = r"[\s\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x1c-\x1f\v]"
_CATEGORY = {
    op.CATEGORY_DIGIT: r"\p{Nd}",
    op.CATEGORY_SPACE: _SPACE[1:-1],
    op.CATEGORY_WORD: r"\p{L}\p{N}\p{M}\p{Pc}",
}
_ANY = r"(?s:.)"
_LETTER_CLASS = re.compile(r"\\p\{L[a-z]?\}")
"""Classes of letters: `re` cannot parse them, and word characters are wide enough."""
_LONG_REPEAT = 12
"""Counted repeats above this are widened to `*` or `+`: they would swell the automaton."""


def literal(token: str) -> str:
    """Return an expression for literal words: word-bounded, any white space for a space, typographic twins."""
    import regex

    pieces = []
    for piece in regex.split(r"(\s+)", token.strip()):
        if piece.isspace():
            pieces.append(r"\s+")
        else:
            pieces.append("".join(_TWINS.get(c) or regex.escape(c) for c in piece))
    before = r"(?<!\w)" if token.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if token.strip()[-1:].isalnum() else ""
    return f"{before}{''.join(pieces)}{after}"


def any_of(patterns: list[str]) -> str:
    """Return one expression for any of several."""
    return patterns[0] if len(patterns) == 1 else "|".join(f"(?:{pattern})" for pattern in patterns)


def whole_line(pattern: str) -> str:
    """Return an expression that covers a line; spaces around it are left out, arrows, bullets and marks are let pass."""
    marks = r"[^\w\r\n\x00]{0,6}?"
    line = rf"(?P<hit>{marks}(?:{pattern}){marks})"
    return rf"(?:(?<=[\r\n\x00])|\A)[^\S\r\n]*+{line}(?=[^\S\r\n]*(?:[\r\n\x00]|\Z))"


def compile_pattern(pattern: str, *, ignorecase: bool, name: str) -> Any:
    """Compile with `regex` under Unicode rules. Raises RuleError naming the card."""
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE if ignorecase else 0)
    except regex.error as error:
        raise RuleError(f"{name}: the pattern “{pattern}” cannot be read: {error}.") from error


def prefilter(pattern: str) -> str | None:
    """Return a wider expression that google-re2 takes, always case-blind; None if the pattern cannot be analysed."""
    try:
        tree = parser.parse(_LETTER_CLASS.sub(r"\\w", pattern))
    except (parser.error, OverflowError, RecursionError):
        return None
    return _widen(tree)


def _widen(tree: Any) -> str:
    return "".join(_widen_node(code, argument) for code, argument in tree)


def _widen_node(code: Any, argument: Any) -> str:
    if code is op.LITERAL:
        return _character(argument)
    if code is op.IN:
        return _char_class(argument)
    if code is op.BRANCH:
        return "(?:" + "|".join(_widen(branch) for branch in argument[1]) + ")"
    if code is op.SUBPATTERN:
        return f"(?:{_widen(argument[3])})"
    if code is op.ATOMIC_GROUP:
        return f"(?:{_widen(argument)})"
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = argument
        return f"(?:{_widen(inner)}){_repeat(low, high)}"
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return ""
    if code is op.CATEGORY:
        return _char_class([(code, argument)])
    if code is op.GROUPREF or code is op.GROUPREF_EXISTS:
        return f"{_ANY}*"
    return _ANY


def _repeat(low: int, high: Any) -> str:
    if low == 0 and high == 1:
        return "?"
    if high is op.MAXREPEAT or high > _LONG_REPEAT:
        return "+" if low else "*"
    return f"{{{low},{high}}}"


def _char_class(items: Any) -> str:
    parts = []
    for code, argument in items:
        if code is op.LITERAL:
            parts.append(_character(argument))
        elif code is op.RANGE:
            parts.append(f"{_character(argument[0])}-{_character(argument[1])}")
        elif code is op.CATEGORY and argument in _CATEGORY:
            parts.append(_CATEGORY[argument])
        else:  # a negated class or category: anything is wide enough
            return _ANY
    return f"[{''.join(parts)}]"


def _character(code_point: int) -> str:
    return rf"\x{{{code_point:X}}}"
