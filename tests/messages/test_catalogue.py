"""Looking sentences up: whole ones, made ones, and what was put into them."""

from __future__ import annotations

import pytest

from exporter.messages.catalogue import Catalogue

CATALOGUE = Catalogue(
    {
        "the picture is empty": "图片是空文件",
        "there is no host {host}": "没有 {host} 这个网站",
        "there is no host {host}; {hint}": "没有 {host} 这个网站；{hint}",
        "did you mean {name}?": "是不是 {name}？",
        "{before} and {after}": "{before} 和 {after}",
        "in line {line} stands {what}": "{what} 在第 {line} 行",
        "a link": "链接",
        "write `{{{sign}}}`": "写成 `{{{sign}}}`",
    }
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the picture is empty", "图片是空文件"),
        ("there is no host example.com", "没有 example.com 这个网站"),
        ("there is no host a; did you mean 'b'?", "没有 a 这个网站；是不是“b”？"),
        ("in line 3 stands a link", "链接 在第 3 行"),
        ("the picture is empty; there is no host a", "图片是空文件；没有 a 这个网站"),
        ("write `{#}`", "写成 `{#}`"),
        ("what nobody translated", "what nobody translated"),
    ],
)
def test_what_was_said_is_found(text: str, said: str) -> None:
    assert CATALOGUE.said(text) == said


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Rust and Go", "Rust and Go 在第 3 行"),
        ("'a link'", "“a link”在第 3 行"),
        ("`a link`", "`a link` 在第 3 行"),
    ],
)
def test_what_people_wrote_is_not_translated(words: str, shown: str) -> None:
    assert CATALOGUE.said(f"in line 3 stands {words}") == shown


def test_words_of_ours_are_joined_within_a_sentence() -> None:
    assert CATALOGUE.said("in line 3 stands a link and 4") == "链接 和 4 在第 3 行"


def test_a_text_of_several_lines_fits() -> None:
    assert CATALOGUE.said("there is no host a\nb") == "没有 a\nb 这个网站"


def test_what_no_catalogue_has_is_told() -> None:
    assert not CATALOGUE.knows("what nobody translated")
