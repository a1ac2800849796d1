"""The command line: what is asked, what is said, and the exit status."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from emit.fonts.made import make

from exporter.cli import main

ISSUE = "# 小刊第 3 期\n\n## 摘要\n\n一切如常。\n\n## 一件事\n\n说一件事。\n"
NAMES = {"pdf": "刊.pdf", "epub": "刊.epub", "docx": "刊.docx", "wechat": "刊.wechat.html"}


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("刊.md").write_text(ISSUE, "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def written(folder: str = "dist") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir()) if Path(folder).is_dir() else []


def test_all_four_formats_into_dist_and_not_a_word() -> None:
    result = run("刊.md")
    assert (result.exit_code, result.output) == (0, "")
    assert written() == sorted(NAMES.values())


@pytest.mark.parametrize("asked", [["--to", "docx,wechat"], ["--to", "wechat", "--to", "docx"]])
def test_only_what_is_asked_for(asked: list[str]) -> None:
    assert run(*asked, "刊.md").exit_code == 0
    assert written() == sorted([NAMES["docx"], NAMES["wechat"]])


def test_another_folder() -> None:
    assert run("刊.md", "--to", "docx", "-o", "成品/本期").exit_code == 0
    assert written("成品/本期") == ["刊.docx"]


def test_verbose_names_the_files() -> None:
    assert run("刊.md", "--to", "docx", "-v").output == f"{Path('dist') / '刊.docx'}\n"


def test_no_arguments_show_the_help() -> None:
    result = run()
    assert result.exit_code == 2
    assert "ISSUE.md… [OPTIONS]" in result.output
    assert "doctor" in result.output


def test_help_shows_the_options_of_the_export() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for option in ("--to", "--output", "--theme", "--offline", "--strict", "--quiet", "--verbose"):
        assert option in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "pfd", "刊.md"], "there is no format 'pfd'; did you mean 'pdf'?"),
        (["--to", "odt", "刊.md"], "choose from pdf, epub, docx, wechat"),
        (["--theme", "papper", "刊.md"], "there is no theme 'papper'; did you mean 'paper'?"),
        (["--nonsense", "刊.md"], "there is no option"),
    ],
)
def test_a_wrong_command_line_is_one_sentence_and_status_2(
    arguments: list[str], sentence: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert written() == []


def test_a_wrong_date_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gestern")
    result = run("刊.md")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is 'gestern'" in result.output


def test_a_wrong_key_in_the_configuration() -> None:
    Path("digest.toml").write_text('them = "paper"')
    result = run("刊.md")
    assert result.exit_code == 2
    assert "there is no key 'them'" in result.output
    assert "did you mean 'theme'?" in result.output


def test_the_configuration_is_used_and_flags_win() -> None:
    Path("digest.toml").write_text('formats = ["docx"]\noutput = "成品"')
    assert run("刊.md").exit_code == 0
    assert written("成品") == ["刊.docx"]
    assert run("刊.md", "--to", "wechat").exit_code == 0
    assert written("成品") == ["刊.docx", "刊.wechat.html"]


def test_a_book_without_fonts_in_vertical_lines() -> None:
    Path("digest.toml").write_text("epub.embed_fonts = true")
    flags = ["--to", "epub", "--no-embed-fonts", "--vertical", "-o", "书"]
    assert run("刊.md", *flags).exit_code == 0
    with zipfile.ZipFile(Path("书") / "刊.epub") as book:
        assert not [name for name in book.namelist() if "font" in name]
        assert b"vertical-rl" in book.read("EPUB/book.css")


@pytest.mark.sweep
def test_a_font_of_ones_own_is_named_by_the_theme_and_prepared_once(
    tool: Callable[[str], str],
) -> None:
    for folder in ("look", "fonts"):
        Path(folder).mkdir()
    make(Path("fonts/mine.otf"), "My Han", cff=True, chinese="我的字体")
    Path("look/theme.toml").write_text('extends = "paper"\n[fonts]\nbody = "我的字体"\n', "utf-8")
    Path("刊.md").write_text("# 文\n\n## 文\n\n中文，中文。\n", "utf-8")
    missing = run("刊.md", "--to", "pdf", "--theme", "./look")
    assert "warning: the theme's font 我的字体 is not on this machine" in missing.output
    Path("digest.toml").write_text('fonts = "fonts"')
    made = []
    for folder in ("cold", "warm"):
        result = run("刊.md", "--to", "pdf", "--theme", "./look", "-o", folder)
        assert (result.exit_code, result.output) == (0, "")
        made.append(Path(folder, "刊.pdf").read_bytes())
    said = subprocess.run([tool("pdffonts"), "warm/刊.pdf"], capture_output=True, check=True).stdout
    assert "我的字体-Set" in said.decode()
    assert made[0] == made[1]
    (kept,) = Path("cache/fonts").rglob("*/*")
    assert kept.is_file()


def test_the_folder_of_fonts_must_be_there() -> None:
    Path("digest.toml").write_text('fonts = "nowhere"')
    result = run("刊.md", "--to", "pdf")
    assert result.exit_code == 1
    assert "error: there is no folder nowhere with fonts" in result.output
    assert written() == []


def test_a_reference_document_must_be_a_document() -> None:
    missing = run("刊.md", "--to", "docx", "--reference-doc", "无.docx")
    assert missing.exit_code == 2
    assert "无.docx" in missing.output
    broken = run("刊.md", "--to", "docx", "--reference-doc", "刊.md")
    assert broken.exit_code == 1
    assert "error: the reference document is not a Word document" in broken.output


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: None, "缺.md: error: "),
        (lambda: Path("缺.md").mkdir(), "缺.md: error: "),
        (lambda: Path("缺.md").write_text(""), "缺.md: error: "),
        (lambda: Path("缺.md").write_bytes(bytes(range(256)) * 9), "缺.md:2: error: "),
    ],
    ids=["missing", "folder", "empty", "binary"],
)
def test_what_cannot_be_read_is_one_sentence_and_the_others_are_written(
    make: object, sentence: str
) -> None:
    assert callable(make)
    make()
    result = run("缺.md", "刊.md", "--to", "docx")
    assert result.exit_code == 1
    assert result.output.startswith(sentence)
    assert "Traceback" not in result.output
    assert len(result.output.splitlines()) == 2
    assert written() == ["刊.docx"]


def test_two_issues_of_one_name_would_overwrite_each_other() -> None:
    Path("旧").mkdir()
    Path("旧/刊.md").write_text(ISSUE, "utf-8")
    result = run("刊.md", "旧/刊.md", "--to", "docx")
    assert result.exit_code == 1
    assert result.output.count("[output-clash]") == 2
    assert written() == []


def test_the_same_issue_twice_is_exported_once() -> None:
    assert run("刊.md", "刊.md", "--to", "docx", "-v").output.count("刊.docx") == 1


def test_a_folder_that_cannot_be_written() -> None:
    Path("dist").write_text("in the way")
    result = run("刊.md", "--to", "docx,wechat")
    assert result.exit_code == 1
    assert result.output.count("[unwritable]") == 2
    assert Path("dist").read_text() == "in the way"


def test_one_format_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def emit(*_: object) -> bytes:
        raise RuntimeError("坏了")

    monkeypatch.setattr("exporter.emit.docx.emit", emit)
    result = run("刊.md", "--to", "docx,wechat")
    assert result.exit_code == 1
    assert "docx could not be made: RuntimeError: 坏了 [format-failed]" in result.output
    assert written() == ["刊.wechat.html"]


MISSING = ISSUE + "\n![远山](mountain.png)\n"


@pytest.mark.parametrize(("flags", "status"), [([], 0), (["--strict"], 3)])
def test_a_warning_fails_only_a_strict_run(flags: list[str], status: int) -> None:
    Path("刊.md").write_text(MISSING, "utf-8")
    result = run("刊.md", "--to", "docx", *flags)
    assert result.exit_code == status
    assert "刊.md:11: warning: " in result.output
    assert "[image-missing]" in result.output
    assert written() == ["刊.docx"]


def test_quiet_hides_warnings_but_not_errors() -> None:
    Path("刊.md").write_text(MISSING, "utf-8")
    assert run("刊.md", "--to", "docx", "-q").output == ""
    assert "error" in run("缺.md", "-q").output


def test_an_unknown_theme_in_the_front_matter_is_a_warning_with_its_line() -> None:
    Path("刊.md").write_text("---\ntitle: 刊\ntheme: 金\n---\n\n一段。\n", "utf-8")
    result = run("刊.md", "--to", "wechat")
    assert result.exit_code == 0
    assert "刊.md:3: warning: there is no theme '金'; paper is used [front-matter]" in result.output


@pytest.mark.sweep
def test_a_console_that_cannot_show_chinese_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import subprocess
    import sys

    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    program = Path(sys.executable).with_name("digest-export")
    command = [program, "缺.md"]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert ".md: error: " in done.stderr
    assert done.stderr.isascii()
