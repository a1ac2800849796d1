"""Code in colours; whatever the code, no character of it changes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passes.writing import bullets, heading, item, recognised

from exporter.model import nodes as n
from exporter.passes.highlight import tokens

K = n.TokenKind


def test_kinds_of_tokens() -> None:
    code = 'def rain(n):  # 下雨\n    return "雨" * 3\n'
    assert [(t.kind, t.text) for t in tokens(code, "python") if t.kind is not K.PLAIN] == [
        (K.KEYWORD, "def"),
        (K.NAME, "rain"),
        (K.COMMENT, "# 下雨"),
        (K.KEYWORD, "return"),
        (K.STRING, '"雨"'),
        (K.OPERATOR, "*"),
        (K.NUMBER, "3"),
    ]


def test_a_difference() -> None:
    kinds = [t.kind for t in tokens("-晴\n+雨\n", "diff") if t.text.strip()]
    assert kinds == [K.DELETED, K.INSERTED]


@pytest.mark.parametrize("language", ["", "没有这种语言", "text"])
def test_an_unknown_language_is_plain(language: str) -> None:
    assert tokens("let 雨 = 1", language) == (n.Token(K.PLAIN, "let 雨 = 1"),)


def test_no_code_has_no_tokens() -> None:
    assert tokens("", "python") == ()


def test_case_of_the_language_does_not_matter() -> None:
    assert tokens("SELECT 1", "SQL") == tokens("SELECT 1", "sql")


@pytest.mark.sweep
@given(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(
        ["python", "js", "html", "diff", "bash", "json", "c++", "console", "yaml", "rust"]
    ),
)
def test_joined_tokens_are_the_code(code: str, language: str) -> None:
    assert "".join(token.text for token in tokens(code, language)) == code


@pytest.mark.parametrize("code", ["\n\nx = 1", "x = 1\r\n", "x = 1", "\tx", "  \n", "\ufeffx"])
def test_white_space_at_the_ends_stays(code: str) -> None:
    assert "".join(token.text for token in tokens(code, "python")) == code


def test_code_in_lists_is_coloured_too() -> None:
    issue, _ = recognised(heading(1, "周刊"), bullets(item(n.CodeBlock("x = 1", "python"))))
    (found,) = issue.lead
    assert isinstance(found, n.BulletList)
    assert found.items[0].blocks[0].tokens == tokens("x = 1", "python")


def test_pygments_is_not_imported_without_code() -> None:
    program = "import sys, exporter.passes; sys.exit('pygments' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
