"""Read YAML files: plain data, duplicate keys refused, with a compiled copy so that a start costs little."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from lint import __version__
from lint.errors import RuleError

_Data = TypeVar("_Data")


def rules_dir() -> Path:
    """Return the folder of rule cards and fact tables: inside the installed package, else beside it."""
    package = Path(__file__).resolve().parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load(path: Path) -> object:
    """Return the plain data of one YAML file.

    Dates stay strings. Raises RuleError naming file and line if it cannot be read or a key stands twice.
    """
    return load_all([path])[path]


def load_all(paths: Iterable[Path]) -> dict[Path, object]:
    """Return the plain data of many YAML files, from one compiled copy if none of them changed."""
    ordered = list(paths)
    stamps = [_stamp(path) for path in ordered]
    digest = hashlib.sha256(json.dumps([code_stamp(), stamps]).encode()).hexdigest()[:32]
    compiled = cache_dir() / f"yaml-{digest}.json"
    try:
        values = json.loads(compiled.read_bytes())
    except (OSError, ValueError):
        values = [parse(_read(path), str(path)) for path in ordered]
        write_atomically(compiled, json.dumps(values, ensure_ascii=False).encode())
    return dict(zip(ordered, values, strict=True))


def remembered(name: str, inputs: Sequence[str], function: Callable[[str], str | None]) -> dict[str, str | None]:
    """Return function(input) for each input, computed once and kept on disk: for pure functions that cost a start."""
    digest = hashlib.sha256(json.dumps([code_stamp(), name, *inputs]).encode()).hexdigest()[:32]
    kept = cache_dir() / f"{name}-{digest}.json"
    try:
        values = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        values = [function(item) for item in inputs]
        write_atomically(kept, json.dumps(values, ensure_ascii=False).encode())
    return dict(zip(inputs, values, strict=True))


def derived(name: str, paths: Iterable[Path], make: Callable[[], _Data]) -> _Data:
    """Return make(), made once and kept on disk until a file it is made from or the code changes.

    What it returns must be lists, dicts with text keys, text and numbers, so that it comes back as it was.
    """
    stamps = [_stamp(path) for path in paths]
    digest = hashlib.sha256(json.dumps([code_stamp(), name, stamps]).encode()).hexdigest()[:32]
    kept = cache_dir() / f"{name}-{digest}.json"
    try:
        return cast("_Data", json.loads(kept.read_bytes()))
    except (OSError, ValueError):
        value = make()
        write_atomically(kept, json.dumps(value, ensure_ascii=False).encode())
        return value


@cache
def code_stamp() -> str:
    """Return what changes with the version and with any file of the package: what is kept on disk depends on it."""
    package = Path(__file__).resolve().parent
    stamps = [__version__, *(_stamp(path) for path in sorted(package.rglob("*.py")))]
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()[:16]


def parse(text: str, name: str) -> object:
    """Return the plain data of YAML text; `name` stands in messages. Raises RuleError with the line."""
    import yaml

    try:
        return yaml.load(text, Loader=_loader_class())  # noqa: S506 - a safe loader, made below
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise RuleError(f"{name}:{line}: {error.problem or error.context}. Mend the YAML there.") from error
    except yaml.YAMLError as error:
        raise RuleError(f"{name}:1: {error}. Mend the YAML.") from error


def line_of(text: str, keys: Iterable[str | int]) -> int:
    """Return the 1-based line on which the value under `keys` starts, or of the deepest key that exists."""
    import yaml

    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = 1
    for key in keys:
        child = None
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                if key_node.value == key:
                    child, line = value_node, key_node.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            child = node.value[key]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line


def cache_dir() -> Path:
    """Return the user's cache folder for healthlint; `HEALTHLINT_CACHE_DIR` wins."""
    override = os.environ.get("HEALTHLINT_CACHE_DIR")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("healthlint", appauthor=False))


def write_atomically(path: Path, content: bytes) -> bool:
    """Write `content` so that a reader sees all of it or what was there before; return whether it could be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)  # a temporary file is its owner's alone; a report is for others too
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        return False
    return True


def _stamp(path: Path) -> list[str | int]:
    try:
        status = path.stat()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror}). Check that the file is there.") from error
    return [str(path), status.st_size, status.st_mtime_ns]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read ({error}). It must be a UTF-8 file.") from error


def _loader_class() -> Any:
    """Build the loader on demand: importing PyYAML costs 20 ms that most starts do not need."""
    import yaml

    class PlainLoader(yaml.CSafeLoader):
        """CSafeLoader that keeps dates as text and refuses duplicate keys."""

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
            seen = set()
            for key_node, _ in node.value:
                if key_node.value in seen and key_node.tag != "tag:yaml.org,2002:merge":
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key '{key_node.value}' stands twice", key_node.start_mark
                    )
                seen.add(key_node.value)
            return super().construct_mapping(node, deep)

    PlainLoader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
        for first, rows in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    return PlainLoader
