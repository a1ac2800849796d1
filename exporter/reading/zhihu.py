"""Reads the pictures that Zhihu makes of formulas: their TeX stands in their address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from exporter.model import nodes as n

_ADDRESS = re.compile(r"(?:https?:)?//www\.zhihu\.com/equation\?", re.IGNORECASE)
_END = re.compile(r"(?:\s*\\\\)+\s*\Z")


def formula(image: n.Image) -> n.Math | n.MathBlock | None:
    r"""Return the formula that a picture shows, None if it shows another thing.

    Zhihu's editor ends those that stand alone with a line end, `\\\\`.
    """
    if not _ADDRESS.match(image.source):
        return None
    written = parse_qs(urlsplit(image.source).query).get("tex", [""])[0].strip()
    tex = _END.sub("", written)
    if not tex:
        return None
    kind = n.Math if tex == written else n.MathBlock
    return kind(tex, line=image.line, column=image.column)
