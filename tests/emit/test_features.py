"""What the facts of both formats ask for is there, and docs/epub-docx.md says it as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from emit import features_docx, features_epub
from emit.features_files import ours, sources, tuned

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "epub-docx.md"
ROW = re.compile(r"^\| (?P<row>.+?) \| (?P<ours>yes|no) \| (?P<pandoc>yes|no) \|$", re.MULTILINE)
ROWS = {"epub": features_epub.FEATURES, "docx": features_docx.FEATURES}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("features")
    issue, edited = sources(folder)
    made = ours(issue, edited, folder / "ours")
    reference = folder / "ours" / "a" / "issue.docx"
    return {"ours": made, "pandoc": tuned(issue, edited, folder / "pandoc", reference)}


def sample(made: dict[str, bytes], kind: str) -> object:
    if kind == "epub":
        return features_epub.Sample(made["a/epub"], made["b/epub"], made["c/epub"])
    return features_docx.Sample(made["a/docx"], made["b/docx"])


def holds(question: Callable[[object], object], of: object) -> bool:
    """Ask; a file that has not even the place to look has not the feature."""
    try:
        return bool(question(of))
    except (KeyError, IndexError, StopIteration, ValueError):
        return False


@pytest.mark.sweep
@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind in ROWS for row in ROWS[kind]])
def test_feature(files: dict[str, dict[str, bytes]], kind: str, row: str) -> None:
    assert ROWS[kind][row](sample(files["ours"], kind))


@pytest.mark.parametrize("kind", ROWS)
def test_the_page_says_of_pandoc_what_is_so(files: dict[str, dict[str, bytes]], kind: str) -> None:
    theirs = sample(files["pandoc"], kind)
    measured = {row: holds(question, theirs) for row, question in ROWS[kind].items()}
    assert written(kind) == {row: (True, found) for row, found in measured.items()}


def written(kind: str) -> dict[str, tuple[bool, bool]]:
    """Return what the page says: ours, pandoc's."""
    section = PAGE.read_text("utf-8").partition(f"## {kind.upper()}")[2].partition("\n## ")[0]
    return {
        found["row"]: (found["ours"] == "yes", found["pandoc"] == "yes")
        for found in ROW.finditer(section)
    }


def test_every_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(tests/\S+?)::(test_\w+)", PAGE.read_text("utf-8"))
    assert len(named) > 15
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), (path, name)
