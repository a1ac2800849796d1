"""Writes the contents of an issue on paper, as close as its page asks for, and the colophon below.

Two entries alone on a page are a page lost. So what stands before the contents and the contents
themselves are reckoned, and the entries stand closer where that saves a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from math import ceil

from exporter import __version__
from exporter.emit import html
from exporter.emit.dialect import Role, tag
from exporter.emit.pdf.dialect import PaperDialect
from exporter.emit.pdf.reckon import ABOVE, Reckoning, ems
from exporter.emit.titles import contents_title
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Bundle
from exporter.model.issue import Section, SectionKind

TOP = 2
_DEPTH = 2
_UNLISTED = {SectionKind.SUMMARY, SectionKind.CONTENTS, SectionKind.SIGN_OFF}
# The lengths are those of styles/paper/front.css, in em.
_WIDEST, _CLOSEST = 0.75, 0.1
_HANGING = 2.6
_BOLD = 1.05
_TAGS = 0.78
_BELOW, _WITHIN = 0.93, 0.4
_COLOPHON, _ABOVE_COLOPHON = 0.82, 2.7  # the second in spaces
_TOGETHER = 2  # entries that begin on one page
_DOUBT = 4.5  # themes differ


def contents(
    bundle: Bundle, d: PaperDialect, anchor: str, before: tuple[Section | None, ...]
) -> str:
    """Write heading, entries and colophon; an issue without entries has the colophon alone.

    What follows begins a page of its own, unless the contents ran on to a page that they leave
    half empty, or the page is one to scroll on.

    Parameters
    ----------
    before : tuple of Section or None
        What is printed before the contents; None is the lead.
    """
    listed = tuple(filter(_is_listed, bundle.issue.sections))
    if not listed:
        return _colophon(bundle, _WIDEST)
    said = contents_title(bundle.issue)
    heading = d.heading(TOP, escape(said, quote=False), anchor, said)
    space, runs_on = _spread(bundle, listed, before)
    written = heading + _list(listed, d, 1, space) + _colophon(bundle, space)
    followed = runs_on or bundle.theme.page.narrow
    return tag("section", written, {"class": "contents followed" if followed else "contents"})


def _is_listed(section: Section) -> bool:
    return section.kind not in _UNLISTED and bool(walk.name_of(section.title))


def _list(listed: tuple[Section, ...], d: PaperDialect, depth: int, space: float) -> str:
    """Write entries with `space` above and below each, in em; those below others stand closer."""
    within = f"padding-top:{space * _WITHIN:.2f}em"
    around = f"padding-bottom:{space:.2f}em;padding-top:{space:.2f}em"
    style = {"style": around if depth == 1 else within}
    return tag("ol", "".join(tag("li", _entry(s, d, depth, space), style) for s in listed), {})


def _entry(section: Section, d: PaperDialect, depth: int, space: float) -> str:
    title = html.inlines(walk.rebuild_inlines(section.title, _unlinked), d).strip()
    title = title or escape(walk.name_of(section.title))
    address = f"#{section.anchor}"
    line = tag("p", tag("a", title, {"href": address}), {"class": "entry-line", "data-to": address})
    below = _below(section, depth)
    tags = " ".join(d.element(Role.TAG, f"#{escape(name)}") for name in _own_tags(section, below))
    return (
        line
        + (tag("p", tags, {"class": "entry-tags"}) if tags else "")
        + (_list(below, d, depth + 1, space) if below else "")
    )


def _own_tags(section: Section, below: tuple[Section, ...]) -> tuple[str, ...]:
    """Return the tags of an entry that none of those listed below it shows."""
    shown = {tag for child in below for tag in child.tags}
    return tuple(tag for tag in section.tags if tag not in shown)


def _below(section: Section, depth: int) -> tuple[Section, ...]:
    return tuple(filter(_is_listed, section.children)) if depth < _DEPTH else ()


def _unlinked(node: n.Inline) -> Iterable[n.Inline]:
    match node:
        case n.Link(children=children) | n.CrossReference(children=children):
            return children
        case n.NoteRef() | n.Image():
            return ()
        case n.Break():
            return (n.Text(" "),)
        case _:
            return (node,)


def _colophon(bundle: Bundle, space: float) -> str:
    """Write what a publication says of itself, below its contents."""
    written = "".join(tag("p", escape(line), {}) for line in _said(bundle))
    style = f"margin-top:{space * _ABOVE_COLOPHON:.2f}em"
    return tag("div", written, {"class": "colophon", "style": style})


def _said(bundle: Bundle) -> Iterator[str]:
    meta = bundle.issue.meta
    date = meta.words.date(meta.date) if meta.date else ""
    yield meta.words.joined((meta.series or meta.title, meta.words.issue_number(meta.number), date))
    if meta.authors:
        yield meta.words.joined(meta.authors)
    theme = bundle.theme
    look = theme.title if meta.words.locale.startswith("zh") else theme.name  # titles are Chinese
    yield meta.words.colophon(f"digest-export {__version__}", look)


def _spread(
    bundle: Bundle, listed: tuple[Section, ...], before: tuple[Section | None, ...]
) -> tuple[float, bool]:
    """Return what stands above and below each entry, in em: the most that costs no page more.

    And whether the contents end on a page that they did not begin, in its upper half.
    """
    reckoning = Reckoning(bundle.pictures, bundle.theme)
    page = reckoning.page
    above = sum(_stack(part, bundle, reckoning) + ABOVE for part in before) % page
    heights = [_height(section, bundle) for section in listed]
    title = reckoning.title((n.Text(contents_title(bundle.issue)),))
    if above + title + sum(heights[:_TOGETHER]) > page:
        above = 0.0
    colophon = len(tuple(_said(bundle))) * bundle.theme.sizes.line * _COLOPHON
    filled = above + title + sum(heights) + colophon
    below = sum(len(_below(section, 1)) for section in listed)
    spaces = 2 * len(listed) + below * _WITHIN * _BELOW + _ABOVE_COLOPHON * _COLOPHON
    pages = ceil((filled + _CLOSEST * spaces) / page)
    space = (pages * (page - _DOUBT) - filled) / spaces
    space = max(_CLOSEST, min(space, _WIDEST))
    last = filled + space * spaces - (pages - 1) * page
    return space, pages > 1 and last < page / 2


def _stack(part: Section | None, bundle: Bundle, reckoning: Reckoning) -> float:
    """Return about how high a section is, or the lead."""
    if part is None:
        return reckoning.stack(bundle.issue.lead)
    inside = sum(
        reckoning.title(child.title) + _stack(child, bundle, reckoning) for child in part.children
    )
    return reckoning.stack(part.blocks) + inside


def _height(section: Section, bundle: Bundle) -> float:
    """Return how high an entry is without the space around it, in em of running text."""
    measure, line = bundle.theme.page.measure - _HANGING, bundle.theme.sizes.line
    height = ceil(ems(walk.plain(section.title)) * _BOLD / measure) * line
    if tags := _own_tags(section, _below(section, 1)):
        height += ceil(ems(" #".join(tags)) * _TAGS / measure) * line * _TAGS
    for child in _below(section, 1):
        wide = ems(walk.plain(child.title)) * _BELOW
        height += ceil(wide / (measure - _HANGING)) * line * _BELOW
        height += line * _TAGS * _BELOW if child.tags else 0.0
    return height
