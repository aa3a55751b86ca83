"""Shared by all tests: results and compiled rules are cached in a folder of the test run, not the user's."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("HEALTHLINT_CACHE_DIR", os.path.join(tempfile.gettempdir(), "healthlint-test-cache"))  # noqa: PTH118
