"""Decodes pictures within limits: upright, in sRGB, without metadata; SVG through resvg.

Only Pillow's decoder for the type that the bytes themselves show is asked, never the name.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageCms, ImageFile

from exporter.assets.errors import BrokenError, PictureError
from exporter.assets.limits import Limits
from exporter.assets.sniff import Kind, sniff

_MAX_SIDE = 30_000
_MOVING_MAY_HAVE = 8
_ORIENTATION = 0x0112
_TILE_WIDTH, _TILE_LENGTH = 322, 323
_MOVING = {Kind.GIF, Kind.WEBP}
# Their further pictures are pages, sizes, thumbnails or depths (MPO), not frames.
_PAGES = {Kind.TIFF, Kind.ICO, Kind.JPEG}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = {5, 6, 7, 8}
_SCREEN_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
_GREY_MODES = {"1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L", "F"}
_DECODERS = {kind: "ICO" if kind is Kind.ICO else kind.name for kind in Kind}
_SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True, slots=True)
class Raster:
    """A decoded picture: RGB, or RGBA if something shines through.

    `width` and `height` are those of the original, upright; `image` may be smaller already.
    `faithful` is true if the original's bytes show the same without their metadata, `moving` if it
    is an animation, `playable` if all of that can be decoded within the limits; `density` is the
    number of px that stand for one of the original's.
    """

    image: Image.Image
    kind: Kind
    width: int
    height: int
    faithful: bool
    moving: bool = False
    playable: bool = False
    density: float = 1.0


def decode(data: bytes, side: int, limits: Limits, *, moving: bool = False) -> Raster:
    """Decode a picture, to no less than `side` px on its longest side if it has them.

    Parameters
    ----------
    moving : bool
        Look at all frames too, so that an animation is known to be whole.

    Raises
    ------
    BrokenError
        If it is no picture, not whole, or too large.
    """
    kind = sniff(data)
    try:
        if kind is Kind.SVG:
            return _drawing(data, side)
        raster = _raster(data, kind, side, limits)
        return _with_frames(raster, data, kind, limits) if moving else raster
    except PictureError:
        raise
    except MemoryError as error:
        raise BrokenError("the picture is too large for the memory") from error
    except Exception as error:  # Pillow's decoders raise whatever they come across
        raise BrokenError(f"the picture is broken: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    text = str(error).partition("<")[0].strip() or type(error).__name__
    return "it is cut off" if "truncated" in text else text


def _drawing(data: bytes, side: int) -> Raster:
    from exporter.assets.svg import rasterise

    image, density = rasterise(data, side)
    width, height = image.size
    return Raster(
        _opaque(image.convert("RGBA")), Kind.SVG, width, height, faithful=False, density=density
    )


def _raster(data: bytes, kind: Kind, side: int, limits: Limits) -> Raster:
    image = _loaded(data, kind, side, limits)
    width, height = open_head(data, kind, limits).size
    orientation = image.getexif().get(_ORIENTATION, 1)
    turned = orientation in range(2, 9)
    if orientation in _LYING:
        width, height = height, width
    profile = image.info.get("icc_profile") or b""
    foreign = bool(profile) and not _is_srgb(profile)
    faithful = not (turned or foreign or image.mode not in _SCREEN_MODES)
    smaller = _reduced(image, side)
    upright = smaller.transpose(_TURNS[orientation]) if turned else smaller
    grey = image.mode in _GREY_MODES
    colours = _opaque(_in_srgb(upright, profile if foreign else b"", grey=grey))
    return Raster(colours, kind, width, height, faithful)


def open_head(data: bytes, kind: Kind, limits: Limits) -> Image.Image:
    """Read the head of a picture and refuse what would not fit into the memory.

    Raises
    ------
    BrokenError
        If it has more pixels than the limit.
    """
    # Pillow only warns of what is somewhat too large, and would print that.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image = Image.open(BytesIO(data), formats=[_DECODERS[kind]])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large(limits) from error
    tile = _tile(image) if kind is Kind.TIFF else 0
    if max(image.width * image.height, tile) > limits.pixels or max(image.size) > _MAX_SIDE:
        raise _too_large(limits)
    return image


def _tile(image: Image.Image) -> int:
    """Return the pixels of a TIFF's tile, which may be larger than the picture (TIFF 6.0, 15)."""
    tags = image.getexif()
    return int(tags.get(_TILE_WIDTH, 0)) * int(tags.get(_TILE_LENGTH, 0))


def _too_large(limits: Limits) -> BrokenError:
    hint = "save it smaller: nobody sees more than 2000 px; or raise `max_pixels` in config.toml"
    millions = f"{limits.pixels / 1_000_000:.3g}"
    return BrokenError(f"the picture has more than {millions} million px", hint=hint)


def _loaded(data: bytes, kind: Kind, side: int, limits: Limits) -> Image.Image:
    """Decode all of it; what is cut off raises, also while WeasyPrint is being imported.

    WeasyPrint tells Pillow, for the whole process, to fill up what is cut off with grey.
    """
    while True:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        image = open_head(data, kind, limits)
        if kind is Kind.JPEG and max(image.size) > side:
            scale = side / max(image.size)
            image.draft(None, (round(image.width * scale), round(image.height * scale)))
        image.load()
        if not ImageFile.LOAD_TRUNCATED_IMAGES:
            return image


def _with_frames(raster: Raster, data: bytes, kind: Kind, limits: Limits) -> Raster:
    """Tell whether a picture moves, and look at every frame if they are not too many."""
    image = open_head(data, kind, limits)
    if not getattr(image, "is_animated", False) or kind in _PAGES:
        return raster
    if kind not in _MOVING or _has_frame(image, limits.frames):
        return replace(raster, moving=True)
    image = open_head(data, kind, limits)
    area = image.width * image.height
    count = int(getattr(image, "n_frames", 1))
    if count * area > _MOVING_MAY_HAVE * limits.pixels:
        return replace(raster, moving=True)
    for index in range(count):
        image.seek(index)
        image.load()
    return replace(raster, moving=True, playable=True)


def _has_frame(image: Image.Image, index: int) -> bool:
    """Tell whether there is a frame of that number without counting them all."""
    try:
        image.seek(index)
    except EOFError:
        return False
    return True


def _reduced(image: Image.Image, side: int) -> Image.Image:
    """Bring a picture into RGB, RGBA, CMYK or LAB, and near twice the size that is wanted."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode not in {"RGB", "RGBA", "CMYK", "LAB"}:
        image = image.convert("RGB")
    factor = max(image.size) // (2 * side)
    return image.reduce(factor) if factor > 1 else image


def _in_srgb(image: Image.Image, profile: bytes, *, grey: bool) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if grey and source.profile.xcolor_space.strip() == "GRAY":
                colours = colours.convert("L")
            converted = ImageCms.profileToProfile(colours, source, _SRGB, outputMode="RGB")
            colours = converted or colours
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _is_srgb(profile: bytes) -> bool:
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return True
    return "sRGB" in name


def _opaque(image: Image.Image) -> Image.Image:
    """Drop transparency that lets nothing through, and what the file said beside the picture."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}
    return image
