"""Stands for names of fontTools until one of them is used: its import takes a tenth of a second."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Late:
    """A name of a module that is imported when it is used.

    The first that is used puts the real ones into the places of all, so that `except` has a class.

    Parameters
    ----------
    place : dict
        The globals of the module that uses the name.
    module, attribute : str
        Where it comes from; without an attribute it is the module itself.
    """

    def __init__(self, place: dict[str, Any], module: str, attribute: str = "") -> None:
        self._place = place
        self._module = module
        self._attribute = attribute

    def _load(self) -> Any:  # noqa: ANN401 - whatever it stands for
        for name, value in tuple(self._place.items()):
            if isinstance(value, Late):
                self._place[name] = value.found()
        return self.found()

    def found(self) -> Any:  # noqa: ANN401 - whatever it stands for
        """Return what it stands for."""
        module = import_module(self._module)
        return getattr(module, self._attribute) if self._attribute else module

    def __call__(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it stands for
        """Call what it stands for."""
        return self._load()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it stands for
        """Give an attribute of what it stands for."""
        return getattr(self._load(), name)
