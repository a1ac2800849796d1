from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import ExportError, Problem, Report
from exporter.reading import load

TEXT = "# 科技周刊\n\n这一期谈谈大语言模型、开源工具与编辑部的日常工作，文字足够长。\n"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "第一期.md"
    path.write_bytes(data)
    return path


def loaded(folder: Path, data: bytes) -> tuple[str, Report]:
    report = Report()
    return load(written(folder, data), report).text, report


def test_utf8_is_read_without_a_word(tmp_path: Path) -> None:
    report = Report()
    source = load(written(tmp_path, TEXT.encode()), report)
    assert (source.text, source.stem) == (TEXT, "第一期")
    assert source.path == tmp_path / "第一期.md"
    assert not report.diagnostics


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    text, report = loaded(tmp_path, TEXT.encode("utf-8-sig"))
    assert text == TEXT
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16"), ("big5", "Big5")],
)
def test_other_encodings_are_decoded_and_named(tmp_path: Path, encoding: str, name: str) -> None:
    original = TEXT
    if encoding == "big5":
        original = (
            "# 科技週刊\n\n這一期談談大語言模型、開放原始碼工具與編輯部的日常工作，文字足夠長。\n"
        )
    text, report = loaded(tmp_path, original.encode(encoding))
    assert text == original
    (found,) = report.diagnostics
    assert (found.problem, found.message) == (Problem.ENCODING, f"the file was read as {name}")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("# 周报\n", "gbk"),
        ("# 第一期\n\n你好。\n", "gbk"),
        ("# 题\n\n文字。\n", "gb18030"),
        ("## 1.1 技术文章\n", "gb18030"),
        ("桥\n", "gb18030"),
        ("# 石橋\n", "big5"),
        ("石橋", "utf-16-le"),
        ("# 標題\n\n正文，這是一個測試。\n", "big5"),
    ],
)
def test_short_files_are_guessed_too(tmp_path: Path, text: str, encoding: str) -> None:
    assert loaded(tmp_path, text.encode(encoding))[0] == text


@pytest.mark.parametrize("data", ["naïve".encode("latin-1"), b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_what_is_short_and_not_chinese_is_not_guessed(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ExportError, match="is no text"):
        loaded(tmp_path, data)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_all_line_ends_become_line_feeds(tmp_path: Path, end: str) -> None:
    assert loaded(tmp_path, TEXT.replace("\n", end).encode())[0] == TEXT


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("\0", "NUL characters"),
        ("\x0b", "control characters"),
        ("\x9b", "control characters"),
        ("\ufffe", "control characters"),
        ("\u202e", "characters that turn the direction of the text"),
        ("\ufeff", "byte order marks inside the text"),
        ("\u034f", "combining grapheme joiners"),
    ],
)
def test_invisible_characters_go_with_one_warning(
    tmp_path: Path, character: str, kind: str
) -> None:
    text, report = loaded(tmp_path, f"甲\n乙{character}丙\n丁{character}\n".encode())
    assert text == "甲\n乙丙\n丁\n"
    (found,) = report.diagnostics
    assert found.problem == Problem.CONTROL_CHARACTER
    assert (found.line, found.message) == (2, f"2 {kind} removed")


@pytest.mark.parametrize(
    "character", ["\u200d", "\ufe0f", "\U000e0100", "\u2066", "\U00020000", "\t"]
)
def test_meaningful_invisible_characters_stay(tmp_path: Path, character: str) -> None:
    text, report = loaded(tmp_path, f"甲{character}乙".encode())
    assert text == f"甲{character}乙"
    assert not report.diagnostics


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\u0085"])
def test_odd_line_separators_move_no_line(tmp_path: Path, character: str) -> None:
    assert loaded(tmp_path, f"甲{character}乙\n丙".encode())[0] == "甲 乙\n丙"


@pytest.mark.parametrize("broken", [b"\xed\xa0\x80", b"\xff", b"\xe4\xb8"])
def test_damaged_utf8_is_read_and_named_with_its_place(tmp_path: Path, broken: bytes) -> None:
    text, report = loaded(tmp_path, TEXT.encode() * 5 + broken + "尾\n".encode())
    assert text.startswith(TEXT)
    assert "\ufffd" in text
    assert not any("\ud800" <= character <= "\udfff" for character in text)
    (found,) = report.diagnostics
    offset = len(TEXT.encode()) * 5
    assert found.problem == Problem.ENCODING
    assert found.message == f"byte {offset} is no UTF-8: what cannot be read became \ufffd"
    assert found.line == 16


@pytest.mark.parametrize("character", ["\ufa19", "\uf900", "\U0002f800"])
def test_compatibility_ideographs_are_named(tmp_path: Path, character: str) -> None:
    _, report = loaded(tmp_path, f"甲\n\n乙{character}".encode())
    (found,) = report.diagnostics
    assert (found.problem, found.line) == (Problem.ENCODING, 3)
    assert f"(U+{ord(character):04X}) is written as " in found.message


def test_ideographs_that_only_look_like_compatible_ones_stay(tmp_path: Path) -> None:
    text, report = loaded(tmp_path, "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩".encode())
    assert len(text) == 12
    assert not report.diagnostics


def refusal(path: Path) -> ExportError:
    with pytest.raises(ExportError) as raised:
        load(path, Report())
    assert raised.value.problem == Problem.UNREADABLE
    assert "\n" not in raised.value.message
    return raised.value


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.md").message.endswith("没有.md does not exist")


def test_a_folder_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path).message.endswith("is a folder")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff\n".encode(), "\u3000\n".encode()])
def test_an_empty_file_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    assert refusal(written(tmp_path, data)).message.endswith("is empty")


def test_a_binary_file_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20))
    assert "is no text: byte 0" in error.message
    assert error.line == 1


def test_a_huge_file_is_one_sentence(tmp_path: Path) -> None:
    data = b"a" * (2 * 1024 * 1024 + 1)
    assert refusal(written(tmp_path, data)).message.endswith("is larger than 2 MB")


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    assert load(path, Report(), len(TEXT.encode())).text == TEXT
    with pytest.raises(ExportError, match="is larger than"):
        load(path, Report(), len(TEXT.encode()) - 1)


def test_a_path_that_no_system_takes_is_one_sentence() -> None:
    assert "cannot be read" in refusal(Path("a\0b.md")).message
