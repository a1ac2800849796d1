"""`pandoc book.docx -t markdown` and `pandoc book.epub -t markdown` give the source back."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from issue_files import TESTS, exported, features, recognised
from roundtrip import Content, lost, of_file, of_issue

from exporter import pandoc
from exporter.model import nodes as n
from exporter.model.walk import all_nodes

FORMATS = ("docx", "epub")
ROOT = TESTS.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/*.md"))
EXAMPLES = [path for path in EXAMPLES if path.stem != "README"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("features")
    exported(features(folder), folder, *FORMATS)
    return folder


def given_back(issue: Path, folder: Path) -> dict[str, list[str]]:
    exported(issue, folder, *FORMATS)
    before = of_issue(recognised(issue))
    return {name: lost(before, of_file(folder / f"{issue.stem}.{name}")) for name in FORMATS}


@pytest.mark.sweep
def test_the_fixture_has_every_node(written: Path) -> None:
    found = {type(node).__name__ for node in all_nodes(recognised(written / "features.md"))}
    kinds = {name for name in n.__all__ if isinstance(getattr(n, name), type)}
    others = {
        "Node",
        "Span",
        "Token",
        "TokenKind",
        "Alignment",
        "CalloutKind",
        "MediaKind",
        "Scope",
    }
    assert kinds - others - found <= {"Heading"}


@pytest.mark.parametrize("name", FORMATS)
def test_everything_comes_back(written: Path, name: str) -> None:
    before = of_issue(recognised(written / "features.md"))
    after = of_file(written / f"features.{name}")
    assert all(getattr(before, kind) for kind in Content.__dataclass_fields__)
    # Word sets the number of a formula into it, as `E=mc^2#(1)`.
    numbered = [re.sub(r"#\(.*\)$", "", one) for one in after.formulas]
    assert lost(before, replace(after, formulas=numbered)) == []


@pytest.mark.sweep
@pytest.mark.parametrize("issue", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_come_back(issue: Path, tmp_path: Path) -> None:
    assert given_back(issue, tmp_path) == {"docx": [], "epub": []}


@pytest.mark.sweep
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "line",
    [
        "# 灯塔换了新灯",
        "## 换灯的三天",
        "1.  断电，**挂牌**",
        "- ☑ 手套",
        "[Lighthouse Renewal Notes]",
        "(https://example.org/notes?a=1&b=2",
        "太阴半日潮",
        "> 第一天，拆。",
        "[换灯的三天](#",
        "    def height(t, parts):",
        "[^1]: ",
        "~~旧说~~",
    ],
)
def test_markdown_reads_like_the_source(written: Path, name: str, line: str) -> None:
    command = [pandoc.binary(), f"features.{name}", "-t", "markdown", "--wrap=none"]
    done = subprocess.run(command, cwd=written, capture_output=True, check=True)
    markdown = re.sub(r"\[([^\]]*)\]\{lang=\"en\"\}", r"\1", done.stdout.decode())
    markdown = re.sub(r"``` \S+\n(.*?)```", _indented, markdown, flags=re.DOTALL)
    assert line in re.sub(r" \{#[^}]*\}", "", markdown)


def _indented(block: re.Match[str]) -> str:
    return re.sub("^", "    ", block[1], flags=re.MULTILINE)


@pytest.mark.sweep
@pytest.mark.parametrize("kind", Content.__dataclass_fields__)
@pytest.mark.parametrize("name", FORMATS)
def test_the_comparison_can_find_a_loss(written: Path, name: str, kind: str) -> None:
    before = of_issue(recognised(written / "features.md"))
    after = of_file(written / f"features.{name}")
    lonely = next(one for one in getattr(before, kind) if getattr(before, kind).count(one) == 1)
    poorer = replace(after, **{kind: [one for one in getattr(after, kind) if one != lonely]})
    assert f"{kind}: {lonely}" in lost(before, poorer)
    assert f"{kind}: {lonely}" not in lost(before, after)
