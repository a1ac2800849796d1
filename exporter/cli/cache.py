"""`digest-export cache info|prune|clear`: pictures and fonts that were made ready before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exporter.cli import environment
from exporter.cli.console import say
from exporter.cli.settings import settings_of
from exporter.cli.speech import said

if TYPE_CHECKING:
    from exporter.assets.pruning import Stock

_MB = 1_000_000


@click.group()
def cache() -> None:
    """Look after the cache of pictures and fonts."""


@cache.command()
def info() -> None:
    """Say where the cache is, what lies in it, and how much it may keep."""
    from exporter.assets import pruning

    say(f"{said('folder')}      {environment.cache()}")
    for stock in pruning.stocks(environment.cache()):
        say(f"{stock.room:11} {said(_counted(stock))}")
    say(
        said(
            f"limit       {settings_of(None).max_cache / _MB:,.1f} MB (`max_cache` in digest.toml)"
        )
    )


@cache.command()
@click.option("--to", "megabytes", type=click.FloatRange(min=0), help="How many MB may remain.")
def prune(megabytes: float | None) -> None:
    """Delete what is damaged, then what was not used for longest, until the rest fits."""
    from exporter.assets import pruning

    limit = settings_of(None).max_cache if megabytes is None else int(megabytes * _MB)
    say(said(f"damaged     {_counted(pruning.mend(environment.cache()))} deleted"))
    say(said(f"unused      {_counted(pruning.shrink(environment.cache(), limit))} deleted"))


@cache.command()
def clear() -> None:
    """Delete all that the cache holds."""
    from exporter.assets import pruning

    say(said(f"all         {_counted(pruning.clear(environment.cache()))} deleted"))


def _counted(stock: Stock) -> str:
    return f"{stock.files:,} files, {stock.size / _MB:,.1f} MB"
