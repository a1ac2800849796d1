"""`digest-export themes`: the looks that there are, with their colours and a picture each."""

from __future__ import annotations

import sys

import click

from exporter import theme
from exporter.cli.console import say
from exporter.cli.speech import said
from exporter.look import Palette

_SHOWN = ("paper", "surface", "rule", "accent", "link", "string", "number", "text")


@click.command()
def themes() -> None:
    """List the themes: name, title, what it looks like, and the file of a picture.

    A theme of your own is a folder with a theme.toml: give its path as --theme.
    """
    width = max(map(len, theme.names()))
    coloured = sys.stdout is not None and sys.stdout.isatty()
    for name in theme.names():
        look = theme.load(name)
        say(f"{name:{width}}  {look.title}  {said(look.summary)}")
        swatches = f"{_swatches(look.light)}  " if coloured else ""
        say(f"{'':{width}}  {swatches}{theme.picture(name)}")


def _swatches(colours: Palette) -> str:
    """Write the colours of a theme as coloured cells."""
    return "".join(click.style("  ", bg=_rgb(getattr(colours, name))) for name in _SHOWN)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
