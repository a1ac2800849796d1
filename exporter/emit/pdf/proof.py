"""Proves that all that was written stands on a page: every text, picture and note, to the letter.

What was laid out is counted and compared with the HTML that it was made of, element by element.
Whatever lies beyond the edge of the paper does not count. It takes milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf import drawn
from exporter.emit.pdf.internals import boxes
from exporter.emit.pdf.places import Places
from exporter.emit.pdf.render import Laid
from exporter.model.issue import Issue

Element: TypeAlias = Any  # WeasyPrint is not typed
_PICTURE = "img"
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200d\ufeff")
_SHOWN = 24


def prove(issue: Issue, report: Report, laid: Laid) -> None:
    """Report as an error whatever is on no page, with the line where it was written."""
    if not (lost := lacking(laid)):
        return
    places = Places(issue, laid.tree)
    for element in lost:
        if all(map(laid.is_shown, places.ancestors(element))):
            message = f"{_described(element, places.note(element))} is on no page of the PDF"
            report.add(Problem.PAGE_INCOMPLETE, message, line=places.line(element))


def lacking(laid: Laid) -> list[Element]:
    """Return the elements of which something is on no page, in the order of the text."""
    counted: Counter[Element] = Counter()
    for page in laid.document.pages:
        for area in (drawn.body(page), *drawn.footnotes(page)):
            for box in drawn.leaves(area):
                if "::" not in box.element_tag and drawn.is_on(page, box):
                    counted[box.element] += _weight(box)
    return [e for e in laid.tree.find("body").iter() if counted[e] < _expected(e)]


def _weight(box: Any) -> int:  # noqa: ANN401 - WeasyPrint is not typed
    return _length(box.text) if isinstance(box, boxes.TextBox) else 1


def _length(text: str) -> int:
    return len("".join(text.translate(_INVISIBLE).split()))


def _expected(element: Element) -> int:
    """Return how many characters stand directly in an element; a picture counts as one."""
    return 1 if element.tag == _PICTURE else sum(map(_length, _own(element)))


def _own(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _described(element: Element, note: int) -> str:
    text = " ".join("".join(element.itertext()).split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    what = f"the picture {element.get('alt')}" if element.tag == _PICTURE else f"the text {shown!r}"
    return f"{what} of note {note}" if note else what
