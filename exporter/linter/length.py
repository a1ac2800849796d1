"""Says of an issue that is too long for one WeChat article what an export will make of it."""

from __future__ import annotations

from pathlib import Path

from exporter import inputs
from exporter.assets import tex
from exporter.assets.uses import first_uses
from exporter.config import Settings
from exporter.config.typography import Typography
from exporter.diagnostics import ExportError, Report
from exporter.emit.formats.wechat import WechatOptions
from exporter.emit.wechat import findings
from exporter.emit.wechat.articles import Article, divided
from exporter.emit.wechat.fitting import floored
from exporter.linter.proof import Proof
from exporter.model.bundle import Bundle, Picture
from exporter.model.issue import Issue
from exporter.model.profile import Notation
from exporter.passes import recognise

_WECHAT = "wechat"
# No picture is fetched for this: only that each has an address counts.
_PICTURE = Picture(b"", "image/png", 1080, 608, "")


def look_at_length(proof: Proof, path: Path, settings: Settings, report: Report) -> None:
    """Report an issue that becomes several articles, or that has no room even so.

    Parameters
    ----------
    path : Path
        The issue, beside which a theme of the reader's own may lie.
    """
    try:
        look = inputs.look(proof.manuscript.front, settings, path.parent, Report())
    except ExportError:
        return  # the export says so
    issue = _as_exported(proof, settings)
    bundle = Bundle(
        issue=issue,
        pictures={image.source: _PICTURE for image in first_uses(issue)},
        formulas=tex.formulas(issue, {_WECHAT: Notation.SVG}, Report())[_WECHAT],
        theme=look,
        date=inputs.NO_DATE,
        stem=path.stem,
        source=proof.text,
        options=settings.of(WechatOptions),
    )
    floor = Article(bundle, floored(bundle))  # the step that suffices would take far longer
    findings.check_length(bundle, divided(floor), report)


def _as_exported(proof: Proof, settings: Settings) -> Issue:
    """Return the issue with the typography that an export gives it; rules see it as written."""
    if settings.typography == Typography():
        return proof.issue
    return recognise(proof.manuscript, Report(), settings.typography, settings.recognition)
