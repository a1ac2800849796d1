"""Links and notes in one numbering, each address once."""

from __future__ import annotations

import pytest
from emit.wechat.writing import one, p, t

from exporter.emit.wechat.references import is_kept, is_spelt_out, merge, unlinked
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import all_nodes, plain

A, B, C = "https://a.example.com/1", "https://b.example.com/2", "https://c.example.com/3"


def link(text: str, address: str) -> n.Link:
    return n.Link(t(text), address)


def numbers(issue: Issue) -> list[int]:
    found = []
    for node in all_nodes(issue):
        match node:
            case n.Link(citation=number) | n.NoteRef(number=number):
                found.append(number)
            case _:
                pass
    return found


def listed(issue: Issue) -> list[str]:
    _, further = merge(issue)
    return [
        f"{one.number} {plain(one.children if isinstance(one, n.Reference) else one.blocks)}"
        for one in further
    ]


def with_own(*inlines: n.Inline) -> Issue:
    own = n.ReferenceList(
        (
            n.Reference(1, t("手册"), A),
            n.Reference(2, t("口述，未刊")),
            n.Reference(3, (link("论文", B),), B),
        )
    )
    sections = (Section(SectionKind.REFERENCES, t("参考文献"), "refs", 2, blocks=(own,)),)
    return Issue(Meta("刊", "urn:uuid:0"), lead=(n.Paragraph(inlines),), sections=sections)


def test_an_address_has_one_number_however_often_it_is_used() -> None:
    issue = one(n.Paragraph((link("甲", A), link("乙", B), link("又是甲", A))))
    merged, _ = merge(issue)
    assert numbers(merged) == [1, 2, 1]
    assert listed(issue) == [f"1 甲: {A}", f"2 乙: {B}"]


def test_a_slash_at_the_end_makes_no_other_address() -> None:
    issue = one(n.Paragraph((link("甲", A), link("乙", A + "/"))))
    assert numbers(merge(issue)[0]) == [1, 1]
    assert listed(issue) == [f"1 甲: {A}"]


def test_notes_and_links_share_one_numbering_in_the_order_of_the_text() -> None:
    text = n.Paragraph((link("甲", A), n.NoteRef(1), link("乙", B), n.NoteRef(2), n.NoteRef(1)))
    issue = one(text, notes=(Note(1, (p("注甲。"),)), Note(2, (p("注乙。"),))))
    assert numbers(merge(issue)[0]) == [1, 2, 3, 4, 2]
    assert listed(issue) == [f"1 甲: {A}", "2 注甲。", f"3 乙: {B}", "4 注乙。"]


def test_a_link_in_a_note_is_numbered_after_the_text() -> None:
    issue = one(
        n.Paragraph((n.NoteRef(1), link("甲", A))),
        notes=(Note(1, (n.Paragraph((link("乙", B),)),)),),
    )
    assert listed(issue) == ["1 乙", f"2 甲: {A}", f"3 乙: {B}"]


def test_a_note_that_nothing_calls_is_listed_all_the_same() -> None:
    assert listed(one(p("正文。"), notes=(Note(7, (p("孤注。"),)),))) == ["1 孤注。"]


def test_the_issue_s_own_references_keep_their_numbers() -> None:
    issue = with_own(link("见论文", B), link("新的", C), link("见手册", A), n.Text("。"))
    merged, _ = merge(issue)
    assert numbers(merged)[:3] == [3, 4, 1]
    assert listed(issue) == [f"4 新的: {C}"]


def test_own_references_are_written_out_with_their_addresses_and_no_numbers_inside() -> None:
    merged, further = merge(with_own())
    (own,) = [node for node in all_nodes(merged) if isinstance(node, n.ReferenceList)]
    assert [plain(item.children) for item in own.items] == [
        f"手册: {A}",
        "口述，未刊",
        f"论文: {B}",
    ]
    assert numbers(merged) == []
    assert further == ()


def test_a_second_link_within_a_reference_is_not_lost() -> None:
    item = n.Reference(1, (link("论文", A), n.Text("，"), link("镜像", B)), A)
    issue = one(n.ReferenceList((item,)))
    assert numbers(merge(issue)[0]) == [2]
    assert listed(issue) == [f"2 镜像: {B}"]


def test_a_reference_that_is_its_address_says_it_once() -> None:
    merged, _ = merge(one(n.ReferenceList((n.Reference(1, t(A), A), n.Reference(2, (), B)))))
    (own,) = [node for node in all_nodes(merged) if isinstance(node, n.ReferenceList)]
    assert [plain(item.children) for item in own.items] == [A, B]


def test_a_reference_whose_text_holds_its_address_does_not_repeat_it() -> None:
    item = n.Reference(1, (n.Text("手册，"), link(A, A), n.Text("，2025 年")), A)
    merged, _ = merge(one(n.ReferenceList((item,))))
    (own,) = [node for node in all_nodes(merged) if isinstance(node, n.ReferenceList)]
    assert plain(own.items[0].children) == f"手册，{A}，2025 年"


def test_the_words_of_a_further_address_are_those_of_the_citations() -> None:
    issue = Issue(
        Meta("刊", "urn:uuid:0"),
        lead=(n.Paragraph((link("这里", A),)),),
        citations=(n.Reference(1, t("灯塔年鉴"), A),),
    )
    assert listed(issue) == [f"1 灯塔年鉴: {A}"]


def test_a_picture_that_links_is_listed_by_its_address() -> None:
    issue = one(n.Paragraph((n.Link((n.Image("徽章.png", "徽章"),), A),)))
    assert numbers(merge(issue)[0]) == [1]
    assert listed(issue) == [f"1 {A}"]


@pytest.mark.parametrize(
    "address", ["mailto:a@example.com", "tel:110", "https://mp.weixin.qq.com/s/1", ""]
)
def test_what_needs_no_number_has_none(address: str) -> None:
    issue = one(n.Paragraph((link("文字", address),)))
    assert numbers(merge(issue)[0]) == [0]
    assert listed(issue) == []


@pytest.mark.parametrize(
    ("address", "after", "alone"),
    [
        ("mailto:a@example.com", "（a@example.com）。", True),
        ("mailto:a@example.com", "，见 aa@example.com。", False),
        ("mailto:a@example.com", "。", False),
        ("tel:110", "1101 号", False),
        ("tel:110", "，就是110。", True),
    ],
)
def test_an_address_to_write_to_is_not_said_twice(address: str, after: str, alone: bool) -> None:
    merged, _ = merge(one(n.Paragraph((link("来信", address), n.Text(after)))))
    links = [node for node in all_nodes(merged) if isinstance(node, n.Link)]
    assert not links if alone else [node.address for node in links] == [address]


@pytest.mark.parametrize(
    ("text", "address", "same"),
    [
        ("https://a.example.com/1", A, True),
        ("a.example.com/1", A, True),
        ("https://a.example.com/1/", A, True),
        ("a@example.com", "mailto:a@example.com", True),
        ("https://a.example.com", A, False),
        ("手册", A, False),
        ("", A, False),
    ],
)
def test_a_text_may_be_the_address_itself(text: str, address: str, same: bool) -> None:
    assert is_spelt_out(link(text, address)) is same


def test_only_articles_of_wechat_are_kept() -> None:
    assert is_kept("http://mp.weixin.qq.com/s/1")
    assert not is_kept("https://weixin.qq.com/")
    assert not is_kept("https://[mp.weixin.qq.com/")
    assert not is_kept("mp.weixin.qq.com/s/1")


def test_titles_lose_links_and_calls_but_no_text() -> None:
    title = (link("雾", A), n.NoteRef(1), n.Strong((n.CrossReference(t("灯"), "x"), n.Code("v2"))))
    assert unlinked(title) == (n.Text("雾"), n.Strong((n.Text("灯"), n.Code("v2"))))
