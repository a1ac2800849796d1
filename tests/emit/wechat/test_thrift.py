"""What neighbours say twice is said once, and looks the same."""

from __future__ import annotations

import pytest

from exporter.emit.wechat.thrift import said_once

M = ' style="margin:1em 0"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p{M}>甲</p><p{M}>乙</p><p{M}>丙</p>", f"<p{M}>甲</p><p>乙</p><p{M}>丙</p>"),
        (f"<p{M}>甲</p><p{M}>乙</p>", f"<p{M}>甲</p><p{M}>乙</p>"),
        (
            f'<p{M}>甲</p><h2 style="margin:2em 0 1em">乙</h2><p{M}>丙</p>',
            f'<p{M}>甲</p><h2 style="margin:2em 0 1em">乙</h2><p{M}>丙</p>',
        ),
        (f"<p{M}>甲</p>字<p{M}>乙</p><p{M}>丙</p>", f"<p{M}>甲</p>字<p{M}>乙</p><p{M}>丙</p>"),
        (
            f'<p{M}>甲</p><p style="margin:8px 0 0;color:#456">乙</p><p{M}>丙</p>',
            f'<p{M}>甲</p><p style="color:#456">乙</p><p{M}>丙</p>',
        ),
        (f'<p{M}>甲</p><hr style="margin:1em 35%"/><p{M}>乙</p>',) * 2,
    ],
    ids=["paragraphs", "edges", "larger", "text between", "smaller", "sides"],
)
def test_a_margin_goes_where_both_neighbours_hold_the_gap(before: str, after: str) -> None:
    assert said_once(before) == after


def test_margins_go_through_a_box_that_is_open() -> None:
    box = f'<section style="padding-left:1em"><p{M}>甲</p></section>'
    assert said_once(f"{box}<p{M}>乙</p><p{M}>丙</p>") == f"{box}<p>乙</p><p{M}>丙</p>"


@pytest.mark.parametrize("said", ["padding:1px 16px", "border:1px solid", "overflow-x:auto"])
def test_but_not_through_one_that_is_closed(said: str) -> None:
    article = f'<section style="{said}"><p{M}>甲</p></section><p{M}>乙</p><p{M}>丙</p>'
    assert said_once(article) == article


def test_a_section_without_a_style_is_no_box() -> None:
    assert said_once("<section><p>甲</p><p>乙</p></section>") == "<p>甲</p><p>乙</p>"


@pytest.mark.parametrize(
    "kept", ["<section>甲</section>", "<ul><li><section>甲</section></li></ul>"]
)
def test_a_section_that_holds_text_stays(kept: str) -> None:
    assert said_once(kept, boxes=True) == kept


def test_the_only_paragraph_of_a_box_is_taken_out_where_asked() -> None:
    box = f'<section style="color:#456"><p{M}>甲</p></section>'
    assert said_once(box) == box
    assert said_once(box, boxes=True) == '<section style="color:#456">甲</section>'


@pytest.mark.parametrize("block", ['<p><img src="" alt=""/></p>', "<h3>甲</h3>"])
def test_pictures_and_headings_in_a_row_do_not_touch(block: str) -> None:
    assert said_once(block * 3).count(M) == 1


@pytest.mark.parametrize("caption", ["", "<p>一座灯塔</p>"])
def test_a_heading_does_not_touch_the_picture_above_it(caption: str) -> None:
    box = "section" if caption else "p"
    picture = f'<{box}><img src="x" alt=""/>{caption}</{box}>'
    heading = '<h2 style="font-weight:700">灯塔</h2>'
    apart = '<h2 style="margin:1em 0;font-weight:700">灯塔</h2>'
    assert said_once(picture + heading) == picture + apart
    assert said_once(heading + picture) == heading + picture
