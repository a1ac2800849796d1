"""In a real browser: the button is pressed, the clipboard read back, and pasted into an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from emit.wechat.browser import Tab, browser
from emit.wechat.writing import META

from exporter.diagnostics import Report
from exporter.emit.wechat import emit
from exporter.model.bundle import Bundle

SAID = "new Promise(r => setInterval(() => said.textContent && r(said.textContent), 20))"
CLIPBOARD = """(async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [item.types.toSorted(), await read("text/html"), await read("text/plain")];
})()"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: {}})"
PRESSED = """((selector) => new Promise((done) => setInterval(() =>
  document.querySelector(selector).textContent === "已复制" && done(true), 20)))"""
# An editor with the defaults of the platform's container, beside the article on a phone.
EDITOR = """(() => {
  const editor = document.querySelector("main").cloneNode(false);
  editor.id = "editor";
  editor.contentEditable = true;
  document.querySelector("main").after(editor);
  editor.focus();
})()"""
PASTED = """new Promise((done) => setInterval(() => editor.innerText.trim() && done(true), 20))"""
# Each piece of text with how it looks, and each picture: what a reader sees, however written.
# Chromium itself makes a blank of a single no-break space; where it stands is compared as well.
SEEN = r"""((root) => {
  const seen = [];
  const box = root.getBoundingClientRect();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      const look = getComputedStyle(node.parentElement);
      const range = document.createRange();
      range.selectNode(node);
      const { x, y, width, height } = range.getBoundingClientRect();
      const place = [x - box.x, y - box.y, width, height].map(Math.round);
      const text = node.data.replaceAll("\u00a0", " ");
      seen.push([text, look.color, look.fontSize, look.fontWeight, look.fontStyle,
        look.textAlign, look.lineHeight, look.backgroundColor, look.textDecorationLine, ...place]);
    } else if (node.tagName === "IMG") {
      seen.push([node.src, node.alt, node.style.width]);
    } else if (node.tagName === "path") {
      seen.push([node.getAttribute("d"), getComputedStyle(node).stroke]);
    } else if (/^(H[1-6]|LI|TD|TH|BR|HR|A)$/.test(node.tagName)) {
      seen.push([node.tagName, node.getAttribute("href")]);
    }
  }
  return seen;
})"""


@pytest.fixture(scope="module")
def page(whole_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("微信") / "第12期.wechat.html"
    target.write_bytes(emit(whole_bundle, Report("第12期.md")))
    return target


@pytest.fixture(scope="module")
def chromium(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tool("chromium"), tmp_path_factory.mktemp("profile")) as tab:
        allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        tab.send("Browser.grantPermissions", permissions=allowed)
        yield tab


@pytest.fixture(scope="module")
def lossy(whole_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    look = whole_bundle.theme
    sheets = {**look.sheets, "wechat": look.sheets["wechat"] + "p { display: flex; margin: 1em 0 }"}
    some = replace(whole_bundle, theme=replace(look, sheets=sheets))
    target = tmp_path_factory.mktemp("缺") / "第12期.wechat.html"
    target.write_bytes(emit(some, Report("第12期.md")))
    return target


@pytest.fixture
def tab(chromium: Tab, page: Path) -> Tab:
    chromium.open(page.as_uri())
    return chromium


def test_the_clipboard_holds_the_article_and_its_text(tab: Tab, whole_article: str) -> None:
    tab.press("#copy")
    assert tab.evaluate(SAID) == "已复制，请在公众号编辑器中粘贴。"
    types, markup, text = tab.evaluate(CLIPBOARD)
    assert types == ["text/html", "text/plain"]
    assert markup == tab.evaluate("document.querySelector('main').innerHTML")
    assert text == tab.evaluate("document.querySelector('main').innerText")
    assert markup.count('src="data:image/png;base64,') == whole_article.count("<img ")
    assert "海上没有路，灯就是路。" in text


@pytest.mark.parametrize("way", ["clipboard", "selection"])
def test_what_is_pasted_looks_like_the_article(tab: Tab, way: str) -> None:
    if way == "selection":
        tab.evaluate(NO_CLIPBOARD)
    tab.press("#copy")
    tab.evaluate(SAID)
    tab.evaluate(EDITOR)
    tab.paste()
    assert tab.evaluate(PASTED)
    article: list[Any] = tab.evaluate(f"{SEEN}(document.querySelector('main'))")
    pasted: list[Any] = tab.evaluate(f"{SEEN}(editor)")
    assert pasted == article
    assert len(article) > 100


def test_the_page_asks_for_nothing_and_reports_no_fault(tab: Tab, page: Path) -> None:
    fetched = tab.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in fetched if not name.startswith("data:")] == []
    assert tab.evaluate("location.protocol") == "file:"
    assert tab.evaluate("document.fonts.size") == 0
    assert page.name == "第12期.wechat.html"


def test_each_field_is_copied_by_its_own_button(tab: Tab) -> None:
    for name, value in (("field-0", META.title), ("field-2", META.digest)):
        tab.press(f"[data-copy={name}]")
        tab.evaluate(f"{PRESSED}('[data-copy={name}]')")
        assert tab.evaluate("navigator.clipboard.readText()") == value


def test_the_cover_is_copied_as_a_picture(tab: Tab) -> None:
    tab.press("#copy-cover")
    tab.evaluate(f"{PRESSED}('#copy-cover')")
    types = "navigator.clipboard.read().then(([item]) => item.types)"
    assert tab.evaluate(types) == ["image/png"]


@pytest.mark.sweep
def test_the_night_is_shown_and_never_copied(tab: Tab) -> None:
    plain = "getComputedStyle([...document.querySelectorAll('main p')].at(3)).color"
    assert tab.evaluate(plain) == "rgba(0, 0, 0, 0.9)"
    tab.press("#dark")
    assert tab.evaluate(plain) == "rgb(163, 163, 163)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.phone')).backgroundColor") == (
        "rgb(25, 25, 25)"
    )
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('main'))")
    tab.evaluate("document.execCommand('copy')")
    _, markup, _ = tab.evaluate(CLIPBOARD)
    assert "海上没有路" in markup
    assert "rgb(163, 163, 163)" not in markup
    assert tab.evaluate("document.documentElement.className") == "night"


MAINS = "[...document.querySelectorAll('main')].map(m => getComputedStyle(m).display)"
FLEX = "[...document.querySelectorAll('main')].map(m => m.innerHTML.includes('display:flex'))"


def test_the_article_is_shown_as_the_platform_keeps_it(chromium: Tab, lossy: Path) -> None:
    chromium.open(lossy.as_uri())
    assert chromium.evaluate(MAINS) == ["block"]
    chromium.press("#keep")
    assert chromium.evaluate("said.textContent") == "以下是公众号会保留的部分。"
    assert chromium.evaluate(MAINS) == ["none", "block"]
    assert chromium.evaluate(FLEX) == [True, False]
    assert chromium.evaluate("[...document.images].every(i => i.src.startsWith('data:'))")
    chromium.press("#copy")
    chromium.evaluate(SAID)
    assert chromium.evaluate(MAINS) == ["block"]
    _, markup, text = chromium.evaluate(CLIPBOARD)
    assert markup == chromium.evaluate("document.querySelector('main').innerHTML")
    assert text == chromium.evaluate("document.querySelector('main').innerText")


@pytest.mark.sweep
def test_where_nothing_is_lost_the_article_stays(tab: Tab) -> None:
    tab.press("#keep")
    assert tab.evaluate("said.textContent") == "公众号会原样保留全部正文。"
    assert tab.evaluate(MAINS) == ["block"]
    tab.press("#keep")
    assert tab.evaluate("keep.getAttribute('aria-pressed')") == "false"
