"""Notes and their calls belong together."""

from __future__ import annotations

from passes.writing import heading, paragraph, recognised

from exporter.model import nodes as n
from exporter.model.issue import Note

TITLE = heading(1, "周刊")


def note(number: int, *pieces: n.Inline | str) -> Note:
    return Note(number, (paragraph(*pieces),))


def test_only_notes_that_are_called_stay() -> None:
    issue, _ = recognised(
        TITLE, paragraph("雨。", n.NoteRef(1)), notes=(note(1, "小雨"), note(2, "没人问"))
    )
    assert issue.notes == (note(1, "小雨"),)


def test_a_note_may_be_called_by_a_note_or_a_heading() -> None:
    issue, _ = recognised(
        TITLE, heading(2, "雨", n.NoteRef(1)), paragraph("雨。"),
        notes=(note(1, "见", n.NoteRef(2)), note(2, "也见", n.NoteRef(1)), note(3, "没人问")),
    )  # fmt: skip
    assert [found.number for found in issue.notes] == [1, 2]


def test_a_call_without_a_note_goes() -> None:
    issue, _ = recognised(TITLE, paragraph("雨。", n.NoteRef(7)))
    assert issue.lead == (paragraph("雨。"),)
