"""Loads an issue's file: bytes of any common encoding in, clean text with the same lines out."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

from exporter import files
from exporter.config import MAX_ISSUE
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model.source import Source
from exporter.reading.characters import COMPATIBLE, INVISIBLE, ODD_BREAKS, clean

_DAMAGED = 20
_FOLDERS = 3
_COMMON = 0.97
_FEW = 64
# ASCII, punctuation, and the Han that are used most (level 1)
_COMMON_GB = re.compile(rb"(?:[\t\n\r -~]|[\xa1\xa3\xb0-\xd7][\xa1-\xfe])+")
_COMMON_BIG5 = re.compile(rb"(?:[\t\n\r -~]|[\xa1\xa2\xa4-\xc6][\x40-\x7e\xa1-\xfe])+")
_SUPPORTED = ("gb18030", "big5", "utf_16", "utf_16_le", "utf_16_be", "utf_8")
_NAMES = {"gb18030": "GB18030", "big5": "Big5"}


def load(path: Path, report: Report, limit: int = MAX_ISSUE) -> Source:
    """Read an issue of at most `limit` bytes.

    Raises
    ------
    ExportError
        If there is no such file, or it is empty, too large, or no text.
    """
    text = _decode(path, _read(path, limit), report)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for kind, pattern in INVISIBLE:
        first = pattern.search(text)
        if first:
            line = text.count("\n", 0, first.start()) + 1
            text, times = pattern.subn("", text)
            report.add(Problem.CONTROL_CHARACTER, f"{times} {kind} removed", line=line)
    text = ODD_BREAKS.sub(" ", text)
    _name_compatibles(text, report)
    if not text.strip():
        raise ExportError(
            Problem.UNREADABLE, f"{path} is empty", hint="write the issue into it, or name another"
        )
    folders = tuple(map(clean, path.resolve().parent.parts[-_FOLDERS:]))
    return Source(path=path, stem=clean(path.stem), text=text, folders=folders)


def _name_compatibles(text: str, report: Report) -> None:
    """Name the compatibility ideographs that pandoc, which composes text (NFC), replaces."""
    found = COMPATIBLE.search(text)
    if found:
        common = normalize("NFC", found[0])
        message = f"{found[0]} (U+{ord(found[0]):04X}) is written as {common} (U+{ord(common):04X})"
        line = text.count("\n", 0, found.start()) + 1
        report.add(Problem.ENCODING, message, line=line, hint=f"write {common}")


def _read(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise ExportError(
                Problem.UNREADABLE, f"{path} is a folder", hint="name the Markdown file inside it"
            )
        return files.read(path, limit)
    except files.ElsewhereError as error:
        message = f"{path} is a symbolic link that leads out of its folder, or to a hidden file"
        hint = "name the file itself, not the link"
        raise ExportError(Problem.UNREADABLE, message, hint=hint) from error
    except files.TooLargeError as error:
        size = f"{limit / 2**20:.3g} MB"
        hint = "split it into several issues, or raise `max_issue` in your config.toml"
        raise ExportError(Problem.UNREADABLE, f"{path} is larger than {size}", hint=hint) from error
    except FileNotFoundError as error:
        raise ExportError(
            Problem.UNREADABLE, f"{path} does not exist", hint="check the path"
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(Problem.UNREADABLE, f"{path} cannot be read: {reason}") from error


def _decode(path: Path, data: bytes, report: Report) -> str:
    if data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            offset = error.start
            damaged = data.decode("utf-8-sig", errors="replace")
            if _is_damaged_utf8(damaged):
                line = data.count(b"\n", 0, offset) + 1
                message = f"byte {offset} is no UTF-8: what cannot be read became \ufffd"
                report.add(Problem.ENCODING, message, line=line)
                return damaged
    else:
        offset = 0
    encoding = _guess(data)
    if encoding is None:
        line = data.count(b"\n", 0, offset) + 1
        raise ExportError(
            Problem.UNREADABLE,
            f"{path} is no text: byte {offset} fits no encoding that is known here",
            hint="name a Markdown file, saved as UTF-8",
            line=line,
        )
    name = _NAMES.get(encoding, encoding.upper().replace("_", "-"))
    report.add(Problem.ENCODING, f"the file was read as {name}", line=1)
    return data.decode(encoding, errors="replace").removeprefix("\ufeff")


def _is_damaged_utf8(text: str) -> bool:
    """Tell whether a text with replacement characters was UTF-8, where most bytes fit together."""
    readable = sum(character > "\x7f" for character in text)
    return readable > _DAMAGED * text.count("\ufffd")


def _guess(data: bytes) -> str | None:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf_16"
    few = _guess_few(data) if len(data) <= _FEW else None
    if few:
        return few
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_SUPPORTED)).best()
    if best is None or best.encoding not in _SUPPORTED:
        return None
    return "gb18030" if best.encoding == "big5" and _is_simplified(data) else best.encoding


def _guess_few(data: bytes) -> str | None:
    """Return the encoding of a text too short to count in, if all of it is common Chinese."""
    if _COMMON_GB.fullmatch(data):
        return "gb18030"
    return "big5" if _COMMON_BIG5.fullmatch(data) else None


def _is_simplified(data: bytes) -> bool:
    """Tell whether bytes make common simplified characters, which Big5 never looks like."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    common = text.encode("gb2312", errors="ignore").decode("gb2312")
    return len(common) >= _COMMON * len(text)
