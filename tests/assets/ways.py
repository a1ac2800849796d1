"""The ways on which a host is reached, and what comes of fetching from it, in words."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import trustme
from assets.hosts import Answer, Host, redirect

from exporter.assets.confine import Confinement
from exporter.assets.errors import PictureError
from exporter.assets.fetch import Fetched, Result, fetch_all
from exporter.config import Network, Settings

ROUTES = (
    "http",
    "https",
    "http through a proxy",
    "https through a proxy",
    "http through a redirect of another host",
)


def get_all(wanted: list[str], settings: Settings) -> dict[str, Result]:
    """Fetch, and return what came of each address, in the order in which it came."""
    results: dict[str, Result] = {}

    def done(address: str, result: Result) -> None:
        results[address] = result

    fetch_all(wanted, settings, done)
    return results


def words(result: Result) -> str:
    """Say what becomes of what came: the message of the diagnostic, or that the picture comes."""
    if not isinstance(result, Fetched):
        assert result.hint
        return result.message
    try:
        Confinement().decode(result.data, 64, moving=True)
    except PictureError as error:
        return f"{error.message}"
    return "the picture comes"


class Way:
    """Serves paths on one of the routes and fetches `/a.png`."""

    def __init__(self, route: str, ca: trustme.CA, ca_file: Path) -> None:
        self.route, self.ca, self.ca_file = route, ca, ca_file

    def get(
        self, answers: Mapping[str, Answer], settings: Settings, path: str = "/a.png"
    ) -> Result:
        match self.route:
            case "http" | "https":
                return self._straight(answers, settings, path)
            case "http through a redirect of another host":
                return self._redirected(answers, settings, path)
            case _:
                return self._proxied(answers, settings, path)

    def _straight(self, answers: Mapping[str, Answer], settings: Settings, path: str) -> Result:
        tls = None
        if self.route == "https":
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.ca.issue_cert("127.0.0.1").configure_cert(tls)
        with Host(answers, tls=tls).serving() as origin:
            return self._one(origin + path, settings)

    def _redirected(self, answers: Mapping[str, Answer], settings: Settings, path: str) -> Result:
        with (
            Host(answers, address="127.0.0.2").serving() as far,
            Host({"/from": redirect(far + path)}).serving() as near,
        ):
            return self._one(f"{near}/from", settings)

    def _proxied(self, answers: Mapping[str, Answer], settings: Settings, path: str) -> Result:
        origin = f"{self.route.split()[0]}://pictures.example"
        host = Host({origin + key: answer for key, answer in answers.items()}, ca=self.ca)
        with host.serving() as proxy:
            network = Network(http_proxy=proxy, https_proxy=proxy, ca_file=self.ca_file)
            return get_all([origin + path], replace(settings, network=network))[origin + path]

    def _one(self, address: str, settings: Settings) -> Result:
        network = Network(ca_file=self.ca_file, allow_private=True)
        return get_all([address], replace(settings, network=network))[address]
