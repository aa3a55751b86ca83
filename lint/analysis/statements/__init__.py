"""Consult lines, limits statements, do-not-delay lines and emergency actions: which count, and why.

A sentence becomes a row of tagged chunks (`words`); the grammar of each kind is a set of patterns over the row
(`consult`, `emergency`) or over the text (`page`); the word lists are data (rules/facts/statements.yaml).
"""

from __future__ import annotations

from lint.analysis.statements.article import statements
from lint.analysis.statements.model import KINDS, REASONS, Part, Reading, Statement
from lint.analysis.statements.sentence import read_sentence
from lint.analysis.statements.signs import DangerSign, danger_signs, topics_in

__all__ = [
    "KINDS",
    "REASONS",
    "DangerSign",
    "Part",
    "Reading",
    "Statement",
    "danger_signs",
    "read_sentence",
    "statements",
    "topics_in",
]
