"""Reads finished files back, as a reader of each format would."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree, html

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPF = {"opf": "http://www.idpf.org/2007/opf"}


def pdf(path: Path, pdftotext: str) -> str:
    command = [pdftotext, "-raw", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def epub(path: Path) -> str:
    """The documents in the order of the spine."""
    with zipfile.ZipFile(path) as book:
        name = next(n for n in book.namelist() if n.endswith(".opf"))
        package = etree.fromstring(book.read(name))
        items = {i.get("id"): i.get("href") for i in package.iterfind(".//opf:item", OPF)}
        spine = [items[i.get("idref")] for i in package.iterfind(".//opf:itemref", OPF)]
        folder = name.rpartition("/")[0]
        pages = [etree.fromstring(book.read(f"{folder}/{page}".lstrip("/"))) for page in spine]
    return "\n".join("".join(page.itertext()) for page in pages)


def docx(path: Path) -> str:
    """Body, then notes, headers and footers, a line a paragraph."""
    with zipfile.ZipFile(path) as document:
        names = sorted(
            n
            for n in document.namelist()
            if re.match(r"word/(document|footnotes|header|footer)", n)
        )
        parts = [etree.fromstring(document.read(name)) for name in names if name.endswith(".xml")]
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{WORD}t"))
        for part in parts
        for paragraph in part.iter(f"{WORD}p")
    )


def wechat(path: Path) -> str:
    """The articles and the title that goes into WeChat's own field, nothing else of the page."""
    tree = html.document_fromstring(path.read_text("utf-8"))
    parts = "\n".join(part.text_content() for part in tree.xpath("//main"))
    return f"{tree.findtext('.//title')}\n{parts}"


def article(path: Path) -> html.HtmlElement:
    """What goes into WeChat's editor."""
    tree = html.document_fromstring(path.read_text("utf-8"))
    found: html.HtmlElement = tree.xpath("//main")[0]
    return found


def squeezed(text: str) -> str:
    """Text without white space and what only steers line breaks."""
    return re.sub(r"[\s\u200b\u2060\u00ad\ufeff]", "", text)


def runs(markdown: str) -> list[str]:
    """Every run of six letters or Han characters that a reader of the source sees."""
    shown = re.sub(r"\]\([^)\s]*\)", "]", markdown)
    return re.findall(r"[A-Za-z]{6,}|[\u4e00-\u9fff]{6,}", shown)
