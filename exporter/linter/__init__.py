"""The linter: looks an issue over as an editor would, and mends what can be mended safely."""

from exporter.linter.answers import Inquiry
from exporter.linter.finding import Finding
from exporter.linter.habit import Habit
from exporter.linter.linting import check
from exporter.linter.many import check_each
from exporter.linter.mending import Mended, mend, overwrite
from exporter.linter.series import learn

__all__ = [
    "Finding",
    "Habit",
    "Inquiry",
    "Mended",
    "check",
    "check_each",
    "learn",
    "mend",
    "overwrite",
]
