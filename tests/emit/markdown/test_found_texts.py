"""Texts that were once not read again as they had been: found by chance, kept as cases."""

from __future__ import annotations

import pytest
from emit.markdown.rereading import again, understood

from exporter.emit.markdown import write

TEXTS = (
    "## 参考链接\n[1] [桥](https://a.example/)\n\n[1] [桥](https://a.example/)",
    # titles
    "http://cd\n-",
    "##",
    "[]()\n-",
    "![]() a\n=",
    "# 的 [](g) 不",
    "# #<b>",
    "# 字[![]()](b)",
    "# 字[![]() a ![](b)[^1]](b)\n\n[^1]: b",
    '---\ntitle: "a  b"\n---\n\n甲',
    "# 甲\xa0://",
    "# 题\u3000名 ://",
    '---\ntitle: 甲\xa0乙\nseries: "a\u3000b"\n---\n',
    # covers
    "\xa0![]()",
    "<small>注</small>\n\n![](a.png)\n\n甲",
    "<small>注</small>\n\n![](a.png)\n\n<small>注</small>\n\n甲",
    # anchors of headings that the title replaced
    "---\ntitle: 铁桥\n---\n\n# 石桥\n\n## 石桥\n\n[甲](#石桥) [乙](#石桥-1)",
    (
        "---\ntitle: 铁桥\n---\n# 石桥\n## 石桥\n甲\n## 石桥\n[乙](#石桥-2)[^1]\n> ## 石桥\n\n"
        "[^1]: [丙](#石桥-3)\n"
    ),
    "---\ntitle: 石桥\n---\n\n# 石桥。\n\n## 石桥\n\n甲\n",
    "---\ntitle: 石桥\n---\n\n# 石 桥\n\n## 石 桥\n\n甲",
    "# 2026-05-26\n\n# AI 早报\n\n## 2026-05-26\n\n甲[乙](#2026-05-26-1)",
    # lists
    "<ul></ul>",
    "<ol></ol><dl></dl>",
    "<dl><frame></dl>",
    "<dl><dt>字<code>a &#32; b</code></dt><dd>甲</dd></dl>",
    "。\n- [x]",
    "1. [x] **a**\n2. [ ]\n3. [x]**a**",
    "- \\[x]",
    "1. ---é",
    "## 参考文献\n3. [](h)\n[^g]:\n2.",
    # code
    "```...",
    "```a\\*&amp;copy;b\n```",
    "~~~a`b\n```\n~~~",
    # inside a line
    "***粗<s>。***",
    "字***桥。***字 ***a***b",
    "**甲***乙*",
    "\\[a]: b",
    "[!NOTE]:>\n[!NOTE]",
    "[`x`]\\: b",
    "[a\\\nc]\\: b",
    "[^1]\\: 乙\n\n[^1]: 注",
    "*<i>*",
    "<p><ruby><rt>**。**",
    "<pre\t$",
    "[http://x.l<br>e](e)",
    "www.x&#32;好",
    "---\nmath: true\n---\n\n`*$`甲`$|a$*`$x$",
    "a [ x ](#no) b",
    "<l>\nhttp://ス.m",
    "a http\\://ス.m b",
    "字~*甲\\~*",
    "甲\\\n\\* 乙",
    "<details>\n<summary>字&#96;字<u>b&#96;c</u></summary>\n\n甲\n\n</details>",
    "---\nmath: true\n---\n\n&#96;`a`字$n*m*k$字`b`",
    # pictures and tables
    '<figure><img src="a.png" alt="来源：某某"><figcaption>字[乙](b)</figcaption></figure>',
    (
        "甲\n\n乙\n\n"
        '<figure><img src="b.png" alt="图 2：齿轮"><figcaption>丙</figcaption></figure>\n\n'
        '![](c.png "钟楼")'
    ),
    "<table><thead><tr><th></th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
)


@pytest.mark.sweep
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_that_was_misread_once(text: str) -> None:
    issue = understood(text)
    written = write(issue)
    assert again(issue) == issue
    assert write(again(issue)) == written
