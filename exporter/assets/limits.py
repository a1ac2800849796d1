"""How much a picture may ask of its decoder."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pixels and frames a picture may have; all its frames eight times those pixels."""

    pixels: int = 50_000_000
    frames: int = 1_000
