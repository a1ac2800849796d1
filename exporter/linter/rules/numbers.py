"""Numbers: ranges that are written with two signs in one issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule

_RANGE = re.compile(r"(?<=[\d%])[ ]?(?P<sign>[~～〜])[ ]?(?=\d)")


def _mixed(proof: Proof) -> Iterator[Hit]:
    """Find the first range with the sign that the issue uses more seldom."""
    found = list(_RANGE.finditer(proof.prose))
    times = Counter(each["sign"] for each in found)
    if len(times) < 2:  # noqa: PLR2004
        return
    usual = max(times, key=lambda sign: (times[sign], sign == "～"))
    odd = next(each for each in found if each["sign"] != usual)
    message = f"a range has `{odd['sign']}`, where the issue has `{usual}` elsewhere"
    yield Hit(*odd.span("sign"), message, None, f"write `{usual}`")


RULES = (
    Rule(
        "punctuation-range",
        Severity.NOTE,
        "ranges of numbers with `~` and with `～` in one issue",
        "use one sign",
        _mixed,
    ),
)
