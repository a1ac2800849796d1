"""The steps by which an article becomes plainer until the platform takes its length.

What is seen least goes first; the last step is the floor, where headings, quotes, tables and
listings are still told apart by size, weight and lines of the theme. A step says which declarations
go, or which trait the dialect gets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from exporter.emit.wechat import style

Rules = Mapping[str, str]


class Trait(Enum):
    """What the dialect writes otherwise, besides styles."""

    ONCE = auto()
    NATURAL_SIZE = auto()
    SHORT_ADDRESSES = auto()
    PLAIN_BOXES = auto()
    ONE_COLOUR = auto()
    BARE_REFERENCES = auto()
    LEFT = auto()
    LINES = auto()
    CODE_AS_TEXT = auto()
    SPACED_CELLS = auto()
    CALLS_AS_TEXT = auto()
    EMPTY_LINES = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its name for the editor, the declarations that go by selector, the trait that comes.

    `drops` are beginnings of declarations, "" for all; of selectors, "h" stands for all headings,
    "" for all there are.
    """

    name: str
    drops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trait: Trait | None = None

    def taken(self, rules: Rules) -> dict[str, str]:
        """Return the rules after this step."""
        return {name: self._left(name, said, rules) for name, said in rules.items()}

    def _left(self, name: str, said: str, rules: Rules) -> str:
        level, _, kind = name.partition(".")
        heading = level[0] == "h" and level[1:].isdigit()
        shared = self.drops.get("h", ()) if heading else ()
        gone = (*self.drops.get("", ()), *self.drops.get(name, ()), *shared)
        left = style.without(said, *gone)
        if "background:" not in said or "background:" in left:
            return left
        # A colour that was made for a ground cannot be read without it.
        own = _colour(rules.get(level, "")) if heading and kind else ""
        return style.joined(style.without(left, "color:"), own)


def _colour(said: str) -> str:
    """Return the colour of a style that has no ground."""
    colours = [one for one in said.split(";") if one.startswith("color:")]
    return "" if "background:" in said else "".join(colours[:1])


LEAN = (
    Step(
        "lines and lists as WeChat sets them",
        {
            "": ("line-height:", "letter-spacing:"),
            "code": ("padding:", "font-size:"),
            "kbd": ("border-radius:", "font-size:"),
            "sup.call": ("color:",),
            "ul": ("list-style:", "text-align:"),
            "ol": ("list-style:", "text-align:"),
            "section.list": ("text-align:",),
            "p.tags": ("text-align:",),
        },
    ),
    Step(
        "code without ground",
        {
            "code": ("background:",),
            "b.label": ("border-radius:",),
            "code.name": ("color:",),
            "code.number": ("color:",),
            "span.marker": ("display:", "width:", "margin-left:"),
        },
    ),
)
"""The steps that an article of many short pieces takes even where it is not too long."""

LADDER = (
    Step("margins said once", trait=Trait.ONCE),
    Step("pictures in their own size", trait=Trait.NATURAL_SIZE),
    LEAN[0],
    Step("addresses shortened", trait=Trait.SHORT_ADDRESSES),
    LEAN[1],
    Step(
        "numbers, labels and captions plain",
        {
            "sup.call": ("",),
            "b.label": ("padding:", "border", "background:"),
            "span.number": ("",),
            "a.spelt-out": ("",),
            "figcaption": ("margin:",),
            "span.address": ("margin:", "color:"),
            "p.tags": ("font-size:",),
            "li.reference": ("margin:",),
        },
    ),
    Step("headings without grounds and lines", {"h": ("padding", "border", "background:")}),
    Step(
        "quotes and boxes plain",
        {
            "blockquote": ("margin:", "color:", "border-radius:", "font-family:"),
            "figure": ("margin:",),
            "td": ("min-width:",),
            "th": ("min-width:",),
        },
        Trait.PLAIN_BOXES,
    ),
    Step("listings in one colour", trait=Trait.ONE_COLOUR),
    Step("references by their addresses alone", trait=Trait.BARE_REFERENCES),
    Step(
        "headings by size and weight alone",
        {"h": ("color:", "margin:", "text-align:")},
        Trait.LEFT,
    ),
    Step("lists as lines", {"section.list": ("padding-left:",), "tr": ("border",)}, Trait.LINES),
    Step("pictures at the left", {"figure": ("",), "figure.cover": ("text-align:",)}),
    Step(
        "small headings by weight alone",
        {f"h{level}": ("font-size:",) for level in range(3, 7)},
    ),
    Step("code in a line as text", trait=Trait.CODE_AS_TEXT),
    Step("quotes by their indent", {"blockquote": ("border", "background:")}),
    Step("cells apart by a space", {"td": ("padding",)}, Trait.SPACED_CELLS),
    Step("numbers of references as text", trait=Trait.CALLS_AS_TEXT),
    Step("paragraphs apart by empty lines", trait=Trait.EMPTY_LINES),
)
