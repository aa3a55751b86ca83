"""The rulebook: every card under rules/, found, loaded, compiled once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from lint.analysis.scan import PatternSet
from lint.errors import RuleError, UsageError
from lint.kinds import build
from lint.kinds.base import Matcher, string_list
from lint.model import Rule
from lint.rulebook.card import read_card
from lint.text.patterns import prefilter
from lint.yamlfile import load, load_all, remembered, rules_dir

_NO_CARDS = frozenset({"facts", "profiles"})
"""Folders of rules/ that hold data, not cards."""


class Rulebook:
    """All rules by id, and what is compiled from them."""

    def __init__(self, rules: Iterable[Rule], digest: str) -> None:
        self.rules: dict[str, Rule] = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self.digest = digest
        """Changes with any card or fact table."""

    @cached_property
    def matchers(self) -> Mapping[str, Matcher]:
        """A compiled matcher for each rule."""
        return {rule_id: build(rule) for rule_id, rule in self.rules.items()}

    @cached_property
    def patterns(self) -> PatternSet:
        """The one scan that says which rules may hit."""
        owned = [(rule_id, pattern) for rule_id in self.rules for pattern in self.gates(rule_id)]
        wide = remembered("prefilters", [pattern for _, pattern in owned], prefilter)
        return PatternSet([(rule_id, wide[pattern]) for rule_id, pattern in owned])

    def gates(self, rule_id: str) -> list[str]:
        """Return the patterns of which one must occur before a rule runs; a card's `when` wins over its kind's."""
        when = string_list(self.rules[rule_id], "when")
        return when or list(self.matchers[rule_id].gates)

    def candidates(self, text: str) -> frozenset[str]:
        """Return the ids of the rules that may hit something in a scan text."""
        return self._ungated | self.patterns.candidates(text)

    @cached_property
    def _ungated(self) -> frozenset[str]:
        return frozenset(rule_id for rule_id in self.rules if not self.gates(rule_id))

    def rule(self, rule_id: str) -> Rule:
        """Return a rule. Raises UsageError with the nearest names for an unknown id."""
        found = self.rules.get(rule_id)
        if found is None:
            raise UsageError(f"there is no rule “{rule_id}”{did_you_mean(rule_id, self.rules)}")
        return found

    def matching(self, pattern: str) -> list[str]:
        """Return the ids that a selector names: an id, a family, or `all`. Raises UsageError if none."""
        name = pattern.rstrip("/*")
        if name in ("all", ""):
            return list(self.rules)
        if name in self.rules:
            return [name]
        found = [rule_id for rule_id in self.rules if rule_id.startswith(f"{name}/")]
        if not found:
            families = {rule.family for rule in self.rules.values()}
            raise UsageError(f"no rule or family is called “{pattern}”{did_you_mean(name, [*self.rules, *families])}")
        return found


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ` (did you mean …?)` with near names, or a full stop."""
    from difflib import get_close_matches  # for wrong names only

    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f". Did you mean {' or '.join(f'“{other}”' for other in near)}?" if near else "."


def card_paths(root: Path) -> dict[str, Path]:
    """Return the card files under a rules folder by rule id, sorted."""
    paths: dict[str, Path] = {}
    for path in sorted(root.glob("*/*.yaml")):
        if path.parent.name not in _NO_CARDS:
            paths[f"{path.parent.name}/{path.stem}"] = path
    return paths


def load_rulebook(extra: Iterable[Path] = ()) -> Rulebook:
    """Load all cards of the product, and of the extra folders given.

    Raises RuleError naming file and line for an invalid card or an id that stands twice.
    """
    roots = [rules_dir(), *extra]
    paths: dict[str, Path] = {}
    for root in roots:
        for rule_id, path in card_paths(root).items():
            if rule_id in paths:
                raise RuleError(f"{path}:1: the rule “{rule_id}” stands already in {paths[rule_id]}. Rename one.")
            paths[rule_id] = path
    data = load_all(paths.values())
    rules = [read_card(path, data[path], rule_id) for rule_id, path in paths.items()]
    return Rulebook(rules, _digest(roots))


def load_rule(rule_id: str) -> Rule:
    """Load one card of the product, without the others. Raises UsageError with the nearest names for an unknown id."""
    paths = card_paths(rules_dir())
    if rule_id not in paths:
        raise UsageError(f"there is no rule “{rule_id}”{did_you_mean(rule_id, paths)}")
    return read_card(paths[rule_id], load(paths[rule_id]), rule_id)


def _digest(roots: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(root.glob("*/*.yaml")):
            digest.update(f"{path.parent.name}/{path.name}".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
