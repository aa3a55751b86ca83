"""The check finds what is wrong: each test breaks one thing in the packaged tables."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from lint.facts.check import validate
from lint.facts.tables import Tables
from lint.yamlfile import rules_dir

FOLDER = rules_dir() / "facts"

Break = Callable[[dict[str, Any]], object]


class Broken(Tables):
    """The packaged tables with one of them changed in memory."""

    def __init__(self, table: str, change: Break) -> None:
        super().__init__(FOLDER)
        data = copy.deepcopy(dict(self.table(table)))
        change(data)
        self._read[table] = data


def _limit(data: dict[str, Any], **fields: object) -> None:
    data["limits"]["baclofen"][0].update(fields)


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("limits", lambda data: _limit(data, unit="stone"), "unknown unit “stone”"),
        ("limits", lambda data: _limit(data, fact="max-hourly"), "unknown fact “max-hourly”"),
        ("limits", lambda data: _limit(data, value=-3), "the value must be a number above 0"),
        ("limits", lambda data: _limit(data, value="many"), "the value must be a number above 0"),
        ("limits", lambda data: _limit(data, who="martians"), "unknown population “martians”"),
        ("limits", lambda data: _limit(data, ages=[30, 12]), "“ages” must run from young to old"),
        ("limits", lambda data: _limit(data, status="X"), "status must be one of V, S, R"),
        ("limits", lambda data: _limit(data, source="nowhere"), "unknown source “nowhere”"),
        ("limits", lambda data: _limit(data, colour="red"), "unknown keys: colour"),
        ("limits", lambda data: _limit(data, fact="max-start-daily", value=900), "lies above the daily maximum"),
        ("limits", lambda data: data["limits"].update(flubberol=[]), "“flubberol” is not in the lexicon"),
        (
            "limits",
            lambda data: data["limits"]["baclofen"].append(data["limits"]["baclofen"][0]),
            "the row stands twice",
        ),
        ("limits", lambda data: data.update(checked="last week"), "give the date of checking"),
        ("limits", lambda data: data["sources"]["acetaminophen"].update(read="dreamt"), "“read” must be one of"),
        ("limits", lambda data: data["sources"]["acetaminophen"].update(url="ftp:x"), "“url” must be a web address"),
        ("paces", lambda data: data["paces"][0].update(percent=[50, 10]), "“percent” must be [low, high]"),
        ("paces", lambda data: data["paces"][0].update(classes=["potion"]), "unknown class “potion”"),
        ("paces", lambda data: data["paces"][1].update(id=data["paces"][0]["id"]), "stands twice"),
        ("discontinuation", lambda data: data["rows"][0].update(severity="bad"), "unknown severity “bad”"),
        ("boxed", lambda data: data["rows"][0].update(drugs=["flubberol"]), "“flubberol” is not in ingredients.yaml"),
        ("lines", lambda data: data["lines"][0].update(numbers=[]), "has no number"),
        ("lines", lambda data: data["lines"][0].update(ended="soon"), "“ended” must be a date"),
        (
            "brands",
            lambda data: data["brands"][0].update(ingredients=["flubberol"]),
            "“flubberol” is not in ingredients",
        ),
        ("brands-lexicon", lambda data: data["US"].update(flubberol=["Flub"]), "“flubberol” is not in ingredients"),
        ("brands-lexicon", lambda data: data["US"].update(baclofen=["Ibuprofen"]), "already means ibuprofen"),
        ("classes", lambda data: data["classes"]["statin"].update(under="potion"), "the wider class “potion”"),
        ("synonyms", lambda data: data["any"].update(flubberol=["flub"]), "“flubberol” is not in ingredients.yaml"),
        ("common-words", lambda data: data["exact"].append("Flub"), "“Flub” is not in the lexicon"),
        (
            "authorities",
            lambda data: data["authorities"][0]["domains"].append("NIH.gov"),
            "not a bare lower-case domain",
        ),
    ],
)
def test_a_mistake_is_found_and_placed(table: str, change: Break, message: str) -> None:
    problems = validate(Broken(table, change))
    assert [problem for problem in problems if message in problem.message and problem.file == f"{table}.yaml"]


def test_a_class_under_itself_is_found() -> None:
    def loop(data: dict[str, Any]) -> None:
        data["classes"]["antidepressant"]["under"] = "ssri"

    assert any("under itself" in problem.message for problem in validate(Broken("classes", loop)))


def test_a_problem_names_file_and_row() -> None:
    problem = validate(Broken("limits", lambda data: _limit(data, unit="stone")))[0]
    assert str(problem) == "limits.yaml: limits/baclofen/0: unknown unit “stone”"
