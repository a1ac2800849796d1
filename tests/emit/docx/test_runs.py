"""Punctuation that two fonts have is set in the Chinese one where the text is Chinese."""

from __future__ import annotations

import pytest
from emit.docx.document import said, val

from exporter import theme
from exporter.emit.docx.runs import runs
from exporter.emit.docx.traits import Trait

PAPER = theme.load("paper")


def hinted(text: str, *traits: Trait) -> list[str]:
    made = runs(text, traits, PAPER)
    assert "".join(map(said, made)) == text
    return [said(run) for run in made if val(run, "rPr/rFonts", "hint") == "eastAsia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“好”", ["他说“好”"]),
        ("“DiT”框架", ["“", "”框架"]),
        ("破折号——与省略号……", ["破折号——与省略号……"]),
        ("“", ["“"]),
        ("只有汉字", []),
        ("It’s “fine” — really…", []),
        ("他说 It’s fine", []),
    ],
)
def test_ambiguous_punctuation_is_hinted_in_chinese_text(text: str, expected: list[str]) -> None:
    assert hinted(text) == expected


def test_text_without_ambiguous_punctuation_is_one_run() -> None:
    assert len(runs("汉字与 Latin 混排，一段到底。", (), PAPER)) == 1


def test_a_hint_joins_the_fonts_that_a_trait_names() -> None:
    (run,) = runs("“着重”", (Trait.LINK, Trait.EMPHASIS), PAPER)
    assert val(run, "rPr/rFonts", "hint") == "eastAsia"
    assert val(run, "rPr/rFonts", "eastAsia") == PAPER.fonts.emphasis.east_asian


def test_a_trait_that_is_given_twice_counts_once() -> None:
    (run,) = runs("粗", (Trait.STRONG, Trait.STRONG), PAPER)
    assert [val(run, "rPr/rStyle")] == ["Strong"]
