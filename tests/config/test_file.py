"""digest.toml: where it lies, and what it lays over the defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from exporter.config import DocxOptions, EpubOptions, PdfOptions, Quotes, Settings, Typography
from exporter.config.file import COMMAND_LINE, find
from exporter.config.file import load as load_file
from exporter.diagnostics import ExportError


def load(folder: Path, text: str) -> Settings:
    file = folder / "digest.toml"
    file.write_text(text, "utf-8")
    return load_file(file, Settings())


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
    assert caught.value.hint.startswith("the keys are: check, ")


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
        load_file(tmp_path / "digest.toml", Settings())


def test_each_format_has_a_table(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        '[pdf]\npage = "a5"\nvariant = "plain"\n'
        "[epub]\nembed_fonts = false\nvertical = true\n"
        '[docx]\nreference_doc = "house.docx"\n',
    )
    assert settings.pdf == PdfOptions(page="a5", variant="plain")
    assert settings.epub == EpubOptions(embed_fonts=False, vertical=True)
    assert settings.docx == DocxOptions(reference_doc=tmp_path / "house.docx")


def test_a_key_with_dots_is_one_of_a_table(tmp_path: Path) -> None:
    assert load(tmp_path, 'pdf.page = "phone"').pdf.page == "phone"


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
    assert sorted(documented) == sorted(keys(Settings()))


def keys(table: Settings | PdfOptions | EpubOptions | DocxOptions) -> Iterator[str]:
    """Every key of digest.toml; what has a page of its own is one key."""
    for one in fields(table):
        value = getattr(table, one.name)
        if isinstance(value, PdfOptions | EpubOptions | DocxOptions):
            yield from (f"{one.name}.{key}" for key in keys(value))
        elif one.name not in COMMAND_LINE:
            yield one.name


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
