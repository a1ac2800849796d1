"""What Obsidian adds to Markdown: pictures, links, comments, names of blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading.written import blocks, understood

from exporter.diagnostics import Diagnostic, Problem, Report
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.model.walk import descend, plain
from exporter.reading import read

T, P = n.Text, n.Paragraph
NAMES = (
    "桥.png",
    "附件/山 1.png",
    "assets/海.JPG",
    "子/深/湖.png",
    "子/同.png",
    "子/深/同.png",
    ".藏/密.png",
)


def read_beside(folder: Path, text: str) -> tuple[list[n.Image], tuple[Diagnostic, ...]]:
    """Read a text that lies beside pictures; return its pictures and what is said."""
    for name in NAMES:
        path = folder / "刊" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    (folder / "外.png").write_bytes(b"")
    (folder / "刊" / "链.png").symlink_to(folder / "外.png")
    report = Report("刊.md")
    manuscript = read(Source(folder / "刊" / "刊.md", "刊", text), report)
    nodes = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    return [node for node in descend(nodes) if isinstance(node, n.Image)], report.diagnostics


@pytest.mark.parametrize(
    ("written", "image"),
    [
        ("![[桥.png]]", n.Image("桥.png")),
        ("![[桥.png|300]]", n.Image("桥.png", width="300")),
        ("![[桥.png|300x200]]", n.Image("桥.png", width="300")),
        ("![[桥.png|雨后的桥]]", n.Image("桥.png", "雨后的桥")),
        ("![[桥.png|雨后*的*桥|120]]", n.Image("桥.png", "雨后*的*桥", width="120")),
        ("![[桥.png#center|80]]", n.Image("桥.png", width="80")),
        ("![[桥.png|center]]", n.Image("桥.png")),
        ("![[山 1.png]]", n.Image("附件/山 1.png")),
        ("![[附件/山 1.png]]", n.Image("附件/山 1.png")),
        ("![[海.jpg]]", n.Image("assets/海.JPG")),
        ("![[湖.png]]", n.Image("子/深/湖.png")),
        ("![[库/子/深/湖.png]]", n.Image("子/深/湖.png")),
        ("![[没有.png]]", n.Image("没有.png")),
        ("![[密.png]]", n.Image("密.png")),
        ("![[外.png]]", n.Image("外.png")),
        ("![[../外.png]]", n.Image("../外.png")),
        ("![[链.png]]", n.Image("链.png")),
        ("![[https://example.com/a.png|50]]", n.Image("https://example.com/a.png", width="50")),
    ],
)
def test_a_picture_is_found_where_obsidian_finds_it(
    tmp_path: Path, written: str, image: n.Image
) -> None:
    assert read_beside(tmp_path, f"文\n\n{written}\n") == ([image], ())


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "前{}后",
        "- 项\n  {}",
        "> {}",
        "| 甲 |\n|---|\n| {} |",
        "## 题 {}",
        "甲[^1]\n\n[^1]: 注 {}",
        "> [!tip] 题\n> {}",
        "[{}](https://example.com)",
    ],
)
def test_a_picture_may_stand_anywhere(tmp_path: Path, text: str) -> None:
    images, _ = read_beside(tmp_path, text.format("![[湖.png\\|30]]"))
    assert images == [n.Image("子/深/湖.png", width="30")]


def test_of_several_pictures_the_nearest_is_taken_and_named(tmp_path: Path) -> None:
    images, (said,) = read_beside(tmp_path, "![[同.png]]")
    assert images == [n.Image("子/同.png")]
    assert said.message == "several pictures are named 同.png: 子/同.png is taken, not 子/深/同.png"
    assert said.hint == "write its folder too: ![[子/同.png]]"


@pytest.mark.parametrize("written", ["![[笔记]]", "![[笔记#节]]", "![[图.canvas]]", "![[文.pdf]]"])
def test_what_only_a_vault_can_show_stays_and_is_named(written: str) -> None:
    manuscript, report = understood(f"见 {written}。")
    assert manuscript.blocks == (P((T(f"见 {written}。"),)),)
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_SYNTAX]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("见[[页|名]]。", "见名。"),
        ("见[[页#节]]。", "见页 > 节。"),
        ("见[[页#^abc]]。", "见页。"),
        ("见[[页#节|名]]。", "见名。"),
        ("[[甲]]与[[乙]]", "甲与乙"),
        ("**粗[[甲|乙]]体**", "粗乙体"),
        ("- [[夹/页|名]]", "名"),
        ("> [[页|名]]", "名"),
        ("| 甲 |\n|---|\n| [[页\\|名]] |", "甲\n名"),
        ("## 题[[页|名]]", "题名"),
        ("[[页|名]]", "名"),
    ],
)
def test_a_link_to_another_note_is_its_words(written: str, shown: str) -> None:
    manuscript, report = understood(written)
    assert plain(manuscript.blocks).strip() == shown
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_DROPPED]


@pytest.mark.parametrize(
    ("written", "words"),
    [("[[#第二节]]", "第二节"), ("[[#第二节|下节]]", "下节"), ("[[issue#第二节]]", "第二节")],
)
def test_a_link_to_a_heading_of_the_issue_is_one(written: str, words: str) -> None:
    first = blocks(f"见{written}。\n\n## 第二节")[0]
    assert first == P((T("见"), n.CrossReference((T(words),), "第二节"), T("。")))


@pytest.mark.parametrize(
    "text",
    [
        "只有一个[[甲]]",
        "[[1]] 与 [[2]]",
        "[[1,2],[3,4]] 与 [[f(x)]]",
        "a[[b]] 与 c[[d]]",
        "`[[甲]]` 与 `[[乙|丙]]`",
        "\\[[甲|乙]]",
        "if [[ -f a ]] 或 [[ b ]]",
    ],
)
def test_brackets_that_nobody_means_stay(text: str) -> None:
    assert "[[" in plain(blocks(text))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("甲%%密%%乙", "甲乙"),
        ("%%密%%\n\n甲", "甲"),
        ("甲\n\n%%\n密\n\n- 密\n%%\n\n乙", "甲\n\n乙"),
        ("甲 %%密\n密%% 乙", "甲乙"),
        ("> 甲 %%密\n> 密%% 乙", "> 甲乙"),
        ("- 甲 %%密%%\n- 乙", "- 甲\n- 乙"),
        ("## 题%%密%%", "## 题"),
        ("| 甲%%密%% |\n|---|\n| 乙 |", "| 甲 |\n|---|\n| 乙 |"),
        ("甲\n\n%%密\n```\n密\n```\n密%%\n\n乙", "甲\n\n乙"),
        ("::: tip\n甲%%密%%\n:::", "> [!tip]\n> 甲"),
        ("甲[^1]\n\n[^1]: 注%%密%%", "甲[^1]\n\n[^1]: 注"),
    ],
)
def test_a_comment_is_not_published(written: str, left: str) -> None:
    manuscript, report = understood(written)
    expected, _ = understood(left)
    assert (manuscript.blocks, manuscript.notes) == (expected.blocks, expected.notes)
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_DROPPED]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("![[录音.mp3]]", n.MediaKind.AUDIO), ("- ![[子/片 1.MP4]]", n.MediaKind.VIDEO)],
)
def test_what_is_played_has_a_player(written: str, kind: n.MediaKind) -> None:
    (media,) = (node for node in descend(blocks(written)) if isinstance(node, n.Media))
    assert (media.kind, media.source) == (kind, written.strip("-! []"))


def test_an_open_comment_within_a_line_is_named() -> None:
    _, report = understood("甲 %%密\n\n乙")
    assert [(d.problem, d.line) for d in report.diagnostics] == [(Problem.FOREIGN_SYNTAX, 1)]


@pytest.mark.parametrize(
    "text", ["涨 5%%，降 6%%。", "`%%甲%%`", "\\%%甲\\%%", "100%%", "用 %%s 或 %%d。"]
)
def test_percents_that_nobody_means_stay(text: str) -> None:
    assert "%%" in plain(blocks(text))


def test_an_open_comment_stays_and_is_named() -> None:
    manuscript, report = understood("甲\n\n%%密\n\n乙 丙\n")
    assert [(d.problem, d.line) for d in report.diagnostics] == [(Problem.FOREIGN_SYNTAX, 3)]
    assert len(manuscript.blocks) == 3


@pytest.mark.parametrize(
    "text", ["文 ^abc123", "- 文 ^item-1", "> 文 ^q12", "## 文 ^h12", "文\n\n^table-1"]
)
def test_the_name_of_a_block_goes_where_there_is_more_of_obsidian(text: str) -> None:
    manuscript, report = understood(f"{text}\n\n见[[页|名]]。")
    assert "^" not in plain(manuscript.blocks)
    assert len(report.diagnostics) == 2
    assert "^" in plain(blocks(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("这是 ==跨过行末的\n高亮==。\n", "跨过行末的高亮"),
        ("> 引文 ==跨过行末的\n> 高亮==。\n", "跨过行末的高亮"),
        ("- 项 ==跨过行末的\n  高亮==。\n", "跨过行末的高亮"),
    ],
)
def test_a_highlight_goes_on_in_the_next_line(text: str, inside: str) -> None:
    manuscript, report = understood(text)
    found = [node for node in descend(manuscript.blocks) if isinstance(node, n.Mark)]
    assert [plain(node.children) for node in found] == [inside]
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    "text", ["==甲\n\n乙==\n", "==甲\n- 乙==\n", "==甲\n# 乙==\n", "甲\n==\n\n乙==\n"]
)
def test_a_highlight_ends_with_its_paragraph(text: str) -> None:
    manuscript, _ = understood(text)
    assert not any(isinstance(node, n.Mark) for node in descend(manuscript.blocks))
