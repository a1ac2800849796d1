"""Makes fences of the tags that hold code: `{% codeblock lang:js %}`, `{{< highlight go >}}`.

It is done before all else, so that nothing in them is taken for markup. `{% raw %}` only keeps Hexo
from reading what it holds, and its marks are left out.
"""

from __future__ import annotations

import re

from exporter.reading.dialects import boxes
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_OPENER = re.compile(
    PREFIX + r"(?P<tag>\{%-?[ \t]*(?P<hexo>codeblock|code|mermaid|plantuml|graphviz)\b"
    r"(?P<said>[^\n%]*)%\}"
    r"|\{\{[<%][ \t]*(?P<hugo>highlight|code|mermaid|plantuml|echarts)\b(?P<rest>[^\n>%]*)[>%]\}\})"
    r"[ \t]*$"
)
_CLOSER = (
    r"[ \t>]*(?:\{{%-?[ \t]*end{0}[ \t]*-?%\}}|\{{\{{[<%][ \t]*/[ \t]*{0}[ \t]*[>%]\}}\}})[ \t]*"
)
_RAW = re.compile(r"\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}")
_WORD = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_LANGUAGE = re.compile(r"(?:(?:lang|language):)(?P<name>[\w+#-]+)|[\w+#-]+")
_OPTION = re.compile(r"-|[a-z_]+[:=]\S*|https?://\S*|\S*linenos\S*")
_NAMES = frozenset({"codeblock", "code", "highlight"})
_DRAWN = frozenset({"mermaid", "plantuml", "graphviz", "echarts"})
_TICKS = re.compile("`{3,}")
_SHORTEST = 4


def mend(draft: Draft) -> None:
    """Make fences of tags with code that stand alone in their lines and are closed."""
    if "{%" not in draft.whole and "{{" not in draft.whole:
        return
    masked = draft.masked(Mask.CODE).split("\n")
    done = -1
    for index in draft.prose():
        if index <= done or "{" not in masked[index]:
            continue
        if raw := list(_RAW.finditer(masked[index])):
            draft.edit(index, [(*found.span(), "") for found in raw])
        elif found := _OPENER.match(masked[index]):
            done = _fence(draft, index, found)


def unclosed(name: str) -> str:
    """Return what is to be said of a tag that is left: of those that hold code, it is open."""
    return "is never closed" if name in _NAMES else ""


def _fence(draft: Draft, index: int, found: re.Match[str]) -> int:
    """Make a fence of a tag, and return its last line; -1 if it is never closed."""
    site = Site.of(found)
    closer = re.compile(_CLOSER.format(found["hexo"] or found["hugo"]))
    below = range(index + 1, len(draft.lines))
    end = next((i for i in below if closer.fullmatch(draft.lines[i])), -1)
    if end < 0 or not boxes.is_inside(draft, site, index, end + 1):
        return -1
    inside = "\n".join(draft.lines[index + 1 : end])
    longest = max((len(run) for run in _TICKS.findall(inside)), default=0)
    ticks = "`" * max(_SHORTEST, longest + 1)
    language, title = _arguments(found)
    draft.fence(index, (found.start("tag"), len(draft.lines[index]), f"{ticks}{language}"))
    closing = draft.lines[end]
    draft.fence(end, (len(closing) - len(closing.lstrip(" \t>")), len(closing), ticks))
    if title:
        begins = ">" * site.depth + " " if site.depth else " " * site.indent
        draft.gaps[index] = begins + title
    return end


def _arguments(found: re.Match[str]) -> tuple[str, str]:
    """Return the language of the code in a tag, and its title."""
    name = found["hexo"] or found["hugo"]
    if name in _DRAWN:
        return name, ""
    said = found["said"] if found["hexo"] else found["rest"]
    words = ["".join(groups) for groups in _WORD.findall(said)]
    language = ""
    if found["hugo"]:
        first = _LANGUAGE.fullmatch(words[0]) if words else None
        return (first[0] if first else ""), ""
    for word in words:
        if (told := _LANGUAGE.fullmatch(word)) and told["name"]:
            language = told["name"]
    return language, " ".join(word for word in words if not _OPTION.fullmatch(word))
