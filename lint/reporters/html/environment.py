"""The template environment: everything escaped, everything unseen made visible, one style and one script by hash."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lint.reporters.html.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = Path(__file__).resolve().parent
_LEVELS = {"error": ("Error", "✖"), "warning": ("Warning", "▲"), "info": ("Info", "●")}
_VERDICTS = {
    "passed": ("Passed", "✔"),
    "needs-review": ("Needs review", "▲"),
    "blocked": ("Blocked", "✖"),
    "incomplete": ("Incomplete", "◌"),
}


def render(template: str, **values: Any) -> bytes:
    """Return a page as UTF-8; characters that UTF-8 cannot hold have been made visible."""
    text = environment().get_template(template).render(**values)
    return text.encode("utf-8", "backslashreplace")


def markup(template: str, **values: Any) -> Markup:
    """Return a part of a page, escaped by its template."""
    from markupsafe import Markup

    return Markup(environment().get_template(template).render(**values))  # noqa: S704 - the template escaped it


@cache
def environment() -> Environment:
    """Return the environment, made at the first page: Jinja2 costs a start 38 ms that other formats do not need."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,  # select_autoescape would miss templates named .html.j2
        finalize=visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (_HERE / "assets" / name for name in ("style.css", "script.js"))
    texts = {"style": _unindented(style), "script": _unindented(script)}
    policy = (
        f"default-src 'none'; style-src '{_hash(texts['style'])}'; script-src '{_hash(texts['script'])}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    made.globals |= {name: Markup(text) for name, text in texts.items()}  # noqa: S704 - our own files, not the article
    made.globals |= {"policy": policy, "levels": _LEVELS, "verdicts": _VERDICTS}
    made.filters["web_address"] = web_address
    made.filters["rule_anchor"] = lambda rule_id: f"r-{rule_id.replace('/', '.')}"
    return made


def web_address(url: str | None) -> str | None:
    """Return an address that may become a link: http and https only."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def _unindented(path: Path) -> str:
    """Return an asset without indentation: it stands in every page."""
    return "\n".join(line.lstrip() for line in path.read_text(encoding="utf-8").split("\n"))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
