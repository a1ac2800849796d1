"""The titles of what the formats make themselves."""

from __future__ import annotations

from exporter.conventions.roles import unnumbered
from exporter.model.issue import Issue, SectionKind
from exporter.model.walk import plain, sections


def contents_title(issue: Issue) -> str:
    """Return the title of the contents: that of the author's own, else the word for it."""
    own = (s.title for s in sections(issue) if s.kind is SectionKind.CONTENTS)
    said = " ".join(unnumbered(plain(next(own, ()))).split())
    return said or issue.meta.words.contents
