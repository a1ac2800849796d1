"""The linter: looks an issue over as an editor would, and mends what can be mended safely."""

from exporter.linter.answers import Inquiry
from exporter.linter.finding import Finding
from exporter.linter.linting import check
from exporter.linter.many import check_each
from exporter.linter.mending import Mended, mend, overwrite

__all__ = ["Finding", "Inquiry", "Mended", "check", "check_each", "mend", "overwrite"]
