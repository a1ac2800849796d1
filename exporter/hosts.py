"""Spells the name of a host in ASCII: IDNA 2008 with the mapping of UTS 46, as browsers do.

Python's own codec is IDNA 2003 (RFC 3490), where `faß.de` is `fass.de`, which is another's.
"""

from __future__ import annotations

import re

_LONGEST_NAME, _LONGEST = 253, 63
_LABEL = re.compile("[a-z0-9_-]{0,63}")


def ascii_host(name: str) -> str:
    """Return the name of a host in small letters of ASCII; one in ASCII stays as it is.

    Raises
    ------
    ValueError
        If it is too long, or has characters that no host may have.
    """
    if len(name) > _LONGEST_NAME:
        raise ValueError("the name of the host is too long")
    if name.isascii():
        parts = name.removesuffix(".").split(".")
        if name and ":" not in name and not all(0 < len(part) <= _LONGEST for part in parts):
            raise ValueError("a part of the name of the host is empty or too long")
        return name.lower()
    import idna

    mapped = idna.uts46_remap(name, std3_rules=False, transitional=False)
    labels = [_label(label) for label in mapped.split(".")]
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("a part of the name of the host is too long, or no name")
    return ".".join(labels)


def _label(label: str) -> str:
    """Return a part of a name; one that IDNA 2008 does not know, such as an emoji, by Punycode."""
    import idna

    if label.isascii():
        return label
    try:
        return idna.alabel(label).decode()
    except idna.InvalidCodepoint:
        return f"xn--{label.encode('punycode').decode()}"
