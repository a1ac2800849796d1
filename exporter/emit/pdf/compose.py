"""Composes entries into pages: whose picture is large, whose stands beside the text.

An entry of one picture and two paragraphs takes three fifths of an A4 page: left to themselves,
such entries make one half-empty page after another. So the ways to set each are weighed over all
of them, as Knuth and Plass weigh line breaks ("Breaking Paragraphs into Lines", 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, islice, takewhile

from exporter.emit.pdf.reckon import ABOVE, Choice, Reckoning
from exporter.emit.slices import is_tall
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture
from exporter.model.issue import Issue, Section, SectionKind
from exporter.theme import Theme

_WASTE, _SPLIT = 100.0, 5.0
_MOST = 60
_DOUBT = 1.2
_RUNNING_TEXT = (n.Paragraph, n.Labelled, n.TagLine)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rest of the entries is set, and what that costs."""

    cost: float = 0.0
    classes: tuple[str, ...] = ()

    def after(self, cost: float, kind: str) -> _Plan:
        return _Plan(self.cost + cost, (kind, *self.classes))


def compose(issue: Issue, pictures: Mapping[str, Picture], theme: Theme) -> dict[str, str]:
    """Return for the anchors of the issue's first entries how each is set, as classes.

    `full`, `low` and `side` say where the picture stands, `whole` that an entry is not to be torn
    where a page ends. Entries of more than a picture and running text, and all after such a one,
    are left to themselves.

    Parameters
    ----------
    theme : Theme
        With the sizes that text has on its page.
    """
    if theme.page.narrow:
        return {}
    reckoning = Reckoning(pictures, theme)
    listed = dropwhile(lambda section: section.kind is not SectionKind.ENTRY, issue.sections)

    def is_plain(section: Section) -> bool:
        return _is_plain(section) and not _is_long(section, pictures)

    run = tuple(islice(takewhile(is_plain, listed), _MOST))
    choices = tuple(tuple(_choices(section, reckoning)) for section in run)
    plan = _best(choices, reckoning.page - _DOUBT)
    return {section.anchor: kind for section, kind in zip(run, plan.classes, strict=True)}


def _is_plain(section: Section) -> bool:
    match section:
        case Section(kind=SectionKind.ENTRY, children=(), blocks=(n.Figure(), _, *_) as blocks):
            inside = walk.descend((*section.title, *blocks[1:]))
            return all(isinstance(block, _RUNNING_TEXT) for block in blocks[1:]) and not any(
                isinstance(node, n.NoteRef | n.Image) for node in inside
            )
        case _:
            return False


def _is_long(section: Section, pictures: Mapping[str, Picture]) -> bool:
    figures = (block for block in section.blocks if isinstance(block, n.Figure))
    return any(is_tall(pictures[figure.image.source]) for figure in figures)


def _choices(section: Section, reckoning: Reckoning) -> Iterator[Choice]:
    match section.blocks:
        case (n.Figure() as figure, *text):
            yield from reckoning.choices(section.title, figure, tuple(text))
        case _:
            pass


def _best(choices: tuple[tuple[Choice, ...], ...], page: float) -> _Plan:
    """Return the cheapest way to set entries one after the other, the first on a new page.

    What is left empty of the last page costs nothing: something follows it.
    """

    @cache
    def plan(index: int, filled: float) -> _Plan:
        ways = (way for choice in choices[index] for way in set_as(choice, index, filled))
        return min(ways, key=lambda way: round(way.cost, 1))  # of equals, the larger picture first

    def set_as(choice: Choice, index: int, filled: float) -> Iterator[_Plan]:
        start = filled + ABOVE if filled else 0.0
        end = start + choice.height
        if end <= page or start + choice.together <= page:
            torn = _SPLIT if end > page else 0.0
            yield rest(index, end).after(choice.cost + torn, choice.variant)
        if filled:
            waste = _WASTE * (1 - filled / page) ** 2
            yield rest(index, choice.height).after(choice.cost + waste, f"{choice.variant} whole")
        elif end > page and start + choice.together > page:
            yield rest(index, end).after(choice.cost + _WASTE, choice.variant)

    def rest(index: int, end: float) -> _Plan:
        return plan(index + 1, round(end % page, 1)) if index + 1 < len(choices) else _Plan()

    return plan(0, 0.0) if choices else _Plan()
