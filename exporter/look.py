"""The values of a look: colours, sizes, and the page with what pictures may take of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

# How much of the text's height a picture may take: in the text, at the head of an entry that has
# room, of one that shares its page, and beside the text.
FIGURES = {"inside": 0.36, "full": 0.34, "low": 0.23, "side": 0.38}
_NARROW = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a theme as `#rrggbb`; text has contrast ≥ 4.5:1."""

    paper: str
    text: str
    muted: str
    accent: str
    on_accent: str
    surface: str
    rule: str
    link: str
    keyword: str
    name: str
    string: str
    number: str
    comment: str
    inserted: str
    deleted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes in pt for paper and Word; `line` is the line height as a factor."""

    body: float
    small: float
    title: float
    heading1: float
    heading2: float
    heading3: float
    line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page format, as styles/pages.toml says it; `name` is its key there.

    Attributes
    ----------
    width, height, top, bottom, cover : float
        The paper, its margins, and the margin of the cover, in mm.
    measure : int
        The width of the text in em.
    side : int
        The width of a picture beside its text in em, 0 where there is no room for that.
    scale, contrast : float
        How much larger than said text is, and how much headings stand out from it.
    """

    name: str
    width: float
    height: float
    top: float
    bottom: float
    cover: float
    measure: int
    side: int
    scale: float
    contrast: float

    def fit(self, sizes: Sizes) -> Sizes:
        """Return the sizes that text has on this page."""
        names = [f.name for f in fields(Sizes) if f.name != "line"]
        body = sizes.body * self.scale
        fitted = {
            name: round(body * (getattr(sizes, name) / sizes.body) ** self.contrast, 1)
            for name in names
        }
        return replace(sizes, **fitted)

    @property
    def text(self) -> float:
        """The height of the text in mm."""
        return self.height - self.top - self.bottom

    @property
    def narrow(self) -> bool:
        """Whether it is read by scrolling on rather than page by page."""
        return self.measure <= _NARROW

    @property
    def values(self) -> dict[str, str]:
        """The format as CSS writes it."""
        lengths = ("width", "height", "top", "bottom", "cover")
        return {
            **{f"page-{name}": f"{getattr(self, name):g}mm" for name in lengths},
            "page-text": f"{self.text:g}mm",
            **{f"figure-{name}": f"{self.text * part:.1f}mm" for name, part in FIGURES.items()},
            "cover-picture": f"{self.height * 0.42:.1f}mm",
            "cover-tall": f"{self.height * 0.56:.1f}mm",
            "cover-low": f"{self.height * 0.21:.1f}mm",
            "running": "none" if self.narrow else "string(issue)",
            "measure": f"{self.measure}em",
            "side": f"{self.side}em",
        }
