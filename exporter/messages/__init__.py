"""What the program says to people, in their language.

The sources say everything in English, as whole sentences. What was said is looked up here on its
way to a screen: a sentence with values in it fits the template that it was made of. The catalogue
is a gettext catalogue, kept by `tools/messages.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exporter.messages.catalogue import Catalogue

LOCALES = Path(__file__).parent
DOMAIN = "digest-export"
ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (CHINESE, ENGLISH)


def language(environment: Mapping[str, str]) -> str:
    """Return the language that the environment asks for: the first variable that is set says it.

    Parameters
    ----------
    environment : mapping of str to str
        DIGEST_EXPORT_LANG, then LC_ALL, LC_MESSAGES and LANG as POSIX has them (XBD, 8.2).
    """
    for variable in ("DIGEST_EXPORT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if wanted := environment.get(variable, ""):
            return CHINESE if wanted.lower().startswith(CHINESE) else ENGLISH
    return ENGLISH


def said(text: str, language: str) -> str:
    """Return what the program said, in a language; what no catalogue knows stays as it is.

    Parameters
    ----------
    text : str
        A message, a hint or a text of the help, in English.
    language : str
        One of `LANGUAGES`.
    """
    return text if language == ENGLISH else _catalogue(language).said(text)


def knows(text: str, language: str) -> bool:
    """Tell whether the catalogue of a language has a text, or the template of it."""
    return language == ENGLISH or _catalogue(language).knows(text)


@cache
def _catalogue(language: str) -> Catalogue:
    return Catalogue.read(LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo")
