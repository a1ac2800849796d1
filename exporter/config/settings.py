"""All that a run is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from exporter.config.check import Check
from exporter.config.docx import DocxOptions
from exporter.config.epub import EpubOptions
from exporter.config.network import Network
from exporter.config.pdf import PdfOptions
from exporter.config.typography import Typography

ALL_FORMATS = ("pdf", "epub", "docx", "wechat")
KNOWN_FORMATS = (*ALL_FORMATS, "markdown")
MAX_ISSUE = 2 * 1024 * 1024

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
        What to make, of `KNOWN_FORMATS`, in any order.
    output : Path
        The folder that receives the files.
    theme : str
        The theme; "" leaves it to the front matter of each issue, else "paper".
    math : bool
        Take every `$…$` for a formula.
    qr : bool
        Print a QR code beside each reference.
    fonts : Path or None
        A folder with font files of the user's own.
    pdf, epub, docx
        What can be said of one format.
    check : Check
        What the linter looks for.
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
    theme: str = ""
    math: bool = False
    qr: bool = False
    fonts: Path | None = None
    pdf: PdfOptions = field(default_factory=PdfOptions)
    epub: EpubOptions = field(default_factory=EpubOptions)
    docx: DocxOptions = field(default_factory=DocxOptions)
    check: Check = field(default_factory=Check)
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
    offline: bool = False
    strict: bool = False
    locked: bool = False
    cache: Path | None = None
    now: datetime | None = None
    network: Network = field(default_factory=Network)
