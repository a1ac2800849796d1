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
from exporter.emit.wechat import budget, night
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import SectionKind
from exporter.model.walk import all_nodes, descend, sections

# One process reads the issues and writes them in all themes.
pytestmark = pytest.mark.xdist_group("wechat-corpus")

_TAG = re.compile(r"<[^>]*>")
_ENTRY = re.compile(r"<(p|section)\b[^>]*>\[(\d+)\] (.*?)</\1>")
_CALL = re.compile(r"<sup\b[^>]*>\[(\d+)\]</sup>")
_ADDRESS = re.compile(r"(?:^|: )(https?://\S+?)/?$")
_SAID = (n.Text, n.Code, n.CodeBlock)
# The issue that shows every feature once: a style of each kind, for 2,450 characters of text.
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
        markup = article(replace(some, theme=look))
        faults: list[object] = [*refused(markup), *violations(markup)]
        faults += _unsaid(some, markup) + _misnumbered(markup)
        faults += [shade for shade in night.read(markup).shades if not shade.readable]
        if budget.cost(markup) > _SHOWCASE.get(issue, 3):
            faults.append(budget.cost(markup))
        if faults:
            found[issue] = faults
    assert found == {}
