"""What a rule is: a code, what it finds, how grave that is, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of the source where a rule found something.

    `start` is UNKNOWN where the place is not known; `end` is `start` where only that is known and
    nothing is put in. `replacement` is what should stand there instead, None if only the editor
    can tell. One that could change what is meant is no `safe` one: only `--unsafe-fixes` puts it
    in. `hint` and `severity` replace the rule's own.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None
    hint: str = ""
    severity: Severity | None = None
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. `default` tells whether it is on where nobody chose."""

    code: str
    severity: Severity
    summary: str
    hint: str
    find: Callable[[Proof], Iterable[Hit]]
    fixable: bool = False
    default: bool = True


def matches(name: str, code: str) -> bool:
    """Tell whether a name is a code or its beginning: `spacing` is that of `spacing-doubled`."""
    return code == name or code.startswith(f"{name}-")
