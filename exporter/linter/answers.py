"""Asks whether the links of an issue answer; a good answer counts for a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from exporter import files, output
from exporter.config import Settings
from exporter.diagnostics import ExportError
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit
from exporter.model import nodes as n

BROKEN = "link-broken"
_DAY = timedelta(days=1)
_LONGEST = 64 * 2**10
_WEB = ("http://", "https://", "//")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """How links are asked: when it is now, and who is told how far it is."""

    now: datetime
    progress: Progress


def broken(proof: Proof, settings: Settings, inquiry: Inquiry) -> list[Hit]:
    """Return the links of an issue that do not answer.

    Raises
    ------
    ExportError
        If the certificates that the settings name cannot be read.
    """
    from exporter.assets import addresses

    links = [(place, address) for place, address in _links(proof) if _is_web(address)]
    why = _ask((addresses.page(address) for _, address in links), settings, inquiry)
    hits = []
    for start, address in links:
        reason = why[addresses.page(address)]
        if reason:
            hits.append(Hit(start, start, f"the link to {address} does not answer: {reason}"))
    return hits


def _links(proof: Proof) -> Iterable[tuple[int, str]]:
    for node in proof.nodes:
        match node:
            case n.Link(address=address) | n.Figure(link=address) | n.Media(source=address):
                yield proof.offset(node), address
            case _:
                pass


def _is_web(address: str) -> bool:
    return address.lower().startswith(_WEB)


def _ask(wanted: Iterable[str], settings: Settings, inquiry: Inquiry) -> dict[str, str]:
    """Return of each address why it does not answer, nothing if it does."""
    from exporter.assets.probe import probe_all

    why = dict.fromkeys(wanted, "")
    cache = settings.cache
    unknown = [address for address in why if not _answered(cache, address, inquiry.now)]

    def done(address: str, reason: str) -> None:
        why[address] = reason
        unknown.remove(address)
        if not reason:
            _remember(cache, address, inquiry.now)
        inquiry.progress(f"asking {len(unknown)} links")

    if unknown:
        probe_all(tuple(unknown), settings, done)
    return why


def _path(cache: Path, address: str) -> Path:
    name = sha256(address.encode()).hexdigest()
    return cache / "answers" / name[:2] / f"{name}.json"


def _answered(cache: Path | None, address: str, now: datetime) -> bool:
    """Tell whether an address has answered within the last day."""
    if cache is None:
        return False
    try:
        said = json.loads(files.read(_path(cache, address), _LONGEST))
        asked = datetime.fromisoformat(said["asked"])
        return timedelta() <= now - asked < _DAY
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _remember(cache: Path | None, address: str, now: datetime) -> None:
    if cache is not None:
        entry = {"address": address, "asked": now.isoformat()}
        with suppress(ExportError):
            output.write(_path(cache, address), json.dumps(entry, ensure_ascii=False).encode())
