"""Transcribes what stands inside a line: the `match` over every inline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from exporter.emit.docx.draft import Story
from exporter.emit.docx.fields import bookmark, field, hyperlink, jump
from exporter.emit.docx.markup import Element, characters, element, parse, run, w
from exporter.emit.docx.pictures import drawing
from exporter.emit.docx.runs import run_properties, runs
from exporter.emit.docx.traits import Trait
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey


@dataclass(frozen=True, slots=True)
class Tone:
    """How inlines are set.

    Attributes
    ----------
    room : int
        How wide pictures may be, in twips; 0 for a whole line.
    linked : bool
        Whether they are a link already.
    """

    traits: tuple[Trait, ...] = ()
    room: int = 0
    linked: bool = False

    def __add__(self, trait: Trait) -> Tone:
        return replace(self, traits=(*self.traits, trait))


PLAIN = Tone()


def inlines(story: Story, nodes: n.Inlines, tone: Tone = PLAIN) -> list[Element]:
    """Transcribe inlines into runs and what stands beside runs."""
    return [made for node in nodes for made in _inline(story, node, tone)]


def text(story: Story, words: str, *traits: Trait) -> list[Element]:
    """Set words that are no node of the tree."""
    return runs(words, traits, story.draft.bundle.theme)


def _inline(story: Story, node: n.Inline, tone: Tone) -> list[Element]:
    match node:
        case n.Text(text=words):
            return text(story, words, *tone.traits)
        case n.Emph(children=inner):
            return inlines(story, inner, tone + Trait.EMPHASIS)
        case n.Strong(children=inner):
            return inlines(story, inner, tone + Trait.STRONG)
        case n.Strike(children=inner):
            return inlines(story, inner, tone + Trait.STRIKE)
        case n.Sub(children=inner):
            return inlines(story, inner, tone + Trait.SUB)
        case n.Super(children=inner):
            return inlines(story, inner, tone + Trait.SUPER)
        case n.Mark(children=inner):
            return inlines(story, inner, tone + Trait.MARK)
        case n.Small(children=inner):
            return inlines(story, inner, tone + Trait.SMALL)
        case n.Underline(children=inner):
            return inlines(story, inner, tone + Trait.UNDERLINE)
        case n.Work(children=inner):
            return inlines(story, inner, tone + Trait.WORK)
        case n.Keyboard(children=inner):
            return inlines(story, inner, tone + Trait.KEYBOARD)
        case n.Code(text=words):
            return text(story, words, *tone.traits, Trait.CODE)
        case n.Math(tex=tex):
            return formula(story, FormulaKey(tex, display=False), *tone.traits)
        case n.Link():
            return _link(story, node, tone)
        case n.CrossReference():
            return _cross_reference(story, node, tone)
        case n.Image():
            return [drawing(story, node, tone.room or story.draft.page.line)]
        case n.NoteRef(number=number):
            return list(_call(story, number))
        case n.Break():
            return [run([w("br")])]
        case n.Ruby():
            return [_ruby(story, node, tone)]
        case _:
            assert_never(node)


def formula(story: Story, key: FormulaKey, *traits: Trait) -> list[Element]:
    """Set a formula as Office Math; one that could not be converted is shown as its source."""
    markup = story.draft.bundle.formulas[key].markup
    if markup is None:
        return text(story, key.tex, *traits, Trait.CODE)
    return [parse(markup)]


def numbered(made: Element, number: str) -> Element:
    """Set a number at the right edge of a formula, as Word does itself for `E=mc^2#(1)`.

    It is an array with the greatest distance (ECMA-376 part 1, § 22.1.2.61, `maxDist`).
    """
    mark = element("m:r", {}, element("m:t"))
    mark[0].text = f"#{number}"
    row = element("m:e", {}, *made, mark)
    spread = element("m:eqArrPr", {}, element("m:maxDist", {"m:val": 1}))
    return element("m:oMath", {}, element("m:eqArr", {}, spread, row))


def outward(story: Story, address: str, title: str, content: list[Element]) -> list[Element]:
    """Let content lead out of the document."""
    return [hyperlink(story.link(address), title, content)] if address else content


def _link(story: Story, node: n.Link, tone: Tone) -> list[Element]:
    shown = node.children or (n.Text(node.address),)
    if tone.linked:
        return inlines(story, shown, tone)
    linked = replace(tone + Trait.LINK, linked=True)
    return outward(story, node.address, node.title, inlines(story, shown, linked))


def _cross_reference(story: Story, node: n.CrossReference, tone: Tone) -> list[Element]:
    name = story.draft.bookmarks.get(node.anchor)
    if tone.linked or name is None:
        return inlines(story, node.children, tone)
    linked = replace(tone + Trait.LINK, linked=True)
    return [jump(name, inlines(story, node.children, linked))]


def _call(story: Story, number: int) -> Iterator[Element]:
    """Call a footnote. Word knows one call a note and none in notes: others refer to the first."""
    draft = story.draft
    look = run_properties((Trait.NOTE_CALL,), draft.bundle.theme)
    mark = f"note_{number}"
    if number in draft.calls:
        yield from field(f"NOTEREF {mark} \\h", str(draft.calls[number]), *look)
    elif story.is_notes:
        story.nested.append(number)
        yield from text(story, f"[{number}]", Trait.SUPER)
    else:
        draft.calls[number] = len(draft.calls) + 1
        call = run([w("footnoteReference", id=draft.calls[number])], *look)
        yield from bookmark(mark, next(draft.bookmark_ids), [call])


def _ruby(story: Story, node: n.Ruby, tone: Tone) -> Element:
    """Set a reading above its base (ECMA-376 part 1, § 17.3.3.25); sizes in half points.

    Programs that know no ruby, and drop it with its base, take the other choice (part 3, § 9.3).
    """
    theme = story.draft.bundle.theme
    base = round(theme.sizes.body * 2)
    reading = run(characters(node.reading), w("sz", val=base // 2), w("szCs", val=base // 2))
    ruby = w(
        "ruby",
        w(
            "rubyPr",
            w("rubyAlign", val="center"),
            w("hps", val=base // 2),
            w("hpsRaise", val=base - 3),
            w("hpsBaseText", val=base),
            w("lid", val=story.draft.bundle.issue.meta.language),
        ),
        w("rt", reading),
        w("rubyBase", *runs(node.base, tone.traits, theme)),
    )
    plain = characters(f"{node.base}（{node.reading}）")
    choices = (
        element("mc:Choice", {"Requires": "w14"}, ruby),
        element("mc:Fallback", {}, *plain),
    )
    look = run_properties(tone.traits, theme)
    return run([element("mc:AlternateContent", {}, *choices)], *look)
