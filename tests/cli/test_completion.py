"""Shell completion: the script, and what it completes."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from exporter import theme
from exporter.cli import main


def completed(*words: str) -> list[str]:
    """Return what bash would be offered for the last of some words, each with its type."""
    environment = {
        "_DIGEST_EXPORT_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("digest-export", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = CliRunner().invoke(main, [], env=environment, prog_name="digest-export")
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_this_program(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert (done.exit_code, "_DIGEST_EXPORT_COMPLETE" in done.stdout) == (0, True)


def test_commands_are_completed() -> None:
    assert completed("che") == ["plain,check"]


def test_where_no_command_begins_so_files_are_completed() -> None:
    assert completed("第12期") == ["file,第12期"]


def test_formats_are_completed() -> None:
    assert completed("刊.md", "--to", "e") == ["plain,epub"]


def test_themes_are_completed() -> None:
    assert completed("刊.md", "--theme", "v") == ["plain,vermilion"]


def test_a_folder_is_completed_where_no_theme_begins_so() -> None:
    assert completed("刊.md", "--theme", "./v") == ["dir,./v"]


def test_all_themes_are_offered() -> None:
    assert completed("刊.md", "--theme", "''") == [f"plain,{name}" for name in theme.names()]
