from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from emit.pdf.setting import printed

RUBY = """ruby { display: inline-block; position: relative }
rt { position: absolute; top: -.45em; left: -1em; right: -1em; font-size: .5em }"""
FLOAT = "aside { float: right; width: 60pt } h2 { clear: both }"
NUMBERED = ".n { position: relative; padding: 0 4em } .n i { position: absolute; right: 0 }"


@pytest.fixture
def read(tmp_path: Path, tool: Callable[[str], str]) -> Callable[[str, str], str]:
    """Return the text of a page in the order in which it is drawn."""

    def answer(body: str, style: str) -> str:
        path = tmp_path / "page.pdf"
        assert printed(path, body, 240, style).diagnostics == ()
        command = [tool("pdftotext"), "-raw", str(path), "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return " ".join(text.split())

    return answer


@pytest.mark.parametrize(
    "body",
    [
        "<p>这是{}的门口。</p>",
        "<ul><li>这是{}的门口。</li></ul>",
        "<blockquote>这是{}的门口。</blockquote>",
        "<h2>这是{}的门口。</h2>",
        "<table><tr><td>这是{}的门口。</td></tr></table>",
    ],
)
def test_the_base_of_a_ruby_stays_in_its_sentence(
    body: str, read: Callable[[str, str], str]
) -> None:
    base = "<ruby>邮<rt>yóu</rt></ruby><ruby>局<rt>jú</rt></ruby>"
    assert "这是邮局的门口。" in read(body.format(base), RUBY)


def test_a_float_is_read_where_it_stands_in_the_text(read: Callable[[str, str], str]) -> None:
    body = (
        "<h2>钟楼</h2><aside>图题</aside><p>文一。</p><h2>桥</h2><aside>又图</aside><p>文二。</p>"
    )
    assert read(body, FLOAT).replace(" ", "") == "钟楼图题文一。桥又图文二。"


def test_what_holds_something_placed_is_read_where_it_stands(
    read: Callable[[str, str], str],
) -> None:
    assert "前文。 式 后文。" in read(
        "<p>前文。</p><p class='n'>式<i>(1)</i></p><p>后文。</p>", NUMBERED
    )
