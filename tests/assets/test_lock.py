"""The lock file: stable, readable in a diff, and refused where it is not what was written."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from exporter.assets.lock import Entry, Places, dump, load
from exporter.assets.sniff import Kind
from exporter.diagnostics import ExportError, Problem

WHEN = datetime(2026, 11, 22, 11, 0, 30, tzinfo=UTC)
ONE = Entry("https://h.cn/1.png", "https://cdn.cn/1", "1" * 64, "image/png", 1234, WHEN)
TWO = Entry("https://h.cn/2.jpg", "https://h.cn/2.jpg", "2" * 64, "image/jpeg", 99, WHEN)


def places(folder: Path) -> Places:
    return Places(folder / "第3期.md")


def read(folder: Path, text: str) -> dict[str, Entry] | None:
    places(folder).lock.write_text(text, "utf-8")
    return load(places(folder))


def test_names_come_from_the_issue() -> None:
    found = Places(Path("刊/第3期.v2.md"))
    assert (found.lock, found.store) == (Path("刊/第3期.v2.lock"), Path("刊/第3期.v2.assets"))


def test_what_it_looks_like() -> None:
    assert dump([ONE], "第3期.assets").decode() == (
        "# Made by `digest-export fetch`; commit it together with 第3期.assets/.\n"
        "version = 1\n"
        "\n"
        "[[picture]]\n"
        'address = "https://h.cn/1.png"\n'
        'final = "https://cdn.cn/1"\n'
        f'sha256 = "{"1" * 64}"\n'
        'type = "image/png"\n'
        "size = 1234\n"
        "when = 2026-11-22T11:00:30Z\n"
    )


def test_the_order_is_that_of_the_addresses() -> None:
    assert dump([TWO, ONE], "a") == dump([ONE, TWO], "a")
    assert dump([TWO, ONE], "a").startswith(dump([ONE], "a"))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, dump([TWO, ONE], "a").decode()) == {ONE.address: ONE, TWO.address: TWO}
    assert load(Places(tmp_path / "other.md")) is None


@pytest.mark.parametrize("address", ['https://h.cn/"\\"', "https://图.cn/\x7f\x1f", "a\nb", "𠮷"])
def test_every_address_can_be_written(tmp_path: Path, address: str) -> None:
    entry = Entry(address, address, "1" * 64, "image/gif", 1, WHEN)
    assert read(tmp_path, dump([entry], "a").decode()) == {address: entry}


def test_times_are_those_of_greenwich_to_the_second() -> None:
    there = datetime(2026, 11, 22, 19, 0, 30, 999, tzinfo=timezone(timedelta(hours=8)))
    entry = Entry(ONE.address, ONE.final, ONE.sha256, ONE.type, ONE.size, there)
    assert dump([entry], "a") == dump([ONE], "a")
    assert tomllib.loads(dump([entry], "a").decode())["picture"][0]["when"] == WHEN


@pytest.mark.parametrize("kind", Kind)
def test_files_are_named_by_content_and_type(kind: Kind) -> None:
    name = Entry("a", "a", "a" * 64, f"image/{kind}", 1, WHEN).name
    assert name.startswith("a" * 64 + ".")
    assert name[65:] in {"jpg", "png", "gif", "webp", "avif", "bmp", "tiff", "ico", "svg"}


GOOD = dump([ONE], "a").decode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<<<<<<< HEAD\n" + GOOD, "cannot be read"),
        ("", "missing required field `version`"),
        ("version = 2", "of version 2, this program knows 1"),
        (GOOD + GOOD.partition("\n\n")[2].join(["\n", ""]), "names an address twice"),
        (GOOD.replace("1" * 64, "../../../etc/passwd"), "cannot be read"),
        (GOOD.replace("1" * 64, "1" * 64 + "/x"), "cannot be read"),
        (GOOD.replace("1" * 64, "A" * 64), "cannot be read"),
        (GOOD.replace("image/png", "image/exe"), "cannot be read"),
        (GOOD.replace("1234", "-1"), "cannot be read"),
        (GOOD.replace("1234", '"1234"'), "cannot be read"),
        (GOOD.replace("size", "sise"), "cannot be read"),
        (GOOD.replace("2026-11-22T11:00:30Z", '"yesterday"'), "cannot be read"),
        (GOOD.replace("1" * 64, "1" * 64 + "\\n"), "cannot be read"),
        (GOOD.replace("2026-11-22T11:00:30Z", "2026-11-22T11:00:30"), "cannot be read"),
        (GOOD.replace("2026-11-22T11:00:30Z", "0001-01-01T00:00:00+23:00"), "cannot be read"),
        (GOOD.replace("1234", "9" * 5000), "cannot be read"),
        ("a = " + "[" * 5000, "line 1 is none that `digest-export fetch` writes"),
        (GOOD + "a." * 1_000_000 + "a = 1", "line 11 is none that"),
        ("#" * 5_000_000, "is too large"),
    ],
)
def test_what_is_no_lock_is_one_sentence(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ExportError, match=reason) as caught:
        read(tmp_path, text)
    assert caught.value.problem is Problem.LOCK_UNREADABLE
    assert "第3期.lock" in caught.value.message
    assert caught.value.hint


def test_other_line_ends_and_more_remarks_are_read(tmp_path: Path) -> None:
    text = GOOD.replace("\n", "\r\n").replace("[[", "# 说明\r\n[[")
    assert read(tmp_path, text) == {ONE.address: ONE}


@pytest.mark.parametrize("target", ["elsewhere.toml", "/proc/self/environ"])
def test_a_lock_that_leads_out_of_the_folder_is_not_read(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere.toml").write_text('password = "此乃机密"\nversion = 1\n', "utf-8")
    folder = tmp_path / "刊"
    folder.mkdir()
    places(folder).lock.symlink_to(tmp_path / target)
    with pytest.raises(ExportError, match="leads out of the folder of the issue") as caught:
        load(places(folder))
    assert "password" not in caught.value.message


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    places(tmp_path).lock.write_bytes(b"\xff\xfe")
    with pytest.raises(ExportError, match="cannot be read"):
        load(places(tmp_path))
