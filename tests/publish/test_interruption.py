"""The process is killed at each step, before and after the platform has done its part."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from publish.server import Call, Platform

STEPS = [
    "stable_token",
    "draft/batchget",
    "media/uploadimg",
    "media/uploadimg",
    "material/add_material",
    "draft/add",
    "draft/get",
]
UPDATE = ["draft/get", "draft/update", "draft/get"]
UPLOADS = {"media/uploadimg", "material/add_material"}

TESTS = Path(__file__).resolve().parents[1]

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def start(tmp_path: Path, api: str) -> Start:
    def run(text: str = "先绕一圈。") -> subprocess.Popen[bytes]:
        command = [sys.executable, str(TESTS / "publish" / "run.py"), api]
        paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
        return subprocess.Popen(
            [*command, str(tmp_path / "cache"), text],
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    return run


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    output, _ = process.communicate(timeout=60)
    return process.returncode, output.decode()


def killed_at(step: int, moment: str, platform: Platform, process: Start) -> None:
    """Run once and kill it at a step: when it asks, or when the platform has done its part."""
    victims: list[int] = []
    left = step

    def strike(call: Call) -> None:
        nonlocal left
        if left == 0:
            os.kill(victims[0], signal.SIGKILL)
            if moment == "asking":
                platform.fail(call.path, None)
        left -= 1

    if moment == "asking":
        platform.before = strike
    else:
        platform.after = strike
    with platform.paused():
        running = process()
        victims.append(running.pid)
    status, _ = finish(running)
    assert status == -signal.SIGKILL
    platform.before = platform.after = lambda _: None


@pytest.mark.sweep
@pytest.mark.parametrize("moment", ["asking", "done"])
@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_a_first_run_that_is_killed(
    platform: Platform, start: Start, step: int, moment: str
) -> None:
    killed_at(step, moment, platform, start)
    assert platform.paths == STEPS[: step + 1]
    status, output = finish(start())
    # Only the upload that was under way may arrive a second time: its answer was never heard.
    under_way = 1 if STEPS[step] in UPLOADS else 0
    before = sum(path in UPLOADS for path in STEPS[: step + 1])
    word = "updated" if len(platform.drafts) == 1 and drafted(step, moment) else "made"
    assert (status, output) == (0, f"{word} {3 - before + under_way}\n")
    assert sum(platform.uploads.values()) == 3 + under_way
    assert list(platform.drafts) == ["draft-0"]
    (article,) = platform.drafts["draft-0"]
    assert article["content"].count("http://pictures.example/") == 2
    assert (article["content_source_url"], article["need_open_comment"]) == (
        "https://weekly.example/7",
        1,
    )
    assert finish(start()) == (0, "updated 0\n")
    assert list(platform.drafts) == ["draft-0"]


def drafted(step: int, moment: str) -> bool:
    """Whether the draft had been made when the run was killed."""
    return step > STEPS.index("draft/add") or (STEPS[step], moment) == ("draft/add", "done")


@pytest.mark.sweep
@pytest.mark.parametrize("moment", ["asking", "done"])
@pytest.mark.parametrize("step", range(len(UPDATE)), ids=["look", "update", "look back"])
def test_a_second_run_that_is_killed(
    platform: Platform, start: Start, step: int, moment: str
) -> None:
    assert finish(start()) == (0, "made 3\n")
    killed_at(step, moment, platform, lambda: start("先绕两圈。"))
    assert platform.paths[len(STEPS) :] == UPDATE[: step + 1]
    assert finish(start("先绕两圈。")) == (0, "updated 0\n")
    assert list(platform.drafts) == ["draft-0"]
    assert "先绕两圈。" in platform.drafts["draft-0"][0]["content"]
    assert set(platform.uploads.values()) == {1}


PARTS, OUTGROWN = "先绕一圈。|再穿过去。", ["draft/get", "draft/add", "draft/get"]
PARTS_UPDATED = ["draft/get", "draft/update", "draft/update", "draft/get"]


@pytest.mark.sweep
@pytest.mark.parametrize("moment", ["asking", "done"])
@pytest.mark.parametrize("step", range(len(PARTS_UPDATED)))
def test_parts_are_updated_by_a_run_that_is_killed(
    platform: Platform, start: Start, step: int, moment: str
) -> None:
    finish(start(PARTS))
    killed_at(step, moment, platform, lambda: start("先绕两圈。|又穿过去。"))
    assert platform.paths[-step - 1 :] == PARTS_UPDATED[: step + 1]
    assert finish(start("先绕两圈。|又穿过去。"))[0] == 0
    assert list(platform.drafts) == ["draft-0"]
    first, second = (article["content"] for article in platform.drafts["draft-0"])
    assert "先绕两圈。" in first
    assert "又穿过去。" in second


@pytest.mark.sweep
@pytest.mark.parametrize("moment", ["asking", "done"])
@pytest.mark.parametrize("step", range(len(OUTGROWN)))
def test_a_part_is_added_by_a_run_that_is_killed(
    platform: Platform, start: Start, step: int, moment: str
) -> None:
    finish(start())
    killed_at(step, moment, platform, lambda: start(PARTS))
    assert finish(start(PARTS))[0] == 0
    assert list(platform.drafts) == ["draft-0", "draft-1"]
    assert len(platform.drafts["draft-1"]) == 2
    assert finish(start(PARTS))[1] == "updated 0\n"
    assert list(platform.drafts) == ["draft-0", "draft-1"]


@pytest.mark.sweep
def test_two_runs_at_once_make_one_draft(platform: Platform, start: Start) -> None:
    others: list[tuple[int, str]] = []

    def meanwhile(call: Call) -> None:
        del call
        platform.before = lambda _: None
        others.append(finish(start()))

    platform.before = meanwhile
    assert finish(start()) == (0, "made 3\n")
    assert others == [(1, "another run is publishing to this account\n")]
    assert list(platform.drafts) == ["draft-0"]
