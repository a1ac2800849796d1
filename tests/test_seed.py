"""The issue that started the project, through a proxy that plays the internet, then offline."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import texts
from lxml import etree

FORMATS = ("pdf", "epub", "docx", "wechat.html")
PROGRAM = Path(sys.executable).with_name("digest-export")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def proxy(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that leads to the mirror."""
    folder = tmp_path_factory.mktemp("proxy")
    ca, port = folder / "ca.pem", folder / "port"
    process = subprocess.Popen(
        [
            sys.executable, str(shared / "tools" / "mirror_proxy.py"), "--quiet",
            "--ca", str(ca), "--port-file", str(port), "--seconds", "300", "--no-fallback",
        ],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not port.exists() or not port.read_text():
            time.sleep(0.05)
        address = f"http://127.0.0.1:{port.read_text()}"
        yield {"HTTPS_PROXY": address, "HTTP_PROXY": address, "SSL_CERT_FILE": str(ca)}
    finally:
        process.terminate()
        process.wait()


def export(
    issue: Path, folder: Path, environment: dict[str, str], *flags: str
) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.upper().endswith("_PROXY")}
    return subprocess.run(
        [PROGRAM, str(issue), "-o", str(folder), *flags],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def online(
    shared: Path, proxy: dict[str, str], cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], Path]:
    folder = tmp_path_factory.mktemp("online")
    environment = {**proxy, "DIGEST_EXPORT_CACHE": str(cache)}
    return export(shared / "seed" / "issue.md", folder, environment), folder


@pytest.fixture(scope="module")
def made(online: tuple[subprocess.CompletedProcess[str], Path]) -> Path:
    return online[1]


@pytest.fixture(scope="module")
def source(shared: Path) -> str:
    return (shared / "seed" / "issue.md").read_text("utf-8")


@pytest.fixture(scope="module")
def shown(made: Path, tool: Callable[[str], str]) -> dict[str, str]:
    return {
        "pdf": texts.pdf(made / "issue.pdf", tool("pdftotext")),
        "epub": texts.epub(made / "issue.epub"),
        "docx": texts.docx(made / "issue.docx"),
        "wechat.html": texts.wechat(made / "issue.wechat.html"),
    }


TITLE_ALONE = r"\S+issue\.md:1: warning: the title has 53 characters.*\[wechat-title-long\]"


def test_four_files_and_nothing_to_say_but_the_title(
    online: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, folder = online
    assert done.returncode == 0
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"issue.{f}" for f in FORMATS)
    found = [line for line in done.stderr.splitlines() if not line.startswith("  hint:")]
    assert len(found) == 1
    assert re.fullmatch(TITLE_ALONE, found[0])
    assert done.stdout == ""


def test_offline_and_elsewhere_the_same_bytes(
    shared: Path, made: Path, cache: Path, tmp_path: Path
) -> None:
    elsewhere = {
        "DIGEST_EXPORT_CACHE": str(cache),
        "TZ": "Asia/Shanghai",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
    }
    folder = tmp_path / "别处"
    done = export(shared / "seed" / "issue.md", folder, elsewhere, "--offline")
    assert done.returncode == 0
    for name in FORMATS:
        ours, theirs = (made / f"issue.{name}"), (folder / f"issue.{name}")
        assert ours.read_bytes() == theirs.read_bytes(), name


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_is_lost(name: str, shown: dict[str, str], source: str) -> None:
    text = texts.squeezed(shown[name])
    assert [run for run in texts.runs(source) if run not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_markup_is_left(name: str, shown: dict[str, str]) -> None:
    assert not re.search(r"\*\*|^#+ |\]\(|---", shown[name], re.MULTILINE)


@pytest.mark.parametrize("name", FORMATS)
def test_twelve_references_each_with_its_address(
    name: str, shown: dict[str, str], source: str
) -> None:
    references = re.findall(
        r"^\d+\. \[(.+)\]\((.+)\)$", source.partition("参考文献")[2], re.MULTILINE
    )
    text = texts.squeezed(shown[name])
    assert len(references) == 12
    for title, address in references:
        assert texts.squeezed(title) in text
        assert address in text


def test_seven_pictures_in_each(made: Path, tool: Callable[[str], str]) -> None:
    listed = subprocess.run(
        [tool("pdfimages"), "-list", made / "issue.pdf"], capture_output=True, text=True, check=True
    )
    assert len({line.split()[10] for line in listed.stdout.splitlines()[2:]}) == 7
    with zipfile.ZipFile(made / "issue.epub") as book:
        assert sum(bool(re.search(r"\.(jpg|png|webp)$", n)) for n in book.namelist()) == 7
    with zipfile.ZipFile(made / "issue.docx") as document:
        assert sum(n.startswith("word/media/") for n in document.namelist()) == 7
    assert len(texts.article(made / "issue.wechat.html").xpath(".//img")) == 7


def entries(source: str) -> list[str]:
    headings = re.findall(r"^## (.+?)\s*$", source, re.MULTILINE)
    return [h for h in headings if h not in {"摘要", "目录"}]


def test_six_entries_in_each_outline(made: Path, source: str, tool: Callable[[str], str]) -> None:
    wanted = entries(source)
    assert len(wanted) == 6
    listed = subprocess.run(
        [tool("mutool"), "show", made / "issue.pdf", "outline"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for title in wanted:
        assert title in listed.stdout
    with zipfile.ZipFile(made / "issue.epub") as book:
        name = next(n for n in book.namelist() if n.endswith("nav.xhtml"))
        navigation = "".join(etree.fromstring(book.read(name)).itertext())
    assert [title for title in wanted if title not in navigation] == []
    with zipfile.ZipFile(made / "issue.docx") as document:
        body = etree.fromstring(document.read("word/document.xml"))
    linked = ["".join(link.itertext()) for link in body.iter(f"{texts.WORD}hyperlink")]
    assert [title for title in wanted if not any(title in text for text in linked)] == []


def test_without_a_proxy_placeholders_and_seven_warnings_with_their_lines(
    shared: Path, source: str, tmp_path: Path
) -> None:
    """No address may be asked: a closed port on loopback stands for the missing internet."""
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "DIGEST_EXPORT_CACHE": str(tmp_path / "cache")}
    done = export(shared / "seed" / "issue.md", tmp_path / "out", nowhere, "--strict")
    assert done.returncode == 3
    assert len(list((tmp_path / "out").iterdir())) == 4
    lines = [
        int(n) for n in re.findall(r"issue\.md:(\d+): warning: .*\[image-missing\]", done.stderr)
    ]
    pictures = [i for i, line in enumerate(source.splitlines(), 1) if line.startswith("![")]
    assert lines == pictures
    assert len(lines) == 7


def test_the_contents_of_word_have_page_numbers(made: Path) -> None:
    document = zipfile.ZipFile(made / "issue.docx").read("word/document.xml").decode()
    assert document.count("PAGEREF ") == 8
