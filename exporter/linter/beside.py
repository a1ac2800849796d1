"""Looks at what an issue names beside itself: pictures that are missing or broken, dead files."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from exporter.assets import local
from exporter.assets.addresses import scheme
from exporter.assets.confine import Confinement
from exporter.assets.errors import PictureError
from exporter.assets.limits import Limits
from exporter.assets.uses import first_uses, is_remote
from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes
from exporter.spelling import nearest


def look_beside(issue: Issue, path: Path, settings: Settings, report: Report) -> None:
    """Report local pictures that cannot be had or shown, and links to files that are not there.

    Parameters
    ----------
    path : Path
        The issue, whose folder the pictures may not leave.
    """
    _pictures(issue, path.parent, settings, report)
    seen: set[str] = set()
    for node in all_nodes(issue):
        if isinstance(node, n.Link) and node.address not in seen:
            seen.add(node.address)
            _file(node, path.parent, report)


def _pictures(issue: Issue, folder: Path, settings: Settings, report: Report) -> None:
    confinement = Confinement(Limits(settings.max_pixels, settings.max_frames))
    for image in first_uses(issue):
        if is_remote(image):
            continue
        try:
            data = local.at_hand(image.source, folder, settings.max_bytes)
            _decode(data, confinement)
        except PictureError as error:
            report.add(error.problem, error.message, image, hint=error.hint)


def _decode(data: bytes, confinement: Confinement) -> None:
    from exporter.assets.render import render  # it imports Pillow

    render(data, (), confinement)


def _file(link: n.Link, folder: Path, report: Report) -> None:
    """Report a link to a file that is not there; one without a suffix is a page of a site."""
    bare = link.address.partition("#")[0].partition("?")[0]
    if scheme(link.address) or not bare or bare.startswith(("/", "\\", "~")):
        return
    wanted = PurePosixPath(unquote(bare).replace("\\", "/"))
    if not wanted.suffix or any(_is_there(folder, p) for p in (wanted, PurePosixPath(bare))):
        return
    if wanted.suffix == ".html" and _is_there(folder, wanted.with_suffix(".md")):
        return
    message = f"the link leads to {wanted}, and there is no such file"
    report.add(Problem.LINK_DEAD, message, link, hint=_nearest(folder, wanted))


def _is_there(folder: Path, path: PurePosixPath) -> bool:
    try:
        return (folder / path).exists()
    except (OSError, ValueError):
        return False


def _nearest(folder: Path, wanted: PurePosixPath) -> str:
    try:
        names = sorted(path.name for path in (folder / wanted.parent).iterdir())
    except (OSError, ValueError):
        names = []
    return nearest(wanted.name, names) or "correct the address, or put the file there"
