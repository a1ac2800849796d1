from __future__ import annotations

from dataclasses import replace

import pytest
from emit.everything import ISSUE, bundle_of

from exporter import theme
from exporter.emit.pdf.dialect import PaperDialect
from exporter.emit.pdf.listing import listing, wrap_mark
from exporter.model import nodes as n

LONG = "x" * 100


def block(*tokens: tuple[n.TokenKind, str]) -> n.CodeBlock:
    made = tuple(n.Token(kind, text) for kind, text in tokens)
    return n.CodeBlock("".join(token.text for token in made), "", made)


def plain(text: str) -> n.CodeBlock:
    return block((n.TokenKind.PLAIN, text))


@pytest.fixture
def paper() -> PaperDialect:
    return PaperDialect(bundle_of(ISSUE))


def test_lines_that_fit_are_lines(paper: PaperDialect) -> None:
    assert listing(plain("a\n\n  b\n"), paper) == "a\n\n  b\n"


def test_a_long_line_is_an_element_and_needs_no_line_feed(paper: PaperDialect) -> None:
    written = listing(plain(f"a\n{LONG}\n{LONG}\nb\nc"), paper)
    long = f'<span class="long">{LONG}</span>'
    assert written == f"a{long}{long}b\nc"


def test_han_is_wider_than_latin(paper: PaperDialect) -> None:
    assert 'class="long"' in listing(plain("字" * 60), paper)
    assert 'class="long"' not in listing(plain("x" * 60), paper)


def test_a_token_over_lines_is_coloured_on_each(paper: PaperDialect) -> None:
    written = listing(block((n.TokenKind.COMMENT, "/* 一\n二 */"), (n.TokenKind.PLAIN, ";")), paper)
    assert written == ('<span class="comment">/* 一</span>\n<span class="comment">二 */</span>;')


def test_markup_in_code_is_text(paper: PaperDialect) -> None:
    assert listing(plain("<b>&"), paper) == "&lt;b&gt;&amp;"


def test_a_narrow_page_wraps_sooner() -> None:
    phone = replace(theme.load("paper"), page=theme.pages()["phone"])
    narrow = PaperDialect(bundle_of(ISSUE, theme=phone))
    assert 'class="long"' in listing(plain("x" * 50), narrow)


def test_the_mark_is_there_where_it_is_used(paper: PaperDialect) -> None:
    paper.listing(plain("short"))
    assert "bundle:wrap" not in paper.resources
    assert paper.listing(plain(LONG)).startswith('<pre><code><span class="long">')
    assert paper.resources["bundle:wrap"].media_type == "image/svg+xml"
    assert wrap_mark(paper.bundle.theme.light.muted) == paper.resources["bundle:wrap"].data
