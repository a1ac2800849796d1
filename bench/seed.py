"""Times the seed issue, all four formats cold and warm, beside bare pandoc on the same issue.

    python bench/seed.py [ISSUE.md] [--runs N]

The pictures of the issue lie beside it under local names, for us and for pandoc alike, so that no
network is measured. `cold` has an empty cache, `warm` what the cold run left. Each figure is the
median of N runs taken in turn; CPU seconds and peak memory are the operating system's own account
of the process and its children. What counts is the ratio to pandoc in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "seed" / "issue.md"
EXAMPLE = ROOT / "examples" / "weekly" / "weekly.md"
OURS = Path(sys.executable).with_name("digest-export")


@dataclass(frozen=True)
class Figure:
    wall: float
    cpu: float
    memory: float


def measure(command: list[str], folder: Path, cache: Path) -> Figure:
    environment = {**os.environ, "DIGEST_EXPORT_CACHE": str(cache)}
    # An installation by pip has its bytecode, and so have we after the first turn.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PATH"] = f"{OURS.parent}{os.pathsep}{environment['PATH']}"
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def local_copy(issue: Path, folder: Path) -> Path:
    """Copy an issue with its pictures; addresses that images.json maps become local names."""
    text = issue.read_text("utf-8")
    mapped = issue.with_name("images.json")
    for address, name in json.loads(mapped.read_text("utf-8")).items() if mapped.is_file() else ():
        text = text.replace(address, name)
    for name in re.findall(r"\]\((images/[^)\s]+)", text):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(issue.parent / name, target)
    copy = folder / "issue.md"
    copy.write_text(text, "utf-8")
    return copy


def commands() -> dict[str, list[str]]:
    pandoc = [pypandoc.get_pandoc_path(), "-f", "gfm", "issue.md", "--metadata", "title=issue"]
    ours = [str(OURS), "issue.md", "--offline", "-q"]
    each = {f"digest-export {name}, warm": [*ours, "--to", name] for name in
            ("pdf", "epub", "docx", "wechat")}  # fmt: skip
    return {
        "digest-export, all four, cold": ours,
        "digest-export, all four, warm": ours,
        **each,
        "pandoc --pdf-engine=weasyprint": [*pandoc, "--pdf-engine=weasyprint", "-o", "p.pdf"],
        "pandoc -t epub3": [*pandoc, "-t", "epub3", "-o", "p.epub"],
        "pandoc -t docx": [*pandoc, "-t", "docx", "-o", "p.docx"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("issue", nargs="?", type=Path, default=SEED if SEED.exists() else EXAMPLE)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    found: dict[str, list[Figure]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        local_copy(arguments.issue, folder)
        cache = folder / "cache"
        for _ in range(arguments.runs):
            shutil.rmtree(cache, ignore_errors=True)
            for title, command in commands().items():
                found.setdefault(title, []).append(measure(command, folder, cache))
    report(found)


def report(found: dict[str, list[Figure]]) -> None:
    peer = statistics.median(f.wall for f in found["pandoc --pdf-engine=weasyprint"])
    print("| | wall s | CPU s | peak MB | wall / pandoc's PDF |")
    print("|---|---|---|---|---|")
    for title, figures in found.items():
        wall, cpu, memory = (
            statistics.median(getattr(f, field) for f in figures)
            for field in ("wall", "cpu", "memory")
        )
        print(f"| {title} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {wall / peer:.2f} |")


if __name__ == "__main__":
    main()
