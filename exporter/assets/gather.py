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

from exporter.assets import addresses, local
from exporter.assets.cache import Cache
from exporter.assets.errors import MissingError, OutsideError, PictureError
from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.model.bundle import Picture, PictureProfile
from exporter.model.issue import Issue
from exporter.model.nodes import Image
from exporter.model.walk import all_nodes, descend

if TYPE_CHECKING:
    from exporter.assets.fetch import Fetched

Progress = Callable[[str], None]
Rendered = dict[PictureProfile, Picture]

# A change of how pictures are made must change this: renditions in caches are found by it.
_RECIPE = 1
_WORKERS = 4


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of one picture, in each profile; `error` says why it is a placeholder."""

    rendered: Rendered
    error: PictureError | None = None


def pictures(
    issue: Issue,
    folder: Path,
    settings: Settings,
    profiles: Mapping[str, PictureProfile],
    report: Report,
    progress: Progress,
) -> dict[str, dict[str, Picture]]:
    """Return for each format, by the name of its profile, the picture of every address.

    Parameters
    ----------
    folder : Path
        The folder of the issue, which local pictures may not leave.
    progress : callable
        Is told, in this thread, what is going on.

    Raises
    ------
    ExportError
        If the certificates that the settings name cannot be read.
    """
    wanted = first_uses(issue)
    distinct = tuple(dict.fromkeys(profiles.values()))
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as pool:
        work = _Work(pool, settings, distinct, Cache(settings.cache))
        missing = work.begin(wanted, folder)
        if missing:
            work.fetch(missing, progress)
        for count, _ in enumerate(as_completed(work.jobs.values()), 1):
            progress(f"preparing pictures {count}/{len(wanted)}")
    for image in wanted:
        error = work.jobs[image.source].result().error
        if error is not None:
            report.add(error.problem, error.message, image, hint=error.hint)
    return {
        name: {source: job.result().rendered[profile] for source, job in work.jobs.items()}
        for name, profile in profiles.items()
    }


def first_uses(issue: Issue) -> tuple[Image, ...]:
    """Return every picture of an issue once, where it is used first: cover, text, citations."""
    cover = [issue.cover.image] if issue.cover is not None else []
    nodes = [*cover, *all_nodes(issue), *descend(issue.citations)]
    uses: dict[str, Image] = {}
    for node in nodes:
        if isinstance(node, Image):
            uses.setdefault(node.source, node)
    return tuple(uses.values())


@dataclass(slots=True)
class _Work:
    """The pictures of one issue while they are being made; `jobs` are by address as written."""

    pool: ThreadPoolExecutor
    settings: Settings
    profiles: tuple[PictureProfile, ...]
    cache: Cache
    jobs: dict[str, Future[_Made]] = field(default_factory=dict)

    def begin(self, wanted: Sequence[Image], folder: Path) -> dict[str, list[Image]]:
        """Start on what is at hand; return what must be fetched, by the address to ask for."""
        missing: defaultdict[str, list[Image]] = defaultdict(list)
        for image in wanted:
            scheme = addresses.scheme(image.source)
            if scheme in {"http", "https"}:
                address = addresses.canonical(image.source)
                data = self.cache.find(address)
                if data is not None:
                    self._start(image, partial(bytes, data))
                elif self.settings.offline:
                    self._start(image, _not_in_cache)
                else:
                    missing[address].append(image)
            else:
                limit = self.settings.max_bytes
                self._start(image, partial(_at_hand, scheme, image.source, folder, limit))
        return missing

    def fetch(self, missing: Mapping[str, list[Image]], progress: Progress) -> None:
        """Fetch addresses, many at once, and start on each when it comes."""
        from exporter.assets.fetch import Fetched, fetch_all

        count = 0

        def done(address: str, result: Fetched | MissingError) -> None:
            nonlocal count
            count += 1
            progress(f"fetching pictures {count}/{len(missing)}")
            for image in missing[address]:
                if isinstance(result, Fetched):
                    self._start(image, partial(bytes, result.data), (address, result.address))
                else:
                    self._start(image, partial(_fail, result))

        progress(f"fetching pictures 0/{len(missing)}")
        fetch_all(tuple(missing), self.settings, done)

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
        recipes = {profile: _recipe(digest, profile) for profile in self.profiles}
        found = {p: self.cache.find_rendition(recipe) for p, recipe in recipes.items()}
        rendered = {p: picture for p, picture in found.items() if picture is not None}
        lacking = [profile for profile in self.profiles if profile not in rendered]
        if lacking or not self.profiles:
            from exporter.assets.render import render

            for profile, picture in render(data, lacking).items():
                self.cache.keep_rendition(recipes[profile], picture)
                rendered[profile] = picture
        return rendered


def _at_hand(scheme: str, source: str, folder: Path, limit: int) -> bytes:
    """Return the bytes of a picture that needs no network."""
    match scheme:
        case "data":
            return local.decode(source, limit)
        case "" if not source.strip():
            raise MissingError("the picture has no address")
        case "":
            return local.read(source, folder, limit)
        case "file":
            raise OutsideError("the picture's address begins with file:, which is never read")
        case _:
            raise MissingError(f"pictures are not fetched from {scheme}: addresses")


def _not_in_cache() -> bytes:
    hint = "run once without --offline while there is a network"
    raise MissingError("the picture is not in the cache, and --offline fetches nothing", hint=hint)


def _fail(error: PictureError) -> bytes:
    raise error


def _recipe(digest: str, profile: PictureProfile) -> str:
    """Name all that a rendition depends on."""
    limits = [profile.types, profile.max_side, profile.max_bytes, profile.animation]
    return json.dumps([_RECIPE, PIL.__version__, digest, *limits])
