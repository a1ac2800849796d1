"""What the editor is told, and in which order."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from exporter.diagnostics import CATALOGUE, ExportError, Problem, Report, Severity
from exporter.model import nodes as n


def test_a_diagnostic_names_place_severity_code_and_hint() -> None:
    report = Report("issue.md")
    report.add(Problem.IMAGE_MISSING, "the picture could not be fetched: 404", line=24, hint="看看")
    assert str(report.diagnostics[0]) == (
        "issue.md:24: warning: the picture could not be fetched: 404 [image-missing]\n  hint: 看看"
    )


def test_without_a_line_only_the_file_is_named() -> None:
    report = Report("issue.md")
    report.add(Problem.TITLE_MISSING, "there is no title")
    assert str(report.diagnostics[0]).startswith("issue.md: note: there is no title")


def test_a_node_is_a_place() -> None:
    report = Report()
    report.add(Problem.LINK_DEAD, "nowhere", n.CrossReference((), "x", line=7, column=3))
    found = report.diagnostics[0]
    assert (found.line, found.column) == (7, 3)


def test_the_order_is_that_of_the_source_and_what_has_no_line_comes_last() -> None:
    report = Report()
    for line in (9, 0, 3):
        report.add(Problem.IMAGE_MISSING, f"picture {line}", line=line)
    assert [found.line for found in report.diagnostics] == [3, 9, 0]


def test_the_same_finding_is_kept_once() -> None:
    report = Report()
    for _ in range(2):
        report.add(Problem.IMAGE_MISSING, "gone", line=3)
    assert len(report.diagnostics) == 1


def test_an_error_is_one_sentence_whatever_it_quotes() -> None:
    error = ExportError(Problem.UNREADABLE, "there is no `m\nrgin`", hint="write\nit")
    assert "\n" not in error.message + error.hint + str(error)


def test_several_threads_may_report() -> None:
    report = Report()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: report.add(Problem.IMAGE_MISSING, f"{i}", line=i), range(200)))
    assert len(report.diagnostics) == 200


def test_the_worst_decides() -> None:
    report = Report()
    assert report.worst is None
    report.add(Problem.ENCODING, "read as GB18030")
    assert report.worst is Severity.NOTE
    report.add(Problem.UNREADABLE, "gone")
    assert report.worst is Severity.ERROR


def test_an_error_becomes_a_diagnostic_with_the_usual_hint() -> None:
    report = Report("issue.md")
    report.fail(ExportError(Problem.UNWRITABLE, "dist cannot be written", line=2))
    found = report.diagnostics[0]
    assert (found.line, found.hint) == (2, CATALOGUE[Problem.UNWRITABLE].hint)


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_severity_and_a_hint_in_the_house_style(problem: Problem) -> None:
    entry = CATALOGUE[problem]
    assert entry.hint
    assert not entry.hint.endswith(".")
    assert entry.hint[0].islower()


def test_an_error_comes_out_of_another_process_as_it_went_in() -> None:
    error = ExportError(Problem.UNREADABLE, "没有", hint="看看路径", line=3)
    same = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (same.problem, same.message, same.hint, same.line, str(same)) == (
        error.problem, error.message, error.hint, error.line, str(error)
    )  # fmt: skip
