from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report, Severity
from exporter.linter import check
from exporter.model.issue import Issue
from exporter.outlining import outline
from exporter.pipeline import Outcome, export
from exporter.pipeline import read_issue as read

__all__ = [
    "Diagnostic",
    "ExportError",
    "Issue",
    "Outcome",
    "Problem",
    "Report",
    "Settings",
    "Severity",
    "check",
    "export",
    "outline",
    "read",
]

__version__: str
