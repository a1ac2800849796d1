"""Makes modules of WeasyPrint ready: C is parsed, and fontTools is imported when it is used.

cffi parses WeasyPrint's 450 lines of C whenever they are imported, and looks for a library by
running ldconfig, gcc and ld, up to 14 times. In its out-of-line ABI mode the parse is there as
Python constants, and `dlopen` asks the system's loader alone:
https://cffi.readthedocs.io/en/stable/cdef.html#ffi-set-source-preparing-out-of-line-modules
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from exporter.emit.pdf.start import modules

_LATE = "fontTools"
_NOTICE = (
    "# WeasyPrint, copyright (c) 2011-2025 Simon Sapin and contributors (BSD-3-Clause),\n"
    "# rewritten by exporter/emit/pdf/start/making.py.\n"
)


def make() -> None:
    """Write the modules that stand for WeasyPrint's."""
    modules.MADE.mkdir(exist_ok=True)
    home = find_spec("weasyprint")
    if home is None or not home.submodule_search_locations:
        return
    for name in modules.NAMES:
        _, *parts = name.split(".")
        source = Path(home.submodule_search_locations[0], *parts).with_suffix(".py").read_bytes()
        tree = ast.parse(source)
        body = _parsed(tree) if name.endswith(".ffi") else _late(tree)
        text = _NOTICE + body + "\n"
        modules.file(name).write_bytes(modules.stamp(source) + text.encode())


def _parsed(tree: ast.Module) -> str:
    """Return the module with its declarations of C as cffi's constants."""
    from cffi import FFI  # type: ignore[import-untyped]

    kept = []
    declared = ""
    for node in tree.body:
        said = ast.unparse(node)
        if said.startswith("ffi.cdef(") and isinstance(node, ast.Expr):
            declared += ast.literal_eval(node.value.args[0])  # type: ignore[attr-defined] # a call
        elif said not in {"import cffi", "ffi = cffi.FFI()"}:
            kept.append(said)
    parser = FFI()
    parser.cdef(declared)
    parser.set_source("_ffi", None)
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        ready = Path(folder, "_ffi.py")
        parser.emit_python_code(str(ready))
        return ready.read_text("utf-8") + "\n".join(kept)


def _late(tree: ast.Module) -> str:
    """Return the module with stand-ins for what it imports of fontTools."""
    said = [line for node in tree.body for line in _statement(node)]
    return "from exporter.emit.pdf.start.late import Late\n" + "\n".join(said)


def _statement(node: ast.stmt) -> Iterator[str]:
    if not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_LATE)):
        yield ast.unparse(node)
        return
    for alias in node.names:
        named = _home(f"{node.module}", alias.name)
        yield f"{alias.asname or alias.name} = Late(globals(), *{named!r})"


def _home(module: str, name: str) -> tuple[str, ...]:
    """Return the module that a name is, or the one that it is in and the name."""
    whole = f"{module}.{name}"
    try:
        return (whole,) if find_spec(whole) else (module, name)
    except ModuleNotFoundError:  # what it is in is no package
        return (module, name)
