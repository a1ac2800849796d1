"""Times WeChat alone on the seed issue, its pictures at hand, beside wenyan's renderer.

    python bench/wechat.py [ISSUE.md] [--runs N]

The command's package is no longer in npm's registry, so node runs what it called: the renderer of
@wenyan-md/core in the folder DIGEST_TOOLS, with link references, and nothing done about pictures.
Each figure is the median of N runs taken in turn; what counts is the ratio of the same run. As in
an installation by pip, our modules are compiled once and not at each start.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import seed

TOOLS = Path(os.environ.get("DIGEST_TOOLS", Path.home() / ".cache" / "digest-export-tools"))


PACKAGES = ("@wenyan-md/core", "jsdom", "form-data-encoder", "formdata-node")
RENDER = """
import { readFile, writeFile } from "node:fs/promises";
import { prepareRenderContext } from "@wenyan-md/core/wrapper";
const read = async (_, path) => ({ content: await readFile(path, "utf-8") });
const options = { file: process.argv[2], theme: "default", highlight: "solarized-light",
  macStyle: true, footnote: true };
const { gzhContent } = await prepareRenderContext(undefined, options, read);
await writeFile(process.argv[3], gzhContent.content);
"""


def wenyan(folder: Path) -> list[str]:
    """Return a command that does what `wenyan render` does: one process, one article."""
    if not (TOOLS / "node_modules" / "@wenyan-md" / "core").is_dir():
        sys.exit(f"wenyan is not installed: npm install --prefix {TOOLS} {' '.join(PACKAGES)}")
    # Node looks for packages from the program's own folder upwards.
    (folder / "node_modules").symlink_to(TOOLS / "node_modules")
    program = folder / "render.mjs"
    program.write_text(RENDER, "utf-8")
    return ["node", str(program), "issue.md", "wenyan.html"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = seed.SEED if seed.SEED.is_file() else seed.EXAMPLE
    parser.add_argument("issue", nargs="?", type=Path, default=default)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        seed.local_copy(arguments.issue, folder)
        commands = {
            "digest-export --to wechat": [
                str(seed.OURS), "issue.md", "--offline", "-q", "--to", "wechat",
            ],
            "wenyan render": wenyan(folder),
        }  # fmt: skip
        cache = folder / "cache"
        found: dict[str, list[seed.Figure]] = {title: [] for title in commands}
        for turn in range(arguments.runs + 1):
            for title, command in commands.items():
                figure = seed.measure(command, folder, cache)
                if turn:
                    found[title].append(figure)
    report(found)


def report(found: dict[str, list[seed.Figure]]) -> None:
    peer = found["wenyan render"]
    print("| | wall s | CPU s | peak MB | wall / wenyan | CPU / wenyan |")
    print("|---|---|---|---|---|---|")
    for title, figures in found.items():
        wall, cpu, memory = (
            statistics.median(getattr(figure, field) for figure in figures)
            for field in ("wall", "cpu", "memory")
        )
        walls = wall / statistics.median(figure.wall for figure in peer)
        cpus = cpu / statistics.median(figure.cpu for figure in peer)
        print(f"| {title} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {walls:.2f} | {cpus:.2f} |")


if __name__ == "__main__":
    main()
