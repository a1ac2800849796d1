"""The language of the command line: by locale, by flag, the same codes in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli import main

ISSUE = "---\ntilte: 石桥\n---\n# 石桥周刊\n\n![桥](无.png)\n\n见[二](#三),桥。\n"
_HAN = re.compile("[一-鿿]")


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], env=environment)


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "刊.md"
    path.write_text(ISSUE, "utf-8")
    return str(path)


def test_the_flag_asks_for_chinese(issue: str) -> None:
    said = run("check", issue, "--lang", "zh").stdout
    assert f"{issue}:2：警告：不认识 tilte 这个键 [front-matter]\n  建议：是不是“title”？" in said


def test_the_flag_may_stand_first_and_with_a_sign(issue: str) -> None:
    assert "：警告：" in run("--lang=zh", "check", issue).stdout


def test_the_locale_asks_for_chinese(issue: str) -> None:
    assert "：警告：" in run("check", issue, DIGEST_EXPORT_LANG="", LANG="zh_CN.UTF-8").stdout


def test_the_flag_counts_more_than_the_locale(issue: str) -> None:
    assert ": warning: " in run("check", issue, "--lang", "en", DIGEST_EXPORT_LANG="zh").stdout


def test_both_languages_say_the_same_codes_at_the_same_places(issue: str) -> None:
    shape = re.compile(r":(\d+).*\[([a-z-]+)\]$", re.MULTILINE)
    english = shape.findall(run("check", issue).stdout)
    assert english == shape.findall(run("check", issue, "--lang", "zh").stdout) != []


def test_a_format_for_programs_has_the_messages_too(issue: str) -> None:
    said = run("check", issue, "--lang", "zh", "--format", "json").stdout
    assert '"code": "front-matter"' in said
    assert "不认识 tilte 这个键" in said


def test_an_export_speaks_chinese(issue: str, tmp_path: Path) -> None:
    said = run(issue, "--to", "wechat", "--offline", "-o", str(tmp_path), "--lang", "zh").stderr
    assert f"{issue}:6：警告：没有图片 无.png [image-missing]" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--foo",), "错误：没有“--foo”这个选项"),
        (("chek",), "错误：没有“chek”这个命令；是不是“check”？"),
        (("--to", "pdx", "刊.md"), "错误：“--to”的值无效：没有“pdx”这个格式；是不是“pdf”？"),
        (("check",), "错误：缺少参数“ISSUES...”。"),
    ],
)
def test_what_is_refused_is_refused_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    done = run("--lang", "zh", *arguments)
    assert (done.exit_code, said in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("--lang", "fr"), ("check", "刊.md", "--lang=fr"), ("刊.md", "--lang", "fr")]
)
def test_a_language_that_there_is_not_is_refused(arguments: tuple[str, ...]) -> None:
    assert "'fr' is not one of 'zh', 'en'" in run(*arguments).stderr


def test_a_flag_without_a_language_is_refused() -> None:
    assert "Option '--lang' requires an argument" in run("check", "刊.md", "--lang").stderr


@pytest.mark.parametrize("command", ["", *main.commands])
def test_the_help_of_every_command_is_chinese(command: str) -> None:
    said = run("--lang", "zh", *filter(None, (command,)), "--help").stdout
    about = said.split("\n\n")[1].splitlines()
    assert [line for line in about if not _HAN.search(line)] == []


def test_the_help_in_english_is_as_the_sources_have_it() -> None:
    assert run("--help").stdout.startswith("Usage: main ISSUE.md… [OPTIONS]\n")
