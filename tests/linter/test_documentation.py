"""What docs/check.md promises, done."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from linter.proofs import look, mended, settings

from exporter.config import Settings
from exporter.config import file as configuration
from exporter.emit import FORMATS
from exporter.linter import check
from exporter.linter.catalogue import EVERY_RULE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "check.md").read_text("utf-8")
LONG = "这一行很长，长得没有人会想到要在这里断开，可是它的末尾就在"


def example(code: str) -> tuple[str, str]:
    """The text before and after in the row of a rule; ␣ is a space, ⏎ a line end."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{code}` |"))
    found = re.search(r"`([^`]+)` → `([^`]+)` \| (?:unsafe )?mended \|$", row)
    assert found, code
    before, after = (text.replace("␣", " ").replace("⏎", "\n") for text in found.groups())
    return before, after


@pytest.mark.parametrize("code", [rule.code for rule in EVERY_RULE if rule.fixable])
def test_the_examples_of_what_is_mended(code: str) -> None:
    before, after = example(code)
    start = LONG if code == "spacing-break" else ""
    assert mended(f"{start}{before}\n", code, unsafe=True) == f"{start}{after}\n"


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("heading-underline", "文字\n---\n"),
        ("picture-alt", "![](a.png)\n"),
        ("emphasis-unclosed", "**强调\n"),
        ("link-unparsed", "[原文] (https://example.org/)\n"),
        ("note-undefined", "见注[^2]\n"),
        ("check-comment", "<!-- check: of -->\n"),
        ("anchor-duplicate", '<a id="甲"></a>\n\n<a id="甲"></a>\n'),
    ],
)
def test_the_examples_of_what_is_reported(code: str, before: str) -> None:
    assert f"`{before.splitlines()[0]}"[:8] in PAGE
    assert [found.code for found in look(f"# 刊\n\n{before}", code)] == [code]


def test_the_configuration_is_accepted_and_says_the_defaults(tmp_path: Path) -> None:
    text = PAGE.partition("```toml\n")[2].partition("```")[0]
    assert tomllib.loads(text)
    file = tmp_path / "digest.toml"
    file.write_text(text, "utf-8")
    said = configuration.load(file, Settings(), FORMATS).check
    assert said.ignore == ("picture-alt",)
    assert (said.select, said.spacing, said.quotes) == (
        Settings().check.select,
        Settings().check.spacing,
        Settings().check.quotes,
    )


def test_the_comments_do_what_is_said(tmp_path: Path) -> None:
    text = PAGE.partition("```markdown\n")[2].partition("```")[0]
    path = tmp_path / "刊.md"
    path.write_text(f"# 刊\n\n{text}", "utf-8")
    assert check(path, settings()) == ()
    path.write_text(f"# 刊\n\n{text.replace('<!-- check: ignore picture-alt -->', '')}", "utf-8")
    assert [found.code for found in check(path, settings())] == ["picture-alt"]


def test_every_rule_in_the_table_of_precision_is_right_often_enough() -> None:
    numbers = r" \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$"
    rows = re.findall(rf"^\| `[\w-]+` \| \d+ \| \d+{numbers}", PAGE, re.MULTILINE)
    table = [tuple(map(int, row)) for row in rows]
    judged, true, _, false = (sum(column) for column in zip(*table, strict=True))
    assert judged >= 250
    assert true >= 0.75 * judged
    assert false <= 0.01 * judged
    for judged, true, doubtful, false in table:
        assert true + doubtful + false == judged
        assert false <= 0.05 * judged
