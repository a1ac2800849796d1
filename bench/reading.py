"""Times reading and the tree passes beside bare pandoc on the same text, in the same run.

    python bench/reading.py [ISSUE.md …] [--runs N]

The three are taken in turn, N times; each figure is the best of the N. What is measured is the CPU
time of this process and of pandoc together, so that a busy machine changes little. `read` is from
the file to the manuscript (pandoc's own time included), `passes` from there to the issue. What
counts is the last column: (read + passes) / pandoc.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from exporter import pandoc
from exporter.__main__ import RARELY
from exporter.diagnostics import Report
from exporter.passes import recognise
from exporter.reading import load, read

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BARE = ["-f", "gfm+sourcepos", "-t", "json"]


def used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def seconds(action: Callable[[], object]) -> float:
    before = used()
    action()
    return used() - before


def bare_pandoc(text: str) -> None:
    """Run pandoc as people run it, without the settings of memory that we give it."""
    command = [pandoc.binary(), *BARE]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)


def measure(issue: Path, runs: int) -> tuple[float, float, float]:
    source = load(issue, Report())
    manuscript = read(source, Report())
    actions: tuple[Callable[[], object], ...] = (
        lambda: bare_pandoc(source.text),
        lambda: read(load(issue, Report()), Report()),
        lambda: recognise(manuscript, Report()),
    )
    taken = [[seconds(action) for action in actions] for _ in range(runs)]
    bare, reading, passes = (min(column) * 1000 for column in zip(*taken, strict=True))
    return bare, reading, passes


def default_issues() -> list[Path]:
    corpus = sorted((SHARED / "corpus").rglob("*.md"))
    seed = SHARED / "seed" / "issue.md"
    return [seed, *corpus] if seed.exists() else sorted((ROOT / "examples").glob("*/*.md"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("issues", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    gc.set_threshold(*RARELY)  # as the command line does
    issues = arguments.issues or default_issues()
    print("| issue | kB | pandoc ms | read ms | passes ms | (read + passes) / pandoc |")
    print("|---|---|---|---|---|---|")
    ratios = []
    for issue in issues:
        bare, reading, passes = measure(issue, arguments.runs)
        ratios.append((reading + passes) / bare)
        size = issue.stat().st_size / 1000
        name = "/".join(issue.parts[-2:])
        times = " | ".join(f"{taken:.1f}" for taken in (bare, reading, passes))
        print(f"| {name} | {size:.0f} | {times} | {ratios[-1]:.2f} |")
    middle, worst = statistics.median(ratios), max(ratios)
    print(f"| median, worst of {len(ratios)} | | | | | {middle:.2f}, {worst:.2f} |")


if __name__ == "__main__":
    main()
