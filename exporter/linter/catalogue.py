"""Every code there is, and which of them are on: codes, their beginnings, and profiles.

`default` are those that editors want to hear of, `strict` (or `all`) every one, `ci` those of the
default that are more than notes.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporter.config import Check
from exporter.diagnostics import CATALOGUE, ExportError, Problem, Severity
from exporter.linter.answers import BROKEN
from exporter.linter.rule import Rule, matches
from exporter.linter.rules import RULES
from exporter.linter.switches import COMMENT
from exporter.spelling import nearest

LINKS = Rule(
    BROKEN,
    Severity.WARNING,
    "a link that does not answer; links are asked with `--links` only",
    "look where the page went, or take the link away",
    lambda _: (),
)
COMMENTS = Rule(
    COMMENT,
    Severity.WARNING,
    "a comment `<!-- check: … -->` with a word or a code that there is not",
    "write `off`, `on` or `ignore`, and codes as in docs/check.md",
    lambda _: (),
)
EVERY_RULE = (*RULES, LINKS, COMMENTS)
CODES = (*(rule.code for rule in EVERY_RULE), *(str(problem) for problem in Problem))
_OFF = frozenset(rule.code for rule in EVERY_RULE if not rule.default)
_NOTES = frozenset(rule.code for rule in EVERY_RULE if rule.severity is Severity.NOTE) | frozenset(
    str(problem) for problem, entry in CATALOGUE.items() if entry.severity is Severity.NOTE
)
_PROFILES = {
    "all": frozenset(CODES),
    "strict": frozenset(CODES),
    "default": frozenset(CODES) - _OFF,
    "ci": frozenset(CODES) - _OFF - _NOTES,
}


def chosen(check: Check) -> frozenset[str]:
    """Return the codes that are on.

    Raises
    ------
    ExportError
        If a name is no code's.
    """
    return _named(check.select) - _named(check.ignore)


def is_known(name: str) -> bool:
    """Tell whether a name is a code or the beginning of one."""
    return any(matches(name, code) for code in CODES)


def describe(code: str) -> tuple[Severity, str, str]:
    """Return the severity of a code, what it finds, and its hint."""
    for rule in EVERY_RULE:
        if rule.code == code:
            return rule.severity, rule.summary, rule.hint
    entry = CATALOGUE[Problem(code)]
    return entry.severity, f"see {code} in docs/diagnostics.md", entry.hint


def _named(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        if name in _PROFILES:
            found |= _PROFILES[name]
        elif is_known(name):
            found.update(code for code in CODES if matches(name, code))
        else:
            hint = nearest(name, CODES) or "the codes are in docs/check.md"
            raise ExportError(Problem.UNREADABLE, f"there is no rule {name!r}", hint=hint)
    return frozenset(found)
