"""The house: small rooms, short functions, and a description of it that stays true."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.diagnostics import CATALOGUE, Problem
from exporter.emit.registry import OWN

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "exporter").rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_room_is_large_and_most_are_small() -> None:
    sizes = {path: lines(path) for path in SOURCES}
    assert {str(path): size for path, size in sizes.items() if size > 350} == {}
    assert statistics.median(sizes.values()) <= 150


def test_functions_are_short() -> None:
    sizes = {
        f"{path.name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in functions(path)
    }
    assert {name: size for name, size in sizes.items() if size > 60} == {}
    assert sum(size > 40 for size in sizes.values()) <= len(sizes) / 100


def test_every_module_says_what_it_is_for() -> None:
    for path in SOURCES:
        said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert said, path


def test_nothing_has_a_name_that_says_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "manager", "misc"}
    assert not [path for path in SOURCES if path.stem in vague]


def architecture() -> str:
    return (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_the_architecture_is_described_in_120_lines() -> None:
    assert len(architecture().splitlines()) <= 120


def test_the_architecture_names_every_room_and_no_other() -> None:
    named = set(re.findall(r"`(exporter/[\w/]+(?:\.py|/))`", architecture()))
    rooms = {
        f"exporter/{path.name}" + ("/" if path.is_dir() else "")
        for path in (ROOT / "exporter").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert rooms - named - {"exporter/__init__.py"} == set()
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


def test_the_architecture_says_of_each_station_whether_it_can_fail() -> None:
    rows = re.findall(r"^\| \d \|(.*)\|$", architecture(), re.MULTILINE)
    assert len(rows) >= 6
    for row in rows:
        assert len(row.split("|")) == 4
        assert row.split("|")[3].strip()


def test_every_problem_is_documented_as_it_is() -> None:
    documented = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (\w+) \| .+ \| (.+) \|$", documented, re.MULTILINE)
    catalogue = [(str(p), entry.severity.word, entry.hint) for p, entry in CATALOGUE.items()]
    assert rows == catalogue


def test_every_problem_is_raised_somewhere_and_tested_somewhere() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCES if path.stem != "diagnostics")
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    for problem in Problem:
        assert f"Problem.{problem.name}" in source, problem
        assert f"Problem.{problem.name}" in tests or f"[{problem}]" in tests, problem


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_imports_nothing_slow(argument: str) -> None:
    code = (
        "import sys\nfrom exporter.cli import main\n"
        f"try:\n    main(['{argument}'])\nexcept SystemExit:\n    pass\n"
        "slow = {'weasyprint', 'docx', 'ebooklib', 'PIL', 'lxml', 'pypandoc', 'httpx2'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_few_modules_name_a_format() -> None:
    """What a format needs stands in its folder and its row: the journey knows none by name."""
    naming = {
        path.relative_to(ROOT / "exporter").as_posix()
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in OWN
    }
    outside = {name for name in naming if not name.startswith("emit/")}
    assert outside == {
        "assets/tex.py",  # pandoc's writer
        "cli/cover.py",
        "cli/publish.py",
        "config/breaks.py",  # a way to break lines
        "config/settings.py",  # what is made unless somebody asks
        "doctor.py",
        "linter/length.py",
        "linter/linting.py",
        "themefile.py",  # style sheets of themes
    }
    inside = {name.split("/")[1] for name in naming - outside}
    assert inside <= {"formats", *OWN}
