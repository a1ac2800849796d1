"""What the environment says: the date that stands for now, the cache, the network."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click


def now() -> datetime | None:
    """Return SOURCE_DATE_EPOCH (reproducible-builds.org), seconds since 1970, or None.

    Raises
    ------
    click.UsageError
        If it is no such number.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {text!r}, not a number of seconds"
        raise click.UsageError(message) from error


def clock() -> datetime:
    """Return what stands for now, else what the clock says."""
    return now() or datetime.now(UTC)


def cache() -> Path:
    """Return the folder for pictures and fonts: DIGEST_EXPORT_CACHE, else the user's cache."""
    import platformdirs

    named = os.environ.get("DIGEST_EXPORT_CACHE", "")
    return Path(named) if named else platformdirs.user_cache_path("digest-export")


def configuration() -> Path:
    """Return the user's own digest.toml: config.toml in the folder that the system has for it."""
    import platformdirs

    return platformdirs.user_config_path("digest-export") / "config.toml"
