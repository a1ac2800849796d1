"""What holds for every issue: only what the platform keeps, every text, each address once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from emit.wechat.writing import SQUARE
from hypothesis import HealthCheck, Phase, given, settings
from lxml import html
from strategies import bundle_for, issues

from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def texts(issue: Issue) -> Iterator[str]:
    for node in all_nodes(issue):
        match node:
            case n.Text(text=text) | n.Code(text=text) | n.CodeBlock(text=text):
                yield text
            case n.Ruby(base=base, reading=reading):
                yield f"{base}（{reading}）"
            case n.TagLine(tags=tags):
                yield from (f"#{tag}" for tag in tags)
            case n.Media(title=title, source=source):
                yield title
                yield source
            case n.Link(address=address) | n.Reference(address=address):
                yield address.removeprefix("mailto:").removesuffix("/")
            case _:
                pass


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.sweep
@few
@given(issues())
def test_only_what_survives_every_text_and_each_number_once(issue: Issue) -> None:
    markup = article(bundle_for(issue, SQUARE))
    assert violations(markup) == []
    shown = squeezed(str(html.fromstring(f"<main>{markup}</main>").text_content()))
    assert [text for text in texts(issue) if squeezed(text) not in shown] == []
    called = set(re.findall(r"<sup[^>]*>\[(\d+)\]</sup>", markup))
    listed = Counter(re.findall(r"<(?:p|section)[^>]*>\[(\d+)\] ", markup))
    assert called <= set(listed)
    assert set(listed.values()) <= {1}
