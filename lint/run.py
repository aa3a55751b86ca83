"""Many articles, serial or in workers: same order and same bytes either way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

from lint.cache import ResultCache, key_of
from lint.config import Config
from lint.engine import check
from lint.errors import HealthlintError, RuleError
from lint.model import ArticleReport, Failure
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan, plan_for
from lint.suppress import Directive, read_sidecar, sidecar_of

_CHUNK = 8
"""Articles handed to a worker at once: enough to hide the cost of the hand-over."""
_AHEAD = 4
"""Chunks in flight for each worker: bounds the reports held in memory."""
_WORTH_WORKERS = 24
"""Fewer articles than this are done before workers would have started."""


_SAMPLE = b"# Pain\n\nTake 200 mg of ibuprofen. Do not stop it suddenly. Talk to your doctor if you bleed.\n"


@dataclass(frozen=True, slots=True)
class Article:
    """One thing to lint."""

    path: str
    """As it is named in the report."""
    text: bytes | None = None
    """Given text (standard input); None: the file is read."""
    problem: str | None = None
    """A folder that could not be listed: why."""


class Linter:
    """Reads, checks and caches articles one at a time."""

    def __init__(self, config: Config, cache_folder: Path | None) -> None:
        self.config = config
        self._cache = ResultCache(cache_folder) if cache_folder else None
        self._plans: dict[str, Plan] = {}

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook of the configuration."""
        folders = [self.config.folder / name for name in self.config.data.get("rule_folders", ())]
        return load_rulebook(folders)

    def plan(self, path: str) -> Plan:
        """Return the plan for an article, made once for each different configuration."""
        data = self.config.for_path(path)
        key = repr(sorted(data.items(), key=lambda item: item[0]))
        if key not in self._plans:
            self._plans[key] = plan_for(self.book, self.config, path)
        return self._plans[key]

    def lint(self, article: Article) -> ArticleReport:
        """Return the report of one article: from the cache if nothing changed. Never raises for a broken article."""
        if article.problem:
            return unread(article.path, Failure("unreadable", article.problem))
        try:
            data = article.text if article.text is not None else Path(article.path).read_bytes()
            sidecar_path = sidecar_of(Path(article.path)) if article.text is None else None
            sidecar = sidecar_path.read_bytes() if sidecar_path else b""
        except OSError as error:
            text = f"The file cannot be read ({error.strerror}). Check that it is there and that you may read it."
            return unread(article.path, Failure("unreadable", text))
        plan = self.plan(article.path)
        key = key_of(article.path, data, sidecar, self.book.digest, plan.digest)
        if self._cache and (kept := self._cache.get(key)):
            return kept
        report = self._check(article.path, data, sidecar_path, sidecar, plan)
        if self._cache:
            self._cache.put(key, report)
        return report

    def _check(self, path: str, data: bytes, sidecar_path: Path | None, sidecar: bytes, plan: Plan) -> ArticleReport:
        try:
            document = read(path, data, plan.settings)
            directives: list[Directive] = []
            if sidecar_path:
                try:
                    directives = read_sidecar(sidecar.decode("utf-8"), str(sidecar_path), document)
                except (RuleError, ValueError) as error:
                    failure = Failure("sidecar", f"The suppressions beside the article cannot be read: {error}")
                    document = replace(document, failures=(*document.failures, failure))
            return check(document, self.book, plan, directives)
        except HealthlintError:
            raise
        except Exception as error:  # one broken article must not end the run
            text = f"The article could not be checked ({type(error).__name__}: {error}). Please report it."
            return unread(path, Failure("internal", text))

    def warm(self) -> None:
        """Load what any article may need, once, so that workers forked from this process need not."""
        kept, self._cache = self._cache, None
        self.lint(Article("warm.md", _SAMPLE))
        self._cache = kept

    def open_cache(self, folder: Path | None) -> None:
        """Open the cache anew: a database connection must not cross a fork."""
        self._cache = ResultCache(folder) if folder else None

    def close(self) -> None:
        """Tidy the cache and close it."""
        if self._cache:
            self._cache.trim()
            self._cache.close()


def unread(path: str, failure: Failure) -> ArticleReport:
    """Return the report of an article that was not looked at."""
    return ArticleReport(path, "text", "", None, {}, (), (), (), (), (failure,))


def run(
    articles: Sequence[Article], config: Config, *, jobs: int | None = None, cache_folder: Path | None = None
) -> Iterator[ArticleReport]:
    """Yield the report of each article in the given order.

    `jobs` workers (None: one for each processor, and none for a few articles). A worker that dies costs the article
    that killed it, which becomes a Failure; all others are done again.
    """
    linter = Linter(config, cache_folder)
    linter.plan("")  # a wrong configuration or rule ends the run before it starts
    count = jobs if jobs is not None else os.cpu_count() or 1
    if count <= 1 or (jobs is None and len(articles) < _WORTH_WORKERS):
        try:
            for article in articles:
                yield linter.lint(article)
        finally:
            linter.close()
        return
    linter.close()
    linter.open_cache(None)
    linter.warm()
    yield from _run_in_workers(articles, linter, min(count, len(articles)), cache_folder)


def _run_in_workers(
    articles: Sequence[Article], linter: Linter, count: int, cache_folder: Path | None
) -> Iterator[ArticleReport]:
    chunks = deque(articles[start : start + _CHUNK] for start in range(0, len(articles), _CHUNK))
    flying: deque[tuple[Sequence[Article], Future[list[ArticleReport]]]] = deque()
    pool = _pool(count, linter, cache_folder)
    try:
        while chunks or flying:
            try:
                while chunks and len(flying) < count * _AHEAD:
                    flying.append((chunks[0], pool.submit(_lint_chunk, chunks[0])))
                    chunks.popleft()
                reports = flying[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                chunks.extendleft(chunk for chunk, _ in reversed(flying))
                flying.clear()
                for article in chunks.popleft() if chunks else ():
                    yield _lint_alone(article, linter, cache_folder)
                pool = _pool(count, linter, cache_folder)
                continue
            flying.popleft()
            yield from reports
    finally:
        pool.shutdown(cancel_futures=True)


def _lint_alone(article: Article, linter: Linter, cache_folder: Path | None) -> ArticleReport:
    """Lint one article in a worker of its own, so that only it can be lost."""
    with _pool(1, linter, cache_folder) as pool:
        try:
            return pool.submit(_lint_chunk, [article]).result()[0]
        except BrokenProcessPool:
            text = "The process that checked this article was ended from outside, or ran out of memory."
            return unread(article.path, Failure("worker", text))


_worker_linter: Linter | None = None
"""The linter of a worker process, set once when it starts; never used in the main process."""


def _pool(count: int, linter: Linter, cache_folder: Path | None) -> ProcessPoolExecutor:
    """Start workers: forked with the warm linter where the system can, else each with a linter of its own."""
    if sys.platform == "linux":
        return ProcessPoolExecutor(count, get_context("fork"), _start_forked, (linter, cache_folder))
    return ProcessPoolExecutor(count, get_context("spawn"), _start_spawned, (linter.config, cache_folder))


def _start_forked(linter: Linter, cache_folder: Path | None) -> None:
    global _worker_linter  # noqa: PLW0603 - a worker has no other place to keep it
    linter.open_cache(cache_folder)
    _worker_linter = linter


def _start_spawned(config: Config, cache_folder: Path | None) -> None:
    _start_forked(Linter(config, None), cache_folder)


def _lint_chunk(articles: Sequence[Article]) -> list[ArticleReport]:
    assert _worker_linter is not None
    return [_worker_linter.lint(article) for article in articles]
