"""Reads the tags of Hexo and the shortcodes of Hugo: `{% note info %}`, `{{< figure src=… >}}`.

Boxes become callouts and quotes, figures and pictures pictures, videos players. What else stands
alone in a line stays text in a paragraph of its own, with a warning, and what stands within one is
named too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from exporter.diagnostics import Problem, Report
from exporter.reading import limits
from exporter.reading.dialects import boxes, coded
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.dialects.kinds import known_kind
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_HEXO = (
    r"\{%-?[ \t]*(?P<end>end)?(?P<name>[A-Za-z][\w-]*)[ \t]*:{0,2}"
    r"(?P<said>(?:[^\n%{]|%(?!\})|\{(?!%))*+)%\}"
)
_HUGO = (
    r"\{\{[<%][ \t]*(?P<slash>/)?[ \t]*(?P<word>[A-Za-z][\w./-]*)"
    r"(?P<rest>(?:[^\n{%>]|\{(?!\{)|[%>](?!\}\}))*+)[%>]\}\}"
)
_TAG = re.compile(f"{_HEXO}|{_HUGO}")
_PREFIX = re.compile(PREFIX)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[A-Za-z][\w-]*)[ \t]*=[ \t]*)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|“(?P<curly>[^”]*)”|(?P<bare>[^\s\"'“]+))"
)
_BOX_NAMES = """note noteblock notice admonition callout hint alert details fold folding expand tip
info warning danger important caution success error question quote"""
_BOXES = frozenset(_BOX_NAMES.split())
_QUOTES = frozenset({"blockquote", "pullquote", "cq", "centerquote"})
_FOLDED = frozenset({"details", "fold", "folding", "expand"})
_FLAGS = re.compile(
    r"(?:no-icon|icon|simple|modern|flat|disabled|open|closed?|true|false|fa[srlb]?|fa-[\w-]+)"
)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "vimeo": "https://vimeo.com/{}",
}
_ID = re.compile(r"[\w-]{4,20}")
_PICTURE = re.compile(r"[^\s\"]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:px|%)?")


@dataclass(frozen=True, slots=True)
class _Tag:
    """One tag: its name, whether it closes, its arguments, and where it stands in its line."""

    name: str
    closing: bool
    named: dict[str, str]
    bare: list[str]
    start: int
    end: int
    tool: str


def mend(draft: Draft, report: Report) -> None:
    """Make callouts, pictures and players of tags that stand alone in a line."""
    if "{%" not in draft.whole and "{{" not in draft.whole:
        return
    masked = draft.masked(Mask.CODE).split("\n")
    open_boxes: list[tuple[int, Site, _Tag]] = []
    for index in draft.prose():
        if "{%" not in masked[index] and "{{" not in masked[index]:
            continue
        prefix = _PREFIX.match(masked[index])
        tags = _tags(masked[index], prefix.end() if prefix else 0)
        if not prefix or not tags:
            _name_within(report, index, masked[index])
            continue
        site, first = Site.of(prefix), tags[0]
        if _is_pair(tags):
            _inline_box(draft, site, index, tags[0], tags[1])
        elif len(tags) > 1 or tags[0].end < len(masked[index].rstrip()):
            _leave(draft, report, index, site, first)
        elif first.closing:
            _close(draft, report, open_boxes, index, site, first)
        elif first.name in _BOXES | _QUOTES:
            open_boxes.append((index, site, first))
            if len(open_boxes) > limits.DEEPEST:
                _leave(draft, report, *open_boxes.pop(0), "is never closed")
        elif written := _written(first):
            line = draft.lines[index]
            draft.edit(index, [(first.start, len(line), written)])
            boxes.part(draft, site, index)
            boxes.part(draft, site, index + 1)
        else:
            _leave(draft, report, index, site, first, coded.unclosed(first.name))
    for index, site, tag in open_boxes:
        _leave(draft, report, index, site, tag, "is never closed")


def _tags(line: str, begin: int) -> list[_Tag]:
    """Return the tags of a line that begins with one."""
    found = list(_TAG.finditer(line, begin))
    if not found or found[0].start() != begin:
        return []
    return [_tag(each) for each in found]


def _tag(found: re.Match[str]) -> _Tag:
    hexo = found["name"] is not None
    named: dict[str, str] = {}
    bare: list[str] = []
    written = found["said"].rstrip("- ") if hexo else found["rest"].rstrip("/ ")
    for said in _ARGUMENT.finditer(written):
        value = next(v for v in said.group("double", "single", "curly", "bare") if v is not None)
        if said["key"]:
            named[said["key"].lower()] = value
        else:
            bare.append(value.strip("，,"))
    name = found["name"] if hexo else found["word"]
    closing = bool(found["end"] if hexo else found["slash"])
    tool = "Hexo" if hexo else "Hugo"
    return _Tag(name.lower(), closing, named, bare, *found.span(), tool)


def _is_pair(tags: list[_Tag]) -> bool:
    match tags:
        case [_Tag(closing=False) as opening, _Tag(closing=True) as closing]:
            return opening.name == closing.name and opening.name in _BOXES | _QUOTES
        case _:
            return False


def _heading(tag: _Tag) -> str:
    """Return the first line of the callout that a tag opens."""
    words = [word for word in tag.bare if not _FLAGS.fullmatch(word)]
    kind = tag.named.get("type", "")
    if not kind and words and known_kind(words[0]):
        kind = words.pop(0)
    if not kind:
        kind = tag.name if known_kind(tag.name) else "note"
    kind = "details" if tag.name in _FOLDED else kind
    title = tag.named.get("title") or tag.named.get("summary") or " ".join(words)
    return f"[!{kind if known_kind(kind) else 'note'}] {title}".rstrip()


def _close(
    draft: Draft,
    report: Report,
    open_boxes: list[tuple[int, Site, _Tag]],
    end: int,
    site: Site,
    closing: _Tag,
) -> None:
    if not any(tag.name == closing.name for _, _, tag in reversed(open_boxes)):
        _leave(draft, report, end, site, closing, "closes nothing")
        return
    index, where, tag = open_boxes.pop()
    while tag.name != closing.name:
        _leave(draft, report, index, where, tag, "is never closed")
        index, where, tag = open_boxes.pop()
    if not boxes.is_inside(draft, where, index, end):
        _leave(draft, report, index, where, tag, "is never closed")
        return
    boxes.clear(draft, where, end)
    boxes.quote(draft, where, index + 1, end)
    heading = "" if tag.name in _QUOTES else _heading(tag)
    draft.edit(index, [(tag.start, len(draft.lines[index]), f"> {heading}")])
    boxes.part_from_quote(draft, where, index)
    if source := _source(tag):
        draft.edit(end, [(len(draft.lines[end]),) * 2 + (" " * where.indent + f"> {source}",)])
        draft.gaps[end] = ">" * where.depth + " " * where.indent + ">"
        boxes.part(draft, where, end + 1)


def _source(tag: _Tag) -> str:
    """Return what a quote says of where it comes from."""
    return f"——{' '.join(tag.bare)}" if tag.name == "blockquote" and tag.bare else ""


def _inline_box(draft: Draft, site: Site, index: int, opening: _Tag, closing: _Tag) -> None:
    """Make a callout of a box in one line; its first line is put above."""
    begins = " " * site.indent if not site.depth else ">" * site.depth + " "
    line = draft.lines[index]
    edits = [(opening.start, opening.end, "> "), (closing.start, len(line), _source(opening))]
    draft.edit(index, edits)
    if opening.name not in _QUOTES:
        draft.gaps[index] = f"{begins}> {_heading(opening)}"
    boxes.part(draft, site, index + 1)


def _written(tag: _Tag) -> str:
    """Return the HTML that a tag stands for, nothing if it is not known."""
    maker: Callable[[_Tag], str] | None = {
        "figure": _figure,
        "img": _picture,
        "asset_img": _picture,
        "image": _figure,
        "video": _player,
        "audio": _player,
    }.get(tag.name)
    if maker is not None:
        return maker(tag)
    key = tag.named.get("id") or next(iter(tag.bare), "")
    if tag.name in _VIDEOS and _ID.fullmatch(key):
        title = escape(tag.named.get("title", ""))
        address = _VIDEOS[tag.name].format(key)
        return f'<iframe src="{address}" title="{title}"></iframe>'
    return ""


def _figure(tag: _Tag) -> str:
    """Write Hugo's figure."""
    source = tag.named.get("src") or tag.named.get("url") or next(iter(tag.bare), "")
    if not source:
        return ""
    alt = tag.named.get("alt", "")
    picture = _element(source, alt, tag.named.get("width", ""))
    if link := tag.named.get("link"):
        picture = f'<a href="{escape(link)}">{picture}</a>'
    titles = (tag.named.get(key, "") for key in ("title", "caption"))
    caption = " ".join(escape(title, quote=False) for title in titles if title)
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _picture(tag: _Tag) -> str:
    """Write Hexo's pictures: perhaps classes, the file, perhaps its size, and what it shows."""
    at = next((i for i, word in enumerate(tag.bare) if _PICTURE.fullmatch(word)), -1)
    if at < 0:
        return ""
    sizes = [word for word in tag.bare[at + 1 :] if _NUMBER.fullmatch(word)]
    words = " ".join(word for word in tag.bare[at + 1 :] if not _NUMBER.fullmatch(word))
    return _element(tag.bare[at], words.strip("\"'"), sizes[0] if sizes else "")


def _player(tag: _Tag) -> str:
    """Write the player of a file."""
    source = tag.named.get("src") or tag.named.get("url") or next(iter(tag.bare), "")
    if not source:
        return ""
    title = escape(tag.named.get("title", ""))
    return f'<{tag.name} src="{escape(source)}" title="{title}"></{tag.name}>'


def _element(source: str, alt: str, width: str) -> str:
    size = f' width="{escape(width)}"' if width else ""
    return f'<img src="{escape(source)}" alt="{escape(alt)}"{size}>'


def _name_within(report: Report, index: int, line: str) -> None:
    """Name a tag that stands within a line, and stays text."""
    found = next((f for f in _TAG.finditer(line) if not line.endswith("\\", 0, f.start())), None)
    if found:
        _complain(report, index, _tag(found), "")


def _leave(draft: Draft, report: Report, index: int, site: Site, tag: _Tag, what: str = "") -> None:
    boxes.part(draft, site, index)
    boxes.part(draft, site, index + 1)
    _complain(report, index, tag, what)


def _complain(report: Report, index: int, tag: _Tag, what: str) -> None:
    written = f"{{% {'end' if tag.closing else ''}{tag.name} %}}"
    if tag.tool == "Hugo":
        written = f"{{{{< {'/' if tag.closing else ''}{tag.name} >}}}}"
    message = f"{tag.tool}'s {written} {what or 'is not understood'} and stays text"
    hint = "write what it shows in Markdown, or leave it out"
    report.add(Problem.FOREIGN_SYNTAX, message, line=index + 1, hint=hint)
