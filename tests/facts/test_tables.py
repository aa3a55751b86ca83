"""The packaged tables pass their own check, and carry what the product promises."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lint.facts import Facts, facts
from lint.facts.check import may_back_error, validate
from lint.facts.tables import ALL_TABLES, Tables
from lint.facts.vocabulary import LIST_NAMES
from lint.yamlfile import rules_dir

FOLDER = rules_dir() / "facts"


@pytest.fixture(scope="module")
def known() -> Facts:
    return facts()


def test_all_tables_pass_the_check() -> None:
    assert [str(problem) for problem in validate(Tables(FOLDER))] == []


def test_the_lexicon_is_wide_enough(known: Facts) -> None:
    brands = [name for name in known.names().values() if name.kind == "brand"]
    assert len(known.drugs()) >= 800
    assert len(brands) >= 1500


def test_names_behind_recalled_rows_have_no_figures() -> None:
    tables = Tables(FOLDER)
    for table in ("ingredients", "synonyms", "classes", "brands-lexicon", "common-words"):
        data = tables.table(table)
        assert data["status"] == "R"
        assert not re.search(r"\b\d+(\.\d+)?\s?(mg|mcg|g|mL|IU)\b", json.dumps(data, ensure_ascii=False))


def test_limits_cover_many_drugs(known: Facts) -> None:
    with_limits = known.tables.table("limits")["limits"]
    assert len(with_limits) >= 150


def test_every_nutrient_has_an_adult_level(known: Facts) -> None:
    for nutrient in known.tables.table("nutrients")["upper_levels"]:
        level = known.upper_level(nutrient)
        assert level is not None, nutrient
        assert level.for_adults
        assert level.status == "V"


def test_no_nutrient_both_has_a_level_and_has_none(known: Facts) -> None:
    assert not set(known.no_upper_level()) & set(known.tables.table("nutrients")["upper_levels"])


def test_only_read_facts_back_an_error(known: Facts) -> None:
    rows = [row for drug in known.tables.table("limits")["limits"] for row in known.limits(drug, stale=True)]
    backing = [row for row in rows if may_back_error(row)]
    assert backing
    assert {row.status for row in backing} == {"V"}
    assert not [row for row in backing if row.stale]
    assert not [row for row in backing if row.source.read == "copy" and row.second is None]
    assert not [row for row in backing if row.source.read in ("secondary", "recalled")]


def test_every_list_has_entries(known: Facts) -> None:
    assert {name: bool(known.entries(name)) for name in LIST_NAMES} == dict.fromkeys(LIST_NAMES, True)


@pytest.mark.parametrize("table", ALL_TABLES)
def test_no_table_names_a_private_place(table: str) -> None:
    text = (FOLDER / f"{table}.yaml").read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(work|tmp|home|root)/|localhost", text)
    assert "\t" not in text


def test_tables_are_read_only_when_asked_for(tmp_path: Path) -> None:
    for table in ("ingredients", "synonyms", "classes", "brands", "brands-lexicon", "common-words"):
        (tmp_path / f"{table}.yaml").write_text(
            (FOLDER / f"{table}.yaml").read_text(encoding="utf-8"), encoding="utf-8"
        )
    partial = Facts(tmp_path)
    assert partial.drug("Tylenol") is not None
