"""Where support is found, and how good it is."""

from __future__ import annotations

import pytest
from claim_helpers import article, only

from lint.analysis.claims import Claim, claims
from lint.analysis.claims.leaflet import is_leaflet

DOSE = "Take 400 mg of ibuprofen every 6 hours."


def of(text: str, name: str = "a.md") -> Claim:
    """The first dose of an article."""
    return next(claim for claim in claims(article(text, name)) if claim.kind in ("dose", "maximum", "taper"))


@pytest.mark.parametrize(
    ("text", "level", "kind"),
    [
        ("According to the FDA label, adults take 400 mg of ibuprofen.", "S3", "authority"),
        ("The NHS says adults can take 400 mg of ibuprofen.", "S2", "authority"),
        ("Adults can take 400 mg of ibuprofen (Drug Facts label, ibuprofen 200 mg).", "S3", "document"),
        ("The leaflet says to take 400 mg of ibuprofen.", "S3", "document"),
        ("Adults can take 400 mg of ibuprofen (BMJ, 2021).", "S3", "authority"),
        ("The RDA for zinc is 8 mg a day.", "S2", "reference-intake"),
        ("Take 400 mg of ibuprofen, or as your doctor directs.", "S2", "deferral"),
        ("Take 400 mg of ibuprofen after asking your pharmacist.", "S1", "deferral"),
        ("Studies show you should take 400 mg of ibuprofen.", "S0", "vague"),
        ("Experts recommend 400 mg of ibuprofen.", "S0", "vague"),
        ("Take 400 mg of FDA-approved ibuprofen.", "none", ""),
        ("Ignore the label and take 400 mg of ibuprofen.", "none", ""),
        ("The FDA approved ibuprofen, so take 400 mg.", "none", ""),
        ("Take 400 mg of ibuprofen [3].", "S2", "citation"),
        ("Take 400 mg of ibuprofen.³", "S2", "citation"),
        ("Take [400 mg](https://www.fda.gov/drugs) of ibuprofen.", "S4", "link"),
        ("Take [400 mg](https://bestpills.example.com) of ibuprofen.", "S0", "link"),
        ("Take 400 mg of ibuprofen (see dailymed.nlm.nih.gov).", "S4", "link"),
    ],
)
def test_in_the_sentence(text: str, level: str, kind: str) -> None:
    backing = only(text).backing
    assert (str(backing.level), backing.kind) == (level, kind)
    assert (backing.where == "sentence") is bool(kind)


@pytest.mark.parametrize(
    ("reference", "level"),
    [
        ("1. Prescribing information for Motrin. 2023.", "S4"),
        ("1. https://www.nhs.uk/medicines/ibuprofen-for-adults/", "S4"),
        ("1. Lee A. Ibuprofen. Lancet 2021;12:3. doi:10.1016/abc", "S4"),
        ("1. bestpills.example.com", "S1"),
        ("[2] Prescribing information for Motrin. 2023.", "S1"),
    ],
)
def test_a_marker_is_as_good_as_where_it_leads(reference: str, level: str) -> None:
    claim = of(f"# Ibuprofen\n\nTake 400 mg of ibuprofen every 6 hours [1].\n\n## References\n\n{reference}\n")
    assert (str(claim.support), claim.backing.kind) == (level, "citation")


def test_references_without_a_marker_are_weak() -> None:
    claim = of(f"# Ibuprofen\n\n{DOSE}\n\n## References\n\n1. Prescribing information for Motrin. 2023.\n")
    assert (str(claim.support), claim.backing.where) == ("S1", "article")


def test_the_list_of_references_holds_no_claims() -> None:
    text = "# Ibuprofen\n\nIt helps.\n\n## References\n\n1. Take 400 mg of ibuprofen daily. Lancet 2021.\n"
    assert claims(article(text)) == ()


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (f"{DOSE} This is what the FDA label says.", "paragraph"),
        (f"The FDA label gives the dose. {DOSE}", "paragraph"),
        ("The NHS recommends:\n\n- 400 mg of ibuprofen every 6 hours", "list"),
        ("## What the FDA label says\n\n" + DOSE, "section"),
        (f"{DOSE}\n\nSource: NHS medicines A to Z", "section"),
    ],
)
def test_nearby(body: str, where: str) -> None:
    claim = of(f"# Ibuprofen\n\n## Taking it\n\n{body}\n")
    assert (str(claim.support), claim.backing.where) == ("S2", where)


@pytest.mark.parametrize(
    "far", [f"The FDA label gives the dose.\n\n{DOSE}", f"The FDA label says it. It helps. {DOSE}"]
)
def test_too_far_away(far: str) -> None:
    assert str(of(f"# Ibuprofen\n\n{far}\n").support) == "none"


def test_a_source_about_adults_lends_nothing_to_a_child() -> None:
    claim = of("# Loperamide\n\nGive a one-year-old 2 mg of loperamide. Adults take 4 mg, the FDA label says.\n")
    assert str(claim.support) == "none"


def test_the_page_may_name_its_source_once() -> None:
    claim = of(f"# Ibuprofen\n\nThe doses on this page come from the FDA label.\n\nIt helps.\n\n{DOSE}\n")
    assert (str(claim.support), claim.backing.where) == ("S2", "article")


def test_the_publisher_counts() -> None:
    claim = of(f"---\ntitle: Ibuprofen\npublisher: NHS\n---\n\nIt helps.\n\n{DOSE}\n")
    assert (str(claim.support), claim.backing.kind) == ("S2", "publisher")


LEAFLET = """Package leaflet: Information for the user

Zolunex 20 mg tablets

1. What Zolunex is and what it is used for
2. What you need to know before you take Zolunex
3. How to take Zolunex
4. Possible side effects

3. How to take Zolunex

The recommended dose is one tablet of 20 mg once a day. Your doctor may start you on 5 mg. The maximum dose is 40 mg a day.

If you forget to take Zolunex

Do not take a double dose to make up for a forgotten tablet.

If you stop taking Zolunex

Do not stop taking this medicine suddenly.
"""


def test_a_leaflet_is_attributed_as_a_whole() -> None:
    document = article(LEAFLET, "a.txt")
    assert is_leaflet(document) == "package leaflet:"
    found = claims(document)
    assert [claim.text for claim in found if claim.is_directive and not claim.has_support("S2")] == []
    assert [(claim.kind, claim.claim_class) for claim in found if claim.kind in ("relative", "stop")] == [
        ("relative", "warning"), ("stop", "warning"),
    ]  # fmt: skip


def test_an_article_that_borrows_headings_is_no_leaflet() -> None:
    text = "# Zolunex\n\n## How to take it\n\nTake 20 mg a day.\n\n## Possible side effects\n\nNone.\n\n## How to store it\n\nDry.\n"
    assert is_leaflet(article(text)) is None


def test_a_backed_limit_is_a_rule_for_the_reader() -> None:
    bare = only("Adults should not take more than 4,000 mg of acetaminophen a day.")
    backed = only("Adults should not take more than 4,000 mg of acetaminophen a day, the FDA label says.")
    assert (bare.claim_class, backed.claim_class) == ("warning", "directive")
    assert bare.is_limit
    assert backed.is_limit


def test_a_backed_harm_stays_a_warning() -> None:
    assert only("The FDA label warns that 4,000 mg of ibuprofen can cause bleeding.").claim_class == "warning"
