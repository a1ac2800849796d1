"""Which headings have a role, and which only contain its word."""

from __future__ import annotations

import pytest

from exporter.conventions.roles import Role, key, role, unnumbered


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("摘要", Role.SUMMARY),
        ("❄️ TL;DR", Role.SUMMARY),
        ("AI内容摘要", Role.SUMMARY),
        ("本期导读：", Role.SUMMARY),
        ("概览", Role.SUMMARY),
        ("一、目录", Role.CONTENTS),
        ("本期目录", Role.CONTENTS),
        ("Table of Contents", Role.CONTENTS),
        ("参考文献", Role.REFERENCES),
        ("7. 参考资料", Role.REFERENCES),
        ("References", Role.REFERENCES),
        ("📎 相关链接", Role.REFERENCES),
        ("封面图", Role.COVER),
        ("本期封面", Role.COVER),
        ("订阅", Role.FOOTER),
        ("🐼欢迎订阅", Role.FOOTER),
        ("关注我们", Role.FOOTER),
        ("版权声明", Role.FOOTER),
        ("往年回顾", Role.FOOTER),
        ("赞助", Role.FOOTER),
        ("本期概要", Role.SUMMARY),
        ("⚡ 快速导航", Role.CONTENTS),
        ("刊首图", Role.COVER),
        ("关键词", Role.TAGS),
        ("关注社区", Role.FOOTER),
        ("微信&公众号", Role.FOOTER),
        ("更多项目,请关注微信公众号", Role.FOOTER),
        ("扫码加入知识星球", Role.FOOTER),
        ("歡迎關注公眾號", Role.FOOTER),
        ("赞助者", Role.FOOTER),
        ("内推", Role.FOOTER),
        ("收听语音版", Role.FOOTER),
        ("PS:", Role.FOOTER),
        ("[活动] 过桥训练营", Role.FOOTER),
        ("【推广】买桥", Role.FOOTER),
        ("买桥（广告）", Role.FOOTER),
        ("「赞助」一座桥", Role.FOOTER),
        ("[AD] Bridges", Role.FOOTER),
    ],
)
def test_a_heading_that_is_a_role(heading: str, expected: Role) -> None:
    assert role(heading) is expected


@pytest.mark.parametrize(
    "heading",
    [
        "这家公司值得关注",
        "某厂计划推出百元订阅层",
        "摘要生成的新方法",
        "目录服务改版",
        "【活动】",
        "活动",
        "某社区的公众号被封",
        "公众号排版工具",
        "内推系统的设计",
        "PS 教程",
        "[线上] 读书会",
        "新闻",
        "",
        "🎉",
        "3",
    ],
)
def test_a_heading_that_only_contains_its_word(heading: str) -> None:
    assert role(heading) is Role.NONE


def test_numbers_in_front_go() -> None:
    assert unnumbered("三、工具") == "工具"
    assert unnumbered("（2）工具") == "工具"
    assert unnumbered("第三部分 工具") == "工具"
    assert unnumbered("3D 打印") == "3D 打印"


def test_texts_are_compared_by_letters_and_digits() -> None:
    assert key("s1 模型：ＡＩ 推理") == key("S1模型AI推理")
