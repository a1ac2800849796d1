"""Results are values: they can be sent to another process, compared, and never mix."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from exporter import pipeline
from exporter.config import Network, Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report

LACKING = "\U0001d800"


def report() -> Report:
    made = Report("刊.md")
    made.add(Problem.IMAGE_MISSING, "the picture is gone", line=3)
    return made


VALUES = [
    Settings(output=Path("out"), network=Network(allow_private=True)),
    Diagnostic(Problem.IMAGE_MISSING, "the picture is gone", "刊.md", 3),
    ExportError(Problem.UNREADABLE, "no such file", hint="look", line=3),
    report(),
    pipeline.Outcome(report(), (Path("out/刊.pdf"),), complete=True),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_out_of_another_process_as_it_was(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own


def test_a_report_can_be_added_to_when_it_has_travelled() -> None:
    travelled: Report = pickle.loads(pickle.dumps(report()))  # noqa: S301 - our own
    travelled.add(Problem.ENCODING, "the file was read as GB18030")
    assert len(travelled.diagnostics) == 2


def test_reports_that_say_something_else_differ() -> None:
    other = report()
    other.add(Problem.ENCODING, "the file was read as GB18030")
    assert other != report()


def test_errors_that_say_the_same_are_the_same() -> None:
    said = partial(ExportError, Problem.UNREADABLE, "no such file")
    assert {said(), said(), said(line=3)} == {said(), said(line=3)}


def silent(_: str) -> None: ...


def exported(path: Path, settings: Settings) -> pipeline.Outcome:
    return pipeline.export(path, settings, silent)


@pytest.fixture
def issues(tmp_path: Path) -> list[Path]:
    """Write two issues, of which one has a character that no font has."""
    paths = [tmp_path / "有.md", tmp_path / "无.md"]
    for path, sign in zip(paths, (LACKING, "桥"), strict=True):
        path.write_text(f"# 桥\n\n## 石桥\n\n第一座{sign}。\n", "utf-8")
    return paths


def test_two_exports_at_once_never_see_each_other_s_messages(issues: list[Path]) -> None:
    settings = Settings(formats=("pdf",), output=issues[0].parent / "dist", offline=True)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(exported, issues, [settings, settings]))
    found = [{str(d.problem) for d in outcome.report.diagnostics} for outcome in both]
    assert [Problem.GLYPH_MISSING in codes for codes in found] == [True, False]


@pytest.mark.sweep
def test_an_export_runs_in_another_process_as_it_is(issues: list[Path]) -> None:
    settings = Settings(formats=("epub",), output=issues[0].parent / "dist", offline=True)
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        outcomes = list(pool.map(partial(pipeline.export, progress=silent), issues, [settings] * 2))
    assert [outcome.complete for outcome in outcomes] == [True, True]
