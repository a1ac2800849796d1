"""Issues that are too long for one article: their parts, and what stands in each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest
from emit.wechat.refused import refused
from emit.wechat.writing import META, bundle, one, p, t

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.formats.wechat import WechatOptions
from exporter.emit.wechat import emit, limits
from exporter.emit.wechat.articles import Article, articles
from exporter.emit.wechat.parts import names
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Cover, Issue, Note, Section, SectionKind

TEXT = "守塔人把灯擦亮，又把雾笛的阀门拧开，听见远处有船应了一声。" * 23
TITLES = tuple(f"第{place}座灯塔" for place in range(50))


def entry(place: int, *blocks: n.Block) -> Section:
    address = f"https://a.example.com/{place % 30}"
    other = (place + 25) % len(TITLES)
    text = (
        n.Text(f"{TITLES[place]}的事。{TEXT}"),
        n.Link(t(f"年鉴{place}"), address),
        n.CrossReference(t(TITLES[other]), f"s{other}"),
        n.NoteRef(place + 1),
    )
    title = t(TITLES[place])
    return Section(
        SectionKind.ENTRY, title, f"s{place}", 2, blocks=(n.Paragraph(text), *blocks), line=place
    )


def long_issue(*more: Section) -> Issue:
    contents = Section(SectionKind.CONTENTS, (), "toc", 2)
    entries = tuple(entry(place) for place in range(len(TITLES)))
    notes = tuple(Note(place + 1, (p(f"注{place}。"),)) for place in range(len(TITLES)))
    cover = Cover(n.Image("封面.png", "封面"))
    return Issue(META, cover, sections=(contents, *entries, *more), notes=notes)


@pytest.fixture(scope="module")
def parts() -> tuple[Article, ...]:
    return articles(bundle(long_issue()))


def text(article: Article) -> str:
    return unescape(re.sub("<[^>]*>", "", article.markup))


def test_an_issue_that_has_room_is_one_article(whole_bundle: Bundle) -> None:
    (alone,) = articles(whole_bundle)
    assert alone.bundle is whole_bundle


@pytest.mark.sweep
@pytest.mark.parametrize("name", theme.names())
def test_each_part_has_room_and_nothing_that_is_refused(name: str) -> None:
    made = articles(replace(bundle(long_issue()), theme=theme.load(name)))
    assert len(made) == 3
    assert [one for one in made if not limits.fits(one.markup)] == []
    assert [
        fault for one in made for fault in (*refused(one.markup), *violations(one.markup))
    ] == []


def test_the_parts_are_balanced(parts: tuple[Article, ...]) -> None:
    sizes = [limits.size(one.markup) for one in parts]
    assert max(sizes) < 1.25 * min(sizes)


def test_each_entry_is_in_one_part(parts: tuple[Article, ...]) -> None:
    for title in TITLES:
        assert sum(f"{title}的事。" in text(one) for one in parts) == 1


def test_titles_have_their_places_and_identifiers_stay(parts: tuple[Article, ...]) -> None:
    metas = [one.bundle.issue.meta for one in parts]
    assert [meta.title for meta in metas] == [f"{META.title}（{name}）" for name in "一二三"]
    assert metas[0].identifier == META.identifier
    assert len({meta.identifier for meta in metas}) == 3
    again = articles(bundle(long_issue()))
    assert [one.bundle.issue.meta.identifier for one in again] == [m.identifier for m in metas]


def test_each_part_names_the_others(parts: tuple[Article, ...]) -> None:
    said = f"本期分 3 篇，这是（二）；另见《{META.title}（一）》（三）。"
    assert said in text(parts[1])


def test_the_first_keeps_the_digest_and_the_others_have_their_headings(
    parts: tuple[Article, ...],
) -> None:
    first, second, _ = (one.bundle.issue.meta.digest for one in parts)
    assert first == META.digest
    assert re.fullmatch(r"第\d+座灯塔(；第\d+座灯塔)+", second)
    assert len(second) <= 120


def test_references_are_numbered_anew_in_each(parts: tuple[Article, ...]) -> None:
    for part in parts:
        listed = Counter(re.findall(r"<p\b[^>]*>\[(\d+)\] ", part.markup))
        called = set(re.findall(r"<sup\b[^>]*>\[(\d+)\]</sup>", part.markup))
        assert called == set(listed) == {str(number) for number in range(1, len(listed) + 1)}
        assert set(listed.values()) == {1}


def test_a_note_is_where_it_is_called(parts: tuple[Article, ...]) -> None:
    for place, title in enumerate(TITLES):
        (home,) = [one for one in parts if f"{title}的事。" in text(one)]
        assert re.search(rf"\] 注{place}。", text(home))
        assert sum(f"] 注{place}。" in text(one) for one in parts) == 1


def test_a_link_to_a_heading_of_another_part_says_which(parts: tuple[Article, ...]) -> None:
    first, second, third = (text(one) for one in parts)
    assert re.search(r"年鉴0\[\d+\]第25座灯塔（二）", first)
    assert "座灯塔（一）" in third
    assert "座灯塔（二）[" not in second


def test_the_contents_have_every_entry_with_its_part(parts: tuple[Article, ...]) -> None:
    listed = text(parts[0])
    assert "目录第0座灯塔第1座灯塔" in listed
    assert "第49座灯塔（三）" in listed


def test_a_part_with_a_picture_of_its_own_has_no_other_cover() -> None:
    figure = n.Figure(n.Image("雾.png", "雾"))
    pictured = Section(SectionKind.ENTRY, t("附图"), "pic", 2, blocks=(figure,))
    first, second, third = articles(bundle(long_issue(pictured)))
    assert (first.bundle.issue.cover, second.bundle.issue.cover) == (long_issue().cover,) * 2
    assert third.bundle.issue.cover is None


def test_what_goes_on_in_the_next_part_says_so() -> None:
    blocks = tuple(p(TEXT) for _ in range(60))
    section = Section(SectionKind.PLAIN, t("长夜"), "night", 2, blocks=blocks, line=7)
    made = articles(bundle(replace(one(), sections=(section,))))
    assert "长夜（续）" in text(made[1])
    assert made[0].within == (section,)


def test_the_first_has_its_headings_where_the_issue_has_no_digest() -> None:
    issue = long_issue()
    bare = replace(issue, meta=replace(META, digest="", summary=""))
    made = articles(bundle(bare))
    first, second, _ = (one.bundle.issue.meta.digest for one in made)
    assert first.startswith("第0座灯塔；第1座灯塔；")
    assert second != first


def test_own_references_go_with_what_leads_to_them() -> None:
    own = n.ReferenceList(
        (
            *(n.Reference(at + 1, t(f"书{at}"), f"https://a.example.com/{at}") for at in range(30)),
            n.Reference(31, t("未引之书"), "https://z.example.com/"),
        )
    )
    section = Section(SectionKind.REFERENCES, t("参考文献"), "refs", 2, blocks=(own,))
    made = articles(bundle(replace(long_issue(section), citations=own.items)))
    assert [("未引之书" in text(one)) for one in made] == [False, False, True]
    assert "[1] 未引之书: https://z.example.com/" in text(made[-1])
    assert "] 书3: https://a.example.com/3" in text(made[0])


def test_a_title_that_only_its_place_makes_too_long_is_shortened() -> None:
    issue = long_issue()
    meta = replace(META, title="灯" * 32, series="", parts=())
    made = articles(bundle(replace(issue, meta=meta)))
    assert {len(one.bundle.issue.meta.title) for one in made} == {32}


def test_a_title_within_a_title_has_single_brackets() -> None:
    meta = replace(META, title="《灯塔》第 7 期", series="", parts=())
    first, *_ = articles(bundle(replace(long_issue(), meta=meta)))
    assert "另见《〈灯塔〉第 7 期（二）》（三）。" in text(first)


@pytest.mark.parametrize(
    ("count", "said"), [(2, "上 下"), (3, "一 二 三"), (8, "一 二 三 四 五 六 七 八")]
)
def test_the_places_of_parts(count: int, said: str) -> None:
    assert names(count) == tuple(said.split())
    assert names(21)[9:12] == ("十", "十一", "十二")
    assert names(21)[19:] == ("二十", "二十一")


def test_an_issue_that_must_not_be_split_is_one_article_and_too_long() -> None:
    report = Report()
    whole = replace(bundle(long_issue()), options=WechatOptions(split="never"))
    assert len(articles(whole)) == 1
    emit(whole, report)
    assert Problem.WECHAT_CONTENT_LONG in {found.problem for found in report.diagnostics}


def test_the_editor_hears_of_parts_once_and_of_what_is_cut_at_its_line() -> None:
    report = Report()
    section = Section(
        SectionKind.PLAIN, t("长夜"), "night", 2, blocks=tuple(p(TEXT) for _ in range(60)), line=7
    )
    emit(bundle(replace(one(), sections=(section,))), report)
    found = [one for one in report.diagnostics if one.problem is Problem.WECHAT_PARTS]
    said = {one.line: one.message for one in found}
    assert len(found) == len(said)
    assert said[0].startswith("the issue is too long for one WeChat article: it becomes 3 (")
    longer = "the section '长夜' is longer than a WeChat article: it is cut between its blocks"
    assert said[7] == longer


def test_the_page_has_each_part_with_its_button_and_count() -> None:
    page = emit(bundle(long_issue()), Report()).decode()
    assert page.count("<main>") == 3
    assert page.count('class="copy"') == 3
    assert len(re.findall(r'<header class="part"><h2>[^<]*（[一二三]）</h2><span', page)) == 3
    identifiers = re.findall(r' id="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


def test_the_editor_hears_that_a_text_without_headings_is_cut() -> None:
    report = Report()
    lead = tuple(replace(p(TEXT), line=at + 3) for at in range(60))
    emit(bundle(replace(one(), lead=lead, sections=())), report)
    found = {one.line: one.message for one in report.diagnostics}
    message = "the text before the headings is longer than a WeChat article"
    assert found[3] == f"{message}: it is cut between its blocks"
