"""Fuzzes with libFuzzer what strangers write: issues, themes, drawings, locks, publish's answers.

    make fuzz                            five minutes for each
    make fuzz SECONDS=3600               an hour for each
    python tools/fuzz.py 300 theme lock  some of them

Needs atheris, which `make fuzz` installs. Any exception but those that say it to the editor is a
find: what raised it lies in dist/fuzz/ afterwards; it belongs into tests/hostile/.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "dist" / "fuzz"
SLOW, LONGEST = 30, 3000
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["exporter"]):
    from hostile.attacks_html import HTML, LINKS, PICTURES
    from hostile.attacks_text import FRONT, MARKDOWN
    from hostile.test_mutations import BASE, PIECES
    from hostile.test_repositories import REPOSITORIES
    from strategies import bundle_for

    from exporter import theme
    from exporter.assets import lock, svg
    from exporter.assets.errors import PictureError
    from exporter.diagnostics import ExportError, Report
    from exporter.emit import FORMATS
    from exporter.emit.wechat import style
    from exporter.passes import recognise
    from exporter.publish import requests
    from exporter.publish.account import Account
    from exporter.publish.client import Client, Clock
    from exporter.publish.errors import ApiError
    from exporter.publish.state import Store
    from exporter.reading import load, read

    EMITTERS = [FORMATS[name].emitter() for name in ("epub", "docx", "wechat")]


def issue(data: bytes) -> None:
    path = FOLDER / "刊.md"
    path.write_bytes(data)
    report = Report()
    understood = recognise(read(load(path, report), report), report)
    bundle = bundle_for(understood)
    for emit in EMITTERS:
        emit(bundle, report)


def a_theme(data: bytes) -> None:
    """Take the bytes for theme.toml, a sheet for paper and one for WeChat, divided by NUL."""
    home = FOLDER / "theme"
    home.mkdir(exist_ok=True)
    names = ("theme.toml", "print.css", "wechat.css")
    for name, part in zip(names, [*data.split(b"\0", 2), b"", b""], strict=False):
        (home / name).write_bytes(part)
    look = theme.load(str(home))
    for text in (look.css("base", "print"), *style.rules(look).values()):
        if "</" in text or "://" in text or "javascript:" in text:
            raise RuntimeError("a sheet leads somewhere")


def drawing(data: bytes) -> None:
    svg.is_plain(data)
    for element in svg.clean(data).iter():
        for name, value in element.attrib.items():
            if (
                str(name).rpartition("}")[2] == "href"
                and "/" in str(value).partition("base64,")[0][11:]
            ):
                raise RuntimeError("a link leads to a path")


def a_lock(data: bytes) -> None:
    places = lock.Places(FOLDER / "锁.md")
    places.lock.write_bytes(data)
    for entry in (lock.load(places) or {}).values():
        if "/" in entry.name:
            raise RuntimeError("a picture's name is a path")


def answer(data: bytes) -> None:
    clock = Clock(now=lambda: 0.0, sleep=lambda _: None, chance=lambda: 0.0)
    for request, kind in (
        (requests.list_drafts(0), requests.Page),
        (requests.get_draft("a"), requests.Draft),
        (requests.stable_token("a", "b", force=False), requests.Token),
    ):
        store = Store()
        store.state.token, store.state.expires = "t", 9e9
        Client(lambda _: data, Account("a", "secret"), store, clock).call(request, kind)


_ANSWERS = (
    '{"errcode":40001,"errmsg":"x"}',
    '{"total_count":1,"item":[{"media_id":"a","content":{}}]}',
)
_LOCK = (
    'version = 1\n\n[[picture]]\naddress = "https://a.example/a.png"\n'
    f'final = "https://a.example/a.png"\nsha256 = "{"0" * 64}"\ntype = "image/png"\nsize = 9\n'
    "when = 2026-01-01T00:00:00Z\n"
)
SEEDS: dict[str, list[str]] = {
    "issue": [BASE, *(one.text for one in (*HTML, *LINKS, *PICTURES, *FRONT, *MARKDOWN))],
    "theme": [
        "\0".join(
            repository.files.get(f"evil/{name}", "p{margin:1em}")
            for name in ("theme.toml", "print.css", "wechat.css")
        )
        for repository in REPOSITORIES.values()
        if "evil/theme.toml" in repository.files
    ],
    "drawing": [one.files["a.svg"] for one in REPOSITORIES.values() if "a.svg" in one.files],
    "lock": [_LOCK, _LOCK.replace("\n", "\r\n")],
    "answer": list(_ANSWERS),
}
TARGETS: dict[str, Callable[[bytes], None]] = {
    "issue": issue, "theme": a_theme, "drawing": drawing, "lock": a_lock, "answer": answer,
}  # fmt: skip


def once(target: Callable[[bytes], None], data: bytes) -> None:
    try:
        target(data)
    except (ExportError, PictureError, ApiError) as error:
        if "\n" in getattr(error, "message", ""):
            raise RuntimeError("an error has more than one line") from error


def fuzz(name: str, seconds: str) -> None:
    corpus = FOLDER / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(SEEDS[name]):
        if len(text) < LONGEST:
            (corpus / f"seed-{number:03}").write_text(text, "utf-8")
    words = FOLDER / "words"
    escaped = ("".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in PIECES)
    words.write_text("".join(f'"{word}"\n' for word in escaped))
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}"]
    options += [f"-artifact_prefix={FOLDER}/{name}-", "-rss_limit_mb=2048"]
    options += [f"-dict={words}"] if name == "issue" else []
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: once(TARGETS[name], data))
    atheris.Fuzz()


def main() -> None:
    seconds, *names = sys.argv[1:] or ["300"]
    if len(names) == 1:
        fuzz(names[0], seconds)
        return
    failed = False
    for name in names or TARGETS:
        done = subprocess.run([sys.executable, __file__, seconds, name], check=False)
        failed |= done.returncode != 0
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
