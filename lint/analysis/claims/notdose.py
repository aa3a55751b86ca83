"""Tell amounts that are no medicine dose: lab values, food, fluids, packages, looks, prices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.analysis.claims.lists import any_of
from lint.analysis.claims.model import Amount

_FILE = "cues-not-a-dose"
_LAB_PER = frozenset({"dL", "L", "mmol", "mol"})
_TAKE = re.compile(r"\b(?:take|takes|taking|took|supplement\w*|capsules?|tablets?|pills?|gumm(?:y|ies)|inject\w*|swallow\w*|softgels?|powder|dose|doses|dosage|drops)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:levels?|reading|result|range|goal|target|normal|blood|serum|plasma|fasting|count|test|trough)\b", re.IGNORECASE)
_FOOD_VERB = re.compile(r"\b(?:has|have|contains?|provides?|supplies|supply|packs?|delivers?|offers?|gives?|holds?|is|in|from|with|per)\b", re.IGNORECASE)
_PRODUCT = re.compile(r"\b(?:tablets?|capsules?|caplets?|pills?|supplements?|gumm(?:y|ies)|softgels?|patch(?:es)?|injections?|multivitamins?|dose|doses|medicine|drug|syrup|lozenges?|vials?|ampoules?|pump|inhaler)\b", re.IGNORECASE)
_EAT = re.compile(r"\b(?:eat|eats|eating|ate|diet|dietary|intake|limit|snack|meals?|breakfast|lunch|dinner|servings?)\b", re.IGNORECASE)
_DRINK = re.compile(r"\b(?:drink|drinks|drinking|sip|sips|sipping|glass|glasses|loses?|lost|draw|drawn|donate|holds|pass|produce|produces|rehydrate|hydrate)\b", re.IGNORECASE)
_FREQUENCY = re.compile(r"\b(?:a|per|each|every) (?:day|night|morning)\b|\bdaily\b|\bbefore (?:bed|meals)\b|\btwice\b|\btimes\b", re.IGNORECASE)
_CARE = re.compile(r"\b(?:dosages?|recommended amount|optimal amount|recommended in|medicine|medication|syrup|dose|doses|suspension|liquid medicine|antibiotic|drops?|eye|eyes|nostril|ear|ears|inhaler|patch|insulin|cough|child|baby|toddler)\b", re.IGNORECASE)
_UNITS_OTHER = re.compile(r"\b(?:blood|floor|housing|apartment|hospital|clinic|care|burn|beds?|rooms?|study|course|storage|army|police|thermal)\b", re.IGNORECASE)
_PATCH_OTHER = re.compile(r"\b(?:dry|itchy|scaly|red|rough|bald|white|dark|sore|flaky|raised|skin|purple|bare|bald|thick)\s+patch(?:es)?\b", re.IGNORECASE)
_MOLAR = re.compile(r"^\s?/\s?(?:mol|l\b|dl|min|1\.73|hpf)", re.IGNORECASE)


class Around(NamedTuple):
    """A sentence seen from one amount."""

    text: str
    amount: Amount
    before: str
    after: str
    drug_near: bool
    """Whether a drug name stands right after the amount ("of X") or right before it."""
    drugs: Sequence[tuple[int, int]]


def why_not_a_dose(text: str, amount: Amount, drug_near: bool, drugs: Sequence[tuple[int, int]]) -> str | None:
    """Return why an amount is no medicine dose (`lab value: /dL`), or None."""
    around = Around(text, amount, text[: amount.start], text[amount.end :], drug_near, drugs)
    for test in _TESTS:
        cue = test(around)
        if cue is not None:
            return cue
    return None


def _lab(around: Around) -> str | None:
    amount = around.amount
    if amount.per in _LAB_PER or _MOLAR.match(around.after):
        if amount.per == "L" and amount.unit == "L":
            return None
        return f"lab value: per {amount.per or around.after[:6].strip()}"
    if amount.unit in ("mIU", "pg", "mmol"):
        return f"lab value: {amount.unit}"
    analyte = any_of(_FILE, "analyte").search(around.text)
    if amount.per == "mL" and amount.unit in ("ng", "IU", "units", "mcg") and (analyte or _LEVEL.search(around.text)):
        return f"lab value: {amount.unit} per mL"
    if analyte and not around.drug_near and not _TAKE.search(around.text) and _LEVEL.search(around.text) and amount.kind != "percent":
        return f"lab value: {analyte.group()}"
    return None


def _after_noun(around: Around, *keys: str) -> re.Match[str] | None:
    """A word of the lists that the amount counts: "of protein", "protein", "of added sugar"."""
    head = re.match(r"\s?(?:\([^)]{0,30}\)\s?)?(?:of |in |worth of )?(?:the |pure |added |total |plain |dietary |clear |your |lean |cooked |raw |high-quality |free |piece of |saturated |more |warm |cold |cool |clean |hot |lukewarm |distilled |tap |fresh |cooked |(?:bottle|glass|cup|can|jug|bag|pitcher|carton|serving|helping|piece|slice|portion|bowl|mug|pint|shot)(?:es|s)? of )*", around.after)
    start = head.end() if head else 0
    return any_of(_FILE, *keys).match(around.after, start)


def _nutrition(around: Around) -> str | None:
    amount = around.amount
    if amount.kind not in ("mass", "activity", "household", "volume"):
        return None
    counted = _after_noun(around, "nutrient")
    if counted and not _supplement_follows(around, counted.end()):
        return f"nutrition: {counted.group()}"
    before = None
    for match in any_of(_FILE, "nutrient").finditer(around.before):
        salt = any(low <= match.start() <= high + 1 for low, high in around.drugs)
        before = None if salt else match
    if before and not around.drug_near and re.match(r"(?:\s+(?:intake|to|under|below|at|is|a|of|and|no|more|than|about|less|should|be|daily|each|day|content|consumption|limit|goal|from|food|it))*[\s:]*$", around.before[before.end() :], re.IGNORECASE):
        return f"nutrition: {before.group()}"
    if amount.kind in ("mass", "activity") and not _PRODUCT.search(around.text):
        either = _after_noun(around, "nutrient_or_supplement")
        food = any_of(_FILE, "food").search(around.before)
        if food and _FOOD_VERB.search(around.before[food.end() :]) and not _TAKE.search(around.before):
            return f"nutrition: {food.group()}"
        if either and re.search(r"\b(?:in|from) (?:a|an|one|your|the|each|most)?\s?(?:[\w-]+ )?", around.after) and any_of(_FILE, "food").search(around.after[either.end() :]) and not _TAKE.search(around.before):
            return f"nutrition: {either.group()}"
        if either and either.group().lower() == "caffeine" and not _TAKE.search(around.before):
            return "nutrition: caffeine"
    return None


def _supplement_follows(around: Around, offset: int) -> bool:
    return re.match(r"\s(?:powder|supplement|tablet|capsule|pill|chloride|bicarbonate|citrate)", around.after[offset:]) is not None


def _food(around: Around) -> str | None:
    amount = around.amount
    if around.drug_near or amount.kind not in ("mass", "household", "volume"):
        return None
    counted = _after_noun(around, "food")
    if counted and not any_of(_FILE, "remedy").match(around.after, counted.start()):
        return f"food: {counted.group()}"
    if amount.kind == "household":
        remedy = any_of(_FILE, "remedy").search(around.text)
        if any_of(_FILE, "cooking").search(around.text):
            return "recipe"
        if not remedy and not _CARE.search(around.text) and amount.unit not in ("capful", "dropperful") and "amount" not in amount.unit and "layer" not in amount.unit and "finger" not in amount.unit:
            return f"kitchen measure: {amount.unit}"
        if remedy and not _FREQUENCY.search(around.text) and not _TAKE.search(around.text) and not _CARE.search(around.text) and not re.search(r"\b(?:will|helps?|eases?|cures?|try|cure|drink|give)\b", around.text, re.IGNORECASE):
            return f"kitchen measure: {amount.unit}"
    return None


def _fluid(around: Around) -> str | None:
    amount = around.amount
    if amount.kind not in ("volume", "household", "count"):
        return None
    counted = _after_noun(around, "fluid")
    if counted and amount.kind == "count":
        return f"fluid: {counted.group()}"
    if counted and not re.match(r"\s(?:medicine|suspension|paracetamol|antacid)", around.after[counted.end() :]):
        return f"fluid: {counted.group()}"
    if amount.per == "minute":
        return "device setting: per minute"
    gas = _after_noun(around, "gas")
    if gas or (amount.unit == "L" and re.search(r"\b(?:oxygen|cannula|flow|ventilator|concentrator)\b", around.text, re.IGNORECASE)):
        return f"device setting: {gas.group() if gas else 'flow'}"
    if not around.drug_near and amount.unit in ("L", "mL", "ounce", "cup"):
        fluid = any_of(_FILE, "fluid").search(around.text)
        drink = _DRINK.search(around.text)
        if fluid and drink and not _CARE.search(around.text):
            return f"fluid: {fluid.group()}"
        if amount.unit == "L" and (fluid or drink):
            return "fluid"
    return None


def _alcohol(around: Around) -> str | None:
    if around.amount.kind not in ("mass", "activity", "household", "volume") or around.drug_near:
        return None
    counted = _after_noun(around, "alcohol")
    if counted:
        return f"alcohol: {counted.group()}"
    found = any_of(_FILE, "alcohol").search(around.text)
    if found and around.amount.unit in ("units", "ounce", "g") and not re.search(r"\binsulin\b", around.text, re.IGNORECASE):
        return f"alcohol: {found.group()}"
    return None


def _package(around: Around) -> str | None:
    amount = around.amount
    if amount.kind != "count":
        return None
    tail = around.before[-60:]
    holder = None
    for match in any_of(_FILE, "package").finditer(tail):
        holder = match
    if holder:
        between = tail[holder.end() :]
        if re.fullmatch(r"(?:\s[\w'-]+){0,3}\s?", between) and any_of(_FILE, "package_verb").search(between) and not re.search(r"\b(?:take|use|give|say|says|swallow)\b", between, re.IGNORECASE):
            return f"package: {holder.group()}"
    if re.match(r"\s?(?:(?:per|in (?:a|each|every|one|the)|to a)\s(?:box|bottle|pack|packet|package|jar|carton))\b", around.after, re.IGNORECASE):
        return "package"
    return None


def _price(around: Around) -> str | None:
    if re.search(r"[$£€]\s?\d", around.text) and re.search(r"\b(?:costs?|price|priced|pay|paid|for|per|copay|sells?)\b", around.text, re.IGNORECASE) and not re.search(r"^\s*(?:take|use|give)\b", around.text, re.IGNORECASE):
        return "price"
    return None


def _looks(around: Around) -> str | None:
    if around.amount.kind not in ("mass", "activity", "count"):
        return None
    predicate = re.match(r"\s?(?:tablets?|capsules?|caplets?|pills?|patch(?:es)?|gumm(?:y|ies)|strengths?|film-coated tablets?|softgels?|lozenges?|dose)?\s?(?:is|are|comes?|looks?|has|have)\s(?:a |an |also |small |large |usually |available |very )*", around.after, re.IGNORECASE)
    if predicate and any_of(_FILE, "looks").match(around.after, predicate.end()):
        return "looks: " + around.after[predicate.end() :].split(" ")[0].strip(",.")
    attribute = re.match(r"\s?(?:tablets?|capsules?|pills?)?,?\s?(?:which (?:is|are) )?(?:marked|imprinted|debossed|engraved|stamped|scored)\b", around.after, re.IGNORECASE)
    if attribute and not re.search(r"\b(?:take|swallow)\b", around.before, re.IGNORECASE):
        return "looks: " + attribute.group().strip(" ,").split(" ")[-1]
    return None


def _body(around: Around) -> str | None:
    if around.amount.kind != "mass" or around.amount.unit not in ("g", "mg") or around.drug_near:
        return None
    found = any_of(_FILE, "body").search(around.text)
    if found and around.amount.unit == "g" and not _TAKE.search(around.text):
        return f"body: {found.group()}"
    return None


def _look_alike(around: Around) -> str | None:
    """Units of a building, patches of skin, drops of blood."""
    amount = around.amount
    if amount.unit == "units" and not around.drug_near and _UNITS_OTHER.search(around.text) and not re.search(r"\b(?:insulin|heparin|inject\w*|dose)\b", around.text, re.IGNORECASE):
        return "not a dose unit: units"
    if amount.unit == "patch" and (_PATCH_OTHER.search(around.text) or re.match(r"\sof (?:skin|eczema|psoriasis|hair|dry|red)", around.after)):
        return "not a dose form: patches"
    if amount.kind == "count" and any_of(_FILE, "look_alike_units").match(around.after.lstrip()):
        return "not a dose form"
    return None


_TESTS: tuple[Callable[[Around], str | None], ...] = (
    _lab, _nutrition, _alcohol, _fluid, _food, _package, _price, _looks, _body, _look_alike,
)  # fmt: skip
