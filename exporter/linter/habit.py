"""How a series spaces Han and Latin, where its issues are known."""

from __future__ import annotations

from dataclasses import dataclass

_LEAST = 4


@dataclass(frozen=True, slots=True)
class Habit:
    """How often Han and Latin meet with a space and without one, and what is a name.

    A name is a Latin word with the Han character behind it, as in Python猫.
    """

    spaced: int = 0
    unspaced: int = 0
    names: tuple[str, ...] = ()

    @property
    def is_spaced(self) -> bool:
        """Tell whether two thirds of the boundaries have a space, and at least a few."""
        return self.spaced >= max(2 * self.unspaced, _LEAST)

    @property
    def is_unspaced(self) -> bool:
        """Tell whether two thirds of the boundaries have none, and at least a few."""
        return self.unspaced >= max(2 * self.spaced, _LEAST)
