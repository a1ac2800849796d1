"""What a run is told: defaults ← digest.toml ← flags; the tables of formats stand in `emit`."""

from exporter.config.breaks import Breaks
from exporter.config.check import Check
from exporter.config.network import Network, network
from exporter.config.options import FormatOptions, Key
from exporter.config.recognition import Recognition
from exporter.config.settings import ALL_FORMATS, MAX_ISSUE, Settings
from exporter.config.typography import Quotes, Typography

__all__ = [
    "ALL_FORMATS",
    "MAX_ISSUE",
    "Breaks",
    "Check",
    "FormatOptions",
    "Key",
    "Network",
    "Quotes",
    "Recognition",
    "Settings",
    "Typography",
    "network",
]
