"""The flags that are made from formats' options, and formats of installed packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from packages import SLIDES, install

from exporter.cli import main
from exporter.cli.formats import complete_formats
from exporter.cli.settings import settings_of
from exporter.config.options import described
from exporter.emit import FORMATS
from exporter.emit.formats.epub import EpubOptions
from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.registry import OWN


@pytest.fixture(autouse=True)
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "刊.md"
    path.write_text("# 石桥周报\n\n## 石桥\n\n一段。\n", "utf-8")
    return path


def run(*arguments: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exporter", *arguments],
        env={**os.environ, "PYTHONPATH": str(site or ""), "DIGEST_EXPORT_CACHE": "cache"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_flag_of_a_format_is_one_of_the_command_line() -> None:
    told = CliRunner().invoke(main, ["--help"]).output
    flags = [one.key.flag for row in OWN.values() for one in described(row.options)]
    assert [flag for flag in flags if flag not in told] == []
    assert "--page" in flags


def test_a_flag_wins_over_the_file_and_leaves_its_other_keys(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[pdf]\npage = "a4"\nvariant = "plain"\n')
    said = settings_of(None, pdf__page="phone", epub__embed_fonts=False)
    assert said.of(PdfOptions) == PdfOptions(page="phone", variant="plain")
    assert said.of(EpubOptions) == EpubOptions(embed_fonts=False)


def test_a_flag_that_was_not_given_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text("[epub]\nvertical = true\n")
    assert settings_of(None, epub__vertical=None).of(EpubOptions).vertical


def test_page_numbers_reach_word_in_whatever_order_formats_are_named(tmp_path: Path) -> None:
    made = {}
    for names in ("docx,pdf", "pdf,docx,pdf", "docx"):
        run("刊.md", "--to", names, "--offline", "-o", names)
        made[names] = (tmp_path / names / "刊.docx").read_bytes()
    assert made["docx,pdf"] == made["pdf,docx,pdf"] != made["docx"]


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("", [*FORMATS]),
        ("e", ["epub"]),
        ("pdf,wec", ["pdf,wechat"]),
        ("pdf,p", []),
    ],
)
def test_the_shell_completes_the_last_format(begun: str, offered: list[str]) -> None:
    found = complete_formats(None, None, begun)  # type: ignore[arg-type] # of no matter here
    assert [one.value for one in found] == offered


def test_an_installed_format_is_made_with_its_flags_and_its_table(tmp_path: Path) -> None:
    site = install(tmp_path / "site", SLIDES)
    Path("digest.toml").write_text("[slides]\nsize = 12\n")
    arguments = ("刊.md", "--to", "slides,pdf,pdf", "--slides-ratio", "16:9")
    done = run(*arguments, "--offline", "-o", "dist", site=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(file.name for file in Path("dist").iterdir()) == [
        "刊.notes.txt",
        "刊.pdf",
        "刊.slides.txt",
    ]
    assert Path("dist/刊.slides.txt").read_text("utf-8") == (
        "石桥周报 16:9 12 ['Contents', '石桥']"
    )


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--slides-ratio", "3:2"), "'3:2' is not one of '4:3', '16:9'"),
        (("--slides-size", "7"), "'7'; write a whole number, 8 or more"),
        (("--slides-colour", "7"), "there is no option '--slides-colour'"),
    ],
)
def test_a_flag_of_an_installed_format_is_checked(
    tmp_path: Path, flags: tuple[str, str], message: str
) -> None:
    site = install(tmp_path / "site", SLIDES)
    done = run("刊.md", "--to", "slides", *flags, site=site)
    assert done.returncode == 2
    assert message in done.stderr


def test_the_help_lists_an_installed_format_and_its_flags(tmp_path: Path) -> None:
    told = run("--help", site=install(tmp_path / "site", SLIDES)).stdout
    assert "markdown, slides" in " ".join(told.split())
    assert "--slides-ratio [4:3|16:9]" in told


def test_a_broken_format_is_one_sentence_for_whoever_asks_for_it(tmp_path: Path) -> None:
    site = install(tmp_path / "site", "import nowhere\n")
    asked = run("刊.md", "--to", "slides", site=site)
    assert asked.returncode == 2
    assert (
        "the format 'slides' of digest-slides cannot be used: ModuleNotFoundError" in asked.stderr
    )
    assert "Traceback" not in asked.stderr
    other = run("刊.md", "--to", "markdown", "--offline", site=site)
    assert (other.returncode, other.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('"-"', "slides could not be made: TypeError: the emitter gave str, not bytes"),
        ('b"-", "/../x": b"-"', "slides could not be made: ValueError: its files cannot end in"),
        ('b"-", ".epub": b"-"', "slides could not be made: ValueError: its files cannot end in"),
    ],
)
def test_what_is_no_file_of_its_own_is_not_written(
    tmp_path: Path, change: str, message: str
) -> None:
    site = install(tmp_path / "site", SLIDES.replace('b"-"', change))
    done = run("刊.md", "--to", "slides,epub", "--offline", "-o", "dist", site=site)
    assert done.returncode == 1
    assert message in done.stderr
    assert [file.name for file in Path("dist").iterdir()] == ["刊.epub"]


def test_the_table_of_a_broken_format_is_named_as_such(tmp_path: Path) -> None:
    site = install(tmp_path / "site", "import nowhere\n")
    Path("digest.toml").write_text("[slides]\nsize = 12\n")
    done = run("刊.md", "--to", "markdown", "--offline", site=site)
    assert done.returncode == 2
    assert "digest.toml:1: the format 'slides' of digest-slides cannot be used" in done.stderr


def test_the_doctor_names_formats_of_packages(tmp_path: Path) -> None:
    site = install(tmp_path / "site", SLIDES)
    install(site, "import nowhere\n", "poster", "poster_format")
    told = run("doctor", site=site).stdout
    assert "of digest-slides" in told
    assert "'poster' of digest-poster cannot be used" in told


def test_a_fault_of_an_installed_format_is_laid_at_its_door(tmp_path: Path) -> None:
    broken = SLIDES.replace("    said = ", '    raise ValueError("坏了")\n    said = ')
    site = install(tmp_path / "site", broken)
    done = run("刊.md", "--to", "slides,markdown", "--offline", "-o", "dist", site=site)
    assert done.returncode == 1
    assert "slides could not be made: ValueError: 坏了" in done.stderr
    assert "this is a fault of digest-slides" in done.stderr
    assert [file.name for file in Path("dist").iterdir()] == ["刊.canonical.md"]
