"""How often each rule found something, most often first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exporter.linter.finding import Finding


def write(findings: Sequence[Finding]) -> str:
    """Return `count code, in issues, mended` for each rule."""
    times = Counter(found.code for found in findings)
    lines = []
    for code, count in sorted(times.items(), key=lambda row: (-row[1], row[0])):
        these = [found for found in findings if found.code == code]
        issues = len({found.path for found in these})
        mends = sum(found.replacement is not None and found.safe for found in these)
        lines.append(f"{count:6}  {code:26} in {issues} issues, {mends} can be mended\n")
    return "".join(lines)
