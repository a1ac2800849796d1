"""The flags of formats, made from their options, and the formats that `--to` may name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import click
from click.shell_completion import CompletionItem
from msgspec import ValidationError, convert

from exporter.config import ALL_FORMATS
from exporter.config.options import Described, described
from exporter.config.wanted import wanted
from exporter.emit import FORMATS, Format
from exporter.emit.registry import OWN, installed

_BETWEEN = "__"
_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])


def format_flags(command: _Decorated) -> _Decorated:
    """Give a command the flags of our own formats; its callback has them by `TABLE__KEY`."""
    for flag in reversed([flag for row in OWN.values() for flag in _flags(row)]):
        params = command.__dict__.setdefault("__click_params__", [])
        params.append(flag)
    return command


def key_of_flag(name: str) -> tuple[Format, str] | None:
    """Return the format and the key that a parameter stands for, None if it is of no format."""
    table, between, key = name.partition(_BETWEEN)
    return (FORMATS[table], key) if between else None


class ExportCommand(click.Command):
    """A command with the flags of installed formats, which are looked for when one is not ours."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse arguments; a flag that is not ours may be one of an installed format."""
        try:
            return super().parse_args(ctx, list(args))
        except click.NoSuchOption:
            more = self._of_packages()
            if not more:
                raise
            self.params += more
            return super().parse_args(ctx, list(args))

    def shown(self) -> list[click.Parameter]:
        """Return all parameters, for the help."""
        return [*self.params, *self._of_packages()]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of all options."""
        click.Command(self.name, params=self.shown()).format_options(ctx, formatter)

    def _of_packages(self) -> list[click.Parameter]:
        known = {one.name for one in self.params}
        flags = (flag for row in installed().formats.values() for flag in _flags(row))
        return [flag for flag in flags if flag.name not in known]


class To(click.Option):
    """The option `--to`; its help names what is installed."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and what it is for."""
        others = ", ".join(name for name in FORMATS if name not in ALL_FORMATS)
        self.help = f"What to make: {', '.join(ALL_FORMATS)} (all by default), or {others}."
        return super().get_help_record(ctx)


def asked_formats(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats that were asked for, each once."""
    asked = [name.strip().lower() for given in value for name in given.split(",")]
    for name in asked:
        if wrong := FORMATS.unknown(name):
            raise click.BadParameter("; ".join(wrong))
    return tuple(dict.fromkeys(asked))


def complete_formats(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return what may stand behind the last comma."""
    before, comma, begun = incomplete.rpartition(",")
    said = before.split(",")
    names = (name for name in FORMATS if name.startswith(begun) and name not in said)
    return [CompletionItem(f"{before}{comma}{name}") for name in names]


def _flags(row: Format) -> Iterator[click.Option]:
    for one in described(row.options):
        if one.key.flag:
            yield _flag(f"{row.name}{_BETWEEN}{one.name}", one)


def _flag(name: str, one: Described) -> click.Option:
    """Make a flag of a key; one that is not given is None."""
    kind = get_args(one.kind)[0] if get_origin(one.kind) is Annotated else one.kind
    flag, said = one.key.flag, one.key.help
    if kind is bool:
        return click.Option([flag, name], is_flag=True, default=None, help=said)
    if set(get_args(kind)) == {bool, type(None)}:
        both = f"{flag}/--no-{flag.removeprefix('--')}"
        return click.Option([both, name], default=None, help=said)
    return click.Option(
        [flag, name],
        metavar=one.key.metavar or None,
        type=_type(kind),
        callback=None if one.key.read is None and _is_choice(kind) else _reading(one),
        default=None,
        help=said,
    )


def _is_choice(kind: Any) -> bool:  # noqa: ANN401 - a type, or what typing makes of one
    return get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, StrEnum))


def _type(kind: Any) -> click.ParamType[Any] | None:  # noqa: ANN401 - likewise
    if get_origin(kind) is Literal:
        return click.Choice([one for one in get_args(kind) if one])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return click.Choice([str(one) for one in kind])
    if Path in {kind, *get_args(kind)}:
        return click.Path(exists=True, dir_okay=False, path_type=Path)
    return None


def _reading(one: Described) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return what reads the value of a flag as digest.toml would, but from a word."""

    def read(_: click.Context, __: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - of any key
        if value is None or isinstance(value, Path):
            return value
        try:
            typed = convert(value, one.kind, strict=False)
            return one.key.read(typed) if one.key.read else typed
        except ValidationError as error:
            raise click.BadParameter(f"{value!r}; {wanted(one.kind, value)}") from error
        except ValueError as error:
            raise click.BadParameter(f"{error}; {one.key.hint}".rstrip("; ")) from error

    return read
