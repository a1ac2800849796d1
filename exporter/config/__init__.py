"""What a run is told: defaults ← digest.toml ← flags; one table of digest.toml a module."""

from exporter.config.breaks import Breaks
from exporter.config.check import Check
from exporter.config.docx import DocxOptions
from exporter.config.epub import EpubOptions
from exporter.config.network import Network, network
from exporter.config.pdf import PAGES, PDF_VARIANTS, PdfOptions
from exporter.config.recognition import Recognition
from exporter.config.settings import ALL_FORMATS, KNOWN_FORMATS, MAX_ISSUE, Settings
from exporter.config.typography import Quotes, Typography
from exporter.config.wechat import WechatOptions

__all__ = [
    "ALL_FORMATS",
    "KNOWN_FORMATS",
    "MAX_ISSUE",
    "PAGES",
    "PDF_VARIANTS",
    "Breaks",
    "Check",
    "DocxOptions",
    "EpubOptions",
    "Network",
    "PdfOptions",
    "Quotes",
    "Recognition",
    "Settings",
    "Typography",
    "WechatOptions",
    "network",
]
