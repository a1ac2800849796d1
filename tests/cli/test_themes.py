"""`digest-export themes`, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter import theme
from exporter.cli import main, themes


def listed() -> list[str]:
    result = CliRunner().invoke(main, ["themes"])
    assert result.exit_code == 0
    return result.output.splitlines()


def test_each_theme_has_its_name_title_and_sentence() -> None:
    said = listed()[::2]
    assert [line.split()[0] for line in said] == list(theme.names())
    assert "paper      纸  Quiet and bookish, with one warm accent." in said


def test_each_theme_has_a_picture_that_is_there() -> None:
    pictures = [Path(line.strip()) for line in listed()[1::2]]
    assert [picture.parent.name for picture in pictures] == list(theme.names())
    assert all(picture.is_file() for picture in pictures)


def test_a_pipe_gets_no_colours() -> None:
    assert "\x1b" not in "".join(listed())


def test_a_terminal_sees_the_colours_of_a_theme(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    themes.callback()
    monkeypatch.undo()
    accent = theme.load("paper").light.accent
    assert accent == "#9a3324"
    assert "\x1b[48;2;154;51;36m  \x1b[0m" in capsys.readouterr().out
