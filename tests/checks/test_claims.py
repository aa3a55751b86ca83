"""Claims: what medicine may say, what a seller says, and what is only reported or denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks import (
    claims_balance,
    claims_benefit,
    claims_cure,
    claims_evidence,
    claims_quick,
    claims_safety,
    claims_wording,
)
from lint.checks.claims_words import agent_in, any_illness, illness_at, illnesses
from lint.text.lazy import lazy
from lint.yamlfile import load, rules_dir

PROMISES = [
    ("claims/absolute-cure", "Cinnamon {}.", "cures diabetes"),
    ("claims/miracle-wording", "This root is a {}.", "miracle cure"),
    ("claims/guaranteed-result", "This plan {}.", "never fails"),
    ("claims/completely-safe", "Valerian tea is {}.", "completely safe"),
    ("claims/natural-means-safe", "{} for you.", "It is all natural, so it is safe"),
    ("claims/quick-fix", "You will {}.", "beat your insomnia in 3 nights"),
    ("claims/conspiracy", "Here is {}.", "what big pharma hides"),
    ("claims/detox-claim", "Lemon water will {}.", "flush toxins from your liver"),
    ("claims/cure-all", "Moringa powder {}.", "fights diabetes, asthma and migraine"),
    ("claims/outcome-by-willpower", "In the end, {}.", "recovery is all about willpower"),
]
DISTANCED = [
    "“{}” is what the label said.",
    "Claims that say so are false: {}",
    "Be wary of sellers who say this: {}",
    "It is a myth: {}",
    "Is this true: {}?",
    "Beware of these words:\n\n- {}\n- Buy two.",
    "## Myths\n\n{}",
    "| Myth | Fact |\n|---|---|\n| {} | It is not so. |",
]


@pytest.mark.parametrize(("rule", "frame", "claim"), PROMISES)
def test_a_promise_is_found_where_it_stands(find, rule: str, frame: str, claim: str) -> None:
    assert [f.text for f in find(rule, frame.format(claim))] == [claim]
    assert [f.text for f in find(rule, f"# {frame.format(claim)}\n\nText.\n")] == [claim]
    assert [f.text for f in find(rule, f"Read this first.\n\n- {frame.format(claim)}\n- Rest.\n")] == [claim]


@pytest.mark.parametrize("distance", DISTANCED)
@pytest.mark.parametrize(("rule", "frame", "claim"), PROMISES)
def test_a_promise_that_is_quoted_or_debunked_is_let_pass(
    find, rule: str, frame: str, claim: str, distance: str
) -> None:
    assert find(rule, distance.format(frame.format(claim).rstrip("."))) == []


@pytest.mark.parametrize("refutation", ["It does not.", "No such cure exists.", "There is no evidence for this."])
def test_a_refutation_in_the_next_sentence_clears(find, refutation: str) -> None:
    assert find("claims/absolute-cure", f"Some say that cinnamon cures diabetes. {refutation}") == []
    assert len(find("claims/absolute-cure", "Some say that cinnamon cures diabetes. It does not even cost much.")) == 1


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ginger can cure strep throat.", ["cure strep throat"]),
        ("Antibiotics can cure strep throat.", []),
        ("Metformin cures type 2 diabetes.", ["cures type 2 diabetes"]),
        ("Metformin does not cure type 2 diabetes.", []),
        ("Surgery cures some cancers.", []),
        ("Surgery may cure cancer.", []),
        ("It has been shown to reverse dementia.", ["reverse dementia"]),
        ("The study tests if it can reverse dementia.", []),
        ("Coffee prevents cancer.", ["prevents cancer"]),
        ("Coffee can prevent cancer.", []),
        ("The vaccine prevents cancer.", []),
        ("Losing weight can reverse prediabetes.", []),
        ("You can cure your asthma with honey.", ["cure your asthma"]),
        ("A transplant is a cure for leukemia.", []),
        ("The powder is a cure for leukemia.", ["a cure for leukemia"]),
        ("A cure for leukemia may be found.", []),
        ("Garlic pills will keep the flu away.", ["keep the flu"]),
        ("Keep the flu shot card.", []),
    ],
)  # fmt: skip
def test_a_cure_is_judged_by_illness_agent_and_hedge(find, sentence: str, found: list[str]) -> None:
    assert [f.text for f in find("claims/absolute-cure", sentence)] == found


def test_one_cure_is_reported_for_each_sentence(find) -> None:
    text = "It cures gout and reverses lupus. It cures asthma."
    assert [f.text for f in find("claims/absolute-cure", text)] == ["cures gout", "cures asthma"]


def test_a_negation_does_not_reach_over_the_next_clause(find) -> None:
    text = "The tea has no side effects, and it cures arthritis."
    assert [f.text for f in find("claims/absolute-cure", text)] == ["cures arthritis"]
    assert find("claims/absolute-cure", "The tea has no side effects and does not cure arthritis.") == []


@given(pounds=st.integers(1, 60), weeks=st.integers(1, 20))
def test_weight_loss_is_judged_by_its_pace(find, pounds: int, weeks: int) -> None:
    text = f"Lose {pounds} pounds in {weeks} weeks."
    found = [f.text for f in find("claims/quick-fix", text)]
    assert found == ([text.rstrip(".")] if pounds / weeks > 3 else [])
    assert find("claims/quick-fix", f"Call if you lose {pounds} pounds in {weeks} weeks.") == []


@given(days=st.integers(2, 120))
def test_a_fix_counts_as_quick_up_to_the_limit(find, days: int) -> None:
    found = find("claims/quick-fix", f"The plan reverses arthritis in {days} days.")
    assert [f.text for f in found] == ([f"reverses arthritis in {days} days"] if days <= 60 else [])


@pytest.mark.parametrize(
    ("drug", "level"), [("Tramadol", "error"), ("Xanax", "error"), ("Buspirone", "warning"), ("This gel", "error")]
)
def test_addictive_depends_on_the_medicine(find, drug: str, level: str) -> None:
    assert [(f.text, f.level.value) for f in find("claims/completely-safe", f"{drug} is not addictive.")] == [
        ("is not addictive", level)
    ]


def test_people_may_have_no_side_effects_but_a_product_may_not(find) -> None:
    rule = "claims/completely-safe"
    assert [f.text for f in find(rule, "The gel has no side effects.")] == ["no side effects"]
    for subject in ("Some people", "You may", "Most children", "Those who"):
        assert find(rule, f"{subject} have no side effects.") == []


def test_a_story_is_let_pass_where_the_article_says_it_is_not_typical(find) -> None:
    story = "“The patch changed my life,” says Ann."
    rule = "claims/testimonial-as-evidence"
    assert [f.text for f in find(rule, story)] == ["The patch changed my life"]
    assert find(rule, f"{story}\n\nIndividual results may vary.\n") == []


SOURCES = [
    "## References\n\n1. National Institutes of Health. Yoga. 2023.\n",
    "## Sources\n\nNHS. Back pain. 2024. https://www.nhs.uk/\n",
]


def test_a_benefit_needs_a_source_only_where_there_is_none(find) -> None:
    claim, rule = "Yoga can reduce back pain. Tai chi improves sleep.", "claims/unsourced-benefit"
    assert [f.text for f in find(rule, claim)] == ["Yoga can reduce back pain", "Tai chi improves sleep"]
    for sources in SOURCES:
        assert find(rule, f"{claim}\n\n{sources}") == []
    assert find(rule, "Yoga may reduce back pain, though studies are small.") == []


def test_benefits_are_capped(find) -> None:
    text = "\n\n".join(["Yoga can reduce back pain."] * 9)
    assert len(find("claims/unsourced-benefit", text)) == 5


def test_an_article_with_one_new_study_is_told_once(find) -> None:
    text = "A new study found that naps help. A new study found that noise harms."
    assert [f.text for f in find("claims/single-study", text)] == ["A new study"]
    assert find("claims/single-study", f"{text} Other studies did not agree.") == []


def test_what_all_should_do_is_cleared_by_a_word_on_staying(find) -> None:
    text = "# Getting off Ativan\n\nGetting off Ativan is an essential step. Wean off Ativan with your doctor."
    rule = "claims/one-sided-treatment"
    assert [f.text for f in find(rule, text)] == ["Getting off Ativan is an essential step"]
    assert find(rule, f"{text} Some people stay on it for good reasons.") == []
    assert len(find(rule, f"{text} Stay on track with your plan.")) == 1


def test_names_of_illnesses_are_found_whole_and_longest_first() -> None:
    text = "prediabetes, type 2 diabetes, Alzheimer’s disease"
    found = [(text[i.start : i.end], i.group) for i in illnesses(text, 0, len(text))]
    assert found == [("type 2 diabetes", "metabolic"), ("Alzheimer’s disease", "brain")]
    assert illness_at(text, 0) is None


def test_the_nearest_agent_counts() -> None:
    text = "Unlike antibiotics, apple cider vinegar"
    assert agent_in(text, 0, len(text)) == "remedy"
    assert agent_in("Garlic and metformin", 0, 20) == "drug"
    assert agent_in("Our ward", 0, 8) is None


def test_the_lexicon_names_each_thing_once() -> None:
    data = load(rules_dir() / "facts" / "diseases.yaml")
    ill = [name.lower() for group in data["lasting"].values() for name in group] + [
        n.lower() for n in data["curable"] + data["complaints"]
    ]
    agents = [name.lower() for part in ("remedies", "procedures", "lifestyle") for name in data[part]]
    assert sorted(set(ill)) == sorted(ill)
    assert not set(ill) & set(agents)
    assert all(len(name.split()) <= 4 for name in [*ill, *agents])
    assert "diabetes" in any_illness()


@pytest.mark.parametrize(
    "module",
    [claims_balance, claims_benefit, claims_cure, claims_evidence, claims_quick, claims_safety, claims_wording],
)
def test_every_pattern_compiles(module: object) -> None:
    waiting = type(lazy(""))
    patterns = [value for value in vars(module).values() if isinstance(value, waiting)]
    assert patterns
    for pattern in patterns:
        pattern.search("")
