"""What paper writes differently: footnotes on their page, formulas as pictures, plain outlines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporter.emit import html, words
from exporter.emit.dialect import Dialect, Role, tag
from exporter.emit.pdf import columns
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Bundle, FormulaKey, Picture
from exporter.model.issue import Note

_LONG_NOTE = 700


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands behind an address of the page."""

    data: bytes
    media_type: str


class PaperDialect(Dialect):
    """HTML for WeasyPrint.

    While the page is written, `resources` fills with what it refers to, and `endnotes` with the
    notes that are still to be written.
    """

    def __init__(self, bundle: Bundle) -> None:
        super().__init__(bundle)
        self.resources: dict[str, Resource] = {}
        self._titles = {s.anchor: walk.plain(s.title) for s in walk.sections(bundle.issue)}
        self._notes = {note.number: note for note in bundle.issue.notes}
        self._called: set[int] = set()
        self.endnotes: list[Note] = []
        self._level = 1

    def heading(self, level: int, content: str, anchor: str, title: str = "") -> str:
        """Write a heading; `title` is its plain text for outline and running header, if any.

        PDF/UA-1 (ISO 14289-1, 7.4.2) wants no level skipped, as an author's headings in quotes do.
        """
        self._level = min(level, self._level + 1)
        title = title or self._titles.get(anchor, "")
        return tag(f"h{self._level}", content, {"id": anchor, "data-title": title})

    def picture_address(self, source: str, picture: Picture) -> str:
        """Return an address that only the bundle answers."""
        del source
        address = f"bundle:{picture.digest}"
        self.resources[address] = Resource(picture.data, picture.media_type)
        return address

    def picture(self, image: n.Image) -> str:
        """Write a picture, with a description: a tagged PDF must not be without (7.3)."""
        return super().picture(replace(image, alt=image.alt or image.title or words.FIGURE))

    def note_reference(self, reference: n.NoteRef) -> str:
        """Write a footnote where it is called first; later calls only lead to it.

        A note too long for the foot of a page goes to the end of the issue. An `object` is the one
        element inside a paragraph that HTML lets hold blocks.
        """
        number = reference.number
        if number in self._called:
            return self._call(number)
        self._called.add(number)
        note = self._notes[number]
        if len(walk.plain(note.blocks)) > _LONG_NOTE:
            self.endnotes.append(note)
            return self._call(number)
        attributes = {"class": "footnote", "id": f"Note-{number}", "data-number": str(number)}
        return tag("object", html.blocks(note.blocks, self), attributes)

    def _call(self, number: int) -> str:
        attributes = {"class": "note-call", "href": f"#Note-{number}"}
        return tag("a", f"<sup>{number}</sup>", attributes)

    def table(self, table: n.Table, caption: str, rows: str) -> str:
        """Write a table with the widths of its columns."""
        widths = columns.widths(table, self.bundle.pictures)
        whole = sum(widths)
        shares = (tag("col", None, {"style": f"width:{w / whole:.2%}"}) for w in widths)
        group = tag("colgroup", "".join(shares), {})
        return self.element(Role.TABLE, caption + group + rows, style=f"width:{whole:.2f}em")

    def formula(self, key: FormulaKey) -> str:
        """Write a formula as a picture that stands on the baseline, described by its TeX."""
        formula = self.bundle.formulas[key]
        if formula.markup is None:
            return super().formula(key)
        address = f"bundle:formula-{len(self.resources)}"
        markup = formula.markup.replace("currentColor", self.bundle.theme.light.text)
        self.resources[address] = Resource(markup.encode(), "image/svg+xml")
        style = f"width:{formula.width:.4f}em;vertical-align:{-formula.depth:.4f}em"
        return tag("img", None, {"src": address, "alt": key.tex, "style": style})
