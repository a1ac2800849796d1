"""The PDF of an issue that holds every kind of node, made once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from emit.everything import ISSUE, bundle_of
from emit.pdf.printed import Printed

from exporter.diagnostics import Report
from exporter.emit import FORMATS, Emission


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    report = Report("issue.md")
    made = FORMATS["pdf"].emitter()(bundle_of(ISSUE), report)
    assert isinstance(made, Emission)
    data = made.files[".pdf"]
    path = tmp_path_factory.mktemp("pdf") / "issue.pdf"
    path.write_bytes(data)
    return Printed(path, data, report, made.pages)


@pytest.fixture(scope="session")
def ask(tool: Callable[[str], str]) -> Callable[..., str]:
    """Ask a program about a file."""

    def answer(program: str, *arguments: object) -> str:
        command = [tool(program), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    return answer


@pytest.fixture(scope="session")
def page(printed: Printed, ask: Callable[..., str]) -> Callable[[int], str]:
    """Return the text of one page."""
    return lambda number: ask("pdftotext", "-layout", "-f", number, "-l", number, printed.path, "-")
