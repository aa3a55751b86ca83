"""Imports point downwards, and each heavy library has one importer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "lint"
LAYERS = (
    ("errors", "model"),
    ("yamlfile", "text"),
    ("facts", "document"),
    ("readers", "analysis"),
    ("kinds", "checks", "config"),
    ("rulebook",),
    ("suppress", "cache", "reporters", "ledger"),
    ("engine",),
    ("examples", "run"),
    ("baseline", "waivers", "changes"),
    ("api", "evaluate", "gating"),
    ("cli", "commands", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
SOLE_IMPORTERS = {"spacy": "analysis/nlp.py", "textstat": "analysis/", "language_tool_python": "analysis/grammar.py"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(path for path in PACKAGE.rglob("*.py") if room(path) != "__init__")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    mine = RANK[room(path)]
    for module in imports(path):
        parts = module.split(".")
        if parts[0] == "lint" and len(parts) > 1 and parts[1] in RANK:
            assert RANK[parts[1]] <= mine, f"{path.relative_to(PACKAGE)} imports {module}, which is above it"


@pytest.mark.parametrize(("library", "place"), SOLE_IMPORTERS.items())
def test_heavy_libraries_have_one_importer(library: str, place: str) -> None:
    users = {str(path.relative_to(PACKAGE)) for path in FILES if library in {m.split(".")[0] for m in imports(path)}}
    assert all(user.startswith(place) for user in users), users


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").split("\n")) <= 351
