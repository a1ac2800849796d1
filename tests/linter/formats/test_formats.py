"""Findings for people, programs and GitHub."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from exporter.diagnostics import Severity
from exporter.linter.catalogue import CODES
from exporter.linter.finding import Finding
from exporter.linter.formats import FORMATS

MENDED = Finding(
    path="周刊/第 1 期.md",
    line=3,
    column=2,
    code="punctuation-half-width",
    severity=Severity.WARNING,
    message="a half-width `,` stands in Chinese text",
    hint="write the full-width form",
    end_line=3,
    end_column=3,
    replacement="，",
)
NOWHERE = Finding("a,b:c.md", 0, 0, "title-missing", Severity.NOTE, "100% no\ntitle", "write one")


def written(form: str, *findings: Finding) -> str:
    return FORMATS[form](findings)


def test_json_is_what_the_documentation_says() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "check.md").read_text("utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    said = json.loads(example)
    log = json.loads(written("json", MENDED, NOWHERE))
    assert log["version"] == said["version"] == 1
    assert [*log["findings"][0]] == [*said["findings"][0]]
    assert log["findings"][0]["replacement"] == "，"
    assert log["findings"][0]["endColumn"] == 3
    assert log["findings"][1]["line"] is None
    assert log["findings"][1]["severity"] == "note"


def test_github_escapes_what_it_must() -> None:
    assert written("github", MENDED, NOWHERE) == (
        "::warning file=周刊/第 1 期.md,line=3,col=2,endColumn=3,title=punctuation-half-width"
        "::a half-width `,` stands in Chinese text%0Ahint: write the full-width form\n"
        "::notice file=a%2Cb%3Ac.md,title=title-missing::100%25 no%0Atitle%0Ahint: write one\n"
    )


def required(value: dict[str, Any], **kinds: type) -> None:
    for name, kind in kinds.items():
        assert isinstance(value[name], kind), name


def test_sarif_has_the_properties_that_2_1_0_requires() -> None:
    log = json.loads(written("sarif", MENDED, NOWHERE))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    required(driver, name=str, version=str, rules=list)
    assert [rule["id"] for rule in driver["rules"]] == [*CODES]
    for rule in driver["rules"]:
        required(rule["shortDescription"], text=str)
        required(rule["help"], text=str)
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    for result in run["results"]:
        required(result, message=dict, ruleId=str, ruleIndex=int, locations=list)
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}


def test_sarif_regions_and_fixes() -> None:
    first, second = json.loads(written("sarif", MENDED, NOWHERE))["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%91%A8%E5%88%8A/%E7%AC%AC%201%20%E6%9C%9F.md"
    assert place["region"] == {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 3}
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": place["region"], "insertedContent": {"text": "，"}}
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert "fixes" not in second


def test_an_absolute_path_is_a_file_uri() -> None:
    found = Finding("/tmp/刊.md", 1, 0, "encoding", Severity.NOTE, "m", "h")  # noqa: S108
    result = json.loads(written("sarif", found))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///tmp/%E5%88%8A.md"
    assert place["region"] == {"startLine": 1}


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_name_that_is_no_utf_8_is_written(form: str) -> None:
    name = os.fsdecode(b"\xff\xe5\x88\x8a.md")
    log = written(form, Finding(name, 1, 1, "encoding", Severity.NOTE, "m", "h"))
    assert ("%FF%E5%88%8A.md" if form == "sarif" else "刊.md") in log


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_nothing_found_is_well_formed_too(form: str) -> None:
    assert json.loads(written(form))["version"]


@pytest.mark.parametrize("form", ["github"])
def test_nothing_found_says_nothing(form: str) -> None:
    assert written(form) == ""
