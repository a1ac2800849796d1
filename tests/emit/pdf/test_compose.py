from __future__ import annotations

from dataclasses import replace

import pytest
from emit.everything import ISSUE, META, PICTURES, inlines, p, picture
from emit.pdf.constructs import entry
from hypothesis import given
from hypothesis import strategies as st

from exporter import theme
from exporter.emit.pdf.compose import compose
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind

LOOK = theme.load("paper")
PHOTOS = {
    **PICTURES,
    "photo.jpg": picture(1280, 720, "JPEG"),
    "card.jpg": picture(720, 960, "JPEG"),
}


def composed(*sections: Section, look: theme.Theme = LOOK) -> list[str]:
    return list(compose(Issue(META, sections=sections), PHOTOS, look).values())


def entries(*lengths: int, source: str = "photo.jpg") -> list[Section]:
    return [entry(number, source, length) for number, length in enumerate(lengths, 1)]


def test_two_entries_share_a_page_rather_than_leave_two_half_empty() -> None:
    found = composed(*entries(10, 10, 10, 10))
    assert [kind.split()[0] for kind in found] == ["low", "side", "low", "side"]
    assert [kind.endswith("whole") for kind in found] == [False, False, True, False]


def test_an_entry_alone_has_its_picture_over_the_measure() -> None:
    assert composed(*entries(14)) == ["full"]


def test_short_entries_with_room_keep_large_pictures() -> None:
    assert composed(*entries(1, 1, source="wide.png")) == ["full", "full"]


def test_entries_stop_at_the_first_that_holds_more() -> None:
    first, second, third = entries(9, 9, 9)
    listed = replace(second, blocks=(*second.blocks, n.BulletList((n.ListItem((p("甲"),)),))))
    issue = Issue(META, sections=(first, listed, third))
    assert list(compose(issue, PHOTOS, LOOK)) == ["钟1"]


@pytest.mark.parametrize(
    "changes",
    [
        {"blocks": (p("没有图的一条"),)},
        {"kind": SectionKind.PLAIN},
        {"children": (entry(8),)},
        {"title": inlines("题", n.NoteRef(1))},
    ],
)
def test_what_is_not_composed(changes: dict[str, object]) -> None:
    assert composed(replace(entry(1), **changes)) == []


def test_what_stands_before_the_entries_does_not_matter() -> None:
    assert list(compose(ISSUE, PICTURES, LOOK)) == []  # its entry has a note
    summary = Section(SectionKind.SUMMARY, inlines("摘要"), "摘要", 2, (), (p("短"),))
    assert composed(summary, *entries(9)) == composed(*entries(9))


def test_a_page_that_is_scrolled_needs_no_composing() -> None:
    assert composed(*entries(9, 9), look=replace(LOOK, page=theme.pages()["phone"])) == []


def test_an_a5_page_has_no_room_beside_a_picture() -> None:
    small = replace(LOOK, page=theme.pages()["a5"]).on_paper()
    assert all("side" not in kind for kind in composed(*entries(9, 9, 9, 9), look=small))


def test_an_entry_longer_than_a_page_runs_on() -> None:
    assert len(composed(*entries(120, 9))) == 2


@pytest.mark.sweep
@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.sampled_from(["wide.png", "tall.png", "photo.jpg"])),
        max_size=8,
    )
)
def test_every_entry_is_set_somehow(made: list[tuple[int, str]]) -> None:
    found = composed(*(entry(i, source, length) for i, (length, source) in enumerate(made)))
    assert len(found) == len(made)
    assert {kind.split()[0] for kind in found} <= {"full", "low", "side"}


def test_a_hundred_entries_do_not_exhaust_the_stack() -> None:
    assert len(composed(*entries(*[9] * 100))) == 60
