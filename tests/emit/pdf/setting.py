"""Small pages that the tests set, and what the bench reads back from them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from exporter.diagnostics import Report
from exporter.emit.pdf.render import render

BENCH = Path(__file__).resolve().parents[3] / "bench"
FAMILY = '"Noto Serif SC Set","Noto Serif CJK SC",serif'
MARGIN = 40.0
SIZE = 10.0


def bench(name: str) -> ModuleType:
    """Import a module of bench/."""
    sys.path.insert(0, str(BENCH))
    try:
        return __import__(name)
    finally:
        sys.path.remove(str(BENCH))


def page(body: str, width: float, style: str = "") -> str:
    """Return a page whose column is `width` pt wide, in 10 pt."""
    return (
        f'<html lang="zh-CN"><head><title>测</title><style>'
        f"@page {{ size: {width + 2 * MARGIN}pt 600pt; margin: {MARGIN}pt }}"
        f"html {{ font: {SIZE}pt/1.6 {FAMILY}; text-align: justify; hyphens: auto }}"
        f"body, p {{ margin: 0 }} {style}</style></head><body>{body}</body></html>"
    )


def printed(target: Path, body: str, width: float, style: str = "") -> Report:
    report = Report()
    target.write_bytes(render(page(body, width, style), {}, "", report))
    return report
