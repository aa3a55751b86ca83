"""Looking facts up by any name a reader may meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.facts import Facts, facts

NAMES = sorted(facts().names())


@pytest.fixture(scope="module")
def known() -> Facts:
    return facts()


@given(st.sampled_from(NAMES))
def test_a_name_is_found_whatever_its_capitals(name: str) -> None:
    known = facts()
    found = known.names()[name]
    assert known.name(name.upper().lower()) == found
    assert known.name(found.text) == found


@given(st.sampled_from(NAMES))
def test_every_name_leads_to_known_ingredients_or_a_known_class(name: str) -> None:
    known = facts()
    found = known.names()[name]
    if found.kind == "class":
        assert known.drug_class(name) is not None
        assert found.ingredients() == ()
    else:
        assert found.ingredients()
        assert set(found.ingredients()) <= set(known.drugs())


@pytest.mark.parametrize(
    ("name", "ingredient"),
    [
        ("Tylenol", "acetaminophen"),
        ("paracetamol", "acetaminophen"),
        ("salbutamol", "albuterol"),
        ("ADRENALINE", "epinephrine"),
        ("Klonopin", "clonazepam"),
        ("cholecalciferol", "vitamin D"),
        ("St. John’s wort", "St John's wort"),
        ("berberine", "berberine"),
    ],
)
def test_names_of_one_ingredient(known: Facts, name: str, ingredient: str) -> None:
    drug = known.drug(name)
    assert drug is not None
    assert drug.name == ingredient


def test_a_brand_that_differs_by_country(known: Facts) -> None:
    assert known.ingredients("Benadryl", "US") == ("diphenhydramine",)
    assert known.ingredients("Benadryl", "UK") == ("acrivastine",)


def test_brands_of_an_ingredient(known: Facts) -> None:
    assert {"Klonopin", "Rivotril"} <= set(known.brands("clonazepam"))
    assert "Percocet" in known.brands("Tylenol")
    assert known.brands("Percocet") == ()


@pytest.mark.parametrize(
    ("name", "scale"), [("Synthroid", "mcg"), ("Lantus", "units"), ("vitamin D3", "mcg"), ("ibuprofen", None)]
)
def test_the_scale_a_medicine_is_dosed_in(known: Facts, name: str, scale: str | None) -> None:
    drug = known.drug(name)
    assert drug is not None
    assert drug.dosed_in == scale


def test_a_combination_is_no_single_drug(known: Facts) -> None:
    assert known.ingredients("Percocet") == ("oxycodone", "acetaminophen")
    assert known.drug("Percocet") is None
    assert {row.drug for row in known.limits("Percocet")} == {"oxycodone + acetaminophen"}


def test_an_unknown_name_has_no_facts(known: Facts) -> None:
    assert known.drug("flubberol") is None
    assert known.limits("flubberol") == ()
    assert known.discontinuation("flubberol") == ()
    assert known.upper_level("flubberol") is None


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("soma", "exact"), ("same", "exact"), ("prep", "exact"), ("plan b", "exact"), ("versed", "exact"),
        ("iron", "everyday"), ("insulin", "everyday"), ("alcohol", "everyday"), ("caffeine", "everyday"),
        ("tylenol", "word"), ("clonazepam", "word"), ("statins", "word"),
    ],
)  # fmt: skip
def test_ordinary_words_are_marked(known: Facts, name: str, match: str) -> None:
    found = known.names()[name]
    assert found.match == match
    assert found.common_word == (match != "word")


def test_classes_reach_up(known: Facts) -> None:
    assert known.classes_of("Zoloft") == ("ssri", "antidepressant")
    assert known.classes_of("blood thinners") == ("anticoagulant",)
    benzos = known.drug_class("benzos")
    assert benzos is not None
    assert benzos.id == "benzodiazepine"


def test_upper_levels_follow_age(known: Facts) -> None:
    levels = [known.upper_level("zinc", age) for age in (2, 6, 10, 16, 40)]
    assert [(level.value, level.unit) for level in levels if level] == [
        (7, "mg"), (12, "mg"), (23, "mg"), (34, "mg"), (40, "mg"),
    ]  # fmt: skip


def test_the_old_vitamin_d_level_is_kept_apart(known: Facts) -> None:
    level = known.upper_level("vitamin D3")
    assert level is not None
    assert (level.value, level.unit) == (100, "mcg")
    assert [row.value for row in known.upper_levels("vitamin D", stale=True) if row.stale] == [50]


def test_stopping_is_worst_first(known: Facts) -> None:
    severities = [row.severity for row in known.discontinuation("baclofen")]
    assert severities[0] == "fatal"
    assert known.discontinuation("Klonopin")[0].severity == "life-threatening"
    assert {row.severity for row in known.discontinuation("daridorexant")} == {"none"}


def test_a_drug_without_its_own_row_has_that_of_its_class(known: Facts) -> None:
    assert "benzodiazepine" in known.discontinuation("loprazolam")[0].classes


def test_paces_name_the_drug_first(known: Facts) -> None:
    assert known.paces("Xanax")[0].id == "bzd-alprazolam-label"
    ceilings = [row for row in known.paces("benzodiazepines") if row.kind == "soft-ceiling"]
    assert [(row.percent, row.every_days) for row in ceilings] == [((0, 25), (14, 14))]


def test_boxes_say_whether_there_is_one(known: Facts) -> None:
    assert known.boxed("Xanax")[0].box == "boxed"
    assert {row.box for row in known.boxed("metoprolol")} == {"removed"}
    assert {row.box for row in known.boxed("Inderal")} == {"varies"}


@pytest.mark.parametrize(
    ("list_name", "name", "listed"),
    [
        ("weekly-only", "methotrexate", True),
        ("weekly-only", "Fosamax", True),
        ("weekly-only", "ibuprofen", False),
        ("high-alert", "Lantus", True),
        ("high-alert", "oxycodone", True),
        ("high-alert", "loratadine", False),
        ("teratogen", "Accutane", True),
        ("teratogen", "captopril", True),
        ("alcohol-interaction", "Ambien", True),
        ("do-not-crush", "Ampyra", True),
    ],
)
def test_lists(known: Facts, list_name: str, name: str, *, listed: bool) -> None:
    assert bool(known.listed(list_name, name)) is listed


def test_a_list_that_does_not_exist_is_refused(known: Facts) -> None:
    with pytest.raises(KeyError):
        known.entries("favourites")


def test_sedating_medicines(known: Facts) -> None:
    sedating = [name for name in ("Xanax", "oxycodone", "baclofen", "Benadryl", "trazodone", "ibuprofen", "Zyrtec-D")
                if known.is_sedating(name)]  # fmt: skip
    assert sedating == ["Xanax", "oxycodone", "baclofen", "Benadryl", "trazodone", "Zyrtec-D"]


def test_look_alikes_work_both_ways(known: Facts) -> None:
    assert [row.names for row in known.confused_with("Celexa")] == [("Celebrex", "Celexa")]
    assert {"clonidine"} < {name for row in known.confused_with("klonopin") for name in row.names}


def test_lines_in_use_and_ended(known: Facts) -> None:
    assert [line.id for line in known.lines("UK", "emergency")] == ["uk-999"]
    assert "988" in known.lines("US", "crisis")[0].numbers
    ended = {number for line in known.ended_lines() for number in line.numbers}
    assert {"1-800-931-2237", "988 press 3"} <= ended
    assert not ended & {number for line in known.lines() for number in line.numbers}


def test_the_referral_line_is_marked(known: Facts) -> None:
    assert [line.refers for line in known.lines("US", "substance-use")] == [True, True]


@pytest.mark.parametrize(
    ("host", "authority"),
    [
        ("www.fda.gov", "fda"),
        ("ods.od.nih.gov", "ods"),
        ("dailymed.nlm.nih.gov", "dailymed"),
        ("www.nhs.uk", "nhs"),
        ("bnf.nice.org.uk", "bnf"),
        ("doi.org", "doi"),
        ("notfda.gov", None),
        ("fda.gov.example.com", None),
    ],
)
def test_authorities_by_host(known: Facts, host: str, authority: str | None) -> None:
    found = known.authority_of_host(host)
    assert (found.id if found else None) == authority


def test_roles_name_everyone_who_may_be_asked(known: Facts) -> None:
    named = {name.lower() for role in known.roles for name in role.names}
    assert {"doctor", "gp", "pharmacist", "nurse", "paediatrician", "pediatrician", "midwife", "care team"} <= named
