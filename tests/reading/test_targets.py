from __future__ import annotations

import pytest
from reading.written import every, understood

from exporter.model import nodes as n


def anchors(text: str) -> list[str]:
    manuscript, report = understood(text)
    assert not report.diagnostics
    return [node.anchor for node in every(manuscript) if isinstance(node, n.CrossReference)]


@pytest.mark.parametrize(
    "text",
    [
        '[去](#mark)\n\n<a name="mark"></a>\n## 标题',
        '[去](#mark)\n\n<a id="mark"></a>\n\n## 标题',
        '[去](#mark)\n\n## <a id="mark"></a>标题',
        '[去](#mark)\n\n## <span id="mark">标题</span>',
        '[去](#mark)\n\n## 标题\n\n文字\n\n文字\n\n<p id="mark">这里</p>',
        '[去](#mark)\n\n<h2 id="mark">标题</h2>',
    ],
)
def test_a_hand_made_anchor_means_its_heading(text: str) -> None:
    assert anchors(text) == ["标题"]


def test_the_anchor_of_a_heading_comes_first() -> None:
    assert anchors('[去](#甲)\n\n# 甲\n\n## 乙\n\n<a id="甲"></a>') == ["甲"]


def test_what_leads_nowhere_stays() -> None:
    assert anchors("[去](#没有)\n\n# 甲") == ["没有"]
