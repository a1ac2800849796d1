"""Every real issue in every theme: nothing that is refused, every word, each address once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from emit.wechat.refused import refused
from emit.wechat.writing import bundle
from issue_files import TESTS, recognised

from exporter import theme
from exporter.assets import tex
from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.emit.wechat import budget, limits, night
from exporter.emit.wechat.article import write
from exporter.emit.wechat.articles import articles
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import SectionKind
from exporter.model.walk import all_nodes, descend, sections

# One process reads the issues and writes them in all themes.
pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("wechat-corpus")]

_TAG = re.compile(r"<[^>]*>")
_ENTRY = re.compile(r"<(p|section)\b[^>]*>\[(\d+)\] (.*?)</\1>")
_CALL = re.compile(r"<sup\b[^>]*>\[(\d+)\]</sup>")
_ADDRESS = re.compile(r"(?:^|: )(https?://\S+?)/?$")
_SAID = (n.Text, n.Code, n.CodeBlock)
# The issue that shows every feature once: a style of each kind, for 2,450 characters of text.
# An issue of so many characters, every tenth word of them bold, may have a part more.
_DENSE = 20_000
_SHOWCASE = {"features/features.md": 4.1}


@pytest.fixture(scope="module")
def bundles() -> dict[str, Bundle]:
    shared = TESTS.parents[1] / "shared"
    paths = [*(TESTS.parent / "examples").glob("*/[!R]*.md"), *shared.glob("seed/*.md")]
    return {
        f"{path.parent.name}/{path.name}": _bundle(path)
        for path in [*paths, *sorted(shared.glob("corpus/*/*.md"))]
    }


def _bundle(path: Path) -> Bundle:
    issue = recognised(path)
    drawn = tex.formulas(issue, {"wechat": FORMATS["wechat"].formulas}, Report())
    return replace(bundle(issue), formulas=drawn.get("wechat", {}))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _unsaid(some: Bundle, markup: str) -> list[str]:
    """Return the texts that are missing; the article makes its contents of the titles."""
    own = [s.title for s in sections(some.issue) if s.kind is SectionKind.CONTENTS]
    replaced = {id(node) for title in own for node in descend(title)}
    shown = squeezed(unescape(_TAG.sub("", markup)))
    said = (n_ for n_ in all_nodes(some.issue) if isinstance(n_, _SAID) and id(n_) not in replaced)
    return [node.text for node in said if squeezed(node.text) not in shown]


def _misnumbered(markup: str) -> list[str]:
    """Return numbers that are listed twice or not at all, and addresses listed twice."""
    entries = [(number, _TAG.sub("", text)) for _, number, text in _ENTRY.findall(markup)]
    listed = Counter(number for number, _ in entries)
    found = [_ADDRESS.search(unescape(text)) for _, text in entries]
    addresses = Counter(one[1] for one in found if one)
    missing = set(_CALL.findall(markup)) - set(listed)
    return [*missing, *(one for one, times in (listed + addresses).items() if times > 1)]


@pytest.mark.parametrize("name", theme.names())
def test_every_issue_is_what_the_platform_takes(name: str, bundles: dict[str, Bundle]) -> None:
    look, found = theme.load(name), {}
    for issue, some in bundles.items():
        made = [one.markup for one in articles(replace(some, theme=look))]
        faults: list[object] = _unsaid(some, "".join(made))
        for markup in made:
            faults += [*refused(markup), *violations(markup), *_misnumbered(markup)]
            faults += [shade for shade in night.read(markup).shades if not shade.readable]
            faults += [] if limits.fits(markup) else [limits.size(markup)]
            if budget.cost(markup) > _SHOWCASE.get(issue, 3):
                faults.append(budget.cost(markup))
        if len(made) > _parts(some):
            faults.append(f"{len(made)} parts")
        if faults:
            found[issue] = faults
    assert found == {}


def _parts(some: Bundle) -> int:
    """Return how many parts an issue may have: 15,000 characters each, 160 for a picture."""
    whole = write(some, WeChat(some))
    shown = unescape(_TAG.sub("", limits.without_pictures(whole)))
    return -(-(len(shown) + 160 * whole.count("<img ")) // 15_000) + (len(shown) > _DENSE)
