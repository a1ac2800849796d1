"""Names what Markdown itself drops in silence: definitions that nobody uses, cells too many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from exporter.diagnostics import Problem, Report
from exporter.model.issue import Note
from exporter.reading.context import Context
from exporter.reading.draft import Draft
from exporter.reading.footnotes import definitions

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:\s*(?P<target>\S*)")
_COMMENTS = frozenset({"", "#", "<>"})
_CELL_END = re.compile(r"(?<!\\)\|")
_PREFIX = re.compile(r"[\s>]*\|?")


def check_definitions(draft: Draft, notes: Iterable[Note], report: Report) -> None:
    """Report definitions that nothing came of: footnotes never called, addresses never linked.

    Parameters
    ----------
    notes : iterable of Note
        The footnotes that were read.
    """
    prose = draft.prose()
    found = [(i, m) for i in prose if "]:" in draft.lines[i] if (m := _definition(draft, i))]
    if not found:
        return
    _report_inner_calls(draft, report)
    used = Counter(_name(label) for i in prose for label in _LABEL.findall(draft.lines[i]))
    defined = Counter(_name(match["label"]) for _, match in found)
    shown = {note.line for note in notes}
    seen: set[str] = set()
    for (index, match), (below, _) in pairwise([*found, (len(draft.lines), found[0][1])]):
        name = _name(match["label"])
        again, lost = name in seen, used[name] <= defined[name]
        seen.add(name)
        if name.startswith("^"):
            lost = not any(index < line <= below for line in shown)
        elif match["target"] in _COMMENTS:
            continue
        if again or lost:
            message, hint = _loss(match["label"], again=again)
            report.add(Problem.TEXT_LOST, message, line=index + 1, hint=hint)


def _loss(label: str, *, again: bool) -> tuple[str, str]:
    if again:
        return (
            f"[{label}] is defined twice, and the first one counts",
            "give the second one another name",
        )
    if label.startswith("^"):
        return f"the footnote [{label}] is never called", "call it in the text"
    return (
        f"no link uses the address that [{label}] stands for",
        "write a blank line and `- ` before it to show it, or delete it",
    )


def _report_inner_calls(draft: Draft, report: Report) -> None:
    for label, definition in definitions(draft).items():
        for call in definition.calls:
            message = f"the footnote [^{label}] calls [^{call}]: a footnote has no footnotes"
            hint = "write the text of the inner footnote into the outer one"
            report.add(Problem.TEXT_LOST, message, line=definition.line, hint=hint)


def check_cells(context: Context, line: int, columns: int) -> None:
    """Report the cells of a row that stand beyond the last column of its table."""
    if not line:
        return
    text = context.draft.lines[line - 1]
    prefix = _PREFIX.match(text)
    cells = _CELL_END.split(text[prefix.end() if prefix else 0 :])
    lost = [cell.strip() for cell in cells[columns:] if cell.strip()]
    if lost:
        first = context.original(lost[0])
        message = f"the row has more cells than its table has columns: {first}"
        hint = "add a column to the first two rows, or write `\\|` for a bar inside a cell"
        context.report.add(Problem.TEXT_LOST, message, line=line, hint=hint)


def _definition(draft: Draft, index: int) -> re.Match[str] | None:
    """Return the definition in a line; one of an address never stands inside a paragraph."""
    found = _DEFINITION.match(draft.lines[index])
    before = draft.lines[index - 1] if index else ""
    begins = not before.strip() or _DEFINITION.match(before)
    return found if found and (begins or found["label"].startswith("^")) else None


def _name(label: str) -> str:
    return " ".join(label.casefold().split())
