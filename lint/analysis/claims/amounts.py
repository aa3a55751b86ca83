"""Find the amounts of a sentence: numbers or ranges with a dose unit, counts of a strength, relative doses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint.analysis.claims.model import Amount, Quantity
from lint.analysis.claims.numbers import DIGITS, NUMBER, STRICT, value
from lint.analysis.claims.units import COUNT_FORMS, UNIT, canonical, kind_of

_PER_UNIT = r"(?:kilograms?|kilos?|kg|pounds?|lbs?|m2|m²|square metres?|square meters?|millilit(?:er|re)s?|ml|dl|decilit(?:er|re)s?|lit(?:er|re)s?|l|hours?|hrs?|h|min(?:ute)?s?|mmol|mol|mg|g|100 ?ml|100 ?g|tablets?|capsules?|sprays?|puffs?|inhalations?|actuations?|drops?|patch(?:es)?|serving|hpf|body weight)"
_PER = rf"(?:(?:\s?/\s?|\s(?:per|for every|for each)\s|(?<=g)\sa\s(?=kilo|kg))(?P<pern>\d+(?:\.\d+)?\s?)?(?P<per>{_PER_UNIT})\b(?:/(?P<perday>day|d|hour|h|hr|dose|min)\b)?)"
_RANGE_WORD = r"(?:\s?-\s?|\s?—\s?|\s(?:to|or|up to)\s|\s?/\s?(?=\d+\s?mg))"
_QUANTITY = re.compile(
    rf"(?<![\d.,/:$£€])(?:(?P<low>{NUMBER})(?:\s?\([\d.,½¼¾]+\))?(?:[\s-]?(?P<lowunit>{UNIT}))?(?P<join>{_RANGE_WORD}))?"
    rf"(?P<high>{NUMBER})(?:\s?\([\d.,½¼¾]+\))?(?P<gap>\s{{0,2}}-?\s?)(?P<unit>{UNIT})(?!\w)(?!'\w){_PER}?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:between|from|anywhere from)\s(?P<low>{STRICT})(?:\s?(?P<lowunit>{UNIT}))?\s(?:and|up to|to)\s(?P<high>{STRICT})\s?(?P<unit>{UNIT})(?!\w){_PER}?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\d.,/:$£€])(?<![\w-])(?:(?P<low>{STRICT}|half an?)\s?(?:-|to|or)\s?)?(?P<high>{STRICT}|half an?)\s(?P<what>(?!(?:of|or|to|and|more|new|different|other|kinds?|types?|extra|x|mg|mcg|g|ml|iu|units|small|large|whole|baby|adult|with|for|at|in|a|the|each|every|per|by|from|on|as|is|are|was|if|when|time|times)\b)[a-z][a-z'-]+)(?:\s(?!(?:of|or|to|and|per|in|with|mg|g|for|each|every|a|the|from|by|on)\b)[a-z][a-z'-]+)?\s(?P<unit>{COUNT_FORMS})\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(rf"(?<!\w)(?P<roman>II|III|IV|I)\s(?P<unit>{COUNT_FORMS})\b")
_PERCENT = re.compile(
    rf"(?<![\d.,])(?:(?P<low>{STRICT})\s?(?:%|per ?cent|percent)?{_RANGE_WORD})?(?P<high>{STRICT})\s?(?:%|per ?cent\b|percent\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:doubl(?:e|es|ed|ing)(?: up(?: on)?)?|twice|tripl(?:e|es|ed|ing)|two times|three times|halv(?:e|es|ed|ing)|half|an? extra|an? additional|extra)"
    r"(?:\s(?:of|on|your|the|their|his|her|its|my|a|usual|normal|regular|full|adult|adult's|child's|standard|original|starting|next|prescribed|daily|recommended|current|last|evening|morning|nightly))*"
    r"\s(?:dos(?:e|es|age)|amounts?|tablets?|pills?|capsules?|meds?|medications?|medicines?)\b"
    r"|\bdoubl(?:e|ing)(?: it)? up\b(?! on sleep)|\bdouble[- ]dos(?:e|es|ing)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:(?P<intake>take|takes|taking|swallow|chew|give|pop)|use|using|have|try|add|inhale|suck|dissolve|insert)\s(?:just |up to |only |about |at least )?"
    rf"(?:(?P<low>{STRICT})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{STRICT}|half)(?: more| extra)?"
    r"(?=(?P<open>[,.;!]?$|[,;])|\s(?:every|each (?:day|night|morning|evening|meal|time you)|a day|per day|daily|nightly|weekly|twice|once|three times|four times|at (?:bed|night|noon|once)|"
    r"before (?:bed|breakfast|lunch|dinner|meals|sleep)|after (?:breakfast|lunch|dinner|meals|each|every)|with (?:breakfast|lunch|dinner|food|meals|water|each meal|every meal)|"
    r"(?P<loose>in the|the next|the following|of them|of these|of those|now|tonight|today|tomorrow|right away|straight away|as needed|when|if|by mouth|on an empty|and \w+ (?:at|in|before))))",
    re.IGNORECASE,
)
_DOSE_WORD = re.compile(r"\b(?:dos(?:e|es|age|ing)|tablets?|pills?|capsules?|medicines?|medications?|puffs?|caplets?|gumm(?:y|ies))\b", re.IGNORECASE)
_TOPICAL = re.compile(
    r"\b(?:a |an )?(?P<unit>pea[- ]sized (?:amount|blob|dab)|pea[- ]size amount|thin (?:layer|film|coat)|fingertip units?|finger-?tip unit|small dab|dime-sized amount)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    rf"(?<![\d.,/])(?:(?P<low>{NUMBER})(?P<join>\s?-\s?|\sto\s|\sor\s))?(?P<high>{NUMBER})(?:\s?\([\d.]+\))?"
    r"(?P<gap>\s?(?:x|×|\*)\s?|\s(?:(?!of\b|or\b|to\b|and\b|a\b|the\b)[a-z][\w'-]*\s){0,3})$",
    re.IGNORECASE,
)
_FORM_AFTER = re.compile(
    rf"(?:[\s-](?:of\s)?(?:(?!and\b|or\b|to\b|for\b|with\b|in\b|a\b|the\b|every\b|is\b|are\b|per\b|each\b)[a-z][\w'./-]*[\s-]){{0,4}}?)(?P<form>{COUNT_FORMS}|doses?|creams?|gels?|ointments?|lotions?|foams?|shampoos?|solutions?|liquids?|syrups?|suspensions?|pill|strengths?|versions?|bottles?|formulations?|products?)\b",
    re.IGNORECASE,
)
_STRENGTH_AFTER = re.compile(r"\s?(?:(?:x|×)\s?|of (?:the )?|,?\s?(?:at\s)?(?=\()|containing |with |each (?:containing|of) )\(?$", re.IGNORECASE)
_NAMED_COUNT = re.compile(rf"\b(?:take|takes|taking|swallow|chew|pop|give|have|use|took)\s(?:just |up to |about |another )?(?:(?P<low>{STRICT})(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>{STRICT})(?: more| extra| baby| regular| adult| low-dose)*\s$", re.IGNORECASE)
_BRAND_COUNT = re.compile(r"(?<![\w.,/-])(?:(?P<low>one|two|three|four|five|six|[1-8])(?:\s?-\s?|\sto\s|\sor\s))?(?P<high>one|two|three|four|five|six|seven|eight|ten|[1-9]|10)(?: more| extra)?\s$", re.IGNORECASE)
_NAMED_RELATIVE = re.compile(r"\b(?:doubl(?:e|es|ing)(?: up on)?|tripl(?:e|es|ing)|halv(?:e|es|ing))\s(?:your |the |their )?$", re.IGNORECASE)
_WORDY = re.compile(r"\b(?:an?|another|half|third|quarter|couple)\b", re.IGNORECASE)


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of a sentence in order; positions are in the sentence as given (folded)."""
    quantities = sorted(_quantities(text), key=lambda quantity: quantity.start)
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
        elif _is_better(quantity, kept[-1]):
            kept[-1] = quantity
    return _combine(text, kept)


def _is_better(new: Quantity, old: Quantity) -> bool:
    """Of two readings of the same words: the relative dose, else the longer; a bare number never."""
    if new.kind == "bare" or (old.kind == "relative" and new.kind == "count"):
        return False
    return (new.kind == "relative" and old.kind == "count") or new.end - new.start > old.end - old.start


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _BETWEEN.finditer(text):
        yield _quantity(match, match.group("unit"))
    for match in _QUANTITY.finditer(text):
        if _is_count(match, text):
            yield _quantity(match, match.group("unit"))
    for match in _COUNTED.finditer(text):
        unit = canonical(match.group("unit"))
        if unit not in ("dose", "drop", "patch", "strip", "film", "injection", "pump", "click") or match.group("what").lower() in ("nicotine", "fentanyl", "lidocaine", "eye", "ear"):
            low, top = match.group("low"), value(match.group("high"))
            start = match.start("low") if low else match.start("high")
            yield Quantity(start, match.end(), value(low) if low else top, top, unit, "count")
    for match in _ROMAN.finditer(text):
        number = float(("I", "II", "III", "IV").index(match.group("roman")) + 1)
        yield Quantity(match.start(), match.end(), number, number, canonical(match.group("unit")), "count")
    for match in _PERCENT.finditer(text):
        low, high = match.group("low"), match.group("high")
        top = value(high)
        yield Quantity(match.start(), match.end(), value(low) if low else top, top, "%", "percent")
    for match in _RELATIVE.finditer(text):
        yield Quantity(match.start(), match.end(), 1.0, _factor(match.group()), "dose", "relative")
    for match in _TOPICAL.finditer(text):
        yield Quantity(match.start(), match.end(), 1.0, 1.0, match.group("unit").lower(), "household")
    about_doses = _DOSE_WORD.search(text) is not None
    for match in _BARE.finditer(text):
        if (match.group("open") is not None or match.group("loose")) and not (match.group("intake") and about_doses):
            continue
        low, high = match.group("low"), match.group("high")
        start = match.start("low") if low else match.start("high")
        yield Quantity(start, match.end("high"), value(low or high), value(high), "bare", "bare")


def _quantity(match: re.Match[str], unit: str) -> Quantity:
    groups = match.groupdict()
    low, high = groups.get("low"), match.group("high")
    start = match.start("low") if low else match.start("high")
    per = groups.get("per")
    canon = canonical(unit)
    top = value(high)
    bottom = value(low) if low else top
    if groups.get("lowunit"):
        bottom = _converted(bottom, canonical(groups["lowunit"]), canon)
    return Quantity(
        start, match.end(), min(bottom, top), max(bottom, top), canon, kind_of(canon),
        canonical_per(per) if per else None, float(groups.get("pern") or 1),
    )  # fmt: skip


def canonical_per(per: str) -> str:
    """Return one name for the unit after the slash."""
    lowered = per.lower()
    for name, starts in _PER_NAMES:
        if lowered.startswith(starts) and (len(starts) > 1 or lowered == starts):
            return name
    return lowered


_PER_NAMES = (
    ("kg", "kilo"), ("kg", "kg"), ("lb", "pound"), ("lb", "lb"), ("m2", "m2"), ("m2", "m²"), ("m2", "square"),
    ("mL", "millilit"), ("mL", "ml"), ("dL", "dl"), ("dL", "decilit"), ("L", "lit"), ("L", "l"), ("mL", "100"),
    ("hour", "hour"), ("hour", "hr"), ("hour", "h"), ("minute", "min"), ("kg", "body"),
)  # fmt: skip


def _converted(number: float, unit: str, target: str) -> float:
    scale = {"g": 1000.0, "mg": 1.0, "mcg": 0.001, "ng": 1e-6, "L": 1000.0, "mL": 1.0}
    if unit == target or unit not in scale or target not in scale:
        return number
    return number * scale[unit] / scale[target]


def _factor(text: str) -> float:
    lowered = text.lower()
    if lowered.startswith(("tripl", "three")):
        return 3.0
    return 0.5 if lowered.startswith("hal") else 2.0


def _is_count(match: re.Match[str], text: str) -> bool:
    """Single letters need a digit right before; `a` and `an` count only forms."""
    unit = match.group("unit")
    high = match.group("high").lower()
    if unit in ("g", "G", "l", "L", "U", "u", "h") and not re.search(r"[\d½¼¾]$", match.group("high")):
        return False
    if unit == "L" and match.group("gap") == "" and len(high) == 1 and text[match.start() - 1 : match.start()].isalpha():
        return False  # a vertebra or a line number: "L4L"
    if _WORDY.match(high):
        return kind_of(canonical(unit)) in ("count", "household") and canonical(unit) not in ("dose", "units", "piece", "ring")
    return True


def _combine(text: str, quantities: list[Quantity]) -> list[Amount]:
    """Put counts and strengths together: "2 tablets of 500 mg", "two 5 mg tablets", "1 tablet (200 mg)"."""
    amounts: list[Amount] = []
    index = 0
    starts = [quantity.start for quantity in quantities]
    while index < len(quantities):
        quantity = quantities[index]
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if following is not None and quantity.kind in ("volume", "household") and following.per == "mL" and quantity.per is None:
            gap = text[quantity.end : following.start]
            if re.fullmatch(r"(?:\s[\w'-]+){0,4}\s?\(?|\sof (?:the )?", gap):
                amounts.append(_amount(quantity, _past_bracket(text, following.end), strength=following, form="liquid"))
                index += 2
                continue
        if following is not None and quantity.kind == "count" and following.kind in ("mass", "activity", "volume"):
            gap = text[quantity.end : following.start]
            joined = _with_strength(text, quantity, following, gap)
            if joined is not None:
                amounts.append(joined)
                index += 2
                continue
        amounts.append(_single(text, quantity, starts))
        index += 1
    return amounts


def _past_bracket(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == ")" else end


def _with_strength(text: str, count: Quantity, mass: Quantity, gap: str) -> Amount | None:
    """A count followed by its strength, or by the sum of all of it."""
    if re.fullmatch(r"\s?(?:x|×|of(?: the)?|containing|at|with|each (?:of|containing))\s?", gap, re.IGNORECASE):
        return _amount(count, mass.end, strength=mass, form=count.unit)
    if re.fullmatch(r"(?:\s[\w'-]+){0,3}\s?\((?:\w+\s){0,2}", gap):
        closing = text.find(")", mass.end)
        end = closing + 1 if 0 <= closing - mass.end < 30 else mass.end
        inside = text[mass.end : end]
        is_each = count.high <= 1 or re.search(r"\beach|\bper\b|\bapiece|strength", inside, re.IGNORECASE) or "x" in gap[-2:]
        if is_each:
            return _amount(count, end, strength=mass, form=count.unit)
        return _amount(count, end, total=mass, form=count.unit)
    if re.fullmatch(r",?\s(?:or|=|equal to|i\.e\.,?|that is,?)\s", gap) and count.high > 1 and mass.kind == "mass":
        return None
    return None


def _amount(
    quantity: Quantity, end: int, strength: Quantity | None = None, total: Quantity | None = None, form: str | None = None
) -> Amount:
    return Amount(
        quantity.start, end, quantity.low, quantity.high, quantity.unit, quantity.kind,
        quantity.per, quantity.per_amount, strength, total, form,
    )  # fmt: skip


def _single(text: str, quantity: Quantity, starts: list[int]) -> Amount:
    """A quantity on its own, with the form named after it and the count named before it."""
    if quantity.kind == "count":
        return _amount(quantity, quantity.end, form=quantity.unit)
    if quantity.kind not in ("mass", "activity", "volume", "percent"):
        return _amount(quantity, quantity.end)
    after = _FORM_AFTER.match(text, quantity.end)
    here = bisect_left(starts, quantity.start)
    limit = starts[here + 1] if here + 1 < len(starts) else len(text)
    if after is None or after.start("form") >= limit or text[quantity.end : after.start("form")].count(",") > 0:
        return _amount(quantity, quantity.end)
    form = canonical(after.group("form"))
    count = _COUNT_BEFORE.search(text[: quantity.start])
    if count is None or (here and starts[here - 1] + 1 > count.start("high")) or kind_of(form) != "count":
        return _amount(quantity, quantity.end, form=form)
    if _WORDY.match(count.group("high")) and not re.match(r"(?:half|a (?:half|third|quarter))", count.group("high"), re.I):
        return _amount(quantity, quantity.end, form=form)
    high = value(count.group("high"))
    low = value(count.group("low")) if count.group("low") else high
    start = count.start("low") if count.group("low") else count.start("high")
    if high > 1000 or (re.fullmatch(DIGITS, count.group("high")) and high > 100):
        return _amount(quantity, quantity.end, form=form)
    return Amount(start, after.end(), low, high, form, "count", strength=quantity, form=form)


def with_named(text: str, amounts: list[Amount], drugs: Sequence[tuple[int, int]], brands: Sequence[int]) -> list[Amount]:
    """Add the amounts whose unit is the medicine itself: "two Tylenol", "double the lisinopril".

    `brands` are the starts of brand names: a brand can be counted without a verb of taking.
    """
    named = []
    for start, _ in drugs:
        match = _NAMED_COUNT.search(text[:start]) or (_BRAND_COUNT.search(text[:start]) if start in brands else None)
        if match is not None:
            high = value(match.group("high"))
            low = value(match.group("low")) if match.group("low") else high
            named.append(Amount(match.start("low") if match.group("low") else match.start("high"), match.end("high"), low, high, "bare", "bare"))
        match = _NAMED_RELATIVE.search(text[:start])
        if match is not None:
            named.append(Amount(match.start(), match.end(), 1.0, _factor(match.group()), "dose", "relative"))
    taken = [(amount.start, amount.end) for amount in amounts]
    new = [amount for amount in named if not any(low < amount.end and amount.start < high for low, high in taken)]
    return sorted([*amounts, *new], key=lambda amount: amount.start) if new else amounts
