"""The errors a user can cause. A broken document is not an error: it becomes a `Failure` in the report."""

from __future__ import annotations


class HealthlintError(Exception):
    """Base of all errors of healthlint: a mistake in a call, a configuration or a rule. Exit code 2."""


class UsageError(HealthlintError):
    """The command line or an API call asks for something that does not exist."""


class ConfigError(HealthlintError):
    """A configuration file cannot be read, or names what does not exist."""


class RuleError(HealthlintError):
    """A rule card or a fact table is wrong; the message names file, place and next step."""


class MissingComponentError(HealthlintError):
    """A component that was asked for by name (a spaCy pipeline, a grammar engine) is not installed."""
