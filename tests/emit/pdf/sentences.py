"""What an issue says and what a PDF of it says, as strings that can be compared."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exporter import words
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.issue import Issue, Section, SectionKind

# White space, what typesetting puts between letters, what has no glyph of its own, and bullets: a
# page may paint those of its lists before text that goes on from the page before.
_UNSEEN = re.compile(
    r"[\s\u00ad\u200b-\u200f\u2010\u2028\u2029\u2060\ufe0e\ufe0f\ufeff\x00-\x1f•◦▪]+"
)
# What print adds: markers, numbers of lists, notes and captions, boxes, the word of a picture.
_ADDED = re.compile(r"[▫‣·\d.、☑☐▶图表]*|目录\d*|脚注")
_COLOPHON = re.compile(r"由digest-export[\d.]+排版，版式“.+?”")
_MARKERS = re.compile(r"\A(?:[\s•◦▪·]|\d+\.)+|(?:[\s•◦▪·]|\d+\.)+\Z")
_APART = "\x00"
_LISTED = 2


def squeezed(text: str) -> str:
    return _UNSEEN.sub("", re.sub("[\ue000-\uf8ff]", "〓", text))


def said(issue: Issue) -> list[str]:
    """Return the text of every block, notes and captions first: they interrupt the others."""
    found = [squeezed(piece) for text in _said(issue) for piece in text.split(_APART)]
    return [text for text in found if text]


def _said(issue: Issue) -> Iterator[str]:
    for note in issue.notes:
        yield from _texts(note.blocks)
    figures = [node for node in walk.all_nodes(issue) if isinstance(node, n.Figure)]
    yield from (_inlines(figure.caption) for figure in figures)
    yield from _texts(issue.lead)
    for section in walk.sections(issue):
        if section.kind is not SectionKind.CONTENTS:
            yield _inlines(section.title)
        yield from _texts(section.blocks)
    yield from _listed(issue.sections, 1)
    meta = issue.meta
    day = meta.words.date(meta.date) if meta.date else ""
    yield (meta.series or meta.title) + meta.words.issue_number(meta.number) + day
    yield "".join(meta.authors)


def _listed(sections: tuple[Section, ...], depth: int) -> Iterator[str]:
    """Yield what the contents say again."""
    for section in sections:
        if section.kind not in {SectionKind.SUMMARY, SectionKind.CONTENTS}:
            yield _inlines(section.title, calls=False)
            yield " ".join(f"#{tag}" for tag in section.tags)
            if depth < _LISTED:
                yield from _listed(section.children, depth + 1)


def _texts(nodes: Iterable[walk.Descendable]) -> Iterator[str]:
    for node in nodes:
        match node:
            case n.Paragraph(children=children) | n.Heading(children=children):
                yield _inlines(children)
            case n.Labelled(label=label, children=children):
                yield _inlines(label) + words.of("zh").colon + _inlines(children)
            case n.TagLine():
                yield walk.plain((node,))
            case n.CodeBlock(text=text):
                yield text
            case n.Media(kind=kind, title=title, source=source):
                yield title or words.of("zh").media[kind]
                yield source
            case n.Reference(children=children, address=address):
                yield _inlines(children) + address
            case n.Callout(title=title, blocks=blocks):
                yield _inlines(title)
                yield from _texts(blocks)
            case n.Table(caption=caption, head=head, body=body, foot=foot):
                yield _inlines(caption)
                yield from _texts((*head, *body, *foot))
            case n.Definition(term=term, blocks=blocks):
                yield _inlines(term)
                yield from _texts(blocks)
            case n.Figure() | n.MathBlock() | n.Rule():
                pass
            case _:
                yield from _texts(walk.children(node))


def _inlines(inlines: n.Inlines, *, calls: bool = True) -> str:
    pieces = []
    for node in inlines:
        match node:
            case n.Math():
                pieces.append("")
            case n.NoteRef(number=number):
                pieces.append(str(number) if calls else "")
            case n.Ruby(base=base, reading=reading):  # set one above the other, in either order
                pieces.append(_APART.join(("", base, reading, "")))
            case n.Span(children=children):
                pieces.append(_inlines(children, calls=calls))
            case _:
                pieces.append(walk.plain((node,)))
    return "".join(pieces)


def _heads(issue: Issue) -> set[str]:
    tables = [node for node in walk.all_nodes(issue) if isinstance(node, n.Table)]
    rows = [text for table in tables for text in _texts(table.head)]
    return {squeezed(text) for text in rows} - {""}


@dataclass(frozen=True)
class Difference:
    """`lost` was said and is not printed; `left` is printed and was not said."""

    lost: tuple[str, ...]
    left: str


def difference(issue: Issue, text: str) -> Difference:
    """Take all that an issue says out of a text: nothing may be missing, next to nothing left."""
    lost = []
    text = _COLOPHON.sub("\n", squeezed(text))
    sentences = said(issue)
    for sentence in sorted(sentences, key=len, reverse=True):
        place = text.find(sentence)
        if place < 0:
            lost.append(sentence)
        else:
            text = f"{text[:place]}\n{text[place + len(sentence) :]}"
    for head in sorted(_heads(issue), key=len, reverse=True):  # repeated where a page begins
        text = text.replace(head, "\n")
    left = " ".join(piece for piece in text.split("\n") if not _ADDED.fullmatch(piece))
    return Difference(tuple(lost), left)


def poppler(pdf: Path, box: tuple[int, int, int, int]) -> str:
    """Return the text in a box of every page but the cover, in pt from its upper left corner."""
    x, y, width, height = map(str, box)
    area = ["-x", x, "-y", y, "-W", width, "-H", height]
    done = subprocess.run(
        ["pdftotext", "-raw", "-f", "2", *area, pdf, "-"], check=True, capture_output=True
    )
    pages = done.stdout.decode().split("\f")
    return "".join(_MARKERS.sub("", page) for page in pages)


def mupdf(pdf: Path, box: tuple[int, int, int, int]) -> str:
    _, y, _, height = box
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "stext.json", pdf, "2-N"], check=True, capture_output=True
    )
    pages = []
    for page in json.loads(done.stdout)["pages"]:
        pieces = []
        for block in page["blocks"]:
            for line in block.get("lines", ()):
                middle = line["bbox"]["y"] + line["bbox"]["h"] / 2
                if y <= middle <= y + height:
                    pieces.append(line["text"])
        pages.append(_MARKERS.sub("", "\n".join(pieces)))
    # Letters beyond the basic plane come as two halves.
    return "".join(pages).encode("utf-16", "surrogatepass").decode("utf-16")
