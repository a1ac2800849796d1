"""Fits an article into the length that the platform takes: as plain as needed, and no plainer.

What each step of the ladder saves is reckoned from how often each role was written, so that the
article is written once more at the step that suffices, and not once for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.emit.wechat import budget, emptylines, ladder, limits, references, thrift
from exporter.emit.wechat.article import Contents, write
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.ladder import LADDER, LEAN, Rules, Trait
from exporter.emit.wechat.references import Further
from exporter.emit.wechat.shortening import Shortening
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes, plain

# Characters of markup on a visible one.
_COSTLY = 3.0
# A shorter article can afford its styles: a fifth of what the platform takes.
_SHORT = 4_000
_ATTRIBUTE = len(' style=""')


@dataclass(frozen=True, slots=True)
class Fitted:
    """An article, the number of steps that it took, and the names of those that saved something."""

    markup: str
    steps: int = 0
    plainer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saving:
    """What a step saves of an article, in characters."""

    step: ladder.Step
    characters: int


def article(bundle: Bundle) -> str:
    """Return the whole article of a bundle, as plain as its length asks for."""
    return fitted(bundle).markup


def fitted(bundle: Bundle, contents: Contents | None = None, least: int = 0) -> Fitted:
    """Return the article of a bundle after as few steps as its length asks for.

    Parameters
    ----------
    contents : tuple of inlines or None
        The titles that its list of contents has; None takes those of its entries.
    least : int
        The number of steps that it takes in any case.
    """
    dialect = WeChat(bundle)
    written = _unhurried(bundle, dialect, contents)
    if limits.fits(written) and not least:
        return Fitted(written)
    savings = tuple(reckoned(bundle, dialect, written))
    steps = max(least, _enough(limits.size(written), savings))
    taken = 0
    while taken < steps or (taken < len(LADDER) and not limits.fits(written)):
        for step in LADDER[taken : max(steps, taken + 1)]:
            dialect.take(step)
        taken = max(steps, taken + 1)
        written = write(bundle, dialect, contents)
    names = tuple(one.step.name for one in savings[:taken] if one.characters > 0)
    return Fitted(written, taken, names)


def floored(bundle: Bundle) -> Fitted:
    """Return the article of a bundle at the floor, which tells whether there is room at all."""
    dialect = WeChat(bundle)
    for step in LADDER:
        dialect.take(step)
    return Fitted(write(bundle, dialect), len(LADDER))


def _unhurried(bundle: Bundle, dialect: WeChat, contents: Contents | None) -> str:
    """Write an article as if there were no limit; one of many short pieces with fewer styles."""
    written = write(bundle, dialect, contents)
    for step in LEAN:
        short = len(limits.without_pictures(written)) <= _SHORT
        if budget.cost(written) <= _COSTLY or (short and step is LEAN[0]):
            break
        dialect.take(step)
        written = write(bundle, dialect, contents)
    return written


def reckoned(bundle: Bundle, dialect: WeChat, written: str) -> Iterator[Saving]:
    """Yield what each step of the ladder saves of an article, from the roles that it was of."""
    once, boxed = thrift.said_once(written), thrift.said_once(written, boxes=True)
    spare = dialect.spare | {
        Trait.ONCE: len(written) - len(once),
        Trait.PLAIN_BOXES: len(once) - len(boxed),
        Trait.EMPTY_LINES: len(boxed) - len(emptylines.joined(boxed)),
        **_addresses(bundle),
    }
    rules: Rules = dialect.rules
    for step in LADDER:
        after = step.taken(rules)
        saved = sum(
            count * (_cost(rules.get(name, "")) - _cost(after.get(name, "")))
            for name, count in dialect.used.items()
        )
        yield Saving(step, saved + (spare.get(step.trait, 0) if step.trait else 0))
        rules = after


def _enough(size: int, savings: tuple[Saving, ...]) -> int:
    """Return how many steps are enough, all if they are not."""
    for count, saving in enumerate(savings, 1):
        size -= saving.characters
        if size < limits.CONTENT:
            return count
    return len(savings)


def _addresses(bundle: Bundle) -> dict[Trait, int]:
    """Return what the addresses of an issue become shorter by."""
    whole, short, bare = (
        _length(*references.merge(bundle.issue, *how, worded=worded))
        for how, worded in (
            ((), True),
            ((Shortening(),), True),
            ((Shortening(hosts=True),), False),
        )
    )
    return {Trait.SHORT_ADDRESSES: whole - short, Trait.BARE_REFERENCES: short - bare}


def _length(issue: Issue, further: tuple[Further, ...]) -> int:
    own = (node.items for node in all_nodes(issue) if isinstance(node, n.ReferenceList))
    listed = [one for one in further if isinstance(one, n.Reference)]
    listed += [item for items in own for item in items]
    return sum(len(plain(one.children)) for one in listed)


def _cost(said: str) -> int:
    return len(said) + _ATTRIBUTE if said else 0
