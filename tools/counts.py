"""Counts what is found in issues, by us and by cmark-gfm: the table of docs/recognition.md.

    python tools/counts.py FOLDER [FOLDER …]

cmark-gfm (the PyPI package `cmarkgfm`) is what GitHub reads Markdown with. Pictures are `<img>`,
links are `<a href>`, both raw or Markdown; entries are ours alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Manuscript, SectionKind
from exporter.model.walk import descend, sections
from exporter.passes import recognise
from exporter.passes.columns import item_number
from exporter.reading import load, read
from exporter.reading.front import take_front_matter

NAMES = ("pictures", "links", "notes", "tables")


class Page(HTMLParser):
    """Counts the elements of a page that GitHub's reader made."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element."""
        given = dict(attrs)
        identifier = given.get("id") or ""
        if tag == "img":
            self.found["pictures"] += 1
        elif tag == "a" and given.get("href") and "footnote" not in (given.get("class") or ""):
            is_call = identifier.startswith("fnref") or given["href"].startswith("#fnref")
            self.found["links"] += not is_call
        elif tag == "table":
            self.found["tables"] += 1
        elif tag == "li" and identifier.startswith("fn"):
            self.found["notes"] += 1


def by_cmark(text: str) -> Counter[str]:
    page = Page()
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    page.feed(cmarkgfm.github_flavored_markdown_to_html(text, options))
    return page.found


def by_us(manuscript: Manuscript) -> Counter[str]:
    found: Counter[str] = Counter(notes=len(manuscript.notes))
    texts = (manuscript.blocks, *(note.blocks for note in manuscript.notes))
    for node in (node for blocks in texts for node in descend(blocks)):
        match node:
            case n.Image():
                found["pictures"] += 1
            case n.Link() | n.CrossReference():
                found["links"] += 1
            case n.Figure(link=link) if link:
                found["links"] += 1
            case n.Table():
                found["tables"] += 1
            case _:
                pass
    return found


def row(path: Path, name: str) -> str:
    report = Report()
    source = load(path, report)
    manuscript = read(source, report)
    issue = recognise(manuscript, report)
    entries = sum(section.kind is SectionKind.ENTRY for section in sections(issue))
    items = sum(bool(item_number(b)) for section in sections(issue) for b in section.blocks)
    ours = by_us(manuscript)
    theirs = by_cmark(take_front_matter(source.text, Report())[1])
    pairs = [
        f"{ours[name]}" if ours[name] == theirs[name] else f"**{ours[name]}** / {theirs[name]}"
        for name in NAMES
    ]
    return f"| {name} | {entries} | {items} | {' | '.join(pairs)} |"


def main() -> None:
    print(f"| file | entries | items | {' | '.join(NAMES)} |")
    print("|---|---|---|---|---|---|---|")
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(folder.rglob("*.md")):
            print(row(path, str(path.relative_to(folder))))


if __name__ == "__main__":
    main()
