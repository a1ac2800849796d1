"""Every rule, a module a theme; a new rule is one function and one row of its module's `RULES`."""

from __future__ import annotations

from exporter.linter.rule import Rule
from exporter.linter.rules import (
    addresses,
    brackets,
    characters,
    foreign,
    headings,
    links,
    lists,
    marks,
    markup,
    numbers,
    pictures,
    portable,
    punctuation,
    quotes,
    script,
    spacing,
    structure,
    words,
)

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *headings.RULES,
    *links.RULES,
    *addresses.RULES,
    *pictures.RULES,
    *markup.RULES,
    *foreign.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *quotes.RULES,
    *spacing.RULES,
    *marks.RULES,
    *numbers.RULES,
    *characters.RULES,
    *script.RULES,
    *words.RULES,
    *lists.RULES,
    *portable.RULES,
)
