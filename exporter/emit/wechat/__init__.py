"""WeChat: the article as the platform's editor takes it, in a page that copies it.

The issue's links and notes get one numbering (`references`), the tree is transcribed with inline
styles (`article`, `dialect`, `style`), measured against the platform's limits (`limits`, `losses`),
and set into a page with a button (`page`, `panel`, `budget`). What is too long becomes plainer
(`fitting`, `ladder`, `thrift`, `shortening`), then several articles (`articles`, `measure`, `cuts`,
`citations`, `divide`, `parts`). `platform` says what the platform keeps, `darkmode`, `palette` and
`night` what becomes of colours.
"""

from __future__ import annotations

from exporter.diagnostics import Report
from exporter.emit.wechat import findings, limits
from exporter.emit.wechat.articles import articles
from exporter.emit.wechat.page import Shown, page
from exporter.model.bundle import Bundle


def emit(bundle: Bundle, report: Report) -> bytes:
    """Return the page, and report what the platform would refuse or cut."""
    made = articles(bundle)
    findings.check(bundle, made, report)
    shown = [
        Shown(one.bundle, one.markup, limits.fields(one.bundle.issue.meta, one.markup))
        for one in made
    ]
    return page(bundle, shown, report).encode()
