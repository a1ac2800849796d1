"""What says where a picture comes from."""

from __future__ import annotations

import re

from exporter.model import nodes as n
from exporter.model.walk import plain

_CREDIT = re.compile(
    r"封面|[题題][图圖]|[来來]源|源自|出[处處]|作者|[摄攝]|供[图圖]|via\b|©|@|photo by",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(r"\W*(?:封面|题图|頭圖|头图|題圖)(?:图片?|圖片?|照片?)?\W*\d*\W*")
_CREDIT_PARAGRAPH = re.compile(
    r"[（(]\s*(?:[题題][图圖]|封面)|(?:[题題][图圖]|封面[图圖]?)\s*(?:[:：]|[来來]源|[来來]自|[摄攝]|由|via)"
)


def is_credit(text: str) -> bool:
    """Tell whether the alt or title of a picture speaks of its origin, not only of its place."""
    return bool(_CREDIT.search(text)) and not _NO_CREDIT.fullmatch(text)


def is_credit_paragraph(block: n.Block) -> bool:
    """Tell whether a block says where the cover comes from."""
    if not isinstance(block, n.Paragraph) or not block.children:
        return False
    small = all(isinstance(c, n.Small) or not plain([c]).strip() for c in block.children)
    says = bool(plain([block]).strip())
    return (small and says) or names_a_credit((block,))


def names_a_credit(nodes: n.Inlines | n.Blocks) -> bool:
    """Tell whether a text begins with the word for a credit: 题图：…, （封面…）."""
    return bool(_CREDIT_PARAGRAPH.match(plain(nodes)))
