"""Sends requests to WeChat over HTTPS."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from urllib.parse import urlsplit

import httpx2

from exporter.config import Network
from exporter.diagnostics import ExportError, Problem
from exporter.publish.client import Send, UnreachedError
from exporter.publish.requests import Request

API = "https://api.weixin.qq.com"
_OK = 200
_ADMISSION = re.compile(r"(?<=://).*@")
_LARGEST = 16 * 2**20
_CHUNK = 64 * 2**10
_SECONDS = 120.0
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
    headers["Accept-Encoding"] = "identity"
    asked = httpx2.Request(
        "POST",
        api + request.target,
        headers=headers,
        content=request.body,
        extensions={"timeout": _TIMEOUT},
    )
    try:
        response = transport.handle_request(asked)
        with closing(response):
            body = _body(response)
    except UnreachedError:
        raise
    except httpx2.TimeoutException as error:
        raise UnreachedError("no answer in time") from error
    except httpx2.RequestError as error:
        raise UnreachedError(str(error) or type(error).__name__) from error
    except Exception as error:
        raise UnreachedError(f"the answer makes no sense ({type(error).__name__})") from error
    if response.status_code != _OK:
        raise UnreachedError(f"HTTP status {response.status_code}")
    return body


def _body(response: httpx2.Response) -> bytes:
    """Read an answer as far as any of WeChat's may go, in time; it was asked for uncompressed."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"", "identity"}:
        raise UnreachedError(f"the answer is compressed as {encoding[:40]}, which nobody asked for")
    body = bytearray()
    end = monotonic() + _SECONDS
    for chunk in response.iter_raw(_CHUNK):
        body += chunk
        if len(body) > _LARGEST:
            raise UnreachedError(f"the answer is larger than {_LARGEST // 2**20} MB")
        if monotonic() > end:
            raise UnreachedError("the answer does not end")
    return bytes(body)


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
