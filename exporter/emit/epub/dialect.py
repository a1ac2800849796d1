"""EPUB's dialect of XHTML: pictures inside the book, links across its files, pop-up notes, MathML.

EPUB 3.3 and its Structural Semantics Vocabulary, with the matching roles of DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from exporter.diagnostics import Problem, Report
from exporter.emit import html
from exporter.emit.addresses import outward
from exporter.emit.dialect import Dialect, Role, tag
from exporter.emit.formats.epub import EpubOptions
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, FormulaKey, Picture
from exporter.model.han import EAST_ASIAN
from exporter.model.issue import Note

_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r"<a\b[^>]*>|</a>")
_NOTE = re.compile(r'<a class="noteref".*?</a>', re.DOTALL)
_SPOKEN = re.compile(r'\balt="[^"]')
_UPRIGHT = re.compile(f"[{EAST_ASIAN}]")
_LATIN_WORD = r"[A-Za-z][A-Za-z0-9'’.-]*"
_LATIN = re.compile(rf"(?<![A-Za-z0-9'’.-]){_LATIN_WORD}+(?: {_LATIN_WORD})+")
_SHORT_NUMBER = re.compile(r"(?<![A-Za-z0-9.,:%&#-])[0-9]{1,2}(?![A-Za-z0-9.,:%;-])")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]+")
_LONG = re.compile(r"[!-~]{20,}")
_EAST_ASIAN = ("zh", "ja", "ko")
_MATHML = "{http://www.w3.org/1998/Math/MathML}"


@dataclass(frozen=True, slots=True)
class Press:
    """What all documents of a book share.

    `places` says where each anchor of the issue is in the book; `pictures` receives each picture
    that is used, by the name of its file.
    """

    bundle: Bundle
    report: Report
    places: Mapping[str, str]
    pictures: dict[str, Picture] = field(default_factory=dict)

    def shelve(self, picture: Picture) -> str:
        """Put a picture into the book, and return the name of its file, which its bytes give."""
        name = f"images/{picture.digest[:16]}{picture.suffix}"
        self.pictures[name] = picture
        return name


class BookDialect(Dialect):
    """Writes one document of a book, the file of that name, and remembers the notes it calls."""

    def __init__(self, press: Press, file: str) -> None:
        super().__init__(press.bundle)
        self._press = press
        self._file = file
        self._calls: Counter[int] = Counter()
        self._level = 0
        self._vertical = press.bundle.said(EpubOptions).vertical
        self._mixed = press.bundle.issue.meta.language.lower().startswith(_EAST_ASIAN)

    def text(self, text: str) -> str:
        """Write text, with runs of several Latin words marked as English for those who listen."""
        if not self._mixed:
            return self._line(text)
        written, end = "", 0
        for run in _LATIN.finditer(text):
            english = tag("span", super().text(run[0]), {"lang": "en", "xml:lang": "en"})
            written += self._line(text[end : run.start()]) + english
            end = run.end()
        return written + self._line(text[end:])

    def _line(self, text: str) -> str:
        """Write text; in vertical lines, a number of two digits stands upright in one square."""
        written = _divisible(super().text(text))
        if not self._vertical:
            return written
        return _SHORT_NUMBER.sub(lambda run: tag("span", run[0], {"class": "upright"}), written)

    def element(self, role: Role, content: str | None, kind: str = "", /, **attributes: str) -> str:
        """Write an element with what a listener needs; emphasis is slanted only without Han."""
        match role:
            case Role.EMPH | Role.WORK if not _UPRIGHT.search(_TAG.sub("", content or "")):
                kind = "latin"
            case Role.CODE:
                content = _divisible(content or "")
            case Role.CALLOUT:
                return tag("aside", content, {"class": f"callout {kind}", "role": "note"})
            case Role.HEAD_CELL if not content:
                role = Role.CELL
                attributes["scope"] = ""
            case Role.FORMULA:
                attributes["tabindex"] = "0"
            case Role.MEDIA:
                # A caption must be the last in its figure, so it takes in the address behind it.
                caption, _, address = (content or "").partition("</figcaption>")
                content = f"{caption} {address}</figcaption>"
            case Role.TABLE:
                inner = super().element(role, content, kind, **attributes)
                frame = {"class": "table", "role": "group", "aria-label": self.words.table}
                return tag("div", inner, {**frame, "tabindex": "0"})
            case _:
                pass
        return super().element(role, content, kind, **attributes)

    def heading(self, level: int, content: str, anchor: str) -> str:
        """Write a heading at most one level below the one before."""
        self._level = min(level, self._level + 1)
        place = self._press.places.get(anchor, "")
        return super().heading(self._level, content, place.partition("#")[2])

    def picture_address(self, source: str, picture: Picture) -> str:
        """Return the name of a picture's file."""
        del source
        return self._press.shelve(picture)

    def link(self, link: n.Link, content: str) -> str:
        """Write a link that leaves the book, or its text alone where the address is no URL."""
        href = outward(link.address)
        if not href:
            message = (
                f"the link to {link.address!r} cannot lead out of a book and is plain text in it"
            )
            hint = "write the whole address, with https://"
            self._press.report.add(Problem.LINK_DEAD, message, link, hint=hint)
            return content
        return _leading(href, link.title, link.address, content)

    def cross_reference(self, reference: n.CrossReference, content: str) -> str:
        """Write a link to a heading, in this file or another."""
        place = self._press.places.get(reference.anchor)
        if place is None:
            return content
        return _leading(place.removeprefix(self._file), "", reference.anchor, content)

    def note_reference(self, reference: n.NoteRef) -> str:
        """Write the call of a footnote."""
        number = reference.number
        self._calls[number] += 1
        again = f"-{self._calls[number]}" if self._calls[number] > 1 else ""
        attributes = {
            "class": "noteref",
            "epub:type": "noteref",
            "role": "doc-noteref",
            "id": f"r{number}{again}",
            "href": f"#n{number}",
            "aria-label": f"{self.words.notes} {number}",
        }
        return tag("a", tag("sup", str(number), {}), attributes)

    def formula(self, key: FormulaKey) -> str:
        """Write MathML that can also be read aloud, or the source where there is none.

        The source is in `alttext` alone: readers without MathML, as Kindle's, show an annotation
        behind the formula.
        """
        markup = self.bundle.formulas[key].markup
        if markup is None:
            return super().formula(key)
        root = etree.fromstring(markup)
        root.set("alttext", root.get("alttext") or key.tex)
        root.set("display", "block" if key.display else "inline")
        etree.strip_elements(root, f"{_MATHML}annotation", with_tail=False)
        etree.strip_tags(root, f"{_MATHML}semantics")
        return etree.tostring(root, encoding="unicode", with_tail=False)

    def listing(self, block: n.CodeBlock) -> str:
        """Write a listing that says its language, as HTML (§ 4.5.15) proposes."""
        known = _LANGUAGE.fullmatch(block.language)
        code = "".join(self.token(token) for token in block.tokens)
        marked = {"class": f"language-{known[0]}"} if known else {}
        return self.element(Role.LISTING, tag("code", code, marked))

    def notes(self, notes: Mapping[int, Note]) -> str:
        """Write the footnotes that the document has called so far, and those that they call."""
        written: list[str] = []
        while len(written) < len(self._calls):
            number = tuple(self._calls)[len(written)]
            written.append(self._note(notes[number]))
        named = self.words.notes
        attributes = {"class": "footnotes", "epub:type": "footnotes", "aria-label": named}
        return tag("section", "".join(written), attributes) if written else ""

    def _note(self, note: Note) -> str:
        back = {
            "class": "note-number",
            "epub:type": "backlink",
            "role": "doc-backlink",
            "href": f"#r{note.number}",
            "aria-label": f"{self.words.back} {note.number}",
        }
        number = tag("a", str(note.number), back) + " "
        text = html.blocks(note.blocks, self)
        text = f"<p>{number}{text[3:]}" if text.startswith("<p>") else f"<p>{number}</p>{text}"
        attributes = {"epub:type": "footnote", "role": "doc-footnote", "id": f"n{note.number}"}
        return tag("aside", text, attributes)


def _divisible(text: str) -> str:
    """Mark what may be divided anywhere: no column of a table could hold it, nor a phone's line."""
    return _LONG.sub(lambda run: tag("span", run[0], {"class": "long"}), text)


def _leading(href: str, title: str, name: str, content: str) -> str:
    """Write a link without links inside, the calls of notes behind it.

    `name` is what is read aloud where the content says nothing.
    """
    notes = "".join(_NOTE.findall(content))
    inside = _ANCHOR.sub("", _NOTE.sub("", content))
    spoken = _TAG.sub("", inside).strip() or _SPOKEN.search(inside)
    attributes = {"href": href, "title": title, "aria-label": "" if spoken else name}
    return tag("a", inside, attributes) + notes
