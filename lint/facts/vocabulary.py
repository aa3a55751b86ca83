"""The closed word lists of the fact tables: a value outside them does not pass the check."""

from __future__ import annotations

STATUSES = ("V", "S", "R")
"""V: the source's own text was read. S: only through another page. R: recalled, not read."""

READINGS = (
    "page", "excerpt", "label-extract", "label-excerpt", "leaflet", "copy", "secondary", "recalled",
)  # fmt: skip
"""How a source was read. `copy`: someone else's copy, which needs a second source before it backs an error."""

LOCALES = ("US", "UK", "IE", "EU", "CA", "AU", "NZ", "any", "other")

KINDS = ("medicine", "vitamin", "mineral", "supplement")
"""What an ingredient is to a reader; the section of ingredients.yaml it stands in."""

POPULATIONS = (
    "adult", "older-adult", "adolescent", "child", "infant", "pregnant", "breastfeeding", "women", "men",
    "kidney-impairment", "liver-impairment", "poor-metabolizer", "with-interacting-drug", "weight-band",
    "hospital-inpatient", "opioid-naive", "ancestry", "special",
)  # fmt: skip
"""For whom a figure is meant. The source's own words stay in the condition of the row."""

ROUTES = ("oral", "sublingual", "buccal", "inhaled", "nasal", "injection", "transdermal", "rectal", "topical")

LIMIT_FACTS = {
    "max-daily": "most in 24 hours",
    "max-daily-otc": "most in 24 hours without a prescription",
    "max-daily-units": "most tablets or puffs in 24 hours",
    "max-daily-otc-units": "most tablets in 24 hours without a prescription",
    "max-daily-per-kg": "most in 24 hours by body weight",
    "max-single": "most at one time",
    "max-single-otc": "most at one time without a prescription",
    "max-single-not-tolerant": "most at one time for someone not used to opioids",
    "max-single-window-hours": "last hour after the event at which the dose still helps",
    "max-single-pen-setting": "most the pen can be set to",
    "max-start-daily": "most in 24 hours at the start",
    "max-weekly": "most in a week",
    "max-monthly": "most in a month",
    "max-per-attack": "most for one attack",
    "max-per-window-otc": "most within the hours stated",
    "max-doses-per-day": "most doses in 24 hours",
    "max-days": "longest course",
    "max-days-otc": "longest course without a prescription",
    "max-days-per-month": "most days of use in a month",
    "max-occasional-with-clopidogrel": "most now and then while taking clopidogrel",
    "usual-max-daily": "top of the usual daily amount",
    "usual-max-single": "top of the usual single amount",
    "usual-single-per-kg": "usual single amount by body weight",
    "usual-start-weekly": "usual weekly amount at the start",
    "review-above-daily": "daily amount above which the label asks for a review",
    "min-hours-between-doses": "fewest hours between doses",
    "max-hours-between-doses": "most hours between doses",
    "min-stop-taper-days": "shortest taper when stopping",
    "taper-max-step": "largest step when stopping",
    "taper-max-step-percent": "largest step when stopping, in percent of the daily amount",
    "alcohol-drinks-warning": "daily drinks from which the label warns",
    "avoid-from-pregnancy-week": "week of pregnancy from which to avoid it",
    "weekly-only": "times a week",
    "mme-factor": "morphine milligram equivalents of one unit",
    "unit-scale": "the unit the medicine is dosed in",
    "no-fixed-max": "no fixed maximum: the dose is individual",
    "no-us-limit": "no official US maximum",
    "min-age": "youngest age on the label",
}
"""What a row of limits.yaml or ages.yaml states, with the plain words for it."""

CEILING_FACTS = frozenset(
    {"max-daily", "max-daily-otc", "max-single", "max-single-otc", "max-weekly", "max-monthly", "max-daily-per-kg"}
)
"""Facts that are a ceiling of the amount itself, comparable with a dose."""

PACE_KINDS = (
    "soft-ceiling", "starting-pace", "label", "label-example", "guideline", "better-tolerated", "example",
    "schedule", "secondary", "evidence", "process", "principle", "prohibition", "exception", "threshold", "context",
)  # fmt: skip

PERCENT_BASES = ("current", "original", "maintenance")

SEVERITIES = ("fatal", "life-threatening", "serious", "unpleasant", "none")
"""How bad stopping at once can be, worst first. `none` rows are controls: no taper is needed."""

BOX_STATES = ("boxed", "not-boxed", "removed", "changing", "varies")

LIST_NAMES = (
    "teratogen", "alcohol-interaction", "do-not-crush", "weekly-only", "high-alert", "sedating", "dependence-wording",
)  # fmt: skip

ADVICE = ("contraindicated", "restricted", "check", "do-not", "avoid", "caution", "error", "warning", "info")

LINE_KINDS = ("crisis", "emergency", "poison", "eating-disorder", "substance-use")

AUTHORITY_KINDS = (
    "regulator", "health-service", "public-health", "institute", "guideline-body", "society", "reference", "journal",
    "evidence",
)  # fmt: skip

ROLE_POWERS = ("prescribe", "advise", "team")

MATCHES = ("word", "exact", "everyday")
"""How a name is matched: any capitals; only its own capitals; only with an amount, a form or a dosing verb near."""
