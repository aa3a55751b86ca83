"""The claims ledger: every amount, taper, stop and duration statement of an article, judged and added up."""

from __future__ import annotations

from lint.analysis.claims.ledger import claims
from lint.analysis.claims.model import (
    Amount,
    Backing,
    Binding,
    Claim,
    ClaimClass,
    Daily,
    Duration,
    Frequency,
    Population,
    Quantity,
    Support,
    Taper,
)
from lint.analysis.claims.topics import Topics, article_topics

__all__ = [
    "Amount",
    "Backing",
    "Binding",
    "Claim",
    "ClaimClass",
    "Daily",
    "Duration",
    "Frequency",
    "Population",
    "Quantity",
    "Support",
    "Taper",
    "Topics",
    "article_topics",
    "claims",
]
