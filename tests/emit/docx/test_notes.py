"""Footnotes: Word's own, in the order of their calls, with everything that a note may hold."""

from __future__ import annotations

from emit.docx.check import W, faults
from emit.docx.conftest import Make
from emit.docx.document import Document, said, styled, val

from exporter.model import nodes as n
from exporter.model.issue import Note


def t(words: str) -> n.Inlines:
    return (n.Text(words),)


def p(*children: n.Inline | str) -> n.Paragraph:
    return n.Paragraph(tuple(n.Text(c) if isinstance(c, str) else c for c in children))


def notes(document: Document) -> list[str]:
    """The text of each note that is no separator."""
    return [said(e) for e in document.part("footnotes")[2:]]


def test_notes_are_in_the_order_of_their_calls(make: Make) -> None:
    two = (Note(1, (p("甲注"),)), Note(2, (p("乙注"),)))
    document = make(p("先乙", n.NoteRef(2), "后甲", n.NoteRef(1)), notes=two)
    assert notes(document) == [" 乙注", " 甲注"]
    calls = [e.get(f"{W}id") for e in document.body.iter(f"{W}footnoteReference")]
    assert calls == ["1", "2"]


def test_a_note_begins_with_its_number(make: Make) -> None:
    document = make(p(n.NoteRef(1)), notes=(Note(1, (p("注"),)),))
    note = document.part("footnotes")[2]
    run = next(note.iter(f"{W}r"))
    assert run.find(f"{W}footnoteRef") is not None
    assert val(run, "rPr/rStyle") == "FootnoteReference"
    assert styled(next(note.iter(f"{W}p"))) == "FootnoteText"


def test_links_in_notes_belong_to_the_notes(make: Make) -> None:
    note = Note(1, (p("见", n.Link(t("此处"), "https://example.org/n")),))
    document = make(p(n.NoteRef(1)), notes=(note,))
    (link,) = document.part("footnotes").iter(f"{W}hyperlink")
    assert document.target(link, "footnotes") == "https://example.org/n"


def test_pictures_and_lists_and_code_in_notes(make: Make) -> None:
    bullets = n.BulletList((n.ListItem((p("项"),)),))
    figure = n.Figure(n.Image("a-30x20.png", "图"))
    note = Note(1, (p("注"), bullets, figure, n.CodeBlock("x = 1")))
    document = make(p(n.NoteRef(1)), notes=(note,))
    assert faults(document.data) == []
    styles = [styled(e) for e in document.part("footnotes")[2].iter(f"{W}p")]
    assert styles == ["FootnoteText", "FootnoteText", "FigureAlone", "SourceCode"]


def test_a_note_that_begins_with_a_table_has_a_line_for_its_number(make: Make) -> None:
    table = n.Table((n.Alignment.LEFT,), (), (n.Row((n.Cell((p("格"),)),)),))
    document = make(p(n.NoteRef(1)), notes=(Note(1, (table,)),))
    assert faults(document.data) == []
    assert notes(document) == [" 格"]


def test_an_empty_note_is_still_a_note(make: Make) -> None:
    document = make(p(n.NoteRef(1)), notes=(Note(1, ()),))
    assert faults(document.data) == []
    assert notes(document) == [" "]


def test_a_note_that_a_note_calls_follows_it(make: Make) -> None:
    both = (Note(1, (p("外注", n.NoteRef(2)),)), Note(2, (p("内注", n.NoteRef(1)),)))
    document = make(p(n.NoteRef(1)), notes=both)
    assert faults(document.data) == []
    assert notes(document) == [" 外注[2][2] 内注1"]


def test_two_notes_that_call_each_other_come_to_an_end(make: Make) -> None:
    ring = (
        Note(1, (p("外", n.NoteRef(2)),)),
        Note(2, (p("甲", n.NoteRef(3)),)),
        Note(3, (p("乙", n.NoteRef(2)),)),
    )
    document = make(p(n.NoteRef(1)), notes=ring)
    assert faults(document.data) == []
    assert notes(document) == [" 外[2][2] 甲[3][3] 乙[2]"]


def test_a_note_in_a_table(make: Make) -> None:
    cell = n.Cell((p("格", n.NoteRef(1)),))
    table = n.Table((n.Alignment.LEFT,), (n.Row((cell,)),), ())
    document = make(table, notes=(Note(1, (p("表中注"),)),))
    assert faults(document.data) == []
    assert notes(document) == [" 表中注"]


def test_without_calls_there_is_no_part_and_no_setting(make: Make) -> None:
    document = make(p("没有注"))
    assert "word/footnotes.xml" not in document.parts
    assert document.part("settings").find(f"{W}footnotePr") is None


def test_the_separators_are_named_in_the_settings(make: Make) -> None:
    document = make(p(n.NoteRef(1)), notes=(Note(1, (p("注"),)),))
    kinds = [e.get(f"{W}type") for e in document.part("footnotes")[:2]]
    assert kinds == ["separator", "continuationSeparator"]
    named = document.part("settings").find(f"{W}footnotePr")
    assert [e.get(f"{W}id") for e in named] == ["-1", "0"]
