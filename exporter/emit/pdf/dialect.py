"""What paper writes differently: footnotes on their page, formulas as pictures, plain outlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from exporter.emit import html, qr, slices
from exporter.emit.dialect import Dialect, Role, tag
from exporter.emit.pdf import columns, emphasis
from exporter.emit.pdf.compose import compose
from exporter.emit.pdf.endnotes import waiting
from exporter.emit.pdf.listing import WRAP, listing, wrap_mark
from exporter.emit.pdf.pictures import Room, fit
from exporter.emit.pdf.reckon import Reckoning, ems
from exporter.emit.pdf.rulers import FontRuler
from exporter.emit.pdf.running import Heads
from exporter.look import FIGURES
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Bundle, FormulaKey, Picture
from exporter.model.han import EAST_ASIAN
from exporter.model.issue import Note

_MANY_NOTES = 60
_ICON = 40  # px
_SCROLL, _LEAST_SCROLL, _SLICE = 0.55, 20.0, 0.3
_TABLE_SIZE = 0.89
_HIGHEST_HEAD = 0.4
_TABLE_LINE = 1.335
_LINE = re.compile(r"<li>|<br/>|<p>|\n")
_INDENT, _NARROWEST = 1.9, 8.0
_READING, _BETWEEN_READINGS = 0.5, 0.17
_MM_OF_PT = 25.4 / 72
_TAG = re.compile(r"<[^>]*>")
_PICTURES = re.compile(r'(?:<img src="bundle:(?!formula)[^>]*>\s*){2,}')
_UPRIGHT = re.compile(f"[{EAST_ASIAN}]")
_LEADING = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．]?|.*[：:]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands behind an address of the page."""

    data: bytes
    media_type: str


class PaperDialect(Dialect):
    """HTML for WeasyPrint.

    While the page is written, `resources` fills with what it refers to, and `endnotes` with the
    notes that are still to be written: those of the numbers `moved` among them. Where `many` is
    true, no note stands at the foot of a page.
    """

    def __init__(self, bundle: Bundle, moved: frozenset[int] = frozenset()) -> None:
        super().__init__(bundle)
        self.resources: dict[str, Resource] = {}
        self._titles = {s.anchor: walk.name_of(s.title) for s in walk.sections(bundle.issue)}
        self._notes = {note.number: note for note in bundle.issue.notes}
        self._called: set[int] = set()
        self._ruler = FontRuler(bundle.theme, bundle.foundry.own)
        self.heads = Heads(bundle.issue.meta, bundle.theme.page, self._ruler)
        reckoning = Reckoning(bundle.pictures, bundle.theme)
        self._page = reckoning.page
        self._waiting = moved | waiting(bundle.issue, reckoning)
        self.many = len(self._notes) > _MANY_NOTES
        self.endnotes: list[Note] = []
        self.placed = compose(bundle.issue, bundle.pictures, bundle.theme)
        self._level = 1
        self._room: Room | None = None

    def heading(self, level: int, content: str, anchor: str, title: str = "") -> str:
        """Write a heading; `title` is its plain text for outline and running header, if any.

        PDF/UA-1 (ISO 14289-1, 7.4.2) wants no level skipped, as an author's headings in quotes do.
        """
        self._level = min(level, self._level + 1)
        if anchor in self.placed:
            self._room = self.room(self.placed[anchor].split()[0])
        title = title or self._titles.get(anchor, "")
        attributes = {"id": anchor, "data-title": title, "data-running": self.heads.section(title)}
        return tag(f"h{self._level}", content, attributes)

    def room(self, place: str) -> Room:
        """Return how much of the page a picture may take at a place of `look.FIGURES`."""
        theme = self.bundle.theme
        wide = theme.page.side if place == "side" else theme.page.measure
        return Room(wide * theme.sizes.body * _MM_OF_PT, theme.page.text * FIGURES[place])

    def picture_address(self, source: str, picture: Picture) -> str:
        """Return an address that only the bundle answers."""
        del source
        fitted = fit(picture, self._room or self.room("inside"))
        self._room = None
        return self.resource(Resource(fitted.data, fitted.media_type), fitted.digest)

    def resource(self, resource: Resource, name: str) -> str:
        """Keep what the page refers to and return its address."""
        address = f"bundle:{name}"
        self.resources[address] = resource
        return address

    def cover_picture(self, image: n.Image) -> str:
        """Write the picture of the cover."""
        page = self.bundle.theme.page
        self._room = Room(page.width - 2 * page.cover, page.height)
        return self._whole(image)

    def picture(self, image: n.Image) -> str:
        """Write a picture; one that is to be read across pages in slices."""
        picture = self.bundle.pictures[image.source]
        if image.width or image.height or not slices.is_tall(picture):
            return self._whole(image)
        measure = self.bundle.theme.page.measure
        wide = min(measure, max(measure * _SCROLL, _LEAST_SCROLL))
        parts = list(slices.cut(picture, self._page * _SLICE / wide))
        name = image.alt or image.title or self.words.figure
        written = ""
        for number, part in enumerate(parts, 1):
            address = self.resource(Resource(part.data, part.media_type), part.digest)
            said = {"src": address, "alt": f"{name}（{number}/{len(parts)}）"}
            written += tag("img", None, {"class": "slice", **said, "style": f"width:{wide:g}em"})
        return written

    def _whole(self, image: n.Image) -> str:
        """Write a picture, with a description: a tagged PDF must not be without (7.3)."""
        return super().picture(replace(image, alt=image.alt or image.title or self.words.figure))

    def icon(self, image: n.Image) -> str:
        """Write a picture in a line: one of a line's height as high as the text around it."""
        picture = self.bundle.pictures[image.source]
        written = self._whole(image)
        if image.width or image.height or picture.height > _ICON:
            return written
        return written.replace("<img ", '<img class="icon" ', 1)

    def link(self, link: n.Link, content: str) -> str:
        """Write a link; one that says where it leads is to be copied as it is."""
        said = walk.plain(link.children)
        shown = said in {link.address, unquote(link.address)}
        return self.element(
            Role.LINK, content, "verbatim" if shown else "", href=link.address, title=link.title
        )

    def note_reference(self, reference: n.NoteRef) -> str:
        """Write a footnote where it is called first; later calls only lead to it.

        A note too high for the foot of a page stands behind its section, too many of them at the
        end of the issue. An `object` is the one element inside a paragraph that HTML lets hold
        blocks.
        """
        number = reference.number
        if number in self._called:
            return self._call(number)
        self._called.add(number)
        note = self._notes[number]
        if self.many or number in self._waiting:
            self.endnotes.append(note)
            return self._call(number)
        attributes = {"class": "footnote", "id": f"Note-{number}", "data-number": str(number)}
        return tag("object", html.blocks(note.blocks, self), attributes)

    def _call(self, number: int) -> str:
        attributes = {"class": "note-call", "href": f"#Note-{number}"}
        return tag("a", f"<sup>{number}</sup>", attributes)

    def items(self, role: Role, items: list[str], start: int, depth: int) -> str:
        """Write a list; one so deep that no room would be left for its text is not indented."""
        written = super().items(role, items, start, depth)
        if depth * _INDENT < self.bundle.theme.page.measure - _NARROWEST:
            return written
        return tag("div", written, {"class": "deep"})

    def ruby(self, ruby: n.Ruby) -> str:
        """Write a reading above its base, with room for a longer one (clreq, 行间注).

        One longer than half a line stands behind its base, in brackets.
        """
        if ems(ruby.reading) * _READING > self.bundle.theme.page.measure / 2:
            return self.text(f"{ruby.base}（{ruby.reading}）")
        written = super().ruby(ruby)
        blank = ems(ruby.reading) * _READING + _BETWEEN_READINGS - ems(ruby.base)
        if blank <= 0:
            return written
        return written.replace("<ruby>", f'<ruby style="padding:0 {blank / 2:.2f}em">', 1)

    def table(self, table: n.Table, caption: str, rows: str) -> str:
        """Write a table with the widths of its columns; too many of them are set smaller."""
        measure = self.bundle.theme.page.measure / _TABLE_SIZE
        widths = columns.widths(table, self.bundle.pictures, measure, self._ruler)
        whole = sum(widths)
        size = f";font-size:{_TABLE_SIZE * measure / whole:.3f}em" if whole > measure else ""
        shares = (tag("col", None, {"style": f"width:{w / whole:.2%}"}) for w in widths)
        group = tag("colgroup", "".join(shares), {})
        kind = "" if self._may_repeat(table, widths) else "long-headed"
        style = f"width:{whole:.2f}em{size}"
        return self.element(Role.TABLE, caption + group + rows, kind, style=style)

    def _may_repeat(self, table: n.Table, widths: tuple[float, ...]) -> bool:
        """Tell whether the head of a table leaves room for a body on every page."""
        return columns.height(table.head, widths) * _TABLE_SIZE < self._page * _HIGHEST_HEAD

    def _is_high(self, row: str) -> bool:
        """Tell whether a row is higher than about half a page, however wide its cells are."""
        measure = self.bundle.theme.page.measure / _TABLE_SIZE
        lines = max(
            ems(_TAG.sub("", cell)) / measure + len(_LINE.findall(cell))
            for cell in row.split("</td>")
        )
        return lines * _TABLE_LINE > self._page / 2

    def formula(self, key: FormulaKey) -> str:
        """Write a formula as a picture that stands on the baseline, described by its TeX."""
        formula = self.bundle.formulas[key]
        if formula.markup is None:
            return super().formula(key)
        markup = formula.markup.replace("currentColor", self.bundle.theme.light.text)
        address = self._drawing(markup.encode(), f"formula-{len(self.resources)}")
        style = f"width:{formula.width:.4f}em;vertical-align:{-formula.depth:.4f}em"
        return tag("img", None, {"src": address, "alt": key.tex, "style": style})

    def _drawing(self, markup: bytes, name: str) -> str:
        return self.resource(Resource(markup, "image/svg+xml"), name)

    def element(self, role: Role, content: str | None, kind: str = "", /, **attributes: str) -> str:
        """Write an element; emphasis has dots under Han, italics without, references have codes.

        A paragraph that only leads to the next, as `2、` or a colon does, is of class `leading`.
        """
        match role:
            case Role.PARAGRAPH if _LEADING.fullmatch(_TAG.sub("", content or "").strip()):
                kind = "leading"
            case Role.FIGURE if 'class="slice"' in (content or ""):
                kind = "scroll"
            case Role.PARAGRAPH if _PICTURES.fullmatch(content or ""):
                kind = "pictures"
            case Role.ROW if self._is_high(content or ""):
                kind = "high"
            case Role.EMPH | Role.WORK if not _UPRIGHT.search(_TAG.sub("", content or "")):
                kind = "latin"
            case Role.EMPH:
                content = emphasis.dotted(content or "")
                self._drawing(emphasis.dot(self.bundle.theme.light.text), emphasis.DOT)
            case Role.REFERENCES if self.bundle.theme.qr:
                kind = "coded"
            case _:
                pass
        return super().element(role, content, kind, **attributes)

    def address(self, address: str) -> str:
        """Write an address to be read, and beside it, where the theme wants one, a code for it."""
        written = super().address(address)
        if not self.bundle.theme.qr or not qr.is_coded(address):
            return written
        source = self._drawing(qr.drawing(address), f"qr-{len(self.resources)}")
        image = {
            "class": "qr",
            "src": source,
            "alt": f"{self.words.qr_code}{self.words.colon}{address}",
        }
        return written + tag("img", None, image)

    def listing(self, block: n.CodeBlock) -> str:
        """Write a listing; lines that do not fit run on behind a mark."""
        code = listing(block, self)
        if 'class="long"' in code:
            self._drawing(wrap_mark(self.bundle.theme.light.muted), WRAP)
        return self.element(Role.LISTING, tag("code", code, {}))
