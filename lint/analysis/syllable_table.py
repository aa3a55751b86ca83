"""The table of syllables: a file that a cold process can ask for a few hundred words within milliseconds.

The words lie in buckets by checksum, so a look-up reads a dozen words and nothing is parsed. Layout: eight bytes
`magic`, the start of each bucket and the end of the last as little-endian 32-bit offsets into the entries, then the
entries, `word TAB count NEWLINE` in UTF-8.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).with_name("data") / "syllables.bin"
_MAGIC = b"HLSYLL1\n"
_BUCKETS = 1 << 14


class SyllableTable:
    """Words in small letters and the syllables of each, 0 to 12."""

    __slots__ = ("_entries", "_starts")

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_MAGIC):
            raise ValueError(f"{TABLE.name} is no syllable table; install the package again")
        size = 4 * (_BUCKETS + 1)
        self._starts = array("I", data[len(_MAGIC) : len(_MAGIC) + size])
        if sys.byteorder == "big":
            self._starts.byteswap()
        self._entries = b"\n" + data[len(_MAGIC) + size :]

    def get(self, word: str) -> int | None:
        """Return the syllables of a word given in small letters, or None."""
        key = word.encode("utf-8", "surrogatepass")
        bucket = _bucket(key)
        at = self._entries.find(b"\n%b\t" % key, self._starts[bucket], self._starts[bucket + 1] + 1)
        if at < 0:
            return None
        at += len(key) + 2
        return int(self._entries[at : self._entries.index(b"\n", at)])

    def items(self) -> Iterator[tuple[str, int]]:
        """Yield every word and its syllables, in no order to rely on."""
        for line in self._entries.decode().split("\n")[1:-1]:
            word, _, count = line.partition("\t")
            yield word, int(count)


def encode(counts: Mapping[str, int]) -> bytes:
    """Return the file for words in small letters and their syllables."""
    buckets: list[list[bytes]] = [[] for _ in range(_BUCKETS)]
    for word, count in sorted(counts.items()):
        key = word.encode()
        buckets[_bucket(key)].append(b"%b\t%d\n" % (key, count))
    starts = array("I", [0])
    for bucket in buckets:
        starts.append(starts[-1] + sum(map(len, bucket)))
    if sys.byteorder == "big":
        starts.byteswap()
    return _MAGIC + starts.tobytes() + b"".join(entry for bucket in buckets for entry in bucket)


def _bucket(key: bytes) -> int:
    return crc32(key) % _BUCKETS
