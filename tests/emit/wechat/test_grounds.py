"""What stands on a filled ground can be read there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.wechat.writing import bundle, every_inline, one, t

from exporter import theme
from exporter.emit.wechat import night
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.grounds import settled
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.issue import Note, Section, SectionKind

FILLED = "padding:8px;background:#159;color:#fff"
CODE = '<code style="background:#eee;font-size:15px">a</code>'
CALL = '<sup style="color:#159">[1]</sup>'
MARK = '<span style="background:#fec;color:#222">灯</span>'
LINK = '<a href="https://mp.weixin.qq.com/s/1">旧文</a>'


@pytest.mark.parametrize("said", ["", "color:#159", "background:#eee", "border-top:1px solid #159"])
def test_where_the_ground_is_not_filled_all_stays(said: str) -> None:
    assert settled(CODE + CALL + LINK, said) == CODE + CALL + LINK


def test_on_a_filled_ground_one_colour_alone_goes_and_two_stay() -> None:
    assert settled(CODE, FILLED) == '<code style="font-size:15px">a</code>'
    assert settled(CALL, FILLED) == "<sup>[1]</sup>"
    assert settled(MARK, FILLED) == MARK


def test_a_live_link_has_the_colour_of_the_text_around() -> None:
    assert settled(LINK * 2, FILLED) == (
        '<a href="https://mp.weixin.qq.com/s/1"><span style="color:#fff">旧文</span></a>' * 2
    )


@pytest.mark.sweep
@pytest.mark.parametrize("name", theme.names())
def test_every_inline_can_be_read_wherever_a_theme_puts_it(name: str) -> None:
    line = every_inline()
    table = n.Table((), (n.Row((n.Cell((n.Paragraph(line),)),)),), (n.Row((n.Cell(()),)),))
    quoted = n.Callout(n.CalloutKind.TIP, line, (n.Paragraph(line),))
    blocks = (n.Labelled(line, t("正文")), table, quoted, n.Quote((n.Paragraph(line),)))
    inner = Section(SectionKind.PLAIN, line, "in", 3, blocks=(n.Heading(4, line),))
    sections = tuple(
        Section(kind, line, kind.value, 2, blocks=blocks, children=(inner,)) for kind in SectionKind
    )
    issue = replace(one(notes=(Note(1, ()),)), sections=sections)
    written = article(replace(bundle(issue), theme=theme.load(name)))
    assert violations(written) == []
    assert [shade for shade in night.read(written).shades if not shade.readable] == []
