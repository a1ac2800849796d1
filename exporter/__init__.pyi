from exporter.config import Settings
from exporter.config.options import FormatOptions, Key
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report, Severity
from exporter.emit.format import Emission, Format
from exporter.emit.formats.docx import DocxOptions
from exporter.emit.formats.epub import EpubOptions
from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.formats.wechat import WechatOptions
from exporter.linter import check
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue
from exporter.model.profile import Notation, PictureProfile
from exporter.outlining import outline
from exporter.pipeline import Outcome, export
from exporter.pipeline import read_issue as read

__all__ = [
    "Bundle",
    "Diagnostic",
    "DocxOptions",
    "Emission",
    "EpubOptions",
    "ExportError",
    "Format",
    "FormatOptions",
    "Issue",
    "Key",
    "Notation",
    "Outcome",
    "PdfOptions",
    "PictureProfile",
    "Problem",
    "Report",
    "Settings",
    "Severity",
    "WechatOptions",
    "check",
    "export",
    "outline",
    "read",
]

__version__: str
