"""The kinds of callouts by the names that tools give them, with the title of each in Chinese.

GitHub has five kinds, Obsidian thirteen with aliases; each is one of the five in look here.
"""

from __future__ import annotations

from exporter.model.nodes import CalloutKind

_NOTE, _TIP, _IMPORTANT = CalloutKind.NOTE, CalloutKind.TIP, CalloutKind.IMPORTANT
_WARNING, _CAUTION, _DETAILS = CalloutKind.WARNING, CalloutKind.CAUTION, CalloutKind.DETAILS
KINDS: dict[str, tuple[CalloutKind, str]] = {
    "note": (_NOTE, "注意"),
    "abstract": (_NOTE, "摘要"),
    "summary": (_NOTE, "摘要"),
    "tldr": (_NOTE, "摘要"),
    "info": (_NOTE, "信息"),
    "todo": (_NOTE, "待办"),
    "tip": (_TIP, "提示"),
    "hint": (_TIP, "提示"),
    "important": (_IMPORTANT, "重要"),
    "success": (_TIP, "成功"),
    "check": (_TIP, "完成"),
    "done": (_TIP, "完成"),
    "question": (_IMPORTANT, "问题"),
    "help": (_IMPORTANT, "求助"),
    "faq": (_IMPORTANT, "常见问题"),
    "warning": (_WARNING, "警告"),
    "caution": (_CAUTION, "小心"),
    "attention": (_WARNING, "当心"),
    "failure": (_CAUTION, "失败"),
    "fail": (_CAUTION, "失败"),
    "missing": (_CAUTION, "缺失"),
    "danger": (_CAUTION, "危险"),
    "error": (_CAUTION, "错误"),
    "bug": (_CAUTION, "缺陷"),
    "example": (_NOTE, "示例"),
    "quote": (_NOTE, "引用"),
    "cite": (_NOTE, "引用"),
    "details": (_DETAILS, "详情"),
}
_BY_TITLE = {title: (kind, title) for kind, title in reversed(KINDS.values())}
_HEXO = {"default": "note", "primary": "important"}


def kind_of(name: str) -> tuple[CalloutKind, str]:
    """Return the kind of a callout and its title where it has none; an unknown one is a note."""
    name = name.strip()
    return known_kind(name) or (_NOTE, name)


def known_kind(name: str) -> tuple[CalloutKind, str] | None:
    """Return kind and title of a name that tools or authors use for one, None for any other."""
    name = name.strip().casefold()
    return KINDS.get(_HEXO.get(name, name)) or _BY_TITLE.get(name)
