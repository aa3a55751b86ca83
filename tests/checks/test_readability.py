"""Readability checks beyond the examples on their cards: limits, caps, options, tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.formulas import measure
from lint.analysis.readability import measured_sentences, readability
from lint.checks.readability_explained import cue_of_explanation
from lint.checks.readability_inflection import noun_forms, verb_forms
from lint.checks.readability_length import count_words
from lint.checks.readability_words import _table
from lint.engine import check
from lint.model import Finding, Level, Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan
from lint.text.patterns import literal
from lint.yamlfile import load, rules_dir

HARD = """# Discontinuing clonazepam

Discontinuation of clonazepam necessitates careful deliberation. Individuals experiencing uncomfortable
manifestations should immediately communicate with appropriate professionals. Physiological dependency
develops gradually in numerous individuals. Abrupt termination precipitates considerable complications.

Supervision by a knowledgeable practitioner minimizes potential consequences. Comprehensive evaluation
precedes every modification of therapy. Documentation of symptoms facilitates subsequent consultations.
Psychological assistance contributes significantly to recovery. Relaxation activities ameliorate anxiety.

Adequate hydration and nutritional sufficiency are additionally advantageous. Regular participation in
physical activity is similarly beneficial. Continuous observation identifies deterioration immediately.
Alternative medications occasionally necessitate additional monitoring. Family members frequently provide
invaluable encouragement during this particularly demanding period of considerable uncertainty for everybody.
Clonazepam accumulates. Individuals taking clonazepam require continuous supervision by a professional.
"""
EASY = "You can take it with some food at any time of day. "

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def find(book: Rulebook) -> Check:
    def run(rule: str, text: str, name: str = "page.md", **settings: Any) -> list[Finding]:
        rule_id = f"readability/{rule}"
        chosen = Settings(**settings)
        document = read(name, text.encode(), chosen)
        report = check(document, book, Plan(frozenset({rule_id}), {}, chosen, ""))
        assert [failure.message for failure in report.failures if failure.kind == "rule"] == []
        return [finding for finding in report.shown if finding.rule == rule_id]

    return run


def options(rule: str, **values: object) -> dict[str, dict[str, object]]:
    return {f"readability/{rule}": values}


# --- grades


def test_grade_message_carries_value_limit_verdict_second_opinion_and_words(find: Check) -> None:
    (finding,) = find("grade-level", HARD)
    prose = readability(read("page.md", HARD.encode(), Settings()))
    measured = prose.measured
    assert (finding.text, finding.level) == ("Discontinuing clonazepam", Level.ERROR)
    assert f"reads at grade {measured.smog:.1f} (SMOG); the limit is 9, so it is over." in finding.message
    assert f"Flesch-Kincaid says grade {measured.flesch_kincaid_grade:.1f}." in finding.message
    assert f"It rests on {prose.sentences} sentences only." in finding.message
    assert "words drive the grade most: Individuals ×3, " in finding.message


def test_reading_age_in_the_uk(find: Check) -> None:
    (us,), (uk,) = find("grade-level", HARD), find("grade-level", HARD, locale="uk")
    grade = float(re.search(r"grade ([\d.]+) \(SMOG\)", us.message)[1])  # type: ignore[index]
    assert f"reading age of {grade + 5:.0f} (SMOG grade {grade}); the limit is 14" in uk.message
    assert uk.level is Level.ERROR


@pytest.mark.parametrize(("target", "levels"), [(6, ["error"]), (13, ["error"]), (20, []), (30, [])])
def test_target_moves_the_limit(find: Check, target: int, levels: list[str]) -> None:
    found = find("grade-level", HARD, options=options("grade-level", target=target))
    assert [finding.level.value for finding in found] == levels


def test_error_starts_where_the_option_says(find: Check) -> None:
    (finding,) = find("grade-level", HARD, options=options("grade-level", error_from=30.0))
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "text", ["# T\n\n" + "Discontinuation necessitates consultation. " * 30, HARD[: HARD.index("Supervision")]]
)
def test_no_verdict_below_a_hundred_words_or_ten_sentences(find: Check, text: str) -> None:
    words = readability(read("page.md", text.encode(), Settings())).words
    assert bool(find("grade-level", text)) is (words >= 100)
    assert bool(find("sample-too-short", text)) is (words < 100)
    assert bool(find("term-adjusted-grade", text)) is (words >= 100)


def test_an_empty_article_is_too_short(find: Check) -> None:
    (finding,) = find("sample-too-short", "")
    assert finding.span == (0, 0)


def test_easy_text_passes(find: Check) -> None:
    assert find("grade-level", "# T\n\n" + EASY * 12) == []
    assert find("lexical-density", "# T\n\n" + EASY * 12) == []


def test_drops_are_those_of_a_second_grading(find: Check) -> None:
    (finding,) = find("term-adjusted-grade", HARD)
    document = read("page.md", HARD.encode(), Settings())
    own = [sentence.text for sentence in measured_sentences(document)]
    assert len(finding.related) == 5
    for span, note in finding.related:
        rest = [text for text in own if text != HARD[span.start : span.end]]
        assert len(rest) == len(own) - 1
        assert note.endswith(f"without it SMOG is {measure(chr(10).join(rest)).smog:.2f}")
    before = measure(readability(document).text).smog
    for word, drop in re.findall(r"([A-Za-z]+) ×\d+ \(−([\d.]+)\)", finding.message):
        after = measure(re.sub(rf"\b{word}\b", "cat", readability(document).text, flags=re.IGNORECASE)).smog
        assert float(drop) == pytest.approx(before - after, abs=0.005)


def test_names_of_medicines_are_no_words_to_change(find: Check) -> None:
    (finding,) = find("term-adjusted-grade", HARD)
    assert "clonazepam" not in finding.message.lower()
    assert "anxiety" not in finding.message.lower()


def test_a_grade_that_hangs_on_the_formula_is_no_error(book: Rulebook, find: Check) -> None:
    text = book.rules["readability/formulas-disagree"].examples[0].text.replace("⟦", "").replace("⟧", "")
    loose = options("grade-level", error_from=9.0)
    (finding,) = find("grade-level", text, options=loose)
    assert finding.level is Level.WARNING
    (finding,) = find("grade-level", text, options=options("grade-level", error_from=9.0, max_gap=9.0))
    assert finding.level is Level.ERROR


# --- length

ITEM = st.sampled_from(["fever", "a stiff neck", "sore eyes", "a dry cough", "loss of taste", "night sweats"])


@given(st.lists(ITEM, min_size=4, max_size=12), ITEM)
def test_one_more_item_in_a_list_is_one_more_word(items: list[str], more: str) -> None:
    def sentence(parts: list[str]) -> str:
        return f"Some people get {', '.join(parts[:-1])} and {parts[-1]}."

    assert count_words(sentence([*items, more])) == count_words(sentence(items)) + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Take it with food.", 4),
        ("Take it with food [1, 2].", 4),
        ("Take 0.5 mg three times a day (3).", 7),
        ("If you feel ill, call us at once, and tell the nurse which medicines you took today.", 17),
        ("One tablet and/or one spoon.", 6),
    ],
)
def test_words_of_a_sentence(text: str, words: int) -> None:
    assert count_words(text) == words


def words_in_a_row(number: int) -> str:
    return " ".join(["Take", *["it"] * (number - 1)]) + "."


@pytest.mark.parametrize(("number", "level"), [(20, None), (21, "info"), (25, "info"), (26, "warning")])
def test_limits_of_a_sentence(find: Check, number: int, level: str | None) -> None:
    found = find("long-sentence", words_in_a_row(number))
    assert [finding.level.value for finding in found] == ([level] if level else [])


def test_advice_can_be_switched_off(find: Check) -> None:
    assert find("long-sentence", words_in_a_row(22), options=options("long-sentence", advise_words=0)) == []
    assert len(find("long-sentence", words_in_a_row(26), options=options("long-sentence", advise_words=0))) == 1


def test_lines_on_who_wrote_a_page_are_no_sentence(find: Check) -> None:
    line = "By Ann Lee, RN, stroke nurse  \nReviewed by Bo Chan, MD, head of the stroke unit  \nPublished May 2, 2025, updated on June 3, 2026"
    assert find("long-sentence", line) == []


def test_only_the_worst_are_shown_and_the_rest_are_counted(find: Check) -> None:
    text = "\n\n".join(words_in_a_row(26 + number) for number in range(14))
    found = find("long-sentence", text)
    assert len(found) == 10
    assert found == sorted(found, key=lambda finding: finding.span)
    assert [re.search(r"has (\d+) words", finding.message)[1] for finding in found] == [str(n) for n in range(30, 40)]  # type: ignore[index]
    assert [finding.message.endswith("(4 more like this one.)") for finding in found] == [False] * 9 + [True]
    assert len(find("long-sentence", text, options=options("long-sentence", most=3))) == 3


# --- words


@pytest.mark.parametrize(
    ("hard", "plain", "forms"),
    [
        ("utilize", "use", {"utilize": "use", "utilizes": "uses", "utilized": "used", "utilizing": "using"}),
        ("cease", "stop", {"cease": "stop", "ceases": "stops", "ceased": "stopped", "ceasing": "stopping"}),
        ("modify", "carry out", {"modifies": "carries out", "modified": "carried out", "modifying": "carrying out"}),
        ("engage in", "do", {"engaging in": "doing", "engaged in": "did/done"}),
        ("administer", "give", {"administered": "gave/given", "administering": "giving"}),
        ("transmit", "spread", {"transmitted": "spread", "transmitting": "spreading"}),
    ],
)
def test_forms_of_verbs(hard: str, plain: str, forms: dict[str, str]) -> None:
    irregular: Any = load(rules_dir() / "facts" / "plain-words.yaml")
    made = {
        form: f"{better}/{participle}" if participle else better
        for form, better, participle in verb_forms(hard, plain, irregular["forms"])
    }
    assert forms.items() <= made.items()


def test_forms_of_nouns() -> None:
    assert dict(noun_forms("methodology", "way")) == {"methodology": "way", "methodologies": "ways"}
    assert dict(noun_forms("ailment", "illness")) == {"ailment": "illness", "ailments": "illnesses"}


def test_there_are_three_hundred_pairs_and_each_names_its_list() -> None:
    data: Any = load(rules_dir() / "facts" / "plain-words.yaml")
    rows = [row for part in ("verbs", "verb_hints", "nouns", "words", "hints") for row in data[part].values()]
    lists = {row["from"] if isinstance(row, dict) else row[1] for row in rows}
    assert len(rows) >= 300
    assert lists == set(data["sources"])


def test_no_plain_word_is_a_hard_one() -> None:
    entries = [entry for group in _table().values() for entry in group]
    hard = re.compile("|".join(literal(entry.form) for entry in entries))
    assert [entry.form for entry in entries if hard.search(f"{entry.plain} {entry.participle or ''}")] == []


def fixed(text: str, findings: list[Finding]) -> str:
    for finding in sorted(findings, key=lambda finding: finding.span, reverse=True):
        for edit in finding.edits:
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("He was given an endeavor.", "He was given a try."),
        ("A beverage is an ailment.", "A drink is an illness."),
        ("An **endeavor** it is.", "An **endeavor** it is."),  # the article stands outside the bold text
        ("It has been commenced and administered.", "It has been started and administered."),  # gave, or given?
        ("Prior\nto this, call.", "Before this, call."),
        ("They UTILIZE it.", "They use it."),
    ],
)
def test_edits_of_hard_words(find: Check, text: str, better: str) -> None:
    assert fixed(text, find("complex-word", text)) == better


def test_house_words_are_accepted(find: Check) -> None:
    assert len(find("complex-word", "Utilize it.")) == 1
    assert find("complex-word", "Utilize it.", accepted_words=frozenset({"utilize"})) == []


def test_sources_are_not_the_articles_own_words(find: Check) -> None:
    listed = "## Sources\n\n1. Society of Nephrology. Utilization of dialysis in uremia with hyperkalemia. 2020.\n"
    for rule in ("complex-word", "unexplained-jargon", "undefined-acronym"):
        assert find(rule, f"Rest.\n\n{listed}") == []


# --- terms


@pytest.mark.parametrize(
    "sentence",
    [
        "This is called TERM.",
        "Doctors call it TERM.",
        "TERM (tight muscles) can hurt.",
        "You may get tight, stiff muscles (TERM) at night.",
        "TERM, or stiff muscles, can hurt.",
        "Stiff muscles, or TERM, can hurt.",
        "TERM is when muscles pull tight.",
        "TERM means that muscles pull tight.",
        "TERM – tight muscles – can hurt.",
        "TERM: muscles that pull tight on their own.",
        "It can ease TERM, which makes muscles stiff.",
        "It can ease TERM, a kind of cramp that lasts.",
        "It can ease TERM, also known as stiffness.",
        "Tight muscles come with TERM.",
    ],
)
def test_a_term_is_explained(sentence: str) -> None:
    start = sentence.index("TERM")
    assert cue_of_explanation(sentence, start, start + 4, "tight, stiff muscles") is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "It is given for TERM.",
        "It is given for TERM (1).",
        "It is given for TERM (see table 2).",
        "It is given for TERM (TRM).",
        "It is given for TERM, which may be severe.",
        "It is given for TERM, which plays a role in pain.",
        "TERM is common.",
        "TERM is very serious.",
        "Valium (a TERM) is sold here.",
        "Signs are rash, TERM, or fever.",
        "The cause of TERM: nobody knows.",
    ],
)
def test_a_term_is_not_explained(sentence: str) -> None:
    start = sentence.index("TERM")
    assert cue_of_explanation(sentence, start, start + 4, "tight, stiff muscles") is None


def test_every_term_is_found_alone_and_cleared_by_its_own_explanation(find: Check) -> None:
    data: Any = load(rules_dir() / "facts" / "jargon.yaml")
    terms = {**data["unknown"], **data["familiar"], **data["class"]}
    assert len(terms) >= 300
    for term, plain in list(terms.items())[::7]:
        assert [finding.text for finding in find("unexplained-jargon", f"Ask about {term}.")] == [term]
        assert find("unexplained-jargon", f"Ask about {term} ({plain}).") == []


def test_first_use_is_found_once(find: Check) -> None:
    text = "# Spasticity\n\nSpasticity hurts. Ask about spasticity.\n"
    assert [(finding.text, finding.span.start) for finding in find("unexplained-jargon", text)] == [("Spasticity", 14)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Your XQF may rise.", ["XQF"]),
        ("XQF is a test.", ["XQF"]),
        ("A quick full test (XQF) is done. XQF is cheap.", []),
        ("XQF (a quick full test) is done.", []),
        ("XQF stands for quick test.", []),
        ("The XQF-based test and two XQFs.", ["XQF"]),
        ("See XQF.org and a/XQF and #XQF.", []),
        ("The FDA, HIV, MD and IU are known.", []),
        ("DO NOT TAKE IT TWICE.", []),
        ("Take it TWICE, NEVER more.", []),
        ("Part XIV and part III.", []),
        ("She lives in Reno, NV and in Lodi, CA 95240.", []),
        ("Take MTX or APAP.", []),
    ],
)
def test_short_forms(find: Check, text: str, names: list[str]) -> None:
    assert [finding.text for finding in find("undefined-acronym", text)] == names


def test_a_short_form_in_the_title_is_the_first_use(find: Check) -> None:
    (finding,) = find("undefined-acronym", "# COPD in short\n\nCOPD makes it hard to breathe.\n")
    assert (finding.span.start, finding.fix is not None) == (2, True)
    assert (
        find(
            "undefined-acronym", "# COPD in short\n\nChronic obstructive pulmonary disease (COPD) is a lung illness.\n"
        )
        == []
    )


# --- phrases and voice


def test_importance_is_counted_against_the_length(find: Check) -> None:
    phrase = "It is essential to rest. "
    assert len(find("it-is-important-to", phrase * 3)) == 3
    assert find("it-is-important-to", phrase * 2) == []
    assert find("it-is-important-to", phrase * 3 + EASY * 70) == []
    (first, *_) = find("it-is-important-to", phrase * 3)
    assert "stands 3 times in 15 words; more than 2 in 500 is too many" in first.message


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop without talking to your doctor.",
        "It is not safe to drive.",
        "It is not in every kit. Do not inhale it.",
        "Not all unusual signs are bad.",
        "Do not take it unless your doctor says so.",
    ],
)
def test_innocent_negatives(find: Check, text: str) -> None:
    assert find("double-negative", text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The dose should be lowered.", ["should be lowered"]),
        ("The dose should not be suddenly stopped.", ["should not be suddenly stopped"]),
        ("The dose needs to be lowered.", ["needs to be lowered"]),
        ("A visit is strongly advised.", ["is strongly advised"]),
        ("The pill is used for pain and was given to rats.", []),
        ("The dose can be lowered by your doctor.", []),
        ("Should the dose be lowered?", []),
        ("Researchers say doses should be lowered in a trial.", []),
        ("It may be stopped-up.", []),
    ],
)
def test_passives_of_action(find: Check, text: str, spans: list[str]) -> None:
    assert [finding.text for finding in find("passive-voice", text)] == spans


YOU = "You can call us. Your dose is small. "
THEY = "Individuals may feel ill. "


@pytest.mark.parametrize(
    ("you", "they", "count"), [(1, 2, 2 + 2), (1, 1, 0), (4, 2, 2), (5, 2, 0), (0, 4, 0), (8, 4, 4)]
)
def test_persons_are_weighed(find: Check, you: int, they: int, count: int) -> None:
    found = find("mixed-person", YOU * you + THEY * they)
    assert len(found) == count
    assert [finding.level.value for finding in found if finding.text == "Individuals"][:1] == (
        ["warning"] if count else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Patients with asthma need more.",
        "In a study, individuals slept.",
        "Read the patient leaflet.",
        "Some people sleep. Most patients do.",
    ],
)
def test_people_who_are_not_the_reader(find: Check, text: str) -> None:
    assert find("mixed-person", (f"{text} " * 3) + YOU * 2) == []


# --- locale


def test_a_british_page_needs_no_setting(find: Check) -> None:
    page = "Ask your GP about diarrhoea, anaemia and the colour of your skin. Call NHS 111."
    assert find("mixed-locale", page) == []
    assert [finding.text for finding in find("mixed-locale", f"{page} Take acetaminophen.")] == ["acetaminophen"]
    assert [finding.text for finding in find("mixed-locale", f"{page} The color fades.")] == ["color"]


def test_the_language_of_the_page_decides(find: Check) -> None:
    page = "---\nlang: en-GB\n---\n\nTake acetaminophen. Call 911. Eat fibre.\n"
    assert [finding.text for finding in find("mixed-locale", page)] == ["acetaminophen"]
    assert [finding.text for finding in find("mixed-locale", page.replace("GB", "US"))] == ["fibre"]


# --- all of them


@pytest.mark.parametrize("dress", ["plain", "crlf", "emoji", "txt"])
def test_findings_keep_their_text_in_other_dress(find: Check, dress: str) -> None:
    text, name = HARD, "page.md"
    if dress == "crlf":
        text = text.replace("\n", "\r\n")
    elif dress == "emoji":
        text = f"<!-- 😀 -->\n\n{text}"
    elif dress == "txt":
        text, name = text.replace("# ", "", 1), "page.txt"
    for rule in ("complex-word", "long-sentence", "grade-level", "mixed-person", "lexical-density"):
        shown = [" ".join(finding.text.split()) for finding in find(rule, text, name)]
        assert shown == [" ".join(finding.text.split()) for finding in find(rule, HARD)]


def test_every_rule_of_the_family_has_a_card(book: Rulebook) -> None:
    family = [rule for rule in book.rules.values() if rule.family == "readability"]
    assert len(family) == 19
    assert all(rule.domain.value == "quality" for rule in family)
    assert {rule.id for rule in family if rule.level is not Level.INFO} == {
        "readability/grade-level",
        "readability/long-sentence",
        "readability/unexplained-jargon",
        "readability/mixed-person",
    }
