"""Results of articles that did not change, kept on disk: safe under parallel runs and killed ones."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

import msgspec

from lint.model import ArticleReport
from lint.yamlfile import code_stamp

_MOST_ROWS = 50_000
_BUSY_SECONDS = 2.0


class ResultCache:
    """Reports by the digest of all that decides them. What cannot be read or written is treated as not there.

    sqlite in WAL mode keeps parallel writers apart and rolls a killed one back.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "results.sqlite"
        self._connection: sqlite3.Connection | None = None
        self._decoder = msgspec.msgpack.Decoder(ArticleReport)
        self._encoder = msgspec.msgpack.Encoder()
        with suppress(sqlite3.Error, OSError):
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, report BLOB) WITHOUT ROWID")
            self._connection = connection

    def get(self, key: bytes) -> ArticleReport | None:
        """Return the report kept under a key, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT report FROM results WHERE key = ?", (key,)).fetchone()
            return self._decoder.decode(row[0]) if row else None
        except (sqlite3.Error, msgspec.MsgspecError):
            return None

    def put(self, key: bytes, report: ArticleReport) -> None:
        """Keep a report; one with a failure is never kept, so that it is looked at again."""
        if self._connection is None or report.failures:
            return
        with suppress(sqlite3.Error):
            self._connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?)", (key, self._encoder.encode(report))
            )

    def trim(self) -> None:
        """Start afresh when there are more results than any content folder needs."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            (rows,) = self._connection.execute("SELECT count(*) FROM results").fetchone()
            if rows > _MOST_ROWS:
                self._connection.execute("DELETE FROM results")

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()


def key_of(path: str, data: bytes, sidecar: bytes, rules_digest: str, plan_digest: str) -> bytes:
    """Return the key of a result: the article's name and bytes, its sidecar, rules, plan and the code."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (code_stamp().encode(), rules_digest.encode(), plan_digest.encode(), path.encode(), sidecar, data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
