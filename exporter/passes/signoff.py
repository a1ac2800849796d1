"""Parts what an editor signs off with from the last entry: disclaimer, editors, subscriptions.

It stands below the last rule, under no heading of its own, and most of its lines speak of the
publication and not of its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.conventions.roles import Role, role
from exporter.model import nodes as n
from exporter.model.issue import Section, SectionKind
from exporter.model.walk import plain
from exporter.passes.columns import item_number

_LONGEST = 12
_OF_THE_PUBLICATION = re.compile(
    r"声明|聲明|免责|免責|版权|版權|转载|轉載|许可协议|許可|CC[ -]BY|\blicen[cs]e\b"
    r"|订阅|訂閱|\brss\b|subscribe|关注|關注|公众号|公眾號|交流群|微信群|投稿|打赏|反馈|回[馈復覆]|赞助"
    r"|(?:编辑|編輯|主编|主編|责编|作者|译者|校对|策划|出品|整理|数据来源|来源|首发|归档)\s*[:：]"
    r"|联系(?:我们|方式|作者)|聯繫|(?:机器|人工智能|AI|自动|程序)\s*(?:辅助|生成|创作|翻译|整理)"
    r"|辅助创作|提示[:：]|感谢|感謝|谢谢|欢迎|歡迎|下[期周]见?|往期|[本全]文?完|首发于|本[期刊]",
    re.IGNORECASE,
)


def part_sign_off(blocks: n.Blocks) -> tuple[n.Blocks, n.Blocks]:
    """Return the text, and what signs it off with the rule above it."""
    places = [i for i, block in enumerate(blocks) if isinstance(block, n.Rule)]
    headings = [i for i, block in enumerate(blocks) if isinstance(block, n.Heading)]
    if not places or not headings or places[-1] <= headings[-1] + 1:
        return blocks, ()
    last, tail = blocks[headings[-1]], blocks[places[-1] + 1 :]
    if not 1 <= len(tail) <= _LONGEST or role(plain([last]).strip()) is not Role.NONE:
        return blocks, ()
    if any(map(item_number, tail)):
        return blocks, ()
    lines = [line for line in _lines(tail) if line]
    speaking = sum(bool(_OF_THE_PUBLICATION.search(line)) for line in lines)
    if not lines or speaking * 2 < len(lines):
        return blocks, ()
    return blocks[: places[-1]], blocks[places[-1] :]


def sign_off(blocks: n.Blocks) -> Section:
    """Return the section without a heading that a sign-off is."""
    return Section(SectionKind.SIGN_OFF, (), "", level=2, blocks=blocks, line=blocks[0].line)


def _lines(blocks: n.Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case n.BulletList(items=items) | n.OrderedList(items=items):
                for item in items:
                    yield from _lines(item.blocks)
            case n.Quote(blocks=inner):
                yield from _lines(inner)
            case n.Figure():
                continue
            case _:
                yield plain([block]).strip()
