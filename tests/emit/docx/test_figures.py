"""Figures and players: a picture that fits, words for it, a caption that Word counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.docx.check import DECORATIVE, WP, R, W
from emit.docx.conftest import Make
from emit.docx.document import A4, extents, path, said, val

from exporter.model import nodes as n

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def t(words: str) -> n.Inlines:
    return (n.Text(words),)


def figure(source: str, caption: str = "", link: str = "", number: int = 1) -> n.Figure:
    return n.Figure(n.Image(source, "画里是山"), t(caption) if caption else (), link, number)


@pytest.mark.parametrize(
    ("source", "width", "expected"),
    [
        ("small-200x100.png", "", (3000, 1500)),
        ("wide-4000x1000.png", "", (A4.width, A4.width // 4)),
        ("tall-400x1200.png", "", (A4.figure_height // 3, A4.figure_height)),
        ("half-4000x1000.png", "50%", (A4.width // 2, A4.width // 8)),
        ("asked-400x400.png", "100", (1500, 1500)),
        ("asked-400x400.png", "9999", (A4.width, A4.width)),
        ("asked-300x300.png", "auto", (4500, 4500)),
        ("asked-300x300.png", "0", (4500, 4500)),
        ("photograph-1600x1200.png", "", (A4.fit(0.75) * 4 // 3, A4.fit(0.75))),
        ("portrait-1200x1600.png", "", (A4.fit(4 / 3) * 3 // 4, A4.fit(4 / 3))),
        ("hair-4000x1.png", "", (A4.width, 2)),
    ],
)
def test_a_picture_fits_the_page(
    make: Make, source: str, width: str, expected: tuple[int, int]
) -> None:
    document = make(n.Figure(n.Image(source, "画", width=width)))
    ((wide, tall),) = extents(document.body)
    assert abs(wide - expected[0]) <= 1
    assert abs(tall - expected[1]) <= 2


def test_two_wide_pictures_go_on_a_page_with_text() -> None:
    assert 2 * A4.fit(0.75) < 0.75 * A4.height
    assert A4.fit(0.75) == A4.fit(1) < A4.fit(1.5) < A4.fit(3) == A4.figure_height


def test_a_picture_in_a_list_leaves_room_for_the_indent(make: Make) -> None:
    inner = n.BulletList((n.ListItem((figure("wide-4000x1000.png"),)),))
    assert extents(make(inner).body)[0][0] == A4.width - 420


LONG = n.Image("long-400x4000.png", "长截图")


def test_a_long_picture_is_read_in_slices_over_pages(make: Make) -> None:
    found = extents(make(n.Figure(LONG)).body)
    assert len(found) > 1
    assert {wide for wide, _ in found} == {int(A4.width * 0.55)}
    assert all(tall <= A4.height * 0.2 for _, tall in found)


def test_the_slices_of_a_picture_follow_one_another(make: Make) -> None:
    cropped = list(make(n.Figure(LONG)).body.iter(f"{A}srcRect"))
    tops = [int(e.get("t")) for e in cropped]
    assert tops == [0, *(100_000 - int(e.get("b")) for e in cropped[:-1])]
    assert cropped[-1].get("b") == "0"


def test_slices_are_one_picture_each_with_words(make: Make) -> None:
    document = make(n.Figure(LONG))
    said_of = [e.get("descr") for e in document.body.iter(f"{WP}docPr")]
    assert len({e.get(f"{R}embed") for e in document.body.iter(f"{A}blip")}) == 1
    assert said_of == [f"长截图（{i}/{len(said_of)}）" for i in range(1, len(said_of) + 1)]


@pytest.mark.parametrize(
    "image", [n.Image("icon-20x100.png"), replace(LONG, width="50%"), replace(LONG, height="90")]
)
def test_a_small_picture_or_one_of_a_size_asked_for_stays_whole(make: Make, image: n.Image) -> None:
    assert len(extents(make(n.Figure(image)).body)) == 1


def test_a_long_picture_in_a_cell_stays_whole(make: Make) -> None:
    cell = n.Cell((n.Figure(LONG),))
    row = n.Row((cell,))
    assert len(extents(make(n.Table((), (), (row,), ())).body)) == 1


def test_a_caption_is_numbered_by_a_field_and_kept_with_its_picture(make: Make) -> None:
    document = make(figure("a-320x200.png", "山色", number=4))
    (picture,), (caption,) = document.paragraphs("Figure"), document.paragraphs("Caption")
    assert picture.getnext() is caption
    assert val(document.style("Figure"), "pPr/keepNext") == ""
    assert said(caption) == "图 4\u3000山色"
    assert [code.text.split()[:2] for code in caption.iter(f"{W}instrText")] == [["SEQ", "图"]]


def test_a_picture_without_a_caption_stands_alone(make: Make) -> None:
    document = make(figure("a-320x200.png"))
    assert len(document.paragraphs("FigureAlone")) == 1
    assert document.paragraphs("Caption") == []
    assert val(document.style("FigureAlone"), "pPr/keepNext") == "0"


@pytest.mark.parametrize(
    ("image", "caption", "expected"),
    [
        (n.Image("a-9x9.png", "替代", "题名"), "图注", "替代"),
        (n.Image("a-9x9.png", "", "题名"), "图注", "图注"),
        (n.Image("a-9x9.png", "", "题名"), "", "题名"),
        (n.Image("a-9x9.png"), "", ""),
    ],
)
def test_every_picture_has_words(make: Make, image: n.Image, caption: str, expected: str) -> None:
    document = make(n.Figure(image, t(caption) if caption else ()))
    (properties,) = document.body.iter(f"{WP}docPr")
    assert properties.get("descr") == expected
    is_decorative = any(True for _ in properties.iter(DECORATIVE))
    assert is_decorative == (not expected)
    assert properties.get("title") == (image.title or None)


def test_the_link_of_a_figure_is_on_its_picture(make: Make) -> None:
    document = make(figure("a-320x200.png", "山色", "https://example.org/big"))
    (link,) = document.paragraphs("Figure")[0].iter(f"{W}hyperlink")
    assert document.target(link) == "https://example.org/big"
    assert link.find(path("r/drawing")) is not None


def test_the_same_picture_is_stored_once(make: Make) -> None:
    document = make(figure("a-320x200.png"), figure("b-320x200.png"), figure("c-30x20.jpg"))
    rels = [rel.get("Target") for rel in document.parts["word/_rels/document.xml.rels"]]
    assert sorted(target for target in rels if "media" in target) == [
        "media/image1.png",
        "media/image2.jpg",
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (n.MediaKind.VIDEO, "视频"),
        (n.MediaKind.AUDIO, "音频"),
        (n.MediaKind.EMBED, "嵌入内容"),
    ],
)
def test_a_player_is_its_title_and_its_address(make: Make, kind: n.MediaKind, name: str) -> None:
    document = make(n.Media(kind, "https://example.org/1.mp4", "演示"))
    (line,) = document.paragraphs("Media")
    assert said(line) == f"▶ {name}：演示\nhttps://example.org/1.mp4"
    (link,) = line.iter(f"{W}hyperlink")
    assert document.target(link) == "https://example.org/1.mp4"


def test_the_poster_of_a_player_leads_to_it(make: Make) -> None:
    poster = n.Image("poster-640x360.png")
    document = make(n.Media(n.MediaKind.VIDEO, "https://example.org/1.mp4", "演示", poster))
    (link,) = document.paragraphs("Figure")[0].iter(f"{W}hyperlink")
    assert document.target(link) == "https://example.org/1.mp4"
    assert next(document.body.iter(f"{WP}docPr")).get("descr") == "演示"
