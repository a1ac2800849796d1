"""docs/fetching.md is true: its tables are the parameters of the tests, its limits the settings."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from assets.attacks import TABLES

from exporter.config import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "fetching.md").read_text("utf-8")


def rows(part: str) -> dict[str, str]:
    """Return the first two columns of a table, without its head."""
    found = re.findall(r"^\| (.+?) \| (.+?) \|", part, re.MULTILINE)
    return dict(found[1:])


@pytest.mark.parametrize("test", TABLES)
def test_a_table_is_what_a_test_shows(test: str) -> None:
    _, _, section = PAGE.partition(f"\n`tests/assets/{test}`")
    assert rows(section.partition("\n### ")[0]) == TABLES[test]
    file, _, function = test.partition("::")
    source = (ROOT / "tests" / "assets" / file).read_text("utf-8")
    assert f"def {function}" in source


def test_there_is_no_table_without_a_test() -> None:
    assert re.findall(r"^`tests/assets/([\w.:]+)`", PAGE, re.MULTILINE) == list(TABLES)
    assert sum(map(len, TABLES.values())) >= 60


def test_every_limit_of_a_picture_is_described_with_its_default() -> None:
    described = rows(PAGE.partition("## The limits")[2].partition("\n## ")[0])
    defaults = {field.name: field.default for field in fields(Settings)}
    assert {key.strip("`").replace("-", "_"): float(said) for key, said in described.items()} == {
        name: value
        for name, value in defaults.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and name != "max_issue"
    }
