"""What every validator says, what pandoc reads back, and what is said in real issues and ours.

The maintainers' corpus is taken as a whole; all tests share the files, which are made once.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import texts
from emit.docx.check import faults as docx_faults
from emit.epub.book import Book, take_apart
from emit.epub.checker import faults as epub_faults
from issue_files import TESTS, exported, features, mirrored, recognised
from PIL import Image
from roundtrip import Content, lost, of_file, of_issue
from validators import Tool, ace, epubcheck, open_xml_sdk, openxml_audit

from exporter.diagnostics import Diagnostic, Problem, Report
from exporter.emit import FORMATS
from exporter.model import nodes as n
from exporter.model.issue import Issue, SectionKind
from exporter.model.walk import all_nodes, descend, sections

SHARED = Path(os.environ.get("DIGEST_SHARED", TESTS.parents[1] / "shared"))
EXAMPLES = TESTS.parent / "examples"
_RUN = re.compile(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{4,}")
_MARKUP = re.compile(r"\*\*|\]\(|<img|~~")
# With `--dist loadgroup`, one process makes the files and asks about them.
pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("corpus")]


@dataclass(frozen=True)
class Made:
    """An issue with what was made of it: a book, a document, an article for WeChat."""

    source: Path
    book: Path
    document: Path
    article: Path
    report: Report


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The mirror that plays the world, with a picture for each address of a picture."""
    if not SHARED.is_dir():
        yield {}
        return
    folder = tmp_path_factory.mktemp("mirror")
    ca, port = folder / "ca.pem", folder / "port"
    command = [sys.executable, str(SHARED / "tools" / "mirror_proxy.py"), "--quiet"]
    files = ["--ca", str(ca), "--port-file", str(port), "--seconds", "1800"]
    process = subprocess.Popen([*command, *files], stdout=subprocess.DEVNULL)
    try:
        while not port.exists() or not port.read_text():
            time.sleep(0.05)
        address = f"http://127.0.0.1:{port.read_text()}"
        yield {"HTTPS_PROXY": address, "HTTP_PROXY": address, "SSL_CERT_FILE": str(ca)}
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def made(proxy: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Return what was made of each issue, by its name."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "every-node").mkdir()
    issues = [features(folder / "every-node" / "source"), *EXAMPLES.glob("*/[!R]*.md")]
    if proxy:
        issues += [SHARED / "seed" / "issue.md", *sorted((SHARED / "corpus").rglob("*.md"))]
    network = {"offline": False, "network": mirrored(proxy)} if proxy else {}
    done = {}
    for number, issue in enumerate(issues):
        place = folder / str(number)
        formats = ("epub", "docx", "wechat")
        report = exported(issue, place, *formats, cache=folder / "cache", **network)
        files = (place / f"{issue.stem}{FORMATS[kind].suffix}" for kind in formats)
        done[f"{issue.parent.name}/{issue.name}"] = Made(issue, *files, report)
    return done


def books(made: dict[str, Made]) -> list[Path]:
    return [one.book for one in made.values()]


def bad(found: dict[Any, list[Any]]) -> dict[Any, list[Any]]:
    return {name: faults for name, faults in found.items() if faults}


def opened(book: Path) -> Book:
    return take_apart(book.read_bytes())


def test_our_own_checks_find_nothing(made: dict[str, Made]) -> None:
    assert bad({name: epub_faults(opened(one.book)) for name, one in made.items()}) == {}
    found = {name: docx_faults(one.document.read_bytes()) for name, one in made.items()}
    assert bad(found) == {}


def test_epubcheck_finds_nothing(made: dict[str, Made], tool: Tool) -> None:
    assert bad(epubcheck(books(made), tool)) == {}


def test_ace_finds_nothing(made: dict[str, Made], tool: Tool) -> None:
    assert bad(ace(books(made), tool)) == {}


def test_the_open_xml_sdk_finds_nothing(made: dict[str, Made], tool: Tool) -> None:
    assert bad({name: open_xml_sdk(one.document, tool) for name, one in made.items()}) == {}


def test_openxml_audit_finds_nothing(made: dict[str, Made]) -> None:
    assert bad({name: openxml_audit(one.document) for name, one in made.items()}) == {}


def test_no_picture_of_a_book_is_too_large(made: dict[str, Made]) -> None:
    for name, one in made.items():
        for file, data in opened(one.book).files.items():
            if "/images/" in file:
                assert len(data) <= 500_000, (name, file)
                with Image.open(io.BytesIO(data)) as picture:
                    assert max(picture.size) <= 1600, (name, file)


@pytest.mark.parametrize("kind", ["book", "document"])
def test_real_issues_come_back(made: dict[str, Made], kind: str) -> None:
    """What is lost is what was warned of: a link without a scheme cannot lead out of a book."""
    found = {}
    for name, one in made.items():
        before = _numberless(of_issue(recognised(one.source)))
        after = _numberless(of_file(getattr(one, kind)))
        dead = [d for d in one.report.diagnostics if d.problem is Problem.LINK_DEAD]
        losses = lost(before, after)
        if kind == "book" and dead:
            losses = [each for each in losses if not _warned(each, dead)]
        found[name] = losses
    assert bad(found) == {}


def _numberless(content: Content) -> Content:
    """Leave out the number of a formula, which Word sets into it, as `E=mc^2#(1)`."""
    formulas = [re.sub(r"#\(.*\)$", "", one) for one in content.formulas]
    return replace(content, formulas=formulas)


def _warned(loss: str, dead: list[Diagnostic]) -> bool:
    kind, _, address = loss.partition(": ")
    return kind == "links" and any(repr(address) in one.message for one in dead)


_SAID = (n.Text, n.Code, n.CodeBlock)


def _words(issue: Issue) -> list[str]:
    """Return the runs of letters and Han that a reader sees; each format makes its own contents."""
    own = [s.title for s in sections(issue) if s.kind is SectionKind.CONTENTS]
    headings = {id(node) for title in own for node in descend(title)}
    nodes = [node for node in all_nodes(issue) if id(node) not in headings]
    return [run for node in nodes if isinstance(node, _SAID) for run in _RUN.findall(node.text)]


def _marks(text: str) -> Counter[str]:
    return Counter(_MARKUP.findall(texts.squeezed(text)))


@pytest.mark.parametrize("kind", ["book", "document", "article"])
def test_every_word_is_said_and_no_markup_is_added(made: dict[str, Made], kind: str) -> None:
    """That the tree itself holds no markup but in code, `tests/reading/test_corpus.py` says."""
    read = {"book": texts.epub, "document": texts.docx, "article": texts.wechat}[kind]
    found = {}
    for name, one in made.items():
        issue, text = recognised(one.source), read(getattr(one, kind))
        said = texts.squeezed(text)
        written = "\n".join(node.text for node in all_nodes(issue) if isinstance(node, _SAID))
        faults = [word for word in _words(issue) if word not in said]
        found[name] = faults + list((_marks(text) - _marks(written)).elements())
    assert bad(found) == {}
