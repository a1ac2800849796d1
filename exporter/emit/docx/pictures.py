"""Pictures inside the text: never wider than their room, never taller than a page can hold.

A picture that is many times as high as wide is shown in slices of the one picture, which follow one
another over pages.
"""

from __future__ import annotations

from exporter.emit.docx.draft import Story
from exporter.emit.docx.markup import NAMESPACES, Element, element, run
from exporter.emit.docx.page import EMU, Page
from exporter.emit.slices import ends, is_tall
from exporter.model.bundle import Picture
from exporter.model.nodes import Image

_TWIPS_PER_PIXEL = 15
_SCROLL, _SLICE = 0.55, 0.2  # of a line, of a page
_WHOLE = 100_000  # ECMA-376 part 1, § 20.1.10.41: thousandths of a percent
_NAMELESS = "图片"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def drawing(story: Story, image: Image, room: int, *, height: int = 0, text: str = "") -> Element:
    """Build the run that shows a picture (ECMA-376 part 1, § 20.4.2.8).

    Parameters
    ----------
    room, height : int
        The space there is, in twips; without a height, what a page gives to a figure.
    text : str
        The text alternative of a picture that has none of its own.
    """
    picture = story.draft.bundle.pictures[image.source]
    extent = _extent(image, picture, story.draft.page, room, height)
    said = image.alt or text or image.title
    return _shown(story, picture, extent, said, title=image.title)


def scroll(story: Story, image: Image, room: int, text: str) -> list[Element]:
    """Build the runs that show a long picture, a slice each.

    Parameters
    ----------
    room : int
        The width there is, in twips.
    text : str
        The text alternative of a picture that has none of its own.

    Returns
    -------
    list of Element
        Nothing where the picture is to be shown as it is: it is not long, a size is asked for, or
        a page holds it at a width that can be read.
    """
    picture, page = story.draft.bundle.pictures[image.source], story.draft.page
    wide = min(picture.width * _TWIPS_PER_PIXEL, int(room * _SCROLL))
    fits = wide * picture.height <= page.figure_height * picture.width
    if image.width or image.height or fits or not is_tall(picture):
        return []
    bottoms = ends(picture, page.height * _SLICE / wide)
    said = image.alt or text or image.title or story.words.figure
    made: list[Element] = []
    for number, (top, bottom) in enumerate(zip([0, *bottoms], bottoms, strict=False), 1):
        extent = wide * EMU, max(1, wide * EMU * (bottom - top) // picture.width)
        name = f"{said}（{number}/{len(bottoms)}）"
        made.append(_shown(story, picture, extent, name, rows=(top, bottom)))
    return made


def _shown(
    story: Story,
    picture: Picture,
    extent: tuple[int, int],
    said: str,
    *,
    title: str = "",
    rows: tuple[int, int] | None = None,
) -> Element:
    """Build a drawing, of some rows of the picture or of the whole."""
    width, tall = extent
    number = next(story.draft.drawing_ids)
    described: dict[str, str | int] = {
        "id": number,
        "name": f"{_NAMELESS} {number}",
        "descr": said,
    }
    frame = element("a:graphicFrameLocks", {"noChangeAspect": 1})
    inline = element(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
        element("wp:extent", {"cx": width, "cy": tall}),
        element(
            "wp:docPr",
            described | ({"title": title} if title else {}),
            *([] if said else [_decorative()]),
        ),
        element("wp:cNvGraphicFramePr", {}, frame),
        _graphic(story.embed(picture), described, extent, _cropped(picture, rows)),
    )
    return run([element("w:drawing", {}, inline)])


def _decorative() -> Element:
    """Say that a picture has nothing to tell (MS-ODRAWXML, § 2.24.3.1, `decorative`)."""
    mark = element("adec:decorative", {"val": 1})
    return element("a:extLst", {}, element("a:ext", {"uri": _DECORATIVE}, mark))


def _cropped(picture: Picture, rows: tuple[int, int] | None) -> list[Element]:
    """Say which rows are shown (ECMA-376 part 1, § 20.1.8.55, `srcRect`)."""
    if rows is None:
        return []
    top, bottom = (_WHOLE * row // picture.height for row in rows)
    return [element("a:srcRect", {"t": top, "b": _WHOLE - bottom})]


def _graphic(
    relation: str,
    described: dict[str, str | int],
    extent: tuple[int, int],
    cropped: list[Element],
) -> Element:
    width, height = extent
    names = element("pic:nvPicPr", {}, element("pic:cNvPr", described), element("pic:cNvPicPr"))
    fill = element(
        "pic:blipFill",
        {},
        element("a:blip", {"r:embed": relation}),
        *cropped,
        element("a:stretch", {}, element("a:fillRect")),
    )
    shape = element(
        "pic:spPr",
        {},
        element(
            "a:xfrm",
            {},
            element("a:off", {"x": 0, "y": 0}),
            element("a:ext", {"cx": width, "cy": height}),
        ),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )
    data = element(
        "a:graphicData", {"uri": NAMESPACES["pic"]}, element("pic:pic", {}, names, fill, shape)
    )
    return element("a:graphic", {}, data)


def _extent(image: Image, picture: Picture, page: Page, room: int, height: int) -> tuple[int, int]:
    """Return width and height in EMU: what is asked for or 96 px an inch, if there is room."""
    natural = picture.width * _TWIPS_PER_PIXEL
    asked = image.width.removesuffix("%")
    if not asked and image.height:
        asked = f"{float(image.height) * picture.width / picture.height:.0f}"
    if asked.isdecimal() and int(asked):
        percent = image.width.endswith("%")
        natural = room * int(asked) // 100 if percent else int(asked) * _TWIPS_PER_PIXEL
        height = height or page.figure_height
    height = height or page.fit(picture.height / picture.width)
    scale = min(natural, room, height * picture.width / picture.height) / picture.width
    return max(1, int(picture.width * scale * EMU)), max(1, int(picture.height * scale * EMU))
