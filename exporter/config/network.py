"""How hosts are reached: what the environment says of proxies and certificates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How hosts are reached: proxies and certificates by the usual variables, private by a flag."""

    http_proxy: str = ""
    https_proxy: str = ""
    no_proxy: tuple[str, ...] = ()
    ca_file: Path | None = None
    ca_folder: Path | None = None
    allow_private: bool = False

    def proxy(self, scheme: str, host: str) -> str:
        """Return the address of the proxy for a host, "" if there is none."""
        for suffix in self.no_proxy:
            if suffix == "*" or f".{host}".endswith("." + suffix.lstrip("*.").lower()):
                return ""
        named = self.https_proxy if scheme == "https" else self.http_proxy
        return named if "://" in named or not named else f"http://{named}"


def network(environ: Mapping[str, str]) -> Network:
    """Return what `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, `SSL_CERT_*` say."""

    def said(*names: str) -> str:
        spellings = (spelling for name in names for spelling in (name.lower(), name))
        return next((environ[name] for name in spellings if environ.get(name)), "")

    file, folder = environ.get("SSL_CERT_FILE"), environ.get("SSL_CERT_DIR")
    return Network(
        http_proxy=said("HTTP_PROXY", "ALL_PROXY"),
        https_proxy=said("HTTPS_PROXY", "ALL_PROXY"),
        no_proxy=tuple(host.strip() for host in said("NO_PROXY").split(",") if host.strip()),
        ca_file=Path(file) if file else None,
        ca_folder=Path(folder) if folder else None,
    )
