"""No rule looks at what is no prose: each bad text in each place where it is right."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended

BAD = {
    "punctuation-half-width": "甲,乙",
    "punctuation-ellipsis": "甲...乙",
    "punctuation-dash": "甲--乙",
    "quotes-straight": "甲'乙丙'丁",
    "spacing-han-latin": "甲Python乙",
    "heading-space": "##甲",
    "emphasis-unclosed": "**甲",
}
PLACES = {
    "code": "# 刊\n\n文 `{}` 字\n",
    "code of two ticks": "# 刊\n\n文 ``{} ` `` 字\n",
    "code over two lines": "# 刊\n\n文 `一\n{}` 字\n",
    "a fence": "# 刊\n\n```\n{}\n```\n",
    "a fence of waves": "# 刊\n\n~~~ md\n{}\n~~~\n",
    "a fence in a list": "# 刊\n\n- 项目\n\n  ```\n  {}\n  ```\n",
    "a fence in a quote": "# 刊\n\n> ```\n> {}\n> ```\n",
    "indented code": "# 刊\n\n    {}\n",
    "indented code in a list": "# 刊\n\n- 项目\n\n      {}\n",
    "a listing in HTML": "# 刊\n\n<pre>\n{}\n</pre>\n",
    "code in HTML": "# 刊\n\n文 <code>{}</code> 字\n",
    "a comment": "# 刊\n\n<!-- {} -->\n\n文 <!-- {} --> 字\n",
    "an attribute": '# 刊\n\n<span title="{}">文字</span>\n',
    "an address": "# 刊\n\n[文字](<https://example.org/{}>)\n",
    "the address of a picture": "# 刊\n\n![文字](<{}.png>)\n",
    "the title of a link": '# 刊\n\n[文字](https://example.org/ "{}")\n',
    "a link definition": "# 刊\n\n[文字][签]\n\n[签]: <https://example.org/{}> ({})\n",
    "the label of a link": "# 刊\n\n[文字][{}]\n\n[{}]: https://example.org/\n",
    "a formula": "# 刊\n\n文 $x_1 \\text{{{}}}$ 字\n",
    "a formula of its own": "# 刊\n\n$$\nx_1 \\text{{{}}}\n$$\n",
    "front matter": '---\ntitle: 刊\nlayout: "{}"\n---\n\n文字\n',
}


@pytest.mark.sweep
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", BAD)
def test_what_is_no_prose_is_left_alone(code: str, place: str) -> None:
    text = PLACES[place].format(*[BAD[code]] * 2)
    assert look(text, code, spacing="space") == ()
    assert mended(text, code, spacing="space") == text


@pytest.mark.parametrize("code", BAD)
def test_the_same_in_prose_is_found(code: str) -> None:
    found = look(f"# 刊\n\n{BAD[code]}\n", code, spacing="space")
    assert found[0].line == 3
