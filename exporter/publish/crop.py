"""Reckons which part of a cover the platform shows in the list (2.35:1) and elsewhere (1:1)."""

from __future__ import annotations

from exporter.draftfields import View

WIDE, SQUARE = 2.35, 1.0
_WHOLE = View()


def crop(width: int, height: int, ratio: float, view: View = _WHOLE) -> str:
    """Return the largest part of a ratio within a view, as `X1_Y1_X2_Y2` of 0 to 1."""
    corners = _corners(width, height, ratio, view)
    return "_".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in corners)


def shown(width: int, height: int, ratio: float) -> float:
    """Return how much of a picture its crop of a ratio shows, from 0 to 1."""
    return min(1.0, height * ratio / width) * min(1.0, width / ratio / height)


def _corners(
    width: int, height: int, ratio: float, view: View
) -> tuple[float, float, float, float]:
    across, down = view.right - view.left, view.bottom - view.top
    part_across = min(across, down * height * ratio / width)
    part_down = min(down, across * width / ratio / height)
    left = view.left + (across - part_across) * view.x
    top = view.top + (down - part_down) * view.y
    return left, top, left + part_across, top + part_down
