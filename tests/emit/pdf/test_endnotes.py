from __future__ import annotations

import pytest
from emit.everything import META, bundle_of, inlines, p

from exporter.emit.pdf.endnotes import waiting
from exporter.emit.pdf.reckon import Reckoning
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section, SectionKind

BUNDLE = bundle_of(Issue(META))
RECKONING = Reckoning({}, BUNDLE.theme.on_paper())
SHORT, MIDDLE, HIGH = "短。", "不短。" * 80, "很长。" * 500


def waits(*blocks: n.Block, notes: tuple[str, ...], title: n.Inlines = ()) -> set[int]:
    section = Section(SectionKind.PLAIN, title or inlines("题"), "题", 2, (), blocks)
    numbered = tuple(Note(number, (p(text),)) for number, text in enumerate(notes, 1))
    return set(waiting(Issue(META, sections=(section,), notes=numbered), RECKONING))


def test_a_high_note_waits_and_a_short_one_does_not() -> None:
    assert waits(p("一", n.NoteRef(1), "二", n.NoteRef(2)), notes=(SHORT, HIGH)) == {2}


CALLS = [n.NoteRef(number) for number in range(1, 7)]
MANY = (MIDDLE,) * 6


@pytest.mark.parametrize(
    "block",
    [
        p("一", *CALLS),
        n.Quote((n.Callout(n.CalloutKind.NOTE, (), (p("一", *CALLS),)),)),
        n.BulletList((n.ListItem((p("一", *CALLS),)),)),
        n.Table((), (), (n.Row(tuple(n.Cell((p("格", call),)) for call in CALLS)),)),
        n.Figure(n.Image("a.png"), tuple(CALLS)),
        n.Labelled(inlines("标"), tuple(CALLS)),
    ],
)
def test_the_notes_of_one_paragraph_wait_where_they_leave_it_no_room(block: n.Block) -> None:
    assert waits(block, notes=MANY) == {1, 2, 3, 4, 5, 6}


def test_the_notes_of_a_title_wait_together() -> None:
    assert waits(notes=MANY, title=tuple(CALLS)) == {1, 2, 3, 4, 5, 6}


def test_the_same_notes_of_several_paragraphs_do_not_wait() -> None:
    assert waits(*(p("一", call) for call in CALLS), notes=MANY) == set()


def test_a_note_counts_where_it_is_called_first() -> None:
    blocks = (*(p("一", call) for call in CALLS), p("又", *CALLS))
    assert waits(*blocks, notes=MANY) == set()
