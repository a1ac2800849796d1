"""Cases of our own in the manner of the CJK-friendly amendment of CommonMark."""

from __future__ import annotations

import pytest
from reading.written import every, inlines, understood

from exporter.model import nodes as n
from exporter.reading.draft import JOINER, draft
from exporter.reading.emphasis import is_cjk, mend


def marked(text: str) -> str:
    """Write inlines with <b> and <i>."""
    return "".join(_written(node) for node in inlines(text))


def _written(node: n.Inline) -> str:
    match node:
        case n.Text(text=text) | n.Code(text=text):
            return text
        case n.Strong(children=children):
            return f"<b>{''.join(map(_written, children))}</b>"
        case n.Emph(children=children):
            return f"<i>{''.join(map(_written, children))}</i>"
        case n.Link(children=children):
            return f"<a>{''.join(map(_written, children))}</a>"
        case _:
            return f"<{type(node).__name__}>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**强调。**后面", "<b>强调。</b>后面"),
        ("前面**“引号”**后面", "前面<b>“引号”</b>后面"),
        ("**（括号）**后面", "<b>（括号）</b>后面"),
        ("**《书名》**后面", "<b>《书名》</b>后面"),
        ("**数字 50%**增长", "<b>数字 50%</b>增长"),
        ("前面**$5**后面", "前面<b>$5</b>后面"),
        ("**GitHub (代码托管)**上", "<b>GitHub (代码托管)</b>上"),
        ("*斜体。*后面", "<i>斜体。</i>后面"),
        ("***两者。***后面", "<i><b>两者。</b></i>后面"),
        ("**[链接](https://example.com/)**后面", "<b><a>链接</a></b>后面"),
        ("前面**`code`**后面", "前面<b>code</b>后面"),
        ("**日本語。**の後", "<b>日本語。</b>の後"),
        ("**ｶﾅ、**です", "<b>ｶﾅ、</b>です"),
        ("**이것은 강조(强调)**입니다", "<b>이것은 강조(强调)</b>입니다"),
        ("**㐀。**𠀀后", "<b>㐀。</b>𠀀后"),
        ("𩸽**（鱼）**𩸽", "𩸽<b>（鱼）</b>𩸽"),
        ("葛\U000e0100**（）**后", "葛\U000e0100<b>（）</b>后"),
        ("**甲****乙**丙", "<b>甲</b><b>乙</b>丙"),
        ("**甲。****乙。**丙", "<b>甲。</b><b>乙。</b>丙"),
        ("****甲****", "<b><b>甲</b></b>"),
        ("甲****乙", "甲****乙"),
        ("a**〰**a", "a<b>〰</b>a"),
        ("a**〽**a", "a<b>〽</b>a"),
        ("a**㊙**a", "a<b>㊙</b>a"),
        ("a**🈂**a", "a<b>🈂</b>a"),
        ("a**㊗\ufe0f**a", "a<b>㊗\ufe0f</b>a"),
        ("大塚\ufe00**（）**后", "大塚\ufe00<b>（）</b>后"),
        ("a**“\ufe01Git”\ufe01**Hub", "a<b>“\ufe01Git”\ufe01</b>Hub"),
        ("𰻞𰻞**（ビャンビャン）**麺", "𰻞𰻞<b>（ビャンビャン）</b>麺"),
        ("**안녕(hello)**하세요", "<b>안녕(hello)</b>하세요"),
        ("발행은 **`npm publish`**를", "발행은 <b>npm publish</b>를"),
        ("**이 [링크](https://example.kr/)**만을", "<b>이 <a>링크</a></b>만을"),
        ("**テスト。**😀", "<b>テスト。</b>😀"),
        ("**“**外**”**后", "<b>“</b>外<b>”</b>后"),
        ("〽\ufe0e**（）**后", "〽\ufe0e<b>（）</b>后"),
        ("**甲，**乙**丙。**丁", "<b>甲，</b>乙<b>丙。</b>丁"),
        ("**外，*内。*外。**后", "<b>外，<i>内。</i>外。</b>后"),
    ],
)
def test_bold_beside_chinese_punctuation_closes(text: str, expected: str) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**word.**word", "**word.**word"),
        ("a **bold.** b", "a <b>bold.</b> b"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a**😀**a", "a**😀**a"),
        ("a**⚠**a", "a**⚠**a"),
        ("甲 ** 乙 ** 丙", "甲 ** 乙 ** 丙"),
        (r"\*\*甲。\*\*乙", "**甲。**乙"),
        ("`**甲。**乙`", "**甲。**乙"),
        ("snake_case_名", "snake_case_名"),
        ("**甲。_**乙", "**甲。_**乙"),
        ("**没有结束。", "**没有结束。"),
    ],
)
def test_what_is_no_bold_elsewhere_is_none_here(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_code_keeps_its_stars() -> None:
    text = draft("```\n**甲。**乙\n```")
    mend(text)
    assert JOINER not in text.text


def test_nothing_is_inserted_where_nothing_is_needed() -> None:
    text = draft("**甲**乙 **b** c")
    mend(text)
    assert not text.origins


@pytest.mark.parametrize("character", "中あ한ｶ，。（】￥𠀀")
def test_these_belong_to_chinese_japanese_or_korean_text(character: str) -> None:
    assert is_cjk(character)


@pytest.mark.parametrize("character", "aé“…😀🈁⭐✅1")
def test_these_do_not(character: str) -> None:
    assert not is_cjk(character)


@pytest.mark.sweep
@pytest.mark.parametrize("mark", ["**", "~~"])
@pytest.mark.parametrize(
    "inside",
    [
        "“甲”",
        "‘甲’",
        "（甲）",
        "《甲》",
        "「甲」",
        "——甲",
        "甲……",
        "·",
        "甲。",
        "25℃",
        "≥90%",
        "①",
        "→",
        "(甲)",
        "[乙](https://a.example/)",
        "`码`",
        "$x_1$",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"), [("用Go", "写"), ("第2", "5年"), ("中", "文"), ("B", "A中")]
)
def test_bold_between_latin_and_han_is_bold(
    mark: str, inside: str, before: str, after: str
) -> None:
    first, span, last = inlines(f"{before}{mark}{inside}{mark}{after}")
    assert (first, last) == (n.Text(before), n.Text(after))
    assert isinstance(span, n.Strong | n.Strike)


@pytest.mark.parametrize(
    "frame",
    ["# {}", "- {}", "> {}", "|{}|\n|--|\n|甲|", "甲[^1]\n\n[^1]: {}", "甲\n{}"],
)
def test_bold_beside_latin_anywhere(frame: str) -> None:
    nodes = every(understood(frame.format("用Go**“协程”**Go写"))[0])
    assert n.Strong((n.Text("“协程”"),)) in [*nodes]


@pytest.mark.parametrize(
    "line",
    ["模式 2**(3)和4", "路径 a**/b 与 c", "一个 **开 与 **另一个", "参数 **kwargs 与 **opts"],
)
def test_a_line_with_a_run_that_has_no_partner_stays(line: str) -> None:
    assert inlines(line) == (n.Text(line),)
