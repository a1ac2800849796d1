"""How WeChat writes a node: safe elements, inline styles, and neither classes, ids nor white space.

What the platform's editor keeps is written down in `exporter.emit.wechat.platform`; what it does to
the rest is the reason that a method gives for its way of writing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from html import escape, unescape

from exporter.emit import html, qr
from exporter.emit.dialect import Dialect, Role, tag
from exporter.emit.wechat import drawing, grounds, references, style
from exporter.emit.wechat.ladder import Step, Trait
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, FormulaKey, Picture
from exporter.model.issue import Note

COLUMN = 578
# What a line has on the narrowest phone.
_PHONE = 280
_CODE = 120
# What an item of a list costs more than a line with a mark.
_LISTED = len("<li><section></section></li>") - len("<p>•_</p>")
# A heading of so many characters, were they all Han, has one line on the narrowest phone.
_ONE_LINE = 12
BODY = 17
_TAB = 4
_MARKERS = "•◦▪"
_NBSP = "\u00a0"

_ELEMENTS = {
    Role.STRIKE: "span",
    Role.MARK: "span",
    Role.SMALL: "span",
    Role.UNDERLINE: "span",
    Role.WORK: "span",
    Role.KEYBOARD: "span",
    Role.LABEL: "strong",
    Role.CAPTION: "p",
    Role.DEFINITIONS: "section",
    Role.TERM: "p",
    Role.MEANING: "section",
    Role.QUOTE: "section",
    Role.CALLOUT: "section",
    Role.LISTING: "section",
    Role.TABLE_CAPTION: "p",
    Role.FOOT: "tbody",
    Role.MEDIA: "section",
    Role.REFERENCES: "section",
    Role.REFERENCE: "p",
    Role.ADDRESS: "p",
}
# What a theme may fill with a colour, besides headings.
_FILLED = {Role.LABEL, Role.HEAD_CELL}
_CELLS = {Role.CELL, Role.HEAD_CELL}
_APART = "\u3000"
_KEPT_ATTRIBUTES = ("colspan", "rowspan")
_IDLE = {"span", "section"}
_BLOCK = re.compile(r"<(?:section|p|h[1-6]|ul|ol|table|hr)\b")
_TAG = re.compile(r"<[^>]*>")
_RUN_OF_SPACES = re.compile(r" (?= )")
_ROWS = re.compile(r"<t(?:head|body)\b")
_CELL_WIDTH = re.compile(r'(<t[dh] style="[^"]*?);min-width:[^;"]*')
_SVG = re.compile(r"<svg\b[^>]*>")
_SVG_SIZE = re.compile(r'\s(?:width|height|style|class|id|role|aria-[\w-]+)="[^"]*"')


class WeChat(Dialect):
    """The dialect of WeChat's editor."""

    def __init__(self, bundle: Bundle) -> None:
        super().__init__(bundle)
        self.rules = style.rules(bundle.theme)
        self.traits: set[Trait] = set()
        self.used: Counter[str] = Counter()
        """How often the style of each selector was written."""
        self.spare: Counter[Trait] = Counter()
        """How many characters each trait would have saved."""

    def take(self, step: Step) -> None:
        """Go on plainer by a step, and count anew."""
        self.rules = step.taken(self.rules)
        self.traits |= {step.trait} if step.trait else set()
        self.used.clear()
        self.spare.clear()

    def _spares(self, trait: Trait, characters: int) -> bool:
        """Tell whether the dialect has a trait; if not, count what it would save."""
        if trait not in self.traits:
            self.spare[trait] += characters
        return trait in self.traits

    def styled(
        self, name: str, content: str | None, selector: str, extra: str = "", **attributes: str
    ) -> str:
        """Write an element with the style of a selector; without a style, a mere box is none."""
        self.used[selector] += 1
        attributes["style"] = style.joined(self.rules.get(selector, ""), extra)
        if content is not None and name in _IDLE and not any(attributes.values()):
            return content
        return tag(name, content, attributes)

    def element(self, role: Role, content: str | None, kind: str = "", /, **attributes: str) -> str:
        """Write an element of a role."""
        name = _ELEMENTS.get(role) or role.value.partition(".")[0]
        extra = ""
        match role:
            case Role.TABLE:
                return self._table(content or "")
            case Role.REFERENCE:
                name = _box(content)
                content = f"[{attributes['value']}] {content}"
            case Role.FIGURE:
                name = _box(content)
            case Role.CODE:
                content = _RUN_OF_SPACES.sub(_NBSP, content or "")
                if self._spares(Trait.CODE_AS_TEXT, len("<code></code>")):
                    return content
            case Role.LABEL if kind:
                name = "span"
            case _:
                pass
        if role in _CELLS and kind:
            aligned = f"text-align:{kind}"
            extra = "" if aligned in self.rules.get("table", "") else aligned
        if role is Role.CELL and content and Trait.SPACED_CELLS in self.traits:
            content += "" if _BLOCK.search(content) else _APART
        kept = {key: attributes.get(key, "") for key in _KEPT_ATTRIBUTES}
        selector = self._selector(role.value, kind)
        if role in _FILLED:
            content = grounds.settled(content or "", self.rules.get(selector, ""))
        return self.styled(name, content, selector, extra=extra, **kept)

    def heading(self, level: int, content: str, anchor: str, kind: str = "") -> str:
        """Write a heading; `kind` is that of its section. The platform would justify a long one."""
        del anchor
        name = f"h{level}"
        selector = self._selector(name, kind)
        self.used[selector] += 1
        said = self.rules.get(selector, "")
        if len(unescape(_TAG.sub("", content))) <= _ONE_LINE:
            said = style.without(said, "text-align:left")
        return tag(name, grounds.settled(content, said), {"style": said})

    def _selector(self, name: str, kind: str) -> str:
        special = f"{name}.{kind}"
        return special if special in self.rules else name

    def picture_address(self, source: str, picture: Picture) -> str:
        """Return the picture itself: the editor takes it over on paste."""
        del source
        return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"

    def picture(self, image: n.Image) -> str:
        """Write a picture with a width that the platform heeds, never enlarged."""
        picture = self.bundle.pictures[image.source]
        address = self.picture_address(image.source, picture)
        asked = image.width
        if image.height and not asked:
            asked = f"{float(image.height) * picture.width / picture.height:.0f}"
        if asked.endswith("%"):
            width = asked
        else:
            pixels = min(float(asked), picture.width) if asked else picture.width
            width = "100%" if pixels >= COLUMN else f"{pixels:g}px"
            width += ";max-width:100%" if _PHONE < pixels < COLUMN else ""
        if not asked and self._spares(Trait.NATURAL_SIZE, len(f' style="width:{width}"')):
            return tag("img", None, {"src": address, "alt": image.alt})
        return tag("img", None, {"src": address, "alt": image.alt, "style": f"width:{width}"})

    def link(self, link: n.Link, content: str) -> str:
        """Write a link: alive to WeChat, else its text and its number."""
        address = link.address
        if references.is_kept(address):
            return tag("a", content, {"href": address})
        if references.is_spelt_out(link):
            return self.styled("span", content, "a.spelt-out")
        if references.is_mail(address):
            return f"{content}（{escape(address.partition(':')[2], quote=False)}）"
        return content + (self._call(link.citation) if link.citation else "")

    def cross_reference(self, reference: n.CrossReference, content: str) -> str:
        """Write the text alone: there is no way to go within an article."""
        del reference
        return content

    def note_reference(self, reference: n.NoteRef) -> str:
        """Write the number of a note."""
        return self._call(reference.number)

    def _call(self, number: int) -> str:
        if self._spares(Trait.CALLS_AS_TEXT, len("<sup></sup>")):
            return f"[{number}]"
        return self.styled("sup", f"[{number}]", "sup.call")

    def formula(self, key: FormulaKey) -> str:
        """Write a drawing with its size in px."""
        formula = self.bundle.formulas[key]
        if formula.markup is None:
            return super().formula(key)
        size = f"width:{_px(formula.width)};height:{_px(formula.height)}"
        depth = f";vertical-align:{_px(-formula.depth)}" if formula.depth else ""
        return _SVG.sub(
            lambda found: f'{_SVG_SIZE.sub("", found[0])[:-1]} style="{size}{depth}">',
            drawing.shortened(formula.markup),
            count=1,
        )

    def ruby(self, ruby: n.Ruby) -> str:
        """Write the reading in brackets."""
        return f"{escape(ruby.base)}（{escape(ruby.reading)}）"

    def listing(self, block: n.CodeBlock) -> str:
        """Write a listing whose lines, indentation and blanks survive."""
        column = 0
        written = ""
        for token in block.tokens or (n.Token(n.TokenKind.PLAIN, block.text),):
            text, column = _expanded(token.text, column)
            written += self.token(n.Token(token.kind, text))
        return self.element(Role.LISTING, written)

    def token(self, token: n.Token) -> str:
        """Write a piece of code."""
        text = escape(token.text, quote=False).replace(" ", _NBSP).replace("\n", "<br/>")
        said = self.rules.get(f"code.{token.kind.value}", "")
        if said and self._spares(Trait.ONE_COLOUR, len(f'<span style="{said}"></span>')):
            return text
        return self.styled("span", text, f"code.{token.kind.value}")

    def items(self, role: Role, items: list[str], start: int, depth: int) -> str:
        """Write a list; where the editor would grow bullets, nested or with blocks, as sections."""
        plain = depth == 0 and not any(_BLOCK.search(item) for item in items)
        listed = plain and role is not Role.TASKS
        if listed and not self._spares(Trait.LINES, _LISTED * len(items)):
            lines = "".join(tag("li", tag("section", item, {}), {}) for item in items)
            first = str(start) if start != 1 else ""
            return self.styled(role.value, lines, role.value, start=first)
        lines = "".join(
            tag(_box(item), self._marker(role, start + place, depth) + item, {})
            for place, item in enumerate(items)
        )
        return self.styled("section", lines, "section.list" if depth == 0 else "section.sublist")

    def _marker(self, role: Role, number: int, depth: int) -> str:
        if role is Role.TASKS:
            return ""
        mark = _MARKERS[depth % len(_MARKERS)] if role is Role.BULLETS else f"{number}."
        hanging = bool(self.rules.get("span.marker"))
        return self.styled("span", mark, "span.marker") if hanging else f"{mark}{_NBSP}"

    def _table(self, content: str) -> str:
        """Write a table that scrolls, its caption above."""
        rows = _ROWS.search(content)
        start = rows.start() if rows else len(content)
        table = self.styled("table", _widths_once(content[start:]), "table") if rows else ""
        return content[:start] + self.styled("section", table, "section.scroll")

    def address(self, address: str) -> str:
        """Write a web address under a player, and below it a code where the theme wants one.

        It is a picture, not a drawing: only pictures are looked at when they are pressed long.
        """
        written = self.element(Role.ADDRESS, escape(address, quote=False))
        if not self.bundle.theme.qr or not qr.is_coded(address):
            return written
        image = {
            "src": f"data:image/png;base64,{b64encode(qr.picture(address)).decode()}",
            "alt": f"{self.words.qr_code}{self.words.colon}{address}",
            "style": f"width:{_CODE}px",
        }
        return written + tag("section", tag("img", None, image), {})

    def entry(self, further: references.Further) -> str:
        """Write what the list of references holds besides the issue's own: an address, a note."""
        match further:
            case n.Reference(children=children):
                written = html.inlines(children, self)
            case Note(blocks=(n.Paragraph(children=children), *rest)):
                written = html.inlines(children, self) + html.blocks(tuple(rest), self)
            case Note(blocks=blocks):
                written = html.blocks(blocks, self)
        return self.element(Role.REFERENCE, written, value=str(further.number))


def _box(content: str | None) -> str:
    """Return the element for content: the shortest that may hold it."""
    return "section" if _BLOCK.search(content or "") else "p"


def _widths_once(rows: str) -> str:
    """Leave out the widths of the cells below a first row that settles those of all columns."""
    first, end, below = rows.partition("</tr>")
    if "colspan" in first:
        return rows
    return first + end + _CELL_WIDTH.sub(r"\1", below)


def _px(ems: float) -> str:
    """Return a length of the body's text in px, to a tenth."""
    return f"{round(ems * BODY, 1):g}px"


def _expanded(text: str, column: int) -> tuple[str, int]:
    """Return text that begins at a column with its tabs expanded, and the column after it."""
    written = ""
    for character in text:
        if character == "\t":
            width = _TAB - column % _TAB
            written += " " * width
            column += width
        else:
            written += character
            column = 0 if character == "\n" else column + 1
    return written, column
