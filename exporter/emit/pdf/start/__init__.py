"""Lets WeasyPrint start in a third of its time, by modules that were made ready beforehand.

`tools/start.py` makes them with `making`; `modules` puts them in WeasyPrint's place, each only
where WeasyPrint's own is the one that it was made of.
"""

from exporter.emit.pdf.start.modules import quicken

__all__ = ["quicken"]
