"""Where an issue is cut: few parts, at headings, balanced."""

from __future__ import annotations

from collections.abc import Mapping

from exporter.emit.wechat.cuts import BETWEEN_BLOCKS, NOWHERE, Unit, best


def units(
    *sizes: int, ranks: str = "", listed: Mapping[int, dict[str, int]] | None = None
) -> list[Unit]:
    """Sections of these sizes; `ranks` are those of the cuts before them, 1 for all if not said."""
    known = listed or {}
    return [
        Unit((place,), 0, 1, int(ranks[place]) if ranks else 1, size, known.get(place, {}))
        for place, size in enumerate(sizes)
    ]


def test_what_has_room_is_one_part() -> None:
    assert best(units(3, 3, 3), 9) == (3,)


def test_parts_are_balanced() -> None:
    assert best(units(5, 1, 1, 1, 4), 10) == (2, 5)


def test_a_cut_at_a_heading_of_the_first_rank_comes_before_balance() -> None:
    assert best(units(4, 2, 4, ranks="121"), 8) == (2, 3)


def test_but_fewer_parts_come_before_that() -> None:
    assert best(units(4, 4, 4, 4, ranks="1222"), 8) == (2, 4)


def test_between_blocks_is_the_last_resort() -> None:
    some = units(5, 5, 5, ranks=f"1{BETWEEN_BLOCKS}2")
    assert best(some, 10) == (2, 3)


def test_no_heading_is_left_alone_at_the_end() -> None:
    some = units(8, 1, 8, 1)
    some[2] = Unit((2,), 0, 1, NOWHERE, 8, {})
    assert best(some, 10) == (1, 4)


def test_an_address_that_two_units_lead_to_counts_once_in_a_part() -> None:
    both = {0: {"a": 4}, 1: {"a": 4}}
    assert best(units(3, 3, listed=both), 10) == (2,)
    assert best(units(3, 3, listed={0: {"a": 4}, 1: {"b": 4}}), 10) == (1, 2)


def test_a_unit_that_is_too_long_has_a_part_of_its_own() -> None:
    assert best(units(2, 30, 2), 10) == (1, 2, 3)
