"""Proxies and certificates, as the environment says them."""

from __future__ import annotations

from pathlib import Path

from exporter import config


def test_the_network_is_what_the_usual_variables_say() -> None:
    found = config.network(
        {
            "HTTP_PROXY": "http://proxy.example:8080",
            "https_proxy": "http://secure.example:8080",
            "NO_PROXY": "localhost, .corp.example,,",
            "SSL_CERT_FILE": "/etc/ca.pem",
        }
    )
    assert found == config.Network(
        http_proxy="http://proxy.example:8080",
        https_proxy="http://secure.example:8080",
        no_proxy=("localhost", ".corp.example"),
        ca_file=Path("/etc/ca.pem"),
    )


def test_an_empty_environment_is_a_plain_network() -> None:
    assert config.network({}) == config.network({"HTTP_PROXY": ""}) == config.Network()


def test_small_letters_win_and_one_proxy_can_serve_all() -> None:
    found = config.network(
        {"http_proxy": "http://a", "HTTP_PROXY": "http://b", "ALL_PROXY": "http://c"}
    )
    assert (found.http_proxy, found.https_proxy) == ("http://a", "http://c")
