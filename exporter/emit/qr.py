"""Draws the QR code (ISO/IEC 18004) that leads a phone to an address, on paper or on a screen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

# Imported where a theme wants codes.
if TYPE_CHECKING:
    from segno import QRCode

_QUIET_ZONE = 4
_MODULE = 6
_LONGEST = 500


def is_coded(address: str) -> bool:
    """Tell whether a phone can open an address; the code of a very long one is too fine to read."""
    return address.startswith(("http://", "https://")) and len(address) <= _LONGEST


def drawing(address: str) -> bytes:
    """Return the code as SVG, one path of one unit a module."""
    out = BytesIO()
    _made(address).save(out, kind="svg", border=_QUIET_ZONE, xmldecl=False, omitsize=True)
    return out.getvalue()


def picture(address: str) -> bytes:
    """Return the code as PNG, six px a module."""
    out = BytesIO()
    _made(address).save(out, kind="png", border=_QUIET_ZONE, scale=_MODULE)
    return out.getvalue()


def _made(address: str) -> QRCode:
    import segno

    return segno.make(address, error="m", micro=False, boost_error=False)
