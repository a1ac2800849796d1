"""Says what of an issue WeChat refuses or does not keep, each with its place.

A link to the web is no loss, it becomes a numbered reference. What no reader can open is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from exporter.diagnostics import Place, Problem, Report
from exporter.emit.wechat import limits, platform
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue
from exporter.model.walk import Descendable, all_nodes, plain

_MB = 1_000_000


def check(bundle: Bundle, article: str, report: Report) -> None:
    """Report what the article of a bundle loses on the platform."""
    _check_size(bundle, article, report)
    # Each once: only a theme can cause it, and then everywhere.
    for lost in dict.fromkeys(platform.violations(article)):
        report.add(Problem.WECHAT_NOT_KEPT, f"WeChat does not keep {lost}")
    _check_cross_references(bundle.issue, report)
    _check_descriptions(bundle.issue, report)
    for node in _nodes(bundle.issue):
        match node:
            case n.Image():
                _check_picture(node, bundle, report)
            case n.Link(address=address) | n.Figure(link=address) if _leads_nowhere(address):
                name = f" {plain(node.children)!r}" if isinstance(node, n.Link) else ""
                message = f"the link{name} leads to {address}, which nobody can open from WeChat"
                report.add(Problem.WECHAT_LINK_LOST, message, node)
            case n.Media():
                _check_player(node, report)
            case _:
                pass


def undescribed(issue: Issue) -> tuple[n.Image, ...]:
    """Return the pictures of the text that have no alternative text, each once.

    The poster of a player is none of them: it has the player's title.
    """
    nodes = list(all_nodes(issue))
    posters = {id(node.poster) for node in nodes if isinstance(node, n.Media)}
    found = {
        node.source: node
        for node in reversed(nodes)
        if isinstance(node, n.Image) and not node.alt.strip() and id(node) not in posters
    }
    return tuple(reversed(found.values()))


def _nodes(issue: Issue) -> list[Descendable]:
    cover = [issue.cover.image] if issue.cover is not None else []
    return [*cover, *all_nodes(issue)]


def _check_size(bundle: Bundle, article: str, report: Report) -> None:
    size = len(limits.without_pictures(article).encode())
    if size >= _MB:
        message = f"the article has {size / _MB:.1f} MB without its pictures, WeChat takes 1 MB"
        report.add(Problem.WECHAT_CONTENT_LONG, message, line=bundle.issue.meta.line)


def _check_cross_references(issue: Issue, report: Report) -> None:
    found = [node for node in all_nodes(issue) if isinstance(node, n.CrossReference)]
    if found:
        where = _where(found)
        what = "a link" if len(found) == 1 else f"{len(found)} links"
        message = f"{what} to headings of the issue became plain text in WeChat{where}"
        hint = "name the heading in the text, so that readers can look for it"
        report.add(Problem.WECHAT_ADAPTED, message, found[0], hint=hint)


def _check_descriptions(issue: Issue, report: Report) -> None:
    found = undescribed(issue)
    if found:
        what = "a picture has" if len(found) == 1 else f"{len(found)} pictures have"
        message = f"{what} no alternative text{_where(found)}"
        report.add(Problem.WECHAT_PICTURE_ALT, message, found[0])


def _where(nodes: Sequence[Place]) -> str:
    """Say where several things stand, the first of which is the diagnostic's own place."""
    lines = sorted({node.line for node in nodes if node.line})
    return f" (lines {', '.join(map(str, lines))})" if len(lines) > 1 else ""


def _check_picture(image: n.Image, bundle: Bundle, report: Report) -> None:
    size = len(bundle.pictures[image.source].data)
    if size > _MB:
        message = f"the picture has {size / _MB:.1f} MB even when compressed, WeChat takes 1 MB"
        report.add(Problem.WECHAT_PICTURE_LARGE, message, image)


def _check_player(media: n.Media, report: Report) -> None:
    if _leads_nowhere(media.source):
        message = f"the {media.kind} lies at {media.source}, which nobody can open from WeChat"
        hint = "upload it somewhere and write that address, or insert it in WeChat's editor"
        report.add(Problem.WECHAT_LINK_LOST, message, media, hint=hint)
    else:
        message = f"the {media.kind} does not play in WeChat: its address stands for it"
        report.add(Problem.WECHAT_ADAPTED, message, media)


def _leads_nowhere(address: str) -> bool:
    """Tell whether an address means nothing without the file that it is written in."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(address) and not parts.scheme and not parts.netloc
