"""Every rule, a module a theme; a new rule is one function and one row of its module's `RULES`."""

from __future__ import annotations

from exporter.check.rule import Rule
from exporter.check.rules import (
    brackets,
    characters,
    headings,
    links,
    lists,
    marks,
    markup,
    pictures,
    punctuation,
    quotes,
    spacing,
    structure,
    words,
)

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *headings.RULES,
    *links.RULES,
    *pictures.RULES,
    *markup.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *quotes.RULES,
    *spacing.RULES,
    *marks.RULES,
    *characters.RULES,
    *words.RULES,
    *lists.RULES,
)
