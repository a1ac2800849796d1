"""Each hostile issue, exported to all four formats: what was good in it is still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile.attack import AFTER, BEFORE, CONFIDENTIAL, Attack
from hostile.attacks_html import HTML, LINKS, PICTURES
from hostile.attacks_pictures import FILES
from hostile.attacks_text import FRONT, MARKDOWN
from hostile.journey import insides, measured, shown, trap

from exporter.config import ALL_FORMATS

ATTACKS = [*HTML, *LINKS, *PICTURES, *FILES, *FRONT, *MARKDOWN]


@pytest.mark.sweep
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nothing_gets_out_in_or_lost(
    attack: Attack, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    folder = tmp_path / "刊"
    folder.mkdir()
    trap(folder, CONFIDENTIAL)
    issue = folder / "issue.md"
    issue.write_text(attack.text, "utf-8")
    for name, make in attack.files.items():
        (folder / name).write_bytes(make())
    arrival = measured(issue)
    assert arrival.status == 0, arrival.said
    assert set(arrival.files) == set(ALL_FORMATS)
    for problem in attack.says:
        assert f"[{problem}]" in arrival.said, arrival.said
    for name, text in shown(arrival, tool("pdftotext")).items():
        for words in (BEFORE, AFTER, *attack.keeps):
            assert "".join(words.split()) in text, (name, words)
    for name, path in arrival.files.items():
        inside = insides(path)
        for words in attack.hides:
            assert words.encode() not in inside, (name, words)


def test_the_corpus_has_no_name_twice() -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(set(names)) == len(names)
