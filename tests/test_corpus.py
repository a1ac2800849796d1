"""Every validator finds nothing in EPUB and DOCX of real issues, of our examples, of every node.

A sample runs always; `DIGEST_SWEEP=1 pytest tests/test_corpus.py` takes the whole corpus, which
lasts a quarter of an hour, most of it in Ace.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from emit.docx.check import faults as docx_faults
from emit.epub.book import Book, take_apart
from emit.epub.checker import faults as epub_faults
from issue_files import TESTS, exported, features, mirrored
from validators import Tool, ace, epubcheck, open_xml_sdk, openxml_audit

SHARED = Path(os.environ.get("DIGEST_SHARED", TESTS.parents[1] / "shared"))
EXAMPLES = TESTS.parent / "examples"
SAMPLE = (
    "juya/44_2026-03-30.md",
    "ruanyf/issue-186.md",
    "rustmag/chapter_5__cache_and_recursion_memoization.md",
    "tw93/110.md",
)
LISTENED = 2


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
def files(
    proxy: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, Path]]:
    """Book and document of each issue, by its name."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "every-node").mkdir()
    issues = [features(folder / "every-node" / "source"), *EXAMPLES.glob("*/[!R]*.md")]
    if proxy:
        corpus = SHARED / "corpus"
        real = sorted(corpus.rglob("*.md")) if os.environ.get("DIGEST_SWEEP") else None
        issues += [SHARED / "seed" / "issue.md", *(real or [corpus / name for name in SAMPLE])]
    network = {"offline": False, "network": mirrored(proxy)} if proxy else {}
    made = {}
    for number, issue in enumerate(issues):
        place = folder / str(number)
        exported(issue, place, "epub", "docx", cache=folder / "cache", **network)
        made[f"{issue.parent.name}/{issue.name}"] = (
            place / f"{issue.stem}.epub",
            place / f"{issue.stem}.docx",
        )
    return made


def test_our_own_checks_find_nothing(files: dict[str, tuple[Path, Path]]) -> None:
    books = {name: epub_faults(opened(book)) for name, (book, _) in files.items()}
    documents = {name: docx_faults(path.read_bytes()) for name, (_, path) in files.items()}
    assert {name: found for name, found in books.items() if found} == {}
    assert {name: found for name, found in documents.items() if found} == {}


def opened(book: Path) -> Book:
    return take_apart(book.read_bytes())


def test_epubcheck_finds_nothing(files: dict[str, tuple[Path, Path]], tool: Tool) -> None:
    found = epubcheck([book for book, _ in files.values()], tool)
    assert {name: messages for name, messages in found.items() if messages} == {}


def test_ace_finds_nothing(files: dict[str, tuple[Path, Path]], tool: Tool, tmp_path: Path) -> None:
    some = list(files.items())[: None if os.environ.get("DIGEST_SWEEP") else LISTENED]
    found = {name: ace(book, tmp_path / str(n), tool) for n, (name, (book, _)) in enumerate(some)}
    assert {name: violations for name, violations in found.items() if violations} == {}


def test_the_open_xml_sdk_finds_nothing(files: dict[str, tuple[Path, Path]], tool: Tool) -> None:
    found = {name: open_xml_sdk(path, tool) for name, (_, path) in files.items()}
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_openxml_audit_finds_nothing(files: dict[str, tuple[Path, Path]]) -> None:
    found = {name: openxml_audit(path) for name, (_, path) in files.items()}
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_no_picture_of_a_book_is_too_large(files: dict[str, tuple[Path, Path]]) -> None:
    for book, _ in files.values():
        for name, data in opened(book).files.items():
            if "/images/" in name:
                assert len(data) <= 500_000, (book, name)
