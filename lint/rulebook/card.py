"""One card: from the plain data of a YAML file to a valid `Rule`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lint.document import BLOCK_KINDS, PROSE_KINDS
from lint.errors import RuleError
from lint.kinds import kind_names, kind_options
from lint.kinds.base import OptionSpec
from lint.model import Confidence, Domain, Example, FixSafety, Level, Rule, Source, Variant
from lint.yamlfile import line_of

_COMMON = {
    "extends": OptionSpec(str, required=True),
    "level": OptionSpec(str, required=True, choices=tuple(Level)),
    "domain": OptionSpec(str, required=True, choices=tuple(Domain)),
    "confidence": OptionSpec(str, required=True, choices=tuple(Confidence)),
    "message": OptionSpec(str, required=True),
    "why": OptionSpec(str, required=True),
    "sources": OptionSpec(list, required=True),
    "examples": OptionSpec(list, required=True),
    "scope": OptionSpec(list),
    "unless": OptionSpec(list),
    "when": OptionSpec(list),
    "fix": OptionSpec(str, choices=tuple(FixSafety)),
    "debris": OptionSpec(bool),
    "enabled": OptionSpec(bool),
    "variants": OptionSpec(dict),
}
_SOURCE = {
    "title": OptionSpec(str, required=True),
    "year": OptionSpec((int, type(None))),
    "url": OptionSpec((str, type(None))),
    "status": OptionSpec(str, required=True, choices=("V", "S", "R")),
    "section": OptionSpec((str, type(None))),
}
_EXAMPLE = {
    "bad": OptionSpec(str),
    "good": OptionSpec(str),
    "fixed": OptionSpec(str),
    "format": OptionSpec(str, choices=("text", "markdown", "html")),
    "variant": OptionSpec(str),
    "settings": OptionSpec(dict),
}
_VARIANT = {
    "level": OptionSpec(str, choices=tuple(Level)),
    "message": OptionSpec(str),
    "confidence": OptionSpec(str, choices=tuple(Confidence)),
}


def read_card(path: Path, data: object, rule_id: str) -> Rule:
    """Return the rule of a card. Raises RuleError naming file, line and next step."""
    try:
        return _read(path, data, rule_id)
    except _CardError as problem:
        line = line_of(path.read_text(encoding="utf-8"), problem.keys)
        raise RuleError(f"{path}:{line}: {problem}") from problem


class _CardError(Exception):
    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.keys = keys


def _read(path: Path, data: object, rule_id: str) -> Rule:
    if not isinstance(data, Mapping):
        raise _CardError("a card is a mapping of keys to values.")
    kind = data.get("extends")
    if kind not in kind_names():
        raise _CardError(f"there is no kind “{kind}”. Use one of: {', '.join(kind_names())}.", "extends")
    options = kind_options(str(kind))
    _check(data, {**_COMMON, **options})
    examples = tuple(_example(row, index, data) for index, row in enumerate(data["examples"]))
    if not any(example.bad for example in examples) or all(example.bad for example in examples):
        raise _CardError("a card needs at least one bad and one good example.", "examples")
    sources = tuple(_source(row, index) for index, row in enumerate(data["sources"]))
    if not sources:
        raise _CardError("a card needs at least one source.", "sources")
    level, confidence = Level(data["level"]), Confidence(data["confidence"])
    return Rule(
        id=rule_id,
        path=str(path),
        extends=str(kind),
        level=level,
        domain=Domain(data["domain"]),
        confidence=confidence,
        message=data["message"],
        why=" ".join(data["why"].split()),
        sources=sources,
        examples=examples,
        scope=_names(data, "scope", BLOCK_KINDS) or PROSE_KINDS,
        unless=_guards(data),
        fix=FixSafety(data["fix"]) if "fix" in data else None,
        debris=data.get("debris", False),
        variants=_variants(data, level, confidence),
        options={key: data[key] for key in (*options, "when") if key in data},
        enabled=data.get("enabled", True),
    )


def _check(data: Mapping[Any, Any], specs: Mapping[str, OptionSpec], *keys: str | int) -> None:
    for key, value in data.items():
        spec = specs.get(key)
        if spec is None:
            raise _CardError(f"the key “{key}” is not known here. Known: {', '.join(sorted(specs))}.", *keys, str(key))
        if not isinstance(value, spec.type) or (isinstance(value, bool) and spec.type is int):
            raise _CardError(f"“{key}” has the wrong type: {value!r}.", *keys, str(key))
        if spec.choices and value not in spec.choices:
            raise _CardError(f"“{key}” must be one of {', '.join(spec.choices)}; it is “{value}”.", *keys, str(key))
    for key, spec in specs.items():
        if spec.required and key not in data:
            raise _CardError(f"the key “{key}” is missing.", *keys)


def _names(data: Mapping[str, Any], key: str, known: tuple[str, ...]) -> frozenset[str]:
    for index, name in enumerate(data.get(key, ())):
        if name not in known:
            raise _CardError(f"“{name}” is not known under “{key}”. Known: {', '.join(known)}.", key, index)
    return frozenset(data.get(key, ()))


def _guards(data: Mapping[str, Any]) -> tuple[str, ...]:
    if not data.get("unless"):
        return ()
    from lint.analysis.guards import GUARDS  # to explain one rule takes no analysis

    _names(data, "unless", tuple(GUARDS))
    return tuple(data["unless"])


def _source(row: object, index: int) -> Source:
    if not isinstance(row, Mapping):
        raise _CardError("a source is a mapping with title, year, url and status.", "sources", index)
    _check(row, _SOURCE, "sources", index)
    return Source(row["title"], row.get("year"), row.get("url"), row["status"], row.get("section"))


def _example(row: object, index: int, data: Mapping[str, Any]) -> Example:
    if not isinstance(row, Mapping) or ("bad" in row) == ("good" in row):
        raise _CardError("an example has either “bad” or “good”.", "examples", index)
    _check(row, _EXAMPLE, "examples", index)
    bad = "bad" in row
    text: str = row["bad"] if bad else row["good"]
    if bad != ("⟦" in text):
        mark = "marks what is wrong with ⟦ ⟧" if bad else "marks nothing"
        raise _CardError(f"a {'bad' if bad else 'good'} example {mark}.", "examples", index)
    if "variant" in row and row["variant"] not in data.get("variants", {}):
        raise _CardError(f"there is no variant “{row['variant']}”.", "examples", index)
    settings = {str(key): str(value) for key, value in row.get("settings", {}).items()}
    return Example(text, bad, row.get("fixed"), row.get("format", "markdown"), row.get("variant"), settings)


def _variants(data: Mapping[str, Any], level: Level, confidence: Confidence) -> dict[str, Variant]:
    variants = {}
    for name, row in data.get("variants", {}).items():
        if not isinstance(row, Mapping):
            raise _CardError("a variant is a mapping with level, message or confidence.", "variants", name)
        _check(row, _VARIANT, "variants", name)
        variants[name] = Variant(
            Level(row.get("level", level)),
            row.get("message", data["message"]),
            Confidence(row.get("confidence", confidence)),
        )
    return variants
