"""A player without a poster has a drawn screen, which is no picture of the author's."""

from __future__ import annotations

import pytest
from passes.writing import heading, recognised

from exporter.assets import local
from exporter.conventions.screens import SCREEN, is_screen
from exporter.emit.markdown import write
from exporter.model import nodes as n
from exporter.passes.players import set_screens

TITLE = heading(1, "雨天周刊")


def player(kind: n.MediaKind, poster: n.Image | None = None) -> n.Media:
    return n.Media(kind, "https://example.org/v", "雨声", poster, line=3, column=1)


def poster(media: n.Media, *, inside: bool = False) -> n.Image | None:
    block = n.Quote((media,)) if inside else media
    issue, _ = recognised(TITLE, block)
    (found,) = issue.lead
    found = found.blocks[0] if isinstance(found, n.Quote) else found
    assert isinstance(found, n.Media)
    return found.poster


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("kind", [n.MediaKind.VIDEO, n.MediaKind.EMBED])
def test_what_is_looked_at_has_a_screen(kind: n.MediaKind, *, inside: bool) -> None:
    screen = poster(player(kind), inside=inside)
    assert screen is not None
    assert is_screen(screen)
    assert (screen.alt, screen.line, screen.column) == ("雨声", 3, 1)


def test_sound_has_none_and_a_poster_stays() -> None:
    assert poster(player(n.MediaKind.AUDIO)) is None
    own = n.Image("帧.png")
    assert poster(player(n.MediaKind.VIDEO, own)) == own


def test_an_issue_without_players_is_the_very_object() -> None:
    issue, _ = recognised(TITLE)
    assert set_screens(issue) is issue


def test_the_canonical_markdown_has_no_screen() -> None:
    issue, _ = recognised(TITLE, player(n.MediaKind.VIDEO))
    assert "poster" not in write(issue)


def test_the_screen_is_a_picture_that_every_format_takes() -> None:
    assert local.decode(SCREEN, 10_000).startswith(b"<svg")
