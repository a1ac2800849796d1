"""Finds the pictures of an issue: each once, where it is used first."""

from __future__ import annotations

from exporter.assets import addresses
from exporter.model.issue import Issue
from exporter.model.nodes import Image
from exporter.model.walk import all_nodes, descend

_WEB = {"http", "https"}


def first_uses(issue: Issue) -> tuple[Image, ...]:
    """Return every picture of an issue once, where it is used first: cover, text, citations."""
    cover = [issue.cover.image] if issue.cover is not None else []
    nodes = [*cover, *all_nodes(issue), *descend(issue.citations)]
    uses: dict[str, Image] = {}
    for node in nodes:
        if isinstance(node, Image):
            uses.setdefault(node.source, node)
    return tuple(uses.values())


def is_remote(image: Image) -> bool:
    """Tell whether a picture must be fetched."""
    return addresses.scheme(image.source) in _WEB


def remote_uses(issue: Issue) -> dict[str, Image]:
    """Return the pictures that must be fetched, by the address to ask for."""
    uses: dict[str, Image] = {}
    for image in first_uses(issue):
        if is_remote(image):
            uses.setdefault(addresses.canonical(image.source), image)
    return uses
