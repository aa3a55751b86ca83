"""Which rules run on an article, at which level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint.config import Config, digest_of, settings_of
from lint.errors import UsageError
from lint.model import Level, Settings
from lint.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides the result for one article, next to its text."""

    rules: frozenset[str]
    """Ids of the rules that run."""
    levels: Mapping[str, Level]
    """Levels that differ from the card's, by rule id."""
    settings: Settings
    digest: str
    """Changes with anything here that can change a result."""


def select(
    book: Rulebook, *, chosen: Iterable[str] = (), added: Iterable[str] = (), ignored: Iterable[str] = ()
) -> frozenset[str]:
    """Return the ids of the rules to run: the chosen ones (else all that are on), plus added, minus ignored.

    A selector is an id, a family or `all`; the longest one that names a rule decides. Raises UsageError for an
    unknown one.
    """
    decided: dict[str, tuple[int, bool]] = {}
    chosen, added, ignored = list(chosen), list(added), list(ignored)
    if not chosen:
        decided = {rule.id: (0, True) for rule in book.rules.values() if rule.enabled}
    for selectors, runs in ((chosen, True), (added, True), (ignored, False)):
        for selector in selectors:
            weight = 0 if selector == "all" else len(selector.rstrip("/*"))
            for rule_id in book.matching(selector):
                if weight >= decided.get(rule_id, (-1, False))[0]:
                    decided[rule_id] = (weight, runs)
    selected = frozenset(rule_id for rule_id, (_, runs) in decided.items() if runs)
    if not selected:
        raise UsageError("no rule is left to run. Check --select and --ignore.")
    return selected


def covers(selector: str, rule_id: str) -> bool:
    """Return whether a selector names a rule: its id, its family, or `all`."""
    name = selector.rstrip("/*")
    return name in ("all", rule_id) or rule_id.startswith(f"{name}/")


def plan_for(book: Rulebook, config: Config, path: str) -> Plan:
    """Return what runs on an article under a configuration. Raises UsageError for an unknown rule."""
    data = config.for_path(path)
    levels: dict[str, Level] = {}
    off, on = [], []
    for selector, value in sorted(data.get("rules", {}).items(), key=lambda item: len(item[0])):
        level = value.get("level") if isinstance(value, Mapping) else value
        if level in ("off", False):
            off.append(selector)
        elif level is not None:
            on.append(selector)
            levels |= dict.fromkeys(book.matching(selector), Level(level))
        else:
            on.append(selector)
            book.matching(selector)
    chosen = data.get("select", ())
    rules = select(book, chosen=chosen, added=() if chosen else on, ignored=[*off, *data.get("ignore", ())])
    deciding = {key: value for key, value in data.items() if key not in ("include", "exclude", "gate", "overrides")}
    return Plan(rules, levels, settings_of(data, config.folder), digest_of(deciding))
