"""Pictures: what those who do not see them are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import UNKNOWN, Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n

_EMPTY_WORDS = re.compile(
    r"\s*(?:图片?|照片|插图|配图|截图|图像|image|img|picture|photo|pic|alt|alt text)\s*\d*\s*"
    r"|[\w\-. ]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp)",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"<img\b[^>]*\salt\s*=\s*(?:\"\"|'')", re.IGNORECASE)
_SEVERAL = 3


def _alt(proof: Proof) -> Iterator[Hit]:
    """Find pictures that say nothing; where most of several do not, that is told once."""
    pictures = [node for node in proof.nodes if isinstance(node, n.Image)]
    silent = [picture for picture in pictures if _is_silent(proof, picture)]
    if len(silent) > max(_SEVERAL, len(pictures) / 2):
        first = proof.offset(silent[0])
        message = f"{len(silent)} of {len(pictures)} pictures have no alternative text"
        yield Hit(first, first, message, severity=Severity.NOTE)
    else:
        for picture in silent:
            start = proof.offset(picture)
            yield Hit(start, start, "the picture has no alternative text")
    yield from _says_nothing(proof, pictures)


def _says_nothing(proof: Proof, pictures: list[n.Image]) -> Iterator[Hit]:
    empty = [picture for picture in pictures if _EMPTY_WORDS.fullmatch(picture.alt)]
    if len(empty) > _SEVERAL:
        first = proof.offset(empty[0])
        message = f"{len(empty)} alternative texts like {empty[0].alt.strip()!r} say nothing"
        yield Hit(first, first, message, severity=Severity.NOTE)
        return
    for picture in empty:
        start = proof.offset(picture)
        message = f"the alternative text {picture.alt.strip()!r} does not say what is to be seen"
        yield Hit(start, start, message, severity=Severity.NOTE)


def _is_silent(proof: Proof, picture: n.Image) -> bool:
    """Tell whether a picture has no alternative text, and is not marked as decoration."""
    start = proof.offset(picture)
    decoration = start != UNKNOWN and _DECORATION.match(proof.text, start)
    return not picture.alt.strip() and not decoration


RULES = (
    Rule(
        "picture-alt",
        Severity.WARNING,
        "a picture without alternative text, or with one that says nothing (`图片`, a file's name)",
        'write what is to be seen between the brackets; `<img alt="">` for mere decoration',
        _alt,
    ),
)
