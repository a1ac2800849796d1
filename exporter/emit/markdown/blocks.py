"""Nodes to Markdown, block by block: the `match` over every block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import assert_never

from exporter import words
from exporter.conventions.captions import as_bare_picture
from exporter.conventions.screens import is_screen
from exporter.emit.markdown import addresses, markup
from exporter.emit.markdown import inlines as line
from exporter.emit.markdown.escape import Pen, without_formulas
from exporter.emit.markdown.tables import table
from exporter.model import nodes as n
from exporter.reading.captions import caption_of
from exporter.reading.dialects.kinds import kind_of
from exporter.words import Words

_TICKS = re.compile(r"^[ >]*(`{3,})", re.MULTILINE)
_HASHES = re.compile(r"(?<![^ ])#+\Z")
_PLAYERS = {n.MediaKind.VIDEO: "video", n.MediaKind.AUDIO: "audio", n.MediaKind.EMBED: "iframe"}
_NOTE_INDENT = " " * 4
_RULE, _RULE_IN_ITEM = "---", "___"


@dataclass(frozen=True, slots=True)
class Style:
    """How an issue is written: its pen, and whether figures and tables are counted by hand.

    `words` are those that are read as nothing of the author's.
    """

    pen: Pen
    counts_figures: bool = False
    counts_tables: bool = False
    words: Words = field(default_factory=partial(words.of, "zh"))


def blocks(nodes: n.Blocks, style: Style, gap: str = "\n\n") -> str:
    """Write blocks; of two lists that meet, the second has other markers."""
    written: list[str] = []
    last: n.Block | None = None
    other = False
    for place, node in enumerate(nodes):
        other = _markers(node) is not None and _markers(node) is _markers(last) and not other
        if isinstance(node, n.Figure) and _may_be_caption(nodes[place + 1 : place + 2], style):
            written.append(without_formulas(partial(_sealed, node, style), style.pen))
        else:
            written.append(_block(node, style, other=other))
        last = node
    return gap.join(written)


def _markers(node: n.Block | None) -> type[n.Block] | None:
    """Return which markers a list has, as two with the same would be one."""
    match node:
        case n.BulletList():
            return n.BulletList
        case n.OrderedList() | n.ReferenceList():
            return n.OrderedList
        case _:
            return None


def heading(level: int, title: n.Inlines, style: Style) -> str:
    """Write a heading of level 1 to 6."""
    flat = Pen(math=style.pen.math, flat=True)
    words = _HASHES.sub(lambda found: f"\\{found[0]}", line.paragraph(title, flat))
    return f"{'#' * level} {words}".rstrip(" ")


def note(number: int, inner: n.Blocks, style: Style) -> str:
    """Write the definition of a footnote."""
    text = blocks(inner, style)
    opens = inner and isinstance(inner[0], n.Paragraph)
    return f"[^{number}]:" + _hung(text if opens else f"\n{text}", " ", _NOTE_INDENT)


def _block(node: n.Block, style: Style, *, other: bool) -> str:
    pen = style.pen
    match node:
        case n.Heading(level=level, children=children):
            return heading(level, children, style)
        case n.Paragraph(children=children):
            return line.paragraph(children, pen)
        case n.Labelled(label=label, children=children):
            return line.paragraph((n.Strong(label), n.Text(style.words.colon), *children), pen)
        case n.TagLine(tags=tags, label=label):
            text = n.Text(
                (style.words.colon if label else "") + " ".join(f"#{tag}" for tag in tags)
            )
            return line.paragraph((n.Strong(label), text) if label else (text,), pen)
        case n.Figure():
            return without_formulas(partial(_figure, node, style), pen)
        case n.BulletList(items=items):
            return _list(items, ["* " if other else "- "] * len(items), style)
        case n.OrderedList(items=items, start=start):
            sign = ")" if other else "."
            return _list(items, [f"{start + i}{sign} " for i in range(len(items))], style)
        case n.ReferenceList(items=references):
            return _references(references, style, other=other)
        case n.DefinitionList(items=definitions):
            return _definitions(definitions, style)
        case n.Quote(blocks=inner):
            return _quoted(blocks(inner, style))
        case n.Callout():
            return _callout(node, style)
        case n.CodeBlock(text=text, language=language):
            return without_formulas(partial(_code, text, language), pen)
        case n.MathBlock(tex=tex):
            return _fenced(tex, "math")
        case n.Table():
            write = partial(blocks, style=style)
            return table(node, pen, write, counted=style.words.table if style.counts_tables else "")
        case n.Rule():
            return _RULE
        case n.Media():
            return without_formulas(partial(_media, node, style.words), pen)
        case _:
            assert_never(node)


def _figure(node: n.Figure, style: Style, pen: Pen) -> str:
    said, calls = _parted(node.caption)
    bare = as_bare_picture(node, by_hand=style.counts_figures)
    is_counted_alike = not style.counts_figures or bare.number == node.number
    if (bare.caption == said and is_counted_alike) or not said:
        picture, called = line.image(node.image, pen), markup.phrases(calls, pen)
        if not node.link:
            return picture + called
        if node.image.width or node.image.height:
            return markup.element("a", picture, pen, href=node.link) + called
        return f"[{picture}]{addresses.target(node.link, '', pen)}{called}"
    return _sealed(node, style, pen)


def _may_be_caption(following: n.Blocks, style: Style) -> bool:
    """Tell whether what follows a picture would be read as its caption."""
    match following:
        case (n.Labelled(label=label, children=children),):
            colon = n.Text(style.words.colon)
            return bool(caption_of(n.Paragraph((n.Strong(label), colon, *children))))
        case (block,):
            return bool(caption_of(block))
        case _:
            return False


def _sealed(node: n.Figure, style: Style, pen: Pen) -> str:
    """Write a figure whose caption is what stands in it, and nothing below it."""
    picture = markup.image(node.image, pen)
    if node.link:
        picture = markup.element("a", picture, pen, href=node.link)
    if not node.caption:
        return f"<figure>\n{picture}\n</figure>"
    number = f"{style.words.figure} {node.number}：" if style.counts_figures and node.number else ""
    caption = number + markup.phrases(node.caption, pen)
    return f"<figure>\n{picture}\n<figcaption>{caption}</figcaption>\n</figure>"


def _parted(caption: n.Inlines) -> tuple[n.Inlines, n.Inlines]:
    """Return a caption without the calls of notes at its end, and these."""
    end = len(caption)
    while end and isinstance(caption[end - 1], n.NoteRef):
        end -= 1
    return caption[:end], caption[end:]


def _list(items: tuple[n.ListItem, ...], markers: list[str], style: Style) -> str:
    gap = "\n" if _is_tight(items) else "\n\n"
    written = []
    for item, marker in zip(items, markers, strict=True):
        text = blocks(item.blocks, style, gap)
        if item.blocks and isinstance(item.blocks[0], n.Rule):
            text = _RULE_IN_ITEM + text.removeprefix(_RULE)
        if item.checked is not None:
            opens = not item.blocks or isinstance(item.blocks[0], n.Paragraph)
            box = "[x] " if item.checked else "[ ] "
            text = box + (text if opens else f"{markup.NOTHING}{gap}{text}")
        written.append(_hung(text, marker, " " * len(marker)))
    return gap.join(written)


def _is_tight(items: tuple[n.ListItem, ...]) -> bool:
    """Tell whether no blank line is needed: a line of text, and perhaps a list that follows it."""
    for item in items:
        match item.blocks:
            case () | (n.Paragraph(),):
                pass
            case (n.Paragraph(), n.BulletList(items=inner)) if inner[0].blocks and _is_tight(inner):
                pass
            case _:
                return False
    return True


def _references(references: tuple[n.Reference, ...], style: Style, *, other: bool) -> str:
    items = []
    for reference in references:
        children = reference.children
        if reference.address and not any(isinstance(node, n.Link) for node in children):
            children = (n.Link(children, reference.address),)
        items.append(n.ListItem((n.Paragraph(children),)))
    return _block(n.OrderedList(tuple(items), references[0].number), style, other=other)


def _definitions(definitions: tuple[n.Definition, ...], style: Style) -> str:
    written = "<dl>\n"
    for definition in definitions:
        if definition.term:
            written += f"<dt>{markup.phrases(definition.term, style.pen)}</dt>\n"
        if definition.blocks:
            written += f"<dd>\n\n{blocks(definition.blocks, style)}\n\n</dd>\n"
    return written + "</dl>"


def _callout(node: n.Callout, style: Style) -> str:
    inner = blocks(node.blocks, style)
    if node.kind is n.CalloutKind.DETAILS:
        summary = markup.element("summary", markup.phrases(node.title, style.pen), style.pen)
        body = f"\n\n{inner}\n\n" if inner else "\n"
        return f"<details>\n{summary}{body}</details>"
    title = line.paragraph(node.title, Pen(math=style.pen.math, flat=True))
    own = "" if title == kind_of(node.kind)[1] else f" {title}"
    return _quoted(f"[!{node.kind.upper()}]{own}" + (f"\n{inner}" if inner else ""))


def _code(text: str, language: str, pen: Pen) -> str:
    if language == "math":
        code = markup.element("code", markup.words(text, pen), pen, **{"class": "language-math"})
        return f"<pre>{code}</pre>"
    return _fenced(text, language)


def _fenced(text: str, language: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    opens = f"{fence}{addresses.language(language)}"
    return f"{opens}\n{text}\n{fence}" if text else f"{opens}\n{fence}"


def _media(node: n.Media, known: Words, pen: Pen) -> str:
    poster = node.poster.source if node.poster and not is_screen(node.poster) else ""
    title = "" if node.title == known.media[node.kind] else node.title
    name = _PLAYERS[node.kind]
    return markup.element(name, "", pen, src=node.source, title=title, poster=poster)


def _quoted(text: str) -> str:
    return "\n".join(f"> {each}" if each else ">" for each in text.split("\n"))


def _hung(text: str, marker: str, indent: str) -> str:
    first, *rest = text.split("\n")
    hung = [f"{indent}{each}" if each else "" for each in rest]
    return "\n".join([f"{marker}{first}" if first else marker.rstrip(" "), *hung])
