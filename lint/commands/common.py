"""What several commands share: the configuration of a call, and today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lint.config import Config, load_config, settings_of


def config_for(names: Sequence[str], *, fail_on: str | None = None, today: str | None = None) -> Config:
    """Return the configuration for the first path of a call, with these flags on top."""
    flags: dict[str, Any] = {}
    if fail_on:
        flags["gate"] = {"fail_on": fail_on}
    if today:
        flags["today"] = today
    return load_config(start_of(names), flags=flags)


def start_of(names: Sequence[str]) -> Path:
    """Return where the search for a configuration starts: the first path, else the current folder."""
    return Path.cwd() if names[0] == "-" or not Path(names[0]).exists() else Path(names[0]).resolve()


def today_of(config: Config) -> datetime.date:
    """Return the day that waivers are judged against: `today` of the configuration, else the calendar's."""
    return settings_of(config.data, config.folder).today or datetime.date.today()
