"""The linter: looks an issue over as an editor would, and mends what can be mended safely."""

from exporter.check.answers import Inquiry
from exporter.check.finding import Finding
from exporter.check.linting import check
from exporter.check.many import check_each
from exporter.check.mending import Mended, mend, overwrite

__all__ = ["Finding", "Inquiry", "Mended", "check", "check_each", "mend", "overwrite"]
