"""Reads the keys and values of front matter, YAML or TOML, within limits; scalars stay strings.

YAML 1.1 without what makes it dangerous or surprising: no anchors, no tags, no types. A value that
a strict parser would refuse for its colon or bracket (`title: 大模型: 新进展`) is taken as written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from exporter.diagnostics import Problem, Report

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_DEEPEST = 8
_MOST_REPAIRS = 50
_MOST_DOTS = 500
_ENTRY = re.compile(
    r"(?P<key>[^\s#:：\"'\[\]{}&*!|>%@`,-](?:[^:：]*[^:：\s])?)\s*(?P<colon>[:：])(?P<rest>.*)$"
)
_OPEN_LIST = re.compile(r"[\[［][^\[\]［］{}:]*[,，、][^\[\]［］{}:]*")
_OPEN_QUOTE = re.compile(r"(?P<mark>[\"'])(?P<text>[^\"']+)")
_COMMA = re.compile(r"[,，、]")
_QUOTE_IT = "put the value between quotation marks"
_TOML_KEY = re.compile(r"\s*\[*([\"']?)(.+?)\1\s*[=.\]]")
_TOML_PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value and the line where it stands."""

    key: str
    value: Value
    line: int


class _RefusedError(Exception):
    """A value uses something of YAML that is not read here."""


class _TooDeepError(Exception):
    """A value is nested so deeply that it is not even scanned to its end."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read_toml(lines: Sequence[str], first: int, report: Report) -> list[Entry]:
    """Read TOML whose first line is the `first` of the source."""
    # tomllib's time grows by the square of the dots of a key
    too_deep = any(line.count(".") > _MOST_DOTS for line in lines)
    try:
        table = {} if too_deep else _plain(tomllib.loads("\n".join(lines)))
    except RecursionError:
        too_deep, table = True, {}
    except ValueError as error:
        place = _TOML_PLACE.search(str(error))
        line = first + int(place[1]) - 1 if place and place[1] else first
        reason = _TOML_PLACE.sub("", str(error)).lower()
        report.add(Problem.FRONT_MATTER, f"the front matter is no TOML: {reason}", line=line)
        return []
    if too_deep:
        report.add(Problem.FRONT_MATTER, "the front matter is nested too deeply", line=first)
    entries = table.items() if isinstance(table, dict) else ()
    places = _toml_places(lines)
    return [Entry(key, value, first + places.get(key, 0)) for key, value in entries]


def read_yaml(lines: Sequence[str], first: int, report: Report) -> list[Entry]:
    """Read YAML whose first line is the `first` of the source; what is broken is named and left."""
    import yaml

    rest = [_with_half_width_colon(line, first + i, report) for i, line in enumerate(lines)]
    quoted: set[int] = set()
    for _ in range(_MOST_REPAIRS):
        try:
            return list(
                _entries(yaml.parse("\n".join(rest), Loader=yaml.SafeLoader), first, report)
            )
        except yaml.MarkedYAMLError as error:
            place = _start(rest, _culprit(error))
            if place not in quoted and (
                _close(rest, place, first, report) or _unquote(rest, place, first, report)
            ):
                continue
            if place in quoted or not _quote(rest, place):
                reason = (error.problem or error.context or "it is no YAML").lower()
                message = f"the front matter cannot be read here: {reason}"
                tabs = "'\\t'" in reason
                hint = "indent with spaces, not with tabs" if tabs else _QUOTE_IT
                report.add(Problem.FRONT_MATTER, message, line=first + place, hint=hint)
                _blank(rest, place)
            quoted.add(place)
        except _TooDeepError as error:
            place = _start(rest, error.line)
            message = f"a value is nested more than {_DEEPEST} deep and was left out"
            report.add(Problem.FRONT_MATTER, message, line=first + place)
            _blank(rest, place)
        except yaml.YAMLError as error:
            report.add(Problem.FRONT_MATTER, f"the front matter is no YAML: {error}", line=first)
            return []
    report.add(Problem.FRONT_MATTER, "the front matter is no YAML and was not read", line=first)
    return []


def is_entry(line: str) -> bool:
    """Tell whether a line begins with a key and a colon."""
    return _ENTRY.match(line) is not None


def _with_half_width_colon(line: str, number: int, report: Report) -> str:
    found = _ENTRY.match(line)
    if not found or found["colon"] == ":":
        return line
    message = f"{found['key']} is followed by a full-width colon"
    hint = f"write `{found['key']}: ` with a half-width colon and a space"
    report.add(Problem.FRONT_MATTER, message, line=number, hint=hint)
    return f"{found['key']}: {found['rest'].strip()}"


def _culprit(error: object) -> int:
    context = str(getattr(error, "context", "") or "")
    begins = "quoted" in context or "flow" in context
    mark = getattr(error, "context_mark", None) if begins else None
    mark = mark or getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.line) if mark else 0


def _start(lines: Sequence[str], place: int) -> int:
    """Return the line where the entry begins that a line belongs to."""
    for index in range(min(place, len(lines) - 1), -1, -1):
        if _ENTRY.match(lines[index]):
            return index
    return max(min(place, len(lines) - 1), 0)


def _quote(lines: list[str], place: int) -> bool:
    found = _ENTRY.match(lines[place])
    if not found or not found["rest"].strip() or found["rest"].strip()[0] in "|>":
        return False
    if place + 1 < len(lines) and lines[place + 1][:1] in {" ", "\t"}:
        return False
    value = found["rest"].strip()
    if value[:1] == value[-1:] and value[0] in "\"'" and len(value) > 1:
        value = value[1:-1]
    value = value.replace("'", "''")
    lines[place] = f"{found['key']}: '{value}'"
    return True


def _close(lines: list[str], place: int, first: int, report: Report) -> bool:
    """Close a list in one line whose bracket never is, and say so."""
    found = _ENTRY.match(lines[place])
    value = found["rest"].strip() if found else ""
    following = lines[place + 1][:1] if place + 1 < len(lines) else ""
    if not found or not _OPEN_LIST.fullmatch(value) or following in {" ", "\t"}:
        return False
    items = [item.strip(" \"'") for item in _COMMA.split(value[1:]) if item.strip(" \"'")]
    quoted = ", ".join("'{}'".format(item.replace("'", "''")) for item in items)
    lines[place] = f"{found['key']}: [{quoted}]"
    message = f"the front matter is no YAML here: the bracket of {found['key']} is never closed"
    hint = f"write `{found['key']}: [{', '.join(items)}]`"
    report.add(Problem.FRONT_MATTER, message, line=first + place, hint=hint)
    return True


def _unquote(lines: list[str], place: int, first: int, report: Report) -> bool:
    """Take off a quotation mark that is never closed in its line, and say so."""
    found = _ENTRY.match(lines[place])
    value = _OPEN_QUOTE.fullmatch(found["rest"].strip()) if found else None
    if not found or not value:
        return False
    lines[place] = f"{found['key']}: '{value['text']}'"
    message = f"the front matter is no YAML here: the quotation of {found['key']} is never closed"
    hint = f"write `{found['key']}: {value[0]}{value['mark']}`"
    report.add(Problem.FRONT_MATTER, message, line=first + place, hint=hint)
    return True


def _blank(lines: list[str], place: int) -> None:
    lines[place] = ""
    for index in range(place + 1, len(lines)):
        if _ENTRY.match(lines[index]):
            return
        lines[index] = ""


def _entries(events: Iterator[object], first: int, report: Report) -> Iterator[Entry]:
    import yaml

    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            break
        if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent):
            message = "the front matter holds no keys and was not read"
            report.add(Problem.FRONT_MATTER, message, line=first)
            return
    for event in events:
        if not isinstance(event, yaml.ScalarEvent):
            if isinstance(event, yaml.MappingEndEvent):
                return
            list(_skipped(event, events))
            key, line = "", first
        else:
            key, line = event.value, first + _line(event)
        start = next(events)
        try:
            value = _value(start, events, 1)
        except _RefusedError as refused:
            message = f"the value of {key} was left out: {refused}"
            report.add(Problem.FRONT_MATTER, message, line=line)
        else:
            yield Entry(key, value, line)


def _value(event: object, events: Iterator[object], depth: int) -> Value:
    """Build the value that begins with an event; all its events are used up even if refused."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        raise _RefusedError("aliases are not read")
    reason = ""
    if getattr(event, "anchor", None):
        reason = "anchors are not read"
    elif getattr(event, "tag", None):
        reason = "tags are not read"
    elif depth > _DEEPEST:
        raise _TooDeepError(_line(event))
    if reason:
        list(_skipped(event, events))
        raise _RefusedError(reason)
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    values: list[Value] = []
    refusal: _RefusedError | None = None
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            break
        try:
            values.append(_value(inner, events, depth + 1))
        except _RefusedError as error:
            refusal = error
            values.append("")
    if refusal:
        raise refusal
    if isinstance(event, yaml.SequenceStartEvent):
        return values
    return {str(key): value for key, value in zip(values[::2], values[1::2], strict=True)}


def _line(event: object) -> int:
    mark = getattr(event, "start_mark", None)
    return int(mark.line) if mark else 0


def _skipped(event: object, events: Iterator[object]) -> Iterator[object]:
    import yaml

    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        inner = next(events)
        depth += isinstance(inner, yaml.CollectionStartEvent)
        depth -= isinstance(inner, yaml.CollectionEndEvent)
        yield inner


def _plain(value: object) -> Value:
    match value:
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _toml_places(lines: Sequence[str]) -> dict[str, int]:
    """Return where each key stands first."""
    found = ((_TOML_KEY.match(line), index) for index, line in enumerate(lines))
    return {key[2]: index for key, index in reversed([*found]) if key}
