"""An issue that is too long for one WeChat article is named before it is exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exporter.config import Check, Settings
from exporter.diagnostics import Severity
from exporter.emit.formats.wechat import WechatOptions
from exporter.linter import Finding, check, length

_TEXT = "守塔人把灯擦亮，又把雾笛的阀门拧开，听见远处有船应了一声。"
LONG = "# 灯塔周刊\n\n" + "".join(f"## 第 {at} 座\n\n{_TEXT * 30}\n\n" for at in range(40))
_CHOSEN = Check(select=("wechat-parts", "wechat-content-long"))
SETTINGS = Settings(check=_CHOSEN)


def found(folder: Path, text: str, settings: Settings = SETTINGS) -> tuple[Finding, ...]:
    path = folder / "issue.md"
    path.write_text(text, "utf-8")
    return check(path, settings)


def test_an_issue_that_becomes_parts_is_noted_at_its_title(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, LONG)
    assert (finding.code, finding.severity, finding.line) == ("wechat-parts", Severity.NOTE, 1)
    assert "it becomes 2" in finding.message


def test_an_issue_that_may_not_be_split_is_a_warning(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, LONG, SETTINGS.saying(WechatOptions, split="never"))
    assert (finding.code, finding.severity) == ("wechat-content-long", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        LONG[:9000],
        LONG.replace(_TEXT, "Ships pass by at night. ")[:5200],
    ],
)
def test_an_issue_that_has_room_is_not_named(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == ()


def test_formulas_make_a_short_source_long(tmp_path: Path) -> None:
    formulas = (f"$\\sum_{{k={at}}}^n \\frac{{x_k^{at}}}{{y_k+{at}}}$" for at in range(40))
    text = "# 灯塔\n\n" + "\n\n".join(formulas)
    assert {one.code for one in found(tmp_path, text, replace(SETTINGS, math=True))} == {
        "wechat-parts"
    }


def test_pictures_count_though_none_is_fetched(tmp_path: Path) -> None:
    pictures = "".join(f"![灯 {at}](https://p.invalid/{at}.png)\n\n" for at in range(160))
    whole, cut = found(tmp_path, "# 灯塔\n\n" + pictures)
    assert "it becomes 2" in whole.message + cut.message


@pytest.mark.parametrize(
    ("settings", "times"),
    [
        ({}, 1),
        ({"formats": ("pdf", "epub")}, 0),
        ({"theme": "nowhere"}, 0),
    ],
)
def test_the_length_is_reckoned_where_wechat_is_asked_for(
    tmp_path: Path, settings: Mapping[str, object], times: int
) -> None:
    assert len(found(tmp_path, LONG, replace(SETTINGS, **settings))) == times


@pytest.mark.parametrize("named", ["sea", "nowhere"])
def test_the_theme_may_be_the_issue_s_own(tmp_path: Path, named: str) -> None:
    (finding,) = found(tmp_path, f"---\ntheme: {named}\n---\n\n{LONG}")
    assert finding.code == "wechat-parts"


def test_a_short_issue_is_not_reckoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(length, "look_at_length", None)
    assert found(tmp_path, LONG[:4900]) == ()
