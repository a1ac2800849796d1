"""Lets the typesetter set the lines of WeasyPrint 70, whose functions for that are private.

Six functions of `weasyprint.layout` are replaced while a page of ours is laid out, and only for the
thread that does so: `get_next_linebox` asks for the plan of the paragraph and for the size
of a picture at the foot of a page, `split_text_box` gives what the plan has for a text box,
`atomic_box` lets a picture begin the next line, `can_break_text` ends the line where the plan does,
`justify_line` leaves the lines alone that are justified already, and `_linebox_layout` leaves notes
on the page of their call. A line that the typesetter
cannot set, or that comes out otherwise than planned, is WeasyPrint's own. Where WeasyPrint's
internals are not those that are known, nothing is replaced and the editor is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from threading import RLock
from typing import Any, TypeAlias

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf import internals
from exporter.emit.pdf.flatten import Box
from exporter.emit.pdf.internals import inline
from exporter.emit.pdf.plan import TOO_WIDE, Composing, Planner, Skip, usable
from exporter.emit.pdf.shrink import fitted

Context: TypeAlias = Any  # WeasyPrint is not typed
Anything: TypeAlias = Any


def _home(name: str) -> Anything:
    return internals.blocks if name == internals.LINES else inline


_ORIGINAL: dict[str, Anything] = {
    name: getattr(_home(name), name, None) for name in (*internals.SIGNATURES, internals.LINES)
}
_TTFONT: Anything = getattr(internals.pdf_fonts, "TTFont", None)
_planner: ContextVar[Planner | None] = ContextVar("_planner", default=None)
_lock = RLock()
_users = 0


def is_shown() -> Callable[[Anything], bool]:
    """Return what tells of an element of the page that was laid out last whether it is shown."""
    planner = _planner.get()
    style_for = planner.style_for if planner else None
    if style_for is None:
        return lambda _: False  # without the patch nothing is known of the style sheet
    return lambda element: style_for(element)["display"] != ("none",)


@contextmanager
def typeset(report: Report) -> Iterator[None]:
    """Let the typesetter set what this thread lays out."""
    if internals.UNSUITABLE:
        message = (
            "lines are set without the rules of Chinese typesetting, and tags are not mended for"
            f" PDF/UA: {internals.UNSUITABLE}"
        )
        hint = "install the version of WeasyPrint that constraints.txt names"
        report.add(Problem.RENDERER, message, hint=hint)
        yield
        return
    _count(1)
    token = _planner.set(Planner())
    try:
        yield
    finally:
        _planner.reset(token)
        _count(-1)


def _count(change: int) -> None:
    """Put the replacements in for the first that uses them, take them out after the last."""
    global _users  # noqa: PLW0603  # the patch is one for the process
    with _lock:
        _users += change
        for replacement in _REPLACEMENTS:
            name = replacement.__name__
            setattr(_home(name), name, replacement if _users else _ORIGINAL[name])
        internals.pdf_fonts.TTFont = _undated if _users else _TTFONT


def _undated(*arguments: Anything, **named: Anything) -> Anything:
    """Open a font for WeasyPrint: one for emoji is written anew, and would bear the time of day."""
    return _TTFONT(*arguments, **named, recalcTimestamp=False)


def get_next_linebox(
    context: Context,
    linebox: Box,
    position_y: float,
    bottom_space: float,
    skip_stack: Skip,
    block: Box,
    *rest: Anything,
) -> tuple[Box, Skip]:
    """Make a line as the plan of its paragraph has it, or as WeasyPrint does.

    Parameters
    ----------
    rest : lists of absolute and of fixed boxes, styles of the first letter and of the first line
    """
    planner = _planner.get()
    before = (context, linebox, position_y, bottom_space, skip_stack, block)
    if planner is None:
        return _make(*before, *rest)
    planner.style_for = context.style_for
    with _fitted(planner, context, linebox, position_y, bottom_space, block):
        return _composed(planner, before, rest)


def _composed(
    planner: Planner, before: tuple[Anything, ...], rest: tuple[Anything, ...]
) -> tuple[Box, Skip]:
    context, linebox, position_y, _, skip_stack, block = before
    absolute_boxes, fixed_boxes, *styles = rest
    composing = None
    if not any(styles):
        composing = _begin(planner, context, linebox, position_y, skip_stack, block)
    if composing is not None:
        absolute: list[Box] = []
        fixed: list[Box] = []
        with planner.make(composing):
            line, resume = _make(*before, absolute, fixed, *styles)
        if composing.kept(resume):
            absolute_boxes.extend(absolute)
            fixed_boxes.extend(fixed)
            return line, resume
        planner.forget(linebox)
    with planner.make(None):
        return _make(*before, *rest)


def _make(*arguments: Anything) -> tuple[Box, Skip]:
    line, resume = _ORIGINAL["get_next_linebox"](*arguments)
    return line, resume


def _begin(
    planner: Planner,
    context: Context,
    linebox: Box,
    position_y: float,
    skip_stack: Skip,
    block: Box,
) -> Composing | None:
    """Return the line that the plan has next, None if there is no plan."""

    def width_of(box: Box) -> float:
        return float(_laid_out(planner, context, box, block).margin_width())

    def resolve(box: Box) -> None:
        inline.resolve_percentages(box, block)

    clipped = block.style["text_overflow"] != "clip" or block.style["block_ellipsis"] != "none"
    plan = None if clipped else planner.plan(linebox, width_of, resolve)
    if plan is None:
        return None
    start = plan.at(skip_stack)
    width = _measure(context, linebox, position_y, skip_stack, block)
    if start >= len(plan.paragraph.units) or not usable(width):
        return None
    line = plan.line(start, linebox.text_indent, width)
    return None if line is None else Composing(plan, line)


def _laid_out(planner: Planner, context: Context, box: Box, block: Box) -> Box:
    inline.resolve_percentages(box, block)
    with planner.make(None):
        return _ORIGINAL["atomic_box"](context, box, 0, None, block, [], [])


def _fitted(
    planner: Planner,
    context: Context,
    linebox: Box,
    position_y: float,
    bottom_space: float,
    block: Box,
) -> AbstractContextManager[None]:
    """Let the picture of a line be smaller where the page ends soon after it."""

    def height_of(box: Box) -> float:
        return float(_laid_out(planner, context, box, block).margin_height())

    room = context.page_bottom - bottom_space - position_y
    line, _ = inline.strut(linebox.style)
    return fitted(linebox, block.width, room, line, height_of)


def _measure(
    context: Context, linebox: Box, position_y: float, skip_stack: Skip, block: Box
) -> float:
    """Return the width that a line has, beside floats too."""
    if not context.excluded_shapes:
        return float(block.width)
    skip = inline.skip_first_whitespace(linebox, skip_stack)
    if skip == "continue":
        return 0.0
    linebox.position_y = position_y
    linebox.width = inline.inline_min_content_width(
        context, linebox, skip_stack=skip, first_line=True
    )
    linebox.height, _ = inline.strut(linebox.style)
    return float(inline.avoid_collisions(context, linebox, block, outer=False)[2])


def split_text_box(
    context: Context, box: Box, available_width: float, skip: int,
    is_line_start: bool = True,  # noqa: FBT001, FBT002 - WeasyPrint's signature
) -> tuple[Box | None, int | None, bool]:  # fmt: skip
    """Give what the line that is being made has of a text box."""
    planner = _planner.get()
    composing = planner.composing if planner else None
    if composing is not None and composing.knows(box):
        found = composing.text_box(box, skip)
        if found is not None:
            return found
    original = _ORIGINAL["split_text_box"]
    made, resume, forced = original(context, box, available_width, skip, is_line_start)
    return made, resume, forced


def atomic_box(
    context: Context, box: Box, position_x: float, skip_stack: Skip, containing_block: Box,
    absolute_boxes: list[Box], fixed_boxes: list[Box],
) -> Box:  # fmt: skip
    """Make a picture fit on no line when the one that is being made ends before it."""
    planner = _planner.get()
    composing = planner.composing if planner else None
    made = _ORIGINAL["atomic_box"](
        context, box, position_x, skip_stack, containing_block, absolute_boxes, fixed_boxes
    )
    if composing is not None and composing.knows(box) and composing.is_later(box):
        made.width = TOO_WIDE
    return made


def can_break_text(text: str, lang: str | None) -> bool:
    """End the line that is being made where it ends, and nowhere before."""
    planner = _planner.get()
    composing = planner.composing if planner else None
    if composing is not None:
        return composing.ended
    return bool(_ORIGINAL["can_break_text"](text, lang))


def justify_line(context: Context, line: Box, extra_width: float) -> None:
    """Leave a line alone that has its last width already."""
    planner = _planner.get()
    if planner is None or planner.composing is None:
        _ORIGINAL["justify_line"](context, line, extra_width)


class _Kept:
    """A layout context that shows no notes of its page.

    WeasyPrint would send them to the next one, where that lets a paragraph begin on this.
    """

    current_page_footnotes = ()

    def __init__(self, context: Context) -> None:
        object.__setattr__(self, "_context", context)

    def __getattr__(self, name: str) -> Anything:
        return getattr(object.__getattribute__(self, "_context"), name)

    def __setattr__(self, name: str, value: Anything) -> None:
        setattr(object.__getattribute__(self, "_context"), name, value)


def _linebox_layout(context: Context, *rest: Anything) -> Anything:
    """Lay out the lines of a paragraph, without parting a note from the page of its call."""
    notes = context.footnotes or context.current_page_footnotes
    kept = _Kept(context) if notes and _planner.get() is not None else context
    return _ORIGINAL["_linebox_layout"](kept, *rest)


_REPLACEMENTS = (
    get_next_linebox,
    split_text_box,
    atomic_box,
    can_break_text,
    justify_line,
    _linebox_layout,
)
