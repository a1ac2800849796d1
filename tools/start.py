"""Makes ready with what WeasyPrint starts quickly: exporter/emit/pdf/start."""

from __future__ import annotations

from exporter.emit.pdf.start import hyphens, making

if __name__ == "__main__":
    making.make()
    hyphens.make()
