"""Reads an issue: front matter off, formulas and bold made safe, pandoc, nodes."""

from __future__ import annotations

from exporter import pandoc, words
from exporter.diagnostics import Report
from exporter.model.issue import LANGUAGE, Manuscript
from exporter.model.source import Source
from exporter.read import (
    addresses,
    embedded,
    emphasis,
    formulas,
    limits,
    marks,
    shapes,
    tables,
)
from exporter.read.context import Context
from exporter.read.convert import blocks
from exporter.read.draft import draft
from exporter.read.front import take_front_matter
from exporter.read.losses import check_definitions
from exporter.read.targets import resolve

_READER = "gfm-tex_math_dollars-tex_math_gfm-yaml_metadata_block+sourcepos"
_ARGUMENTS = ["--from", _READER, "--to", "json", "--preserve-tabs"]


def read(source: Source, report: Report, *, math: bool = False) -> Manuscript:
    """Read an issue.

    Parameters
    ----------
    math : bool
        Whether all that stands between dollars is a formula, as `math: true` in the front matter
        says; otherwise only what is plainly TeX.

    Raises
    ------
    ExportError
        If the issue is nested beyond all measure, or pandoc cannot be run.
    """
    front, text = take_front_matter(source.text, report)
    limits.check_size(text)
    sent = draft(text)
    marks.mend(sent)
    limits.check_paragraphs(sent)
    limits.check_notes(sent)
    found = formulas.cut_out(sent, everywhere=front.math if front.math is not None else math)
    addresses.mend(sent)
    emphasis.mend(sent)
    embedded.mend(sent)
    tables.part(sent)
    data, _ = pandoc.run(_ARGUMENTS, sent.text)
    context = Context(sent, found, report, words.of(front.lang or LANGUAGE))
    try:
        read_blocks = blocks(context, shapes.decode(data).blocks)
        notes = tuple(context.notes[number] for number in sorted(context.notes))
        check_definitions(sent, notes, report)
        manuscript = Manuscript(source.stem, front, read_blocks, notes)
        limits.check_tree(manuscript)
        return resolve(manuscript, context.marks)
    except RecursionError as error:
        raise limits.too_deep() from error
