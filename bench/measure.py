"""Measures how Chinese is set, here and by others: `make measure`.

400 paragraphs of real issues where there are some (`DIGEST_SHARED` names the folder that holds
`corpus/`), and always those of bench/paragraphs.txt, on two measures: 30 em exactly, and one that
is no whole number of them.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

import lines
import settings

ROOT = Path(__file__).resolve().parents[1]
WIDTHS = (315.0, 321.0)
_PLAIN = re.compile(r"^[\u4e00-\u9fff“《（][^*\[\]`<>|\\_^~$]{45,260}[。！？]$")
_UNUSUAL = re.compile(
    r"[^\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\x20-\x7e·～×]|://| {2}"
)


def own_paragraphs() -> list[str]:
    text = (ROOT / "bench" / "paragraphs.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]


def corpus_paragraphs(folder: Path, count: int = 400) -> list[str]:
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*.md")):
        for line in path.read_text("utf-8").splitlines():
            if _PLAIN.match(line) and not _UNUSUAL.search(line):
                found.setdefault(line)
    every = len(found) / count
    listed = list(found)
    return [listed[int(place * every)] for place in range(min(count, len(listed)))]


def table(names: list[str], results: list[lines.Measured]) -> str:
    def share(pair: tuple[int, int]) -> str:
        return f"{pair[0]}/{pair[1]}"

    rows = [
        ("lines flush within 0.05 em", [f"{100 * r.flush[0] / r.flush[1]:.1f} %" for r in results]),
        (
            "line tracking p95 / max, em",
            [f"{r.tracking[0]:.3f} / {r.tracking[1]:.2f}" for r in results],
        ),
        ("widest space, em", [f"{r.widest_space:.2f}" for r in results]),
        (
            "adjacent marks compressed",
            [f"{100 * r.adjacent[0] / max(r.adjacent[1], 1):.1f} %" for r in results],
        ),
        ("line-end marks half", [share(r.line_ends) for r in results]),
        ("line-start brackets trimmed", [share(r.line_starts) for r in results]),
        ("kinsoku faults", [str(r.kinsoku) for r in results]),
        ("one-character last lines", [f"{r.orphans} of {r.paragraphs}" for r in results]),
        ("false line breaks, `pdftotext -raw`", [str(r.false_breaks) for r in results]),
        ("false spaces between Han per 1,000 lines", [f"{r.false_spaces:.0f}" for r in results]),
        ("lines", [str(r.lines) for r in results]),
    ]
    head = f"| | {' | '.join(names)} |\n|---|{'---|' * len(names)}\n"
    return head + "\n".join(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=list(settings.SETTERS))
    parser.add_argument("--own", action="store_true", help="only bench/paragraphs.txt")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the PDFs")
    chosen = parser.parse_args()
    corpus = Path(os.environ.get("DIGEST_SHARED", ROOT.parent / "shared")) / "corpus"
    texts = {"bench/paragraphs.txt": own_paragraphs()}
    if corpus.is_dir() and not chosen.own:
        texts["real issues"] = corpus_paragraphs(corpus)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        for title, paragraphs in texts.items():
            for width in WIDTHS:
                results = []
                for name in chosen.only:
                    target = folder / f"{name}-{width:g}-{len(paragraphs)}.pdf"
                    settings.SETTERS[name](paragraphs, width, target)
                    right = settings.MARGIN + width
                    results.append(lines.measure(target, paragraphs, settings.MARGIN, right))
                print(f"\n{title}, {len(paragraphs)} paragraphs, {width:g} pt\n", flush=True)
                print(table(chosen.only, results), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
