"""Money: centers, shops, disclosures, brand names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

CREDIT = "from www.palmrehabcenter.com"
CENTER = "sponsorship/undisclosed-treatment-center"


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_credit_to_a_center_is_found_even_under_a_lost_picture(find, format: str) -> None:
    lines = [
        "Coming off Ativan",
        f"Ativan withdrawal timeline {CREDIT}",
        "Withdrawal from Ativan can be hard. Talk to your doctor.",
    ]
    text = {
        "text": "\n\n".join(lines),
        "markdown": "# " + "\n\n".join(lines),
        "html": "<h1>{}</h1><figure><figcaption>{}</figcaption></figure><p>{}</p>".format(*lines),
    }[format]
    assert [f.text for f in find(CENTER, text, format=format)] == [CREDIT]


@pytest.mark.parametrize("host", ["www.findtreatment.gov", "www.smartrecovery.org", "nida.nih.gov", "www.kneerest.com"])
def test_other_hosts_are_let_pass(find, host: str) -> None:
    assert find(CENTER, f"# Coming off Ativan\n\nWithdrawal chart from {host} and others.") == []


def test_a_link_to_a_center_counts_as_well(find) -> None:
    text = "# Alcohol withdrawal\n\nSee [our guide](https://www.lakedetox.com/guide) to detox."
    assert [f.text for f in find(CENTER, text)] == ["our guide"]


def test_only_articles_on_substances_are_asked(find) -> None:
    assert find(CENTER, f"# Knee pain\n\nKnee chart {CREDIT} and others.") == []


@pytest.mark.parametrize(
    "words", ["Sponsored by Palm Center.", "We earn a commission on each call.", "This site is owned by Palm Center."]
)
def test_a_disclosure_clears_and_a_denial_does_not(find, words: str) -> None:
    text = f"# Coming off Ativan\n\nWithdrawal chart {CREDIT}.\n\n"
    assert find(CENTER, f"{text}{words}") == []
    assert len(find(CENTER, f"{text}We earn no commission.")) == 1


@pytest.mark.parametrize(
    "target", ["https://www.amazon.com/dp/B1?tag=x-20", "https://amzn.to/3abc", "https://shop.example.com/?affid=9"]
)
def test_an_affiliate_link_needs_a_disclosure(find, target: str) -> None:
    rule, text = "sponsorship/undisclosed-affiliate-link", f"Try [this brace]({target}) first."
    assert [f.text for f in find(rule, text)] == ["this brace"]
    assert find(rule, f"This page has affiliate links.\n\n{text}") == []
    assert find(rule, "Try [this brace](https://medlineplus.gov/?ref=a) first.") == []


def test_a_late_disclosure_says_how_late(find) -> None:
    rule, words = "sponsorship/disclosure-found", "This post contains affiliate links."
    filler = "\n\n".join(["A brace can help a sore knee."] * 9)
    (early,) = find(rule, f"{words}\n\n{filler}")
    (late,) = find(rule, f"{filler}\n\n{words}")
    assert "Check that it stands" in early.message
    assert "Move it to the top" in late.message


@given(brands=st.integers(0, 12), plain=st.integers(0, 6))
def test_a_brand_dominates_above_its_share(find, brands: int, plain: int) -> None:
    text = "# Sleep\n\n" + "\n\n".join(["Ask about Ativan."] * brands + ["Ask about lorazepam."] * plain)
    found = [f.text for f in find("sponsorship/brand-dominates", text)]
    dominates = brands + plain >= 5 and brands > 0.8 * (brands + plain)
    assert found == ((["lorazepam"] if plain else ["Ativan"]) if dominates else [])


@pytest.mark.parametrize(
    "call",
    [
        "Call your doctor today.",
        "Call 911 now.",
        "Order a blood test.",
        "The nurse may order it today.",
        "Ask your clinic for a free assessment.",
    ],
)
def test_care_is_no_sale(find, call: str) -> None:
    assert find("sponsorship/sales-call-to-action", call) == []


def test_a_sale_is_found_in_lines_set_aside_as_well(find) -> None:
    text = "Coming off Ativan\n\nAtivan should be lowered slowly with your doctor, over months.\n\nShop now\n"
    assert [f.text for f in find("sponsorship/sales-call-to-action", text, format="text")] == ["Shop now"]


def test_marketing_is_judged_on_pages_about_rehab_only(find) -> None:
    rule, claim = "sponsorship/marketing-claim", "The unit has a 95% success rate."
    assert [f.text for f in find(rule, f"# Rehab\n\n{claim}")] == ["95% success rate"]
    assert find(rule, f"# Cataracts\n\n{claim}") == []
