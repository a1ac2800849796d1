"""Bytes out, pure: a format is one folder here, and one module in `formats` with its row."""

from exporter.emit.format import Emission, Emit, Format
from exporter.emit.registry import FORMATS, in_order

__all__ = ["FORMATS", "Emission", "Emit", "Format", "in_order"]
