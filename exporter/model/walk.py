"""Descend into a tree, rebuild it, read its plain text: what knows which node holds which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import is_
from typing import Any, TypeVar

from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section

Descendable = n.Block | n.Inline | n.ListItem | n.Definition | n.Row | n.Cell | n.Reference


# the fields of each node that hold others, in reading order; a node that is not here holds none
_HELD: dict[type[n.Node], tuple[str, ...]] = {
    **dict.fromkeys(n.Span.__subclasses__(), ("children",)),
    n.Heading: ("children",),
    n.Paragraph: ("children",),
    n.Reference: ("children",),
    n.Labelled: ("label", "children"),
    n.TagLine: ("label",),
    n.Figure: ("image", "caption"),
    n.BulletList: ("items",),
    n.OrderedList: ("items",),
    n.DefinitionList: ("items",),
    n.ReferenceList: ("items",),
    n.Definition: ("term", "blocks"),
    n.ListItem: ("blocks",),
    n.Quote: ("blocks",),
    n.Cell: ("blocks",),
    n.Callout: ("title", "blocks"),
    n.Table: ("caption", "head", "body", "foot"),
    n.Row: ("cells",),
    n.Media: ("poster",),
}


def children(node: Descendable) -> Sequence[Descendable]:
    """Return what stands directly in a node, in reading order."""
    names = _HELD.get(type(node), ())
    held: list[Descendable] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, tuple) and len(names) == 1:
            return value
        if isinstance(value, tuple):
            held += value
        elif value is not None:
            held.append(value)
    return held


def descend(nodes: Iterable[Descendable]) -> Iterator[Descendable]:
    """Yield every node below and including these, in reading order."""
    waiting = [*nodes]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        if type(node) in _HELD:
            waiting += children(node)[::-1]


def sections(issue: Issue) -> Iterator[Section]:
    """Yield every section of an issue, parents before their children, in reading order."""

    def below(some: tuple[Section, ...]) -> Iterator[Section]:
        for section in some:
            yield section
            yield from below(section.children)

    yield from below(issue.sections)


def all_nodes(issue: Issue) -> Iterator[Descendable]:
    """Yield every node of an issue: lead, then each section's title and blocks, then the notes."""
    yield from descend(issue.lead)
    for section in sections(issue):
        yield from descend(section.title)
        yield from descend(section.blocks)
    for note in issue.notes:
        yield from descend(note.blocks)


def plain(nodes: Iterable[Descendable]) -> str:
    """Return the text that a reader sees, without markup; blocks are separated by a line feed."""
    pieces: list[str] = []
    for node in nodes:
        match node:
            case n.Text(text=text) | n.Code(text=text):
                pieces.append(text)
            case n.Math(tex=tex):
                pieces.append(tex)
            case n.Ruby(base=base):
                pieces.append(base)
            case n.Break():
                pieces.append(" ")
            case n.Image() | n.NoteRef():
                pass
            case n.Span():
                pieces.append(plain(node.children))
            case _:
                pieces.append(_plain_block(node))
    return "".join(pieces).strip("\n")


def name_of(title: n.Inlines) -> str:
    """Return what a heading is called in a list of headings: its text, else what it shows."""
    shown = (node.alt or node.title for node in descend(title) if isinstance(node, n.Image))
    return plain(title).strip() or " ".join(filter(None, shown))


def _plain_block(node: Descendable) -> str:
    match node:
        case n.CodeBlock(text=text) | n.MathBlock(tex=text):
            inner = text
        case n.Labelled(label=label, children=inner_nodes):
            inner = f"{plain(label)}：{plain(inner_nodes)}"
        case n.TagLine(label=label, tags=tags):
            prefix = f"{plain(label)}：" if label else ""
            inner = prefix + " ".join(f"#{tag}" for tag in tags)
        case n.Media(title=title, source=source):
            inner = f"{title} {source}".strip()
        case _:
            inner = plain(children(node))
    return f"{inner}\n" if inner else ""


_Span = TypeVar("_Span", bound=n.Span)
InlineChange = Callable[[n.Inline], Iterable[n.Inline]]
BlockChange = Callable[[n.Block], Iterable[n.Block]]
LineChange = Callable[[n.Inlines], n.Inlines]


def _keep_inline(node: n.Inline) -> Iterable[n.Inline]:
    return (node,)


def _keep_block(node: n.Block) -> Iterable[n.Block]:
    return (node,)


def _keep_line(line: n.Inlines) -> n.Inlines:
    return line


def rebuild_inlines(inlines: n.Inlines, change: InlineChange) -> n.Inlines:
    """Rebuild inlines from the leaves up; `change` gives for each what stands in its place.

    What no change reaches is the very object that it was; runs of text that meet become one.
    """
    done: list[n.Inline] = []
    for node in inlines:
        if isinstance(node, n.Span):
            inner = _with(node, children=rebuild_inlines(node.children, change))
            done.extend(change(inner))
        else:
            done.extend(change(node))
    return inlines if _same(done, inlines) else joined(done)


def with_children(node: _Span, children: Sequence[n.Inline]) -> _Span:
    """Return inline markup round other inlines; the very object that it was if they are its own."""
    return node if _same(children, node.children) else replace(node, children=tuple(children))


def joined(inlines: Iterable[n.Inline]) -> n.Inlines:
    """Join neighbouring runs of text, with one space at most; the first says where it stands."""
    done: list[n.Inline] = []
    for node in inlines:
        last = done[-1] if done else None
        if isinstance(node, n.Text) and isinstance(last, n.Text):
            added = node.text.lstrip(" ") if last.text.endswith(" ") else node.text
            done[-1] = replace(last, text=last.text + added)
        else:
            done.append(node)
    return tuple(done)


def rebuild(
    blocks: n.Blocks, *, block: BlockChange = _keep_block, inline: InlineChange = _keep_inline
) -> n.Blocks:
    """Rebuild blocks from the leaves up; what no change reaches is the very object that it was.

    Parameters
    ----------
    block, inline : callable
        Give for each block (its insides rebuilt already) or inline what stands in its place:
        itself, another, several, or nothing. The picture of a figure is no inline of the text.
    """
    return _rebuild(blocks, block, _by_inline(inline))


def rebuild_issue(
    issue: Issue, *, block: BlockChange = _keep_block, inline: InlineChange = _keep_inline
) -> Issue:
    """Rebuild all text of an issue: lead, sections with their titles, notes."""
    return rebuild_lines(issue, _by_inline(inline), block=block)


def rebuild_runs(issue: Issue, change: Callable[[n.Blocks], n.Blocks]) -> Issue:
    """Rebuild every run of blocks that stand one below the other, the inner ones first."""

    def run(holder: _Holder) -> _Holder:
        return _with(holder, blocks=change(holder.blocks))

    def inside(block: n.Block) -> n.Blocks:
        match block:
            case n.Quote():
                return (run(block),)
            case n.Callout():
                return (run(block),)
            case n.BulletList() | n.OrderedList():
                return (_with(block, items=_each(block.items, run)),)
            case n.DefinitionList():
                return (_with(block, items=_each(block.items, run)),)
            case _:
                return (block,)

    def section(old: Section) -> Section:
        return _with(old, blocks=change(old.blocks), children=_each(old.children, section))

    def note(old: Note) -> Note:
        return _with(old, blocks=change(old.blocks))

    done = rebuild_issue(issue, block=inside)
    sections, notes = _each(done.sections, section), _each(done.notes, note)
    return replace(done, lead=change(done.lead), sections=sections, notes=notes)


def rebuild_lines(issue: Issue, line: LineChange, *, block: BlockChange = _keep_block) -> Issue:
    """Rebuild all text of an issue by whole runs of inlines: a paragraph's, a title's, a term's."""

    def section(old: Section) -> Section:
        return _with(
            old,
            title=line(old.title),
            blocks=_rebuild(old.blocks, block, line),
            children=_each(old.children, section),
        )

    def note(old: Note) -> Note:
        return _with(old, blocks=_rebuild(old.blocks, block, line))

    lead = _rebuild(issue.lead, block, line)
    sections, notes = _each(issue.sections, section), _each(issue.notes, note)
    return replace(issue, lead=lead, sections=sections, notes=notes)


def _by_inline(change: InlineChange) -> LineChange:
    if change is _keep_inline:
        return _keep_line
    return partial(rebuild_inlines, change=change)


def _rebuild(blocks: n.Blocks, block: BlockChange, line: LineChange) -> n.Blocks:
    done: list[n.Block] = []
    for node in blocks:
        done.extend(block(_rebuild_inside(node, block, line)))
    return blocks if _same(done, blocks) else tuple(done)


def _rebuild_inside(node: n.Block, block: BlockChange, line: LineChange) -> n.Block:
    if isinstance(node, n.Paragraph):  # most are, and need none of the functions below
        return _with(node, children=line(node.children))

    def inner(holder: _Holder) -> _Holder:
        return _with(holder, blocks=_rebuild(holder.blocks, block, line))

    def row(old: n.Row) -> n.Row:
        return _with(old, cells=_each(old.cells, inner))

    def definition(old: n.Definition) -> n.Definition:
        return _with(inner(old), term=line(old.term))

    def reference(old: n.Reference) -> n.Reference:
        return _with(old, children=line(old.children))

    match node:
        case n.Heading():
            return _with(node, children=line(node.children))
        case n.Labelled():
            return _with(node, label=line(node.label), children=line(node.children))
        case n.TagLine():
            return _with(node, label=line(node.label))
        case n.Figure():
            return _with(node, caption=line(node.caption))
        case n.BulletList() | n.OrderedList():
            return _with(node, items=_each(node.items, inner))
        case n.DefinitionList():
            return _with(node, items=_each(node.items, definition))
        case n.Quote():
            return inner(node)
        case n.Callout():
            return _with(inner(node), title=line(node.title))
        case n.Table():
            head, body, foot = (_each(group, row) for group in (node.head, node.body, node.foot))
            return _with(node, caption=line(node.caption), head=head, body=body, foot=foot)
        case n.ReferenceList():
            return _with(node, items=_each(node.items, reference))
        case n.CodeBlock() | n.MathBlock() | n.Rule() | n.Media():
            return node


_Some = TypeVar("_Some")
_Known = TypeVar("_Known", bound=n.Node)
_Holder = TypeVar("_Holder", n.ListItem, n.Definition, n.Cell, n.Quote, n.Callout)


def _with(node: _Known, **fields: Any) -> _Known:  # noqa: ANN401 - each field has its own type
    """Return a node with other fields; the node itself if they are those it has."""
    for name, value in fields.items():
        if getattr(node, name) is not value:
            return replace(node, **fields)
    return node


def _each(some: tuple[_Some, ...], change: Callable[[_Some], _Some]) -> tuple[_Some, ...]:
    done = [change(one) for one in some]
    return some if _same(done, some) else tuple(done)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    return len(new) == len(old) and all(map(is_, new, old))
