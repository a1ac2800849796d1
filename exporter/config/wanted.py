"""Says what a key takes, by its type: the hints to what is wrong in digest.toml."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Meta

from exporter.config.options import Key
from exporter.config.recognition import FIELDS
from exporter.spelling import nearest


def wanted(kind: Any, value: object) -> str:  # noqa: ANN401 - a type, or what typing makes of one
    """Say what a type takes, nearest to what was written."""
    if get_origin(kind) is Annotated:
        base, *beside = get_args(kind)
        if limits := next((one for one in beside if isinstance(one, Meta)), None):
            return _within(base, limits)
        if any(isinstance(one, Key) for one in beside):
            return wanted(base, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice([str(each) for each in kind], value)
    if get_origin(kind) is Literal:
        return _choice([each for each in get_args(kind) if each], value)
    if get_origin(kind) is tuple or any(get_origin(one) is tuple for one in get_args(kind)):
        return 'write a list of texts, as in ["…", "…"]'
    kinds = set(get_args(kind) or (kind,))
    if bool in kinds:
        return "write true or false, without quotes"
    if kinds & {int, float}:
        return "write a whole number" if int in kinds else "write a number"
    return 'write a text, as in "…"'


def _within(base: type, limits: Meta) -> str:
    """Say what a number may be, or what a text must have in it."""
    if base is str:
        return f"write a text with {', '.join(f'{{{name}}}' for name in FIELDS)} in it"
    limit = f"{limits.ge} or more" if limits.ge is not None else f"more than {limits.gt}"
    limit = f"from {limits.ge or 0} to {limits.le}" if limits.le is not None else limit
    return f"write {'a whole number' if base is int else 'a number'}, {limit}"


def _choice(choices: list[str], value: object) -> str:
    return nearest(str(value), choices) or f"choose from {', '.join(choices)}"
