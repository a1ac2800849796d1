"""The command: what is asked, what is said, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from assets.hosts import Host
from click.testing import CliRunner, Result
from lxml import etree
from PIL import Image

from exporter.cli import main

CLEAN = "# 小刊\n\n![封面上的桥](a.png)\n\n## 摘要\n\n一切如常。\n"
BAD = CLEAN + "\n## 甲\n\n甲,乙\n"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    Image.new("RGB", (8, 8)).save("a.png")
    Path("净.md").write_text(CLEAN, "utf-8")
    Path("刊.md").write_text(BAD, "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_a_clean_issue_is_silent() -> None:
    assert (run("净.md").exit_code, run("净.md").output) == (0, "")


def test_a_warning_fails() -> None:
    result = run("净.md", "刊.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("刊.md:11:2: warning: a half-width `,`")


def test_notes_do_not_fail() -> None:
    Path("记.md").write_text("# 小刊\n\n代码在 Github 上\n", "utf-8")
    result = run("记.md")
    assert result.exit_code == 0
    assert "记.md:3:5: note: " in result.stdout


def test_fix_mends_and_the_next_run_is_clean() -> None:
    assert (run("--fix", "刊.md").exit_code, Path("刊.md").read_text("utf-8")) == (
        0,
        BAD.replace(",", "，"),
    )
    assert run("刊.md").output == ""


def test_diff_shows_and_changes_nothing() -> None:
    result = run("--diff", "刊.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- 刊.md\n+++ 刊.md\n@@ ")
    assert result.stdout.endswith("-甲,乙\n+甲，乙\n")
    assert Path("刊.md").read_text("utf-8") == BAD
    assert run("--fix", "--diff", "刊.md").stdout == result.stdout
    assert Path("刊.md").read_text("utf-8") == BAD


def test_fix_leaves_another_encoding_and_says_so() -> None:
    data = BAD.replace("乙", "乙丙丁这里有足够的文字可以认出编码").encode("gb18030")
    Path("刊.md").write_bytes(data)
    result = run("--fix", "刊.md")
    assert result.exit_code == 1
    assert "not mended, because it is not UTF-8" in result.stderr
    assert Path("刊.md").read_bytes() == data


def test_select_and_ignore() -> None:
    assert run("--ignore", "punctuation", "刊.md").output == ""
    assert run("--select", "spacing,heading", "刊.md").output == ""
    assert run("--select", "punctuation-half-width", "刊.md").exit_code == 1


def test_configuration_and_flags() -> None:
    Path("digest.toml").write_text(
        '[check]\nignore = ["punctuation"]\nspacing = "space"\n', "utf-8"
    )
    assert run("刊.md").output == ""
    Path("记.md").write_text(CLEAN + "\n用Python写\n", "utf-8")
    assert run("记.md").exit_code == 1
    assert run("--ignore", "spacing", "记.md").output == ""


@pytest.mark.parametrize(
    ("arguments", "toml", "said"),
    [
        (["--select", "punctuatoin-dash"], "", "did you mean 'punctuation-dash'?"),
        ([], "[check]\nselct = []\n", "did you mean 'select'?"),
        ([], '[check]\nspacing = "spaces"\n', "did you mean 'space'?"),
        ([], "check = 1\n", "write a table [check]"),
        ([], '[check]\nignore = ["nothing"]\n', "there is no rule 'nothing'"),
        (["--format", "xml"], "", "'xml' is not one of"),
    ],
)
def test_a_wrong_command_line_or_file(arguments: list[str], toml: str, said: str) -> None:
    Path("digest.toml").write_text(toml, "utf-8")
    result = run(*arguments, "刊.md")
    assert result.exit_code == 2
    assert said in result.stderr


def test_formats_for_programs() -> None:
    found = json.loads(run("--format", "json", "刊.md", "净.md").stdout)["findings"]
    assert [(f["path"], f["line"], f["column"]) for f in found] == [("刊.md", 11, 2)]
    log = json.loads(run("--format", "sarif", "刊.md").stdout)
    assert log["runs"][0]["results"][0]["ruleId"] == "punctuation-half-width"
    assert run("--format", "github", "刊.md").stdout.startswith(
        "::warning file=刊.md,line=11,col=2,"
    )


def test_a_missing_file_is_a_finding_and_the_others_are_checked() -> None:
    result = run("没有.md", "刊.md")
    assert result.exit_code == 1
    assert "没有.md: error: 没有.md does not exist [unreadable]" in result.stdout
    assert "刊.md:11:2" in result.stdout
    assert run("--fix", "没有.md").exit_code == 1


def test_what_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    Path("乱.md").write_bytes(bytes(range(128, 256)) * 4)
    result = run("没有.md", "夹", "乱.md", "刊.md", "净.md")
    said = [line.split(":")[0] for line in result.stdout.splitlines() if "[" in line]
    assert result.exit_code == 1
    assert said[:1] + said[-1:] == ["没有.md", "刊.md"]
    assert {"夹", "乱.md"} < {*said}


def test_links_are_asked_on_demand() -> None:
    with Host({}).serving() as at:
        Path("链.md").write_text(CLEAN + f"\n[甲]({at}/a)\n", "utf-8")
        assert run("--ignore", "link-http,link-local", "链.md").output == ""
        refused = run("--links", "--ignore", "link-http,link-local", "链.md")
        asked = run("--links", "--allow-private", "--ignore", "link-http,link-local", "链.md")
    assert (refused.exit_code, asked.exit_code) == (1, 1)
    assert "does not answer: 127.0.0.1 is a loopback address" in refused.stdout
    assert "does not answer: it answers 404" in asked.stdout


def test_the_pre_commit_hook_names_the_command() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    for line in ("- id: digest-check", "  entry: digest-export check", "  types: [markdown]"):
        assert line in hook.splitlines()


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys\nfrom exporter.cli import main\n"
        "try:\n    main(['check', '--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'exporter.linter', 'exporter.reading', 'asyncio'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.sweep
def test_a_check_opens_no_connection_and_imports_no_network() -> None:
    Path("净.md").write_text(CLEAN.replace("a.png", "https://example.com/a.png"), "utf-8")
    code = (
        "import sys\nfrom exporter.cli import main\n"
        "try:\n    main(['check', '净.md'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'httpcore2', 'weasyprint', 'docx', 'PIL'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_diff_of_a_missing_file_says_so() -> None:
    result = run("--diff", "没有.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有.md does not exist" in result.stderr


def test_statistics_say_how_often() -> None:
    said = run("--statistics", "刊.md", "净.md").stdout
    assert said == "     1  punctuation-half-width     in 1 issues, 1 can be mended\n"


def test_junit_is_xml_with_a_failure_for_a_warning() -> None:
    suites = etree.fromstring(run("--format", "junit", "刊.md").stdout.encode())
    assert suites.attrib == {"name": "digest-export check"}
    assert [case.attrib["classname"] for case in suites.iter("testcase")] == [
        "punctuation-half-width"
    ]
    assert len(list(suites.iter("failure"))) == 1


def test_unsafe_fixes_are_asked_for_by_name() -> None:
    Path("记.md").write_text("# 小刊\n\n代码在 Github 上\n", "utf-8")
    assert run("--fix", "记.md").exit_code == 0
    assert "Github" in Path("记.md").read_text("utf-8")
    run("--fix", "--unsafe-fixes", "记.md")
    assert "GitHub" in Path("记.md").read_text("utf-8")


def test_a_baseline_needs_its_file() -> None:
    assert run("--update-baseline", "刊.md").exit_code == 2
    assert "is no baseline" in run("--baseline", "没有.json", "刊.md").stderr
