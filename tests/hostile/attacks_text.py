"""Hostile front matter and Markdown."""

from __future__ import annotations

from hostile.attack import Attack

from exporter.diagnostics import Problem

_MISSING = Problem.IMAGE_MISSING
_CONTROL = Problem.CONTROL_CHARACTER
_FRONT = Problem.FRONT_MATTER


def _front(name: str, inside: str, *says: Problem, keeps: tuple[str, ...] = ()) -> Attack:
    return Attack(name, "", says, keeps, front=f"---\n{inside}\n---\n\n")


def _lolcats(levels: int) -> str:
    lines = ["a0: &a0 [哈, 哈]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, levels)]
    return "\n".join([*lines, f"title: *a{levels - 1}"])


FRONT = [
    _front("aliases", _lolcats(30), _FRONT),
    _front("anchor-only", "title: &x 标题\ntags: *x", _FRONT),
    _front("tags", "title: !!python/object/apply:os.system [id]", _FRONT),
    _front("merge", "base: &b {title: 甲}\n<<: *b", _FRONT),
    _front("deep", "title: " + "[" * 5000, _FRONT),
    _front("deep-blocks", "\n".join(" " * i + "a:" for i in range(300))),
    _front("controls", 'title: "标题\\u001b[31m\\u202e\\ud800\\0"', _CONTROL, keeps=("标题",)),
    _front("long-date", f"date: {'9' * 6000}", _FRONT),
    _front("no-such-day", "date: 2025-02-30", _FRONT),
    _front(
        "octal-number", "issue: 010\nlang: no\ntitle: 大模型: 新进展", keeps=("大模型: 新进展",)
    ),
    _front("twice", "title: 甲某标题\ntitle: 乙某标题", _FRONT, keeps=("乙某标题",)),
    _front(
        "wrong-kinds", "title: [甲]\nauthor: {a: b}\ntags: {x: [y]}\ncover: [z]\ndate: []", _FRONT
    ),
    _front("odd-language", 'lang: "../../\\" onload=x"\ntheme: ../../etc'),
    _front("quotes-never-closed", "title: \"甲\nsummary: '乙"),
    Attack("toml-numbers", "", (_FRONT,), front=f"+++\na = {'9' * 5000}\n+++\n\n"),
    Attack("toml-dots", "", (_FRONT,), front=f"+++\n{'a.' * 3000}a = 1\n+++\n\n"),
    Attack("toml-deep", "", (_FRONT,), front=f"+++\na = {'[' * 5000}\n+++\n\n"),
    Attack(
        "markup-in-title",
        "",
        (),
        ("<b>标题</b>",),
        ("<script>alert",),
        front="---\ntitle: <b>标题</b><script>alert(1)</script>\nauthor: '<img src=x>'\n---\n\n",
    ),
    Attack("yaml-in-the-middle", "甲\n\n---\ntitle: 别的标题\n---\n\n乙", (), ("别的标题",)),
]
MARKDOWN = [
    Attack(
        "raw-openxml", "```{=openxml}\n<w:p><w:r>\n```\n\n甲`<w:br/>`{=openxml}乙", (), ("<w:p>",)
    ),
    Attack(
        "raw-html-attribute",
        "```{=html}\n<script>alert(1)</script>\n```",
        (),
        (),
        ("<script>alert",),
    ),
    Attack("brackets", "[" * 900, (), ("[[[",)),
    Attack("brackets-links", "[a](" * 900),
    Attack("backticks", " ".join("`" * count for count in range(1, 120))),
    Attack("emphasis-runs", "a**b" * 900),
    Attack("tildes", "~a~~b" * 700),
    Attack("comments", "甲 <!-- 乙 -->\n\n" * 50 + "丙丁戊己", (), ("丙丁戊己",)),
    Attack("fence-bait", "-  " * 30 + "x`"),
    Attack(
        "many-footnotes",
        "".join(f"注[^{i}] " for i in range(300))
        + "\n\n"
        + "".join(f"[^{i}]: 脚注第{i}条\n\n" for i in range(300)),
        (),
        ("脚注第299条",),
    ),
    Attack("one-footnote-often", "词[^1]" * 200 + "\n\n[^1]: 同一条脚注", (), ("同一条脚注",)),
    Attack(
        "footnote-labels",
        '甲[^"><marquee>] 乙[^../x]\n\n[^"><marquee>]: 注一\n\n[^../x]: 注二',
        (),
        ("注一", "注二"),
        ("<marquee>",),
    ),
    Attack("reference-bomb", "[a]: https://a.example/" + "x" * 3000 + "\n\n" + "[a] " * 300),
    Attack("wide-table", "|" + "列|" * 60 + "\n|" + "-|" * 60 + "\n|" + "值|" * 60, (), ("值",)),
    Attack("long-table", "|甲|乙|\n|-|-|\n" + "|一行|数据|\n" * 400, (), ("数据",)),
    Attack(
        "empty-everything",
        "#\n\n-\n\n1.\n\n>\n\n|||\n|-|-|\n\n![]()\n\n[]()\n\n** **\n\n```\n```",
        (_MISSING,),
    ),
    Attack("long-word", "a" * 5000, (), ("aaaaaaaa",)),
    Attack("long-han", "字" * 8000, (), ("字字字字",)),
    Attack("long-heading", "## " + "长" * 1500 + "\n\n甲", (), ("长长长",)),
    Attack("long-code-line", "```python\nx = '" + "a" * 4000 + "'\n```", (), ("aaaaaaaa",)),
    Attack(
        "code-languages",
        "".join(
            f"```{name}\n代码\n```\n\n"
            for name in ("../../x", "<marquee>", "a b c", "&#27;", "'\"", "x" * 500)
        ),
        (),
        ("代码",),
        ("<marquee>",),
    ),
    Attack(
        "quoted-language", '```" onclick="alert(1)\n代码\n```', (), ("代码",), ('" onclick="alert',)
    ),
    Attack(
        "headings",
        "".join(f"{'#' * (1 + i % 6)} 第{i}节\n\n" for i in range(40)),
        (Problem.TITLE_EXTRA,),
        ("第39节",),
    ),
    Attack(
        "math",
        "$"
        + "\\frac{1}{" * 60
        + "2"
        + "}" * 60
        + "$ 与 $\\def\\x{\\x\\x}\\x$ 与 $\\input{/etc/passwd}$",
        (Problem.FORMULA_UNREADABLE,),
        (),
        ("root:",),
    ),
    Attack("math-private", "$x_1$ &#x100000; $y_2$ \U00100000 尾部文字", (), ("尾部文字",)),
    Attack("joiners", "**强调。**后面 &#x34f; **重\u200d点！**之后", (), ("强调。", "后面")),
    Attack(
        "markup-words",
        "</w:t></w:r> ]]> &amp;lt; \\u0000 %s {0} ${x} {{y}} %n",
        (),
        ("]]>", "{{y}}", "${x}"),
    ),
]
