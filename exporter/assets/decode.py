"""Decodes pictures within limits: upright, in sRGB, without metadata; SVG through resvg.

Only Pillow's decoder for the type that the bytes themselves show is asked, never the name.
"""

from __future__ import annotations

import warnings
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image, ImageCms, ImageFile, ImageOps

from exporter.assets.errors import BrokenError, PictureError
from exporter.assets.sniff import Kind, sniff

_MAX_PIXELS = 50_000_000
_MAX_SIDE = 30_000
_MAX_FRAMES = 1_000
_MAX_MOVING_PIXELS = 400_000_000
_LARGE = 12_000_000
_ORIENTATION = 0x0112
_MOVING = {Kind.GIF, Kind.WEBP}
_LYING = {5, 6, 7, 8}
_SCREEN_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
_DECODERS = {kind: "ICO" if kind is Kind.ICO else kind.name for kind in Kind}
_SRGB = ImageCms.createProfile("sRGB")
_one_large_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Raster:
    """A decoded picture: RGB, or RGBA if something shines through.

    `width` and `height` are those of the original, upright; `image` may be smaller already.
    `faithful` is true if the original's bytes show the same without their metadata; `density` is
    the number of px that stand for one of the original's.
    """

    image: Image.Image
    kind: Kind
    width: int
    height: int
    faithful: bool
    frames: int = 1
    density: float = 1.0


def decode(data: bytes, side: int, *, moving: bool = False) -> Raster:
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
        return (
            _drawing(data, side) if kind is Kind.SVG else _raster(data, kind, side, moving=moving)
        )
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


def _raster(data: bytes, kind: Kind, side: int, *, moving: bool) -> Raster:
    image = _open(data, kind)
    width, height = image.size
    with _one_large_at_a_time if width * height > _LARGE else nullcontext():
        image = _loaded(data, kind, side)
        orientation = image.getexif().get(_ORIENTATION, 1)
        turned = orientation in range(2, 9)
        if orientation in _LYING:
            width, height = height, width
        profile = image.info.get("icc_profile") or b""
        foreign = bool(profile) and not _is_srgb(profile)
        faithful = not (turned or foreign or image.mode not in _SCREEN_MODES)
        upright = ImageOps.exif_transpose(image) if turned else image
        colours = _opaque(_in_srgb(_reduced(upright, side), profile if foreign else b""))
    frames = _frames(data, kind) if moving and kind in _MOVING else 1
    return Raster(colours, kind, width, height, faithful, frames)


def _open(data: bytes, kind: Kind) -> Image.Image:
    """Read the head of a picture and refuse what would not fit into the memory."""
    # Pillow only warns of what is somewhat too large, and would print that.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image = Image.open(BytesIO(data), formats=[_DECODERS[kind]])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large() from error
    if image.width * image.height > _MAX_PIXELS or max(image.size) > _MAX_SIDE:
        raise _too_large()
    return image


def _too_large() -> BrokenError:
    hint = "save it smaller: nobody sees more than 2000 px"
    return BrokenError(
        f"the picture has more than {_MAX_PIXELS // 1_000_000} million px", hint=hint
    )


def _loaded(data: bytes, kind: Kind, side: int) -> Image.Image:
    """Decode all of it; what is cut off raises, also while WeasyPrint is being imported.

    WeasyPrint tells Pillow, for the whole process, to fill up what is cut off with grey.
    """
    while True:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        image = _open(data, kind)
        if kind is Kind.JPEG and max(image.size) > side:
            scale = side / max(image.size)
            image.draft(None, (round(image.width * scale), round(image.height * scale)))
        image.load()
        if not ImageFile.LOAD_TRUNCATED_IMAGES:
            return image


def _frames(data: bytes, kind: Kind) -> int:
    """Count the frames if they can all be decoded and are not too many, else say one."""
    image = _open(data, kind)
    count = int(getattr(image, "n_frames", 1))
    if count > _MAX_FRAMES or count * image.width * image.height > _MAX_MOVING_PIXELS:
        return 1
    for index in range(count):
        image.seek(index)
        image.load()
    return count


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


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
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
