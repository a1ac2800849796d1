"""The articles of an issue: one where the platform takes its length, else as few as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporter.emit.formats.wechat import WechatOptions
from exporter.emit.wechat import citations, cuts, limits
from exporter.emit.wechat.article import write
from exporter.emit.wechat.cuts import Unit
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.fitting import Fitted, fitted
from exporter.emit.wechat.ladder import LADDER
from exporter.emit.wechat.measure import Measure
from exporter.emit.wechat.parts import Part, assembled
from exporter.emit.wechat.references import same
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue, Section
from exporter.model.walk import all_nodes, descend, rebuild_issue

_TRIES = 6
# The heading of the references with their frame and the note on addresses.
_REFERENCES = 250


@dataclass(frozen=True, slots=True)
class Article:
    """An article with the bundle that it is of, which is a part's where an issue has several.

    `within` are the sections of the whole issue that were cut between their blocks, None stands
    for what is before all of them.
    """

    bundle: Bundle
    fitted: Fitted
    within: tuple[Section | None, ...] = ()

    @property
    def markup(self) -> str:
        """What goes into WeChat's editor."""
        return self.fitted.markup


def articles(bundle: Bundle) -> tuple[Article, ...]:
    """Return the articles of an issue, all as plain as one of them has to be."""
    return divided(Article(bundle, fitted(bundle)))


def divided(whole: Article) -> tuple[Article, ...]:
    """Return the article of a whole issue itself if there is room for it, else its parts."""
    if limits.fits(whole.markup) or whole.bundle.said(WechatOptions).split == "never":
        return (whole,)
    made: tuple[Article, ...] = (whole,)
    room = limits.CONTENT
    for _ in range(_TRIES):
        found = _parted(whole.bundle, room)
        if _over(found) >= _over(made):
            break
        made = found
        if _over(made) < 0:
            break
        room -= _over(made) + 1
    return made


def _over(made: Sequence[Article]) -> int:
    """Return by how much the longest article is too long."""
    return max(limits.size(one.markup) for one in made) - limits.CONTENT


def _parted(bundle: Bundle, room: int) -> tuple[Article, ...]:
    """Return the parts of an issue that have room for so many characters at the floor."""
    dialect = WeChat(bundle)
    for step in LADDER:
        dialect.take(step)
    issue = _uncited(citations.called(bundle.issue))
    room -= _frame(replace(bundle, issue=issue), dialect)
    measure = Measure(bundle, dialect, room)
    issue = measure.divided(issue)
    units = list(measure.units(issue))
    ends = cuts.best(units, room)
    groups = [units[start:end] for start, end in zip((0, *ends), ends, strict=False)]
    if len(groups) == 1:
        return (Article(bundle, fitted(bundle)),)
    return _fitted(bundle, assembled(issue, groups), tuple(measure.cut_within))


def _fitted(
    bundle: Bundle, parts: Sequence[Part], within: tuple[Section | None, ...]
) -> tuple[Article, ...]:
    bundles = [replace(bundle, issue=part.issue) for part in parts]
    once = [fitted(one, part.contents) for one, part in zip(bundles, parts, strict=True)]
    steps = max(one.steps for one in once)
    return tuple(
        Article(one, was if was.steps == steps else fitted(one, part.contents, steps), within)
        for one, part, was in zip(bundles, parts, once, strict=True)
    )


def _frame(bundle: Bundle, dialect: WeChat) -> int:
    """Return what a part has besides its text: cover, series, references, the line on others."""
    empty = replace(bundle.issue, lead=(), sections=(), notes=())
    first, _ = assembled(empty, [(Unit((), 0, 0, 0, 0, {}),)] * 2)
    return limits.size(write(replace(bundle, issue=first.issue), dialect, ())) + _REFERENCES


def _uncited(issue: Issue) -> Issue:
    """Leave in the lists of an issue's own references what its text does not lead to."""
    unlisted = rebuild_issue(issue, block=lambda one: () if _is_list(one) else (one,))
    links = {same(one.address) for one in all_nodes(unlisted) if isinstance(one, n.Link)}

    def is_left(item: n.Reference) -> bool:
        address = same(item.address)
        own = {same(one.address) for one in descend(item.children) if isinstance(one, n.Link)}
        return address not in links or bool(own - {address})

    def block(node: n.Block) -> tuple[n.Block, ...]:
        if not isinstance(node, n.ReferenceList):
            return (node,)
        return (replace(node, items=tuple(filter(is_left, node.items))),)

    return rebuild_issue(issue, block=block)


def _is_list(block: n.Block) -> bool:
    return isinstance(block, n.ReferenceList)
