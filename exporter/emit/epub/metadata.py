"""Says what a book is: the metadata of its package, in Dublin Core and EPUB's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.emit.epub.accessibility import CONFORMANCE, Survey, properties
from exporter.emit.titling import description
from exporter.model.issue import Meta
from exporter.words import Words

IDENTIFIER = "pub-id"
_POSITION = re.compile(r"[0-9]+(\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class Metadatum:
    """An element of the metadata; `namespace` is "DC", or None for `meta`."""

    namespace: str | None
    name: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)


def metadata(meta: Meta, found: Survey, cover: str) -> tuple[Metadatum, ...]:
    """Return all that is said of an issue, in order; `cover` is its picture in the manifest."""
    return (
        *_dublin_core(meta),
        *_series(meta),
        *(_property(name, value) for name, value in properties(found, meta.words)),
        *_conformance(found, meta.words),
        *([Metadatum(None, "meta", "", {"name": "cover", "content": cover})] if cover else []),
    )


def _dublin_core(meta: Meta) -> Iterator[Metadatum]:
    yield Metadatum("DC", "identifier", meta.identifier, {"id": IDENTIFIER})
    yield Metadatum("DC", "title", meta.title, {"id": "title"})
    yield _property("title-type", "main", "title")
    yield Metadatum("DC", "language", meta.language)
    for number, author in enumerate(meta.authors, 1):
        yield Metadatum("DC", "creator", author, {"id": f"creator{number}"})
        role = {"refines": f"#creator{number}", "property": "role", "scheme": "marc:relators"}
        yield Metadatum(None, "meta", "aut", role)
    if meta.date:
        yield Metadatum("DC", "date", meta.date.isoformat())
    if meta.summary:
        yield Metadatum("DC", "description", description(meta.summary))
    for subject in meta.tags:
        yield Metadatum("DC", "subject", subject)


def _series(meta: Meta) -> Iterator[Metadatum]:
    if not meta.series:
        return
    yield Metadatum(
        None, "meta", meta.series, {"property": "belongs-to-collection", "id": "series"}
    )
    yield _property("collection-type", "series", "series")
    if _POSITION.fullmatch(meta.number):
        yield _property("group-position", meta.number, "series")


def _conformance(found: Survey, words: Words) -> Iterator[Metadatum]:
    """Yield the claim where a program finds no fault, and that nobody but a program looked."""
    if found.conforms:
        claim = {"property": "dcterms:conformsTo", "id": "conformance"}
        yield Metadatum(None, "meta", CONFORMANCE, claim)
        yield _property("a11y:certifiedBy", words.accessible["certifier"], "conformance")


def _property(name: str, value: str, refines: str = "") -> Metadatum:
    about = {"refines": f"#{refines}"} if refines else {}
    return Metadatum(None, "meta", value, {"property": name, **about})
