"""Statements about the article outside its prose: front matter, meta elements, JSON-LD."""

from __future__ import annotations

import pytest
from reader_views import html, markdown, outline

from lint.document import Document


def statements(document: Document) -> list[tuple[str, str, str, str]]:
    """Channel, key, value, and the value as it is written."""
    return [(m.channel, m.key, m.value, document.source[m.span.start : m.span.end]) for m in document.meta]


def test_yaml_front_matter() -> None:
    source = (
        "\ufeff---\ntitle: 'Pain 💊 relief'\nAuthor: Dana Ortiz, RN\ndate: 2024-05-01\ntags: [pain, \"relief\"]\n"
        "reviewer:\n  name: A. Chen\n  roles:\n    - PharmD\nempty:\nsummary: >\n  Two\n  lines\n---\n# Title\n"
    )
    document = markdown(source)
    assert statements(document)[:-1] == [
        ("front-matter", "title", "Pain 💊 relief", "Pain 💊 relief"),
        ("front-matter", "author", "Dana Ortiz, RN", "Dana Ortiz, RN"),
        ("front-matter", "date", "2024-05-01", "2024-05-01"),
        ("front-matter", "tags", "pain", "pain"),
        ("front-matter", "tags", "relief", "relief"),
        ("front-matter", "reviewer.name", "A. Chen", "A. Chen"),
        ("front-matter", "reviewer.roles", "PharmD", "PharmD"),
    ]
    assert document.meta[-1].value == "Two lines"
    assert outline(document)[1:] == [("heading", "Title")]
    assert document.blocks[0].kind == "front-matter"
    assert document.blocks[0].text.startswith("title: 'Pain")
    assert document.failures == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_toml_front_matter(line_end: str) -> None:
    source = (
        '+++\ntitle = "Pain \\"relief\\"" # note\ndate = 2024-05-01 10:00:00\ndraft = false\n'
        "authors = ['Dana', \"A. Chen\"]\n[reviewer]\nname = '''B. Osei'''\ncv = {title = \"PharmD\", years = 3}\n"
        "+++\nText\n"
    ).replace("\n", line_end)
    document = markdown(source)
    if line_end == "\r":  # TOML knows no such line end
        assert [f.kind for f in document.failures] == ["front-matter"]
        return
    assert statements(document) == [
        ("front-matter", "title", 'Pain "relief"', 'Pain \\"relief\\"'),
        ("front-matter", "date", "2024-05-01 10:00:00", "2024-05-01 10:00:00"),
        ("front-matter", "draft", "false", "false"),
        ("front-matter", "authors", "Dana", "Dana"),
        ("front-matter", "authors", "A. Chen", "A. Chen"),
        ("front-matter", "reviewer.name", "B. Osei", "B. Osei"),
        ("front-matter", "reviewer.cv.title", "PharmD", "PharmD"),
        ("front-matter", "reviewer.cv.years", "3", "3"),
    ]
    assert outline(document)[1:] == [("paragraph", "Text")]


@pytest.mark.parametrize(
    ("matter", "says"),
    [
        ("---\ntitle: [a\n---\n", "Line 3"),
        ("---\nkey: a: b\n---\n", "Line 2"),
        ("---\ntitle: x\n\tkey: y\n---\n", "Line 3"),
        ("+++\ntitle = \n+++\n", "not valid TOML"),
        ("---\nkey: " + "[" * 200 + "]" * 200 + "\n---\n", "too deeply"),
    ],
)
def test_broken_front_matter_is_a_failure_and_the_body_is_still_read(matter: str, says: str) -> None:
    document = markdown(matter + "Body text.\n")
    assert [(f.kind, says in f.message) for f in document.failures] == [("front-matter", True)]
    assert outline(document)[-1] == ("paragraph", "Body text.")


def test_front_matter_that_never_ends_is_a_failure_and_is_read_as_text() -> None:
    document = markdown("---\ntitle: x\n\nBody text.\n")
    assert [f.kind for f in document.failures] == ["front-matter"]
    assert ("paragraph", "Body text.") in outline(document)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("---\n\nText after a rule.\n\n---\n\nMore.\n", [("paragraph", "Text after a rule."), ("paragraph", "More.")]),
        ("---\nSetext heading\n---\n", [("heading", "Setext heading")]),
        ("Text\n---\ntitle: x\n---\n", [("heading", "Text"), ("heading", "title: x")]),
        ("----\ntitle: x\n----\n", [("heading", "title: x")]),
    ],
)
def test_a_thematic_break_is_no_front_matter(source: str, blocks: list[tuple[str, str]]) -> None:
    document = markdown(source)
    assert (outline(document), document.meta, document.failures) == (blocks, (), ())


def test_empty_front_matter_says_nothing() -> None:
    document = markdown("---\n---\nText\n")
    assert (outline(document)[-1], document.meta, document.failures) == (("paragraph", "Text"), (), ())


def test_html_may_have_front_matter_too() -> None:
    document = html("---\ntitle: x\n---\n<p>Text</p>")
    assert statements(document) == [("front-matter", "title", "x", "x")]
    assert outline(document) == [("paragraph", "Text")]


def test_meta_elements() -> None:
    source = (
        '<html lang="en-US"><head><title> Pain &amp;\n relief </title>'
        '<META NAME="Author" CONTENT="Dana &quot;D&quot; Ortiz">'
        "<meta property=article:modified_time content=2024-05-01>"
        '<meta charset=utf-8><meta name=empty content=""><link rel="x canonical" href="https://a.org/">'
        '<span itemprop="reviewedBy" content="A. Chen"></span><time datetime="2024-04-30">April</time></head>'
    )
    assert statements(html(source)) == [
        ("meta", "lang", "en-US", "en-US"),
        ("title", "title", "Pain & relief", "Pain &amp;\n relief"),
        ("meta", "author", 'Dana "D" Ortiz', "Dana &quot;D&quot; Ortiz"),
        ("meta", "article:modified_time", "2024-05-01", "2024-05-01"),
        ("meta", "canonical", "https://a.org/", "https://a.org/"),
        ("meta", "reviewedby", "A. Chen", "A. Chen"),
        ("meta", "time", "2024-04-30", "2024-04-30"),
    ]


def test_json_ld() -> None:
    source = """<script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [
      {"@type": ["MedicalWebPage"], "headline": "Pain 💊", "dateModified": "2024-05-01", "wordCount": 5,
       "author": [{"@id": "#dana"}, "B. Osei"], "reviewedBy": {"@type": "Person", "name": "A. Chen"},
       "publisher": {"@type": "Organization", "url": "https://a.org"}, "about": {"@type": "Drug"}},
      {"@type": "Person", "@id": "#dana", "name": "Dana \\"D\\" Ortiz"},
      {"@type": "WebSite", "name": "The site", "author": "Nobody"}]}
    </script>"""
    assert statements(html(source)) == [
        ("json-ld", "type", "MedicalWebPage", "MedicalWebPage"),
        ("json-ld", "headline", "Pain 💊", "Pain 💊"),
        ("json-ld", "datemodified", "2024-05-01", "2024-05-01"),
        ("json-ld", "author", 'Dana "D" Ortiz', 'Dana \\"D\\" Ortiz'),
        ("json-ld", "author", "B. Osei", "B. Osei"),
        ("json-ld", "reviewedby", "A. Chen", "A. Chen"),
        ("json-ld", "publisher", "https://a.org", "https://a.org"),
    ]


@pytest.mark.parametrize("wrapped", ["<!--\n{}\n-->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/ {} /*]]>*/", "\n {} \n"])
def test_json_ld_in_its_old_wrappers(wrapped: str) -> None:
    inner = wrapped.replace("{}", '{"@type":"Article","author":"Dana"}')
    document = html(f"<script type='application/ld+json'>{inner}</script><p>Text")
    assert statements(document)[1] == ("json-ld", "author", "Dana", "Dana")
    assert document.failures == ()


@pytest.mark.parametrize("broken", ['{"@type": "Article",}', "[" * 5000, '{"a": }', "not json"])
def test_json_ld_that_cannot_be_read_is_a_failure(broken: str) -> None:
    document = html(f"<script type='application/ld+json'>{broken}</script><p>Text")
    assert [f.kind for f in document.failures] == ["front-matter"]
    assert outline(document) == [("paragraph", "Text")]


def test_other_scripts_are_not_looked_into() -> None:
    assert html("<script type=text/javascript>{broken</script><script></script>Text").failures == ()
