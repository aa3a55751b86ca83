"""Abstract articles for the readers' property tests, and how to write them as Markdown and as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

MASK = "\ufffc"


@dataclass(frozen=True)
class Word:
    """A word as it is read, and as it is written in each format."""

    shown: str
    markdown: str
    html: str


@dataclass(frozen=True)
class Run:
    """Words under one inline element; `kind` is plain, emphasis, strong, link, autolink or code."""

    kind: str
    words: tuple[Word, ...]
    target: str = ""


@dataclass(frozen=True)
class Line:
    """Inline content: runs, and after each run but the last a space, a wrap or a hard break."""

    runs: tuple[Run, ...]
    joints: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    line: Line
    children: tuple[Item, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Part:
    """A block: heading, paragraph, list, quote, table or code."""

    kind: str
    level: int = 0
    lines: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    ordered: bool = False


@dataclass
class Expected:
    """What a reader must make of one block."""

    kind: str
    level: int
    ordered: bool
    cell: tuple[int, int] | None
    group: int
    text: str
    words: list[tuple[int, int, str]] = field(default_factory=list)
    """Start and end in the text, and how the word is written in the source."""


# Letters of several scripts, digits and units; marks that Markdown reads as markup come only as escapes.
_PIECES = st.sampled_from(
    [
        ("a", "a", "a"),
        ("mg", "mg", "mg"),
        ("500", "500", "500"),
        ("é", "é", "&eacute;"),
        ("é", "&#233;", "é"),
        ("β", "β", "&beta;"),
        ("💊", "💊", "💊"),
        ("👩‍⚕️", "👩‍⚕️", "👩‍⚕️"),
        ("日", "日", "日"),
        ("&", "&amp;", "&amp;"),
        ("<", "&lt;", "&lt;"),
        ("*", "\\*", "*"),
        ("|", "\\|", "|"),
        ("_", "\\_", "_"),
        ("", "\u00ad", "&shy;"),
        ("", "\u200b", "\u200b"),
        ("", "\u2060", "&#x2060;"),
    ]
)


@st.composite
def words(draw: st.DrawFn) -> Word:
    inner = draw(st.lists(_PIECES, max_size=4))
    pieces = [("b", "b", "b"), *inner, ("z", "z", "z")]
    return Word(*("".join(piece[form] for piece in pieces) for form in range(3)))


@st.composite
def split_words(draw: st.DrawFn) -> Word:
    """A word with markup in its middle."""
    first, second = draw(words()), draw(words())
    return Word(
        first.shown + second.shown + "x",
        f"{first.markdown}**{second.markdown}**x",
        f"{first.html}<b>{second.html}</b>x",
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    kind = draw(st.sampled_from(["plain", "plain", "plain", "emphasis", "strong", "link", "autolink", "code"]))
    if kind == "autolink":
        url = draw(st.sampled_from(["https://example.org/a_b", "http://www.example.com/?q=1"]))
        return Run(kind, (Word(url, url, url),), url)
    if kind == "code":
        return Run(kind, (Word(MASK, "`x * y`", "<code>x * y</code>"),))
    word = st.one_of(words(), split_words()) if kind == "plain" else words()
    target = draw(st.sampled_from(["https://example.org/x", "/a(b)c", "#part"])) if kind == "link" else ""
    return Run(kind, tuple(draw(st.lists(word, min_size=1, max_size=4))), target)


@st.composite
def lines(draw: st.DrawFn, joints: tuple[str, ...] = (" ", "wrap", "break")) -> Line:
    found = draw(st.lists(runs(), min_size=1, max_size=4))
    return Line(tuple(found), tuple(draw(st.sampled_from(joints)) for _ in found[1:]))


def items(depth: int = 2) -> st.SearchStrategy[tuple[Item, ...]]:
    children = st.just(()) if depth == 0 else st.one_of(st.just(()), items(depth - 1))
    return st.lists(st.builds(Item, lines(), children, st.booleans()), min_size=1, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Part:
    width = draw(st.integers(1, 3))
    row = st.lists(lines(joints=(" ",)), min_size=width, max_size=width).map(tuple)
    return Part("table", rows=tuple(draw(st.lists(row, min_size=2, max_size=3))))


parts = st.one_of(
    st.builds(Part, st.just("heading"), st.integers(1, 6), st.tuples(lines(joints=(" ",)))),
    st.builds(Part, st.just("paragraph"), lines=st.tuples(lines())),
    st.builds(Part, st.just("paragraph"), lines=st.tuples(lines())),
    st.builds(Part, st.just("list"), items=items(), ordered=st.booleans()),
    st.builds(Part, st.just("quote"), lines=st.lists(lines(), min_size=1, max_size=2).map(tuple)),
    tables(),
    st.just(Part("code")),
)
articles = st.lists(parts, min_size=1, max_size=5)


def write_markdown(article: list[Part]) -> str:
    return "\n\n".join(_markdown_part(part, index) for index, part in enumerate(article)) + "\n"


def write_html(article: list[Part], *, tidy: bool) -> str:
    """Write HTML; untidy HTML leaves out the end tags that may be left out and shouts its names."""
    body = "\n".join(_html_part(part, tidy) for part in article)
    return f"<!DOCTYPE html>\n<html><head><title>t</title></head>\n<body>\n{body}\n</body></html>\n"


def expect(article: list[Part], form: str) -> list[Expected]:
    found: list[Expected] = []
    groups = -1
    for part in article:
        if part.kind in ("list", "quote", "table"):
            groups += 1
        if part.kind == "code":
            found.append(Expected("code", 0, False, None, -1, "dose = 5\n  twice(dose)"))
        elif part.kind == "list":
            groups = _expect_items(part.items, part.ordered, 1, groups, groups, form, found)
        elif part.kind == "table":
            for row, cells in enumerate(part.rows):
                for column, line in enumerate(cells):
                    found.append(_expect_line("table-cell", 0, False, (row, column), groups, line, form))
        else:
            group = groups if part.kind == "quote" else -1
            found.extend(_expect_line(part.kind, part.level, False, None, group, line, form) for line in part.lines)
    return found


def _expect_items(
    entries: tuple[Item, ...], ordered: bool, depth: int, group: int, groups: int, form: str, found: list[Expected]
) -> int:
    for item in entries:
        found.append(_expect_line("list-item", depth, ordered, None, group, item.line, form))
        if item.children:
            groups = _expect_items(item.children, item.ordered, depth + 1, groups + 1, groups + 1, form, found)
    return groups


def _expect_line(
    kind: str, level: int, ordered: bool, cell: tuple[int, int] | None, group: int, line: Line, form: str
) -> Expected:
    block = Expected(kind, level, ordered, cell, group, "")
    for index, run in enumerate(line.runs):
        if index:
            wrap = "\n" if form == "markdown" else " "
            block.text += {" ": " ", "wrap": wrap, "break": "\n"}[line.joints[index - 1]]
        for number, word in enumerate(run.words):
            block.text += " " if number else ""
            start = len(block.text)
            block.text += word.shown
            block.words.append((start, len(block.text), getattr(word, form)))
    return block


def _markdown_part(part: Part, index: int) -> str:
    if part.kind == "heading":
        return "#" * part.level + " " + _markdown_line(part.lines[0])
    if part.kind == "list":
        # Neighbouring lists of one kind would be one list, so the marker changes from part to part.
        return "\n".join(_markdown_items(part.items, part.ordered, index))
    if part.kind == "quote":
        return "\n>\n".join(_indent(_markdown_line(line), "> ", "> ") for line in part.lines) + "\n\n<!-- end -->"
    if part.kind == "table":
        rows = ["| " + " | ".join(_markdown_line(cell) for cell in row) + " |" for row in part.rows]
        rows.insert(1, "|" + "---|" * len(part.rows[0]))
        return "\n".join(rows)
    if part.kind == "code":
        return "```\ndose = 5\n  twice(dose)\n```"
    return _markdown_line(part.lines[0])


def _markdown_items(entries: tuple[Item, ...], ordered: bool, index: int) -> list[str]:
    written = []
    for item in entries:
        marker = ("1." if index % 2 else "1)") if ordered else "-+"[index % 2]
        pad = " " * (len(marker) + 1)
        text = _indent(_markdown_line(item.line), f"{marker} ", pad)
        if item.children:
            text += "\n" + _indent("\n".join(_markdown_items(item.children, item.ordered, 0)), pad, pad)
        written.append(text)
    return written


def _markdown_line(line: Line) -> str:
    joints = {" ": " ", "wrap": "\n", "break": "  \n"}
    return "".join(
        (joints[line.joints[index - 1]] if index else "") + _markdown_run(run) for index, run in enumerate(line.runs)
    )


def _markdown_run(run: Run) -> str:
    text = " ".join(word.markdown for word in run.words)
    frames = {"emphasis": f"*{text}*", "strong": f"**{text}**", "link": f"[{text}]({run.target})"}
    return frames.get(run.kind, f"<{text}>" if run.kind == "autolink" else text)


def _html_part(part: Part, tidy: bool) -> str:
    if part.kind == "heading":
        return f"<h{part.level}>{_html_line(part.lines[0])}</h{part.level}>"
    if part.kind == "list":
        return _html_items(part.items, part.ordered, tidy)
    if part.kind == "quote":
        return "<blockquote>" + "\n".join(_html_paragraph(line, tidy) for line in part.lines) + "</blockquote>"
    if part.kind == "table":
        rows = []
        for number, row in enumerate(part.rows):
            name = "td" if number else "th"
            end = f"</{name}>" if tidy else ""
            rows.append("<tr>" + "".join(f"<{name}>{_html_line(cell)}{end}\n" for cell in row))
        return "<table>" + ("</tr>" if tidy else "").join(rows) + "</table>"
    if part.kind == "code":
        return "<pre>dose = 5\n  twice(dose)</pre>"
    return _html_paragraph(part.lines[0], tidy)


def _html_paragraph(line: Line, tidy: bool) -> str:
    return f"<p>{_html_line(line)}</p>" if tidy else f'<P CLASS="x > y" data-a=\'">\'>{_html_line(line)}'


def _html_items(entries: tuple[Item, ...], ordered: bool, tidy: bool) -> str:
    name = "ol" if ordered else "ul"
    body = "".join(
        f"<li>{_html_line(item.line)}"
        + (_html_items(item.children, item.ordered, tidy) if item.children else "")
        + ("</li>\n" if tidy else "\n")
        for item in entries
    )
    return f"<{name}>{body}</{name}>"


def _html_line(line: Line) -> str:
    joints = {" ": " ", "wrap": " \n  ", "break": "<br>\n"}
    return "".join(
        (joints[line.joints[index - 1]] if index else "") + _html_run(run) for index, run in enumerate(line.runs)
    )


def _html_run(run: Run) -> str:
    text = " ".join(word.html for word in run.words)
    frames = {
        "emphasis": f"<em>{text}</em>",
        "strong": f'<strong title="it\'s">{text}</strong>',
        "link": f"<a class=x href='{run.target}'>{text}</a>",
        "autolink": f'<a href="{text}">{text}</a>',
    }
    return frames.get(run.kind, text)


def _indent(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", "\n" + rest)
