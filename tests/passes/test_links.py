"""Links lead where a published file may lead, in every format alike."""

from __future__ import annotations

import pytest

from exporter.conventions.links import refusal
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta
from exporter.passes.links import allow_links


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/share",
        "\\\\evil.example\\share", "/\\evil.example/x", "smb://evil.example/x",
        "ms-msdt:/id", "search-ms:query=x", "ms-word:ofe|u|https://a.b/c.doc", "c:/windows/x",
        "C:\\x",
        "/etc/passwd", "~/x", "view-source:javascript:alert(1)", "java\tscript:alert(1)",
        "\u200bjavascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x",
        "%2f%2fevil.example/x", "mhtml:http://a.b/c", "jar:http://a.b!/c", "intent://a#Intent;end",
        "ldap://a.b/", "\x00/etc/passwd", " \n//evil.example",
    ],
)  # fmt: skip
def test_what_may_not_be_published(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/x", "HTTP://a.example", "ftp://a.example/x", "mailto:a@b.example",
        "tel:+86-10", "other.md", "./上期.md", "../2024/3.md", "图/a b.png", "?page=2", "注：一.md",
    ],
)  # fmt: skip
def test_what_may_be_published(address: str) -> None:
    assert refusal(address) == ""


def test_a_link_becomes_its_text_a_figure_loses_its_link_and_each_is_said() -> None:
    paragraph = n.Paragraph((n.Link((n.Text("甲"),), "smb://a.example/x", line=3),))
    figure = n.Figure(n.Image("a.png", "图"), (), link="//a.example/x", line=5)
    player = n.Media(n.MediaKind.VIDEO, "ms-photos:x", "片", line=7)
    report = Report()
    issue = Issue(Meta("刊", identifier=""), lead=(paragraph, figure, player))
    allowed = allow_links(issue, report)
    assert allowed.lead == (
        n.Paragraph((n.Text("甲"),)),
        n.Figure(n.Image("a.png", "图"), (), line=5),
        n.Paragraph((n.Text("片"),), line=7),
    )
    assert [(found.problem, found.line) for found in report.diagnostics] == [
        (Problem.LINK_UNSAFE, line) for line in (3, 5, 7)
    ]


def test_the_address_of_a_player_without_scheme_is_one_of_the_web() -> None:
    player = n.Media(n.MediaKind.EMBED, "//player.example/x?y=1", "片")
    report = Report()
    issue = allow_links(Issue(Meta("刊", identifier=""), lead=(player,)), report)
    assert issue.lead == (n.Media(n.MediaKind.EMBED, "https://player.example/x?y=1", "片"),)
    assert report.diagnostics == ()
