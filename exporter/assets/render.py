"""Makes of a picture's bytes what each format embeds, decoding it once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from exporter.assets.confine import Confinement
from exporter.assets.decode import Raster
from exporter.assets.encode import Scaled, encode, scale
from exporter.assets.sniff import Kind
from exporter.assets.strip import strip
from exporter.model.bundle import Picture
from exporter.model.profile import PictureProfile

# What is decoded must not depend on which formats are wanted together, or their bytes would.
_SIDE = 1600
_SMALL = 150_000
_TALL = 3.5


def render(
    data: bytes, profiles: Iterable[PictureProfile], confinement: Confinement | None = None
) -> dict[PictureProfile, Picture]:
    """Make the picture that each profile asks for.

    Parameters
    ----------
    confinement : Confinement, optional
        The pictures of one issue share theirs, else the usual limits hold.

    Raises
    ------
    BrokenError
        If the bytes are no picture that can be shown.
    """
    confined = confinement or Confinement()
    wanted = tuple(dict.fromkeys(profiles))
    done: dict[PictureProfile, Picture] = {}
    for large in (False, True):
        group = [p for p in wanted if (p.max_side > _SIDE) is large]
        if group or (not wanted and not large):
            side = max((p.max_side for p in group if large), default=_SIDE)
            moving = any(p.animation for p in group)
            raster = confined.decode(data, side, moving=moving)
            tall = [p for p in group if p.tall_side > side and _is_tall(raster)]
            done |= _render(data, raster, [p for p in group if p not in tall])
            if tall:
                done |= _render_tall(data, confined, tall)
    return done


def _is_tall(raster: Raster) -> bool:
    return raster.height >= _TALL * raster.width


def _render_tall(
    data: bytes, confined: Confinement, profiles: list[PictureProfile]
) -> dict[PictureProfile, Picture]:
    raster = confined.decode(data, max(p.tall_side for p in profiles))
    larger = {replace(p, max_side=p.tall_side): p for p in profiles}
    made = _render(data, raster, larger)
    return {larger[profile]: picture for profile, picture in made.items()}


def _render(
    data: bytes, raster: Raster, profiles: Iterable[PictureProfile]
) -> dict[PictureProfile, Picture]:
    sizes: dict[int, Scaled] = {}
    bare = strip(data, raster.kind) if raster.faithful else None
    done = {}
    for profile in profiles:
        side = min(profile.max_side, max(raster.image.size))
        if side not in sizes:
            sizes[side] = scale(raster.image, side, lossy=raster.kind is Kind.JPEG)
        stands = raster.moving and profile.animation
        unchanged = bare is not None and _may_pass(bare, raster, sizes[side], profile)
        if bare is not None and unchanged:
            whole = picture(bare, raster.kind, (raster.width, raster.height))
            done[profile] = replace(whole, still=stands and not raster.playable)
        else:
            encoded, kind, size = encode(sizes[side], profile)
            made = picture(encoded, kind, _shown(size, raster.density))
            done[profile] = replace(made, still=stands)
    return done


def _may_pass(bare: bytes, raster: Raster, scaled: Scaled, profile: PictureProfile) -> bool:
    fits = len(bare) <= profile.max_bytes and max(raster.width, raster.height) <= profile.max_side
    if raster.kind not in profile.types or not fits:
        return False
    if raster.moving and raster.kind is not Kind.PNG:
        return profile.animation and raster.playable
    if raster.kind is Kind.PNG:
        return scaled.drawing or scaled.transparent or len(bare) <= _SMALL
    return True


def _shown(size: tuple[int, int], density: float) -> tuple[int, int]:
    """Return the size at which it is to be seen; a drawing of few px is made of more than that."""
    if density <= 1:
        return size
    return max(1, round(size[0] / density)), max(1, round(size[1] / density))


def picture(data: bytes, kind: str, size: tuple[int, int], *, placeholder: bool = False) -> Picture:
    """Return encoded bytes as a picture of the bundle."""
    width, height = size
    digest = sha256(data).hexdigest()
    return Picture(data, f"image/{kind}", width, height, digest, placeholder=placeholder)
