"""WeasyPrint's internals: each is probed, and where one is missing the PDF is made without any."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exporter.emit.pdf import internals
from exporter.emit.pdf.internals import PROBES, unsuitable

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted((ROOT / "exporter").rglob("*.py"))
PROMISED = {
    "weasyprint import CSS, HTML",
    "weasyprint import Attachment",
    "weasyprint.document import Document",
    "weasyprint.document import Document, Page",
    "weasyprint.text.fonts import FontConfiguration",
    "weasyprint.urls import URLFetcher, URLFetcherResponse",
}


def test_the_weasyprint_that_is_pinned_is_known() -> None:
    assert internals.UNSUITABLE == ""
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    version = re.search(r"^weasyprint==(\S+)$", pinned, re.MULTILINE)
    assert version is not None
    assert version[1].startswith(internals.VERSION)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_name_that_is_gone_is_named(probe: internals.Probe) -> None:
    assert probe.name in unsuitable([replace(probe, place=object())])


@pytest.mark.parametrize("probe", [one for one in PROBES if one.parameters])
def test_a_function_with_other_parameters_is_named(probe: internals.Probe) -> None:
    changed = replace(probe, parameters=f"{probe.parameters} more")
    assert unsuitable([changed]).endswith(f"has another {probe.name}")


@pytest.mark.parametrize("probe", [one for one in PROBES if one.sets])
def test_an_object_without_its_attribute_is_named(probe: internals.Probe) -> None:
    assert "has no _other in" in unsuitable([replace(probe, sets="_other")])


def test_another_version_is_named() -> None:
    assert unsuitable(version="71.").endswith("is not 71.x")


def test_no_other_module_imports_what_weasyprint_does_not_promise() -> None:
    imported = {
        f"{path.name}: {found}"
        for path in SOURCES
        for found in re.findall(
            r"^\s*(?:from|import) (weasyprint.*)", path.read_text("utf-8"), re.MULTILINE
        )
        if path.name != "internals.py" and found not in PROMISED
    }
    assert imported == set()
    private = re.compile(r"\._(?:page_box|box|layout_done)\b")
    found = [path.name for path in SOURCES if private.search(path.read_text("utf-8"))]
    assert found == ["internals.py"]


WITHOUT = """\
import sys
from pathlib import Path

import weasyprint
{damage}
sys.path.insert(0, sys.argv[1])
from issue_files import features
from exporter import PdfOptions, Settings, export

folder = Path(sys.argv[2])
for variant in ("archive", "plain"):
    settings = Settings(
        formats=("pdf", "docx"),
        output=folder / variant,
        offline=True,
        options=(PdfOptions(variant=variant),),
    )
    outcome = export(folder / "features.md", settings)
    assert outcome.complete, outcome.diagnostics
    print(*[found.message for found in outcome.diagnostics if found.problem == "renderer"])
"""


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("sys.modules['weasyprint.layout.absolute'] = None", "has no AbsolutePlaceholder.__init__"),
        (
            "import weasyprint.layout.inline as i; old = i.strut; i.strut = lambda *all: old(*all)",
            "has another strut",
        ),
        ("import weasyprint.text.ffi as f; f.pango = None", "has no pango_layout_set_single"),
        ("weasyprint.__version__ = '71.0'", "WeasyPrint 71.0 is not 70.x"),
    ],
)
def test_without_one_of_them_the_pdf_is_made_with_one_note(
    tmp_path: Path, damage: str, said: str
) -> None:
    from issue_files import features

    features(tmp_path)
    code = WITHOUT.format(damage=damage)
    done = subprocess.run(
        [sys.executable, "-c", code, ROOT / "tests", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2
    for line in done.stdout.splitlines():
        assert line.count("without the rules of Chinese typesetting") == 1
        assert said in line
    assert (tmp_path / "archive" / "features.pdf").read_bytes().startswith(b"%PDF")
