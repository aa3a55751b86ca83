"""The linter judged on its corpus: floors for precision and recall, ceilings for noise, the same in every format."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lint.config import Config, load_config
from lint.evaluate import Evaluation, evaluate, read_labels
from lint.model import Level
from lint.rulebook import load_rulebook
from lint.run import Article, Linter
from lint.text.decode import decode

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
LABELS = sorted(CORPUS.rglob("*.labels.yaml"))
SAME_IN_EVERY_FORMAT = ("flawed/xanax-weaning-guide", "flawed/effexor-withdrawal-journey", "clean/depression-help")
FORMAT_MATTERS = ("provenance", "links", "structure/heading-level-skip", "structure/table-without-header")
"""What depends on metadata or markup that plain text does not have."""


def config() -> Config:
    return load_config(CORPUS, isolated=True, flags={"today": "2026-11-21"})


@pytest.fixture(scope="module")
def result() -> Evaluation:
    return evaluate(CORPUS, config())


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.name)
def test_every_label_quotes_its_article_and_names_a_rule(path: Path) -> None:
    article = Path(str(path).removesuffix(".labels.yaml"))
    labels = read_labels(path, decode(article.read_bytes(), html=article.suffix == ".html"))
    unknown = {label.rule for label in labels} - set(load_rulebook().rules)
    assert unknown == set()
    if article.parent.name == "clean":
        assert all(label.optional for label in labels)


@pytest.mark.slow
def test_precision_and_recall_stay_above_their_floors(result: Evaluation) -> None:
    overall = result.overall
    assert overall.precision is not None
    assert overall.recall is not None
    assert overall.precision >= 0.80
    assert overall.recall >= 0.60


@pytest.mark.slow
def test_good_pages_stay_quiet(result: Evaluation) -> None:
    assert result.noise_per_1000_words(Level.ERROR) <= 0.05
    assert result.noise_per_1000_words(Level.WARNING) <= 1.0


@pytest.mark.slow
def test_nothing_in_the_corpus_is_left_unlooked_at(result: Evaluation) -> None:
    assert result.incomplete == []
    assert result.articles == len(LABELS)


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"<[^>]+>|&\w+;", " ", text)).strip().casefold()


@pytest.mark.slow
@pytest.mark.parametrize("name", SAME_IN_EVERY_FORMAT)
def test_the_same_article_has_the_same_findings_in_every_format(name: str) -> None:
    linter = Linter(config(), None)
    found = {}
    for suffix in ("txt", "md", "html"):
        report = linter.lint(Article(str(CORPUS / f"{name}.{suffix}")))
        shown = [f for f in report.shown if not f.rule.startswith(FORMAT_MATTERS)]
        found[suffix] = Counter((finding.rule, plain(finding.text)) for finding in shown)
    assert found["md"] == found["txt"]
    assert found["html"] == found["txt"]
