"""What `pip install .` puts into another environment is the whole tool."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("pdf", "epub", "docx", "wechat.html")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it and our dependencies behind it; asks no registry."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    home = folder / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, wheel], check=True, capture_output=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "behind.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def test_the_tool_runs_from_the_wheel_alone(elsewhere: Path) -> None:
    code = "import exporter; print(exporter.__file__)"
    python = elsewhere / "bin" / "python"
    done = subprocess.run(
        [python, "-E", "-c", code], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(str(elsewhere))


def test_it_exports_an_issue(elsewhere: Path, tmp_path: Path) -> None:
    issue = tmp_path / "刊.md"
    issue.write_text(
        "# 车轮之外\n\n## 摘要\n\n样式与字体随轮子同行。\n\n## 正文\n\n一段话。\n", "utf-8"
    )
    command = [elsewhere / "bin" / "digest-export", issue, "-o", tmp_path / "成品", "--strict"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    names = sorted(path.name for path in (tmp_path / "成品").iterdir())
    assert names == sorted(f"刊.{suffix}" for suffix in FORMATS)
