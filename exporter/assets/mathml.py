"""Mends the accents of pandoc's MathML, which browsers set beside their letters or too short.

pandoc writes combining characters, which have nothing to combine with in an `mo` of their own.
MathML Core sets the others in the middle, and stretches those of its operator dictionary (§ 3.2.4).
"""

from __future__ import annotations

from lxml import etree

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_STANDING = {
    "\u0300": "`", "\u0301": "´", "\u0306": "˘", "\u0307": "˙", "\u0308": "¨", "\u030a": "˚",
    "\u030c": "ˇ", "¯": "‾",
}  # fmt: skip
# Mathematical fonts have these in several widths, and only as combining characters.
_OVER_A_LETTER = {"\u0302": "ˆ", "\u0303": "˜"}


def mend(markup: str) -> str:
    """Return MathML whose accents stand by themselves."""
    math = etree.fromstring(markup)
    for over in math.iter(f"{_MATHML}mover"):
        base, mark = over
        forms = _STANDING | (_OVER_A_LETTER if base.tag == f"{_MATHML}mi" else {})
        mark.text = forms.get(mark.text or "", mark.text)
    return etree.tostring(math, encoding="unicode")
