"""Weighs the PDF of the seed issue without its pictures beside plain WeasyPrint's.

Each runs in a process of its own: CPU seconds of all of it, memory at its peak, size of the file.
"Plain" is WeasyPrint with the system's collection of CJK fonts on the same page.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 9


def bundle(issue: Path) -> object:
    from exporter import pipeline
    from exporter.config import Settings
    from exporter.diagnostics import Report
    from exporter.emit.formats.pdf import PdfOptions

    settings = Settings(formats=("pdf",), offline=True, options=(PdfOptions(variant="plain"),))
    return pipeline.prepare(issue, settings, Report(), lambda _: None)["pdf"]


def once(kind: str, page: Path) -> None:
    """Set a page that was written before, and say what that cost."""
    started = time.perf_counter()
    from exporter.diagnostics import Report
    from exporter.emit.pdf.render import render

    if kind == "ours":
        data = render(page.read_text("utf-8"), {}, "", Report())
    else:
        from weasyprint import HTML

        data = HTML(string=page.read_text("utf-8")).write_pdf(presentational_hints=True)
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    wall = time.perf_counter() - started
    print(json.dumps([len(data) / 1024, cpu, used.ru_maxrss / 1024, wall]))


def main() -> int:
    from exporter.diagnostics import Report
    from exporter.emit.pdf import pages
    from exporter.emit.pdf.dialect import PaperDialect
    from exporter.emit.pdf.families import dress

    shared = Path(os.environ.get("DIGEST_SHARED", ROOT.parent / "shared"))
    text = (shared / "seed" / "issue.md").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "issue.md"
        issue.write_text(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text), "utf-8")
        made = bundle(issue)
        runs: dict[str, list[list[float]]] = {"ours": [], "plain": []}
        for kind in ("ours", "plain"):
            look = (
                dress(made.theme.on_paper(), Report()) if kind == "ours" else made.theme.on_paper()
            )
            dressed = type(made)(**{f: getattr(made, f) for f in made.__slots__} | {"theme": look})
            page = Path(folder) / f"{kind}.html"
            page.write_text(pages.document(dressed, PaperDialect(dressed)), "utf-8")
        for _ in range(RUNS):
            for kind, found in runs.items():
                command = [sys.executable, __file__, kind, f"{folder}/{kind}.html"]
                done = subprocess.run(command, capture_output=True, check=True)
                found.append(json.loads(done.stdout))
    results = {
        kind: [statistics.median(values) for values in zip(*found, strict=True)]
        for kind, found in runs.items()
    }
    print("| | KB | CPU s | MB | wall s |\n|---|---|---|---|---|")
    for kind, values in results.items():
        print(f"| {kind} | {' | '.join(f'{value:.2f}' for value in values)} |")
    shares = (a / b for a, b in zip(*results.values(), strict=True))
    print(f"| ratio | {' | '.join(f'{share:.2f}' for share in shares)} |")
    return 0


if __name__ == "__main__":
    if sys.argv[2:]:
        once(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main())
