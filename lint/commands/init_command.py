"""`healthlint init`: write a commented configuration."""

from __future__ import annotations

from pathlib import Path

import click

from lint.config import FILE_NAME
from lint.errors import UsageError

_TEMPLATE = """\
# healthlint configuration. Every key is optional; the values below are the defaults.
# A file nearer to the article wins over one further out. Unknown keys are refused.
version: 1

# Ready-made settings: consumer-health, us, uk, professional, strict, ama.
# extends: [uk]

# us or uk: which drug names, units and emergency numbers are expected.
# locale: us

# consumer or professional.
# audience: consumer

# Which files of a folder are checked.
# include: ["**/*.txt", "**/*.md", "**/*.html"]
# exclude: ["drafts/**"]

# From which level on a finding fails the run: error, warning, info or never.
gate: {fail_on: error}

# Levels and limits of single rules or whole families. "off" turns a rule off.
rules: {}
#   readability/grade-level: {level: warning, target: 8}
#   structure/duplicate-heading: {scope: document}
#   person-first: info

# Other rules for some files.
# overrides:
#   - files: ["glossary/**"]
#     rules: {readability/grade-level: "off"}

# Words of your house: listed here, or one a line in a file.
# vocabulary: {accept: [./accept.txt]}
"""


@click.command("init")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
def command(force: bool) -> int:
    """Write a commented healthlint.yaml into this folder."""
    path = Path(FILE_NAME)
    if path.exists() and not force:
        raise UsageError(f"{FILE_NAME} is already here. Edit it, or pass --force to start afresh.")
    path.write_text(_TEMPLATE, encoding="utf-8")
    click.echo(f"Wrote {FILE_NAME}. Next: healthlint check .")
    return 0
