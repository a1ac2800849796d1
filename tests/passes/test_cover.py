"""Which picture is the cover, what credits it, and that nothing is lost or doubled by it."""

from __future__ import annotations

import pytest
from passes.writing import figure, heading, link, outline, paragraph, recognised

from exporter.model import nodes as n
from exporter.model.issue import Cover, FrontMatter

TITLE = heading(1, "周刊（第 3 期）：雨")
BODY = (heading(2, "新闻"), paragraph("今天下雨。"))


def test_the_picture_below_the_title_whose_alt_is_a_credit() -> None:
    issue, said = recognised(TITLE, figure("cover.jpg", "封面源自某站作者阿雨"), *BODY)
    assert issue.cover == Cover(n.Image("cover.jpg"), "封面源自某站作者阿雨")
    assert issue.lead == ()
    assert said == []


def test_an_alt_that_is_no_credit_stays_the_alt() -> None:
    issue, _ = recognised(TITLE, figure("cover.jpg", "雨中的古镇"), *BODY)
    assert issue.cover == Cover(n.Image("cover.jpg", "雨中的古镇"))


@pytest.mark.parametrize(
    "alt",
    ["来源：某图库", "摄影师阿雨摄于杭州", "via example.com", "© 阿雨", "@ayu", "Photo by Ayu"],
)
def test_credits(alt: str) -> None:
    issue, _ = recognised(TITLE, figure("cover.jpg", alt), *BODY)
    assert issue.cover is not None
    assert issue.cover.credit == alt


def test_small_print_below_the_picture_is_the_credit() -> None:
    small = paragraph(n.Small((n.Text("封面图拍于湖边，雨刚停。"),)))
    issue, _ = recognised(figure("cover.jpg"), small, paragraph("欢迎。"), *BODY, stem="雨天周刊")
    assert issue.cover == Cover(n.Image("cover.jpg"), "封面图拍于湖边，雨刚停。")
    assert issue.lead == (paragraph("欢迎。"),)


def test_a_paragraph_in_brackets_is_the_credit() -> None:
    issue, _ = recognised(TITLE, figure("cover.jpg"), paragraph("（题图：雨后的山）"), *BODY)
    assert issue.cover == Cover(n.Image("cover.jpg"), "（题图：雨后的山）")
    assert issue.lead == ()


def test_small_print_with_a_link_stays_in_the_text() -> None:
    small = paragraph(n.Small((n.Text("图源 "), link("某站", "https://mp.weixin.qq.com/s/1"))))
    issue, _ = recognised(TITLE, figure("cover.jpg"), small, *BODY)
    assert issue.cover == Cover(n.Image("cover.jpg"))
    assert issue.lead == (small,)


def test_the_picture_may_stand_below_one_block_of_text() -> None:
    motto = n.Quote((paragraph("兴趣是最好的老师。"),))
    issue, _ = recognised(TITLE, motto, figure("cover.jpg"), *BODY)
    assert issue.cover == Cover(n.Image("cover.jpg"))
    assert issue.lead == (motto,)


def test_a_picture_further_down_is_no_cover() -> None:
    text = (paragraph("第一段。"), paragraph("第二段。"))
    issue, _ = recognised(TITLE, *text, figure("qrcode.png"))
    assert issue.cover is None
    assert len(issue.lead) == 3


def test_a_picture_further_down_with_a_credit_is_the_cover() -> None:
    text = (paragraph("第一段。"), paragraph("第二段。"))
    credit = paragraph("封面图：湖边，2019。")
    issue, _ = recognised(TITLE, *text, figure("lake.png"), credit, *BODY)
    assert issue.cover == Cover(n.Image("lake.png"), "封面图：湖边，2019。")
    assert issue.lead == text


def test_a_credit_with_a_link_makes_the_cover_and_stays() -> None:
    text = (paragraph("第一段。"), paragraph("第二段。"))
    credit = paragraph("封面图：湖边（", link("via", "https://mp.weixin.qq.com/s/1"), "）")
    issue, _ = recognised(TITLE, *text, figure("lake.png"), credit, *BODY)
    assert issue.cover == Cover(n.Image("lake.png"))
    assert issue.lead == (*text, credit)


def test_a_picture_in_a_section_is_no_cover() -> None:
    issue, _ = recognised(TITLE, *BODY, figure("a.png", "伞的构造"))
    assert issue.cover is None


def test_the_cover_has_a_section_of_its_own() -> None:
    about = paragraph("湖边的雨。（", link("via", "https://example.com/rain"), "）")
    issue, _ = recognised(
        TITLE, paragraph("每周五发布。"), heading(2, "封面图"), figure("c.webp"), about, *BODY
    )
    assert issue.cover == Cover(n.Image("c.webp"))
    assert outline(issue) == ["plain 封面图", "entry 新闻"]
    assert [type(block) for block in issue.sections[0].blocks] == [n.Paragraph]


def test_a_cover_section_that_holds_nothing_else_goes() -> None:
    issue, _ = recognised(TITLE, heading(2, "封面图"), figure("c.webp"), *BODY)
    assert issue.cover == Cover(n.Image("c.webp"))
    assert outline(issue) == ["entry 新闻"]


def test_front_matter_names_a_picture_that_is_not_in_the_text() -> None:
    front = FrontMatter(cover="front.png", cover_credit="阿雨 绘", lines={"cover": 4})
    issue, _ = recognised(TITLE, figure("first.png"), *BODY, front=front)
    assert issue.cover == Cover(n.Image("front.png"), "阿雨 绘")
    assert issue.cover.image.line == 4
    assert issue.lead == (figure("first.png"),)


def test_front_matter_names_the_picture_below_the_title() -> None:
    issue, _ = recognised(
        TITLE, figure("c.png", "来源：某图库"), *BODY, front=FrontMatter(cover="c.png")
    )
    assert issue.cover == Cover(n.Image("c.png"), "来源：某图库")
    assert issue.lead == ()


def test_a_credit_in_front_matter_leaves_the_alt_alone() -> None:
    front = FrontMatter(cover_credit="阿雨 摄")
    issue, _ = recognised(TITLE, figure("c.png", "来源：某图库"), *BODY, front=front)
    assert issue.cover == Cover(n.Image("c.png", "来源：某图库"), "阿雨 摄")


def test_a_caption_is_the_credit_unless_it_leads_somewhere() -> None:
    issue, _ = recognised(TITLE, figure("c.png", caption=(n.Text("雨后"),)), *BODY)
    assert issue.cover == Cover(n.Image("c.png"), "雨后")
    linked = (link("雨后", "https://mp.weixin.qq.com/s/1"),)
    issue, _ = recognised(TITLE, figure("c.png", caption=linked), *BODY)
    assert issue.cover == Cover(n.Image("c.png"))
    assert issue.lead == (n.Paragraph(linked),)


def test_a_title_of_the_picture_may_be_the_credit() -> None:
    issue, _ = recognised(TITLE, figure("c.png", "雨后的湖", "摄影：阿雨"), *BODY)
    assert issue.cover == Cover(n.Image("c.png", "雨后的湖"), "摄影：阿雨")


def test_a_cover_section_without_a_picture_is_an_ordinary_one() -> None:
    issue, _ = recognised(TITLE, heading(2, "封面图"), paragraph("本期无图。"), *BODY)
    assert issue.cover is None
    assert outline(issue) == ["plain 封面图", "entry 新闻"]


def test_a_picture_that_leads_to_another_page_is_no_cover() -> None:
    advertisement = figure("ad.png", link="https://example.com/buy")
    issue, _ = recognised(TITLE, advertisement, *BODY)
    assert issue.cover is None
    assert issue.lead == (advertisement,)


def test_a_picture_that_leads_to_itself_is_one() -> None:
    issue, _ = recognised(TITLE, figure("c.png", link="c.png"), *BODY)
    assert issue.cover == Cover(n.Image("c.png"))


@pytest.mark.parametrize(
    "said",
    ["雨后，上图是村口。", "这张照片摄于村口。", "图中是村口。", "如图，雨停了。"],
)
def test_a_picture_that_its_section_speaks_of_stays_there_too(said: str) -> None:
    section = (heading(2, "封面图"), figure("lake.png"), paragraph(said))
    issue, _ = recognised(TITLE, paragraph("一。"), paragraph("二。"), *section, *BODY)
    assert issue.cover == Cover(n.Image("lake.png"))
    assert issue.sections[0].blocks == (figure("lake.png"), paragraph(said))


@pytest.mark.parametrize("said", ["雨后的山路。", "看上图书馆的雨。", "本图书馆今天开放。"])
def test_a_picture_that_its_section_does_not_speak_of_moves(said: str) -> None:
    section = (heading(2, "封面图"), figure("lake.png"), paragraph(said))
    issue, _ = recognised(TITLE, paragraph("一。"), paragraph("二。"), *section, *BODY)
    assert issue.sections[0].blocks == (paragraph(said),)
