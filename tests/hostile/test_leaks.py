"""Nothing is fetched, read or run but what the journey is for."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile.attack import CANARY, CONFIDENTIAL
from hostile.attacks_html import HTML, LINKS, PICTURES
from hostile.attacks_text import FRONT, MARKDOWN
from hostile.journey import insides, revealed, trap, travel
from strategies import bundle_for

from exporter.diagnostics import Report
from exporter.emit.pdf.render import render
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta, Section, SectionKind

BAIT = """<link rel=stylesheet href="{0}/link.css"><link rel=attachment href="{0}/attached">
<style>@import url({0}/import.css); @font-face {{font-family: x; src: url({0}/font.woff)}}
body {{background: url({0}/background.png)}}</style>
<p style="background: url({0}/style.png); content: url({0}/content.png)">甲</p>
<object data="{0}/object"></object><embed src="{0}/embed"><iframe src="{0}/iframe"></iframe>
<video src="{0}/video.mp4" poster="{0}/poster.png"></video><img srcset="{0}/set.png 2x">
<svg><image href="{0}/image.png"/><use href="{0}/use.svg#x"/></svg>
<input type=image src="{0}/input.png"><body background="{0}/body.png"><base href="{0}/base">"""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this machine, and what was asked of it."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(1)
                asked.append(connection.recv(8_000))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def test_no_element_of_an_issue_is_fetched(
    tmp_path: Path, listener: tuple[str, list[bytes]]
) -> None:
    address, asked = listener
    (tmp_path / "issue.md").write_text(f"前文。\n\n{BAIT.format(address)}\n\n后文。\n", "utf-8")
    arrival = travel(tmp_path / "issue.md")
    assert arrival.status == 0
    assert len(arrival.files) == 4
    assert asked == []


def test_no_request_carries_a_secret(tmp_path: Path, listener: tuple[str, list[bytes]]) -> None:
    address, asked = listener
    attacks = (*HTML, *LINKS, *PICTURES, *FRONT, *MARKDOWN)
    bodies = [one.body for one in attacks if "://" in one.body and len(one.body) < 5_000]
    reached = (re.sub(r"https?://[^\s/\"'<>)]+", address, body) for body in bodies)
    names = (
        "$TOKEN",
        "${TOKEN}",
        "%TOKEN%",
        "$(cat ../secret.png)",
        "{{TOKEN}}",
        "~/../secret.png",
    )
    folder = tmp_path / "刊"
    folder.mkdir()
    trap(folder, CONFIDENTIAL)
    pictures = [f"![图]({address}/{name.replace(' ', '%20')}.png)" for name in names]
    (folder / "issue.md").write_text("# 刊\n\n" + "\n\n".join((*pictures, *reached)), "utf-8")
    travel(folder / "issue.md", "--to", "wechat", "--allow-private", offline=False)
    assert any(b"TOKEN" in request for request in asked)
    for request in asked:
        assert CANARY.encode() not in request
        assert CONFIDENTIAL.encode() not in request


def test_the_words_of_a_pdf_are_searched_for_secrets(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text("# 刊\n\n此言可见。\n", "utf-8")
    pdf = travel(tmp_path / "issue.md", "--to", "pdf").files["pdf"]
    assert "此言可见".encode() in revealed(pdf)


def test_weasyprint_has_the_bytes_of_the_bundle_and_no_others(
    tmp_path: Path, listener: tuple[str, list[bytes]]
) -> None:
    address, asked = listener
    (tmp_path / "secret.txt").write_text("此乃机密不可外泄" * 50, "utf-8")
    bait = BAIT.format(address) + BAIT.format(f"file://{tmp_path}/secret.txt#")
    bait += "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    bait += f"<image href='{address}/inner.png'/></svg>\">"
    report = Report()
    page = f"<html lang=zh><title>刊</title><h1>题</h1>{bait}<p>后文</p></html>"
    data = render(page, {}, "", report)
    assert data.startswith(b"%PDF")
    assert b"secret" not in data
    assert asked == []


@pytest.mark.sweep
def test_markup_in_any_text_of_the_tree_stays_text(
    tmp_path: Path, listener: tuple[str, list[bytes]]
) -> None:
    from emit.everything import pdf_of

    from exporter.emit import FORMATS

    address, asked = listener
    evil = f'"><script src="{address}/x.js"></script><link rel=stylesheet href="{address}/y.css">'
    words = (n.Text(evil), n.Code(evil), n.Link((n.Text("甲"),), f"https://a.example/{evil}", evil))
    blocks = (
        n.Paragraph(words),
        n.CodeBlock(evil, evil),
        n.Callout(n.CalloutKind.DETAILS, (n.Text(evil),), (n.Paragraph(words),)),
        n.Media(n.MediaKind.VIDEO, f"https://a.example/{evil}", evil),
        n.Figure(n.Image("a.png", evil, evil), (n.Text(evil),)),
    )
    section = Section(SectionKind.PLAIN, (n.Text(evil),), "甲", 2, (evil,), blocks)
    meta = Meta(
        evil, "urn:uuid:0", (evil,), evil, evil, None, (evil,), evil, evil, "zh-CN", (evil,)
    )
    bundle = bundle_for(Issue(meta, sections=(section,)))
    for name in ("pdf", "epub", "docx", "wechat"):
        path = tmp_path / name
        path.write_bytes(
            pdf_of(bundle) if name == "pdf" else FORMATS[name].emitter()(bundle, Report())
        )
        assert b"<script src=" not in insides(path).replace(b"\\u003c", b"<")
    assert asked == []


def test_a_theme_that_comes_with_an_issue_fetches_nothing(
    tmp_path: Path, listener: tuple[str, list[bytes]]
) -> None:
    address, asked = listener
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "theme.toml").write_text('extends = "paper"', "utf-8")
    (tmp_path / "evil" / "epub.css").write_text(f"p{{background:url({address}/x.png)}}", "utf-8")
    (tmp_path / "issue.md").write_text("---\ntheme: evil\n---\n\n前文。\n", "utf-8")
    unasked = travel(tmp_path / "issue.md", "--to", "epub")
    assert "there is no theme 'evil'; paper is used [front-matter]" in unasked.said
    assert "--allow-theme evil" in unasked.said
    allowed = ("--allow-theme", str(tmp_path / "evil"), "-o", str(tmp_path / "not"))
    arrival = travel(tmp_path / "issue.md", "--to", "epub", *allowed)
    assert arrival.status == 1
    assert "epub.css loads something: url(http:" in arrival.said
    assert asked == []


@pytest.mark.parametrize("name", ["../outside", "link"])
def test_a_theme_that_an_issue_names_lies_in_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "theme.toml").write_text('extends = "paper"', "utf-8")
    folder = tmp_path / "刊"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "issue.md").write_text(f"---\ntheme: {name}\n---\n\n前文。\n", "utf-8")
    arrival = travel(folder / "issue.md", "--to", "wechat")
    assert arrival.status == 0
    assert f"there is no theme {name!r}; paper is used [front-matter]" in arrival.said
