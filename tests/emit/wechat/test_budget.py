"""What an article spends its characters on."""

from __future__ import annotations

from emit.wechat.writing import SQUARE

from exporter.emit.wechat import budget
from exporter.emit.wechat.limits import ADDRESS, size

PARTS = {
    "文字": "海上没有路",
    "标签": "<p></p>",
    "样式": ' style="color:#464e56"',
    "公式": SQUARE,
    "图片": '<img src="" alt="灯"/>',
    "参考文献": "<p>[1] 航标手册: https://marks.example.com/m</p>",
}
PICTURE = '<img src="data:image/png;base64,AAAA" alt="灯"/>'
WRITTEN = f"<p{PARTS['样式']}>{PARTS['文字']}</p>{PARTS['公式']}{PICTURE}{PARTS['参考文献']}"


def test_every_character_is_counted_once() -> None:
    found = {share.name: share.characters for share in budget.kinds(WRITTEN)}
    written = {name: len(part) for name, part in PARTS.items()}
    assert found == {**written, "图片": written["图片"] + ADDRESS}
    assert sum(found.values()) == size(WRITTEN)


def test_the_largest_comes_first_and_nothing_that_is_not_there() -> None:
    assert [share.name for share in budget.kinds("<p>海上没有路，灯就是路。</p>")] == [
        "文字",
        "标签",
    ]


def test_the_whole_issue_adds_up(whole_article: str) -> None:
    counts = [share.characters for share in budget.kinds(whole_article)]
    assert sum(counts) == size(whole_article)
    assert counts == sorted(counts, reverse=True)
    assert sum(share.characters for share in budget.sections(whole_article)) == size(whole_article)


def test_sections_have_their_titles() -> None:
    article = "<p>亲爱的读者</p><h2>雾 &amp; <strong>灯</strong></h2><p>海上没有路，灯就是路。</p>"
    assert budget.sections(article) == (
        budget.Share("雾 & 灯", len(article) - len("<p>亲爱的读者</p>")),
        budget.Share("开头", len("<p>亲爱的读者</p>")),
    )


def test_the_cost_of_a_visible_character() -> None:
    assert budget.cost("<p>海上没有路，&amp;</p>") == 11 / 7
    assert budget.cost("<p></p>") == 7
