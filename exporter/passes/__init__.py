"""Tree to tree: what is recognised, numbered and settled before anything is emitted.

Recognising never fails and never loses: what is not recognised is an ordinary section. The order
is in `recognise`, and the rules with their evidence are in `roles` (headings), `masthead`
(titles and file names), `outline` (entries) and `cover`.
"""

from __future__ import annotations

from exporter import words
from exporter.config import Recognition, Typography
from exporter.conventions.labels import label_paragraphs, tag_sections
from exporter.diagnostics import Report
from exporter.model.issue import LANGUAGE, Issue, Manuscript
from exporter.passes.columns import head_items
from exporter.passes.contents import empty_contents
from exporter.passes.cover import take_cover
from exporter.passes.crossreferences import resolve_links, settle_anchors
from exporter.passes.figures import number_figures
from exporter.passes.highlight import highlight
from exporter.passes.links import allow_links
from exporter.passes.metadata import describe, summarise
from exporter.passes.notes import settle_notes
from exporter.passes.outline import build
from exporter.passes.players import set_screens
from exporter.passes.publication import is_made_without, publish
from exporter.passes.references import cite, list_references
from exporter.passes.signoff import part_sign_off, sign_off
from exporter.passes.titles import take_title
from exporter.passes.typography import set_type

_AS_WRITTEN = Typography()
_BY_RULES = Recognition()


def recognise(
    manuscript: Manuscript,
    report: Report,
    typography: Typography = _AS_WRITTEN,
    recognition: Recognition = _BY_RULES,
) -> Issue:
    """Return the issue that a manuscript means; what an editor should know goes into the report.

    Parameters
    ----------
    typography : Typography
        What is changed in the text; nothing, unless it says so.
    recognition : Recognition
        What the issues of the series have in common.
    """
    front = manuscript.front
    hints = recognition
    titled = take_title(manuscript, report)  # first, so that the title is no section
    meta = publish(manuscript, titled, hints, report)  # before labels: it reads lines of the lead
    if is_made_without(meta, hints):
        titled = take_title(manuscript, Report(), is_given=True)
    text, signed = part_sign_off(titled.blocks)
    lead, sections = build(label_paragraphs(text), hints)  # labels need no tree, tags do
    if signed:
        sections = (*sections, sign_off(label_paragraphs(signed)))
    issue = Issue(meta, lead=lead, sections=sections, notes=manuscript.notes)
    issue = take_cover(issue, front, hints)  # before figures are numbered: it is none
    own = words.of(front.lang or LANGUAGE)
    issue = summarise(issue, front.summary, own.summary)  # before anchors: a section like others
    issue = settle_anchors(issue)  # before links, which lead to anchors
    issue = resolve_links(issue, titled, report)
    issue = allow_links(issue, report)  # before citations, which list where links lead
    issue = empty_contents(issue, report)  # after links: only what resolves may go
    issue = settle_notes(issue)  # after contents: what went calls nothing
    issue = list_references(issue)  # before the numbers of all other addresses
    issue = cite(issue)
    issue = number_figures(issue)
    issue = set_screens(issue)
    issue = highlight(issue)
    issue = head_items(issue)  # late: a title of an item is no section
    issue = tag_sections(issue)  # before metadata, which collects them
    issue = describe(issue, front)
    return set_type(issue, typography)  # last: anchors and identifier are those of the source
