"""WeChat: the article as the platform's editor takes it, in a page that copies it.

The issue's links and notes get one numbering (`references`), the tree is transcribed with inline
styles (`article`, `dialect`, `style`), measured against the platform's limits (`limits`, `losses`),
and set into a page with a button (`page`, `panel`, `budget`). `platform` says what the platform
keeps, `colours`, `palette` and `night` what its dark mode does.
"""

from __future__ import annotations

from exporter.diagnostics import Report
from exporter.emit.wechat import limits, losses
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.page import page
from exporter.model.bundle import Bundle


def emit(bundle: Bundle, report: Report) -> bytes:
    """Return the page, and report what the platform would refuse or cut."""
    content = article(bundle)
    fields = limits.fields(bundle.issue.meta, content)
    limits.check(fields, report)
    losses.check(bundle, content, report)
    return page(bundle, content, fields, report).encode()
