"""All that a run is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

from msgspec import Meta

from exporter.config.breaks import Breaks
from exporter.config.check import Check
from exporter.config.network import Network
from exporter.config.options import FormatOptions
from exporter.config.recognition import Recognition
from exporter.config.typography import Typography

ALL_FORMATS = ("pdf", "epub", "docx", "wechat")
MAX_ISSUE = 2 * 1024 * 1024

_Options = TypeVar("_Options", bound=FormatOptions)

Seconds = Annotated[float, Meta(gt=0)]
SecondsOrNone = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(gt=0)]
CountOrNone = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run needs to know besides the issue; the types say what digest.toml may write.

    Attributes
    ----------
    formats : tuple of str
        What to make, in any order.
    output : Path
        The folder that receives the files.
    stem : str
        What the files are called, without what they end in; "" calls them as the issue.
    theme : str
        The theme; "" leaves it to the front matter of each issue, else "paper".
    themes : tuple of Path
        The folders of themes that an issue may name, beside our own.
    math : bool
        Take every `$…$` for a formula.
    breaks : Breaks
        Which line ends inside a paragraph are kept.
    qr : bool
        Print a QR code beside each reference.
    fonts : Path or None
        A folder with font files of the user's own.
    options : tuple of FormatOptions
        What is said of one format each; `of` gives the defaults of those of which nothing is said.
    check : Check
        What the linter looks for.
    recognition : Recognition
        What the issues of a series have in common.
    typography : Typography
        What is changed in the text.
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
    max_fetch_time : float
        Seconds that all pictures of an issue may take to be fetched.
    beside : Path or None
        The folder of the digest.toml that says the theme, which it may not leave; None if the
        command line says it.
    offline : bool
        Open no connection.
    strict : bool
        A warning is a failure.
    locked : bool
        Fail where the lock file of an issue would have to change.
    cache : Path or None
        Where pictures and prepared fonts are kept; None keeps none.
    now : datetime or None
        The date that stands for now; None takes the issue's own.
    network : Network
        Proxies and certificates; the command line fills it from the environment.
    """

    formats: tuple[str, ...] = ALL_FORMATS
    output: Path = Path("dist")
    stem: str = ""
    theme: str = ""
    themes: tuple[Path, ...] = ()
    math: bool = False
    breaks: Breaks = Breaks.CHINESE
    qr: bool = False
    fonts: Path | None = None
    options: tuple[FormatOptions, ...] = ()
    check: Check = field(default_factory=Check)
    recognition: Recognition = field(default_factory=Recognition)
    typography: Typography = field(default_factory=Typography)
    max_issue: Count = MAX_ISSUE
    connect_timeout: Seconds = 6.0
    timeout: Seconds = 20.0
    max_bytes: Count = 32 * 1024 * 1024
    max_pixels: Count = 50_000_000
    max_frames: Count = 1_000
    max_redirects: CountOrNone = 7
    retries: CountOrNone = 2
    max_wait: SecondsOrNone = 5.0
    connections: Count = 8
    connections_per_host: Count = 4
    max_cache: CountOrNone = 2 * 1024 * 1024 * 1024
    max_fetch_time: Seconds = 120.0
    beside: Path | None = None
    offline: bool = False
    strict: bool = False
    locked: bool = False
    cache: Path | None = None
    now: datetime | None = None
    network: Network = field(default_factory=Network)

    def of(self, kind: type[_Options]) -> _Options:
        """Return what is said of a format, by the class of its options."""
        return next((one for one in self.options if type(one) is kind), kind())

    def saying(self, kind: type[FormatOptions], **changes: Any) -> Settings:  # noqa: ANN401 - of the keys' types
        """Return settings that say something else of a format."""
        changed = replace(self.of(kind), **changes)
        others = (one for one in self.options if type(one) is not kind)
        said = others if changed == kind() else (*others, changed)
        return replace(self, options=tuple(sorted(said, key=lambda one: type(one).__qualname__)))
