"""Macros that blow a formula up are found by what they come to."""

from __future__ import annotations

import time

import pytest

from exporter.assets.macros import is_bomb

PAIRS = list(zip("abcdefghijkl", "bcdefghijklm", strict=True))
BOMBS = {
    "a chain": "".join(rf"\newcommand{{\x{a}}}{{\x{b}\x{b}}}" for a, b in PAIRS) + r"\xa",
    "by def": "".join(rf"\def\x{a}{{\x{b}\x{b}}}" for a, b in PAIRS) + r"\xa",
    "by its argument": r"\newcommand{\d}[1]{#1#1}" + r"\d{" * 20 + "zz" + "}" * 20,
    "by def with arguments": r"\def\d#1{#1#1}" + r"\d{" * 20 + "zz" + "}" * 20,
    "without end": r"\newcommand{\a}{\a z}\a",
    "through let": r"\let\a=\b\newcommand{\b}{\a\a}\b",
    "in a circle": r"\newcommand{\a}{\b}\newcommand{\b}{\a}\a",
    "many": "".join(rf"\newcommand{{\x{'a' * n}}}{{z}}" for n in range(1, 40)),
    "wide": rf"\newcommand{{\a}}{{{'z' * 900}}}" + r"\a" * 20,
    "an environment": r"\newenvironment{x}{zz}{zz}\begin{x}\end{x}",
    "renewed": r"\renewcommand\alpha{\alpha\alpha}\alpha",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_found_at_once(name: str) -> None:
    begun = time.process_time()
    assert is_bomb(BOMBS[name])
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{a}{b}",
        r"\newcommand{\R}{\mathbb{R}}x \in \R^n",
        r"\newcommand{\norm}[1]{\left\lVert#1\right\rVert}\norm{\norm{x}+\norm{y}}",
        r"\def\E#1{\mathbb{E}\left[#1\right]}\E{x}",
        r"\DeclareMathOperator{\softmax}{softmax}\softmax(x)",
        r"\let\eps=\varepsilon \eps",
        r"\left\{ x \middle| y \right\}\letter",
    ],
)
def test_what_people_write_is_none(tex: str) -> None:
    assert not is_bomb(tex)
