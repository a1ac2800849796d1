"""Sets the same paragraphs in the same column by this product and by others."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path

from exporter.diagnostics import Report
from exporter.emit.pdf.render import render

MARGIN = 40.0
SIZE = 10.5
_PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><title>测量</title><style>
@page {{ size: {page}pt 842pt; margin: {margin}pt }}
html {{ font: {size}pt/1.7 {family} }}
body {{ margin: 0 }}
p {{ hyphens: {hyphens}; margin: 0; text-align: justify; text-indent: 2em; {more} }}
</style></head><body>{paragraphs}</body></html>"""


def page(
    paragraphs: list[str], width: float, family: str, more: str = "", hyphens: str = "auto"
) -> str:
    written = "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    return _PAGE.format(
        page=width + 2 * MARGIN, margin=MARGIN, size=SIZE, family=family, more=more,
        hyphens=hyphens, paragraphs=written,
    )  # fmt: skip


def ours(paragraphs: list[str], width: float, target: Path) -> None:
    family = '"Noto Serif SC Set","Noto Serif CJK SC",serif'
    report = Report()
    target.write_bytes(render(page(paragraphs, width, family), {}, "", report))
    for diagnostic in report.diagnostics:
        print(diagnostic)


def weasyprint(paragraphs: list[str], width: float, target: Path) -> None:
    from weasyprint import HTML

    HTML(string=page(paragraphs, width, '"Noto Serif CJK SC",serif')).write_pdf(target)


def typst(paragraphs: list[str], width: float, target: Path) -> None:
    import typst as compiler

    marks = str.maketrans({c: f"\\{c}" for c in "\\#*_`$<>@=-+/~[]'\""})
    head = (
        f"#set page(width: {width + 2 * MARGIN}pt, height: 842pt, margin: {MARGIN}pt)\n"
        f'#set text(font: "Noto Serif CJK SC", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.9em)\n\n"
    )
    source = target.with_suffix(".typ")
    source.write_text(head + "\n\n".join(p.translate(marks) for p in paragraphs), "utf-8")
    compiler.compile(str(source), output=str(target))


def chromium(paragraphs: list[str], width: float, target: Path) -> None:
    more = "text-spacing-trim: trim-start; text-autospace: normal; line-break: strict;"
    source = target.with_suffix(".html")
    source.write_text(page(paragraphs, width, '"Noto Serif CJK SC",serif', more, "manual"), "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True,
        timeout=180,
    )  # fmt: skip


SETTERS = {"digest-export": ours, "WeasyPrint": weasyprint, "Typst": typst, "Chromium": chromium}
