"""An article becomes as plain as its length asks for, and no plainer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.wechat.writing import bundle, one, p, t

from exporter import theme
from exporter.emit.wechat import fitting, limits
from exporter.emit.wechat.article import write
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.fitting import fitted
from exporter.emit.wechat.ladder import LADDER
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Section, SectionKind


def entries(count: int) -> Bundle:
    """An issue of so many short entries, each with a picture, a link and code."""
    text = (
        n.Link(t("年鉴"), "https://a.example.com/"),
        n.Text("里说雾天要听声音。"),
        n.Code("灯"),
        n.Text("亮了又暗，船来了又去。"),
    )
    sections = tuple(
        Section(
            SectionKind.ENTRY,
            t(f"第{place}座灯塔"),
            f"s{place}",
            2,
            blocks=(n.Figure(n.Image("雾.png", "雾")), n.Paragraph(text), n.Quote((p("灯在。"),))),
        )
        for place in range(count)
    )
    return bundle(replace(one(), sections=sections))


def test_an_article_that_has_room_takes_no_step() -> None:
    some = entries(4)
    assert fitted(some).steps == 0
    assert fitted(some).markup == write(some, WeChat(some))


def test_a_longer_one_takes_steps_and_names_them() -> None:
    made = fitted(entries(44))
    assert limits.fits(made.markup)
    assert 0 < made.steps < len(LADDER)
    assert made.plainer[0] == "margins said once"


def test_no_step_is_taken_that_is_not_needed() -> None:
    some = entries(44)
    dialect = WeChat(some)
    for step in LADDER[: fitted(some).steps - 1]:
        dialect.take(step)
    assert not limits.fits(write(some, dialect))


@pytest.mark.parametrize("name", theme.names())
def test_what_steps_save_is_reckoned_before_they_are_taken(name: str) -> None:
    some = replace(entries(60), theme=theme.load(name))
    dialect = WeChat(some)
    whole = write(some, dialect)
    savings = sum(one.characters for one in fitting.reckoned(some, dialect, whole))
    for step in LADDER:
        dialect.take(step)
    saved = limits.size(whole) - limits.size(write(some, dialect))
    assert savings == pytest.approx(saved, rel=0.15)


def test_the_article_is_not_written_for_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def counted(*arguments: object) -> str:
        written.append(1)
        return write(*arguments)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(fitting, "write", counted)
    fitted(entries(50))
    assert len(written) <= 4


def test_at_least_so_many_steps_are_taken_as_asked() -> None:
    assert fitted(entries(3), least=4).steps == 4
