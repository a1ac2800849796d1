"""Reads an issue: front matter off, formulas and bold made safe, pandoc, nodes."""

from __future__ import annotations

from exporter import pandoc, words
from exporter.config import Breaks
from exporter.diagnostics import Report
from exporter.model.issue import LANGUAGE, Manuscript
from exporter.model.source import Source
from exporter.reading import (
    addresses,
    embedded,
    emphasis,
    formulas,
    highlights,
    inlinenotes,
    limits,
    mails,
    marks,
    shapes,
    tables,
    urls,
)
from exporter.reading.context import Context
from exporter.reading.convert import blocks
from exporter.reading.dialects import mending
from exporter.reading.dialects.dropped import Dropped
from exporter.reading.draft import draft
from exporter.reading.front import take_front_matter
from exporter.reading.losses import check_definitions
from exporter.reading.tags import name_unknown
from exporter.reading.targets import resolve

_READER = "gfm-tex_math_dollars-tex_math_gfm-yaml_metadata_block+sourcepos"
_ARGUMENTS = ["--from", _READER, "--to", "json", "--preserve-tabs"]


def read(
    source: Source,
    report: Report,
    *,
    math: bool = False,
    breaks: Breaks = Breaks.CHINESE,
) -> Manuscript:
    """Read an issue.

    Parameters
    ----------
    math : bool
        Whether all that stands between dollars is a formula, as `math: true` in the front matter
        says; otherwise what stands there tells.

    breaks : Breaks
        Which line ends inside a paragraph are kept; `breaks` in the front matter wins.

    Raises
    ------
    ExportError
        If the issue is nested beyond all measure, or pandoc cannot be run.
    """
    front, text = take_front_matter(source.text, report)
    limits.check_size(text)
    sent = draft(text)
    dropped = Dropped()
    mending.mend(sent, source, report, dropped)
    marks.mend(sent)
    limits.check_paragraphs(sent)
    limits.check_notes(sent)
    found = formulas.cut_out(
        sent, report, math=front.math if front.math is not None else math or None
    )
    addresses.mend(sent)
    highlights.mark(sent)
    embedded.mend(sent)
    urls.mark(sent)
    mails.mark(sent)
    emphasis.mend(sent)
    tables.part(sent)
    inlinenotes.take_out(sent)
    data, _ = pandoc.run(_ARGUMENTS, sent.text)
    own = words.of(front.lang or LANGUAGE)
    context = Context(sent, found, report, dropped, front.breaks or breaks, own)
    try:
        read_blocks = blocks(context, shapes.decode(data).blocks)
        notes = tuple(context.notes[number] for number in sorted(context.notes))
        name_unknown(context)
        check_definitions(sent, notes, report)
        context.tell()
        manuscript = Manuscript(source.stem, front, read_blocks, notes, source.folders)
        limits.check_tree(manuscript)
        return resolve(manuscript, context.marks)
    except RecursionError as error:
        raise limits.too_deep() from error
