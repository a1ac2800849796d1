"""Pictures inside the text: never wider than their room, never taller than a page can hold."""

from __future__ import annotations

from exporter.emit.docx.draft import Story
from exporter.emit.docx.markup import NAMESPACES, Element, element, run
from exporter.emit.docx.page import EMU, Page
from exporter.model.bundle import Picture
from exporter.model.nodes import Image

_TWIPS_PER_PIXEL = 15
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
    width, tall = _extent(image, picture, story.draft.page, room, height)
    number = next(story.draft.drawing_ids)
    described: dict[str, str | int] = {
        "id": number,
        "name": f"{_NAMELESS} {number}",
        "descr": image.alt or text or image.title,
    }
    frame = element("a:graphicFrameLocks", {"noChangeAspect": 1})
    inline = element(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
        element("wp:extent", {"cx": width, "cy": tall}),
        element(
            "wp:docPr",
            described | ({"title": image.title} if image.title else {}),
            *([] if described["descr"] else [_decorative()]),
        ),
        element("wp:cNvGraphicFramePr", {}, frame),
        _graphic(story.embed(picture), described, width, tall),
    )
    return run([element("w:drawing", {}, inline)])


def _decorative() -> Element:
    """Say that a picture has nothing to tell (MS-ODRAWXML, § 2.24.3.1, `decorative`)."""
    mark = element("adec:decorative", {"val": 1})
    return element("a:extLst", {}, element("a:ext", {"uri": _DECORATIVE}, mark))


def _graphic(relation: str, described: dict[str, str | int], width: int, height: int) -> Element:
    names = element("pic:nvPicPr", {}, element("pic:cNvPr", described), element("pic:cNvPicPr"))
    fill = element(
        "pic:blipFill",
        {},
        element("a:blip", {"r:embed": relation}),
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
