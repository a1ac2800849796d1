"""`digest-export outline` and `--to markdown`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli import main

ISSUE = """\
# 石桥|铁桥【看桥周报】第 12 期

![题图：某某摄](https://example.com/cover.jpg)

## 石桥

石桥[最老](https://example.com/1)。

## 工具

1、[量桥尺](https://example.com/ruler)

一把尺子。
"""


LOGO = "![](logo.png)\n\n## 工具\n\n尺。\n\n## 文章\n\n桥。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_a_tree_for_the_eye(folder: Path) -> None:
    done = run("outline", "issue.md")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0] == "issue.md  2 entries, 1 picture, 2 links"
    assert "  series       看桥周报  (title, line 1)" in lines
    assert "  ├─ entry      石桥  :5  1 link" in lines
    assert "  └─ entry      工具  :9  1 item, 1 link" in lines
    assert not (folder / "cache").exists()


def test_items_are_listed_when_asked_for(folder: Path) -> None:
    del folder
    assert "1 量桥尺  :11" in run("outline", "issue.md", "--items").output
    assert "量桥尺" not in run("outline", "issue.md").output


def test_long_values_are_cut_to_the_terminal(folder: Path) -> None:
    (folder / "long.md").write_text(f"# {'桥' * 200}\n", "utf-8")
    title = run("outline", "long.md").output.splitlines()[1]
    assert title.count("桥") < 50
    assert "…  (first heading of level 1, line 1)" in title


def test_json_has_every_key_in_every_issue(folder: Path) -> None:
    (folder / "bare.md").write_text("正文\n", "utf-8")
    done = run("outline", "issue.md", "bare.md", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["version"] == 1
    full, bare = told["issues"]
    assert list(full) == list(bare)
    assert full["number"] == {"value": "12", "rule": "title", "line": 1}
    assert bare["number"] is None
    assert full["sections"][1]["items"] == [
        {"number": 1, "text": "量桥尺", "line": 11, "address": "https://example.com/ruler"}
    ]
    assert [found["code"] for found in bare["diagnostics"]] == ["title-missing"]


def test_an_issue_that_cannot_be_read_is_named_and_the_others_are_shown(folder: Path) -> None:
    del folder
    done = run("outline", "没有.md", "issue.md")
    assert done.exit_code == 1
    assert "没有.md does not exist" in done.stderr
    assert "看桥周报" in done.stdout


def test_markdown_is_made_only_when_asked_for(folder: Path) -> None:
    done = run("issue.md", "--to", "markdown", "-o", ".", "-v")
    assert done.exit_code == 0, done.output
    assert (folder / "issue.md").read_text("utf-8") == ISSUE
    canonical = (folder / "issue.canonical.md").read_text("utf-8")
    assert canonical.startswith("---\nseries: 看桥周报\nnumber: 12\n---\n")
    assert "issue-canonical" not in done.output


def test_markdown_fetches_no_picture(folder: Path) -> None:
    done = run("issue.md", "--to", "markdown", "-o", "out", "--strict")
    assert done.exit_code == 0
    assert done.output == ""
    assert [path.name for path in (folder / "out").iterdir()] == ["issue.canonical.md"]


def test_typography_comes_from_digest_toml(folder: Path) -> None:
    (folder / "digest.toml").write_text('[typography]\nquotes = "corner"\n', "utf-8")
    (folder / "a.md").write_text("# 所谓“石桥”\n\n正文\n", "utf-8")
    assert run("a.md", "--to", "markdown", "-o", ".").exit_code == 0
    assert "# 所谓「石桥」" in (folder / "a.canonical.md").read_text("utf-8")


def test_hints_are_proposed_with_their_counts(folder: Path) -> None:
    for number in (11, 12, 13):
        text = f"## 工具\n\n第 {number} 把尺子。\n\n## 关于这本刊\n\n每周一发，从不间断。\n"
        (folder / f"{number}.md").write_text(text, "utf-8")
    result = run("outline", "11.md", "12.md", "13.md", "--propose")
    assert result.stdout.splitlines() == [
        "[recognition]",
        '# series = "…"  # no issue names it: write it here',
        'file_name = "{number}"  # 3 of 3 are called so',
        'title = "{series} 第 {number} 期"  # 3 of 3 have no title, but a number',
        'footers = ["关于这本刊"]  # 3 of 3 repeat them word for word',
    ]


def test_what_is_proposed_can_be_read(folder: Path) -> None:
    for name in ("11-桥", "12-船"):
        (folder / f"{name}.md").write_text(LOGO, "utf-8")
    proposed = run("outline", "11-桥.md", "12-船.md", "--propose").stdout
    (folder / "digest.toml").write_text(proposed, "utf-8")
    assert 'file_name = "{number}-{title}"' in proposed
    assert "cover = false" in proposed
    shown = json.loads(run("outline", "11-桥.md", "--json").stdout)["issues"][0]
    assert (shown["title"]["value"], shown["number"]["rule"]) == ("桥", "file_name in digest.toml")
    assert shown["cover"] is None


@pytest.mark.usefixtures("folder")
def test_one_issue_proposes_nothing() -> None:
    assert "nothing" in run("outline", "issue.md", "--propose").stdout


@pytest.mark.usefixtures("folder")
def test_an_issue_that_cannot_be_read_proposes_nothing() -> None:
    assert run("outline", "issue.md", "none.md", "--propose").exit_code == 1
