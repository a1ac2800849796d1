"""The panel beside the article: what goes into WeChat's fields, what is spent, what was found."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

from exporter.diagnostics import Diagnostic, Problem, Report, Severity
from exporter.emit.dialect import tag
from exporter.emit.wechat import budget
from exporter.emit.wechat.limits import Field
from exporter.emit.wechat.night import Shade
from exporter.model.bundle import Bundle, Picture
from exporter.model.issue import Issue
from exporter.model.nodes import Image
from exporter.model.walk import all_nodes

_COVER_LIMIT = 10_000_000
_SECTIONS = 5
_WORDS = {Severity.NOTE: "提示", Severity.WARNING: "警告", Severity.ERROR: "错误"}
# What other formats of the same run find is not the business of this page.
_ELSEWHERE = {
    Problem.FORMAT_FAILED,
    Problem.GLYPH_MISSING,
    Problem.RENDERER,
    Problem.STYLE_MISSING,
}


def panel(
    bundle: Bundle,
    article: str,
    fields: tuple[Field, ...],
    shades: tuple[Shade, ...],
    report: Report,
    *,
    place: int = 0,
) -> str:
    """Write the panel of an article, whose text has these colours.

    `place` counts the articles of a page; what was found stands beside the first.
    """
    *written, content = fields
    suffix = f"-{place}" if place else ""
    rows = "".join(_field(field, f"field-{at}{suffix}") for at, field in enumerate(written))
    parts = [
        _part("投稿", rows + _cover(bundle, f"copy-cover{suffix}")),
        _part("正文", _budget(content, article)),
    ]
    if not place:
        parts.append(_part("检查", _found(report) + _observed(shades, report)))
    return "\n".join(parts)


def _part(title: str, content: str) -> str:
    return tag("section", tag("h2", title, {}) + content, {})


def _field(field: Field, name: str) -> str:
    head = tag("h3", field.name, {}) + _count(f"{field.length:,} / {field.limit:,}", field.over)
    if field.value:
        head += tag("button", "复制", {"type": "button", "data-copy": name})
    value = tag("p", escape(field.value, quote=False) or "（未填写）", {"id": name})
    part = min(1.0, field.length / field.limit)
    return tag("div", tag("header", head, {}) + value + _bar(part, field.over), _CARD)


_CARD = {"class": "card"}
_DRAWN = "没有图片：发布时按版式绘制封面；自己粘贴时，可先用 digest-export cover 画好。"


def _count(text: str, over: bool) -> str:  # noqa: FBT001 - one of two looks
    return tag("span", text, {"class": "count over" if over else "count"})


def _bar(part: float, over: bool) -> str:  # noqa: FBT001 - likewise
    filled = tag("i", "", {"style": f"width:{100 * part:.1f}%"})
    return tag("div", filled, {"class": "bar over" if over else "bar"})


def _cover(bundle: Bundle, name: str) -> str:
    image = _cover_image(bundle.issue)
    if image is None:
        nothing = tag("p", _DRAWN, {})
        return tag("div", tag("header", tag("h3", "封面", {}), {}) + nothing, _CARD)
    picture = bundle.pictures[image.source]
    head = tag("h3", "封面", {}) + _count(_size(picture), len(picture.data) > _COVER_LIMIT)
    head += tag("button", "复制", {"type": "button", "id": name})
    crops = "".join(
        tag("figure", tag("img", None, {"alt": "", "class": kind}) + caption, {})
        for kind, caption in (
            ("wide", tag("figcaption", "头条 2.35 : 1", {})),
            ("square", tag("figcaption", "次条 1 : 1", {})),
        )
    )
    shown = tag("div", crops, {"class": "crops"})
    return tag("div", tag("header", head, {}) + shown, _CARD)


def _cover_image(issue: Issue) -> Image | None:
    if issue.cover is not None:
        return issue.cover.image
    return next((node for node in all_nodes(issue) if isinstance(node, Image)), None)


def _size(picture: Picture) -> str:
    kilobytes = max(1, round(len(picture.data) / 1000))
    return f"{picture.width} × {picture.height} px · {kilobytes:,} KB / 10 MB"


def _budget(content: Field, article: str) -> str:
    head = tag("h3", "字符", {})
    head += _count(f"{content.length:,} / {content.limit:,}", content.over)
    kinds = budget.kinds(article)
    whole = max(content.limit, content.length)
    stack = "".join(
        tag(
            "i", "", {"class": f"k{place}", "style": f"width:{100 * share.characters / whole:.2f}%"}
        )
        for place, share in enumerate(kinds)
    )
    legend = "".join(
        _share(tag("i", "", {"class": f"k{place}"}) + share.name, share.characters)
        for place, share in enumerate(kinds)
    )
    largest = "".join(
        _share(escape(share.name, quote=False), share.characters)
        for share in budget.sections(article)[:_SECTIONS]
    )
    return tag(
        "div",
        tag("header", head, {})
        + tag("div", stack, {"class": "stack"})
        + tag("ul", legend, {"class": "legend"})
        + tag("h4", "最长的部分", {})
        + tag("ul", largest, {"class": "shares"}),
        _CARD,
    )


def _share(name: str, characters: int) -> str:
    return tag("li", tag("span", name, {}) + tag("b", f"{characters:,}", {}), {})


def _found(report: Report) -> str:
    kept = [one for one in report.diagnostics if one.problem not in _ELSEWHERE]
    if not kept:
        return tag("p", "没有发现问题。", {"class": "fine"})
    return tag("ul", "".join(map(_diagnostic, kept)), {"class": "found"})


def _diagnostic(one: Diagnostic) -> str:
    """Write a finding; of its path only the file's name, the page may go to others."""
    place = PurePath(one.path).name + (f":{one.line}" if one.line else "")
    head = tag("b", _WORDS[one.severity], {}) + tag("span", escape(place, quote=False), {})
    head += tag("code", one.problem.value, {})
    said = tag("p", escape(one.message, quote=False), {})
    hint = tag("p", escape(one.hint, quote=False), {"class": "hint"})
    return tag("li", tag("header", head, {}) + said + hint, {"class": one.severity.word})


def _observed(shades: tuple[Shade, ...], report: Report) -> str:
    """Write what is worth knowing and no problem: what survives, contrast."""
    lost = sum(one.problem is Problem.WECHAT_NOT_KEPT for one in report.diagnostics)
    lines = [f"平台模型：{f'{lost} 处不会保留' if lost else '正文全部保留'}。"]
    if shades:
        day, dark = (min(shade.contrasts[mode] for shade in shades) for mode in (0, 1))
        lines.append(f"最低对比度：浅色 {day:.1f}，深色 {dark:.1f}（应不低于 4.5）。")
    return tag("ul", "".join(tag("li", line, {}) for line in lines), {"class": "observed"})
