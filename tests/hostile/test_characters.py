"""Text that must not break a file: each kind of character, through every format."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import texts
from hostile.journey import Arrival, insides, shown, travel
from lxml import etree

from exporter.reading.characters import clean

GONE = {
    "nul": "\0",
    "c0": "\x01\x08\x0b\x0c\x0e\x1b\x1f",
    "delete": "\x7f",
    "c1": "\x81\x8d\x90",
    "noncharacters": "\ufffe\uffff",
    "bidi-embeddings": "\u202a\u202b\u202c\u202d\u202e",
    "inner-bom": "\ufeff",
}
SPACES = {"line-separator": "\u2028", "paragraph-separator": "\u2029", "next-line": "\x85"}
STAY = {
    "joiner": "👨\u200d👩\u200d👧",
    "variation": "❤\ufe0f",
    "ideographic-variation": "葛\U000e0100",
    "astral-han": "𠮷𡈽\U000200d3",
    "isolates": "\u2067אבג\u2069",
    "right-to-left": "שלום مرحبا",
    "skin-tone": "👍🏽",
    "flag": "🇨🇳",
    "keycap": "1️⃣",
    "ideographic-space": "甲\u3000乙",
    "full-width": "ＡＢＣ１２３",
    "combining": "e\u0301n\u0303",
    "tibetan": "བོད་",
    "quotes": "「『』」“”‘’《》",
    "xml": "<&>\"']]>",
    "private-use": "\ue000",
    "unassigned": "\U0003fff0",
    "soft-hyphen": "Daten\u00adbank",
}
NAMES = ["-o.md", "--help.md", "甲\n乙.md", "a'\"`$(id).md", "\udcff刊.md", "a\x1b[31m.md"]
NAMES += ["<b>&.md", " .md", "长" * 76 + ".md", "无后缀", "\u202egpj.md"]
SPELLINGS = {
    "plain": lambda text: text,
    "decimal": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "hexadecimal": lambda text: "".join(f"&#x{ord(c):x};" for c in text),
}


def issue(folder: Path, inside: str) -> Path:
    """Put a text wherever an issue may hold one."""
    path = folder / "刊.md"
    bare = clean(inside).replace("\n", " ")
    escaped = "".join(f"\\U{ord(c):08x}" for c in inside if ord(c) > 0x7E or ord(c) < 0x20)
    path.write_text(
        f'---\ntitle: "题{escaped}目"\nauthor: "作{escaped}者"\n---\n\n'
        f"前文{inside}后文。\n\n## 标{inside}题\n\n- 条{inside}目\n\n"
        f"|表{inside}格|\n|-|\n|值{inside}值|\n\n"
        f'`码{bare}码`、[链{inside}接](https://a.example/{inside[:1]}x "题{inside}名")[^1]\n\n'
        f'![图{inside}说](缺.png "图{inside}名")\n\n[^1]: 脚{inside}注\n\n'
        f"```text\n代{bare}码\n```\n\n"
        f'<p title="{inside}">原{inside}文</p>\n',
        "utf-8",
        errors="surrogatepass",
    )
    return path


def well_formed(arrival: Arrival) -> None:
    """Check that whatever is XML in the files is XML."""
    import zipfile

    for name in ("epub", "docx"):
        with zipfile.ZipFile(arrival.files[name]) as package:
            for part in package.namelist():
                if part.endswith((".xml", ".xhtml", ".opf", ".ncx", ".rels")):
                    etree.fromstring(package.read(part))


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("kind", "spelling"),
    # CommonMark makes U+FFFD of `&#0;`, which everybody sees.
    [(k, s) for k in GONE for s in SPELLINGS if k != "nul" or s == "plain"],
)
def test_what_breaks_files_goes_and_is_named(kind: str, spelling: str, tmp_path: Path) -> None:
    arrival = travel(issue(tmp_path, SPELLINGS[spelling](GONE[kind])), "--to", "epub,docx,wechat")
    assert arrival.status == 0
    assert "[control-character]" in arrival.said
    well_formed(arrival)
    for name, path in arrival.files.items():
        text = insides(path).decode(errors="ignore") if name == "wechat" else ""
        assert not [c for c in GONE[kind] if c in text], name
    for text in (texts.epub(arrival.files["epub"]), texts.docx(arrival.files["docx"])):
        for words in ("前文后文", "标题", "条目", "值值", "链接", "脚注", "原文"):
            assert words in texts.squeezed(text)


def test_what_breaks_files_does_not_break_the_pdf(
    tmp_path: Path, tool: Callable[[str], str]
) -> None:
    arrival = travel(issue(tmp_path, "".join(GONE.values()) + "".join(SPACES.values())))
    assert arrival.status == 0
    assert len(arrival.files) == 4
    for text in shown(arrival, tool("pdftotext")).values():
        for words in ("前文后文", "标题", "条目", "值值", "链接", "脚注", "原文"):
            assert words in text


@pytest.mark.parametrize("spelling", ["plain", "hexadecimal"])
@pytest.mark.parametrize("kind", SPACES)
def test_odd_line_ends_become_spaces(kind: str, spelling: str, tmp_path: Path) -> None:
    arrival = travel(issue(tmp_path, SPELLINGS[spelling](SPACES[kind])), "--to", "epub,docx,wechat")
    assert arrival.status == 0
    well_formed(arrival)
    readers = {"epub": texts.epub, "docx": texts.docx, "wechat": texts.wechat}
    for name, read in readers.items():
        assert SPACES[kind] not in read(arrival.files[name])


@pytest.mark.sweep
@pytest.mark.parametrize("kind", STAY)
def test_what_means_something_stays(kind: str, tmp_path: Path) -> None:
    written = tmp_path / "刊.md"
    written.write_text(f"前文。\n\n甲`{STAY[kind]}`乙\n\n## 标{STAY[kind]}题\n\n后文。\n", "utf-8")
    arrival = travel(written, "--to", "epub,docx,wechat")
    assert arrival.status == 0
    well_formed(arrival)
    readers = {"epub": texts.epub, "docx": texts.docx, "wechat": texts.wechat}
    for name, read in readers.items():
        wanted = unicodedata.normalize("NFC", "".join(STAY[kind].split()))
        assert wanted in "".join(read(arrival.files[name]).split()), name


def test_a_character_that_no_font_has_is_named_with_code_point_and_line(tmp_path: Path) -> None:
    written = tmp_path / "刊.md"
    written.write_text("# 刊\n\n前文。\n\n这里\ue123有一个，那里\U0003fff0也有。\n", "utf-8")
    arrival = travel(written, "--to", "pdf")
    assert arrival.status == 0
    for code in ("U+E123", "U+3FFF0"):
        (line,) = [line for line in arrival.said.splitlines() if code in line]
        assert "刊.md:5: warning: " in line
        assert "[glyph-missing]" in line


@pytest.mark.sweep
@pytest.mark.parametrize(
    "name",
    NAMES,
)
def test_any_name_of_an_issue(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("前文后文。\n", "utf-8")
    arrival = travel(tmp_path / name)
    assert arrival.status == 0, arrival.said
    assert len(arrival.files) == 4
    well_formed(arrival)
    assert "\x1b" not in arrival.said
    assert "前文后文" in texts.docx(arrival.files["docx"])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5"])
def test_other_encodings_are_named_and_nothing_is_lost(encoding: str, tmp_path: Path) -> None:
    text = "# 刊物\n\n這一段文字要原樣留下，一個字也不能少。\n" * 3
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (tmp_path / "刊.md").write_bytes(bom + text.encode(encoding))
    arrival = travel(tmp_path / "刊.md", "--to", "epub,docx,wechat")
    assert arrival.status == 0
    assert ("[encoding]" in arrival.said) is (encoding != "utf-8-sig")
    assert "這一段文字要原樣留下" in texts.docx(arrival.files["docx"])


def test_a_diagnostic_cannot_steer_a_terminal_or_a_log(tmp_path: Path) -> None:
    written = tmp_path / "刊.md"
    body = "[点](#a%1b]0;x%0a::error::y) ![图](%0a::set-env.png) <x&#27;y>\n"
    written.write_text(body, "utf-8")
    arrival = travel(written, "--to", "wechat")
    assert "\x1b" not in arrival.said
    assert not [line for line in arrival.said.splitlines() if line.startswith("::")]
