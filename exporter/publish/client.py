"""Calls the API: with a token that is kept while it lives, patiently, and in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from exporter.diagnostics import ExportError, Problem
from exporter.publish import requests
from exporter.publish.account import Account
from exporter.publish.errors import ApiError, Behaviour
from exporter.publish.requests import Request, Status, Token
from exporter.publish.state import Store

Send = Callable[[Request], bytes]
T = TypeVar("T")

_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)
_UNREACHED = 2
_MARGIN = 300.0
_DAY = 86_400.0
_LONGEST_LIFE = 86_400
_DEEPEST = 20
_MARKS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{}\]]', re.DOTALL)
_FORCED_A_DAY = 20
_BETWEEN_FORCED = 30.0


class UnreachedError(Exception):
    """A request may not have arrived, or its answer did not."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds since 1970, a way to wait, and chance between 0 and 1."""

    now: Callable[[], float]
    sleep: Callable[[float], None]
    chance: Callable[[], float]


def _unsettled() -> None:
    """Say that nothing is known of what a call has done."""


def _check_nesting(body: bytes) -> None:
    """Refuse JSON that is nested deeper than any answer of WeChat's; texts do not count.

    Raises
    ------
    ValueError
        If it is.
    """
    depth = 0
    for mark in _MARKS.findall(body):
        depth += (mark in b"[{") - (mark in b"]}") if len(mark) == 1 else 0
        if depth > _DEEPEST:
            raise ValueError(f"it is nested more than {_DEEPEST} deep")


class Client:
    """The API as one account may use it; `route` says by which way its calls go."""

    def __init__(
        self, send: Send, account: Account, store: Store, clock: Clock, route: str = ""
    ) -> None:
        self._send = send
        self._account = account
        self._store = store
        self._clock = clock
        self._route = route

    def call(
        self, request: Request, kind: type[T], settled: Callable[[], T | None] = _unsettled
    ) -> T:
        """Send a request with a token and return the answer.

        Parameters
        ----------
        settled : callable
            Is asked before a call is repeated for the result that it may have had after all.

        Raises
        ------
        ApiError
            If the platform refuses, or does not answer however often it is asked.
        """
        token = self._token()
        try:
            return self._patiently(request.signed(token), kind, settled)
        except ApiError as error:
            if error.behaviour is not Behaviour.REFRESH:
                raise
        return self._patiently(request.signed(self._replacement(token)), kind, settled)

    def _patiently(
        self, request: Request, kind: type[T], settled: Callable[[], T | None] = _unsettled
    ) -> T:
        for attempt, wait in enumerate(_WAITS):
            try:
                return self._once(request, kind)
            except ApiError as error:
                hopeless = error.code is None and attempt >= _UNREACHED
                if hopeless or error.behaviour is not Behaviour.BACK_OFF:
                    raise
            self._clock.sleep(wait * (1 + self._clock.chance()))
            result = settled()
            if result is not None:
                return result
        return self._once(request, kind)

    def _once(self, request: Request, kind: type[T]) -> T:
        try:
            body = self._send(request)
            _check_nesting(body)
            status = msgspec.json.decode(body, type=Status)
            if not status.errcode:
                return msgspec.json.decode(body, type=kind)
        except UnreachedError as error:
            raise ApiError(request.path, None, self._bare(str(error), request)) from error
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            reason = self._bare(str(error), request)
            message = f"{request.path}: the answer is not what WeChat documents: {reason}"
            hint = "check that no proxy answers in WeChat's place"
            raise ExportError(Problem.PUBLISH_REFUSED, message, hint=hint) from error
        said = self._bare(status.errmsg, request)
        raise ApiError(request.path, status.errcode, said, self._route)

    def _bare(self, text: str, request: Request) -> str:
        """Return what the other side said, without what must not be printed."""
        for hidden in (self._account.secret, request.token):
            text = text.replace(hidden, "…") if hidden else text
        return text

    def _token(self) -> str:
        state = self._store.state
        if state.token and state.expires - _MARGIN > self._clock.now():
            return state.token
        return self._new_token(force=False)

    def _new_token(self, *, force: bool) -> str:
        asked = requests.stable_token(self._account.appid, self._account.secret, force=force)
        asked_at = self._clock.now()
        token = self._patiently(asked, Token)
        self._store.state.token = token.access_token
        self._store.state.expires = asked_at + min(token.expires_in, _LONGEST_LIFE)
        self._store.save()
        return token.access_token

    def _replacement(self, refused: str) -> str:
        """Return another token: the valid one, if somebody else has changed it, else a new one.

        A new one may be forced 20 times a day, 30 seconds apart.
        """
        token = self._new_token(force=False)
        if token != refused:
            return token
        now = self._clock.now()
        recent = [time for time in self._store.state.forced if now - _DAY < time <= now]
        if len(recent) >= _FORCED_A_DAY:
            message = (
                f"the token was renewed {_FORCED_A_DAY} times within a day, WeChat takes no more"
            )
            hint = "look for the program that makes this account's tokens invalid"
            raise ExportError(Problem.PUBLISH_REFUSED, message, hint=hint)
        since = now - max(recent, default=0.0)
        if since < _BETWEEN_FORCED:
            self._clock.sleep(_BETWEEN_FORCED - since)
        self._store.state.forced = [*recent, self._clock.now()]
        self._store.save()
        return self._new_token(force=True)
