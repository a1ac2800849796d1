"""The settings of one run: defaults ← digest.toml ← flags."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

ALL_FORMATS = ("pdf", "epub", "docx", "wechat")
KNOWN_FORMATS = (*ALL_FORMATS, "markdown")

MAX_ISSUE = 2 * 1024 * 1024
PAGES = ("a4", "a5", "phone")
PDF_VARIANTS = ("archive", "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How hosts are reached: proxies and certificates by the usual variables, private by a flag."""

    http_proxy: str = ""
    https_proxy: str = ""
    no_proxy: tuple[str, ...] = ()
    ca_file: Path | None = None
    ca_folder: Path | None = None
    allow_private: bool = False

    def proxy(self, scheme: str, host: str) -> str:
        """Return the address of the proxy for a host, "" if there is none."""
        for suffix in self.no_proxy:
            if suffix == "*" or f".{host}".endswith("." + suffix.lstrip("*.").lower()):
                return ""
        named = self.https_proxy if scheme == "https" else self.http_proxy
        return named if "://" in named or not named else f"http://{named}"


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


class Quotes(StrEnum):
    """The quotation marks of Chinese text: as written, 「『』」 or “‘’”."""

    KEEP = "keep"
    CORNER = "corner"
    CURLY = "curly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What `digest-export check` looks for: the table `[check]` of digest.toml.

    Attributes
    ----------
    select, ignore : tuple of str
        Codes of rules, beginnings of codes (`spacing`), `default` or `all`.
    spacing : str
        What stands between Han and Latin: "space", "none", "auto" (what the issue does), "off".
    quotes : Quotes
        What straight quotation marks should be; KEEP lets them be.
    """

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    spacing: str = "auto"
    quotes: Quotes = Quotes.CURLY


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
        Where pictures and prepared fonts are kept; None keeps none.
    now : datetime or None
        The date that stands for now; None takes the issue's own.
    max_issue : int
        The largest issue, in bytes.
    connect_timeout, timeout : float
        Seconds until a host must answer, and that a picture may take in all.
    max_bytes, max_pixels, max_frames : int
        The largest picture: as it comes, decoded, and moving.
    max_redirects, retries : int
        How often a host may send us on, and is asked again where that may help.
    max_wait : float
        Seconds that a host may ask us to wait before we ask again.
    connections, connections_per_host : int
        How many pictures are fetched at a time.
    max_cache : int
        Bytes that the cache may keep.
    locked : bool
        Fail where the lock file of an issue would have to change.
    network : Network
        Proxies and certificates; the command line fills it from the environment.
    check : Check
        What the linter looks for.
    typography : Typography
        What is changed in the text.
    page : str
        The page format, of `PAGES`; "" leaves it to the theme.
    pdf_variant : str
        "archive" for PDF/UA-1 and PDF/A-3a with the source inside, "plain" for the pages alone.
    qr : bool
        Print a QR code beside each reference.
    embed_fonts : bool or None
        Put the characters of the issue's font into an EPUB; None does it where that is small.
    vertical : bool
        Set an EPUB in vertical lines.
    reference_doc : Path or None
        A Word document whose styles and page a DOCX takes.
    fonts : Path or None
        A folder with font files of the user's own.
    """

    formats: tuple[str, ...] = ALL_FORMATS
    output: Path = Path("dist")
    theme: str = ""
    offline: bool = False
    strict: bool = False
    math: bool = False
    cache: Path | None = None
    now: datetime | None = None
    max_issue: int = MAX_ISSUE
    connect_timeout: float = 6.0
    timeout: float = 20.0
    max_bytes: int = 32 * 1024 * 1024
    max_pixels: int = 50_000_000
    max_frames: int = 1_000
    max_redirects: int = 7
    retries: int = 2
    max_wait: float = 5.0
    connections: int = 8
    connections_per_host: int = 4
    max_cache: int = 2 * 1024 * 1024 * 1024
    locked: bool = False
    network: Network = Network()
    check: Check = Check()
    typography: Typography = Typography()
    page: str = ""
    pdf_variant: str = "archive"
    qr: bool = False
    embed_fonts: bool | None = None
    vertical: bool = False
    reference_doc: Path | None = None
    fonts: Path | None = None


_CONFIGURABLE = (
    "check",
    "connect_timeout",
    "connections",
    "connections_per_host",
    "embed_fonts",
    "fonts",
    "formats",
    "math",
    "max_bytes",
    "max_cache",
    "max_frames",
    "max_issue",
    "max_pixels",
    "max_redirects",
    "max_wait",
    "output",
    "page",
    "pdf_variant",
    "qr",
    "reference_doc",
    "retries",
    "theme",
    "timeout",
    "typography",
    "vertical",
)
_CHOICES = {
    "formats": KNOWN_FORMATS,
    "page": PAGES,
    "pdf_variant": PDF_VARIANTS,
    "spacing": ("auto", "space", "none", "off"),
}
_MAY_BE_ZERO = {"max_cache", "max_redirects", "max_wait", "retries"}
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
            return type(default)(
                _choice(path, name, value, tuple(each.value for each in type(default)))
            )
        case tuple(), list() if all(isinstance(item, str) for item in value):
            return tuple(_choice(path, name, item) for item in value)
        case Path(), str():
            return path.parent / value
        case None, str() if name in {"fonts", "reference_doc"}:
            return path.parent / value
        case bool(), bool():
            return value
        case None, bool() if name == "embed_fonts":
            return value
        case float(), int() | float() if not isinstance(value, bool):
            return float(_number(path, name, value))
        case int(), int() if not isinstance(value, bool) and not isinstance(default, bool):
            return _number(path, name, value)
        case str(), str():
            return _choice(path, name, value)
        case _:
            pass
    is_table = isinstance(default, Check | Typography)
    hint = f"write a table [{name}]" if is_table else f"the default is {default!r}"
    raise ExportError(Problem.UNREADABLE, f"{path}: {name} cannot be {value!r}", hint=hint)


def _number(path: Path, name: str, value: float) -> float:
    least = "0 or more" if name in _MAY_BE_ZERO else "more than 0"
    if isfinite(value) and (value > 0 or (value == 0 and name in _MAY_BE_ZERO)):
        return value
    raise ExportError(
        Problem.UNREADABLE, f"{path}: {name} cannot be {value}", hint=f"it must be {least}"
    )


def _choice(path: Path, name: str, value: str, choices: tuple[str, ...] = ()) -> str:
    choices = choices or _CHOICES.get(name, (value,))
    if value not in choices:
        hint = nearest(value, choices) or f"choose from {', '.join(choices)}"
        thing = "format" if name == "formats" else name
        raise ExportError(Problem.UNREADABLE, f"{path}: there is no {thing} {value!r}", hint=hint)
    return value
