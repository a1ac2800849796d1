"""Sends requests to WeChat over HTTPS."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx2

from exporter.config import Network
from exporter.diagnostics import ExportError, Problem
from exporter.publish.client import Send, UnreachedError
from exporter.publish.requests import Request

API = "https://api.weixin.qq.com"
_OK = 200
_ADMISSION = re.compile(r"(?<=://).*@")
_TIMEOUT = httpx2.Timeout(60.0, connect=10.0).as_dict()


@contextmanager
def connected(api: str, network: Network) -> Iterator[Send]:
    """Give a way to send requests to an API, through the proxy that the network asks for.

    The transport is used without httpx2's client, which would log addresses, and tokens with them.

    Raises
    ------
    ExportError
        If the proxy's address is not valid or the certificates cannot be read.
    """
    proxy = _proxy(api, network)
    try:
        transport = httpx2.HTTPTransport(
            verify=_trust(network), proxy=proxy or None, trust_env=False
        )
    except (ValueError, httpx2.InvalidURL) as error:
        message, hint = "the address of the proxy is not valid", "check HTTP_PROXY and HTTPS_PROXY"
        raise ExportError(Problem.UNREADABLE, message, hint=hint) from error
    with transport:

        def send(request: Request) -> bytes:
            return _sent(transport, api, request)

        yield send


def route(api: str, network: Network) -> str:
    """Say by which way requests to an API go; a proxy's user and password are not said."""
    proxy = _proxy(api, network)
    return f"through the proxy {_ADMISSION.sub('', proxy)}" if proxy else "without a proxy"


def _proxy(api: str, network: Network) -> str:
    parts = urlsplit(api)
    return network.proxy(parts.scheme, parts.hostname or "")


def _sent(transport: httpx2.HTTPTransport, api: str, request: Request) -> bytes:
    headers = {"Content-Type": request.content_type, "Accept": "application/json"}
    asked = httpx2.Request(
        "POST",
        api + request.target,
        headers=headers,
        content=request.body,
        extensions={"timeout": _TIMEOUT},
    )
    try:
        response = transport.handle_request(asked)
        body = response.read()
    except httpx2.TimeoutException as error:
        raise UnreachedError("no answer in time") from error
    except httpx2.RequestError as error:
        raise UnreachedError(str(error) or type(error).__name__) from error
    if response.status_code != _OK:
        raise UnreachedError(f"HTTP status {response.status_code}")
    return body


def _trust(network: Network) -> ssl.SSLContext | bool:
    if network.ca_file is None and network.ca_folder is None:
        return True
    try:
        return ssl.create_default_context(cafile=network.ca_file, capath=network.ca_folder)
    except OSError as error:
        named = network.ca_file or network.ca_folder
        message = f"the certificates in {named} cannot be read: {error.strerror or error}"
        hint = "check SSL_CERT_FILE and SSL_CERT_DIR"
        raise ExportError(Problem.UNREADABLE, message, hint=hint) from error
