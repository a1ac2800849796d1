"""Brings the pictures of an issue: fetched, read or decoded, made ready for every format at once.

What could not be had is drawn, with one warning at its first use: every address has its picture.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import PIL

from exporter.assets import addresses, local, lock, store
from exporter.assets.cache import Cache
from exporter.assets.confine import Confinement
from exporter.assets.errors import MissingError, PictureError
from exporter.assets.limits import Limits
from exporter.assets.lock import Places
from exporter.assets.uses import first_uses, is_remote
from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.model.bundle import Picture
from exporter.model.issue import Issue
from exporter.model.nodes import Image
from exporter.model.profile import PictureProfile

if TYPE_CHECKING:
    from exporter.assets.fetch import Fetched

Progress = Callable[[str], None]
Rendered = dict[PictureProfile, Picture]

# A change of how pictures are made must change this: renditions in caches are found by it.
_RECIPE = 5
_WORKERS = 4


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of one picture, in each profile; `error` says why it is a placeholder."""

    rendered: Rendered
    error: PictureError | None = None


def pictures(
    issue: Issue,
    path: Path,
    settings: Settings,
    profiles: Mapping[str, PictureProfile],
    report: Report,
    progress: Progress,
) -> dict[str, dict[str, Picture]]:
    """Return for each format, by the name of its profile, the picture of every address.

    Parameters
    ----------
    path : Path
        The issue: local pictures may not leave its folder, and its lock lies beside it.
    progress : callable
        Is told, in this thread, what is going on.

    Raises
    ------
    ExportError
        If the lock, or the certificates that the settings name, cannot be read.
    """
    wanted = first_uses(issue)
    distinct = tuple(dict.fromkeys(profiles.values()))
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as pool:
        cache = Cache(settings.cache, settings.max_cache)
        limits = Limits(settings.max_pixels, settings.max_frames)
        work = _Work(pool, settings, distinct, report, cache, Confinement(limits))
        missing = work.begin(wanted, Places(path))
        if missing:
            work.fetch(missing, progress)
        for count, _ in enumerate(as_completed(work.jobs.values()), 1):
            progress(f"preparing pictures {count}/{len(wanted)}")
    _tell(wanted, work, profiles)
    cache.trim()
    return {
        name: {source: job.result().rendered[profile] for source, job in work.jobs.items()}
        for name, profile in profiles.items()
    }


def _tell(wanted: Sequence[Image], work: _Work, names: Mapping[str, PictureProfile]) -> None:
    """Report what could not be had, and what stands still although its format could move it."""
    for image in wanted:
        made = work.jobs[image.source].result()
        if made.error is not None:
            error = made.error
            work.report.add(error.problem, error.message, image, hint=error.hint)
        still = [name for name, profile in names.items() if made.rendered[profile].still]
        if still:
            formats = ", ".join(still)
            message = f"the animation is too large for {formats}: its first frame stands there"
            work.report.add(Problem.ANIMATION_STILL, message, image)


@dataclass(slots=True)
class _Work:
    """The pictures of one issue while they are being made; `jobs` are by address as written."""

    pool: ThreadPoolExecutor
    settings: Settings
    profiles: tuple[PictureProfile, ...]
    report: Report
    cache: Cache
    confinement: Confinement
    jobs: dict[str, Future[_Made]] = field(default_factory=dict)

    def begin(self, wanted: Sequence[Image], places: Places) -> dict[str, list[Image]]:
        """Start on what is at hand; return what must be fetched, by the address to ask for."""
        missing: defaultdict[str, list[Image]] = defaultdict(list)
        locked, limit = lock.load(places), self.settings.max_bytes
        for image in wanted:
            address = addresses.canonical(image.source)
            if not is_remote(image):
                folder = places.issue.parent
                self._start(image, partial(local.at_hand, image.source, folder, limit))
            elif locked is not None:
                self._start(image, partial(store.read, places, address, locked, limit))
            elif self.cache.has(address):
                self._start(image, partial(self._cached, address))
            elif self.settings.offline:
                self._start(image, _not_in_cache)
            else:
                missing[address].append(image)
        return missing

    def _cached(self, address: str) -> bytes:
        data = self.cache.find(address)
        if data is None:
            hint = "run again: it will be fetched anew"
            raise MissingError("the picture has vanished from the cache", hint=hint)
        return data

    def fetch(self, missing: Mapping[str, list[Image]], progress: Progress) -> None:
        """Fetch addresses, many at once, and start on each when it comes."""
        from exporter.assets.fetch import Fetched, fetch_all

        count = 0

        def done(address: str, result: Fetched | MissingError) -> Future[_Made]:
            nonlocal count
            count += 1
            progress(f"fetching pictures {count}/{len(missing)}")
            for image in missing[address]:
                if isinstance(result, Fetched):
                    self._start(image, partial(bytes, result.data), (address, result.address))
                else:
                    self._start(image, partial(_fail, result))
            return self.jobs[image.source]

        progress(f"fetching pictures 0/{len(missing)}")

        def waits(hosts: Sequence[str]) -> None:
            progress(f"fetching pictures {count}/{len(missing)}, waiting for {', '.join(hosts)}")

        fetch_all(tuple(missing), self.settings, done, waits)

    def _start(
        self, image: Image, obtain: Callable[[], bytes], came: tuple[str, str] | None = None
    ) -> None:
        self.jobs[image.source] = self.pool.submit(self._make, image, obtain, came)

    def _make(
        self, image: Image, obtain: Callable[[], bytes], came: tuple[str, str] | None
    ) -> _Made:
        """Make one picture in every profile, or its placeholders; keep what was fetched."""
        try:
            data = obtain()
            rendered = self._render(data)
            if came is not None:
                self.cache.keep(came[0], data, came[1])
        except PictureError as error:
            from exporter.assets.placeholder import placeholders

            return _Made(placeholders(image.alt, image.source, self.profiles), error)
        return _Made(rendered)

    def _render(self, data: bytes) -> Rendered:
        digest = sha256(data).hexdigest()
        recipes = {
            profile: _recipe(digest, profile, self.confinement.limits) for profile in self.profiles
        }
        found = {p: self.cache.find_rendition(recipe) for p, recipe in recipes.items()}
        rendered = {p: picture for p, picture in found.items() if picture is not None}
        lacking = [profile for profile in self.profiles if profile not in rendered]
        if lacking or not self.profiles:
            from exporter.assets.render import render

            for profile, picture in render(data, lacking, self.confinement).items():
                self.cache.keep_rendition(recipes[profile], picture)
                rendered[profile] = picture
        return rendered


def _not_in_cache() -> bytes:
    hint = "run once without --offline while there is a network"
    raise MissingError("the picture is not in the cache, and --offline fetches nothing", hint=hint)


def _fail(error: PictureError) -> bytes:
    raise error


def _recipe(digest: str, profile: PictureProfile, limits: Limits) -> str:
    """Name all that a rendition depends on."""
    asked = [profile.types, profile.max_side, profile.tall_side]
    asked += [profile.max_bytes, profile.animation]
    return json.dumps([_RECIPE, PIL.__version__, digest, *asked, limits.pixels, limits.frames])
