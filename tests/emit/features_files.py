"""Makes the files that the feature table compares: ours, and those of a pandoc that was tuned.

Tuned means all that options can give: for EPUB a style sheet, cover, font, split and metadata, for
DOCX the finest reference document there is: our own finished document, in which the styles that
pandoc names look like ours.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from issue_files import FEATURES, PICTURES, exported

from exporter import pandoc
from exporter.config import Settings
from exporter.theme import folder, load

_READER = "markdown+alerts+mark+autolink_bare_uris+lists_without_preceding_blankline"
_CHANGED = ("守了四十年的老灯", "守了四十一年的老灯")
_METADATA = {
    "belongs-to-collection": "海边周报",
    "group-position": "7",
    "accessModes": ["textual", "visual"],
    "accessModeSufficient": ["textual"],
    "accessibilityFeatures": ["alternativeText", "MathML", "tableOfContents"],
    "accessibilityHazards": ["none"],
    "accessibilitySummary": "全部图片附有替代文本。",
    "toc-title": "目录",
}
_ALIKE = {
    "First Paragraph": "BodyText",
    "Compact": "TableText",
    "Block Text": "Quote",
    "Image Caption": "Caption",
    "Captioned Figure": "Figure",
    "Table": "DigestTable",
}


def sources(place: Path) -> tuple[Path, Path]:
    """Put the issue and the issue with a word changed into a folder."""
    shutil.copytree(PICTURES, place / "images")
    text = FEATURES.read_text("utf-8")
    issue, edited = place / "issue.md", place / "edited" / "issue.md"
    issue.write_text(text, "utf-8")
    edited.parent.mkdir()
    shutil.copytree(PICTURES, edited.parent / "images")
    edited.write_text(text.replace(*_CHANGED), "utf-8")
    return issue, edited


def ours(issue: Path, edited: Path, place: Path) -> dict[str, bytes]:
    """Export both, one of them twice."""
    exported(issue, place / "a", "pdf", "epub", "docx")
    exported(issue, place / "b", "pdf", "epub", "docx")
    exported(edited, place / "c", "epub")
    return _read(place)


def tuned(issue: Path, edited: Path, place: Path, reference: Path) -> dict[str, bytes]:
    """Let pandoc make both, one of them twice."""
    sheet = place / "tuned.css"
    place.mkdir()
    (place / "metadata.json").write_text(json.dumps(_METADATA), "utf-8")
    reference = _reference(reference, place / "reference.docx")
    sheet.write_text(load(Settings().theme or "paper").css("base", "epub"), "utf-8")
    for source, name in ((issue, "a"), (issue, "b"), (edited, "c")):
        target = place / name
        target.mkdir()
        _pandoc(source, target / "issue.epub", *_epub(source, sheet))
        _pandoc(
            source,
            target / "issue.docx",
            "--toc",
            f"--reference-doc={reference}",
            "--metadata=toc-title=目录",
        )
    return _read(place)


def _epub(source: Path, sheet: Path) -> list[str]:
    fonts = sorted((folder("fonts") / "built").glob("NotoSerifSC-regular.ttf"))
    return [
        "--mathml",
        "--toc",
        "--split-level=2",
        f"--css={sheet}",
        f"--epub-cover-image={source.parent / 'images' / 'cover.png'}",
        *(f"--epub-embed-font={font}" for font in fonts),
        f"--metadata-file={sheet.with_name('metadata.json')}",
    ]


def _reference(ours: Path, target: Path) -> Path:
    kinds = {"Table": "table"}
    more = "".join(
        f'<w:style w:type="{kinds.get(name, "paragraph")}" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/></w:style>'
        for name, base in _ALIKE.items()
    )
    with zipfile.ZipFile(ours) as package, zipfile.ZipFile(target, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/styles.xml":
                data = data.replace(b"</w:styles>", f"{more}</w:styles>".encode())
            made.writestr(name, data)
    return target


def _pandoc(source: Path, target: Path, *options: str) -> None:
    command = [pandoc.binary(), source.name, "-f", _READER, "-o", str(target), *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1772928000"}
    subprocess.run(command, cwd=source.parent, env=environment, capture_output=True, check=True)


def _read(place: Path) -> dict[str, bytes]:
    return {
        f"{path.parent.name}/{path.suffix[1:]}": path.read_bytes()
        for path in sorted(place.glob("*/issue.*"))
    }
