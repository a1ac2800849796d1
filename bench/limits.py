"""What each bound of SECURITY.md costs at the bound, at half and at a quarter of it.

    python bench/limits.py            # all, some minutes
    python bench/limits.py breaks     # one

Each row is an export to all formats in a process of its own, offline, with an empty cache: seconds
of processor time and megabytes, its children included. Growth is what the last doubling multiplied
the seconds by: 2 is linear; the start of the program, about a second, makes it less.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

_HEAD = "# 刊\n\n"
_CODE = "x = [1, f(y)]  # 注\n"
_TEXT = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def _han(share: float) -> str:
    return _HEAD + f"{_TEXT * 12}。\n\n" * round(2_250 * share)


def _words(share: float) -> str:
    return _HEAD + ("甲 and 乙 or 丙，" * 40 + "\n\n") * round(610 * share)


BOUNDS: dict[str, tuple[str, Callable[[float], str]]] = {
    "bytes": ("2 MB of Han", _han),
    "words": ("150,000 words", _words),
    "headings": (
        "2,000 headings",
        lambda share: _HEAD + "".join(f"## 节{n}\n\n文。\n\n" for n in range(round(1_990 * share))),
    ),
    "breaks": ("1,000 line breaks", lambda share: _HEAD + "甲<br>" * round(1_000 * share)),
    "code": (
        "5,000 lines of listings",
        lambda share: f"{_HEAD}```python\n{_CODE * round(4_990 * share)}```\n",
    ),
    "emoji": ("4,000 emoji", lambda share: _HEAD + "😀甲" * round(4_000 * share)),
    "missing": (
        "1,000 missing pictures",
        lambda share: (
            _HEAD + "".join(f"![图](没有{n}.png)\n\n" for n in range(round(1000 * share)))
        ),
    ),
    "photographs": (
        "300 photographs",
        lambda share: _HEAD + "".join(f"![图](p{n}.jpg)\n\n" for n in range(round(300 * share))),
    ),
}


def _photographs(folder: Path) -> None:
    for number in range(300):
        noise = Image.effect_noise((1600, 1200), 20 + number % 40)
        noise.convert("RGB").save(folder / f"p{number}.jpg", quality=60)


def _measured(text: str, folder: Path, formats: str) -> tuple[float, int, int]:
    issue = folder / "issue.md"
    issue.write_text(text, "utf-8")
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "DIGEST_EXPORT_CACHE": cache}
        command = [sys.executable, "-c", "from exporter.cli import main; main()"]
        command += [str(issue), "--offline", "-q"]
        command += ["--to", formats, "-o", str(folder / "dist")]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return used.ru_utime + used.ru_stime, used.ru_maxrss // unit, process.returncode


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    formats = "pdf,epub,docx,wechat"
    for name in sys.argv[1:] or BOUNDS:
        what, make = BOUNDS[name]
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home)
            if name == "photographs":
                _photographs(folder)
            rows = [_measured(make(share), folder, formats) for share in (0.25, 0.5, 1.0)]
        growth = rows[2][0] / rows[1][0]
        said = "  ".join(f"{seconds:6.1f} s {memory:5} MB" for seconds, memory, _ in rows)
        refused = "" if all(code == 0 for *_, code in rows) else "  (not all was accepted)"
        print(f"{what:24} {said}  × {growth:.2f}{refused}", flush=True)


if __name__ == "__main__":
    main()
