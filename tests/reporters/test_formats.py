"""Every output format: readable by its consumer's own rules, exact places, nothing lost, hostile text kept harmless."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from lint.api import check_text
from lint.model import ArticleReport, Failure
from lint.reporters import FORMATS, reporter
from lint.reporters.base import RunInfo
from lint.rulebook import load_rulebook

FLAGS = {"select": ["notation/trailing-zero", "notation/cc-for-ml"]}
TEXT = "# Rest 😀\n\n😀😀 Draw up 1.0 mg of it, then 5 cc.\n"
NAME = "a, b:c<&>|=1.md"


@pytest.fixture(scope="module")
def report() -> ArticleReport:
    made = check_text(TEXT, path=NAME, flags=FLAGS)
    assert [finding.text for finding in made.findings] == ["1.0 mg", "5 cc"]
    return replace(made, failures=(Failure("rule", "It broke, 100%\nof the <time>."),))


def rendered(name: str, report: ArticleReport) -> str:
    info = RunInfo("rules", "config", rules=load_rulebook().rules)
    return "".join(reporter(name)([report], info))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_both_rules_and_the_failure(name: str, report: ArticleReport) -> None:
    text = rendered(name, report)
    assert "notation/trailing-zero" in text
    assert "notation/cc-for-ml" in text
    assert "It broke" in text
    assert rendered(name, report) == text


def test_sarif_counts_utf16_and_says_what_was_not_looked_at(report: ArticleReport) -> None:
    (run,) = json.loads(rendered("sarif", report))["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    units = TEXT.encode("utf-16-le")
    start = region["charOffset"] * 2
    assert units[start : start + region["charLength"] * 2].decode("utf-16-le") == "1.0 mg"
    line = TEXT.split("\n")[region["startLine"] - 1].encode("utf-16-le")
    assert line[(region["startColumn"] - 1) * 2 : (region["endColumn"] - 1) * 2].decode("utf-16-le") == "1.0 mg"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "1 mg"
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]


def test_rdjson_counts_bytes(report: ArticleReport) -> None:
    rows = json.loads(rendered("rdjson", report))["diagnostics"]
    place = rows[1]["location"]["range"]
    line = TEXT.split("\n")[place["start"]["line"] - 1].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"1.0 mg"


def test_github_escapes_and_stays_within_what_is_shown(report: ArticleReport) -> None:
    lines = rendered("github", report).splitlines()
    assert lines[0] == "::error file=a%2C b%3Ac<&>|=1.md,title=healthlint incomplete::It broke, 100%25%0Aof the <time>."
    many = replace(report, failures=(), findings=report.findings[:1] * 25)
    lines = rendered("github", many).splitlines()
    assert len([line for line in lines if line.startswith("::error")]) == 10
    assert "and 16 more of level error" in lines[9]


def test_xml_formats_are_well_formed_and_keep_the_text(report: ArticleReport) -> None:
    suite = ET.fromstring(rendered("junit", report)).find("testsuite")
    assert suite is not None
    assert (suite.get("name"), suite.get("failures"), suite.get("errors")) == (NAME, "2", "1")
    (file,) = ET.fromstring(rendered("checkstyle", report))
    assert [error.get("line") for error in file] == ["1", "3", "3"]
    odd = replace(report, findings=tuple(replace(f, text="a\x00b\x1b", message="\x08") for f in report.findings))
    ET.fromstring(rendered("junit", odd))
    ET.fromstring(rendered("checkstyle", odd))


def test_gitlab_issues_have_fingerprints_of_their_own(report: ArticleReport) -> None:
    issues = json.loads(rendered("gitlab", report))
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert {issue["severity"] for issue in issues} == {"blocker", "major"}


def test_csv_cells_are_no_formulas(report: ArticleReport) -> None:
    odd = replace(report, findings=(replace(report.findings[0], text="=HYPERLINK(1)"),), failures=())
    rows = list(csv.reader(io.StringIO(rendered("csv", odd))))
    assert rows[1][6] == "'=HYPERLINK(1)"


def test_the_markdown_summary_stays_small_and_counts_what_is_left_out(report: ArticleReport) -> None:
    info = RunInfo("rules", "config")
    many = (replace(report, path=f"{number}-{'x' * 400}.md") for number in range(3000))
    text = "".join(reporter("markdown")(many, info))
    assert len(text.encode()) < 1_000_000
    assert "lines were left out" in text
    assert "a, b:c\\<\\&\\>\\|=1.md" in rendered("markdown", report)
