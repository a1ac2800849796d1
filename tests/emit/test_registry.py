"""Formats of installed packages, and what is said of those that cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packages import SLIDES, install

from exporter.emit import FORMATS, in_order
from exporter.emit.registry import installed


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose packages are installed."""
    monkeypatch.syspath_prepend(tmp_path)
    installed.cache_clear()
    yield tmp_path
    installed.cache_clear()
    for name in [name for name in sys.modules if (tmp_path / f"{name}.py").exists()]:
        del sys.modules[name]


def broken(site: Path, source: str, name: str, module: str) -> str:
    install(site, source, name, module)
    wrong = FORMATS.unknown(name)
    assert wrong is not None
    return wrong[0]


def test_a_package_brings_a_format(site: Path) -> None:
    install(site, SLIDES)
    assert FORMATS["slides"].origin == "digest-slides"
    assert list(FORMATS)[-1] == "slides"


def test_one_that_needs_another_is_made_after_it(site: Path) -> None:
    install(site, SLIDES)
    assert in_order(["slides", "epub", "pdf"]) == ("pdf", "epub", "slides")


def test_our_own_formats_are_there_before_packages_are_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look() -> None:
        raise AssertionError

    monkeypatch.setattr("exporter.emit.registry.installed", look)
    assert FORMATS.unknown("pdf") is None
    assert in_order(["docx", "pdf"]) == ("pdf", "docx")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("from dataclasses", "import 无"), "SyntaxError: "),
        (("from msgspec", "raise SystemExit(3)\nfrom msgspec"), "SystemExit: 3"),
        (("FORMAT = Format(", "FORMAT = dict("), "slides_a:FORMAT is no `Format`"),
        (('name="slides"', 'name="slide"'), "the name in its row is another"),
        (('suffix=".slides.txt"', 'suffix="/../x"'), "cannot end in '/../x'"),
        (('suffix=".slides.txt"', 'suffix=".pdf"'), "cannot end in '.pdf'"),
        (('"--slides-size"', '"--page"'), "its flag --page does not begin with --slides-"),
        (('needs=("pdf",)', 'needs=("slides",)'), "it needs slides: only our own formats"),
        (("options=SlidesOptions", "pictures=3"), "its `pictures` are no `PictureProfile`"),
        (("(FormatOptions)", ""), "no class that is derived from `FormatOptions`"),
    ],
)
def test_one_that_cannot_be_used_is_one_sentence(
    site: Path, change: tuple[str, str], reason: str
) -> None:
    said = broken(site, SLIDES.replace(*change), "slides", "slides_a")
    assert said.startswith("the format 'slides' of digest-slides cannot be used: ")
    assert reason in said
    assert "\n" not in said


def test_one_with_a_name_of_ours_is_not_taken(site: Path) -> None:
    install(site, SLIDES.replace("slides", "pdf"), "pdf", "pdf_of_others")
    assert FORMATS["pdf"].origin == ""
    assert "there is a format of that name already" in installed().broken["pdf"]
