"""The language of the command line: that of the locale, or of `--lang`, for messages and help."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import Protocol, TypeVar

from exporter import messages
from exporter.diagnostics import Severity, one_line
from exporter.messages import CHINESE, ENGLISH, LANGUAGES

_FLAG = "--lang"
_spoken = ContextVar("language", default=ENGLISH)
_WORDS = {
    Severity.NOTE: "说明",
    Severity.WARNING: "警告",
    Severity.ERROR: "错误",
}


class Said(Protocol):
    """A finding of whatever kind: what is wrong, and what to do."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def hint(self) -> str:
        """What to do."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""


S = TypeVar("S", bound=Said)


def begin(arguments: Sequence[str]) -> list[str]:
    """Find out the language, speak it from now on, and return the other arguments.

    `--lang` may stand anywhere; one that names no language is put first, where it is refused.
    """
    language, rest = messages.language(os.environ), list(arguments)
    until = rest.index("--") if "--" in rest else len(rest)
    for place, argument in enumerate(rest[:until]):
        name, _, value = argument.partition("=")
        length = 1 if value else 2
        value = value or "".join(rest[place + 1 : place + 2])
        if name == _FLAG:
            flag = rest[place : place + length]
            del rest[place : place + length]
            if value in LANGUAGES:
                language = value
            else:
                rest = [*flag, *rest] if value else flag
            break
    speak(language)
    return rest


def speak(language: str) -> None:
    """Speak a language from now on."""
    _spoken.set(language)


def said(text: str) -> str:
    """Return what the program says, in the language that is spoken."""
    return messages.said(text, _spoken.get())


def translated(found: S) -> S:
    """Return a finding whose message and hint are in the language that is spoken."""
    if _spoken.get() == ENGLISH:
        return found
    return replace(found, message=said(found.message), hint=said(found.hint))  # type: ignore[type-var] # all are dataclasses


def line(found: Said, place: str, code: str, paint: Callable[[str], str] = str) -> str:
    """Return a finding as it is shown: a line that names place and code, and one that helps.

    Parameters
    ----------
    found : Said
        A finding in English.
    paint : callable
        Colours the word for the severity.
    """
    found = translated(found)
    message, hint = one_line(found.message), one_line(found.hint)
    severity = paint(word(found.severity))
    start = one_line(place)
    if _spoken.get() == ENGLISH:
        return f"{start and f'{start}: '}{severity}: {message} [{code}]\n  hint: {hint}"
    return f"{start and f'{start}：'}{severity}：{message} [{code}]\n  建议：{hint}"


def word(severity: Severity) -> str:
    """Return the word for a severity, as `line` has it."""
    return _WORDS[severity] if _spoken.get() == CHINESE else severity.word
