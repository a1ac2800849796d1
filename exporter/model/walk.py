"""Descend into a tree, rebuild it, read its plain text: what knows which node holds which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section

Descendable = n.Block | n.Inline | n.ListItem | n.Definition | n.Row | n.Cell | n.Reference


def children(node: Descendable) -> Iterator[Descendable]:
    """Yield what stands directly in a node, in reading order."""
    match node:
        case n.Span(children=inner) | n.Heading(children=inner) | n.Paragraph(children=inner):
            yield from inner
        case n.Reference(children=inner):
            yield from inner
        case n.Labelled(label=label, children=inner):
            yield from label
            yield from inner
        case n.TagLine(label=label):
            yield from label
        case n.Figure(image=image, caption=caption):
            yield image
            yield from caption
        case n.BulletList(items=items) | n.OrderedList(items=items):
            yield from items
        case n.DefinitionList(items=definitions):
            yield from definitions
        case n.ReferenceList(items=references):
            yield from references
        case n.Definition(term=term, blocks=blocks):
            yield from term
            yield from blocks
        case n.ListItem(blocks=blocks) | n.Quote(blocks=blocks) | n.Cell(blocks=blocks):
            yield from blocks
        case n.Callout(title=title, blocks=blocks):
            yield from title
            yield from blocks
        case n.Table(caption=caption, head=head, body=body):
            yield from caption
            yield from head
            yield from body
        case n.Row(cells=cells):
            yield from cells
        case n.Media(poster=poster):
            if poster is not None:
                yield poster
        case _:
            return


def descend(nodes: Iterable[Descendable]) -> Iterator[Descendable]:
    """Yield every node below and including these, in reading order."""
    for node in nodes:
        yield node
        yield from descend(children(node))


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


InlineChange = Callable[[n.Inline], Iterable[n.Inline]]
BlockChange = Callable[[n.Block], Iterable[n.Block]]


def _keep_inline(node: n.Inline) -> Iterable[n.Inline]:
    return (node,)


def _keep_block(node: n.Block) -> Iterable[n.Block]:
    return (node,)


def rebuild_inlines(inlines: n.Inlines, change: InlineChange) -> n.Inlines:
    """Rebuild inlines from the leaves up; `change` gives for each what stands in its place."""
    done: list[n.Inline] = []
    for node in inlines:
        if isinstance(node, n.Span):
            inner = rebuild_inlines(node.children, change)
            done.extend(change(replace(node, children=inner)))
        else:
            done.extend(change(node))
    return tuple(done)


def rebuild(
    blocks: n.Blocks, *, block: BlockChange = _keep_block, inline: InlineChange = _keep_inline
) -> n.Blocks:
    """Rebuild blocks from the leaves up.

    Parameters
    ----------
    block, inline : callable
        Give for each block (its insides rebuilt already) or inline what stands in its place:
        itself, another, several, or nothing. The picture of a figure is no inline of the text.
    """
    done: list[n.Block] = []
    for node in blocks:
        done.extend(block(_rebuild_inside(node, block, inline)))
    return tuple(done)


def _rebuild_inside(node: n.Block, block: BlockChange, inline: InlineChange) -> n.Block:
    def text(inlines: n.Inlines) -> n.Inlines:
        return rebuild_inlines(inlines, inline)

    def inner(blocks: n.Blocks) -> n.Blocks:
        return rebuild(blocks, block=block, inline=inline)

    def rows(some: tuple[n.Row, ...]) -> tuple[n.Row, ...]:
        return tuple(
            replace(row, cells=tuple(replace(c, blocks=inner(c.blocks)) for c in row.cells))
            for row in some
        )

    match node:
        case n.Paragraph() | n.Heading():
            return replace(node, children=text(node.children))
        case n.Labelled():
            return replace(node, label=text(node.label), children=text(node.children))
        case n.TagLine():
            return replace(node, label=text(node.label))
        case n.Figure():
            return replace(node, caption=text(node.caption))
        case n.BulletList() | n.OrderedList():
            items = tuple(replace(item, blocks=inner(item.blocks)) for item in node.items)
            return replace(node, items=items)
        case n.DefinitionList():
            definitions = tuple(
                replace(d, term=text(d.term), blocks=inner(d.blocks)) for d in node.items
            )
            return replace(node, items=definitions)
        case n.Quote():
            return replace(node, blocks=inner(node.blocks))
        case n.Callout():
            return replace(node, title=text(node.title), blocks=inner(node.blocks))
        case n.Table():
            return replace(
                node, caption=text(node.caption), head=rows(node.head), body=rows(node.body)
            )
        case n.ReferenceList():
            references = tuple(replace(r, children=text(r.children)) for r in node.items)
            return replace(node, items=references)
        case n.CodeBlock() | n.MathBlock() | n.Rule() | n.Media():
            return node


def rebuild_issue(
    issue: Issue, *, block: BlockChange = _keep_block, inline: InlineChange = _keep_inline
) -> Issue:
    """Rebuild all text of an issue: lead, sections with their titles, notes."""

    def section(old: Section) -> Section:
        return replace(
            old,
            title=rebuild_inlines(old.title, inline),
            blocks=rebuild(old.blocks, block=block, inline=inline),
            children=tuple(section(child) for child in old.children),
        )

    def note(old: Note) -> Note:
        return replace(old, blocks=rebuild(old.blocks, block=block, inline=inline))

    return replace(
        issue,
        lead=rebuild(issue.lead, block=block, inline=inline),
        sections=tuple(section(old) for old in issue.sections),
        notes=tuple(note(old) for old in issue.notes),
    )
