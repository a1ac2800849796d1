"""Brings every picture of an issue into the store beside it and writes its lock.

A hash that is locked changes only where an update is asked for, and then both hashes are said.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from exporter import output
from exporter.assets import lock, store
from exporter.assets.errors import MissingError, PictureError
from exporter.assets.lock import Entry, Places
from exporter.assets.uses import remote_uses
from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model.issue import Issue
from exporter.model.nodes import Image

if TYPE_CHECKING:
    from exporter.assets.confine import Confinement
    from exporter.assets.fetch import Fetched

Progress = Callable[[str], None]
Came = Entry | PictureError


@dataclass(frozen=True, slots=True)
class Errand:
    """Whose pictures to bring, when, and whether those that are locked are fetched anew."""

    places: Places
    when: datetime
    update: bool = False


def bring(
    issue: Issue, errand: Errand, settings: Settings, report: Report, progress: Progress
) -> bool:
    """Fetch what the lock lacks, or all of it, and write the lock; tell whether nothing lacks.

    Raises
    ------
    ExportError
        If the lock cannot be read, or the lock or the store cannot be written.
    """
    places, uses = errand.places, remote_uses(issue)
    if not uses and lock.load(places) is None:
        return True
    with store.alone(places):
        old = lock.load(places) or {}
        came = _fetched(uses, old, errand, settings, progress)
        entries = {}
        for address, image in uses.items():
            known = old.get(address)
            entry = _settled(known, came.get(address), image, report)
            if entry is not None:
                entries[address] = entry
        _write(places, entries)
    return set(entries) == set(uses) and not any(isinstance(c, PictureError) for c in came.values())


def verify(issue: Issue, places: Places, report: Report, limit: int) -> None:
    """Make sure that the lock names the pictures of an issue, no more, and that they are here.

    Parameters
    ----------
    limit : int
        The bytes of the largest picture.

    Raises
    ------
    ExportError
        If it would have to change, or cannot be read.
    """
    entries = lock.load(places) or {}
    uses = remote_uses(issue)
    good = True
    for address, image in uses.items():
        try:
            store.read(places, address, entries, limit)
        except PictureError as error:
            report.add(error.problem, error.message, image, hint=error.hint)
            good = False
    for address in entries:
        if address not in uses:
            message = f"{places.lock.name} names {address}, which the issue does not use"
            report.add(Problem.LOCK_OUTDATED, message, hint=places.remedy)
            good = False
    if not good:
        message = f"{places.lock.name} would have to change, which --locked forbids"
        raise ExportError(Problem.LOCK_OUTDATED, message, hint=places.remedy)


def _fetched(
    uses: Mapping[str, Image],
    old: Mapping[str, Entry],
    errand: Errand,
    settings: Settings,
    progress: Progress,
) -> dict[str, Came]:
    """Fetch what is wanted, check that it is a picture, put it into the store."""
    places, limit = errand.places, settings.max_bytes
    wanted = [
        address
        for address in uses
        if errand.update or address not in old or not store.has(places, old[address], limit)
    ]
    if not wanted:
        return {}
    from exporter.assets.confine import Confinement
    from exporter.assets.fetch import fetch_all
    from exporter.assets.limits import Limits

    confinement = Confinement(Limits(settings.max_pixels, settings.max_frames))
    jobs: dict[str, Future[Came]] = {}
    progress(f"fetching pictures 0/{len(wanted)}")
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:

        def done(address: str, result: Fetched | MissingError) -> Future[Came]:
            job = pool.submit(_taken, address, result, old.get(address), errand, confinement)
            jobs[address] = job
            progress(f"fetching pictures {len(jobs)}/{len(wanted)}")
            return job

        def waits(hosts: Sequence[str]) -> None:
            came = f"{len(jobs)}/{len(wanted)}"
            progress(f"fetching pictures {came}, waiting for {', '.join(hosts)}")

        fetch_all(wanted, settings, done, waits)
    return {address: job.result() for address, job in jobs.items()}


def _taken(
    address: str,
    result: Fetched | MissingError,
    known: Entry | None,
    errand: Errand,
    confinement: Confinement,
) -> Came:
    """Put what came into the store, if it is a picture, and the one that is locked."""
    if isinstance(result, MissingError):
        return result
    try:
        raster = confinement.decode(result.data, 64, moving=True)
    except PictureError as error:
        return error
    digest, when = sha256(result.data).hexdigest(), errand.when
    if known is not None and known.sha256 == digest:
        when = known.when
    elif known is not None and not errand.update:
        message = (
            "the address does not give the locked picture any more:"
            f" locked sha256 {known.sha256}, now sha256 {digest}"
        )
        hint = f"restore the locked one, or accept the new: {errand.places.remedy} with --update"
        return PictureError(Problem.LOCK_ALTERED, message, hint=hint)
    entry = Entry(address, result.address, digest, f"image/{raster.kind}", len(result.data), when)
    store.keep(errand.places, entry, result.data)
    return entry


def _settled(known: Entry | None, came: Came | None, image: Image, report: Report) -> Entry | None:
    """Return what the lock will say of a picture, and tell what is wrong or has changed."""
    if came is None:
        return known
    if isinstance(came, PictureError):
        stays = "; the locked one stays" if known is not None else ""
        report.add(came.problem, f"{came.message}{stays}", image, hint=came.hint)
        return known
    if known is not None and known.sha256 != came.sha256:
        message = f"the picture has changed: it was sha256 {known.sha256}, is sha256 {came.sha256}"
        report.add(Problem.LOCK_CHANGED, message, image)
    return came


def _write(places: Places, entries: Mapping[str, Entry]) -> None:
    data = lock.dump(entries.values(), places.store.name)
    there: Path = places.lock
    old = lock.read(places)
    before = None if old is None else old.encode()
    if before != data and (entries or before is not None):
        output.write(there, data)
    store.clean(places, entries.values())
