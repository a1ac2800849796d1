"""Finds an account's AppID and AppSecret: in the environment, or in a file nobody else can read."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

APPID, SECRET = "DIGEST_WECHAT_APPID", "DIGEST_WECHAT_SECRET"
_KEYS = ("appid", "secret")
_APPID = re.compile(r"[A-Za-z0-9_-]+")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Account:
    """Who publishes. The secret is no part of what is printed."""

    appid: str
    secret: str = field(repr=False)


def find(environ: Mapping[str, str], file: Path, name: str) -> Account:
    """Return the account of a name; without one, that of the environment, else the file's only.

    Raises
    ------
    ExportError
        If there is none, if it is incomplete, or if others can read the file.
    """
    given = {key: environ.get(key, "") for key in (APPID, SECRET)}
    if not name and any(given.values()):
        for key, value in given.items():
            if not value:
                raise _error(f"{key} is not set", f"set {APPID} and {SECRET}, or neither")
        return _account(given[APPID], given[SECRET], APPID)
    return _chosen(_accounts(file), name, file)


def is_given(environ: Mapping[str, str], file: Path, name: str) -> bool:
    """Tell whether anybody has said which account to use."""
    return bool(name or environ.get(APPID) or environ.get(SECRET) or file.exists())


def _accounts(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as opened:
            if os.fstat(opened.fileno()).st_mode & _OTHERS:
                message = f"{file} holds a secret, and others can read it"
                raise _error(message, f"run: chmod 600 {file}")
            return tomllib.load(opened)
    except FileNotFoundError as error:
        hint = f"set {APPID} and {SECRET}, or write the file as docs/publishing.md shows"
        raise _error(f"there are no credentials: {file} is missing", hint) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _error(f"{file} cannot be read: {reason}", "see docs/publishing.md") from error


def _chosen(accounts: dict[str, object], name: str, file: Path) -> Account:
    names = tuple(accounts)
    if not names:
        raise _error(f"{file} holds no account", "see docs/publishing.md")
    if set(names) <= set(_KEYS):
        keys = ", ".join(f"`{key}`" for key in names)
        hint = "write a name above them, in brackets: [main]"
        raise _error(f"{file} holds no account, but {keys}", hint)
    if not name and len(names) != 1:
        hint = f"choose one with --account: {', '.join(names)}"
        raise _error(f"{file} holds {len(names)} accounts", hint)
    chosen = name or names[0]
    if chosen not in accounts:
        hint = nearest(chosen, names) or f"the accounts are: {', '.join(names)}"
        raise _error(f"{file} holds no account {chosen!r}", hint)
    match accounts[chosen]:
        case {"appid": str(appid), "secret": str(secret), **others} if not others and secret:
            return _account(appid, secret, f"appid of {chosen!r} in {file}")
        case _:
            keys = " and ".join(f"`{key}`" for key in _KEYS)
            message = f"the account {chosen!r} in {file} is not as it should be"
            raise _error(message, f"give it {keys}, both texts in quotes, and nothing else")


def _account(appid: str, secret: str, place: str) -> Account:
    if not _APPID.fullmatch(appid):
        raise _error(f"{place} is no AppID", "copy it from developers.weixin.qq.com/platform")
    return Account(appid, secret)


def _error(message: str, hint: str) -> ExportError:
    return ExportError(Problem.PUBLISH_ACCOUNT, message, hint=hint)
