"""What characters can be: each trait is a character style, or a property where it is Word's own."""

from __future__ import annotations

from enum import StrEnum

from exporter.emit.docx.markup import Element, w
from exporter.emit.docx.style import edge, shade
from exporter.model.nodes import TokenKind
from exporter.theme import FontRole, Theme


class Trait(StrEnum):
    """The traits of a run; the value is the name of the character style, `-…` if there is none.

    A run has one style: that of the first trait in this order. The others are properties.
    """

    CODE = "Verbatim Char"
    KEYBOARD = "Keyboard"
    LINK = "Hyperlink"
    LABEL = "Label"
    TAG = "Tag"
    ADDRESS = "Address"
    EMPHASIS = "Emphasis"
    EMPHASIS_LATIN = "Emphasis Latin"
    STRONG = "Strong"
    SMALL = "Small Print"
    NOTE_CALL = "footnote reference"
    STRIKE = "-strike"
    SUB = "-sub"
    SUPER = "-super"
    UNDERLINE = "-underline"
    WORK = "-work"
    MARK = "-mark"

    @property
    def styled(self) -> bool:
        """Whether there is a character style for it."""
        return not self.startswith("-")


def fonts(role: FontRole) -> Element:
    """Name the pair of fonts of a role."""
    return w("rFonts", ascii=role.latin, hAnsi=role.latin, eastAsia=role.east_asian, cs=role.latin)


def hexadecimal(value: str) -> str:
    """Turn `#9a3324` into what Word writes."""
    return value.removeprefix("#").upper()


def colour(value: str) -> Element:
    """Set the colour of letters."""
    return w("color", val=hexadecimal(value))


def size(points: float) -> list[Element]:
    """Set the size in pt; Word counts half points."""
    return [w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))]


def bold() -> list[Element]:
    """Make letters of every script bold."""
    return [w("b"), w("bCs")]


def look(trait: Trait, theme: Theme) -> list[Element]:
    """Return the properties that make a trait visible, for its style or for a single run."""
    light = theme.light
    match trait:
        case Trait.CODE:
            return [fonts(theme.fonts.code), w("noProof"), shade(hexadecimal(light.surface))]
        case Trait.KEYBOARD:
            frame = edge("bdr", hexadecimal(light.muted))
            return [fonts(theme.fonts.code), frame, shade(hexadecimal(light.surface))]
        case Trait.LINK:
            return [colour(light.link), w("u", val="single")]
        case Trait.LABEL:
            return [fonts(theme.fonts.heading), *bold(), colour(light.accent)]
        case Trait.TAG:
            return [colour(light.muted)]
        case Trait.ADDRESS:
            return [w("noProof"), *size(theme.sizes.small), colour(light.muted)]
        case Trait.EMPHASIS:
            return [fonts(theme.fonts.emphasis), w("em", val="dot")]
        case Trait.EMPHASIS_LATIN:
            return [w("i"), w("iCs")]
        case Trait.STRONG:
            return bold()
        case Trait.SMALL:
            return size(theme.sizes.small)
        case Trait.NOTE_CALL | Trait.SUPER:
            return [w("vertAlign", val="superscript")]
        case Trait.SUB:
            return [w("vertAlign", val="subscript")]
        case Trait.STRIKE:
            return [w("strike")]
        case Trait.UNDERLINE:
            return [w("u", val="single")]
        case Trait.WORK:
            return [w("u", val="wave")]
        case Trait.MARK:
            return [w("highlight", val="yellow")]


def token_look(kind: TokenKind, theme: Theme) -> list[Element]:
    """Return the properties of a piece of code; none if it looks like the code around it."""
    light = theme.light
    match kind:
        case TokenKind.PLAIN | TokenKind.OPERATOR:
            return []
        case TokenKind.KEYWORD:
            return [*bold(), colour(light.keyword)]
        case TokenKind.NAME:
            return [colour(light.name)]
        case TokenKind.STRING:
            return [colour(light.string)]
        case TokenKind.NUMBER:
            return [colour(light.number)]
        case TokenKind.COMMENT:
            return [colour(light.comment)]
        case TokenKind.INSERTED:
            return [colour(light.inserted)]
        case TokenKind.DELETED:
            return [colour(light.deleted)]
