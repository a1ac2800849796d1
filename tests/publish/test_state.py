"""What is remembered between runs, by whom it can be read, and what a broken file does."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from exporter.diagnostics import ExportError, Problem
from exporter.publish import state
from exporter.publish.state import Intent, Linked, State, Store

FULL = State(
    token="token-1",  # noqa: S106 - of a test
    expires=1_800_000_000.5,
    forced=[1_799_999_000.0],
    pictures={"ab": "http://pictures.example/1"},
    covers={"cd": "cover-1"},
    drafts=[Linked("draft-1", ["urn:uuid:1", "urn:uuid:2"], {"urn:uuid:1": "f1"})],
    intents=[Intent(["urn:uuid:3"], [("渡船", "cover-1")])],
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "state" / "wechat-wx1.json"
    Store(FULL, path).save()
    assert state.load(path) == FULL
    assert "渡船" in path.read_text("utf-8")


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "state" / "wechat-wx1.json"
    with state.opened(path) as store:
        store.save()
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    assert mode(path.with_suffix(".lock")) == 0o600


def test_a_file_that_was_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "wechat-wx1.json"
    path.write_text("{}")
    path.chmod(0o644)
    with state.opened(path) as store:
        store.save()
    assert mode(path) == 0o600


def test_without_a_file_there_is_nothing_to_remember(tmp_path: Path) -> None:
    assert state.load(tmp_path / "none.json") == State()
    with state.opened(None) as store:
        store.state.token = "token-1"  # noqa: S105 - of a test
        store.save()


@pytest.mark.parametrize("text", ["", "{", '{"token": 7}', "[]"])
def test_a_broken_file_stops_the_run(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wechat-wx1.json"
    path.write_text(text)
    with pytest.raises(ExportError) as raised:
        state.load(path)
    assert raised.value.problem is Problem.PUBLISH_IMPOSSIBLE
    assert "which remembers the drafts, cannot be read" in raised.value.message
    assert raised.value.hint.startswith("delete the file, and the drafts")


def test_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "wechat-wx1.json"
    with state.opened(path):
        with pytest.raises(ExportError, match="another run is publishing"), state.opened(path):
            pass
        with state.opened(tmp_path / "wechat-wx2.json") as other:
            assert other.state == State()
    with state.opened(path) as again:
        assert again.state == State()


def test_a_disk_that_cannot_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with (
        pytest.raises(ExportError, match="cannot be locked: No locks available") as raised,
        state.opened(tmp_path / "wechat-wx1.json"),
    ):
        pass
    assert raised.value.problem is Problem.UNWRITABLE


def test_what_blocks_within_a_run_is_not_taken_for_another_run(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), state.opened(tmp_path / "wechat-wx1.json"):
        raise BlockingIOError


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(ExportError) as raised,
        state.opened(tmp_path / "file" / "wechat-wx1.json"),
    ):
        pass
    assert raised.value.problem is Problem.UNWRITABLE
