"""Fuzzes reading, the passes and three emitters with libFuzzer's mutations of hostile issues.

    make fuzz                 five minutes
    make fuzz SECONDS=3600    an hour

Needs atheris, which `make fuzz` installs. Any exception but `ExportError` is a find: the text that
raised it lies in dist/fuzz/ afterwards; it belongs into tests/hostile/test_mutations.py.
"""

from __future__ import annotations

import sys
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
    from strategies import bundle_for

    from exporter.diagnostics import ExportError, Report
    from exporter.emit import FORMATS
    from exporter.passes import recognise
    from exporter.read import load, read

    EMITTERS = [FORMATS[name].emitter() for name in ("epub", "docx", "wechat")]


def once(data: bytes) -> None:
    path = FOLDER / "刊.md"
    path.write_bytes(data)
    report = Report()
    try:
        issue = recognise(read(load(path, report), report), report)
        bundle = bundle_for(issue)
        for emit in EMITTERS:
            emit(bundle, report)
    except ExportError as error:
        if "\n" in error.message:
            raise RuntimeError("an error has more than one line") from error


def main() -> None:
    seconds = sys.argv[1] if len(sys.argv) > 1 else "300"
    corpus = FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = [BASE, *(attack.text for attack in (*HTML, *LINKS, *PICTURES, *FRONT, *MARKDOWN))]
    for number, text in enumerate(seeds):
        if len(text) < LONGEST:
            (corpus / f"seed-{number:03}").write_text(text, "utf-8")
    words = FOLDER / "words"
    escaped = ("".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in PIECES)
    words.write_text("".join(f'"{word}"\n' for word in escaped))
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}"]
    options += [f"-dict={words}", f"-artifact_prefix={FOLDER}/", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
