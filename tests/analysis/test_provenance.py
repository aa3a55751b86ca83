"""Who, when, on what basis: read from front matter, meta elements, JSON-LD and visible text, each with its place."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.provenance import Provenance, provenance
from lint.analysis.provenance_dates import dates
from lint.analysis.provenance_model import NoSuchDay, WrittenDate
from lint.analysis.provenance_owner import contact, funding_statement
from lint.analysis.provenance_page import audience, further_help, uncertainty
from lint.analysis.provenance_people import people
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_sources import cited_sources, has_source
from lint.document import Document
from lint.model import Settings
from lint.readers import read

PROSE = "A sore throat is common, and most people get better within a week or so without any help.\n\nWarm drinks can soothe it."
TODAY = datetime.date(2026, 11, 21)


def article(line: str, name: str = "a.txt", **settings: object) -> Document:
    return read(name, f"Sore throat\n\n{line}\n\n{PROSE}\n".encode(), Settings(**settings))  # type: ignore[arg-type]


def origin(line: str, **settings: object) -> Provenance:
    return provenance(article(line, **settings))


def authors(line: str) -> list[tuple[str, str, str]]:
    return [(person.name, person.kind, person.credentials) for person in origin(line).authors]


def days(line: str, **settings: object) -> list[tuple[str, str, str]]:
    return [(dated.role, str(dated.first), str(dated.last)) for dated in origin(line, **settings).dates]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Dana Ortiz", [("Dana Ortiz", "person", "")]),
        ("BY DANA ORTIZ, RN", [("DANA ORTIZ", "person", "RN")]),
        (
            "Written by Dana Ortiz, RN, CARN, and Dev Malik, PharmD",
            [("Dana Ortiz", "person", "RN, CARN"), ("Dev Malik", "person", "PharmD")],
        ),
        ("Words: Dana Ortiz MD", [("Dana Ortiz", "person", "MD")]),
        ("Published March 3, 2026 by Dana Ortiz, RN", [("Dana Ortiz", "person", "RN")]),
        ("March 3, 2026 by Dana Ortiz", [("Dana Ortiz", "person", "")]),
        ("Dana Ortiz, RN", [("Dana Ortiz", "person", "RN")]),
        ("About the author: Dana Ortiz is a nurse.", [("Dana Ortiz", "person", "a nurse")]),
        ("This page was written by Dana Ortiz, RN, and reviewed by Dr Tom Lee.", [("Dana Ortiz", "person", "RN")]),
        ("By Sunny, travel blogger", [("Sunny", "person", "")]),
        ("By the Elm Street Clinic Team", [("the Elm Street Clinic Team", "team", "")]),
        ("By Our Editorial Team", [("Our Editorial Team", "nobody", "")]),
        ("Posted by admin in Uncategorized", [("admin", "nobody", "")]),
        ("By: Staff Writer", [("Staff Writer", "nobody", "")]),
    ],
)
def test_bylines(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert authors(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Monday you should feel better.",
        "By law, pharmacies must keep records.",
        "By Dr. Tom Lee's account, most people recover.",
        "By Week Two, Most People Are Better",
        "Your plan should be reviewed by Dr Lee every month.",
        "Text by phone is fine.",
        "Approved by the FDA in 2019.",
        "The label was last updated on March 3, 2019, by the FDA.",
    ],
)
def test_sentences_that_begin_like_a_byline_are_none(line: str) -> None:
    found = origin(line)
    assert (found.authors, found.reviewers) == ((), ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last reviewed: May 2, 2026", [("reviewed", "2026-05-02", "2026-05-02")]),
        ("Page last reviewed: 2 May 2026", [("reviewed", "2026-05-02", "2026-05-02")]),
        ("Reviewed by Jane Smith, PharmD, on May 2, 2025", [("reviewed", "2025-05-02", "2025-05-02")]),
        ("Reviewed in full on 8/11/2026", [("reviewed", "2026-08-11", "2026-08-11")]),
        ("Last updated: Tuesday, 3 March 2026", [("updated", "2026-03-03", "2026-03-03")]),
        ("Date of last review: 03-2026", [("reviewed", "2026-03-01", "2026-03-31")]),
        ("Reviewed 2019", [("reviewed", "2019-01-01", "2019-12-31")]),
        ("Text by Ann Lee, RN; checked by Ben Tran, MD, on 2 October 2026", [("reviewed", "2026-10-02", "2026-10-02")]),
        (
            "May 2026. To be checked again by May 2028.",
            [("next", "2028-05-01", "2028-05-31"), ("published", "2026-05-01", "2026-05-31")],
        ),
        ("Leaflet 14, third edition, August 2026", [("published", "2026-08-01", "2026-08-31")]),
        ("Dec 2, 2025", [("published", "2025-12-02", "2025-12-02")]),
        ("Health News 2023", []),
        ("© 2024 Elm Street. All rights reserved.", []),
        ("Updated guidance came out on 3 March 2019.", []),
        ("The study was published on March 3, 2019.", []),
        ("Date of birth: 3 March 1980", []),
    ],
)
def test_dates_of_the_article(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert days(line) == expected


def test_the_order_of_day_and_month_is_that_of_the_readers() -> None:
    line = "Last updated: 3/4/2026"
    assert days(line) == [("updated", "2026-03-04", "2026-03-04")]
    assert days(line, locale="uk") == [("updated", "2026-04-03", "2026-04-03")]
    page = b'<html lang="en-GB"><head><title>T</title></head><body><p>Last updated: 3/4/2026</p></body></html>'
    assert [str(d.first) for d in provenance(read("a.html", page, Settings())).dates] == ["2026-04-03"]


def test_a_review_date_to_come_is_the_next_review() -> None:
    assert days("Review date: March 2028", today=TODAY)[0][0] == "next"
    assert days("Review date: March 2020", today=TODAY)[0][0] == "reviewed"


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2049, 12, 31)))
def test_every_way_to_write_a_day_gives_that_day(day: datetime.date) -> None:
    month = f"{day:%B}"
    forms = [
        day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{month[:3]}. {day.day}, {day.year}",
        f"{day.day} of {month} {day.year}", f"{day:%Y/%m/%d}",
    ]  # fmt: skip
    for form in forms:
        for day_first in (False, True):
            found = list(dates(f"Updated {form}", day_first=day_first))
            assert [(item.start, item.first, item.last) for item in found if isinstance(item, WrittenDate)] == [
                (8, day, day)
            ], form
    for form, day_first in ((f"{day.month}/{day.day}/{day.year}", False), (f"{day.day}/{day.month}/{day.year}", True)):
        assert [item.first for item in dates(form, day_first=day_first)] == [day]  # type: ignore[union-attr]


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through(text: str) -> None:
    for item in dates(text, day_first=False, labelled=True):
        assert text[item.start : item.end].strip() != ""
    for named in people(text):
        assert 0 <= named.start < named.end <= len(text)


def test_no_such_day_is_said_of_dates_only() -> None:
    assert [type(item) for item in dates("February 30, 2026", day_first=False)] == [NoSuchDay]
    assert list(dates("13/14/2026", day_first=False)) == []
    assert [type(item) for item in dates("31/11/2025", day_first=True, labelled=True)] == [NoSuchDay]
    assert list(dates("call 555-12-2020, pages 1998-2004", day_first=False)) == []


HEAD = """<html lang="en-US"><head><title>Sore throat | Elm</title>
<meta name="author" content="Dana Ortiz, RN"><meta property="article:modified_time" content="2026-05-02T10:00:00Z">
<script type="application/ld+json">{"@type": "MedicalWebPage", "author": {"@type": "Person", "name": "Dana Ortiz", "jobTitle": "nurse educator"},
"reviewedBy": {"@type": "Person", "name": "Tom Lee", "honorificSuffix": "MD"}, "lastReviewed": "2026-05-01",
"publisher": {"@type": "Organization", "name": "Elm Clinic"}}</script></head><body><h1>Sore throat</h1><p>Rest.</p></body></html>"""


def test_metadata_of_a_page() -> None:
    document = read("a.html", HEAD.encode(), Settings())
    found = provenance(document)
    assert [(p.name, p.credentials, p.spot.channel) for p in found.authors] == [
        ("Dana Ortiz", "RN", "meta"), ("Dana Ortiz", "nurse educator", "json-ld"),
    ]  # fmt: skip
    assert [(p.name, p.is_clinical) for p in found.reviewers] == [("Tom Lee", True)]
    assert sorted((d.role, str(d.first)) for d in found.dates) == [
        ("reviewed", "2026-05-01"),
        ("updated", "2026-05-02"),
    ]
    for spot in [*(p.spot for p in (*found.authors, *found.reviewers)), *(d.spot for d in found.dates)]:
        assert document.source[spot.span.start : spot.span.end] == spot.text
    assert found.is_whole


def test_a_time_element_gives_the_day_its_text_leaves_open() -> None:
    page = '<html><head><title>T</title></head><body><p>Updated <time datetime="2026-03-09">last week</time></p></body></html>'
    assert [(d.role, str(d.first)) for d in provenance(read("a.html", page.encode(), Settings())).dates] == [
        ("updated", "2026-03-09")
    ]


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("author: Dana Ortiz, RN", ("Dana Ortiz", "RN")),
        ("byline: Dr Dana Ortiz", ("Dana Ortiz", "Dr")),
        ("authors:\n  - name: Dana Ortiz\n    role: health writer", ("Dana Ortiz", "health writer")),
        ("written_by: Dana Ortiz", ("Dana Ortiz", "")),
    ],
)
def test_front_matter_names_authors(matter: str, expected: tuple[str, str]) -> None:
    document = read("a.md", f"---\n{matter}\n---\n\n# T\n\nRest.\n".encode(), Settings())
    assert [(p.name, p.credentials) for p in provenance(document).authors] == [expected]


def test_whole_pages_and_extracts() -> None:
    assert not origin("By Dana Ortiz").is_whole
    assert origin("By Dana Ortiz", whole_page=True).is_whole
    assert provenance(read("a.md", b"---\ntitle: T\n---\n\nRest.\n", Settings())).is_whole
    assert not provenance(read("a.md", b"# T\n\nRest.\n", Settings())).is_whole
    assert not provenance(read("a.html", b"<p>Rest.</p>", Settings())).is_whole


def test_the_date_of_a_source_is_not_the_date_of_the_article() -> None:
    text = f"Sore throat\n\n{PROSE}\n\nSources\n\n[1] NICE. Sore throat. Last updated: May 2, 2023.\n"
    assert provenance(read("a.txt", text.encode(), Settings())).dates == ()


def labels_of(text: str, name: str) -> tuple[list[str | None], list[tuple[str, ...]]]:
    held = reference_list(read(name, text.encode(), Settings()))
    return [entry.label for entry in held.entries], [marker.labels for marker in held.markers]


def test_entries_keep_the_numbers_they_are_cited_by() -> None:
    body = "It helps [1, 3-4]. It is 70 m² wide and 10⁹ long."
    assert labels_of(f"# T\n\n{body}\n\n## Sources\n\n3. FDA.\n4. NICE.\n", "a.md") == (["3", "4"], [("1", "3", "4")])
    assert labels_of(f"T\n\n{body}\n\n12. Sources\n\n3. FDA.\n4. NICE.\n", "a.txt") == (["3", "4"], [("1", "3", "4")])
    assert labels_of(f"T\n\n{body}\n\nSources\n\n[3] FDA.\n[4] NICE.\n", "a.txt") == (["3", "4"], [("1", "3", "4")])
    assert labels_of("# T\n\nIt helps.[^a]\n\n[^a]: FDA.\n", "a.md") == (["a"], [("a",)])
    page = "<body><h1>T</h1><p>It helps.<sup>2</sup> It is 70 m<sup>2</sup>.</p><h2>References</h2><ol><li>FDA.</li><li>NICE.</li></ol></body>"
    assert labels_of(page, "a.html") == (["1", "2"], [("2",)])


def test_round_brackets_are_markers_only_where_the_list_has_them() -> None:
    assert labels_of("T\n\nIt helps (1).\n\nSources\n\n(1) FDA.\n", "a.txt")[1] == [("1",)]
    assert labels_of("T\n\nTurn to step (1).\n\nSources\n\n1. FDA.\n", "a.txt")[1] == []


def test_each_entry_stands_where_it_says() -> None:
    document = read("a.txt", b"T\n\nIt helps.\n\nSources: FDA label; NICE 2023\n", Settings())
    spots = [entry.spot for entry in reference_list(document).entries]
    assert [document.source[spot.span.start : spot.span.end] for spot in spots] == ["FDA label", "NICE 2023"]


def test_foods_are_no_sources() -> None:
    for line in ("Sources: oily fish, eggs and milk", "Sources: Oily fish; eggs"):
        document = read("a.md", f"# Vitamin D\n\nIt keeps bones strong.\n\n- {line}\n".encode(), Settings())
        assert reference_list(document).entries == ()
    document = read(
        "a.md", b"# Vitamin D\n\nIt keeps bones strong.\n\nContent source: National Eye Institute\n", Settings()
    )
    assert [entry.text for entry in reference_list(document).entries] == ["National Eye Institute"]


@pytest.mark.parametrize(
    ("line", "quality"),
    [
        ("- NICE. Sore throat. 2023.", "authority"),
        ("- Wikipedia: Sore throat", "weak"),
        ("- www.throatsecrets.com", "weak"),
        ("- Handbook of Throats, 1998.", "other"),
        ("- ChatGPT", "weak"),
    ],
)
def test_what_an_entry_is_worth(line: str, quality: str) -> None:
    document = read("a.md", f"# T\n\nRest.\n\n## Sources\n\n{line}\n".encode(), Settings())
    assert [cited.quality for cited in cited_sources(document)] == [quality]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rest, says [MedlinePlus](https://medlineplus.gov/throat.html).", True),
        ("The FDA label says no more than 4,000 mg a day.", True),
        ("Rest helps [2].", True),
        ("Read the label on your box.", False),
        ("It is an FDA-approved spray.", False),
        ("See your leaflet if you miss a dose.", False),
        ("Rest, says [our clinic](https://www.elmdetox.com).", False),
    ],
)
def test_what_counts_as_a_source(sentence: str, expected: bool) -> None:
    assert has_source(read("a.md", f"# T\n\n{sentence}\n".encode(), Settings())) is expected


FILLER = "Asthma makes it hard to breathe. Use the inhaler as you were shown.\n\n" * 6


def said(function: object, heading: str, sentence: str) -> str | None:
    document = read("a.md", f"# Asthma\n\n{FILLER}## {heading}\n\n{sentence}\n".encode(), Settings())
    spot = function(document)  # type: ignore[operator]
    return spot.text if spot else None


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("About this page", "Elm Trust funds us."),
        ("Conflicts of interest", "The authors declare none."),
        ("Care", "This article had no outside funding."),
        ("Care", "The hospital's education fund paid for this leaflet."),
        ("Care", "This post contains affiliate links."),
    ],
)
def test_funding_statements(heading: str, sentence: str) -> None:
    assert said(funding_statement, heading, sentence) == sentence


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Cost", "Most plans pay for an inhaler."),
        ("Research", "The trial was funded by Acme Pharma."),
        ("Care", "It pays to ask."),
        ("Cost", "A grant can help pay for your inhaler."),
        ("Cost", "Ask if your clinic has funds for it."),
    ],
)
def test_money_of_others_is_no_funding_statement(heading: str, sentence: str) -> None:
    assert said(funding_statement, heading, sentence) is None


def test_what_is_not_known_is_not_what_the_reader_does_not_know() -> None:
    assert (
        said(uncertainty, "Dose", "Experts do not know which dose is best.")
        == "Experts do not know which dose is best."
    )
    assert said(uncertainty, "Dose", "If you are not sure, ask.") is None
    assert said(uncertainty, "Dose", "Many people do not know that they have it.") is None


def test_help_contact_and_audience_have_their_places() -> None:
    assert said(further_help, "More help", "Call SAMHSA at 1-800-662-4357.") == "1-800-662-4357"
    assert said(further_help, "Danger", "Call 911.") is None
    assert said(contact, "About us", "Write to pages@elm.example.org.") == "pages@elm.example.org"
    assert said(contact, "Crisis", "Call or text 988.") is None
    opening = read("a.md", b"# Asthma\n\nThis page is for adults who wheeze.\n", Settings())
    assert audience(opening).text == "This page is"  # type: ignore[union-attr]
    assert audience(read("a.md", b"# Asthma\n\nIt works for everyone.\n", Settings())) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "By Dana Ortiz, RN",
                "Last reviewed: May 2, 2026",
                "© 2024 Elm",
                "It helps [1].",
                "Sources",
                "1. FDA.",
                "Rest.",
            ]
        ),
        max_size=12,
    )
)
def test_every_place_holds_what_it_quotes(lines: list[str]) -> None:
    document = read("a.txt", "\n\n".join(["😀 Title", *lines]).encode(), Settings())
    found, held = provenance(document), reference_list(document)
    people_and_days = [*found.authors, *found.reviewers, *found.dates]
    for spot in [item.spot for item in (*people_and_days, *held.entries, *held.markers)]:  # type: ignore[attr-defined]
        assert document.source[spot.span.start : spot.span.end] == spot.text
