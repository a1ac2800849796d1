"""The footnotes part: every note that the body calls, in the order of the calls."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.blocks import blocks
from exporter.emit.docx.draft import Story
from exporter.emit.docx.frame import Frame
from exporter.emit.docx.inlines import text
from exporter.emit.docx.markup import Element, paragraph, qualified, run, w
from exporter.emit.docx.runs import run_properties
from exporter.emit.docx.traits import Trait
from exporter.model.issue import Note

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def fill(story: Story, root: Element) -> None:
    """Fill the footnotes part (ECMA-376 part 1, § 17.11)."""
    for name, number in _SEPARATORS:
        rule = paragraph("FootnoteText", [run([w(name)])])
        root.append(w("footnote", rule, type=name, id=number))
    texts = {note.number: note for note in story.draft.bundle.issue.notes}
    look = run_properties((Trait.NOTE_CALL,), story.draft.bundle.theme)
    for number, identity in list(story.draft.calls.items()):
        mark = [run([w("footnoteRef")], *look), *text(story, " ")]
        root.append(w("footnote", *_opened(list(_blocks(story, texts, number)), mark), id=identity))


def _blocks(story: Story, texts: dict[int, Note], number: int) -> Iterator[Element]:
    """Yield a note, and after it the notes that only it calls."""
    frame = Frame(story.draft.page.line, style="footnote text")
    waiting, seen = [number], {number}
    while waiting:
        current = waiting.pop(0)
        made = list(blocks(story, texts[current].blocks, frame)) if current in texts else []
        if current != number:
            made = _opened(made, text(story, f"[{current}] ", Trait.SUPER))
        yield from made
        waiting += [called for called in dict.fromkeys(story.nested) if called not in seen]
        seen.update(story.nested)
        story.nested.clear()


def _opened(content: list[Element], mark: list[Element]) -> list[Element]:
    """Put a mark at the beginning of the first paragraph, which may have to be made."""
    if not content or content[0].tag != qualified("w:p"):
        content.insert(0, paragraph("FootnoteText", []))
    content[0][1:1] = mark
    return content
