"""One numbering for links and notes, because WeChat keeps neither: each address once.

The issue's own references keep their numbers. What else the text leads to, addresses and notes
alike, is numbered after them in the order of the text and listed at the end. Links to articles of
WeChat stay alive and need no number, nor does an address that the text itself spells out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from exporter.emit.wechat.shortening import Shortening
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note
from exporter.model.walk import all_nodes, plain, rebuild_inlines, rebuild_issue, rebuild_lines

Further = n.Reference | Note

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(//)?", re.IGNORECASE)


def is_kept(address: str) -> bool:
    """Tell whether WeChat keeps a link to this address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.hostname == "mp.weixin.qq.com"


def is_spelt_out(link: n.Link) -> bool:
    """Tell whether the text of a link is its address, perhaps without the scheme."""
    return _bare(plain(link.children)) == _bare(link.address)


def is_mail(address: str) -> bool:
    """Tell whether an address is one to write or call to, which is printed, not listed."""
    return address.lower().startswith(("mailto:", "tel:", "sms:"))


def is_listed(address: str) -> bool:
    """Tell whether an address is printed in the list of references."""
    return bool(address) and not is_kept(address) and not is_mail(address)


def unlinked(inlines: n.Inlines) -> n.Inlines:
    """Return inlines without links and calls of notes, but with their text."""

    def change(node: n.Inline) -> Iterable[n.Inline]:
        match node:
            case n.Link() | n.CrossReference():
                return node.children
            case n.NoteRef():
                return ()
            case _:
                return (node,)

    return rebuild_inlines(inlines, change)


def _without_mail_said_twice(line: n.Inlines) -> n.Inlines:
    """Return a line without links to write or call to whose address stands in its text."""
    text = plain(line)

    def change(node: n.Inline) -> Iterable[n.Inline]:
        match node:
            case n.Link(address=address) if is_mail(address) and not is_spelt_out(node):
                said = re.escape(address.partition(":")[2])
                found = re.search(rf"(?<![\w.+@-]){said}(?![\w@-])", text, re.ASCII)
                return node.children if found else (node,)
            case _:
                return (node,)

    return rebuild_inlines(line, change)


def merge(
    issue: Issue, shortening: Shortening | None = None, *, worded: bool = True
) -> tuple[Issue, tuple[Further, ...]]:
    """Give every link and note of an issue its number.

    Parameters
    ----------
    shortening : Shortening or None
        How the listed addresses are shortened; None prints them whole.
    worded : bool
        Say before an address what the text has called it already.

    Returns
    -------
    tuple of Issue and tuple
        The issue with these numbers in `Link.citation` (0 for none) and `NoteRef.number`, its own
        references written out, and what is to be listed besides them, by number.
    """
    shown = shortening.shown if shortening else _whole
    numbering = _Numbering(issue)

    def inline(node: n.Inline) -> Iterable[n.Inline]:
        match node:
            case n.Link():
                return (replace(node, citation=numbering.of_link(node)),)
            case n.NoteRef(number=number):
                return (replace(node, number=numbering.of_note(number)),)
            case _:
                return (node,)

    def block(node: n.Block) -> Iterable[n.Block]:
        match node:
            case n.Figure(link=address, image=image, caption=caption) if address:
                if address != image.source:
                    link = n.Link((), address)
                    caption = (*caption, replace(link, citation=numbering.of_link(link)))
                return (replace(node, link="", caption=caption),)
            case n.ReferenceList(items=items):
                return (replace(node, items=tuple(written_out(item, shown) for item in items)),)
            case _:
                return (node,)

    issue = rebuild_lines(issue, _without_mail_said_twice)
    merged = rebuild_issue(issue, block=block, inline=inline)
    further = numbering.further(merged.notes, worded=worded)
    return merged, tuple(
        written_out(one, shown) if isinstance(one, n.Reference) else one for one in further
    )


class _Numbering:
    """Numbers addresses and notes when it meets them first, after the issue's own references."""

    def __init__(self, issue: Issue) -> None:
        lists = [node for node in all_nodes(issue) if isinstance(node, n.ReferenceList)]
        own = [item for some in lists for item in some.items]
        self._own: dict[str, int] = {}
        for item in own:
            self._own.setdefault(same(item.address), item.number)
        self._first = max((item.number for item in own), default=0) + 1
        self._listed = {same(item.address): item for item in issue.citations}
        self._found: dict[str | int, int] = {}
        self._said: set[tuple[str, str]] = set()
        """The addresses with the words of the text that lead to them."""

    def of_link(self, link: n.Link) -> int:
        """Return the number of a link, 0 where it needs none."""
        address = link.address
        if not is_listed(address) or is_spelt_out(link):
            return 0
        key = same(address)
        self._said.add((key, plain(link.children)))
        self._listed.setdefault(key, n.Reference(0, link.children, address))
        return self._own.get(key) or self._number(key)

    def of_note(self, number: int) -> int:
        """Return the number of a note in place of its own."""
        return self._number(number)

    def further(self, notes: tuple[Note, ...], *, worded: bool) -> Iterator[Further]:
        """Yield what was numbered, by number; a note that nothing calls comes last."""
        written = {note.number: note for note in notes}
        for note in notes:
            self.of_note(note.number)
        for key, number in self._found.items():
            match key:
                case str():
                    listed = self._listed[key]
                    text = plain(listed.children)
                    if not worded and (key, text) in self._said:
                        text = ""
                    children = (n.Text(text),) if text else ()
                    yield n.Reference(number, children, listed.address)
                case int():
                    yield replace(written.get(key, Note(key, ())), number=number)

    def _number(self, key: str | int) -> int:
        return self._found.setdefault(key, self._first + len(self._found))


Shown = Callable[[str, int], str]


def _whole(address: str, number: int) -> str:
    del number
    return address


def written_out(reference: n.Reference, shown: Shown = _whole) -> n.Reference:
    """Return a reference with its address as text: `MILS 论文: https://…`."""
    address = reference.address

    def change(node: n.Inline) -> Iterable[n.Inline]:
        match node:
            case n.Link(address=other) if same(other) == same(address) and not is_kept(address):
                return node.children
            case _:
                return (node,)

    children = rebuild_inlines(reference.children, change)
    text = plain(children).strip()
    if not address or (address in text and text != address):
        return replace(reference, children=children, address="")
    spelt_out = not text or _bare(text) == _bare(address)
    said = shown(address, reference.number)
    written = (n.Text(said),) if spelt_out else (*children, n.Text(f": {said}"))
    return replace(reference, children=written, address="")


def same(address: str) -> str:
    """Return an address as one that differs by a slash at the end has it too."""
    return address.removesuffix("/")


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/")
