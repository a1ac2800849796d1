"""What every validator says, and what pandoc reads back, of real issues, examples, every node.

The maintainers' corpus is taken as a whole; all tests share the files, which are made once.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from emit.docx.check import faults as docx_faults
from emit.epub.book import Book, take_apart
from emit.epub.checker import faults as epub_faults
from issue_files import TESTS, exported, features, mirrored, recognised
from PIL import Image
from roundtrip import Content, lost, of_file, of_issue
from validators import Tool, ace, epubcheck, open_xml_sdk, openxml_audit

from exporter.diagnostics import Diagnostic, Problem, Report

SHARED = Path(os.environ.get("DIGEST_SHARED", TESTS.parents[1] / "shared"))
EXAMPLES = TESTS.parent / "examples"
# With `--dist loadgroup`, one process makes the files and asks about them.
pytestmark = pytest.mark.xdist_group("corpus")


@dataclass(frozen=True)
class Made:
    """An issue with the book and the document that were made of it."""

    source: Path
    book: Path
    document: Path
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
        report = exported(issue, place, "epub", "docx", cache=folder / "cache", **network)
        book, document = (place / f"{issue.stem}.{kind}" for kind in ("epub", "docx"))
        done[f"{issue.parent.name}/{issue.name}"] = Made(issue, book, document, report)
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
