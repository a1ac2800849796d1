"""Sets 着重号 under emphasised Han (GB/T 15834-2011, 4.12), which WeasyPrint has not.

Each character has a box of its own, with the dot as its background: the text stays as it was.
"""

from __future__ import annotations

import re

from exporter.model.han import HAN

DOT = "dot"
_TAG = re.compile(r"(<[^>]*>|&[^;]*;)")
_DOTTED = re.compile(f"[{HAN}\u3041-\u3096\u30a1-\u30fa]")  # kana as well

# What the typesetter adds to every theme. Proper nouns (专名号) are underlined, with a gap between
# two; titles of works (书名号乙式) have a wavy line (GB/T 15834-2011, 4.16; clreq, 行间标点).
SHEET = """
@page { @footnote { max-height: 70% } }
html { hyphens: auto }
code, kbd, pre, .address, .verbatim, .tag { hyphens: none }
.dot { background: url("bundle:dot") no-repeat 50% 100% / .15em .15em; padding-bottom: .22em }
.deep > ul, .deep > ol { padding-left: 0 !important; list-style-position: inside }
blockquote blockquote blockquote blockquote blockquote {
  border: 0 !important; padding: 0 !important
}
.long-headed thead { display: table-row-group !important }
.long-headed thead tr { break-inside: auto !important }
ruby, rt { text-indent: 0 }
u { text-decoration: underline solid .05em; text-underline-offset: .16em }
cite { font-style: normal; text-decoration: underline wavy .05em; text-underline-offset: .2em }
cite.latin { font-style: italic; text-decoration: none }
u, cite { padding: 0 .04em }
"""


def dot(colour: str) -> bytes:
    """Return the drawing of a dot."""
    circle = f'<circle cx="5" cy="5" r="5" fill="{colour}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{circle}</svg>'.encode()


def dotted(markup: str) -> str:
    """Give every Han character of some markup a dot; marks and Latin have none."""
    parts = _TAG.split(markup)
    parts[::2] = [_DOTTED.sub(r'<span class="dot">\g<0></span>', text) for text in parts[::2]]
    return "".join(parts)
