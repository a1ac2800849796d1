"""How Chinese is set, in figures, on 60 paragraphs of our own; `make measure` has the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from emit.pdf.setting import bench

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module", params=[315.0, 321.0])
def measured(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    tool: Callable[[str], str],
) -> object:
    tool("mutool")
    tool("pdftotext")
    settings, lines, measure = bench("settings"), bench("lines"), bench("measure")
    target = tmp_path_factory.mktemp("measured") / "page.pdf"
    paragraphs = measure.own_paragraphs()
    settings.ours(paragraphs, request.param, target)
    return lines.measure(target, paragraphs, settings.MARGIN, settings.MARGIN + request.param)


def test_the_sample_is_large_enough(measured: object) -> None:
    assert measured.paragraphs == 60
    assert measured.lines > 150


def test_lines_are_flush(measured: object) -> None:
    flush, of = measured.flush
    assert flush / of >= 0.995, measured.faults


def test_characters_are_evenly_spaced(measured: object) -> None:
    ninety_fifth, largest = measured.tracking
    assert ninety_fifth <= 0.08
    assert largest <= 0.30
    assert measured.widest_space <= 0.9


def test_marks_are_compressed(measured: object) -> None:
    compressed, of = measured.adjacent
    assert of > 40
    assert compressed / of >= 0.99


def test_line_ends_and_starts_are_trimmed(measured: object) -> None:
    for done, of in (measured.line_ends, measured.line_starts):
        assert of > 0
        assert done == of


def test_no_line_begins_or_ends_wrongly(measured: object) -> None:
    assert measured.kinsoku == 0


def test_no_character_is_alone_on_its_line(measured: object) -> None:
    assert measured.orphans <= 0.015 * measured.paragraphs


def test_the_text_can_be_copied(measured: object) -> None:
    assert measured.false_breaks == 0
    assert measured.false_spaces <= 45


def test_the_table_in_the_documentation_is_of_these_rows() -> None:
    said = (ROOT / "docs" / "typesetting.md").read_text("utf-8")
    empty = bench("lines").Measured(flush=(1, 1))
    for row in bench("measure").table(["x"], [empty]).splitlines()[2:]:
        assert f"| {row.split('|')[1].strip()} |" in said
