"""Tags of Hexo and Hugo that hold code."""

from __future__ import annotations

import pytest
from reading.written import blocks, complaints, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.walk import descend

T, P = n.Text, n.Paragraph
CODE = 'x = "**甲**"'


@pytest.mark.parametrize(
    ("opens", "closes", "language"),
    [
        ("{% codeblock %}", "{% endcodeblock %}", ""),
        ("{% codeblock lang:python %}", "{% endcodeblock %}", "python"),
        ("{% code lang:python %}", "{% endcode %}", "python"),
        ("{%codeblock lang:python line_number:false%}", "{%endcodeblock%}", "python"),
        ("{{< highlight python >}}", "{{< /highlight >}}", "python"),
        ('{{< highlight python "linenos=table" >}}', "{{</highlight>}}", "python"),
        ("{{% highlight python %}}", "{{% /highlight %}}", "python"),
    ],
)
def test_a_tag_with_code_is_a_listing(opens: str, closes: str, language: str) -> None:
    assert blocks(f"甲\n{opens}\n{CODE}\n{closes}\n乙") == (
        P((T("甲"),)),
        n.CodeBlock(CODE, language),
        P((T("乙"),)),
    )


@pytest.mark.parametrize(
    "frame", ["- 项\n\n  {}", "> {}", "1. 项\n\n   {}", "甲[^1]\n\n[^1]: 注\n\n    {}"]
)
def test_it_may_stand_anywhere(frame: str) -> None:
    prefix = frame.rpartition("\n")[2].removesuffix("{}")
    text = "\n".join(["{% code %}", f"{prefix}{CODE}", f"{prefix}{{% endcode %}}"])
    manuscript, report = understood(frame.replace("{}", text))
    inside = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    assert [c.text for c in descend(inside) if isinstance(c, n.CodeBlock)] == [CODE]
    assert not report.diagnostics


def test_nothing_inside_is_markup() -> None:
    inside = "[TOC]\n\n{% note %}\n```\n%%甲%%\n```\nhttps://a.example/，**b**"
    assert blocks(f"{{% codeblock %}}\n{inside}\n{{% endcodeblock %}}") == (n.CodeBlock(inside),)


def test_its_title_stands_above() -> None:
    text = "{% codeblock 换灯 lang:js https://a.example/ %}\nx\n{% endcodeblock %}"
    assert blocks(text) == (P((T("换灯"),)), n.CodeBlock("x", "js"))


def test_a_diagram_is_named() -> None:
    ((problem, line, _),) = complaints("甲\n\n{{< mermaid >}}\ngraph\n{{< /mermaid >}}")
    assert (problem, line) == (Problem.FOREIGN_SYNTAX, 3)


def test_an_open_one_stays_and_is_named() -> None:
    assert complaints("{% codeblock %}\n没关") == [
        (Problem.FOREIGN_SYNTAX, 1, "Hexo's {% codeblock %} is never closed and stays text")
    ]


@pytest.mark.parametrize(
    "text", ["{% raw %}\n{{ 甲 }}\n{% endraw %}", "{% raw %}{{ 甲 }}{% endraw %}"]
)
def test_raw_says_nothing(text: str) -> None:
    assert blocks(text) == (P((T("{{ 甲 }}"),)),)
