"""Readers: the bytes of a file become a Document, every character of prose with its place in the source."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from lint.document import Document
from lint.errors import UsageError
from lint.model import Failure, Settings
from lint.text.decode import UndecodableError, decode

MAX_BYTES = 20_000_000
"""A larger file is no article; reading it would take memory that other files need."""

FORMATS = {"text": "plain", "markdown": "markdown", "html": "html"}
"""Format name to the module here that reads it; imported on demand, since parsers cost start-up time."""

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read(path: str, data: bytes, settings: Settings, format: str | None = None) -> Document:  # noqa: A002
    """Read one article. Without a format its file name decides; an unknown suffix is plain text.

    A file that cannot be read is no error here: its document has no text, and a failure that says why.
    Raises UsageError for a format that does not exist.
    """
    format_name = format or format_of(path)
    if format_name not in FORMATS:
        raise UsageError(f"There is no format '{format_name}'. Choose one of {', '.join(FORMATS)}.")
    if len(data) > MAX_BYTES:
        megabytes = f"{len(data) / 1_000_000:.1f}"
        message = f"The file has {megabytes} MB; the limit is {MAX_BYTES // 1_000_000} MB. Split it or leave it out."
        return _unread(path, format_name, settings, Failure("too-large", message))
    try:
        source = decode(data, html=format_name == "html")
    except UndecodableError as error:
        return _unread(path, format_name, settings, Failure(error.kind, str(error)))
    document: Document = import_module(f"lint.readers.{FORMATS[format_name]}").read(path, source, settings)
    return document


def format_of(path: str) -> str:
    """Return the format that a file name stands for."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def _unread(path: str, format_name: str, settings: Settings, failure: Failure) -> Document:
    return Document(path=path, format=format_name, source="", blocks=(), failures=(failure,), settings=settings)
