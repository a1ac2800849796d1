"""Shortens the addresses of a reference list, for an article that would be too long otherwise.

What a reader needs not type is left out: `https://`, tracking parameters, a host that an earlier
reference has said, and the escapes of Han, which every browser makes itself (RFC 3987, 3.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

NOTE = "网址从简：不写 https:// 与跟踪参数，“同[1]”指主机与[1]相同。"
_HTTPS = "https://"
_TRACKING = re.compile(
    r"(?:utm_\w+|spm|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|scm|share_token|"
    r"share_source|share_medium|vd_source|_hsenc|_hsmi|ref_src|from_source|isappinstalled)=.*",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_HOST = re.compile(r"([\w.-]+)(?=[/?#]|$)")


@dataclass(slots=True)
class Shortening:
    """Shortens addresses in the order of their numbers.

    With `hosts` a host is said once; `said` has the first number of each, and `changed` tells
    whether any address became shorter.
    """

    hosts: bool = False
    said: dict[str, int] = field(default_factory=dict)
    changed: bool = False

    def shown(self, address: str, number: int) -> str:
        """Return an address as it is printed at a reference of this number."""
        short = _ESCAPED.sub(_unescaped, untracked(address)).removeprefix(_HTTPS)
        self.changed |= short != address
        host = _HOST.match(short) if short != address else None
        if not self.hosts or host is None:
            return short
        first = self.said.setdefault(host[1], number)
        same = f"同[{first}]"
        if first == number or len(same) >= len(host[1]):
            return short
        return same + short[host.end() :]


def untracked(address: str) -> str:
    """Return an address without the parameters that only tell where a reader came from."""
    before, mark, fragment = address.partition("#")
    path, asked, query = before.partition("?")
    kept = [one for one in query.split("&") if not _TRACKING.fullmatch(one)]
    return path + (asked + "&".join(kept) if any(kept) else "") + mark + fragment


def _unescaped(found: re.Match[str]) -> str:
    """Return escaped characters themselves where they are letters of some script."""
    try:
        text = unquote_to_bytes(found[0]).decode()
    except UnicodeDecodeError:
        return found[0]
    return text if text.isalnum() else found[0]
