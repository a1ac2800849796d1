"""The Chinese catalogue: complete, compiled, and true to the English."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from exporter import Settings, check, export
from exporter.messages import CHINESE, ENGLISH, knows, language, said

ROOT = Path(__file__).resolve().parents[2]
# What both languages write the same: figures, codes, names of files and flags.
_SAME = re.compile(r"--[a-z][a-z-]+|\b[a-z]+\.(?:md|toml|html)\b|(?<!level )\b\d[\d,.]*\b")
# Words of English sentences; what is quoted may be of the issue.
_LEFT = re.compile(r"\b(?:the|is|of|was|were|has|have|it|not|with|into|what|which|that)\b")
_QUOTED = re.compile(r"`[^`]*`|“[^”]*”|'[^']*'")
_HOLE = re.compile(r"\{[a-z_0-9]+\}")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The program that keeps the catalogue."""
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages_tool"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue(tool: ModuleType) -> Catalog:
    """The Chinese catalogue as people write it."""
    with tool.CATALOGUE.open("rb") as file:
        return read_po(file)


def test_every_sentence_has_a_translation(tool: ModuleType, catalogue: Catalog) -> None:
    known = {message.id for message in catalogue if message.id and any(message.string)}
    assert [text for text, _ in tool.sentences() if text not in known] == []


def test_no_translation_is_left_of_a_sentence_that_is_gone(
    tool: ModuleType, catalogue: Catalog
) -> None:
    sentences = {text for text, _ in tool.sentences()}
    assert [message.id for message in catalogue if message.id and message.id not in sentences] == []


def test_the_compiled_catalogue_is_that_of_the_source(tool: ModuleType) -> None:
    assert tool.COMPILED.read_bytes() == tool.compiled(), "run tools/messages.py compile"


def test_both_languages_put_in_the_same_values(catalogue: Catalog) -> None:
    pairs = [(str(m.id), str(m.string)) for m in catalogue if m.id]
    assert [one for one, two in pairs if {*_HOLE.findall(one)} != {*_HOLE.findall(two)}] == []


def test_both_languages_name_the_same_codes_and_figures(catalogue: Catalog) -> None:
    pairs = [(str(m.id), str(m.string)) for m in catalogue if m.id]
    differing = [(one, two) for one, two in pairs if {*_SAME.findall(one)} - {*_SAME.findall(two)}]
    assert differing == []


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "zh_TW.UTF-8"}, CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, ENGLISH),
        ({"LANG": "C", "LC_MESSAGES": "zh_CN"}, CHINESE),
        ({"LC_ALL": "C", "DIGEST_EXPORT_LANG": "zh"}, CHINESE),
        ({"LC_ALL": "", "LANG": "de_DE.UTF-8"}, ENGLISH),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], wanted: str) -> None:
    assert language(environment) == wanted


def test_english_is_what_the_sources_say() -> None:
    assert said("the picture is empty", ENGLISH) == "the picture is empty"


def test_chinese_is_what_the_catalogue_says() -> None:
    assert said("the picture is empty", CHINESE) == "图片是空文件"


@pytest.mark.sweep
def test_what_is_said_of_real_cases_is_said_in_chinese(tmp_path: Path) -> None:
    shared = sorted((ROOT.parent / "shared" / "cases").rglob("[!R]*.md"))  # README is English
    own = sorted((ROOT / "tests" / "cases").rglob("*.md"))
    settings = Settings(formats=("wechat",), output=tmp_path, cache=tmp_path, offline=True)
    found = [
        (each.message, each.hint)
        for path in (*own, *shared)
        for each in (*export(path, settings).diagnostics, *check(path, settings))
    ]
    texts = dict.fromkeys(text for each in found for text in each)
    assert [text for text in texts if not knows(text, CHINESE)] == []
    assert [text for text in texts if _LEFT.search(_QUOTED.sub("", said(text, CHINESE)))] == []
