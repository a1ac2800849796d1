"""Which titles have several headlines, by their shape."""

from __future__ import annotations

import pytest

from exporter.passes.headlines import headlines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥|铁塔", ("石桥", "铁塔")),
        ("石桥 ｜ 铁塔：新的", ("石桥", "铁塔：新的")),
        ("Nuxt 3、øJS、MUI 5、Snowpack 弃坑", ("Nuxt 3", "øJS", "MUI 5", "Snowpack 弃坑")),
        ("新桥落成；旧桥退役", ("新桥落成", "旧桥退役")),
        ("新桥落成 / 旧桥退役", ("新桥落成", "旧桥退役")),
        ("新桥、旧桥", ("新桥、旧桥",)),
        ("苹果、谷歌、微软和亚马逊", ("苹果、谷歌、微软和亚马逊",)),
        ("如何选择桥、船、车的路线", ("如何选择桥、船、车的路线",)),
        ("桥、船、车等工具", ("桥、船、车等工具",)),
        ("看桥，听雨、观云、望月", ("看桥，听雨、观云、望月",)),
        ("《石、木、铁》读后", ("《石、木、铁》读后",)),
        ("TCP/IP 入门", ("TCP/IP 入门",)),
        ("一句话。又一句；完", ("一句话。又一句；完",)),
        ("", ()),
    ],
)
def test_headlines(text: str, expected: tuple[str, ...]) -> None:
    assert headlines(text) == expected
