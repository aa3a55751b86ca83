"""The same measurements from textstat itself, for `readability.engine: textstat`, without a network.

textstat takes syllables from NLTK's copy of the CMU dictionary and downloads it when it is missing. It is given the
dictionary that ships with this package instead, in NLTK's file format and by NLTK's own search path, so that a report
is the same on every machine.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from lint.analysis.formulas import Counts, Measurements
from lint.analysis.syllable_table import TABLE, SyllableTable


def measure_with_textstat(text: str) -> Measurements:
    """Return what textstat counts and computes for a prose text; its import takes a second."""
    meter = _meter()
    counts = Counts(
        characters=meter.char_count(text),
        letters=meter.letter_count(text),
        tokens=meter.lexicon_count(text, removepunct=False),
        words=meter.lexicon_count(text),
        sentences=meter.sentence_count(text),
        syllables=meter.syllable_count(text),
        polysyllables=meter.polysyllabcount(text),
        difficult=meter.difficult_words(text, syllable_threshold=2, unique=False),
        complex=meter.difficult_words(text, syllable_threshold=3, unique=False),
        unfamiliar=meter.difficult_words(text, syllable_threshold=0, unique=False),
    )
    return Measurements(
        counts=counts,
        smog=meter.smog_index(text),
        flesch_kincaid_grade=meter.flesch_kincaid_grade(text),
        flesch_reading_ease=meter.flesch_reading_ease(text),
        coleman_liau=meter.coleman_liau_index(text),
        ari=meter.automated_readability_index(text),
        gunning_fog=meter.gunning_fog(text),
        dale_chall=meter.dale_chall_readability_score(text),
    )


@cache
def _meter() -> Any:
    """Return a textstat instance of our own: settings of the shared one stay as they are."""
    import nltk
    from textstat.backend.utils import get_cmudict
    from textstat.textstat import textstatistics

    folder = _corpus()
    nltk.data.path.insert(0, folder.name)
    try:
        get_cmudict("en_US")  # remembered by textstat for the life of the process
    finally:
        nltk.data.path.remove(folder.name)
    return textstatistics()


@cache
def _corpus() -> tempfile.TemporaryDirectory[str]:
    """Return a folder with the syllable table as an NLTK corpus; it is removed when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="healthlint-nltk-")
    corpus = Path(folder.name) / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    entries = SyllableTable(TABLE.read_bytes()).items()
    # Word, number of the pronunciation, phones: only the stress marks of the phones are ever counted.
    lines = (f"{word} 1{' AH0' * syllables}\n" for word, syllables in entries)
    (corpus / "cmudict").write_text("".join(lines), "utf-8")
    return folder
