"""Front matter: the YAML or TOML that some files begin with, each value with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any

from lint.document import Meta
from lint.model import Failure, Span
from lint.text.lazy import lazy

_OPENING = lazy("\ufeff?(---|\\+\\+\\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "---": lazy(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "+++": lazy(r"(?:^|(?<=[\r\n]))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}
_KEY_LINE = lazy(r"[ \t]*(?:#|[\w\"'.-]+[ \t]*[:=])")
_BLANK_LINES = lazy(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_BRACKET = lazy(r"[\[\]{}]")
_DEEP_ITEMS = lazy(r"(?:[-?][ \t]++){50}")
_MAX_DEPTH = 50
_MAX_LENGTH = 100_000
"""Characters of front matter that are read."""
_TOML_TABLE = lazy(r"\s*\[\[?([^\[\]\r\n]+)\]\]?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_TOML_KEY = lazy(r"\s*((?:[\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|\"[^\"\r\n]*\"))*)[ \t]*=[ \t]*")
_TOML_VALUE = lazy(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'\'\'|"(?:[^"\\\r\n]|\\.)*+"|\'[^\'\r\n]*+\''
    r"|[^\s,\[\]{}#=]++(?: \d\d:[\d:.+Z-]++)?",
    re.DOTALL,
)
_TOML_GAP = lazy(r"(?:\s++|,|#[^\r\n]*+)*+")


@dataclass(frozen=True, slots=True)
class Matter:
    """The front matter of a file."""

    span: Span
    """With its delimiters and the line end after them; the article begins at its end."""
    content: Span
    """Between the delimiters."""
    meta: tuple[Meta, ...]
    failures: tuple[Failure, ...]


def split(source: str) -> Matter | None:
    """Return the front matter at the start of a file, or None if there is none.

    A thematic break at the start is no front matter: something that reads as keys and values must follow it.
    """
    opening = _OPENING.match(source)
    if opening is None:
        return None
    start = opening.end()
    closing = _CLOSING[opening[1]].search(source, start)
    end = closing.start() if closing else len(source)
    first = _BLANK_LINES.match(source, start)
    looks_right = _KEY_LINE.match(source, first.end() if first else start) is not None
    if closing is None or (not looks_right and source[start:end].strip()):
        return None if closing or not looks_right else _unclosed(opening)
    text = source[start:end]
    meta: tuple[Meta, ...] = ()
    failures: tuple[Failure, ...] = ()
    try:
        read = _yaml if opening[1] == "---" else _toml
        meta = tuple(read(text, start))
    except _BrokenMatterError as error:
        failures = (Failure("front-matter", f"{error} What it says was not read.", span=Span(start, end)),)
    return Matter(Span(0, closing.end()), Span(start, end), meta, failures)


class _BrokenMatterError(Exception):
    """The front matter is neither valid YAML nor valid TOML; the message says where and what to do."""


def _unclosed(opening: re.Match[str]) -> Matter:
    """Report front matter without an end; all that follows is read as the article."""
    message = f'The front matter that begins here has no closing "{opening[1]}" line. Close it: it was read as text.'
    failure = Failure("front-matter", message, span=Span(*opening.span(1)))
    return Matter(Span(0, opening.end()), Span(opening.end(), opening.end()), (), (failure,))


def _yaml(text: str, base: int) -> Iterator[Meta]:
    """Yield a statement for each scalar; keys of nested mappings are joined by dots, items of a list share a key."""
    import yaml

    if _is_too_deep(text):
        raise _BrokenMatterError("The front matter is nested too deeply or too long.")
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise _BrokenMatterError(f"Line {line} of the front matter is not valid YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise _BrokenMatterError(f"The front matter is not valid YAML ({error}).") from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise _BrokenMatterError('The front matter is no list of "key: value" lines.')
    yield from _yaml_scalars(node, "", base, set())


def _yaml_scalars(node: Any, key: str, base: int, seen: set[int]) -> Iterator[Meta]:
    kind = type(node).__name__
    if kind == "ScalarNode":
        start, end = base + node.start_mark.index, base + node.end_mark.index
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        if node.value and node.tag != "tag:yaml.org,2002:null":
            yield Meta(key, node.value.strip(), Span(start, end), "front-matter")
        return
    if node is None or id(node) in seen:  # an alias: its values are noted where they stand
        return
    seen.add(id(node))
    if kind == "SequenceNode":
        for item in node.value:
            yield from _yaml_scalars(item, key, base, seen)
    else:
        for key_node, value in node.value:
            name = str(key_node.value).lower() if type(key_node).__name__ == "ScalarNode" else "?"
            yield from _yaml_scalars(value, f"{key}.{name}" if key else name, base, seen)


def _is_too_deep(text: str) -> bool:
    """Return whether text nests deeper than a person would write: YAML is composed by recursion."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        if depth > _MAX_DEPTH:
            return True
    return len(text) > _MAX_LENGTH or _DEEP_ITEMS.search(text) is not None


def _toml(text: str, base: int) -> Iterator[Meta]:
    """Yield a statement for each value; table names and keys are joined by dots, items of an array share a key."""
    if _is_too_deep(text):
        raise _BrokenMatterError("The front matter is nested too deeply or too long.")
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _BrokenMatterError(f"The front matter is not valid TOML: {error}.") from error
    table, pos = "", 0
    while (pos := _end(_TOML_GAP, text, pos)) < len(text):
        if header := _TOML_TABLE.match(text, pos):
            table, pos = f"{_toml_key(header[1])}.", header.end()
        elif key := _TOML_KEY.match(text, pos):
            pos = yield from _toml_value(text, key.end(), table + _toml_key(key[1]), base)
        else:
            pos += 1


def _toml_value(text: str, pos: int, key: str, base: int) -> Generator[Meta, None, int]:
    """Yield what one value says, and return where it ends. The text is known to be valid."""
    import tomllib

    depth, keys = 0, [key]
    while pos < len(text):
        if text[pos] in "[{":
            depth += 1
            keys.append(keys[-1])
            pos += 1
        elif text[pos] in "]}":
            depth -= 1
            keys.pop()
            pos += 1
        elif depth and (inner := _TOML_KEY.match(text, pos)):
            keys[-1] = f"{keys[-2]}.{_toml_key(inner[1])}"
            pos = inner.end()
        elif value := _TOML_VALUE.match(text, pos):
            quotes = 3 if value[0][:3] in ('"""', "'''") else int(value[0][0] in "\"'")
            meant = str(tomllib.loads(f"v = {value[0]}")["v"]) if quotes else value[0]
            pos = value.end()
            if meant.strip():
                span = Span(base + value.start() + quotes, base + pos - quotes)
                yield Meta(keys[-1], meant.strip(), span, "front-matter")
        else:
            pos += 1
        if not depth:
            return pos
        pos = _end(_TOML_GAP, text, pos)
    return pos


def _toml_key(text: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in text.split(".")).lower()


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    return match.end() if match else pos
