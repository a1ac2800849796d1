"""What programs may import, as docs/python.md says it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from packages import install

import exporter
from exporter import Issue, Outcome, PdfOptions, Report, Settings, export, outline, read
from exporter.emit.registry import GROUP

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTED = (ROOT / "docs" / "python.md").read_text("utf-8")
CODE = r"^```python(?: format)?\n(.*?)^```"
EXAMPLES = re.findall(r"^```python\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)
ISSUE = """\
# 石桥周报

## 石桥

石桥[最老](https://example.com/1)，铁桥[最长](https://example.com/2)。
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "issue.md"
    path.write_text(ISSUE, "utf-8")
    return path


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_the_documentation_run(example: str, issue: Path) -> None:
    script = issue.parent / "example.py"
    script.write_text(example, "utf-8")
    command = [sys.executable, script.name]
    done = subprocess.run(command, cwd=issue.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", exporter.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(exporter, name).__module__.startswith("exporter.")


def test_importing_the_library_imports_nothing_else() -> None:
    code = "import sys, exporter; print([m for m in sys.modules if m.startswith('exporter.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'exprot'"):
        getattr(exporter, "exprot")  # noqa: B009 - mypy knows that there is none


def test_the_names_are_those_of_the_rooms_whatever_was_imported_before() -> None:
    import_module("exporter.outlining")
    assert callable(outline)


def test_an_issue_that_is_not_there_is_an_outcome(tmp_path: Path) -> None:
    outcome = export(tmp_path / "无.md")
    assert (outcome.files, outcome.complete) == ((), False)


def test_a_format_that_there_is_not_costs_no_other(issue: Path) -> None:
    settings = Settings(formats=("slides", "markdown"), output=issue.parent, offline=True)
    outcome = export(issue, settings)
    assert [found.message for found in outcome.diagnostics] == ["there is no format 'slides'"]
    assert [file.name for file in outcome.files] == ["issue.canonical.md"]
    assert not outcome.complete


def test_an_option_that_cannot_be_is_a_diagnostic(issue: Path) -> None:
    options = (PdfOptions(page="b5"),)  # type: ignore[arg-type] # which is what is tested
    outcome = export(issue, Settings(formats=("pdf",), output=issue.parent, options=options))
    (found,) = outcome.diagnostics
    assert (found.message, found.hint) == ("pdf.page cannot be 'b5'", "choose from a4, a5, phone")


def test_an_outcome_has_the_diagnostics_of_its_report() -> None:
    outcome = export("无.md")
    assert outcome.diagnostics == outcome.report.diagnostics != ()


def test_reading_tells_a_report_what_the_editor_should_know(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("# 石桥\n\n## 一\n\n见[二](#二)。\n", "utf-8")
    report = Report(str(path))
    read(path, report=report)
    assert [found.problem.value for found in report.diagnostics] == ["link-dead"]


def test_the_types_are_for_others_too() -> None:
    assert (Path(exporter.__file__).parent / "py.typed").exists()
    assert Outcome.__annotations__["complete"] == "bool"


def test_the_format_of_the_documentation_is_a_package(issue: Path) -> None:
    (source,) = re.findall(r"^```python format\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)
    (project,) = re.findall(r"^```toml\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)
    ((name, value),) = tomllib.loads(project)["project"]["entry-points"][GROUP].items()
    assert value == "digest_links:FORMAT"
    site = install(issue.parent / "site", source, name, "digest_links")
    command = [sys.executable, "-m", "exporter", issue.name, "--to", name, "--offline", "-o", "."]
    done = subprocess.run(
        [*command, "--links-order", "alphabet"],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=issue.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = (issue.parent / "issue.links.tsv").read_text("utf-8").splitlines()
    assert lines == ["最老\thttps://example.com/1", "最长\thttps://example.com/2"]


@pytest.mark.sweep
def test_the_examples_are_typed(tmp_path: Path) -> None:
    for number, example in enumerate(re.findall(CODE, DOCUMENTED, re.MULTILINE | re.DOTALL)):
        (tmp_path / f"example_{number}.py").write_text(example, "utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\nfollow_imports = silent\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "."],
        env={**os.environ, "MYPYPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_pass_that_fails_is_named(issue: Path) -> None:
    def broken(_: Issue, __: Report) -> Issue:
        raise ValueError("坏了")

    outcome = export(issue, Settings(formats=("markdown",), offline=True), passes=(broken,))
    (found,) = outcome.diagnostics
    assert "broken failed: ValueError: 坏了" in found.message
    assert not outcome.complete
