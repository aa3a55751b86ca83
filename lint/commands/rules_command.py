"""`healthlint rules`: list the rules, or check that every card is sound."""

from __future__ import annotations

import click

from lint.rulebook import load_rulebook


@click.group("rules")
def command() -> None:
    """List the rules, or validate their cards."""


@command.command("list")
@click.option("--family", help="Only this family.")
def list_rules(family: str | None) -> int:
    """List id, level, domain and the first sentence of the reason."""
    book = load_rulebook()
    for rule in book.rules.values():
        if family is None or rule.family == family:
            reason = rule.why.partition(". ")[0].rstrip(".")
            click.echo(f"{rule.level.value:8}{rule.domain.value:8} {rule.id:48} {reason}")
    return 0


@command.command("validate")
def validate() -> int:
    """Load and compile every card and run its examples; exit 2 if one is wrong."""
    from lint.examples import check_examples

    book = load_rulebook()
    problems = [problem for rule in book.rules.values() for problem in check_examples(book, rule)]
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(book.rules)} cards, {len(problems)} problem{'' if len(problems) == 1 else 's'}.")
    return 2 if problems else 0
