"""digest.toml: where it lies, and what it lays over the defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from exporter.config import (
    Quotes,
    Settings,
    Typography,
)
from exporter.config.file import COMMAND_LINE, find
from exporter.config.file import load as load_file
from exporter.config.options import described
from exporter.diagnostics import ExportError
from exporter.draftfields import Comments
from exporter.emit import FORMATS
from exporter.emit.formats.docx import DocxOptions
from exporter.emit.formats.epub import EpubOptions
from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.formats.wechat import WechatOptions
from exporter.emit.registry import OWN


def load(folder: Path, text: str) -> Settings:
    file = folder / "digest.toml"
    file.write_text(text, "utf-8")
    return load_file(file, Settings(), FORMATS)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_what_the_file_says_wins_over_the_defaults(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        'formats = ["pdf"]\ntheme = "paper"\nmath = true\ntimeout = 5\nmax-bytes = 1000\n',
    )
    assert settings.formats == ("pdf",)
    assert settings.theme == "paper"
    assert settings.math is True
    assert settings.timeout == 5.0
    assert settings.max_bytes == 1000


def test_the_output_folder_is_relative_to_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, 'output = "成品"').output == tmp_path / "成品"


def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no key 'timeuot'") as caught:
        load(tmp_path, "timeuot = 3")
    assert caught.value.hint == "did you mean 'timeout'?"


def test_a_key_outside_its_table_is_told_where_it_belongs(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        load(tmp_path, "reference_doc = 'house.docx'")
    assert caught.value.hint == "did you mean 'docx.reference_doc'?"


def test_an_unknown_key_near_to_none_lists_them_all(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        load(tmp_path, "zzz = 3")
    assert caught.value.hint.startswith("the keys are: breaks, check, ")


@pytest.mark.parametrize(
    "line",
    ["timeout = true", 'math = "yes"', "theme = 3", 'formats = "pdf"', "formats = [1]"],
)
def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="cannot be") as caught:
        load(tmp_path, line)
    assert caught.value.hint.startswith("write ")


@pytest.mark.parametrize(
    "key",
    [
        "connect-timeout", "timeout", "max-bytes", "max-pixels", "max-frames", "max-redirects",
        "max-wait", "max-cache", "retries", "connections", "connections-per-host",
    ],
)  # fmt: skip
def test_every_limit_of_fetching_is_a_key(tmp_path: Path, key: str) -> None:
    name = key.replace("-", "_")
    assert getattr(load(tmp_path, f"{key} = 3"), name) == 3
    with pytest.raises(ExportError, match=f"{name} cannot be -1"):
        load(tmp_path, f"{key} = -1")


@pytest.mark.parametrize("key", ["max-redirects", "max-wait", "max-cache", "retries"])
def test_what_may_be_none_may_be_zero(tmp_path: Path, key: str) -> None:
    assert getattr(load(tmp_path, f"{key} = 0"), key.replace("-", "_")) == 0


@pytest.mark.parametrize(
    "line", ["timeout = 0", "timeout = inf", "timeout = nan", "connections = 0", "max-pixels = 0"]
)
def test_a_limit_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="cannot be") as caught:
        load(tmp_path, line)
    assert caught.value.hint.endswith("number, more than 0")


@pytest.mark.parametrize("line", ["allow-private = true", "locked = true", "offline = true"])
def test_what_only_the_command_line_may_say(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="there is no key"):
        load(tmp_path, line)


@pytest.mark.parametrize("name", ["pfd", "odt"])
def test_an_unknown_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=f"there is no format '{name}'"):
        load(tmp_path, f'formats = ["{name}"]')


@pytest.mark.parametrize("text", ["a = ", "\udcff"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "digest.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ExportError, match="cannot be read"):
        load_file(tmp_path / "digest.toml", Settings(), FORMATS)


def test_each_format_has_a_table(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        '[pdf]\npage = "a5"\nvariant = "plain"\n'
        "[epub]\nembed_fonts = false\nvertical = true\n"
        '[docx]\nreference_doc = "house.docx"\n',
    )
    assert settings.of(PdfOptions) == PdfOptions(page="a5", variant="plain")
    assert settings.of(EpubOptions) == EpubOptions(embed_fonts=False, vertical=True)
    assert settings.of(DocxOptions) == DocxOptions(reference_doc=tmp_path / "house.docx")


def test_a_key_with_dots_is_one_of_a_table(tmp_path: Path) -> None:
    assert load(tmp_path, 'pdf.page = "phone"').of(PdfOptions).page == "phone"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('formats = ["pdf"]\n\nmats = 3\n', 3),
        ('# 页面\n[pdf]\n\npage = "b5"\n', 4),
        ('[docx]\n[pdf]\n"page" = "b5"\n', 3),
        ('\npdf.page = "b5"\n', 2),
        ("[pdff]\n", 1),
        ("math = true\nmath = false\n", 2),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ExportError, match=rf"digest\.toml:{line}\b"):
        load(tmp_path, text)


def folders(root: Path, *files: str) -> Path:
    """Make files below a folder, and return it."""
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["digest.toml", "2026/digest.toml"], "2026/digest.toml"),
        ([".git/HEAD", "digest.toml"], "digest.toml"),
        ([".git", "digest.toml"], "digest.toml"),
        (["digest.toml"], None),
        (["digest.toml", "2026/.git/HEAD"], None),
        (["here/digest.toml", "2026/digest.toml"], "here/digest.toml"),
    ],
)
def test_where_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], found: str | None
) -> None:
    root = folders(tmp_path, "here/x", "2026/issue.md", *files)
    monkeypatch.chdir(root / "here")
    file = find(Path("../2026/issue.md"))
    assert (file and file.resolve()) == (found and (root / found).resolve())


def test_the_users_fonts_lie_beside_the_configuration(tmp_path: Path) -> None:
    assert load(tmp_path, 'fonts = "fonts"\n').fonts == tmp_path / "fonts"


def test_every_key_is_documented_and_no_other() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"
    documented = re.findall(r"^\| `([\w.]+)` \|", page.read_text("utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(keys())


def keys() -> Iterator[str]:
    """Every key of digest.toml; what has a page of its own is one key."""
    yield from (one.name for one in fields(Settings) if one.name not in COMMAND_LINE)
    for name, row in OWN.items():
        yield from (f"{name}.{key.name}" for key in described(row.options))


def test_the_table_of_wechat(tmp_path: Path) -> None:
    text = (
        '[wechat]\ncover = "draw"\ncover_crop = ["top", "50% 20%"]\ncomments = "fans"\n'
        'source_url = "https://weekly.example/第七期"\n'
    )
    assert load(tmp_path, text).of(WechatOptions) == WechatOptions(
        cover="draw",
        cover_crop=("top", "50% 20%"),
        comments=Comments.FANS,
        source_url="https://weekly.example/%E7%AC%AC%E4%B8%83%E6%9C%9F",
    )


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('source_url = "weekly.example"', "is no address that begins with https:// or http://"),
        ('cover_crop = "middling"', "cover_crop 'middling' is none like top"),
        ('cover_crop = ["top", "top", "top"]', "is neither one crop nor two"),
        ('comments = "some"', "comments cannot be 'some'"),
        ('cover = "drawn"', "cover cannot be 'drawn'"),
    ],
)
def test_what_a_draft_cannot_have_is_named_with_its_line(
    tmp_path: Path, said: str, message: str
) -> None:
    with pytest.raises(ExportError) as caught:
        load(tmp_path, f"[wechat]\n{said}\n")
    assert message in caught.value.message
    assert caught.value.message.startswith(f"{tmp_path / 'digest.toml'}:2: ")


def test_the_table_of_typography(tmp_path: Path) -> None:
    text = '[typography]\nhan-latin-space = true\nquotes = "corner"\ndashes = true\n'
    assert load(tmp_path, text).typography == Typography(
        han_latin_space=True, quotes=Quotes.CORNER, dashes=True
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("typography = true", "typography cannot be True", r"write a table \[typography\]"),
        ('[typography]\nquotes = "cornre"', "quotes cannot be 'cornre'", "did you mean 'corner'"),
        ("[typography]\ndash = true", "there is no key 'dash'", "did you mean 'dashes'"),
        ('[typography]\nellipsis = "yes"', "ellipsis cannot be 'yes'", "write true or false"),
    ],
)
def test_a_wrong_table_of_typography(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ExportError, match=message) as caught:
        load(tmp_path, text)
    assert re.match(hint, caught.value.hint)


def test_markdown_is_a_format_but_not_one_of_all(tmp_path: Path) -> None:
    assert "markdown" not in Settings().formats
    assert load(tmp_path, 'formats = ["markdown"]').formats == ("markdown",)


def test_hints_are_read(tmp_path: Path) -> None:
    text = '[recognition]\nfile_name = "{number}-{title}"\nsummary = []\nfooters = ["内推"]\n'
    said = load(tmp_path, text).recognition
    assert (said.file_name, said.summary, said.footers) == ("{number}-{title}", (), ("内推",))
    assert said.contents is None


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('file_name = "{numbr}"', "write a text with {series}, {number}"),
        ('title = "{series"', "write a text with {series}, {number}"),
        ("entry_level = 9", "from 0 to 6"),
        ('summary = "摘要"', "write a list of texts"),
        ('footer = ["内推"]', "footers"),
    ],
)
def test_a_wrong_hint_is_named(tmp_path: Path, line: str, hint: str) -> None:
    with pytest.raises(ExportError) as error:
        load(tmp_path, f"[recognition]\n{line}\n")
    assert hint in error.value.hint
