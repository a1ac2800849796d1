"""Cuts a font down to some characters with HarfBuzz, which takes milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

_DROPPED = ("BASE", "DSIG", "STAT", "VORG", "gasp", "vhea", "vmtx")
_WEIGHT = "wght"
_FEATURES = ("kern", "mark", "mkmk")


def subset(
    path: Path,
    characters: Iterable[str] | None,
    index: int = 0,
    feature: str = "calt",
    weight: int = 400,
) -> bytes:
    """Return what a font file has of some characters, or of all with None.

    Parameters
    ----------
    index : int
        Which font of a collection.
    feature : str
        The feature to keep beside kerning and the placing of accents.
    weight : int
        Which weight of a variable font.
    """
    source = hb.SubsetInput()
    if characters is None:
        source.keep_everything()
    else:
        source.unicode_set.update({ord(character) for character in characters})
    source.layout_feature_tag_set.clear()
    source.layout_feature_tag_set.update({_tag(name) for name in (*_FEATURES, feature)})
    source.drop_table_tag_set.update({_tag(name) for name in _DROPPED})
    source.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    face = hb.Face(hb.Blob.from_file_path(path), index)
    pin(source, face, weight)
    return bytes(hb.subset(face, source).blob.data)


def pin(source: hb.SubsetInput, face: hb.Face, weight: int) -> None:
    """Let a variable font become one of its weights."""
    if face.has_var_data:
        source.pin_all_axes_to_default(face)
        if any(axis.tag == _WEIGHT for axis in face.axis_infos):
            source.pin_axis_location(face, _WEIGHT, weight)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
