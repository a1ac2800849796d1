"""Figures with their captions, and the posters that stand for players."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.draft import Story
from exporter.emit.docx.fields import field
from exporter.emit.docx.frame import Frame
from exporter.emit.docx.inlines import inlines, outward, text
from exporter.emit.docx.markup import Element, run, w
from exporter.emit.docx.pictures import drawing, scroll
from exporter.emit.docx.traits import Trait
from exporter.model import nodes as n
from exporter.model.walk import plain


def figure(story: Story, node: n.Figure, frame: Frame) -> Iterator[Element]:
    """Transcribe a figure: the picture, perhaps a link, and kept with it the caption."""
    image, said = node.image, plain(node.caption)
    slices = scroll(story, image, frame.room, said) if frame.is_running_text else []
    *upper, last = slices or [drawing(story, image, frame.room, height=frame.tall, text=said)]
    for shown in upper:
        yield frame.paragraph(_linked(story, node, shown), "Figure Slice")
    whole = "Figure" if node.caption else "Figure Alone"
    yield frame.paragraph(_linked(story, node, last), "Figure End" if upper else whole)
    if node.caption:
        content = caption(story, story.words.figure, node.number, node.caption, frame)
        yield frame.paragraph(content, "caption")


def _linked(story: Story, node: n.Figure, shown: Element) -> list[Element]:
    return outward(story, node.link, "", [shown]) if node.link else [shown]


def caption(story: Story, kind: str, number: int, inner: n.Inlines, frame: Frame) -> list[Element]:
    """Build a caption whose number Word counts (ECMA-376 part 1, § 17.16.5.56, `SEQ`)."""
    content = inlines(story, inner, frame.tone)
    if not number:
        return content
    name = text(story, f"{kind} ")
    return [
        *name,
        *field(f"SEQ {kind} \\* ARABIC", str(number)),
        *text(story, story.words.space),
        *content,
    ]


def media(story: Story, node: n.Media, frame: Frame) -> Iterator[Element]:
    """Transcribe a player: its poster, and a line with its title that leads to it."""
    if node.poster is not None:
        poster = drawing(story, node.poster, frame.room, text=node.title)
        yield frame.paragraph(outward(story, node.source, "", [poster]), "Figure")
    name = story.words.media[node.kind]
    said = f"{name}{story.words.colon}{node.title}" if node.title else name
    shown = text(story, said, Trait.LINK)
    address = [run([w("br")]), *text(story, node.source, Trait.ADDRESS)]
    link = outward(story, node.source, "", shown)
    yield frame.paragraph([*text(story, "▶ "), *link, *address], "Media")
