from __future__ import annotations

import pytest

from exporter.emit.pdf.emphasis import dot, dotted


def d(character: str) -> str:
    return f'<span class="dot">{character}</span>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("重点", d("重") + d("点")),
        ("好，Git 好。", f"{d('好')}，Git {d('好')}。"),
        ('<a href="重">点</a>', f'<a href="重">{d("点")}</a>'),
        ("&lt;点&gt;", f"&lt;{d('点')}&gt;"),
        ("〇々𠮷", d("〇") + d("々") + d("𠮷")),
        ("", ""),
        ("Latin only", "Latin only"),
    ],
)
def test_han_has_dots_and_nothing_else(markup: str, expected: str) -> None:
    assert dotted(markup) == expected


def test_the_dot_is_of_the_colour_of_the_text() -> None:
    assert b'fill="#123456"' in dot("#123456")
    assert dot("#123456").startswith(b"<svg ")
