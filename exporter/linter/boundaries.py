"""Where Han and Latin meet in prose: directly, at emphasis, at links and at code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from exporter.linter.mask import MARK
from exporter.linter.proof import Proof
from exporter.model.han import HAN

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]*[A-Za-z][A-Za-z0-9.+#&'/-]*[A-Za-z0-9+#]")
_MEASURE = re.compile(r"[xX]\d+|[A-Z](?:/[A-Z])+")
_HAN = re.compile(f"[{HAN}]")
_EMPHASIS = re.compile(
    rf"(?<=[{HAN}])(?P<before> ?)(?P<signs>\*{{1,3}}|~~)(?P<after> ?)(?=[A-Za-z])"
    rf"|(?<=[A-Za-z0-9+#])(?P<before_> ?)(?P<signs_>\*{{1,3}}|~~)(?P<after_> ?)(?=[{HAN}])"
)
_LINK = re.compile(
    rf"(?<=[{HAN}]) ?(?P<open>\[)(?=[A-Za-z])"
    rf"|(?<=[A-Za-z0-9+#]){MARK}+(?P<close>) ?(?=[{HAN}])"
)
_CODE = re.compile(rf"(?<=[{HAN}]) ?(?={MARK})|(?<={MARK}) ?(?=[{HAN}])")
_FIRST_WORD = re.compile(rf"[{HAN}]|[A-Za-z0-9.+#&'/-]+")
_LAST_WORD = re.compile(rf"(?:[{HAN}]|[A-Za-z0-9.+#&'/-]+)\Z")
_NEAR = 30
_CODE_WORD = re.compile(r"[A-Za-z0-9`]")


class Kind(StrEnum):
    """What stands at a boundary besides Han."""

    WORD = "a word"
    EMPHASIS = "emphasis"
    LINK = "a link"
    CODE = "code"


@dataclass(frozen=True, slots=True, order=True)
class Boundary:
    """A place between Han and Latin: empty, or with the one space that stands there."""

    start: int
    end: int
    kind: Kind

    @property
    def is_spaced(self) -> bool:
        """Tell whether a space stands there."""
        return self.end > self.start


def boundaries(proof: Proof) -> list[Boundary]:
    """Return every place where Han and Latin meet, in the order of the source.

    Latin is a word of two letters or more: one letter is a part of the Chinese word, as in B站 and
    A/B测试. What stands in a block of HTML is left out.
    """
    found = [*at_words(proof.prose), *_at_emphasis(proof.prose)]
    found += _at_links(proof)
    found += _at_code(proof)
    blocks = proof.masked.blocks
    return sorted(b for b in found if not any(start <= b.start < end for start, end in blocks))


def words_at(prose: str, start: int, end: int) -> tuple[str, str]:
    """Return what meets at a boundary: a Latin word and a Han character, or the reverse."""
    before = _LAST_WORD.search(prose, max(start - _NEAR, 0), start)
    after = _FIRST_WORD.match(prose, end)
    return before[0] if before else "", after[0] if after else ""


def begins_with_han(text: str) -> bool:
    """Tell whether the first character is Han."""
    return bool(_HAN.match(text))


def at_words(prose: str) -> Iterator[Boundary]:
    """Yield every place where Han meets a word of two letters or more."""
    for word in _WORD.finditer(prose):
        start, end = word.span()
        if _MEASURE.fullmatch(word[0]):
            continue
        if not prose[start].isdecimal() and start:
            if _HAN.match(prose, start - 1):
                yield Boundary(start, start, Kind.WORD)
            elif start > 1 and prose[start - 1] == " " and _HAN.match(prose, start - 2):
                yield Boundary(start - 1, start, Kind.WORD)
        if _HAN.match(prose, end):
            yield Boundary(end, end, Kind.WORD)
        elif prose[end : end + 1] == " " and _HAN.match(prose, end + 1):
            yield Boundary(end, end + 1, Kind.WORD)


def _at_emphasis(prose: str) -> Iterator[Boundary]:
    """Yield the outer side of signs: before those that open, after those that close."""
    for found in _EMPHASIS.finditer(prose):
        end = "" if found["signs"] else "_"
        signs = found[f"signs{end}"]
        line = prose.rfind("\n", 0, found.start()) + 1
        opens = prose.count(signs, line, found.start(f"signs{end}")) % 2 == 0
        outer, inner = ("before", "after") if opens else ("after", "before")
        if not found[f"{inner}{end}"]:
            yield Boundary(*found.span(f"{outer}{end}"), Kind.EMPHASIS)


def _at_links(proof: Proof) -> Iterator[Boundary]:
    for found in _LINK.finditer(proof.prose):
        if found["open"]:
            yield Boundary(found.start(), found.start("open"), Kind.LINK)
        elif proof.text.startswith("](", found.start()):
            yield Boundary(found.start("close"), found.end(), Kind.LINK)


def _at_code(proof: Proof) -> Iterator[Boundary]:
    for found in _CODE.finditer(proof.prose):
        if _HAN.match(proof.prose, found.start() - 1):
            tick, word = proof.text[found.end()], proof.text[found.end() + 1]
        else:
            tick, word = proof.text[found.start() - 1], proof.text[found.start() - 2]
        if tick == "`" and _CODE_WORD.match(word):
            yield Boundary(*found.span(), Kind.CODE)
