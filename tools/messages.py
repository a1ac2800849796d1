"""Keeps the catalogue of what the program says: finds every sentence in the sources, and compiles.

    python tools/messages.py update     # add to the .po what is new, drop what is gone
    python tools/messages.py compile    # write the .mo, which the program reads

A sentence is any text of two words or more that is not a docstring, not split into names and not
written into a document. An f-string becomes a template: `{name}` stands for what is put in.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "exporter" / "messages" / "zh" / "LC_MESSAGES" / "digest-export.po"
COMPILED = CATALOGUE.with_suffix(".mo")

# What these say stands in documents, in the language of the issue, or in code that is generated.
_ELSEWHERE = (
    "__init__.py",
    "words.py",
    "messages/",
    "assets/outlines.py",
    "assets/placeholder.py",
    "assets/plain.py",
    "emit/docx/styles/",
    "emit/docx/markup.py",
    "emit/docx/notes.py",
    "emit/docx/traits.py",
    "emit/docx/contents.py",
    "emit/epub/accessibility.py",
    "emit/fonts/",
    "emit/pdf/archive.py",
    "emit/pdf/compose.py",
    "emit/pdf/contents.py",
    "emit/pdf/pages.py",
    "emit/pdf/internals.py",
    "emit/pdf/start/",
    "emit/wechat/grounds.py",
    "emit/wechat/page.py",
    "emit/wechat/panel.py",
    "reading/frontkeys.py",
    "reading/htmlnames.py",
    "reading/markup.py",
    "vocabulary.py",
)
# What click says, and words that are put into sentences.
_HERE = "tools/messages.py"
_WORDS = """
Usage:
Options
Commands
Show this message and exit.
Show the version and exit.
Missing command.
Missing argument {name}.
Missing option {name}.
Invalid value: {message}
Invalid value for {param_hint}: {message}
Option {name} does not take a value.
Option {name} requires an argument.
Got unexpected extra argument ({name})
{value} is not one of {choices}.
{value} is not a valid {kind}.
File {name} does not exist.
File {name} is a directory.
Directory {name} does not exist.
Directory {name} is a file.
Path {name} does not exist.
{count} entry
{count} entries
{count} picture
{count} pictures
{count} link
{count} links
{count} note
{count} notes
{count} table
{count} tables
{count} listing
{count} listings
{count} formula
{count} formulas
{count} player
{count} players
{count} reference
{count} references
{count} item
{count} items
sections
section
default
`{mark}`: {why}
1 article
1 character
{count} characters
1 {script} character
{count} {script} characters
Chinese
Japanese
Korean
{message}; the locked one stays
ours
reading
emphasis
a link
code
video
audio
embed
folder
made
updated
No such file or directory
Permission denied
Is a directory
Not a directory
No space left on device
File name too long
"""
_PROSE = re.compile(
    r"[a-z]{2,}[,:;]? [a-z`<{(]|[a-z`]{2,}: \{|\} [a-z]{2,}|^[a-z]{2,} \{", re.IGNORECASE
)
_NO_PROSE = re.compile(
    # code and patterns
    r"\(\?|^(?!.*footnote).*\[\^|\\[bwsd.]|^\s*(?:<[a-zP/!]|[.#@])|=\"\{|in <li>|^Callable|[{;]\s*$"
    r"|^import |^from |font-|text/|^\s*\n"
    # names of styles, fonts and fields
    r"|^(?:MS|[A-Z][a-z]+) [A-Z{]|^\{\w+\} Title$|^[A-Z]{3,} \{"
    # commands, types, and what machines say to each other
    r"|^(?:sudo|brew|pip) |^Mozilla/|^(?:application|multipart)/|^digest-export check$"
    r"|^Too many glyphs|^callout \{|style=|\| list\[|^note noteblock|^\{\w+\} [kKM]B$"
    r"|\{severity\}: |\{word\}: |^\{line\}\n|at line \(",
    re.MULTILINE,
)
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # the same catalogue every time
_NAME = re.compile(r"[a-z_][a-z_0-9]*", re.IGNORECASE)
_PLAIN = {"len", "str", "join", "name", "type", "getattr", "or", "plain", "one_line", "ord"}


def sentences(root: Path = ROOT / "exporter") -> Iterator[tuple[str, str]]:
    """Yield every sentence of the sources: its template and its file."""
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if not place.startswith(_ELSEWHERE):
            tree = ast.parse(path.read_text("utf-8"))
            for node in _said(tree):
                template = _template(node)
                if _PROSE.search(template) and not _NO_PROSE.search(template):
                    yield template, f"exporter/{place}"
            for text in _helps(tree):
                yield text, f"exporter/{place}"
    for theme in sorted((ROOT / "styles").glob("*/theme.toml")):
        if summary := tomllib.loads(theme.read_text("utf-8")).get("summary"):
            yield summary, theme.relative_to(ROOT).as_posix()
    for word in _WORDS.strip().splitlines():
        yield word, _HERE


def _said(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the texts of a module that are values: no docstring, no piece of another text."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="split")):
                continue
            case ast.Constant(value=str()) | ast.JoinedStr():
                yield node
        yield from _within(node) if isinstance(node, ast.JoinedStr) else _said(node)


def _helps(tree: ast.AST) -> Iterator[str]:
    """Yield the texts of commands: click shows their docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            made = {
                ast.unparse(each).partition("(")[0].rpartition(".")[2]
                for each in node.decorator_list
            }
            if made & {"command", "group"}:
                yield ast.get_docstring(node) or ""


def _within(text: ast.JoinedStr) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the texts that stand in the braces of an f-string."""
    for piece in text.values:
        if isinstance(piece, ast.FormattedValue):
            yield from _said(ast.Expression(piece.value))


def _template(node: ast.Constant | ast.JoinedStr) -> str:
    """Return a text with a name in braces for each value that is put in."""
    if isinstance(node, ast.Constant):
        return str(node.value).replace("{", "{{").replace("}", "}}")
    made, taken = "", set[str]()
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            made += str(piece.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(piece, ast.FormattedValue):
            made += f"{{{_name(piece.value, taken)}}}"
    return made


def _name(value: ast.expr, taken: set[str]) -> str:
    """Return a short name of an expression that no other value of the text has."""
    names = [name.strip("_") for name in _NAME.findall(ast.unparse(value))]
    base = next((name for name in reversed(names) if name not in _PLAIN and len(name) > 1), "value")
    name, number = base.lower(), 1
    while name in taken:
        number += 1
        name = f"{base.lower()}{number}"
    taken.add(name)
    return name


def update() -> None:
    """Add what is new to the catalogue, and drop what is gone."""
    known = _read()
    made = Catalog(
        locale="zh",
        header_comment="# What digest-export says, in Chinese. Kept by tools/messages.py.",
        project="digest-export",
        creation_date=_ALWAYS,
        revision_date=_ALWAYS,
        last_translator="the digest-export authors",
        language_team="zh",
        msgid_bugs_address="the project's issues",
        fuzzy=False,
    )
    for template, place in sentences():
        translation = str(known[template].string) if template in known else ""
        made.add(template, translation, [(place, 0)])
    with CATALOGUE.open("wb") as file:
        write_po(file, made, width=0, sort_by_file=True, include_lineno=False, omit_header=False)
    lacking = [message.id for message in made if message.id and not message.string]
    print(f"{len(made)} sentences, {len(lacking)} without translation")
    for sentence in lacking:
        print(repr(sentence))


def compiled() -> bytes:
    """Return the catalogue as the program reads it."""
    made = BytesIO()
    write_mo(made, _read())
    return made.getvalue()


def _read() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="zh")
    with CATALOGUE.open("rb") as file:
        return read_po(file)


def main() -> None:
    """Do what the first argument says."""
    if sys.argv[1:] == ["update"]:
        update()
    elif sys.argv[1:] == ["compile"]:
        COMPILED.write_bytes(compiled())
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
