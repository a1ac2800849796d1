"""The habit of a series is learned of the issues given together."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import settings

from exporter.linter import Habit, check, check_each, learn, mend

SPACED = "用 Go 写，用 Lua 写，用 Rust 写，用 Zig 写，用 Ada 写。\n"
UNSPACED = "用Go写，用Lua写，用Rust写，用Zig写，用Ada写。\n"
CHOSEN = settings("spacing-han-latin")


def issues(folder: Path, *texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number}.md" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths


def lines(paths: list[Path], processes: int = 1) -> dict[str, list[int]]:
    asked = [(path, CHOSEN) for path in paths]
    each = zip(paths, check_each(asked, processes), strict=True)
    return {path.name: [finding.line for finding in found] for path, found in each}


def test_an_issue_of_few_words_is_held_to_the_habit_of_its_folder(tmp_path: Path) -> None:
    paths = issues(tmp_path, "开头。\n\n本期谈 Vim编辑器。\n", SPACED)
    assert check(paths[0], CHOSEN) == ()
    assert lines(paths) == {"0.md": [3], "1.md": []}


def test_no_space_is_put_in_where_the_series_writes_none(tmp_path: Path) -> None:
    paths = issues(tmp_path, f"{SPACED}\n再用Perl写。\n", UNSPACED * 5)
    assert [finding.line for finding in check(paths[0], CHOSEN)] == [3, 3]
    assert lines(paths)["0.md"] == []


def test_a_name_is_what_the_series_writes_without_a_space_in_most_places(tmp_path: Path) -> None:
    several = "作者 Python猫。\n\n" * 4
    paths = issues(tmp_path, f"{SPACED}\nPython猫来信。\n", several, "作者 Python 猫。\n")
    assert [finding.line for finding in check(paths[0], CHOSEN)] == [3]
    assert lines(paths)["0.md"] == []


def test_a_name_of_the_series_is_not_mended(tmp_path: Path) -> None:
    paths = issues(tmp_path, f"{SPACED}\nPython猫来信，用C++写。\n", "Python猫。\n\n" * 4)
    habits = learn([(path, CHOSEN) for path in paths])
    done = mend(paths[0], CHOSEN, habit=habits[paths[0]])
    assert done is not None
    assert done.after.splitlines()[2] == "Python猫来信，用 C++ 写。"


def test_neither_order_nor_processes_nor_other_folders_change_it(tmp_path: Path) -> None:
    paths = issues(tmp_path / "甲", "本期谈Vim。\n", SPACED, SPACED)
    others = issues(tmp_path / "乙", UNSPACED * 9)
    expected = {"0.md": [1], "1.md": [], "2.md": []}
    assert lines(paths) == lines(paths[::-1]) == lines(paths, processes=2) == expected
    asked = [(path, CHOSEN) for path in others + paths]
    assert [len(found) for found in check_each(asked)] == [0, 1, 0, 0]


@pytest.mark.parametrize("hidden", ["`用Go写`", "```\n用Go写\n```", "<!-- 用Go写 -->"])
def test_what_is_no_prose_teaches_nothing(tmp_path: Path, hidden: str) -> None:
    paths = issues(tmp_path, f"{hidden}\n", "---\ntitle: 用Go写\n---\n\n正文\n")
    assert set(learn([(path, CHOSEN) for path in paths]).values()) == {Habit()}


def test_an_issue_that_cannot_be_read_teaches_nothing(tmp_path: Path) -> None:
    (path,) = issues(tmp_path, SPACED)
    asked = [(path, CHOSEN), (tmp_path / "缺.md", CHOSEN)]
    assert learn(asked) == dict.fromkeys((path, tmp_path / "缺.md"), Habit())
