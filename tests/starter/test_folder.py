"""What a new newsletter's folder holds."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
import yaml
from PIL import Image

from exporter import theme
from exporter.config import Check, Settings, file
from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.linter import check
from exporter.outlining import outline
from exporter.starter import Masthead, folder

DAY = date(2026, 12, 4)
HOSTILE = '刊"名: {x} $y\\'
ROOT = Path(__file__).resolve().parents[2]


def made(series: str = "看桥周刊", look: str = "") -> dict[str, bytes]:
    masthead = Masthead(series=series, author="某某", date=DAY, theme=look)
    return {str(place): data for place, data in folder(masthead).items()}


def written(home: Path, **said: str) -> Path:
    for place, data in made(**said).items():
        target = home / PurePosixPath(place)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return home / "issues" / "001.md"


def test_the_first_issue_is_understood(tmp_path: Path) -> None:
    facts = {f.name: f.value for f in outline(written(tmp_path), Settings(), Report()).facts}
    known = facts["series"], facts["number"], facts["date"], facts["authors"]
    assert known == ("看桥周刊", "1", "2026-12-04", ("某某",))


def test_nothing_is_to_be_said_of_the_first_issue(tmp_path: Path) -> None:
    path, report = written(tmp_path), Report()
    outline(path, Settings(), report)
    assert (report.diagnostics, list(check(path, Settings(check=Check())))) == ((), [])


def test_a_name_of_any_characters_is_the_series(tmp_path: Path) -> None:
    facts = outline(written(tmp_path, series=HOSTILE), Settings(), Report()).facts
    assert {f.name: f.value for f in facts}["series"] == HOSTILE


def test_its_settings_are_the_defaults_but_for_the_series(tmp_path: Path) -> None:
    written(tmp_path)
    settings = file.load(tmp_path / "digest.toml", Settings(), FORMATS)
    assert settings.recognition.series == "看桥周刊"


def keys(text: str) -> set[str]:
    table, found = "", set()
    for line in text.splitlines():
        if header := re.match(r"\[(\w+)\]", line):
            table = f"{header[1]}."
        elif key := re.match(r"(?:# )?(\w+) = ", line):
            found.add(table + key[1])
    return found


def test_its_settings_name_every_key() -> None:
    documented = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    known = set(re.findall(r"^\| `([\w.]+)` \|", documented, re.MULTILINE))
    tables = {"check", "recognition", "typography"}
    assert known - tables <= keys(made()["digest.toml"].decode())


def test_every_key_may_be_uncommented_and_says_the_default(tmp_path: Path) -> None:
    text = made()["digest.toml"].decode()
    examples = re.compile(
        r"^# (?:fonts|reference_doc|embed_fonts|summary|contents) = .*\n", re.MULTILINE
    )
    bare = re.sub(r"^# (\w+ = )", r"\1", examples.sub("", text), flags=re.MULTILINE)
    path = tmp_path / "digest.toml"
    path.write_text(bare.replace('series = "看桥周刊"', 'series = ""'), "utf-8")
    settings = file.load(path, Settings(), FORMATS, trusted=True)
    defaults = file.load(_empty(tmp_path), Settings(), FORMATS, trusted=True)
    unlike = {
        name
        for name in Settings.__dataclass_fields__
        if getattr(settings, name) != getattr(defaults, name)
    }
    assert unlike == {"output", "beside", "recognition"}


def _empty(home: Path) -> Path:
    path = home / "empty.toml"
    path.write_text("", "utf-8")
    return path


@pytest.mark.parametrize("name", ["digest.toml"])
def test_settings_are_toml(name: str) -> None:
    assert "recognition" in tomllib.loads(made()[name].decode())


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".github/workflows/issues.yml"])
def test_what_others_read_is_yaml(name: str) -> None:
    assert isinstance(yaml.safe_load(made()[name]), dict)


@pytest.mark.parametrize("look", theme.names())
def test_its_pictures_are_drawn_for_each_theme(look: str) -> None:
    sizes = [
        Image.open(BytesIO(data)).size for place, data in made(look=look).items() if ".png" in place
    ]
    assert sizes == [(1200, 800), (1600, 800)]
