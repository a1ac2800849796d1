"""One Markdown issue in; PDF, EPUB, DOCX and WeChat HTML out.

What programs may import is `__all__`, and docs/python.md shows it at work. Each name is imported
when it is first asked for: `digest-export --help` waits for none of them. Their types are in
`__init__.pyi`, so that no room below seems to import all the others.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

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

_HOMES = {
    "Bundle": "exporter.model.bundle:Bundle",
    "Diagnostic": "exporter.diagnostics:Diagnostic",
    "DocxOptions": "exporter.emit.formats.docx:DocxOptions",
    "Emission": "exporter.emit.format:Emission",
    "EpubOptions": "exporter.emit.formats.epub:EpubOptions",
    "ExportError": "exporter.diagnostics:ExportError",
    "Format": "exporter.emit.format:Format",
    "FormatOptions": "exporter.config.options:FormatOptions",
    "Issue": "exporter.model.issue:Issue",
    "Key": "exporter.config.options:Key",
    "Notation": "exporter.model.profile:Notation",
    "Outcome": "exporter.pipeline:Outcome",
    "PdfOptions": "exporter.emit.formats.pdf:PdfOptions",
    "PictureProfile": "exporter.model.profile:PictureProfile",
    "Problem": "exporter.diagnostics:Problem",
    "Report": "exporter.diagnostics:Report",
    "Settings": "exporter.config:Settings",
    "Severity": "exporter.diagnostics:Severity",
    "WechatOptions": "exporter.emit.formats.wechat:WechatOptions",
    "check": "exporter.linter:check",
    "export": "exporter.pipeline:export",
    "outline": "exporter.outlining:outline",
    "read": "exporter.pipeline:read_issue",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    found: object = getattr(import_module(module), attribute)
    return found


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
