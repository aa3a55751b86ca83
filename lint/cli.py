"""The command line: arguments in, api calls, an exit code out."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from lint import __version__
from lint.errors import HealthlintError

_COMMANDS = (
    "check",
    "gate",
    "report",
    "review",
    "baseline",
    "waiver",
    "explain",
    "rules",
    "init",
    "doctor",
    "eval",
    "claims",
    "why",
    "facts",
)
"""Command names; each is `command` in lint/commands/<name>_command.py."""


class Commands(click.Group):
    """Load a command's module when it is called; `check` is the command when none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None for an unknown name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"lint.commands.{cmd_name}_command").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` in front where the first word is a path or an option of check."""
        own = {"--version", "--help", "-h"}
        if args and args[0] not in _COMMANDS and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="healthlint")
def cli() -> None:
    """Check health articles for quality and safety before they are published.

    Exit codes: 0 passed · 1 findings at or above --fail-on · 2 wrong call, configuration or rule ·
    3 something could not be looked at · 130 interrupted.
    """


def main(args: list[str] | None = None) -> Any:
    """Run the command line and leave with its exit code."""
    try:
        code = cli.main(args=args, prog_name="healthlint", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except HealthlintError as error:
        click.echo(f"healthlint: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
