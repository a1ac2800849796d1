"""All that an emitter may know: the issue, the bytes it refers to, the theme and the one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from exporter.config.options import FormatOptions
from exporter.model.issue import Issue
from exporter.theme import Theme

_Options = TypeVar("_Options", bound=FormatOptions)
_NOTHING = FormatOptions()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as one format embeds it. `width`, `height` in px, `digest` the SHA-256 of `data`.

    `placeholder` is true where the picture could not be had and a drawing stands for it, `still`
    where it is the first frame of an animation that could have moved in this format.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    digest: str
    placeholder: bool = False
    still: bool = False

    @property
    def suffix(self) -> str:
        """The usual ending of a file of this type, with its dot."""
        return "." + self.media_type.removeprefix("image/").replace("jpeg", "jpg")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as one format writes it: an XML element, or None if it could not be converted.

    `MATHML`: a `<math>` element, `OMML`: an `m:oMath` element with its namespaces, `SVG`: an
    `<svg>` element that uses `currentColor`; `width`, `height` and `depth` (below the baseline)
    are in em of the text around it, and only known for SVG. `number` is what the source has set
    beside it as a tag, with its brackets, and no part of the markup.
    """

    markup: str | None
    width: float = 0.0
    height: float = 0.0
    depth: float = 0.0
    number: str = ""


@dataclass(frozen=True, slots=True)
class FormulaKey:
    """Names a formula: its TeX and whether it stands alone."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Foundry:
    """Where the fonts of a run are: files of the user's own, and what was prepared before.

    `own` is a folder that comes before `fonts/own`, `cache` the folder of the cache, of at most
    `max_cache` bytes; None is none.
    """

    own: Path | None = None
    cache: Path | None = None
    max_cache: int = 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """The whole input of an emitter.

    Every `Image.source` of the issue is a key of `pictures`, every formula one of `formulas`.
    `date` stands for now wherever a file must carry a time. `source` is the text of the issue as it
    was read, `stem` the name of its file without the suffix, `lock` the text of its lock file, None
    where there is none. `options` is what is said of the format, `files` the bytes of each file
    that the options name. `pages` says on which page of a format of the same run an anchor stands,
    and is empty where there is none. `foundry` says where fonts are.
    """

    issue: Issue
    pictures: Mapping[str, Picture]
    formulas: Mapping[FormulaKey, Formula]
    theme: Theme
    date: datetime
    stem: str
    source: str
    lock: str | None = None
    options: FormatOptions = _NOTHING
    files: Mapping[Path, bytes] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    foundry: Foundry = Foundry()

    def said(self, kind: type[_Options]) -> _Options:
        """Return the options of a format by their class, the defaults where nothing is said."""
        return self.options if isinstance(self.options, kind) else kind()
