"""Pictures are brought beside the issue, locked, and used as they are locked."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from assets import drawn
from assets.drawn import PRINT
from assets.hosts import Host, redirect, reply
from assets.issues import issue

from exporter.assets.bring import Errand, bring, verify
from exporter.assets.gather import pictures
from exporter.assets.lock import Entry, Places, load
from exporter.config import Network, Settings
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model.bundle import Picture

PNG = drawn.data(drawn.chart(80, 60), "PNG")
NEW = drawn.data(drawn.chart(90, 60), "PNG")
JPEG = drawn.data(drawn.photo(), "JPEG")
ONLINE = Settings(network=Network(allow_private=True))
LIMIT = Settings().max_bytes
FIRST, LATER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)

Found = list[tuple[int, Problem, str]]


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def host() -> Iterator[Host]:
    served = Host(
        {"/a.png": reply(PNG), "/b.jpg": redirect("/c"), "/c": reply(JPEG), "/page": reply(b"<p>")}
    )
    with served.serving() as origin:
        served.origin = origin  # type: ignore[attr-defined]
        yield served


class Desk:
    """An editor's folder with an issue whose pictures lie on a host."""

    def __init__(self, folder: Path, host: Host, *paths: str) -> None:
        self.places = Places(folder / "刊.md")
        self.host = host
        self.origin = host.origin  # type: ignore[attr-defined]
        self.issue = issue(*(self.origin + path for path in paths))

    def bring(self, when: datetime = FIRST, *, update: bool = False) -> tuple[bool, Found]:
        report = Report()
        errand = Errand(self.places, when, update=update)
        complete = bring(self.issue, errand, ONLINE, report, lambda _: None)
        return complete, found(report)

    def export(self, **settings: object) -> tuple[dict[str, Picture], Found]:
        report = Report()
        asked = replace(ONLINE, **settings)  # type: ignore[arg-type]
        made = pictures(
            self.issue, self.places.issue, asked, {"pdf": PRINT}, report, lambda _: None
        )
        return made["pdf"], found(report)

    def entries(self) -> dict[str, Entry]:
        locked = load(self.places) or {}
        return {address.removeprefix(self.origin): entry for address, entry in locked.items()}

    def files(self) -> list[str]:
        return sorted(path.name for path in self.places.store.iterdir())


def found(report: Report) -> Found:
    return [(d.line, d.problem, d.message) for d in report.diagnostics]


def test_every_picture_lies_beside_the_issue_named_by_content(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg", "/a.png#again")
    assert desk.bring() == (True, [])
    assert desk.files() == sorted([f"{digest(PNG)}.png", f"{digest(JPEG)}.jpg"])
    assert (desk.places.store / f"{digest(PNG)}.png").read_bytes() == PNG
    entry = desk.entries()["/b.jpg"]
    assert entry.final == f"{desk.origin}/c"
    assert (entry.sha256, entry.type, entry.size, entry.when) == (
        digest(JPEG), "image/jpeg", len(JPEG), FIRST,
    )  # fmt: skip
    assert sorted(host.asked) == ["/a.png", "/b.jpg", "/c"]


def test_a_second_run_asks_nobody_and_changes_nothing(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    before, asked = desk.places.lock.read_bytes(), len(host.asked)
    host.answers = {}
    assert desk.bring(LATER) == (True, [])
    assert desk.places.lock.read_bytes() == before
    assert len(host.asked) == asked


def test_an_issue_without_remote_pictures_needs_no_lock(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host)
    assert desk.bring() == (True, [])
    assert list(tmp_path.iterdir()) == []
    verify(desk.issue, desk.places, Report(), LIMIT)


def test_an_export_uses_exactly_the_locked_bytes_and_no_socket(
    tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    expected, _ = desk.export(cache=tmp_path / "cache")
    host.answers = {"/a.png": reply(NEW)}

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    for offline in (False, True):
        made, said = desk.export(offline=offline)
        assert said == []
        assert made == expected
    assert drawn.opened(made[f"{desk.origin}/a.png"].data).size == (80, 60)


def test_the_lock_wins_over_the_cache(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png")
    host.answers = {"/a.png": reply(NEW)}
    desk.export(cache=tmp_path / "cache")
    host.answers = {"/a.png": reply(PNG)}
    desk.bring()
    made, _ = desk.export(cache=tmp_path / "cache")
    assert made[f"{desk.origin}/a.png"].width == 80


def test_a_picture_that_the_lock_does_not_name(tmp_path: Path, host: Host) -> None:
    Desk(tmp_path, host, "/a.png").bring()
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    made, said = desk.export()
    assert said == [(2, Problem.LOCK_INCOMPLETE, "the picture is not in 刊.lock")]
    assert made[f"{desk.origin}/b.jpg"].placeholder
    assert not made[f"{desk.origin}/a.png"].placeholder
    assert desk.bring(LATER) == (True, [])
    assert desk.export()[1] == []
    assert [entry.when for entry in desk.entries().values()] == [FIRST, LATER]


def test_a_locked_picture_that_is_missing(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    before = desk.places.lock.read_bytes()
    name = f"{digest(JPEG)}.jpg"
    (desk.places.store / name).unlink()
    made, said = desk.export()
    message = f"the locked picture 刊.assets/{name} is missing"
    assert said == [(2, Problem.LOCK_INCOMPLETE, message)]
    assert made[f"{desk.origin}/b.jpg"].placeholder
    assert desk.bring(LATER) == (True, [])
    assert desk.places.lock.read_bytes() == before
    assert desk.export()[1] == []


@pytest.mark.parametrize("damage", [b"", PNG[:-1], PNG + b"x", NEW, PNG[:-1] + b"x"])
def test_a_locked_picture_that_is_altered_is_said_with_both_hashes(
    tmp_path: Path, host: Host, damage: bytes
) -> None:
    desk = Desk(tmp_path, host, "/a.png")
    desk.bring()
    (desk.places.store / f"{digest(PNG)}.png").write_bytes(damage)
    made, [(line, problem, message)] = desk.export()
    assert (line, problem) == (1, Problem.LOCK_ALTERED)
    assert message.endswith(f"locked sha256 {digest(PNG)}, found sha256 {digest(damage)}")
    assert made[f"{desk.origin}/a.png"].placeholder
    assert desk.bring(LATER) == (True, [])
    assert desk.export()[1] == []


def test_a_hash_is_never_changed_without_being_asked(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png")
    desk.bring()
    before = desk.places.lock.read_bytes()
    (desk.places.store / f"{digest(PNG)}.png").unlink()
    host.answers = {"/a.png": reply(NEW)}
    complete, [(line, problem, message)] = desk.bring(LATER)
    assert not complete
    assert (line, problem) == (1, Problem.LOCK_ALTERED)
    assert f"locked sha256 {digest(PNG)}, now sha256 {digest(NEW)}" in message
    assert desk.places.lock.read_bytes() == before


def test_an_update_says_what_has_changed_with_both_hashes(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    host.answers = {**host.answers, "/a.png": reply(NEW)}
    complete, said = desk.bring(LATER, update=True)
    message = f"the picture has changed: it was sha256 {digest(PNG)}, is sha256 {digest(NEW)}"
    assert said == [(1, Problem.LOCK_CHANGED, message)]
    assert complete
    assert desk.files() == sorted([f"{digest(NEW)}.png", f"{digest(JPEG)}.jpg"])
    assert {path: entry.when for path, entry in desk.entries().items()} == {
        "/a.png": LATER, "/b.jpg": FIRST,
    }  # fmt: skip


def test_an_update_that_fails_keeps_what_is_locked(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    before = desk.places.lock.read_bytes()
    host.answers = {"/a.png": reply(b"<html>login")}
    complete, said = desk.bring(LATER, update=True)
    assert not complete
    assert said == [
        (1, Problem.IMAGE_BROKEN,
         "the address leads to a web page, not to a picture; the locked one stays"),
        (2, Problem.IMAGE_MISSING, "the picture could not be fetched: 404; the locked one stays"),
    ]  # fmt: skip
    assert desk.places.lock.read_bytes() == before
    assert desk.export()[1] == []


def test_what_is_no_picture_is_not_locked(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/page", "/gone", "/a.png")
    complete, said = desk.bring()
    assert not complete
    assert [(line, problem) for line, problem, _ in said] == [
        (1, Problem.IMAGE_BROKEN), (2, Problem.IMAGE_MISSING),
    ]  # fmt: skip
    assert list(desk.entries()) == ["/a.png"]


def test_what_the_issue_uses_no_more_is_cleaned_away(tmp_path: Path, host: Host) -> None:
    Desk(tmp_path, host, "/a.png", "/b.jpg").bring()
    desk = Desk(tmp_path, host, "/a.png")
    strangers = ["封面.psd", "0" * 63 + ".png", ".gitkeep"]
    for name in strangers:
        (desk.places.store / name).write_bytes(b"mine")
    (desk.places.store / f".{digest(JPEG)}.jpg.x7_").write_bytes(b"half")
    desk.bring()
    assert list(desk.entries()) == ["/a.png"]
    assert desk.files() == sorted([*strangers, f"{digest(PNG)}.png"])


def test_nothing_but_an_empty_lock_remains_of_an_issue_that_lost_its_pictures(
    tmp_path: Path, host: Host
) -> None:
    Desk(tmp_path, host, "/a.png").bring()
    desk = Desk(tmp_path, host)
    assert desk.bring() == (True, [])
    assert desk.entries() == {}
    assert not desk.places.store.exists()


# --- --locked ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "problem"),
    [(["/a.png", "/b.jpg"], Problem.LOCK_INCOMPLETE), ([], Problem.LOCK_OUTDATED)],
)
def test_verifying_fails_where_the_lock_would_change(
    tmp_path: Path, host: Host, paths: list[str], problem: Problem
) -> None:
    Desk(tmp_path, host, "/a.png").bring()
    desk, report = Desk(tmp_path, host, *paths), Report()
    with pytest.raises(ExportError, match=r"刊\.lock would have to change") as caught:
        verify(desk.issue, desk.places, report, LIMIT)
    assert caught.value.problem is Problem.LOCK_OUTDATED
    assert [d.problem for d in report.diagnostics] == [problem]


def test_verifying_fails_without_a_lock_and_where_a_file_is_altered(
    tmp_path: Path, host: Host
) -> None:
    desk, report = Desk(tmp_path, host, "/a.png"), Report()
    with pytest.raises(ExportError, match="would have to change"):
        verify(desk.issue, desk.places, report, LIMIT)
    desk.bring()
    verify(desk.issue, desk.places, Report(), LIMIT)
    (desk.places.store / desk.files()[0]).write_bytes(b"altered")
    with pytest.raises(ExportError, match="would have to change"):
        verify(desk.issue, desk.places, report, LIMIT)
    assert report.worst is not None
    assert Problem.LOCK_ALTERED in {d.problem for d in report.diagnostics}


# --- what strangers may commit -------------------------------------------------------------


def test_a_store_that_is_a_link_is_not_written_through(tmp_path: Path, host: Host) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    home.mkdir()
    outside.mkdir()
    desk = Desk(home, host, "/a.png")
    desk.places.store.symlink_to(outside)
    with pytest.raises(ExportError, match="symbolic link"):
        desk.bring()
    assert list(outside.iterdir()) == []


def test_a_locked_picture_that_is_a_link_is_not_read(tmp_path: Path, host: Host) -> None:
    home = tmp_path / "home"
    home.mkdir()
    desk = Desk(home, host, "/a.png")
    desk.bring()
    (name,) = desk.files()
    (tmp_path / "secret").write_bytes(PNG)
    (desk.places.store / name).unlink()
    (desk.places.store / name).symlink_to(tmp_path / "secret")
    _, [(line, problem, message)] = desk.export()
    assert (line, problem) == (1, Problem.IMAGE_OUTSIDE)
    assert message == f"{name} is a symbolic link that leads elsewhere"


def test_a_folder_that_cannot_be_written(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/a.png")
    desk.places.store.write_text("in the way")
    with pytest.raises(ExportError, match=r"刊\.assets cannot be written"):
        desk.bring()
    assert not desk.places.lock.exists()


@pytest.mark.parametrize("size", [5, 10**9, 10**12, 2**63 - 1, 10**30])
def test_a_lock_that_lies_about_a_size_costs_one_picture(
    tmp_path: Path, host: Host, size: int
) -> None:
    desk = Desk(tmp_path, host, "/a.png", "/b.jpg")
    desk.bring()
    text = desk.places.lock.read_text("utf-8")
    desk.places.lock.write_text(text.replace(f"size = {len(PNG)}", f"size = {size}"), "utf-8")
    made, said = desk.export()
    assert [picture.placeholder for picture in made.values()] == [True, False]
    ((_, problem, message),) = said
    assert problem is Problem.LOCK_ALTERED
    assert message.endswith(f"locked with {size} bytes, found with {len(PNG)}")


def test_a_locked_picture_is_held_to_the_limit_of_bytes(tmp_path: Path, host: Host) -> None:
    desk = Desk(tmp_path, host, "/b.jpg")
    desk.bring()
    made, said = desk.export(max_bytes=len(JPEG) - 1)
    assert [picture.placeholder for picture in made.values()] == [True]
    assert "larger than" in said[0][2]


def test_what_lies_in_the_place_of_a_picture_is_replaced(tmp_path: Path, host: Host) -> None:
    (tmp_path / "secret").write_bytes(b"mine")
    desk = Desk(tmp_path / "刊", host, "/a.png", "/b.jpg")
    desk.places.store.mkdir(parents=True)
    (desk.places.store / f"{digest(PNG)}.png").symlink_to(tmp_path / "secret")
    os.mkfifo(desk.places.store / f"{digest(JPEG)}.jpg")
    assert desk.bring() == (True, [])
    assert (desk.places.store / f"{digest(PNG)}.png").read_bytes() == PNG
    assert (tmp_path / "secret").read_bytes() == b"mine"
    assert desk.export()[1] == []
