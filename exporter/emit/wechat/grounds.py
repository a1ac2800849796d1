"""Makes what stands in a filled heading, label or cell readable on its ground.

The colours of a theme are settled for white and for its surface. On another ground a number of the
references, or code with a ground of its own, would be lost: there they look like the text around.
"""

from __future__ import annotations

import re

from exporter.emit.wechat import style

_STYLE = re.compile(r' style="([^"]*)"')
_LINK = re.compile(r"(<a [^>]*>)(.*?)(?=</a>)", re.DOTALL)


def settled(content: str, said: str) -> str:
    """Return the content of an element of this style, without colours if it has its own.

    What has both a ground and a colour keeps them. A live link, which would be of the platform's
    blue, gets the colour of the element.
    """
    if not _has_both(said):
        return content
    plain = _STYLE.sub(_uncoloured, content)
    colour = next(one for one in said.split(";") if one.startswith("color:"))
    return _LINK.sub(rf'\1<span style="{colour}">\2</span>', plain)


def _uncoloured(found: re.Match[str]) -> str:
    said = found[1] if _has_both(found[1]) else style.without(found[1], "color:", "background:")
    return f' style="{said}"' if said else ""


def _has_both(said: str) -> bool:
    return {"color", "background"} <= {one.partition(":")[0] for one in said.split(";")}
