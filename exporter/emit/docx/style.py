"""One style: its name, what it is based on, and the properties that it carries."""

from __future__ import annotations

from collections.abc import Iterable

from exporter.emit.docx.markup import Element, properties, qualified, w
from exporter.model.nodes import Alignment, CalloutKind, TokenKind

HEADINGS = 6
LEVELS = 5


def identifier(name: str) -> str:
    """Return the id of a style: `footnote text` is `FootnoteText`."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def heading(depth: int) -> str:
    """Return the id of the heading style at a depth, from 1."""
    return f"Heading{min(depth, HEADINGS)}"


def list_continue(level: int) -> str:
    """Return the name of the style for what follows in an item, at a level of lists from 0."""
    return "List Continue" if not level else f"List Continue {min(level + 1, LEVELS)}"


def callout(kind: CalloutKind) -> str:
    """Return the name of the style of a callout's text; its title has ` Title` added."""
    return f"Callout {kind.capitalize()}"


def token(kind: TokenKind) -> str:
    """Return the name of the style of a piece of code."""
    return f"Token {kind.capitalize()}"


def cell(alignment: Alignment, *, is_header: bool = False) -> str:
    """Return the name of the style of text in a cell, or in one that heads others."""
    sides = {Alignment.CENTER: " Center", Alignment.RIGHT: " Right"}
    return f"Table {'Head' if is_header else 'Text'}{sides.get(alignment, '')}"


def style(
    name: str,
    *,
    like: str = "Normal",
    following: str = "",
    alias: str = "",
    layout: Iterable[Element] = (),
    letters: Iterable[Element] = (),
    kind: str = "paragraph",
) -> Element:
    """Build a style (ECMA-376 part 1, § 17.7.4.17).

    Parameters
    ----------
    name : str
        The name that Word knows; it translates those of its own.
    alias : str
        The Chinese name of a style that is not Word's own.
    """
    made = w("style", w("name", val=name), type=kind, styleId=identifier(name))
    if alias:
        made.set(qualified("w:customStyle"), "1")
        made.append(w("aliases", val=alias))
    if like:
        made.append(w("basedOn", val=identifier(like)))
    if following:
        made.append(w("next", val=identifier(following)))
    made.extend([w("uiPriority", val=9), w("qFormat")])
    for properties_name, parts in (("pPr", list(layout)), ("rPr", list(letters))):
        if parts:
            made.append(properties(properties_name, parts))
    return made


def default(made: Element) -> Element:
    """Make a style the one that everything of its kind has that names none."""
    made.set(qualified("w:default"), "1")
    return made


def spacing(before: int = 0, after: int = 0, line: float = 1) -> Element:
    """Set space around a paragraph in twips and between its lines as a factor."""
    return w("spacing", before=before, after=after, line=round(line * 240), lineRule="auto")


def aligned(side: str) -> Element:
    """Align the lines of a paragraph."""
    return w("jc", val=side)


def edge(side: str, value: str, *, width: int = 4, space: int = 0) -> Element:
    """Draw a line on one side, `width` in eighths of a point."""
    return w(side, val="single", sz=width, space=space, color=value)


def shade(value: str) -> Element:
    """Fill the background."""
    return w("shd", val="clear", color="auto", fill=value)
