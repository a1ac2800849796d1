"""What a run is told: defaults ← digest.toml ← flags; one table of digest.toml a module."""

from exporter.config.check import Check
from exporter.config.docx import DocxOptions
from exporter.config.epub import EpubOptions
from exporter.config.network import Network, network
from exporter.config.pdf import PAGES, PDF_VARIANTS, PdfOptions
from exporter.config.settings import ALL_FORMATS, KNOWN_FORMATS, MAX_ISSUE, Settings
from exporter.config.typography import Quotes, Typography

__all__ = [
    "ALL_FORMATS",
    "KNOWN_FORMATS",
    "MAX_ISSUE",
    "PAGES",
    "PDF_VARIANTS",
    "Check",
    "DocxOptions",
    "EpubOptions",
    "Network",
    "PdfOptions",
    "Quotes",
    "Settings",
    "Typography",
    "network",
]
