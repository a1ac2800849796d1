"""The drawing that stands for a player without a poster."""

from __future__ import annotations

from urllib.parse import quote

from exporter.model import nodes as n

_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">'
    '<rect width="640" height="360" rx="16" fill="#e8e6e1"/>'
    '<circle cx="320" cy="180" r="56" fill="#ffffff"/>'
    '<path d="M302 146L362 180L302 214Z" fill="#6b6760"/></svg>'
)
SCREEN = f"data:image/svg+xml,{quote(_DRAWING)}"


def is_screen(image: n.Image) -> bool:
    """Tell whether a picture is the drawn screen of a player."""
    return image.source == SCREEN
