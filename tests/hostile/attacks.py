"""The corpus of hostile issues: what each holds between two sentences that nothing may harm."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.diagnostics import Problem

BEFORE = "此前一句平安无事"
AFTER = "此后一句安然无恙"
SECRET = "此乃机密不可外泄"

_HTML, _LOST, _LINK = Problem.HTML_DROPPED, Problem.TEXT_LOST, Problem.LINK_UNSAFE
_CONTROL, _FRONT, _OUTSIDE = Problem.CONTROL_CHARACTER, Problem.FRONT_MATTER, Problem.IMAGE_OUTSIDE
_MISSING, _BROKEN = Problem.IMAGE_MISSING, Problem.IMAGE_BROKEN
_GLYPH, _DEAD = Problem.GLYPH_MISSING, Problem.LINK_DEAD


@dataclass(frozen=True, slots=True)
class Attack:
    """What is put into an issue, what is said of it, what stays of it, what must not come out."""

    name: str
    body: str
    says: tuple[Problem, ...] = ()
    keeps: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    front: str = ""

    @property
    def text(self) -> str:
        """The issue."""
        return f"{self.front}# 小刊第 3 期\n\n{BEFORE}。\n\n{self.body}\n\n## 后话\n\n{AFTER}。\n"


def _front(name: str, inside: str, *says: Problem, keeps: tuple[str, ...] = ()) -> Attack:
    return Attack(name, "", says, keeps, front=f"---\n{inside}\n---\n\n")


def _lolcats(levels: int) -> str:
    lines = ["a0: &a0 [哈, 哈]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, levels)]
    return "\n".join([*lines, f"title: *a{levels - 1}"])


HTML = [
    Attack("script", "<script>alert('坏')</script>", (_HTML,), hides=("alert(",)),
    Attack("script-inline", "甲<script>alert(1)</script>乙", (_HTML,), hides=("alert(1)",)),
    Attack(
        "script-never-closed", "甲 <b>乙</b>\n\n<style>\n* {display: none}\n</style>\n", (_HTML,)
    ),
    Attack(
        "handlers",
        '<p onclick="alert(1)">甲乙丙丁</p>\n\n<img src="" onerror=alert(2)>',
        (_HTML,),
        ("甲乙丙丁",),
        ("alert(",),
    ),
    Attack(
        "svg-script",
        "<svg onload=alert(1)><script>alert(2)</script></svg>",
        (_HTML,),
        (),
        ("alert(",),
    ),
    Attack(
        "iframe-javascript",
        '<iframe src="javascript:alert(1)">内里</iframe>',
        (_LINK,),
        hides=("alert(",),
    ),
    Attack(
        "iframe-file", '<iframe src="file:///etc/passwd"></iframe>', (_LINK,), hides=("etc/passwd",)
    ),
    Attack(
        "object", '<object data="file:///etc/passwd"></object>', (_LINK,), hides=("etc/passwd",)
    ),
    Attack(
        "form",
        '<form action="https://evil.example/"><input name=a><button>按这里</button></form>',
        (_HTML,),
        ("按这里",),
        ("evil.example",),
    ),
    Attack(
        "meta-refresh",
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        hides=("evil.example",),
    ),
    Attack("base", '<base href="https://evil.example/">', hides=("evil.example",)),
    Attack(
        "stylesheet",
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        hides=("127.0.0.1",),
    ),
    Attack(
        "attachment", '<link rel=attachment href="file:///etc/hostname">', hides=("etc/hostname",)
    ),
    Attack(
        "style-url",
        '<p style="background:url(http://127.0.0.1:9/x.png)">有字</p>',
        (),
        ("有字",),
        ("127.0.0.1",),
    ),
    Attack(
        "style-import",
        "<style>@import url(http://127.0.0.1:9/x.css);</style>",
        (_HTML,),
        hides=("127.0.0.1",),
    ),
    Attack(
        "conditional-comment",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        hides=("alert(",),
    ),
    Attack("cdata", "<![CDATA[<script>alert(1)</script>]]>", hides=("alert(",)),
    Attack(
        "processing-instruction",
        '<?xml-stylesheet href="http://127.0.0.1:9/x"?>',
        hides=("127.0.0.1",),
    ),
    Attack(
        "doctype-entity",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n\n&e;',
        hides=("root:",),
    ),
    Attack(
        "broken-nesting", "<b><i>甲乙</b></i></p></div></table><td>丙丁</td>", (), ("甲乙", "丙丁")
    ),
    Attack("open-table", "<table><tr><td>格子里的字\n\n段落", (_HTML,), ("格子里的字",)),
    Attack(
        "huge-spans",
        "<table>" + "<tr>" + "<td colspan=1000 rowspan=1000>格</td>" * 40 + "</tr></table>",
        (),
        ("格",),
    ),
    Attack(
        "huge-start", '<ol start="99999999999999999999"><li>条目甲乙</li></ol>', (), ("条目甲乙",)
    ),
    Attack("huge-width", '<img src="data:image/png;base64,AAAA" width="99999" alt="">', (_BROKEN,)),
    Attack(
        "attributes",
        "<span " + " ".join(f"a{i}=b" for i in range(5000)) + ">属性很多</span>",
        (),
        ("属性很多",),
    ),
    Attack(
        "quotes-in-attributes",
        """<a href="https://a.example/'&quot;><script>alert(1)</script>" title='"&gt;'>链接文字</a>""",
        (),
        ("链接文字",),
        ("<script>alert",),
    ),
    Attack(
        "textarea",
        "<textarea></main><script>alert(1)</script></textarea>",
        (_HTML,),
        hides=("alert(",),
    ),
    Attack("unknown-tags", "Result<T>、<dyn Error> 与 <x:y z>", (_HTML,), ("<T>", "<dyn Error>")),
]
LINKS = [
    Attack("javascript", "[点这里看](javascript:alert(1))", (_LINK,), ("点这里看",), ("alert(1)",)),
    Attack(
        "javascript-cased",
        "[点这里看](JaVaScRiPt&colon;alert(1))",
        (_LINK,),
        ("点这里看",),
        ("alert(1)",),
    ),
    Attack(
        "javascript-tabs",
        '<a href="java&#9;script&#10;:alert(1)">点这里看</a>',
        (_LINK,),
        ("点这里看",),
        ("alert(1)",),
    ),
    Attack(
        "javascript-controls",
        '<a href="&#1;&#x200b;javascript:alert(1)">点这里看</a>',
        (_LINK,),
        ("点这里看",),
        ("alert(1)",),
    ),
    Attack(
        "javascript-reference",
        "[点这里看][坏]\n\n[坏]: <javascript:alert(1)>",
        (_LINK,),
        ("点这里看",),
        ("alert(1)",),
    ),
    Attack("javascript-picture", "![图](javascript:alert(1))", (_MISSING,)),
    Attack("vbscript", "[点这里看](vbscript:msgbox)", (_LINK,), ("点这里看",), ("msgbox",)),
    Attack(
        "data-html",
        "[点这里看](data:text/html;base64,PHNjcmlwdD4=)",
        (_LINK,),
        ("点这里看",),
        ("PHNjcmlwdD4",),
    ),
    Attack("file-link", "[点这里看](file:///etc/passwd)", (_LINK,), ("点这里看",), ("etc/passwd",)),
    Attack("credentials", "[点这里看](https://user:pass@a.example/)", (), ("点这里看",)),
    Attack(
        "broken-address", "[点这里看](http://[::1/%zz%00) [又一处](http://a b/)", (), ("点这里看",)
    ),
    Attack("long-address", f"[点这里看](https://a.example/{'x' * 20_000})", (), ("点这里看",)),
    Attack("long-bare-address", f"https://a.example/{'x).' * 9_000}", (), ("a.example",)),
    Attack(
        "anchors",
        '[甲乙](#%00) [丙丁](#../../x) [戊己](#"><script>)',
        (_DEAD,),
        ("甲乙", "丙丁", "戊己"),
    ),
    Attack("quotes", '[甲"\'乙](https://a.example/?"\'<>&amp;x=1 "题\'目")', (), ()),
]
PICTURES = [
    Attack("picture-file", "![图说](file:///etc/passwd)", (_OUTSIDE,), (), ("root:",)),
    Attack("picture-absolute", "![图说](/etc/passwd)", (_OUTSIDE,), (), ("root:",)),
    Attack("picture-above", "![图说](../secret.png)", (_OUTSIDE,), (), (SECRET,)),
    Attack("picture-above-encoded", "![图说](%2e%2e/secret.png)", (_OUTSIDE,), (), (SECRET,)),
    Attack("picture-above-backslash", r"![图说](..\\secret.png)", (_OUTSIDE,), (), (SECRET,)),
    Attack("picture-through-link", "![图说](link.png)", (_OUTSIDE,), (), (SECRET,)),
    Attack("picture-through-folder", "![图说](folder/secret.png)", (_OUTSIDE,), (), (SECRET,)),
    Attack("picture-fifo", "![图说](fifo.png)", (_MISSING,)),
    Attack("picture-device", "![图说](zero.png)", (_OUTSIDE,)),
    Attack("picture-loop", "![图说](loop.png)", (_MISSING,)),
    Attack("picture-is-folder", "![图说](.)", (_MISSING,)),
    Attack("picture-is-issue", "![图说](issue.md)", (_BROKEN,)),
    Attack("picture-option", "![图说](-o.png)\n\n![图说](--help)", (_MISSING,)),
    Attack("picture-nul", "![图说](a%00b.png)", (_MISSING,)),
    Attack("picture-long", f"![图说]({'长' * 5000}.png)", (_MISSING,)),
    Attack(
        "picture-odd-schemes",
        "![甲图](ftp://a.example/x.png) ![乙图](gopher://x) ![丙图](ldap:x)",
        (_MISSING,),
    ),
    Attack("picture-data-text", "![图说](data:text/plain,hello)", (_BROKEN,)),
    Attack(
        "picture-data-svg",
        "![图说](data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='file:///etc/passwd'/%3E%3C/svg%3E)",
    ),
    Attack(
        "picture-poster",
        '<video src="https://a.example/v.mp4" poster="/etc/passwd"></video>',
        (_OUTSIDE,),
        (),
        ("root:",),
    ),
    Attack(
        "cover-file",
        "正文",
        (_OUTSIDE,),
        ("正文",),
        ("root:",),
        front="---\ncover: /etc/passwd\n---\n\n",
    ),
]
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
    Attack("raw-openxml", "```{=openxml}\n<w:p><w:r>\n```\n\n甲`<w:br/>`{=openxml}乙", (), ("<w:p>",)),
    Attack("raw-html-attribute", "```{=html}\n<script>alert(1)</script>\n```", (), (), ("<script>alert",)),
    Attack("brackets", "[" * 900, (), ("[[[",)),
    Attack("brackets-links", "[a](" * 900),
    Attack("backticks", " ".join("`" * count for count in range(1, 120))),
    Attack("emphasis-runs", "a**b" * 900),
    Attack("tildes", "~a~~b" * 700),
    Attack("comments", "甲 <!-- 乙 -->\n\n" * 50 + "丙丁戊己", (), ("丙丁戊己",)),
    Attack("fence-bait", "-  " * 30 + "x`"),
    Attack("many-footnotes", "".join(f"注[^{i}] " for i in range(300)) + "\n\n" + "".join(f"[^{i}]: 脚注第{i}条\n\n" for i in range(300)), (), ("脚注第299条",)),
    Attack("one-footnote-often", "词[^1]" * 200 + "\n\n[^1]: 同一条脚注", (), ("同一条脚注",)),
    Attack("footnote-labels", '甲[^"><marquee>] 乙[^../x]\n\n[^"><marquee>]: 注一\n\n[^../x]: 注二', (), ("注一", "注二"), ("<marquee>",)),
    Attack("reference-bomb", "[a]: https://a.example/" + "x" * 3000 + "\n\n" + "[a] " * 300),
    Attack("wide-table", "|" + "列|" * 60 + "\n|" + "-|" * 60 + "\n|" + "值|" * 60, (), ("值",)),
    Attack("long-table", "|甲|乙|\n|-|-|\n" + "|一行|数据|\n" * 400, (), ("数据",)),
    Attack("empty-everything", "#\n\n-\n\n1.\n\n>\n\n|||\n|-|-|\n\n![]()\n\n[]()\n\n** **\n\n```\n```", (_MISSING,)),
    Attack("long-word", "a" * 5000, (), ("aaaaaaaa",)),
    Attack("long-han", "字" * 8000, (), ("字字字字",)),
    Attack("long-heading", "## " + "长" * 1500 + "\n\n甲", (), ("长长长",)),
    Attack("long-code-line", "```python\nx = '" + "a" * 4000 + "'\n```", (), ("aaaaaaaa",)),
    Attack("code-languages", "".join(f"```{name}\n代码\n```\n\n" for name in ("../../x", "<marquee>", "a b c", "&#27;", "'\"", "x" * 500)), (), ("代码",), ("<marquee>",)),
    Attack("quoted-language", '```" onclick="alert(1)\n代码\n```', (), ("代码",), ('" onclick="alert',)),
    Attack("headings", "".join(f"{'#' * (1 + i % 6)} 第{i}节\n\n" for i in range(40)), (Problem.TITLE_EXTRA,), ("第39节",)),
    Attack("math", "$" + "\\frac{1}{" * 60 + "2" + "}" * 60 + "$ 与 $\\def\\x{\\x\\x}\\x$ 与 $\\input{/etc/passwd}$", (Problem.FORMULA_UNREADABLE,), (), ("root:",)),
    Attack("math-private", "$x_1$ &#x100000; $y_2$ \U00100000 尾部文字", (), ("尾部文字",)),
    Attack("joiners", "**强调。**后面 &#x34f; **重\u200d点！**之后", (), ("强调。", "后面")),
    Attack("markup-words", "</w:t></w:r> ]]> &amp;lt; \\u0000 %s {0} ${x} {{y}} %n", (), ("]]>", "{{y}}", "${x}")),
]  # fmt: skip
ATTACKS = [*HTML, *LINKS, *PICTURES, *FRONT, *MARKDOWN]
