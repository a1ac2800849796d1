"""What the text writes as `[3]` calls the third of its references, wherever that is listed."""

from __future__ import annotations

import re

import pytest
from emit.wechat.writing import META, bundle, p, t

from exporter.emit.wechat.articles import articles
from exporter.emit.wechat.citations import called
from exporter.emit.wechat.fitting import article
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section, SectionKind

BOOK, YEARBOOK, CHART = (f"https://books.example.com/{name}" for name in ("book", "year", "chart"))
LIVE = "https://mp.weixin.qq.com/s/lamp"
ITEMS = (
    n.Reference(1, t("灯塔手册"), BOOK),
    n.Reference(2, t("雾笛年鉴"), YEARBOOK),
    n.Reference(3, t("守塔人口述，手稿"), ""),
    n.Reference(4, t("海图旧事"), LIVE),
    n.Reference(5, t("海图第一章"), CHART),
    n.Reference(6, t("海图第二章"), CHART),
    n.Reference(7, t("同[1]，第 3 章"), "https://books.example.com/third"),
)


def issue(*inlines: n.Inline, notes: tuple[Note, ...] = ()) -> Issue:
    text = Section(SectionKind.PLAIN, t("灯塔"), "a", 2, blocks=(n.Paragraph(inlines),))
    listed = Section(
        SectionKind.REFERENCES, t("参考文献"), "b", 2, blocks=(n.ReferenceList(ITEMS),)
    )
    return Issue(META, sections=(text, listed), notes=notes, citations=ITEMS)


def first_line(made: Issue) -> n.Inlines:
    (block,) = made.sections[0].blocks
    assert isinstance(block, n.Paragraph)
    return block.children


def link(address: str) -> n.Link:
    return n.Link((), address)


@pytest.mark.parametrize("mark", ["[2]", "[ 2 ]", "［2］", "【2】"])
def test_a_mark_becomes_a_link_to_its_reference(mark: str) -> None:
    made = first_line(called(issue(n.Text(f"雾笛{mark}在响。"))))
    assert made == (n.Text("雾笛"), link(YEARBOOK), n.Text("在响。"))


@pytest.mark.parametrize("mark", ["[1,2]", "[1，2]", "[1、2]", "[1;2]", "[1-2]", "[1–2]", "[1][2]"])
def test_marks_of_several_references_call_each(mark: str) -> None:
    assert first_line(called(issue(n.Text(mark)))) == (link(BOOK), link(YEARBOOK))


@pytest.mark.parametrize("text", ["[8]", "[0]", "[1-9]", "[2026]", "[甲]", "[]", "[2-1]x"])
def test_what_names_no_reference_stays(text: str) -> None:
    assert first_line(called(issue(n.Text(text)))) == t(text)


def test_an_issue_without_references_of_its_own_stays() -> None:
    bare = Issue(META, lead=(p("灯[1]"),))
    assert called(bare) is bare


def test_code_is_no_mark() -> None:
    assert first_line(called(issue(n.Code("lamps[1]")))) == (n.Code("lamps[1]"),)


@pytest.mark.parametrize("frame", [n.Super, lambda inner: n.CrossReference(inner, "b")])
def test_a_raised_or_linked_mark_is_the_call_alone(frame: type[n.Super]) -> None:
    assert first_line(called(issue(frame(t("[1]"))))) == (link(BOOK),)


@pytest.mark.parametrize("said", ["[1]", "1"])
def test_a_link_that_says_only_its_number_is_the_call_alone(said: str) -> None:
    assert first_line(called(issue(n.Link(t(said), BOOK + "/")))) in {
        (link(BOOK),),
        (link(BOOK + "/"),),
    }


def test_a_link_does_not_call_twice_what_it_leads_to() -> None:
    assert first_line(called(issue(n.Link(t("手册[1]"), BOOK)))) == (n.Link(t("手册"), BOOK),)


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (3, t("守塔人口述，手稿")),
        (4, (n.Link(t("海图旧事"), LIVE),)),
        (6, (n.Text("海图第二章"), n.Text(f": {CHART}"))),
    ],
)
def test_what_has_no_address_of_its_own_becomes_a_note(number: int, line: n.Inlines) -> None:
    made = called(issue(n.Text(f"[{number}]"), notes=(Note(1, (p("旧注。"),)),)))
    assert first_line(made) == (n.NoteRef(2),)
    assert made.notes[1:] == (Note(2, (n.Paragraph(line),)),)


def test_what_became_a_note_is_listed_no_more() -> None:
    (listed,) = called(issue(n.Text("[3]"))).sections[1].blocks
    assert isinstance(listed, n.ReferenceList)
    assert [item.number for item in listed.items] == [1, 2, 4, 5, 6, 7]


def test_a_reference_names_another_by_its_words() -> None:
    made = called(issue(n.Text("[7]")))
    assert made.citations[6].children == t("同灯塔手册，第 3 章")


def test_a_whole_issue_keeps_its_marks() -> None:
    assert "雾笛[2]在响。" in article(bundle(issue(n.Text("雾笛[2]在响。"))))


def test_marks_lead_to_the_references_of_their_part() -> None:
    text = "守塔人把灯擦亮，又把雾笛的阀门拧开。" * 500
    long = tuple(
        Section(SectionKind.PLAIN, t(f"第{at}座"), f"s{at}", 2, blocks=(p(text + f"见[{at}]。"),))
        for at in (1, 2, 3, 5)
    )
    listed = issue().sections[1]
    made = articles(bundle(Issue(META, sections=(*long, listed), citations=ITEMS)))
    assert len(made) > 1
    found: list[str] = []
    for one in made:
        for number in re.findall(r"见<sup\b[^>]*>\[(\d+)\]</sup>。", one.markup):
            found += re.findall(rf"<p\b[^>]*>\[{number}\] ([^:<]*)", one.markup)
    assert found == ["灯塔手册", "雾笛年鉴", "守塔人口述，手稿", "海图第一章"]
