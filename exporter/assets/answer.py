"""Reads what a host answers: its status, its headers, its body up to the limit (RFC 9110)."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

import httpcore2

from exporter.assets.connect import SAVE, PassingError, unfetched
from exporter.assets.errors import MissingError

REDIRECTS = {301, 302, 303, 307, 308}
_OK = 200
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_MB = 2**20


def check(response: httpcore2.Response, max_wait: float) -> None:
    """Refuse what is not a picture's answer; what may pass, to be asked for again.

    Raises
    ------
    MissingError
        Unless the status is 200.
    """
    status = response.status
    if status == _OK:
        return
    if status in _PASSING:
        seconds = _retry_after(response)
        if seconds > max_wait:
            words = f"{status}, and the host asks to wait {seconds:.0f} s"
            raise MissingError(unfetched(words), hint=f"try again later, or {SAVE}")
        raise PassingError(unfetched(str(status)), after=seconds)
    hint = "" if status in {404, 410} else f"the host does not give it to everybody: {SAVE}"
    raise MissingError(unfetched(str(status)), hint=hint)


def _retry_after(response: httpcore2.Response) -> float:
    """Return the seconds of Retry-After (RFC 9110, 10.2.3); a date counts from the host's own."""
    after = header(response, b"retry-after")
    if after.isascii() and after.isdigit():
        return float(after[:9])
    try:
        then, now = (parsedate_to_datetime(text) for text in (after, header(response, b"date")))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


async def body(response: httpcore2.Response, limit: int) -> bytes:
    """Read a body up to the limit, whatever its length is said to be; gzip although not asked.

    What comes and what it unpacks to are both held to the limit; behind the end of what is packed
    nothing is read.
    """
    encoding = header(response, b"content-encoding").lower()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise MissingError(unfetched(f"it is compressed as {encoding}, which was not asked for"))
    inflate = None if encoding in {"", "identity"} else zlib.decompressobj(wbits=47)
    read, came = bytearray(), 0
    async for chunk in response.aiter_stream():
        read += inflate.decompress(chunk, limit + 1 - len(read)) if inflate else chunk
        came += len(chunk)
        if max(len(read), came) > limit:
            hint = f"raise `max_bytes` in your config.toml, or link to a smaller picture, or {SAVE}"
            raise MissingError(unfetched(f"it is larger than {limit / _MB:.3g} MB"), hint=hint)
        if inflate and inflate.eof:
            break
    if inflate and came and not inflate.eof:
        raise PassingError(unfetched("the answer of the host broke off"))
    return bytes(read)


def header(response: httpcore2.Response, name: bytes) -> str:
    """Return a header field, or nothing."""
    values = (value for key, value in response.headers if key.lower() == name)
    return next(values, b"").decode("latin-1").strip()


@contextmanager
def in_words(host: str) -> Iterator[None]:
    """Say in words what the HTTP client raises."""
    try:
        yield
    except httpcore2.ConnectTimeout as error:
        raise PassingError(unfetched(f"{host} did not answer")) from error
    except httpcore2.ConnectError as error:
        fault = _tls_fault(error)
        if isinstance(fault, ssl.SSLCertVerificationError):
            hint = f"set SSL_CERT_FILE if you trust the host, or {SAVE}"
            words = f"the certificate of the host is not trusted: {fault.verify_message}"
            raise MissingError(unfetched(words), hint=hint) from error
        if fault is not None:
            raise PassingError(unfetched("no secure connection to the host came about")) from error
        raise PassingError(unfetched(f"{host} cannot be reached")) from error
    except httpcore2.ProxyError as error:
        raise PassingError(unfetched(f"the proxy refused: {error}")) from error
    except httpcore2.NetworkError as error:
        raise PassingError(unfetched("the connection broke")) from error
    except httpcore2.ProtocolError as error:
        words = "the answer of the host broke off or is not HTTP"
        raise PassingError(unfetched(words)) from error
    except zlib.error as error:
        raise PassingError(unfetched("its compression is broken")) from error


def _tls_fault(error: BaseException | None) -> ssl.SSLError | None:
    """Return what TLS said, if that is at the bottom of an error."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error
