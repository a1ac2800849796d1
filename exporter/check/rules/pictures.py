"""Pictures: what those who do not see them are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.check.proof import UNKNOWN, Proof
from exporter.check.rule import Hit, Rule
from exporter.diagnostics import Severity
from exporter.model import nodes as n

_EMPTY_WORDS = re.compile(
    r"\s*(?:图片?|照片|插图|配图|截图|图像|image|img|picture|photo|pic|alt|alt text)\s*\d*\s*"
    r"|[\w\-. ]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp)",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"<img\b[^>]*\salt\s*=\s*(?:\"\"|'')", re.IGNORECASE)


def _alt(proof: Proof) -> Iterator[Hit]:
    for node in proof.nodes:
        if not isinstance(node, n.Image):
            continue
        start = proof.offset(node)
        if not node.alt.strip():
            if start == UNKNOWN or not _DECORATION.match(proof.text, start):
                yield Hit(start, start, "the picture has no alternative text")
        elif _EMPTY_WORDS.fullmatch(node.alt):
            message = f"the alternative text {node.alt.strip()!r} does not say what is to be seen"
            yield Hit(start, start, message)


RULES = (
    Rule(
        "picture-alt",
        Severity.WARNING,
        "a picture without alternative text, or with one that says nothing (`图片`, a file's name)",
        'write what is to be seen between the brackets; `<img alt="">` for mere decoration',
        _alt,
    ),
)
