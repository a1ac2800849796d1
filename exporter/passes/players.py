"""Gives a player without a poster a drawn screen: readers see that something is played here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporter.conventions.screens import SCREEN
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes, rebuild_issue

_WIDTH = "320"


def set_screens(issue: Issue) -> Issue:
    """Return the issue with a poster for every player that is looked at; sound has none."""
    has_players = any(isinstance(node, n.Media) for node in all_nodes(issue))
    return rebuild_issue(issue, block=_with_screen) if has_players else issue


def _with_screen(block: n.Block) -> Iterable[n.Block]:
    match block:
        case n.Media(kind=n.MediaKind.VIDEO | n.MediaKind.EMBED, poster=None, title=title):
            line, column = block.line, block.column
            screen = n.Image(SCREEN, title, width=_WIDTH, line=line, column=column)
            return (replace(block, poster=screen),)
        case _:
            return (block,)
