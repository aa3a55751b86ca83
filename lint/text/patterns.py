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
from lint.text.lazy import lazy

PATTERN_SECONDS = 2.0
"""Time budget of one pattern on one article; an overrun is a Failure, never silence."""

_TWINS = {"'": "['’ʼ]", "’": "['’ʼ]", '"': '["“”]', "-": "[-‐‑–]"}
_BEYOND_ASCII = r"\x{80}-\x{10FFFF}"
"""Any character beyond ASCII may be a letter, digit or space: wide, and tiny as an automaton."""
_CATEGORY = {
    op.CATEGORY_DIGIT: rf"0-9{_BEYOND_ASCII}",
    op.CATEGORY_SPACE: rf"\x09-\x0D\x1C-\x20{_BEYOND_ASCII}",
    op.CATEGORY_WORD: rf"0-9A-Za-z_{_BEYOND_ASCII}",
}
_BLANKS = r"[ \t\f\v\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*"
_MARKS = r"[^\w\r\n\x00]{0,6}?"
_MARKS = r"[^\w\r\n\x00]{0,6}?"
_ANY = r"(?s:.)"
_GROUP_NAME = lazy(r"\(\?P<\w+>")
_NOT_LINE_END = r"[^\n]"
_LETTER_CLASS = lazy(r"\\p\{L[a-z]?\}")
"""Classes of letters: `re` cannot parse them, and word characters are wide enough."""
_LINE_ENDS = {op.AT_BEGINNING: "^", op.AT_END: "$"}
_LONG_REPEAT = 12
"""Counted repeats above this are left open: they would swell the automaton."""


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
    """Return an expression that covers a line; blanks around it are left out, arrows, bullets and marks are let pass."""
    return rf"(?m)^{_BLANKS}(?P<hit>{_MARKS}(?:{pattern}){_MARKS}){_BLANKS}$"


def compile_pattern(pattern: str, *, ignorecase: bool, name: str) -> Any:
    """Compile with `regex` under Unicode rules. Raises RuleError naming the card."""
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE if ignorecase else 0)
    except regex.error as error:
        raise RuleError(f"{name}: the pattern “{pattern}” cannot be read: {error}.") from error


def prefilter(pattern: str) -> str | None:
    """Return a wider expression that google-re2 takes, always case-blind; None if the pattern cannot be analysed."""
    if "(?P=" not in pattern:  # names may stand twice in `regex`, and without references they say nothing here
        pattern = _GROUP_NAME.sub("(?:", pattern)
    try:
        tree = parser.parse(_LETTER_CLASS.sub(r"\\w", pattern))
    except (parser.error, OverflowError, RecursionError):
        return None
    if tree.state.flags & re.DOTALL:
        return None
    by_line = bool(tree.state.flags & re.MULTILINE)
    return ("(?m)" if by_line else "") + _widen(tree, by_line)


def _widen(tree: Any, by_line: bool) -> str:
    return "".join(_widen_node(code, argument, by_line) for code, argument in tree)


def _widen_node(code: Any, argument: Any, by_line: bool) -> str:
    if code is op.LITERAL:
        return _character(argument)
    if code is op.IN:
        return _char_class(argument)
    if code is op.BRANCH:
        return "(?:" + "|".join(_widen(branch, by_line) for branch in argument[1]) + ")"
    if code is op.SUBPATTERN:
        _, flags, _, inner = argument
        if flags & re.DOTALL:
            return f"{_ANY}*"
        by_line = by_line or bool(flags & re.MULTILINE)
        return f"(?m:{_widen(inner, True)})" if by_line else f"(?:{_widen(inner, False)})"
    if code is op.ATOMIC_GROUP:
        return f"(?:{_widen(argument, by_line)})"
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = argument
        return f"(?:{_widen(inner, by_line)}){_repeat(low, high)}"
    if code is op.AT and by_line and argument in _LINE_ENDS:
        return _LINE_ENDS[argument]
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return ""
    if code is op.CATEGORY:
        return _char_class([(code, argument)])
    if code is op.ANY:
        return _NOT_LINE_END
    if code is op.GROUPREF or code is op.GROUPREF_EXISTS:
        return f"{_ANY}*"
    return _ANY


def _repeat(low: int, high: Any) -> str:
    if low == 0 and high == 1:
        return "?"
    if high is op.MAXREPEAT or high > _LONG_REPEAT:
        return f"{{{min(low, _LONG_REPEAT)},}}"
    return f"{{{low},{high}}}"


def _char_class(items: Any) -> str:
    parts = []
    negated = items[0][0] is op.NEGATE
    if negated:
        signs = [_character(argument) for code, argument in items[1:] if _is_sign(code, argument)]
        if (op.CATEGORY, op.CATEGORY_WORD) in items:
            signs.append("0-9A-Za-z_")  # of the word characters, those that are so in any view of Unicode
        return f"[^{''.join(signs)}]" if signs else _ANY
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


def _is_sign(code: Any, argument: Any) -> bool:
    """Return whether a part of a class is one ASCII sign that has no case: safe to leave out in a negated class."""
    return code is op.LITERAL and argument < 128 and not chr(argument).isalpha()


def _character(code_point: int) -> str:
    return rf"\x{{{code_point:X}}}"
