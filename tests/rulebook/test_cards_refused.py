"""Cards that are wrong do not load; the message names file, line and next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.errors import RuleError, UsageError
from lint.rulebook import load_rulebook
from lint.rulebook.select import covers, select

CARD = """\
extends: existence
level: warning
domain: quality
confidence: high
message: "“{match}” is a fine word."
why: It is an example.
tokens: [gloriously]
sources:
  - {title: Ours, year: 2026, url: null, status: V}
examples:
  - bad: "It ⟦gloriously⟧ works."
  - good: "It works."
"""


def load(tmp_path: Path, text: str, name: str = "house/fine-word"):  # type: ignore[no-untyped-def]
    path = tmp_path / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_rulebook([tmp_path])


def test_a_new_rule_is_one_file(tmp_path: Path) -> None:
    book = load(tmp_path, CARD)
    assert book.rules["house/fine-word"].family == "house"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("level: warning", "level: loud", ":2: “level” must be one of error, warning, info; it is “loud”."),
        ("why: It is", "because: It is", ":6: the key “because” is not known here."),
        ("extends: existence", "extends: existance", ":1: there is no kind “existance”."),
        ("tokens: [gloriously]", "tokens: 3", ":7: “tokens” has the wrong type: 3."),
        ('  - good: "It works."\n', "", ":10: a card needs at least one bad and one good example."),
        ("⟦gloriously⟧", "gloriously", ":11: a bad example marks what is wrong with ⟦ ⟧."),
        ("status: V", "status: X", ":9: “status” must be one of V, S, R; it is “X”."),
        ("confidence: high", "confidence: high\nconfidence: low", "the key 'confidence' stands twice"),
        ("why: It is an example.", "why: It is an example.\nunless: [sarcastic]", ":7: “sarcastic” is not known under"),
        ("sources:", "scope: [footer]\nsources:", "“footer” is not known under “scope”."),
    ],
)
def test_a_wrong_card_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, CARD.replace(old, new, 1))
    assert message in str(caught.value)
    assert "fine-word.yaml" in str(caught.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="the rule “notation/cc-for-ml” stands already in"):
        load(tmp_path, CARD, "notation/cc-for-ml")


def test_the_longest_selector_decides() -> None:
    book = load_rulebook()
    chosen = select(book, ignored=["notation"], added=["notation/cc-for-ml"])
    assert [rule for rule in chosen if rule.startswith("notation/")] == ["notation/cc-for-ml"]
    assert select(book, chosen=["notation"], ignored=["notation/cc-for-ml"]) == {
        rule for rule in book.rules if rule.startswith("notation/") and rule != "notation/cc-for-ml"
    }
    with pytest.raises(UsageError, match="Did you mean “notation”"):
        select(book, chosen=["notatoin"])


def test_a_selector_covers_a_rule_its_family_or_all() -> None:
    assert covers("notation/cc-for-ml", "notation/cc-for-ml")
    assert covers("notation", "notation/cc-for-ml")
    assert covers("notation/*", "notation/cc-for-ml")
    assert covers("all", "notation/cc-for-ml")
    assert not covers("nota", "notation/cc-for-ml")
