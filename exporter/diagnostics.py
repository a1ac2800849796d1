"""What the tool says to the editor: problems with their place in the source, a severity and a hint.

Nothing below the command line prints. Stations put a `Diagnostic` into the `Report` that they are
given and go on; what makes going on senseless raises `ExportError` with one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import partial
from threading import Lock
from typing import Protocol

_LONGEST = 400
_UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


# What runners of GitHub, Azure and TeamCity take for a command, the former two anywhere in a line.
_COMMAND = re.compile(r"#(?=#\w*\[)|:(?=:[A-Za-z-]+(?: [^:\n]*)?::)")


def one_line(text: str) -> str:
    """Return a text as it may be printed: what steers a terminal or a log is escaped."""
    text = _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return _COMMAND.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def in_json(text: str) -> str:
    """Return JSON that says the same, with escapes for what steers a terminal or a log."""
    for pattern in (_UNPRINTABLE, _COMMAND):
        text = pattern.sub(_escape_of_json, text)
    return text


def _escape_of_json(found: re.Match[str]) -> str:
    return found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}"


class Severity(IntEnum):
    """How much it matters: a note never, a warning under `--strict`, an error always fails."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The word that is printed."""
        return self.name.lower()


class Problem(StrEnum):
    """Everything that can be wrong: each a row in `CATALOGUE`, a test case, a documented line."""

    ENCODING = "encoding"
    CONTROL_CHARACTER = "control-character"
    FRONT_MATTER = "front-matter"
    HTML_DROPPED = "html-dropped"
    FOREIGN_SYNTAX = "foreign-syntax"
    FOREIGN_DROPPED = "foreign-dropped"
    TEXT_LOST = "text-lost"
    TITLE_MISSING = "title-missing"
    TITLE_EXTRA = "title-extra"
    GUESSED = "guessed"
    DATE_CONFLICT = "date-conflict"
    CONTENTS_GLOSSED = "contents-glossed"
    LINK_DEAD = "link-dead"
    LINK_UNSAFE = "link-unsafe"
    IMAGE_MISSING = "image-missing"
    IMAGE_OUTSIDE = "image-outside"
    IMAGE_BROKEN = "image-broken"
    ANIMATION_STILL = "animation-still"
    LOCK_INCOMPLETE = "lock-incomplete"
    LOCK_ALTERED = "lock-altered"
    LOCK_CHANGED = "lock-changed"
    LOCK_OUTDATED = "lock-outdated"
    LOCK_UNREADABLE = "lock-unreadable"
    FORMULA_UNREADABLE = "formula-unreadable"
    FORMULA_UNDECIDED = "formula-undecided"
    FONT_MISSING = "font-missing"
    GLYPH_MISSING = "glyph-missing"
    PAGE_INCOMPLETE = "page-incomplete"
    STYLE_MISSING = "style-missing"
    RENDERER = "renderer"
    WECHAT_TITLE_LONG = "wechat-title-long"
    WECHAT_DIGEST_LONG = "wechat-digest-long"
    WECHAT_AUTHOR_LONG = "wechat-author-long"
    WECHAT_CONTENT_LONG = "wechat-content-long"
    WECHAT_PLAINER = "wechat-plainer"
    WECHAT_PARTS = "wechat-parts"
    WECHAT_PICTURE_LARGE = "wechat-picture-large"
    WECHAT_PICTURE_ALT = "wechat-picture-alt"
    WECHAT_LINK_LOST = "wechat-link-lost"
    WECHAT_ADAPTED = "wechat-adapted"
    WECHAT_NOT_KEPT = "wechat-not-kept"
    PUBLISH_ADAPTED = "publish-adapted"
    PUBLISH_DRAFT = "publish-draft"
    PUBLISH_REMOVED = "publish-removed"
    PUBLISH_ACCOUNT = "publish-account"
    PUBLISH_IMPOSSIBLE = "publish-impossible"
    PUBLISH_REFUSED = "publish-refused"
    FORMAT_FAILED = "format-failed"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    OUTPUT_CLASH = "output-clash"


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem's severity and the usual remedy, which a diagnostic may replace by a closer one."""

    severity: Severity
    hint: str


_WARN, _ERROR, _NOTE = Severity.WARNING, Severity.ERROR, Severity.NOTE

CATALOGUE: dict[Problem, Entry] = {
    Problem.ENCODING: Entry(_NOTE, "save the file as UTF-8"),
    Problem.CONTROL_CHARACTER: Entry(_WARN, "delete the invisible characters"),
    Problem.FRONT_MATTER: Entry(_WARN, "see the list of keys in the README"),
    Problem.HTML_DROPPED: Entry(_WARN, "write it in Markdown, or leave it out"),
    Problem.FOREIGN_SYNTAX: Entry(_WARN, "write it as docs/recognition.md says"),
    Problem.FOREIGN_DROPPED: Entry(_NOTE, "nothing, if readers need not see it"),
    Problem.TEXT_LOST: Entry(_WARN, "use it in the text, or delete it"),
    Problem.TITLE_MISSING: Entry(_NOTE, "begin the issue with a line like `# 标题`"),
    Problem.TITLE_EXTRA: Entry(_WARN, "use `#` once, for the title, and `##` for the sections"),
    Problem.GUESSED: Entry(
        _NOTE, "write it in the front matter, or say in digest.toml what the series has in common"
    ),
    Problem.DATE_CONFLICT: Entry(_NOTE, "correct the wrong one, or write `date:` in front matter"),
    Problem.CONTENTS_GLOSSED: Entry(
        _NOTE, "name the section otherwise, or set `contents = []` in digest.toml, to keep them"
    ),
    Problem.LINK_DEAD: Entry(_WARN, "compare the address with the heading it should lead to"),
    Problem.LINK_UNSAFE: Entry(_WARN, "link to an http, https or mailto address"),
    Problem.IMAGE_MISSING: Entry(_WARN, "check the address, or put the picture beside the issue"),
    Problem.IMAGE_OUTSIDE: Entry(_WARN, "move the picture into the folder of the issue"),
    Problem.IMAGE_BROKEN: Entry(_WARN, "open the picture in a viewer and save it as PNG or JPEG"),
    Problem.ANIMATION_STILL: Entry(_NOTE, "make it a GIF of fewer px and fewer frames"),
    Problem.LOCK_INCOMPLETE: Entry(_WARN, "run `digest-export fetch` with the issue"),
    Problem.LOCK_ALTERED: Entry(_ERROR, "restore the file, or run `digest-export fetch --update`"),
    Problem.LOCK_CHANGED: Entry(_NOTE, "look at the picture before you commit the lock file"),
    Problem.LOCK_OUTDATED: Entry(_ERROR, "run `digest-export fetch` and commit what it changes"),
    Problem.LOCK_UNREADABLE: Entry(_ERROR, "delete it and run `digest-export fetch` again"),
    Problem.FORMULA_UNREADABLE: Entry(_WARN, "simplify the formula; its source is shown instead"),
    Problem.FORMULA_UNDECIDED: Entry(
        _NOTE, "write `math: true` in the front matter if it is one, `\\$` if it is none"
    ),
    Problem.FONT_MISSING: Entry(_WARN, "install the font, or name another in theme.toml"),
    Problem.GLYPH_MISSING: Entry(_WARN, "install a font that has the character"),
    Problem.PAGE_INCOMPLETE: Entry(_ERROR, "make it smaller or divide it, and report this fault"),
    Problem.STYLE_MISSING: Entry(_NOTE, "the theme's own are used; add them to set them yourself"),
    Problem.RENDERER: Entry(_NOTE, "report this if the result looks wrong"),
    Problem.WECHAT_TITLE_LONG: Entry(_WARN, "shorten the title before you publish"),
    Problem.WECHAT_DIGEST_LONG: Entry(_WARN, "set `digest:` in the front matter"),
    Problem.WECHAT_AUTHOR_LONG: Entry(_WARN, "shorten `author:` in the front matter"),
    Problem.WECHAT_CONTENT_LONG: Entry(_WARN, "split the issue, or leave something out"),
    Problem.WECHAT_PLAINER: Entry(_NOTE, "leave something out, or make two issues of it"),
    Problem.WECHAT_PARTS: Entry(
        _NOTE, 'set `split = "never"` under `[wechat]` in digest.toml to have one article'
    ),
    Problem.WECHAT_PICTURE_LARGE: Entry(_WARN, "make the picture smaller"),
    Problem.WECHAT_PICTURE_ALT: Entry(_NOTE, "write what it shows between the brackets of `![]`"),
    Problem.WECHAT_LINK_LOST: Entry(_WARN, "write the whole address, from https:// on"),
    Problem.WECHAT_ADAPTED: Entry(_NOTE, "insert it in WeChat's editor"),
    Problem.WECHAT_NOT_KEPT: Entry(_WARN, "leave it out of the theme's wechat.css"),
    Problem.PUBLISH_ADAPTED: Entry(_NOTE, "look at the draft in WeChat's editor"),
    Problem.PUBLISH_DRAFT: Entry(_WARN, "look at the drafts in WeChat's editor"),
    Problem.PUBLISH_REMOVED: Entry(_WARN, "look at the draft in WeChat's editor"),
    Problem.PUBLISH_ACCOUNT: Entry(_ERROR, "see docs/publishing.md"),
    Problem.PUBLISH_IMPOSSIBLE: Entry(_ERROR, "see docs/publishing.md"),
    Problem.PUBLISH_REFUSED: Entry(_ERROR, "run the command again in a few minutes"),
    Problem.FORMAT_FAILED: Entry(_ERROR, "run `digest-export doctor`"),
    Problem.UNREADABLE: Entry(_ERROR, "check the path and its permissions"),
    Problem.UNWRITABLE: Entry(_ERROR, "choose another folder with `-o`"),
    Problem.OUTPUT_CLASH: Entry(_ERROR, "rename one of the issues, or export them one by one"),
}


def _shown(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 100]}…{text[-99:]}"


class Place(Protocol):
    """Anything that knows where it stands in the source; every node does."""

    @property
    def line(self) -> int:
        """The line, from 1, or 0."""

    @property
    def column(self) -> int:
        """The column, from 1, or 0."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `line` and `column` are 1-based, 0 where unknown."""

    problem: Problem
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters, from the catalogue."""
        return CATALOGUE[self.problem].severity

    def __str__(self) -> str:
        path = one_line(self.path)
        place = f"{path}:{self.line}" if self.line else path
        prefix = f"{place}: " if place else ""
        return f"{prefix}{self.severity.word}: {self.message} [{self.problem}]\n  hint: {self.hint}"


class ExportError(Exception):
    """What ends a journey: one sentence for the editor, with a remedy and perhaps a place."""

    def __init__(self, problem: Problem, message: str, *, hint: str = "", line: int = 0) -> None:
        self.message = _shown(message)
        super().__init__(self.message)
        self.problem = problem
        self.hint = _shown(hint) or CATALOGUE[problem].hint
        self.line = line

    def __reduce__(self) -> tuple[partial[ExportError], tuple[Problem, str]]:
        """Pickle what was said by name, so that it comes out of another process."""
        return partial(ExportError, hint=self.hint, line=self.line), (self.problem, self.message)

    def __eq__(self, other: object) -> bool:
        """Tell whether another error says the same."""
        return isinstance(other, ExportError) and self._said == other._said

    def __hash__(self) -> int:
        """Hash what is said."""
        return hash(self._said)

    @property
    def _said(self) -> tuple[Problem, str, str, int]:
        return self.problem, self.message, self.hint, self.line


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one issue, each once; several threads may use it."""

    path: str = ""
    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def __getstate__(self) -> tuple[str, dict[Diagnostic, None]]:
        """Give what another process needs to have the report too."""
        with self._lock:
            return self.path, dict(self._found)

    def __setstate__(self, state: tuple[str, dict[Diagnostic, None]]) -> None:
        """Take what a report said in another process."""
        self.path, self._found = state
        self._lock = Lock()

    def add(
        self,
        problem: Problem,
        message: str,
        at: Place | None = None,
        *,
        line: int = 0,
        column: int = 0,
        hint: str = "",
    ) -> None:
        """Record a problem, at a node or at a line and column.

        Parameters
        ----------
        message : str
            Lower case, no full stop; names the thing, not the code that found it.
        hint : str
            What to do, where something closer than the catalogue's advice can be said.
        """
        place = (at.line, at.column) if at is not None else (line, column)
        found = Diagnostic(
            problem, _shown(message), self.path, *place, _shown(hint) or CATALOGUE[problem].hint
        )
        with self._lock:
            self._found.setdefault(found)

    def fail(self, error: ExportError) -> None:
        """Record what an `ExportError` says."""
        self.add(error.problem, error.message, line=error.line, hint=error.hint)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found, in the order of the source, what has no line last."""
        unknown = float("inf")
        return tuple(
            sorted(self._found, key=lambda d: (d.line or unknown, d.column, d.problem, d.message))
        )

    @property
    def worst(self) -> Severity | None:
        """The gravest severity found, None if there is nothing to say."""
        return max((d.severity for d in self._found), default=None)
