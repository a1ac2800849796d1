"""Draws the QR code (ISO/IEC 18004) that leads a reader of print to an address."""

from __future__ import annotations

from io import BytesIO

import segno

_QUIET_ZONE = 4


def code(address: str) -> bytes:
    """Return the code as SVG, one path of one unit a module."""
    out = BytesIO()
    made = segno.make(address, error="m", micro=False, boost_error=False)
    made.save(out, kind="svg", border=_QUIET_ZONE, xmldecl=False, omitsize=True)
    return out.getvalue()
