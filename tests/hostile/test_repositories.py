"""Repositories of strangers: what lies beside an issue reads nothing, says nothing, takes little.

Each is exported as CI would do it. `travel` looks for the canaries, a variable and a file outside,
in all that comes of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hostile.attack import CONFIDENTIAL
from hostile.journey import insides, travel
from PIL import Image

from exporter.assets import confine

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">{}</svg>'
_DRAWN = "# 小刊\n\n![图](a.svg)\n"
_BOMB = "".join(rf"\newcommand\x{a}{{\x{b}\x{b}}}" for a, b in pairwise("abcdefghijkl")) + r"\xa"
_PAPER = 'extends = "paper"\n'


@dataclass(frozen=True, slots=True)
class Repository:
    """Files and links of a repository, the flags of the run, its status and what it says."""

    files: Mapping[str, str]
    says: str
    flags: tuple[str, ...] = ()
    status: int = 1
    links: Mapping[str, str] = field(default_factory=dict)


def _linked(target: str) -> Repository:
    return Repository({"a.md": "# 甲\n"}, "is a symbolic link", links={"issue.md": target})


def _drawing(inside: str, says: str = "") -> Repository:
    return Repository({"issue.md": _DRAWN, "a.svg": _SVG.format(inside)}, says, status=0)


def _theme(says: str, toml: str = _PAPER, **sheets: str) -> Repository:
    files = {f"evil/{name}.css": css for name, css in sheets.items()}
    text = "---\ntheme: evil\n---\n\n# 小刊\n\n正文。\n"
    files |= {"issue.md": text, "evil/theme.toml": toml, "digest.toml": 'themes = ["evil"]\n'}
    return Repository(files, says)


def _configured(line: str, says: str) -> Repository:
    return Repository({"issue.md": "# 小刊\n", "digest.toml": line}, says, status=2)


REPOSITORIES = {
    "link outside": _linked("../secret.png"),
    "link to the environment": _linked("/proc/self/environ"),
    "link by hops": Repository(
        {}, "is a symbolic link", links={"issue.md": "hop.md", "hop.md": "../secret.png"}
    ),
    "link through a folder": Repository(
        {}, "is a symbolic link", links={"issue.md": "up/secret.png", "up": ".."}
    ),
    "link to a password of git": Repository(
        {".git/config": CONFIDENTIAL}, "is a symbolic link", links={"issue.md": ".git/config"}
    ),
    "digest.toml is a link": Repository(
        {"issue.md": "# 小刊\n"}, "cannot be read", status=2, links={"digest.toml": "../secret.png"}
    ),
    "lock is a link": Repository(
        {"issue.md": "# 小刊\n\n![图](https://a.example/a.png)\n"},
        "leads out of the folder",
        links={"issue.lock": "../secret.png"},
    ),
    "drawing of a path": _drawing('<image href="#/../../secret.png" width="400" height="300"/>'),
    "drawing of data": _drawing('<image href="data:image/png;/../../secret.png" width="9"/>'),
    "drawing of base64": _drawing('<image href="data:image/png;base64,/../../secret.png"/>'),
    "drawing by a filter": _drawing(
        '<filter id="f"><feImage href="#x/../../../secret.png"/></filter><rect filter="url(#f)"/>'
    ),
    "drawing with an entity": _drawing("&e;", "not well-formed"),
    "drawing without numbers": _drawing('<svg viewBox="0 0 1.2.3 4e999"/>'),
    "theme outside": _theme("which lies outside", 'extends = "../../outside"\n'),
    "theme of a font": _theme("must be a family", _PAPER + "[fonts]\nbody = 'A\";}p{x:y}'\n"),
    "theme of a backslash": _theme("must be a family", _PAPER + "[fonts]\nbody = 'A\\\\22 ;'\n"),
    "theme with a comment": _theme("may not say", epub="p{background:ur//**/*x*/l(http://a.b/)}"),
    "theme with two words": _theme("loads something", epub="p{background:ur/**/l(http://a.b/)}"),
    "theme with escapes": _theme("loads something", epub="p{background:\\75 rl(//a.b)}"),
    "theme with a set": _theme("loads something", epub="p{background:image-set('a' 1x)}"),
    "theme ends its element": _theme("cannot be read", base="x{}</style><a href='file:///x'>"),
    "theme counts": _theme("may not say", print="p{counter-increment:c 300000000}"),
    "theme of symbols": _theme("may not say", print="@counter-style x{system:symbolic}"),
    "theme of stripes": _theme(
        "may not say", print="p{background:repeating-linear-gradient(red,blue 0.001px)}"
    ),
    "theme of one word": _theme("cannot be read", wechat="a" * 250_000),
    "theme of brackets": _theme("cannot be read", wechat="(" * 250_000),
    "theme too large": _theme("are larger than 256 kB", base=" " * 200_000, epub=" " * 100_000),
    "theme is not allowed": Repository(
        {"issue.md": "---\ntheme: ./evil\n---\n\n# 刊\n", "evil/theme.toml": _PAPER},
        "--allow-theme ./evil",
        status=0,
    ),
    "fonts outside": _configured('fonts = "../out"', "outside the folder"),
    "house document outside": _configured(
        '[docx]\nreference_doc = "/etc/passwd"', "outside the folder"
    ),
    "themes outside": _configured('themes = ["../out"]', "outside the folder"),
    "output outside": _configured('output = "../out"', "outside the folder"),
    "limits lifted": _configured("max_pixels = 999999999999", "is the most here"),
    "time lifted": _configured("max_fetch_time = 86400", "is the most here"),
    "private addresses": _configured("allow_private = true", "there is no key"),
    "dots without end": _configured("a." * 5_000 + "a = 1", "nested too deeply"),
    "macros": Repository({"issue.md": f"# 刊\n\n$${_BOMB}$$\n"}, "come to is too long", status=0),
    "links": Repository(
        {"issue.md": "# 刊\n\n[甲](//a.b/c) [乙](smb://a.b) [丙](ms-msdt:/x) [丁](/etc/passwd)\n"},
        "link-unsafe",
        status=0,
    ),
    "commands": Repository(
        {"issue.md": "# 刊\n\n[甲](#a##[add-mask]x) [乙](#::add-mask::y)\n"}, "link-dead", status=0
    ),
    "breaks": Repository({"issue.md": "# 刊\n\n" + "甲<br>" * 2_000}, "1000 line breaks"),
    "listing": Repository(
        {"issue.md": "# 刊\n\n```\n" + "甲\n" * 8_000 + "```\n"}, "5000 lines of listings"
    ),
}


def _made(repository: Repository, home: Path) -> Path:
    folder = home / "仓"
    folder.mkdir()
    Image.new("RGB", (40, 20), "red").save(home / "secret.png", "PNG")
    with (home / "secret.png").open("ab") as file:
        file.write(CONFIDENTIAL.encode())
    (home / "outside").mkdir()
    (home / "outside" / "theme.toml").write_text(f'extends = "paper"\ntitle = "{CONFIDENTIAL}"')
    for name, text in repository.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, target in repository.links.items():
        (folder / name).symlink_to(target)
    return folder / "issue.md"


@pytest.mark.sweep
@pytest.mark.parametrize("name", REPOSITORIES)
def test_a_repository_reads_says_and_takes_nothing(name: str, tmp_path: Path) -> None:
    repository = REPOSITORIES[name]
    path = _made(repository, tmp_path)
    begun = time.process_time()
    arrival = travel(path, "--to", "wechat,epub", *repository.flags)
    assert time.process_time() - begun < 20
    assert arrival.status == repository.status, arrival.said
    assert repository.says in arrival.said
    assert "##[" not in arrival.said
    assert "::add-mask::" not in arrival.said
    for file in arrival.files.values():
        assert b"smb:/" not in insides(file)


@pytest.mark.parametrize("name", ["issue.md", "issue.lock", "digest.toml", "evil/theme.toml"])
def test_a_pipe_is_refused_at_once(name: str, tmp_path: Path) -> None:
    repository = _theme("", _PAPER)
    path = _made(repository, tmp_path)
    target = path.parent / name
    target.unlink(missing_ok=True)
    os.mkfifo(target)
    travel(path, "--to", "wechat")


@pytest.mark.sweep
@pytest.mark.parametrize(
    "inside",
    [
        f'<rect width="400" height="300" filter="{"blur(9) " * 3_000}"/>',
        f"<style>rect{{filter:{'blur(9) ' * 3_000}}}</style><rect width='400' height='300'/>",
        "<g opacity='.99'>" * 60 + "<rect width='400' height='300'/>" + "</g>" * 60,
    ],
    ids=["attribute", "sheet", "layers"],
)
def test_a_dear_drawing_costs_the_export_little(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confine, "_SECONDS", 1)
    path = _made(_drawing(inside), tmp_path)
    begun = time.process_time()
    assert travel(path, "--to", "wechat").status == 0
    assert time.process_time() - begun < 2


def test_a_theme_that_is_dear_to_lay_out_costs_its_pdf_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exporter.emit.pdf import apart

    monkeypatch.setattr(apart, "_SECONDS", 1)
    monkeypatch.setattr(apart, "_CHILD", "import time\nwhile True: time.process_time()")
    monkeypatch.setattr(apart, "_WALL_SECONDS", 1)
    path = _made(_theme("", _PAPER, print="p{margin:1px}"), tmp_path)
    arrival = travel(path, "--to", "pdf,epub")
    assert (arrival.status, set(arrival.files)) == (1, {"epub"})
    assert "the theme evil takes too much time or memory" in arrival.said
