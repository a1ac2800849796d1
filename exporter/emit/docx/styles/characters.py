"""The character styles: one for each trait that has a style, one for each colour of code."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element
from exporter.emit.docx.style import default, style, token
from exporter.emit.docx.traits import Trait, look, token_look
from exporter.model.nodes import TokenKind
from exporter.theme import Theme

_BASE = "Default Paragraph Font"
_ALIASES = {
    Trait.CODE: "行内代码",
    Trait.KEYBOARD: "按键",
    Trait.LABEL: "段首标签",
    Trait.TAG: "话题标签",
    Trait.ADDRESS: "网址",
    Trait.EMPHASIS_LATIN: "西文强调",
    Trait.SMALL: "小字",
}
_TOKENS = {
    TokenKind.KEYWORD: "关键字",
    TokenKind.NAME: "名称",
    TokenKind.STRING: "字符串",
    TokenKind.NUMBER: "数字",
    TokenKind.COMMENT: "注释",
    TokenKind.INSERTED: "新增",
    TokenKind.DELETED: "删除",
}


def styles(theme: Theme) -> Iterator[Element]:
    """Yield the character styles."""
    yield default(style(_BASE, like="", kind="character"))
    for trait in filter(lambda trait: trait.styled, Trait):
        alias, letters = _ALIASES.get(trait, ""), look(trait, theme)
        yield style(trait, like=_BASE, alias=alias, letters=letters, kind="character")
    for kind, alias in _TOKENS.items():
        name, letters = token(kind), token_look(kind, theme)
        yield style(name, like=_BASE, alias=f"代码·{alias}", letters=letters, kind="character")
