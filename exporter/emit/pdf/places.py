"""Finds the line of the source that an element of the page came from.

The page does not say it. But the tree and the page have their texts in the same order: the third
element that begins with a text is the third node that says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.issue import Issue

Element: TypeAlias = Any  # WeasyPrint is not typed
_BLOCKS = frozenset(
    (
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "caption",
        "pre",
        "dt",
        "dd",
    )
)
_NOTE = "Note-"
_CONTENTS = "contents"


class Places:
    """Knows the lines of an issue, and the elements of the HTML that was made of it."""

    def __init__(self, issue: Issue, tree: Element) -> None:
        self._parents = {child: parent for parent in tree.iter() for child in parent}
        self._order = {element: place for place, element in enumerate(tree.iter())}
        self._tree = tree
        texts = [*walk.descend(issue.lead)]
        for section in walk.sections(issue):
            texts += walk.descend((*section.title, *section.blocks))
        self._figure = issue.meta.words.figure
        self._texts = [*_said(texts, self._figure)]
        self._notes = {note.number: note for note in issue.notes}

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield an element and all that it stands in, from the inside out."""
        found = element
        while found is not None:
            yield found
            found = self._parents.get(found)

    def note(self, element: Element) -> int:
        """Return the number of the note that an element stands in, 0 for none."""
        names = (found.get("id", "") for found in self.ancestors(element))
        return next((int(name[len(_NOTE) :]) for name in names if name.startswith(_NOTE)), 0)

    def line(self, element: Element) -> int:
        """Return the line that an element was written in, 0 if that cannot be told."""
        texts = self._texts
        if note := self._notes.get(self.note(element)):
            texts = [*_said(walk.descend(note.blocks), self._figure)]
        block = next((e for e in self.ancestors(element) if e.tag in _BLOCKS), element)
        for said in (*_runs(element), *_runs(block)):
            lines = [line for text, line in texts if said in text]
            if lines:
                same = 0 if note else self._before(element, said)
                return lines[min(same, len(lines) - 1)]
        return note.line if note else 0

    def _before(self, element: Element, said: str) -> int:
        """Return how many elements of the text say the same above this one."""
        above = (e for e in self._tree.iter() if self._order[e] < self._order[element])
        return sum(1 for e in above if said in _own(e) and self._is_text(e))

    def _is_text(self, element: Element) -> bool:
        inside = [found.get("class") or "" for found in self.ancestors(element)]
        return not self.note(element) and not any(_CONTENTS in names.split() for names in inside)


def _own(element: Element) -> list[str]:
    """Return the texts that stand directly in an element, or that stand for it."""
    found = [element.text, *(child.tail for child in element), element.get("alt")]
    return [text.strip() for text in found if text and text.strip()]


def _runs(element: Element) -> list[str]:
    """Return the texts of an element, the words that stand for a picture among them."""
    found = [*element.itertext(), *(e.get("alt", "") for e in element.iter("img"))]
    return [text.strip() for text in found if text.strip()]


def _said(nodes: Iterable[walk.Descendable], figure: str) -> Iterator[tuple[str, int]]:
    """Yield what nodes say themselves, a picture without words `figure`, with their lines."""
    line = 0
    for node in nodes:
        line = node.line or line
        match node:
            case n.Text(text=text) | n.Code(text=text) | n.CodeBlock(text=text):
                yield text, line
            case n.Math(tex=text) | n.MathBlock(tex=text) | n.Ruby(base=text):
                yield text, line
            case n.Image(alt=alt, title=title):
                yield alt or title or figure, line
            case n.TagLine(tags=tags):
                yield " ".join(f"#{tag}" for tag in tags), line
            case _:
                pass
