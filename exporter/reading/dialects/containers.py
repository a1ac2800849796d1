"""Reads containers as VuePress, VitePress, Docusaurus and doocs/md have them: `::: tip 标题`.

A container of a known kind that is closed is a callout, `details` a folded one. What is open, or of
another name (tabs, demos, layout), stays text in paragraphs of its own, so that what it holds is
Markdown, with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.diagnostics import Problem, Report
from exporter.reading import limits
from exporter.reading.dialects import boxes
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.dialects.diagrams import is_diagram
from exporter.reading.dialects.kinds import known_kind
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_FENCE = re.compile(PREFIX + r"(?P<colons>:{3,})[ \t]*(?P<rest>[^\n]*?)[ \t]*$")
_NAME = re.compile(
    r"(?:\{\s*)?\.?(?:callout-)?(?P<name>[^\W\d_][\w-]{0,40})(?![\w.])"
    r"(?:\[(?P<bracketed>[^\[\]]*)\])?(?P<attributes>(?:\s[^{}]*|\s*\{[^{}]*)\})?\s*(?P<title>.*?)"
    r"(?:\s*\{[#.:]?[A-Za-z][^{}]*\})?"
)
_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”)")
_HINT = "leave its marks out, or name it note, tip, warning or details"


@dataclass(slots=True)
class _Opener:
    """The first line of a container; up to `seen` it is known that its quote goes on."""

    index: int
    site: Site
    start: int
    colons: int
    name: str
    title: str
    at: int
    seen: int


def mend(draft: Draft, report: Report) -> None:
    """Make callouts of containers."""
    if ":::" not in draft.whole:
        return
    masked = draft.masked(Mask.CODE).split("\n")
    stack: list[_Opener] = []
    for index in draft.prose():
        found = _FENCE.match(masked[index]) if ":::" in masked[index] else None
        if not found:
            continue
        site, colons = Site.of(found), len(found["colons"])
        opener = _opener(draft, index, found)
        if opener:
            stack.append(opener)
            if len(stack) > limits.DEEPEST:
                raise limits.too_deep(index + 1)
        elif not found["rest"]:
            for opener in _interrupted(draft, stack, site, index):
                _leave_open(draft, report, opener)
            place = _partner(stack, site, colons)
            if place < 0:
                _leave(draft, report, index, site, "::: closes no container")
                continue
            while len(stack) > place + 1:
                _leave_open(draft, report, stack.pop())
            _close(draft, report, stack.pop(), index)
    for opener in stack:
        _leave_open(draft, report, opener)


def _opener(draft: Draft, index: int, found: re.Match[str]) -> _Opener | None:
    rest = draft.lines[index][found.start("rest") : found.end("rest")].rstrip(":").rstrip()
    said = _NAME.fullmatch(rest) if rest else None
    if said is None:
        return None
    title, at = said["title"], found.start("rest") + said.start("title")
    if said["bracketed"]:
        title, at = said["bracketed"], found.start("rest") + said.start("bracketed")
    elif written := _TITLE.search(said["attributes"] or ""):
        title, at = next(text for text in written.groups() if text is not None), found.start("rest")
    start, colons = found.start("colons"), len(found["colons"])
    return _Opener(index, Site.of(found), start, colons, said["name"], title.strip(), at, index)


def _interrupted(draft: Draft, stack: list[_Opener], site: Site, end: int) -> list[_Opener]:
    """Take from the stack the openers whose quote ended before a line, and return them."""
    lost = []
    for opener in [each for each in stack if each.site.depth == site.depth]:
        if boxes.is_inside(draft, site, opener.seen, end):
            opener.seen = end
        else:
            stack.remove(opener)
            lost.append(opener)
    return lost


def _partner(stack: list[_Opener], site: Site, colons: int) -> int:
    """Return which opener a line of colons closes: of as many, else the last of fewer, else -1."""
    fit = [
        (opener.colons == colons, place)
        for place, opener in enumerate(stack)
        if opener.site.depth == site.depth and opener.colons <= colons
    ]
    return max(fit)[1] if fit else -1


def _close(draft: Draft, report: Report, opener: _Opener, end: int) -> None:
    line = draft.lines[opener.index]
    if is_diagram(opener.name):
        fence = "`" * 4
        draft.fence(opener.index, (opener.start, len(line), f"{fence}{opener.name}"))
        closing = draft.lines[end]
        draft.fence(end, (len(closing) - len(closing.lstrip(" \t>")), len(closing), fence))
        return
    if known_kind(opener.name) is None:
        _leave(draft, report, end, opener.site, "")
        message = f"the container ::: {opener.name} is not known here: its marks stay text"
        _leave(draft, report, opener.index, opener.site, message)
        return
    boxes.clear(draft, opener.site, end)
    boxes.quote(draft, opener.site, opener.index + 1, end)
    mark = f"> [!{opener.name}] "
    own = line[opener.at :].startswith(opener.title)
    stop = opener.at + len(opener.title) if own else len(line)
    edits = [(opener.start, opener.at, mark if own else f"{mark}{opener.title}")]
    edits.append((stop if own else opener.at, len(line), ""))
    draft.edit(opener.index, edits)
    boxes.part_from_quote(draft, opener.site, opener.index)


def _leave_open(draft: Draft, report: Report, opener: _Opener) -> None:
    message = f"the container ::: {opener.name} is never closed: its mark stays text"
    _leave(draft, report, opener.index, opener.site, message, "write ::: below its last line")


def _leave(
    draft: Draft, report: Report, index: int, site: Site, message: str, hint: str = _HINT
) -> None:
    boxes.part(draft, site, index)
    boxes.part(draft, site, index + 1)
    if message:
        report.add(Problem.FOREIGN_SYNTAX, message, line=index + 1, hint=hint)
