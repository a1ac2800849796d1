"""Says what became of an issue's articles: what is too long, plainer, in parts, or lost."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.diagnostics import Problem, Report
from exporter.emit.wechat import limits, losses
from exporter.emit.wechat.articles import Article
from exporter.model.bundle import Bundle
from exporter.model.issue import Section
from exporter.model.walk import plain


def check(bundle: Bundle, made: Sequence[Article], report: Report) -> None:
    """Report on the articles of a bundle, what concerns all of them once."""
    first = made[0]
    limits.check(limits.fields(first.bundle.issue.meta, first.markup)[:-1], report)
    _check_plainer(bundle, made, report)
    check_length(bundle, made, report)
    losses.check(bundle, "".join(one.markup for one in made), report)


def check_length(bundle: Bundle, made: Sequence[Article], report: Report) -> None:
    """Report that an issue is several articles, and those that are too long."""
    for one in made:
        limits.check(limits.fields(one.bundle.issue.meta, one.markup)[-1:], report)
    _check_parts(bundle, made, report)


def _check_plainer(bundle: Bundle, made: Sequence[Article], report: Report) -> None:
    names = dict.fromkeys(name for one in made for name in one.fitted.plainer)
    if names:
        message = (
            f"set plainer to fit into WeChat's {limits.CONTENT:,} characters: {'; '.join(names)}"
        )
        report.add(Problem.WECHAT_PLAINER, message, line=bundle.issue.meta.line)


def _check_parts(bundle: Bundle, made: Sequence[Article], report: Report) -> None:
    if len(made) == 1:
        return
    sizes = ", ".join(f"{limits.size(one.markup):,}" for one in made)
    message = f"the issue is too long for one WeChat article: it becomes {len(made)} ({sizes})"
    report.add(Problem.WECHAT_PARTS, message, line=bundle.issue.meta.line)
    for section in made[0].within:
        first = section or bundle.issue.lead[0]
        report.add(Problem.WECHAT_PARTS, _within(section), line=first.line)


def _within(section: Section | None) -> str:
    what = f"the section {plain(section.title)!r}" if section else "the text before the headings"
    return f"{what} is longer than a WeChat article: it is cut between its blocks"
