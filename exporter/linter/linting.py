"""Looks an issue over: every rule that is on, and what reader and passes have to say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from exporter.config import Settings
from exporter.conventions.roles import key
from exporter.diagnostics import Diagnostic, ExportError, Report, Severity
from exporter.linter.answers import Inquiry, broken
from exporter.linter.catalogue import COMMENTS, LINKS, chosen, is_known
from exporter.linter.extent import end_of
from exporter.linter.finding import Finding
from exporter.linter.habit import Habit
from exporter.linter.proof import ALONE, UNKNOWN, Proof, pull
from exporter.linter.rule import Hit, Rule
from exporter.linter.rules import RULES
from exporter.linter.switches import Switch, is_on, read_switches
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes
from exporter.reading import load

_DEFAULTS = Settings()
_REMOTE = ("https://", "http://", "mailto:")
_WORDS = {"off", "on", "ignore"}
# Each character of a source becomes four of an article at most, and half a formula a thousand.
_LONG, _FORMULA = 5_000, 250
_FORMULAS = re.compile(r"\$|\\[(\[]")


def check(
    path: Path | str,
    settings: Settings = _DEFAULTS,
    inquiry: Inquiry | None = None,
    habit: Habit = ALONE,
) -> tuple[Finding, ...]:
    """Return what is to be said of an issue, in the order of the source.

    Never raises for bad input: what is wrong with it is a finding.

    Parameters
    ----------
    inquiry : Inquiry or None
        How to ask the links; None asks none.
    habit : Habit
        How the series is written, as `learn` tells of the issues given.

    Raises
    ------
    ExportError
        If the settings name a rule that there is not.
    """
    path = Path(path)
    codes = chosen(settings.check)
    report = Report(str(path))
    found: list[Finding] = []
    switches: tuple[Switch, ...] = ()
    proof: Proof | None = None
    try:
        proof = pull(load(path, report, settings.max_issue), settings, report, habit)
        if _names_files(proof.issue):
            from exporter.linter.beside import look_beside  # it imports Pillow

            look_beside(proof.issue, path, settings, report)
        if "wechat" in settings.formats and _may_be_long(proof):
            from exporter.linter.length import look_at_length  # it sets the issue

            look_at_length(proof, path, settings, report)
        switches = read_switches(proof)
        hits = [*rule_hits(proof, codes), *((COMMENTS, hit) for hit in _misspelt(switches))]
        if inquiry is not None and LINKS.code in codes:
            hits += [(LINKS, hit) for hit in broken(proof, settings, inquiry)]
        found = [_finding(report.path, proof, rule, hit) for rule, hit in hits]
    except ExportError as error:
        report.fail(error)
    found += (_of_diagnostic(each, proof) for each in report.diagnostics)
    kept = (f for f in found if f.code in codes and is_on(switches, f.code, f.line))
    errors = (f for f in found if f.severity is Severity.ERROR)
    return tuple(sorted({*kept, *errors}, key=_in_order))


def _names_files(issue: Issue) -> bool:
    """Tell whether an issue has pictures or links that are no addresses of the web."""
    cover = [issue.cover.image] if issue.cover is not None else []
    nodes = [*cover, *all_nodes(issue)]
    named = [node.source for node in nodes if isinstance(node, n.Image)]
    named += [node.address for node in nodes if isinstance(node, n.Link)]
    return any(not address.startswith(_REMOTE) for address in named)


def _may_be_long(proof: Proof) -> bool:
    """Tell whether an issue may have too much text or formulas for one WeChat article."""
    return len(proof.text) + _FORMULA * len(_FORMULAS.findall(proof.text)) >= _LONG


def rule_hits(proof: Proof, codes: Collection[str]) -> Iterator[tuple[Rule, Hit]]:
    """Yield what the rules with these codes find; nothing is mended in a heading with links to it.

    Its anchor is made of its words: to change them would cut the links.
    """
    linked = _linked_lines(proof)
    for rule in RULES:
        for hit in rule.find(proof) if rule.code in codes else ():
            if hit.replacement is not None and proof.place(hit.start)[0] in linked:
                hint = f"{hit.hint or rule.hint}, and mend the links to this heading with it"
                yield rule, replace(hit, replacement=None, hint=hint)
            else:
                yield rule, hit


def _linked_lines(proof: Proof) -> set[int]:
    wanted = {key(node.anchor) for node in proof.nodes if isinstance(node, n.CrossReference)}
    headings = (node for node in proof.nodes if isinstance(node, n.Heading))
    return {heading.line for heading in headings if key(heading.anchor) in wanted}


def _misspelt(switches: tuple[Switch, ...]) -> Iterator[Hit]:
    for switch in switches:
        unknown = [code for code in switch.codes if not is_known(code)]
        if switch.word not in _WORDS:
            yield Hit(
                switch.start, switch.end, f"the linter does not know the word {switch.word!r}"
            )
        for code in unknown:
            yield Hit(switch.start, switch.end, f"there is no rule {code!r}")


def _finding(path: str, proof: Proof, rule: Rule, hit: Hit) -> Finding:
    line, column = proof.place(hit.start) if hit.start != UNKNOWN else (0, 0)
    known = hit.end > hit.start or hit.replacement is not None
    end = proof.place(hit.end) if known else _end(proof, hit.start)
    return Finding(
        path=path,
        line=line,
        column=column,
        code=rule.code,
        severity=hit.severity if hit.severity is not None else rule.severity,
        message=hit.message,
        hint=hit.hint or rule.hint,
        end_line=end[0],
        end_column=end[1],
        replacement=hit.replacement,
        safe=hit.safe,
    )


def _end(proof: Proof, start: int) -> tuple[int, int]:
    """Return line and column of the end of what begins at an offset, 0 where nothing does."""
    end = end_of(proof.text, start) if start != UNKNOWN else start
    return proof.place(end) if end > start else (0, 0)


def _of_diagnostic(found: Diagnostic, proof: Proof | None) -> Finding:
    end = (0, 0)
    if proof is not None and found.column and 0 < found.line <= len(proof.starts):
        end = _end(proof, proof.offset(found))
    return Finding(
        path=found.path,
        line=found.line,
        column=found.column,
        code=str(found.problem),
        severity=found.severity,
        message=found.message,
        hint=found.hint,
        end_line=end[0],
        end_column=end[1],
    )


def _in_order(found: Finding) -> tuple[float, int, str, str]:
    return found.line or float("inf"), found.column, found.code, found.message
