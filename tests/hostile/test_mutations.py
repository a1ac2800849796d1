"""What holds for any mutation of an issue: our own errors only, no sentence lost in silence."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hostile.attacks_html import HTML, LINKS
from hostile.attacks_text import FRONT, MARKDOWN
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from strategies import bundle_for

from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit import FORMATS
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.source import Source
from exporter.model.walk import all_nodes, plain
from exporter.passes import recognise
from exporter.reading import load, read

BASE = """---
title: 小刊
tags: [甲, 乙]
---

# 小刊第 3 期：开头的话

![封面](a.png)

## 摘要

**概要**：一段*话*，`代码`与[链接](https://a.example/)，还有注[^1]。
换行之后接着说 $x_1$。

## 一件事

> [!NOTE]
> 引用里的话

- 条目
  1. 里面的
- [x] 做完了

|甲|乙|
|-|:-:|
|丙|丁|

<details><summary>详</summary>

折起来的<b>字</b>。

</details>

```python
print("甲")
```

**标签**：#甲 #乙

## 参考文献

1. [某文](https://b.example/)

[^1]: 脚注
"""
CORPUS = [BASE, *(attack.text for attack in (*HTML, *LINKS, *FRONT, *MARKDOWN))]
CORPUS = [text for text in CORPUS if len(text) < 2000]
SENTINEL = "哨兵一直站在这里"
_WORDS = (
    "** * _ ` ``` ~~ [ ] ( ) ![ ](x) <b> </b> <div> </div> <table> <td> </table> "
    "<p> <ul> <li> <pre> <details> <summary> <a href=x> </a> <br> <img> <ruby> <rt> "
    "<dl> <dt> <dd> <x> $ $$ \\ [^1] [^1]: &#0; &#27; &lt; | > - 1. # ## --- *** ： "
    ": #标签 图1 https://a.b/ \u200b \U00100000 \U0001f600 \u0301"
)
PIECES = _WORDS.split(" ")
EDITS = st.tuples(
    st.floats(0, 1),
    st.integers(0, 12),
    st.sampled_from([*PIECES, *(f"\n{p}\n" for p in PIECES), "\n", "\n\n", "    ", ""]),
)
ALLOWED = {Problem.TEXT_LOST, Problem.HTML_DROPPED, Problem.FRONT_MATTER}
SETTINGS = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An issue with some spots overwritten, and a sentence of its own somewhere."""
    text = draw(st.sampled_from(CORPUS))
    for where, length, new in draw(st.lists(EDITS, max_size=8)):
        at = round(where * len(text))
        text = text[:at] + new + text[at + length :]
    at = round(draw(st.floats(0, 1)) * len(text))
    return f"{text[:at]}\n\n{SENTINEL}\n\n{text[at:]}"


def understood(text: str) -> tuple[Issue, Report] | None:
    report = Report()
    try:
        return recognise(read(Source(Path("刊.md"), "刊", text), report), report), report
    except ExportError:
        return None


def visible(issue: Issue) -> str:
    pieces = [issue.meta.title, issue.meta.summary, issue.meta.digest, *issue.meta.tags]
    for node in all_nodes(issue):
        match node:
            case n.Image(alt=alt, title=title):
                pieces += (alt, title)
            case n.Link(title=title):
                pieces.append(title)
            case _:
                pieces.append(plain([node]))
    return "".join(pieces)


@pytest.mark.sweep
@given(mutated())
@example(f"<!--\n\n{SENTINEL}\n")
@SETTINGS
def test_any_issue_is_understood_or_refused_and_no_sentence_goes_in_silence(text: str) -> None:
    found = understood(text)
    if found is None:
        return
    issue, report = found
    if SENTINEL not in visible(issue):
        named = any(found.problem in ALLOWED for found in report.diagnostics)
        assert named or re.search(r"<[!?]|^(---|\+\+\+)", text), text


@pytest.mark.sweep
@given(mutated())
@settings(SETTINGS, max_examples=60)
def test_whatever_is_understood_can_be_written(text: str) -> None:
    found = understood(text)
    if found is None:
        return
    bundle = bundle_for(found[0])
    for name in ("epub", "docx", "wechat"):
        assert FORMATS[name].emitter()(bundle, found[1])


@pytest.mark.sweep
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"---\n", b"+++\n"]),
)
@settings(SETTINGS, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, beginning: bytes) -> None:
    path = tmp_path / "刊.md"
    path.write_bytes(beginning + data)
    report = Report()
    try:
        text = read(load(path, report), report)
    except ExportError:
        return
    assert text is not None


FOUND = {
    "trailing-brackets": "https://a.example/" + ")." * 20_000,
    "trailing-dots": "https://a.example/" + "." * 40_000 + "x",
    "spaces-in-bold": f"**{chr(0x3000) * 20_000}**",
    "footnote-openings": "[^" * 20_000,
    "declarations": "<!A\n" * 20_000,
    "front-matter-spaces": "---\na" + " " * 50_000,
    "toml-keys": "+++\n" + "".join(f"a{i}=1\n" for i in range(4_000)) + "+++\n",
    "accents": ("e" + "\u0301" * 250) * 40,
    "long-latin-word": "a" * 50_000,
    "long-bare-address": "https://a.example/" + "x" * 50_000,
    "footnotes-in-a-line": "".join(f"注[^{i}] " for i in range(300))
    + "".join(f"\n\n[^{i}]: 注" for i in range(300)),
    "toml-huge-number": f"+++\na = {'9' * 5000}\n+++\n",
    "toml-dots": f"+++\n{'a.' * 3000}a = 1\n+++\n",
    "toml-dots-to-the-limit": f"+++\n{'a.' * 31_000}a = 1\n+++\n",
    "date-of-digits": f"---\ndate: {'9' * 6000}\n---\n",
    "escaped-surrogate": '---\ntitle: "\\ud800"\n---\n',
    "reference-to-control": '甲&#27;乙 [丙](x&#1;y "&#2;") `丁` ![&#3;](a.png)',
    "huge-start": f'<ol start="{"9" * 5000}"><li>甲</ol>',
    "huge-spans": "<table><tr>" + "<td colspan=1000 rowspan=1000>" * 200 + "</table>",
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str) -> None:
    before = time.process_time()
    found = understood(FOUND[name])
    assert found is not None
    bundle = bundle_for(found[0])
    for format_name in ("epub", "docx", "wechat"):
        assert FORMATS[format_name].emitter()(bundle, found[1])
    assert time.process_time() - before < 3
