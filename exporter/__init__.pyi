from exporter.check import check as check_issue
from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report, Severity
from exporter.model.issue import Issue
from exporter.outline import outline as outline_issue
from exporter.pipeline import Outcome, export, read_issue

__all__ = [
    "Diagnostic",
    "ExportError",
    "Issue",
    "Outcome",
    "Problem",
    "Report",
    "Settings",
    "Severity",
    "check_issue",
    "export",
    "outline_issue",
    "read_issue",
]

__version__: str
