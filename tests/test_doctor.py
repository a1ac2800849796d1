"""The doctor: what is there, what is not, and the command that mends it."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from exporter import doctor, pandoc
from exporter.cli import main
from exporter.diagnostics import ExportError, Problem
from exporter.emit import FORMATS, Format


def finding(name: str) -> doctor.Finding:
    return next(f for f in doctor.examine() if f.name == name)


def test_pandoc_is_named_with_its_version() -> None:
    assert finding("pandoc").found.startswith("3.")


def test_without_pandoc_pip_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ExportError(Problem.UNREADABLE, "pandoc is not installed")

    monkeypatch.setattr(pandoc, "run", missing)
    found = finding("pandoc")
    assert not found.healthy
    assert "pip install" in found.remedy


def test_without_pango_the_remedy_is_the_emitters(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Format) -> None:
        raise ExportError(Problem.FORMAT_FAILED, "Pango is missing", hint="apt-get install pango")

    monkeypatch.setattr(Format, "emitter", missing)
    found = finding("Pango")
    assert (found.healthy, found.remedy) == (False, "apt-get install pango")
    assert FORMATS["pdf"]


def listing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 0, text.encode(), b"")

    monkeypatch.setattr(doctor, "_pandoc", lambda: doctor.Finding("pandoc", "3"))
    monkeypatch.setattr(doctor.theme, "built_font", lambda _: None)
    monkeypatch.setattr(doctor.subprocess, "run", run)


def test_a_role_takes_the_first_family_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    listing(monkeypatch, "Noto Serif CJK SC\ten|zh-cn\nSource Han Serif SC,思源宋体\tzh-cn\n")
    assert finding("font serif") == doctor.Finding("font serif", "Noto Serif CJK SC")


def test_a_built_family_needs_no_installing(monkeypatch: pytest.MonkeyPatch) -> None:
    listing(monkeypatch, "DejaVu Sans Mono\ten\n")
    monkeypatch.setattr(doctor.theme, "built_font", lambda family: family == "Noto Serif SC")
    assert finding("font serif") == doctor.Finding("font serif", "Noto Serif SC")


def test_code_may_borrow_its_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    listing(monkeypatch, "DejaVu Sans Mono\ten\nNoto Sans CJK SC\tzh-cn\n")
    found = finding("font mono").found
    assert found == "DejaVu Sans Mono, Chinese from Noto Sans CJK SC"


def test_a_role_without_chinese_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.platform, "system", lambda: "Linux")
    listing(monkeypatch, "DejaVu Sans Mono\ten\n")
    found = finding("font serif")
    assert found.found == "none of its families: no Chinese"
    assert found.remedy.endswith("apt-get install fonts-noto-cjk")


def test_without_fontconfig_that_is_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(doctor, "_pandoc", lambda: doctor.Finding("pandoc", "3"))
    monkeypatch.setattr(doctor.subprocess, "run", missing)
    assert "fontconfig" in finding("fonts").remedy


@pytest.mark.parametrize(
    ("findings", "status", "said"),
    [
        ((doctor.Finding("pandoc", "3.9"),), 0, "ok  pandoc  3.9\n"),
        (
            (doctor.Finding("Pango", "missing", "brew install pango"),),
            1,
            "--  Pango  missing\n           mend it with: brew install pango\n",
        ),
    ],
)
def test_the_command_prints_and_its_status_tells(
    monkeypatch: pytest.MonkeyPatch, findings: tuple[doctor.Finding, ...], status: int, said: str
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: findings)
    result = CliRunner().invoke(main, ["doctor"])
    assert (result.exit_code, result.output) == (status, said)
