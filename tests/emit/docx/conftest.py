"""What the tests of Word documents start from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from emit.docx.document import META, Document, entry
from emit.docx.sample import issue as sample

from exporter.model import nodes as n
from exporter.model.issue import Issue, Note

Make = Callable[..., Document]


@pytest.fixture
def make() -> Make:
    """Return the document of an issue with one entry that holds these blocks."""

    def made(*blocks: n.Block, notes: Iterable[Note] = (), **more: object) -> Document:
        issue = Issue(META, sections=(entry(*blocks),), notes=tuple(notes))
        return Document(replace(issue, **more))

    return made


@pytest.fixture(scope="session")
def rich() -> Document:
    """The document with every node."""
    return Document(sample())
