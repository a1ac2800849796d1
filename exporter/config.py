"""The settings of one run: defaults ← digest.toml ← flags."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

ALL_FORMATS = ("pdf", "epub", "docx", "wechat")
KNOWN_FORMATS = (*ALL_FORMATS, "markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How hosts are reached: proxies and certificates by the usual variables, private by a flag."""

    http_proxy: str = ""
    https_proxy: str = ""
    no_proxy: tuple[str, ...] = ()
    ca_file: Path | None = None
    ca_folder: Path | None = None
    allow_private: bool = False


def network(environ: Mapping[str, str]) -> Network:
    """Return what `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, `SSL_CERT_*` say."""

    def said(*names: str) -> str:
        spellings = (spelling for name in names for spelling in (name.lower(), name))
        return next((environ[name] for name in spellings if environ.get(name)), "")

    file, folder = environ.get("SSL_CERT_FILE"), environ.get("SSL_CERT_DIR")
    return Network(
        http_proxy=said("HTTP_PROXY", "ALL_PROXY"),
        https_proxy=said("HTTPS_PROXY", "ALL_PROXY"),
        no_proxy=tuple(host.strip() for host in said("NO_PROXY").split(",") if host.strip()),
        ca_file=Path(file) if file else None,
        ca_folder=Path(folder) if folder else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What `digest-export check` looks for: the table `[check]` of digest.toml.

    Attributes
    ----------
    select, ignore : tuple of str
        Codes of rules, beginnings of codes (`spacing`), `default` or `all`.
    spacing : str
        What stands between Han and Latin: "space", "none", "auto" (what the issue does), "off".
    quotes : str
        The quotation marks of Chinese text: "“”" or "「」".
    """

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    spacing: str = "auto"
    quotes: str = "“”"


class Quotes(StrEnum):
    """The quotation marks of Chinese text: as written, 「『』」 or “‘’”."""

    KEEP = "keep"
    CORNER = "corner"
    CURLY = "curly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """What the typography passes change: the table `[typography]` of digest.toml.

    Attributes
    ----------
    han_latin_space : bool
        Put a space between Han and Latin.
    quotes : Quotes
        Which quotation marks Chinese text has.
    dashes, ellipsis : bool
        Write `--` as ——, `...` as …… in Chinese text.
    """

    han_latin_space: bool = False
    quotes: Quotes = Quotes.KEEP
    dashes: bool = False
    ellipsis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run needs to know besides the issue.

    Attributes
    ----------
    formats : tuple of str
        What to make, of `KNOWN_FORMATS`.
    output : Path
        The folder that receives the files.
    theme : str
        The theme; "" leaves it to the front matter of each issue, else "paper".
    cache : Path or None
        Where fetched pictures are kept; None keeps none.
    now : datetime or None
        The date that stands for now; None takes the issue's own.
    timeout : float
        Seconds that a picture may take in all.
    max_bytes : int
        The largest picture to fetch, in bytes.
    connections : int
        How many pictures are fetched at a time.
    network : Network
        Proxies and certificates; the command line fills it from the environment.
    check : Check
        What the linter looks for.
    typography : Typography
        What is changed in the text.
    """

    formats: tuple[str, ...] = ALL_FORMATS
    output: Path = Path("dist")
    theme: str = ""
    offline: bool = False
    strict: bool = False
    math: bool = False
    cache: Path | None = None
    now: datetime | None = None
    timeout: float = 20.0
    max_bytes: int = 32 * 1024 * 1024
    connections: int = 8
    network: Network = Network()
    check: Check = Check()
    typography: Typography = Typography()


_CONFIGURABLE = (
    "check",
    "connections",
    "formats",
    "math",
    "max_bytes",
    "output",
    "theme",
    "timeout",
    "typography",
)
_CHOICES = {
    "formats": KNOWN_FORMATS,
    "spacing": ("auto", "space", "none", "off"),
    "quotes": ("“”", "「」"),
}
_Table = TypeVar("_Table", Settings, Check, Typography)


def load(path: Path, base: Settings) -> Settings:
    """Return `base` with what a digest.toml says.

    Raises
    ------
    ExportError
        If the file is not TOML, or has a key that is not known or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExportError(Problem.UNREADABLE, f"{path} cannot be read: {error}") from error
    return _laid_over(path, table, base, _CONFIGURABLE)


def _laid_over(
    path: Path, table: Mapping[str, object], base: _Table, configurable: Collection[str]
) -> _Table:
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in configurable:
            known = f"the keys are: {', '.join(configurable)}"
            raise ExportError(
                Problem.UNREADABLE,
                f"{path} has an unknown key {key!r}",
                hint=nearest(name, configurable) or known,
            )
        default: object = next(f.default for f in fields(base) if f.name == name)
        changes[name] = _typed(path, name, default, value)
    return replace(base, **changes)


def _typed(path: Path, name: str, default: object, value: object) -> object:
    match default, value:
        case Check(), dict():
            return _laid_over(path, value, default, [f.name for f in fields(Check)])
        case Typography(), dict():
            return _laid_over(path, value, default, [f.name for f in fields(Typography)])
        case StrEnum(), str():
            return type(default)(_choice(path, name, value, tuple(type(default))))
        case tuple(), list() if all(isinstance(item, str) for item in value):
            return tuple(_choice(path, name, item) for item in value)
        case Path(), str():
            return path.parent / value
        case bool(), bool():
            return value
        case float(), int() | float() if not isinstance(value, bool):
            return float(value)
        case int(), int() if not isinstance(value, bool) and not isinstance(default, bool):
            return value
        case str(), str():
            return _choice(path, name, value)
        case _:
            pass
    is_table = isinstance(default, Check | Typography)
    hint = f"write a table [{name}]" if is_table else f"the default is {default!r}"
    raise ExportError(Problem.UNREADABLE, f"{path}: {name} cannot be {value!r}", hint=hint)


def _choice(path: Path, name: str, value: str, choices: tuple[str, ...] = ()) -> str:
    choices = choices or _CHOICES.get(name, (value,))
    if value not in choices:
        hint = nearest(value, choices) or f"choose from {', '.join(choices)}"
        thing = "format" if name == "formats" else name
        raise ExportError(Problem.UNREADABLE, f"{path}: there is no {thing} {value!r}", hint=hint)
    return value
