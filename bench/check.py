"""Compares `check` with autocorrect, zhlint and lint-md: what is found, what is damaged, how long.

    python bench/check.py PEERS [ISSUE.md…]

PEERS is a folder where npm has installed zhlint, @lint-md/cli and autocorrect-node. Each line of
faults.txt is a fault; it gets a file of its own, after an opening that shows the habits of the
issue, and a tool finds it if it names its line. The issues are mended by each tool, and a file is
damaged if an independent parser sees other blocks, code or addresses in it than before.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

HERE = Path(__file__).resolve().parent
OURS = Path(sys.executable).with_name("digest-export")
OPENING = """---
title: 第一期
---

## 开头

这是 Go 语言的周刊，收录 Rust 与 Python 的文章，也收录 Linux 的新闻。

我们用 Docker 部署，用 Redis 缓存，用 Kafka 传消息，再用 Nginx 转发。
"""
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def ours(said: str) -> set[int]:
    return {found["line"] for found in json.loads(said)["findings"]}


def zhlint(said: str) -> set[int]:
    return {int(found) for found in re.findall(r"^faults\.md:(\d+):", said, re.MULTILINE)}


def autocorrect(said: str) -> set[int]:
    if "{" not in said:
        return set()
    messages = json.loads(said[said.index("{") : said.rindex("}") + 1])["messages"]
    return {line["l"] for message in messages for line in message["lines"]}


def lint_md(said: str) -> set[int]:
    return {int(found) for found in re.findall(r"^\s+(\d+):\d+\s", said, re.MULTILINE)}


def tools(peers: Path) -> dict[str, tuple[list[str], list[str], Callable[[str], set[int]]]]:
    """Return of each tool how it lints, how it mends, and how the lines are read that it names."""
    programs = peers / "node_modules" / ".bin"
    return {
        "digest-export": ([str(OURS), "check", "--format", "json"],
                          [str(OURS), "check", "--fix"], ours),
        "zhlint": ([str(programs / "zhlint")], [str(programs / "zhlint"), "--fix"], zhlint),
        "autocorrect": ([str(programs / "autocorrect"), "--lint", "--format", "json"],
                        [str(programs / "autocorrect"), "--fix"], autocorrect),
        "lint-md": ([str(programs / "lint-md"), "-t", "1"],
                    [str(programs / "lint-md"), "-t", "1", "--fix"], lint_md),
    }  # fmt: skip


def shape(text: str) -> list[tuple[object, ...]]:
    """What mending may not change: blocks, inline markup, code and addresses."""
    found: list[tuple[object, ...]] = []
    for block in PARSER.parse(text):
        found.append((block.type, block.tag, block.content * (block.type == "fence")))
        for inline in block.children or []:
            if inline.type not in {"text", "softbreak"}:
                address = inline.attrs.get("href") or inline.attrs.get("src")
                found.append((inline.type, address, inline.content * ("code" in inline.type)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peers", type=Path)
    parser.add_argument("issues", nargs="*", type=Path)
    arguments = parser.parse_args()
    faults = (HERE / "faults.txt").read_text("utf-8").splitlines()
    line = OPENING.count("\n") + 2
    for name, (lint, mend, lines) in tools(arguments.peers.resolve()).items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            found = 0
            for fault in faults:
                (folder / "faults.md").write_text(f"{OPENING}\n{fault}\n", "utf-8")
                found += line in lines(run([*lint, "faults.md"], folder))
            (folder / "faults.md").unlink()
            before = {}
            for number, issue in enumerate(arguments.issues):
                copy = folder / f"{number}.md"
                shutil.copyfile(issue, copy)
                before[copy] = shape(copy.read_text("utf-8"))
            names = [copy.name for copy in before]
            start = time.perf_counter()
            if names:  # zhlint takes one pattern, and of several files the first
                run([*lint, *(["*.md"] if name == "zhlint" else names)], folder)
            seconds = time.perf_counter() - start
            for copy in names:
                run([*mend, copy], folder)
            damaged = sum(shape(copy.read_text("utf-8")) != was for copy, was in before.items())
        print(f"{name:14} {found:3} of {len(faults)} found, {damaged:3} of {len(before)} damaged, "
              f"{seconds:5.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
