"""What the options of a format are made of: a field a key, its flag and its help beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Annotated, Any, Protocol, get_args, get_origin, get_type_hints

from msgspec import ValidationError, convert


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatOptions:
    """What can be said of a format: nothing, where it has no class of its own.

    A class of its own has a field a key, each with its default. Its type says what may be written,
    a `Key` beside it in `Annotated` what it is for; of both, the table in digest.toml and the flags
    of the command line are made.
    """


@dataclass(frozen=True, slots=True)
class Key:
    """What a key of a format is for.

    Attributes
    ----------
    help : str
        One sentence, for the help of the command line.
    flag : str
        As in `--page`; "" has none.
    metavar : str
        What stands for the value in the help; "" leaves that to the type.
    read : callable or None
        Is given a value of the type and returns what is meant; raises `ValueError`, and `hint`
        says where to look then.
    """

    help: str
    flag: str = ""
    metavar: str = ""
    read: Callable[[Any], object] | None = None
    hint: str = ""


class HasOptions(Protocol):
    """A format, as far as digest.toml must know it."""

    @property
    def options(self) -> type[FormatOptions]:
        """The class of its options."""


class KnownFormats(Protocol):
    """The formats that there are, as far as digest.toml must know them: each has a table."""

    def __contains__(self, name: object) -> bool:
        """Whether there is a format of this name."""

    def __iter__(self) -> Iterator[str]:
        """Give their names."""

    def __getitem__(self, name: str) -> HasOptions:
        """Return a format by its name."""

    def broken(self, name: str) -> str:
        """Return why the format of a package cannot be used; "" if there is none such."""

    def unknown(self, name: str) -> tuple[str, str] | None:
        """Return what is to be said of a name that is no format, and a hint."""


@dataclass(frozen=True, slots=True)
class Described:
    """A key with all that is said of it: its name, type (with `Annotated`), default and `Key`."""

    name: str
    kind: Any
    default: object
    key: Key


def described(options: type[FormatOptions]) -> Iterator[Described]:
    """Give the keys of a format, in the order in which its class has them."""
    kinds = get_type_hints(options, include_extras=True)
    defaults = options()
    for field in fields(options):
        kind = kinds[field.name]
        yield Described(field.name, kind, getattr(defaults, field.name), key_of(kind))


def fault(options: FormatOptions) -> tuple[str, object, Any] | None:
    """Return the first key whose value is none of its type, with the value and the type."""

    def as_it_is(kind: Any, value: object) -> object:  # noqa: ANN401 - a type
        if isinstance(value, kind):
            return value
        raise TypeError

    for one in described(type(options)):
        value = getattr(options, one.name)
        try:
            convert(value, one.kind, dec_hook=as_it_is)
        except ValidationError:
            return one.name, value, one.kind
    return None


def key_of(kind: object) -> Key:
    """Return the `Key` beside a type, an empty one if there is none."""
    beside = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return next((one for one in beside if isinstance(one, Key)), Key(""))
