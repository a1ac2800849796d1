"""Every construct alone, before the validator of the standards: one run of Java for all."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.everything import bundle_of, pdf_of
from emit.pdf.constructs import CONSTRUCTS, say
from emit.pdf.printed import Printed

from exporter import theme
from exporter.diagnostics import Report
from exporter.model import nodes as n


@pytest.fixture(scope="module")
def check(shared: Path, tool: Callable[[str], str]) -> Callable[[str, list[Path]], str]:
    """Ask veraPDF, by the driver of ../shared, about files."""
    tool("javac")
    if not Path("/usr/share/java/jaxb-runtime.jar").exists():
        pytest.skip("libjaxb-java is not installed")
    driver = shared / "tools" / "verapdf" / "check-pdf"

    def ask(profile: str, files: list[Path]) -> str:
        done = subprocess.run([driver, profile, *files], capture_output=True, check=False)
        return done.stdout.decode()

    return ask


@pytest.fixture(scope="module")
def files(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("constructs")
    phone = replace(theme.load("paper"), page=theme.pages()["phone"], qr=True)
    bundles = {name: bundle_of(issue) for name, issue in CONSTRUCTS.items()}
    bundles["codes-on-a-phone"] = bundle_of(CONSTRUCTS["references"], theme=phone)
    for name, bundle in bundles.items():
        report = Report()
        (folder / f"{name}.pdf").write_bytes(pdf_of(bundle, report))
        assert [(name, d.message) for d in report.diagnostics] == []
    lacking = folder / "no-font-has-it.pdf"
    lacking.write_bytes(pdf_of(bundle_of(say("西夏文\U00017001", n.Code("\U00017002"))), Report()))
    return [printed.path, *sorted(folder.iterdir())]


@pytest.mark.sweep
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_construct_complies(
    profile: str, files: list[Path], check: Callable[[str, list[Path]], str]
) -> None:
    told = check(profile, files)
    passed = re.findall(rf"^{profile} (\S+) compliant=true", told, re.MULTILINE)
    assert len(passed) == len(files) > 80, told
