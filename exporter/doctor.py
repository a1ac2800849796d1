"""Looks for everything that the tool needs, and knows the command that mends what is missing."""

from __future__ import annotations

import platform
import subprocess
from dataclasses import dataclass

from exporter import pandoc, theme
from exporter.diagnostics import ExportError
from exporter.emit import FORMATS
from exporter.emit.registry import MEND, installed

_FONTS = {"Darwin": "brew install font-noto-serif-cjk-sc font-noto-sans-cjk-sc"}
_FONTS_DEBIAN = "sudo apt-get install fonts-noto-cjk"
_FONTCONFIG = {"Darwin": "brew install fontconfig"}
_FONTCONFIG_DEBIAN = "sudo apt-get install fontconfig"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is needed: what was found of it, and how to mend it if that is not enough."""

    name: str
    found: str
    remedy: str = ""

    @property
    def healthy(self) -> bool:
        """Whether nothing must be done."""
        return not self.remedy


def examine() -> tuple[Finding, ...]:
    """Look for pandoc, Pango, a font with Chinese for each role, and formats of packages."""
    return (_pandoc(), _pango(), *_fonts(), *_formats())


def _pandoc() -> Finding:
    try:
        first = pandoc.run(["--version"], "")[0].decode().splitlines()[0]
    except ExportError as error:
        return Finding("pandoc", error.message, "pip install --force-reinstall pypandoc_binary")
    return Finding("pandoc", first.removeprefix("pandoc "))


def _pango() -> Finding:
    try:
        FORMATS["pdf"].emitter()
    except ExportError as error:
        return Finding("Pango", error.message, error.hint)
    return Finding("Pango", "found, PDF can be made")


def _formats() -> tuple[Finding, ...]:
    """Return the formats that installed packages bring, and what is wrong with those of no use."""
    found = installed()
    fine = (Finding(f"format {name}", f"of {row.origin}") for name, row in found.formats.items())
    broken = (Finding(f"format {name}", why, MEND) for name, why in found.broken.items())
    return (*fine, *broken)


def _fonts() -> tuple[Finding, ...]:
    mend = _FONTS.get(platform.system(), _FONTS_DEBIAN)
    try:
        installed = _families()
    except (OSError, subprocess.SubprocessError):
        remedy = _FONTCONFIG.get(platform.system(), _FONTCONFIG_DEBIAN)
        return (Finding("fonts", "fc-list, which lists them, is missing", remedy),)
    findings = []
    for name, role in theme.font_roles().items():
        built = {family: True for family in role.families if theme.built_font(family)}
        known = {**installed, **built}
        present = [family for family in role.families if family in known]
        chinese = next((family for family in present if known[family]), "")
        first = present[0] if present else "none of its families"
        found = first if chinese in {first, ""} else f"{first}, Chinese from {chinese}"
        if chinese:
            findings.append(Finding(f"font {name}", found))
        else:
            findings.append(Finding(f"font {name}", f"{found}: no Chinese", mend))
    return tuple(findings)


def _families() -> dict[str, bool]:
    """Return every installed family and whether it covers Chinese, as fontconfig says."""
    command = ["fc-list", "--format", "%{family}\t%{lang}\n"]
    listing = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout  # noqa: S603 - fixed
    covered: dict[str, bool] = {}
    for line in listing.decode(errors="replace").splitlines():
        names, _, languages = line.partition("\t")
        for family in names.split(","):
            covered[family] = covered.get(family, False) or "zh-cn" in languages.split("|")
    return covered
