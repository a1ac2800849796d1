"""A catalogue of sentences: looks one up, or finds the template that it was made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from struct import unpack_from
from typing import Self

_PART = re.compile(r"\{\{|\}\}|\{([a-z_0-9]+)\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`", re.DOTALL)
_BESIDE_QUOTATION = re.compile(r"(?<=[\u4e00-\u9fff]) (?=“)|(?<=”) (?=[\u4e00-\u9fff])")
_NUMBER = re.compile(r"[\d.,]+")
# Within a sentence, a template with fewer letters than these could fit what people wrote: it counts
# only where all that was put into it is ours.
_FEW = 9


@dataclass(frozen=True)
class _Template:
    """A sentence with holes, each with a name, and its translation."""

    sentence: str
    translation: str

    @cached_property
    def pieces(self) -> list[str]:
        """What stands between the holes, from the first to the last."""
        return _split(self.sentence)[::2]

    @cached_property
    def length(self) -> int:
        """How much of the sentence is its own."""
        return sum(map(len, self.pieces))

    @cached_property
    def letters(self) -> int:
        """How many letters of the sentence are its own."""
        return sum(character.isalpha() for piece in self.pieces for character in piece)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("(.*?)".join(map(re.escape, self.pieces)), re.DOTALL)

    def values(self, text: str) -> tuple[str, ...] | None:
        """Return what stands in the holes, None if the text was not made of this template."""
        if not (text.startswith(self.pieces[0]) and text.endswith(self.pieces[-1])):
            return None
        found = self._pattern.fullmatch(text)
        return found and found.groups()

    def filled(self, values: tuple[str, ...]) -> str:
        """Return the translation with values in its holes."""
        known = dict(zip(_split(self.sentence)[1::2], values, strict=True))
        pieces = _split(self.translation)
        made = "".join(known[piece] if n % 2 else piece for n, piece in enumerate(pieces))
        return _BESIDE_QUOTATION.sub("", made)


class Catalogue:
    """The sentences of one language."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        """Take the sentences, with what each is in the language."""
        made = [_Template(one, other) for one, other in sentences.items()]
        self._whole = {each.pieces[0]: each.filled(()) for each in made if len(each.pieces) == 1}
        made = [each for each in made if len(each.pieces) > 1]
        self._templates = sorted(made, key=attrgetter("length"), reverse=True)

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read a compiled catalogue.

        Parameters
        ----------
        file : Path
            A .mo file in the order of bytes of the machines of today (GNU gettext, 10.3).
        """
        data = file.read_bytes()
        count, originals, translations = unpack_from("<3I", data, 8)

        def text(table: int, index: int) -> str:
            length, at = unpack_from("<2I", data, table + 8 * index)
            return data[at : at + length].decode()

        pairs = ((text(originals, n), text(translations, n)) for n in range(count))
        return cls({one: other for one, other in pairs if one})

    def said(self, text: str) -> str:
        """Return a text in the language, or as it is."""
        found = self._found(text, 0, single=True)
        if found is not None:
            return found
        parts = [self._found(part, 0) for part in text.split("; ")]
        if None not in parts:
            return "；".join(part for part in parts if part)
        found = self._found(text, 0)
        return text if found is None else found

    def knows(self, text: str) -> bool:
        """Tell whether a text is in the catalogue, or was made of a template of it."""
        return self._found(text, 0) is not None

    def _found(self, text: str, few: int, *, single: bool = False) -> str | None:
        """Return the translation of a text; a `single` sentence has no other put into it."""
        if text in self._whole:
            return self._whole[text]
        for template in self._templates:
            values = template.values(text)
            if values is None or (single and any(map(self._is_another, values))):
                continue
            if template.letters >= few or all(map(self._is_ours, values)):
                return template.filled(tuple(map(self._inner, values)))
        return None

    def _is_ours(self, value: str) -> bool:
        return value in self._whole or _NUMBER.fullmatch(value) is not None

    def _is_another(self, value: str) -> bool:
        """Tell whether a value holds the rest of one sentence and another sentence."""
        return "; " in value and not all(part in self._whole for part in value.split("; "))

    def _inner(self, value: str) -> str:
        """Return what was put into a sentence: what people wrote, in quotation marks, stays."""
        if _QUOTED.fullmatch(value):
            return f"“{value[1:-1]}”" if value[0] in "'\"" else value
        found = self._found(value, _FEW)
        if found is None and all(part in self._whole for part in value.split("; ")):
            return "；".join(self._whole[part] for part in value.split("; "))
        return value if found is None else found


def _split(template: str) -> list[str]:
    """Return the pieces of a template in turn with the names of its holes; `{{` is a bracket."""
    pieces, last = [""], 0
    for part in _PART.finditer(template):
        pieces[-1] += template[last : part.start()]
        if part[1]:
            pieces += [part[1], ""]
        else:
            pieces[-1] += part[0][0]
        last = part.end()
    pieces[-1] += template[last:]
    return pieces
