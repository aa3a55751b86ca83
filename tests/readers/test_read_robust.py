"""Hostile input is read in steps that grow with its length, never with its square.

Steps are counted as calls of Python functions: no clock, so the result is the same on every machine.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from lint.model import Settings
from lint.readers import read

REPEATED = [
    "[", "![", "](", "<", "</", "<!--", "<![CDATA[", "<?", "<a ", '<a href="', "<a b='>", "*", "*a ", "_a**b",
    "***a**", "~~a", "`", "`a``", "&", "&lt", "&#1", "\\", "[a](", "[^a]", "[^a]: ", "[a]: ", "# a {#b}\n",
    "# " + " " * 50 + "}\n", "- a\n", "-\n", "1) ", "> ", ">", "> a\n", "|a", "|a|b|\n|-|-|\n|c|d|\n", "a\n",
    "a  \n", "a\r\n", "\r", "\t", " \n", "<div>", "<b>", "<i></b>", "<p>", "</p>", "<li>", "<ul><li>",
    "<blockquote>", "<table><td>", "<td>", "</td>", "<h1>", "<br>", "<br><br>", "<sup>1", "<sup>1</sup>", "<q>",
    "<code>", "<svg>", "<span hidden>", "<script>", "<!-- x -->", "http://a)", "http://a.b/).", "www.", "\xad",
    "\u200b ", "```\n", "~~~", "---\n", "+++\n", "---\na: [", "<a href=x>t</a>\n\n", "<details>\n\n",
    "> [!NOTE]\n",
]  # fmt: skip


def steps(source: str, form: str) -> int:
    """Count the calls of Python functions that reading takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call" or event == "c_call"

    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        read("a", source.encode(), Settings(), form)
    finally:
        sys.setprofile(previous)
    return calls


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("piece", REPEATED)
def test_ten_times_the_text_takes_ten_times_the_steps(piece: str, form: str) -> None:
    read("warm", piece.encode(), Settings(), form)
    short, long = steps(piece * 150, form), steps(piece * 1500, form)
    assert long <= 11.5 * short + 2000


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("[", "]"),
        ("[", "](x)"),
        ("![", "](x)"),
        ("*", "*"),
        ("<b>", "</b>"),
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<blockquote>", "</blockquote>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<span hidden>", "</span>"),
        ("<svg>", "</svg>"),
        ("> ", ""),
        ("- ", ""),
        ("1. ", ""),
    ],
)
def test_five_thousand_levels_are_read_or_reported(opening: str, closing: str, form: str) -> None:
    document = read("a", (opening * 5000 + "core" + closing * 5000 + "\n\nafter").encode(), Settings(), form)
    texts = [block.text for block in document.blocks]
    assert document.failures or any("after" in text for text in texts)
