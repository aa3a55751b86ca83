"""Tell amounts that are no medicine dose: lab values, food, fluids, packages, looks, prices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from lint.analysis.claims.lists import any_of
from lint.analysis.claims.parts import Amount
from lint.text.lazy import lazy

_words = partial(any_of, "cues-not-a-dose")
_LAB_PER = frozenset({"dL", "L", "mmol", "mol"})
_FOOD_UNITS = ("mass", "activity", "household", "volume")
_TAKE = lazy(
    r"\b(?:take|takes|taking|took|supplement\w*|capsules?|tablets?|pills?|gumm(?:y|ies)|inject\w*|swallow\w*|softgels?"
    r"|powder|dose|doses|dosage|drops|stack\w*)\b",
    re.IGNORECASE,
)
_LEVEL = lazy(
    r"\b(?:levels?|reading|result|range|goal|target|normal|blood|serum|plasma|fasting|count|test|trough)\b",
    re.IGNORECASE,
)
_FOOD_VERB = lazy(
    r"\b(?:has|have|contains?|provides?|supplies|supply|packs?|delivers?|offers?|gives?|holds?|is|in|from|with|per)\b",
    re.IGNORECASE,
)
_PRODUCT = lazy(
    r"\b(?:tablets?|capsules?|caplets?|pills?|supplements?|gumm(?:y|ies)|softgels?|patch(?:es)?|injections?"
    r"|multivitamins?|dose|doses|medicine|drug|syrup|lozenges?|vials?|ampoules?|pump|inhaler)\b",
    re.IGNORECASE,
)
_DRINK = lazy(
    r"\b(?:drink|drinks|drinking|sip|sips|sipping|glass|glasses|loses?|lost|draw|drawn|donate|holds|pass|produce"
    r"|produces|rehydrate|hydrate|output|volume|loss)\b",
    re.IGNORECASE,
)
_FREQUENCY = lazy(
    r"\b(?:a|per|each|every) (?:day|night|morning)\b|\bdaily\b|\bbefore (?:bed|meals)\b|\btwice\b|\btimes\b",
    re.IGNORECASE,
)
_CARE = lazy(
    r"\b(?:dosages?|recommended amount|optimal amount|recommended in|medicine|medication|syrup|dose|doses|suspension"
    r"|liquid medicine|antibiotic|drops?|eye|eyes|nostril|ear|ears|inhaler|patch|insulin|cough|child|baby|toddler)\b",
    re.IGNORECASE,
)
_REMEDY_ACT = lazy(r"\b(?:will|helps?|eases?|cures?|try|cure|drink|give)\b", re.IGNORECASE)
_SALT = lazy(r"\s(?:powder|supplement|tablet|capsule|pill|chloride|bicarbonate|citrate)", re.IGNORECASE)
_LIQUID_MEDICINE = lazy(r"\s(?:medicine|suspension|paracetamol|antacid)", re.IGNORECASE)
_COUNTED_NOUN = lazy(
    r"\s?(?:\([^)]{0,30}\)\s?)?(?:of |in |worth of )?"
    r"(?:the |pure |added |total |plain |dietary |clear |your |lean |cooked |raw |high-quality |free |piece of |saturated "
    r"|more |warm |cold |cool |clean |hot |lukewarm |distilled |tap |fresh "
    r"|(?:bottle|glass|cup|can|jug|bag|pitcher|carton|serving|helping|piece|slice|portion|bowl|mug|pint|shot)(?:es|s)? of )*"
)
_NUTRIENT_LINK = lazy(
    r"(?:\s+(?:intake|to|under|below|at|is|a|of|and|no|more|than|about|less|should|be|daily|each|day|content|consumption"
    r"|limit|goal|from|food|it))*[\s:]*$",
    re.IGNORECASE,
)
_IN_FOOD = lazy(r"\b(?:in|from) (?:a|an|one|your|the|each|most)?\s?(?:[\w-]+ )?")
_OXYGEN = lazy(r"\b(?:oxygen|cannula|flow|ventilator|concentrator)\b", re.IGNORECASE)
_INSULIN = lazy(r"\binsulin\b", re.IGNORECASE)
_UNITS_OTHER = lazy(
    r"\b(?:blood|floor|housing|apartment|hospital|clinic|care|burn|beds?|rooms?|study|course|storage|army|police|thermal)\b",
    re.IGNORECASE,
)
_UNITS_DOSE = lazy(r"\b(?:insulin|heparin|inject\w*|dose)\b", re.IGNORECASE)
_PATCH_OTHER = lazy(
    r"\b(?:dry|itchy|scaly|red|rough|bald|white|dark|sore|flaky|raised|skin|purple|bare|thick)\s+patch(?:es)?\b",
    re.IGNORECASE,
)
_PATCH_OF = lazy(r"\sof (?:skin|eczema|psoriasis|hair|dry|red)")
_MOLAR = lazy(r"^\s?/\s?(?:mol|l\b|dl|min|1\.73|hpf)", re.IGNORECASE)
_HOLDER = lazy(r"(?:\s[\w'-]+){0,3}\s?")
_TAKEN = lazy(r"\b(?:take|use|give|say|says|swallow)\b", re.IGNORECASE)
_CONTAINER = lazy(
    r"\s(?:oral |plastic |glass |dosing |measuring |medicine |sterile |prefilled |empty )*"
    r"(syringe|bottle|cup|spoon|vial|bag|tube|container|dropper|carton|jug|ampoule|pen|cartridge|jar)s?\b(?! of \w+ (?:every|each|twice|daily))",
    re.IGNORECASE,
)
_PER_LITER = lazy(r"(?:\s[\w-]+){1,4}?\sper (?:lit(?:er|re)|decilit|100 ?ml)\b", re.IGNORECASE)
_PER_PACK = lazy(
    r"\s?(?:(?:per|in (?:a|each|every|one|the)|to a)\s(?:box|bottle|pack|packet|package|jar|carton))\b", re.IGNORECASE
)
_MONEY = lazy(r"[$£€]\s?\d")
_PRICED = lazy(r"\b(?:costs?|price|priced|pay|paid|for|per|copay|sells?)\b", re.IGNORECASE)
_ORDER = lazy(r"^\s*(?:take|use|give)\b", re.IGNORECASE)
_PREDICATE = lazy(
    r"\s?(?:tablets?|capsules?|caplets?|pills?|patch(?:es)?|gumm(?:y|ies)|strengths?|film-coated tablets?|softgels?"
    r"|lozenges?|dose)?\s?(?:is|are|comes?|looks?|has|have)\s"
    r"(?:a |an |also |small |large |usually |available |very )*",
    re.IGNORECASE,
)
_MARKED = lazy(
    r"\s?(?:tablets?|capsules?|pills?)?,?\s?(?:which (?:is|are) )?(?:marked|imprinted|debossed|engraved|stamped|scored)\b",
    re.IGNORECASE,
)


class Around(NamedTuple):
    """A sentence seen from one amount."""

    text: str
    words: frozenset[str]
    amount: Amount
    before: str
    after: str
    drug_near: bool
    """Whether a drug name stands right after the amount ("of X") or right before it."""
    drugs: Sequence[tuple[int, int]]


def why_not_a_dose(
    text: str, words: frozenset[str], amount: Amount, drug_near: bool, drugs: Sequence[tuple[int, int]]
) -> str | None:
    """Return why an amount is no medicine dose (`lab value: per dL`), or None."""
    around = Around(text, words, amount, text[: amount.start], text[amount.end :], drug_near, drugs)
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
    if _PER_LITER.match(around.after):
        return "concentration: per liter"
    if amount.unit in ("mIU", "pg", "mmol"):
        return f"lab value: {amount.unit}"
    analyte = _words("analyte").search(around.text, around.words)
    if amount.per == "mL" and amount.unit in ("ng", "IU", "units", "mcg") and (analyte or _LEVEL.search(around.text)):
        return f"lab value: {amount.unit} per mL"
    if analyte is None or around.drug_near or amount.kind == "percent":
        return None
    if _LEVEL.search(around.text) and not _TAKE.search(around.text):
        return f"lab value: {analyte.group()}"
    return None


def _counted(around: Around, *keys: str) -> re.Match[str] | None:
    """Return the word of the lists that the amount counts: "of protein", "protein", "of added sugar"."""
    wanted = _words(*keys)
    if not wanted.occurs(around.words):
        return None
    head = _COUNTED_NOUN.match(around.after)
    return wanted.match(around.after, head.end() if head else 0)


def _nutrition(around: Around) -> str | None:
    amount = around.amount
    if amount.kind not in _FOOD_UNITS:
        return None
    counted = _counted(around, "nutrient")
    if counted and not _SALT.match(around.after, counted.end()):
        return f"nutrition: {counted.group()}"
    before = None
    for match in _words("nutrient").finditer(around.before, around.words):
        is_salt = any(low <= match.start() <= high + 1 for low, high in around.drugs)
        before = None if is_salt else match
    if before and not around.drug_near and _NUTRIENT_LINK.match(around.before, before.end()):
        return f"nutrition: {before.group()}"
    if amount.kind not in ("mass", "activity") or _PRODUCT.search(around.text):
        return None
    return _in_food(around)


def _in_food(around: Around) -> str | None:
    """Look for a nutrient that a food provides; taken by itself it would be a supplement."""
    taken = _TAKE.search(around.before) is not None
    food = _words("food").search(around.before, around.words)
    if food and not taken and _FOOD_VERB.search(around.before, food.end()):
        return f"nutrition: {food.group()}"
    either = _counted(around, "nutrient_or_supplement")
    if either is None or taken:
        return None
    if _IN_FOOD.search(around.after) and _words("food").search(around.after, around.words, either.end()):
        return f"nutrition: {either.group()}"
    return "nutrition: caffeine" if either.group().lower() == "caffeine" else None


def _food(around: Around) -> str | None:
    amount = around.amount
    if around.drug_near or amount.kind not in ("mass", "household", "volume"):
        return None
    counted = _counted(around, "food")
    if counted and not _words("remedy").match(around.after, counted.start()):
        return f"food: {counted.group()}"
    return _kitchen(around) if amount.kind == "household" else None


def _kitchen(around: Around) -> str | None:
    """Take a spoonful as a recipe unless a medicine or a remedy is measured."""
    unit = around.amount.unit
    if unit in ("capful", "dropperful") or any(part in unit for part in ("amount", "layer", "finger", "blob", "dab")):
        return None
    if _words("cooking").search(around.text, around.words):
        return "recipe"
    cared = _CARE.search(around.text) is not None
    remedy = _words("remedy").search(around.text, around.words)
    if remedy is None and not cared:
        return f"kitchen measure: {unit}"
    told = _FREQUENCY.search(around.text) or _TAKE.search(around.text) or _REMEDY_ACT.search(around.text)
    return None if cared or told else f"kitchen measure: {unit}"


def _fluid(around: Around) -> str | None:
    amount = around.amount
    if amount.kind not in ("volume", "household", "count"):
        return None
    counted = _counted(around, "fluid")
    if counted and (amount.kind == "count" or not _LIQUID_MEDICINE.match(around.after, counted.end())):
        return f"fluid: {counted.group()}"
    if amount.per == "minute":
        return "device setting: per minute"
    gas = _counted(around, "gas")
    if gas or (amount.unit == "L" and _OXYGEN.search(around.text)):
        return f"device setting: {gas.group() if gas else 'flow'}"
    if around.drug_near or amount.unit not in ("L", "mL", "ounce", "cup"):
        return None
    fluid = _words("fluid").search(around.text, around.words)
    drink = _DRINK.search(around.text)
    if fluid and drink and not _CARE.search(around.text):
        return f"fluid: {fluid.group()}"
    return "fluid" if amount.unit == "L" and (fluid or drink) else None


def _alcohol(around: Around) -> str | None:
    if around.amount.kind not in _FOOD_UNITS or around.drug_near:
        return None
    counted = _counted(around, "alcohol")
    if counted:
        return f"alcohol: {counted.group()}"
    found = _words("alcohol").search(around.text, around.words)
    if found and around.amount.unit in ("units", "ounce", "g") and not _INSULIN.search(around.text):
        return f"alcohol: {found.group()}"
    return None


def _package(around: Around) -> str | None:
    kind = around.amount.kind
    if kind in ("volume", "mass") and (container := _CONTAINER.match(around.after)):
        return f"package: {container.group(1)}"
    if kind != "count" and (kind != "volume" or around.drugs):
        return None
    tail = around.before[-60:]
    holder = None
    for match in _words("package").finditer(tail, around.words):
        holder = match
    if holder is not None:
        between = tail[holder.end() :]
        holds = _HOLDER.fullmatch(between) and _words("package_verb").search(between, around.words)
        if holds and not _TAKEN.search(between):
            return f"package: {holder.group()}"
    return "package" if _PER_PACK.match(around.after) else None


def _price(around: Around) -> str | None:
    if _MONEY.search(around.text) and _PRICED.search(around.text) and not _ORDER.match(around.text):
        return "price"
    return None


def _looks(around: Around) -> str | None:
    if around.amount.kind not in ("mass", "activity", "count"):
        return None
    predicate = _PREDICATE.match(around.after)
    if predicate and _words("looks").match(around.after, predicate.end()):
        return "looks: " + around.after[predicate.end() :].split(" ")[0].strip(",.")
    marked = _MARKED.match(around.after)
    if marked and not _TAKEN.search(around.before):
        return "looks: " + marked.group().strip(" ,").split(" ")[-1]
    return None


def _body(around: Around) -> str | None:
    """Birth weight, weight gain, the weight of a tumor."""
    if around.amount.unit != "g" or around.drug_near:
        return None
    found = _words("body").search(around.text, around.words)
    return f"body: {found.group()}" if found and not _TAKE.search(around.text) else None


def _look_alike(around: Around) -> str | None:
    """Units of a building, patches of skin, drops of blood."""
    amount = around.amount
    is_units = amount.unit == "units" and not around.drug_near
    if is_units and _UNITS_OTHER.search(around.text) and not _UNITS_DOSE.search(around.text):
        return "not a dose unit: units"
    if amount.unit == "patch" and (_PATCH_OTHER.search(around.text) or _PATCH_OF.match(around.after)):
        return "not a dose form: patches"
    if amount.kind == "count" and _words("look_alike_units").match(around.after.lstrip(), 0):
        return "not a dose form"
    return None


_TESTS: tuple[Callable[[Around], str | None], ...] = (
    _lab, _nutrition, _alcohol, _fluid, _food, _package, _price, _looks, _body, _look_alike,
)  # fmt: skip
