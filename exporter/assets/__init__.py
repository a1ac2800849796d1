"""Bytes the issue refers to: pictures and formulas; the only room with a network."""

from exporter.assets.gather import pictures
from exporter.assets.tex import formulas

__all__ = ["formulas", "pictures"]
