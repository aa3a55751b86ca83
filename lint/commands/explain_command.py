"""`healthlint explain RULE`: why a rule exists, what it wants, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lint.model import Rule
from lint.rulebook import load_rule


@click.command("explain")
@click.argument("rule_id", metavar="RULE")
def command(rule_id: str) -> int:
    """Explain a rule: the reason, examples, sources, and how to wave a finding through."""
    click.echo("\n".join(_lines(load_rule(rule_id))))
    return 0


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.level.value}, {rule.domain.value}, confidence {rule.confidence.value})"
    yield ""
    yield f"It says: {rule.message}"
    for name, variant in rule.variants.items():
        yield f"  {name} ({variant.level.value}): {variant.message}"
    yield ""
    yield f"Why: {rule.why}"
    for heading, bad in (("Wrong", True), ("Right", False)):
        yield ""
        yield f"{heading}:"
        for example in [example for example in rule.examples if example.bad is bad][:3]:
            yield from (f"  | {line}" for line in example.text.rstrip("\n").split("\n"))
            if example.fixed is not None:
                yield f"  becomes: {example.fixed.rstrip()}"
            yield ""
    yield "Sources:"
    for source in rule.sources:
        year = f" ({source.year})" if source.year else ""
        status = {"V": "read", "S": "read in a second source", "R": "recalled, not checked"}[source.status]
        yield f"  - {source.title}{year}, {status}{': ' + source.url if source.url else ''}"
    if rule.unless:
        yield f"Cleared when the words are: {', '.join(rule.unless)}."
    yield f'To wave one through: <!-- healthlint-disable-next-line {rule.id} reason="…" -->'
