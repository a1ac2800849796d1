"""Names of a module that is imported when one of them is used."""

from __future__ import annotations

from typing import Any

from exporter.emit.pdf.start.late import Late


def place() -> dict[str, Any]:
    names: dict[str, Any] = {}
    names["loads"] = Late(names, "json", "loads")
    names["Wrong"] = Late(names, "json", "JSONDecodeError")
    names["json"] = Late(names, "json")
    return names


def test_a_function_is_called() -> None:
    assert place()["loads"]("[1]") == [1]


def test_a_module_gives_its_names() -> None:
    assert place()["json"].dumps([1]) == "[1]"


def test_the_first_that_is_used_brings_all() -> None:
    names = place()
    names["loads"]("1")
    assert not any(isinstance(value, Late) for value in names.values())


def test_what_was_put_in_its_place_stays() -> None:
    names = place()
    names["json"] = "ours"
    names["loads"]("1")
    assert names["json"] == "ours"


def test_an_error_is_a_class_when_it_is_raised() -> None:
    names = place()
    code = "try:\n    loads('[')\nexcept Wrong:\n    caught = True\n"
    exec(code, names)  # noqa: S102 - the globals are what is tested
    assert names["caught"]
