"""Finds the draft of some issues and says what people have done to it before it is changed.

With `strict` a run stops, before anything is changed, where otherwise a warning would do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporter.diagnostics import ExportError, Problem, Report
from exporter.publish import arrangement, drafts, readback, retitled
from exporter.publish.client import Client
from exporter.publish.requests import Draft, Kept
from exporter.publish.state import Linked, Store
from exporter.publish.submission import Submission


def draft_of(
    submissions: Sequence[Submission], client: Client, store: Store, *, strict: bool
) -> Linked | None:
    """Return the draft that holds these articles, None if one is to be made.

    Raises
    ------
    ExportError
        If they cannot stand in one draft, or `strict` and there is something to warn of.
    """
    issues = [submission.issue for submission in submissions]
    drafts.settle(client, store)
    found = drafts.standing(client, store, issues, {one.file for one in submissions} - {""})
    held = _without_gone(submissions, store, found, strict=strict)
    _arrange(issues, store, held)
    retitled.follow(submissions, store, held)
    if (outgrown := _outgrown(submissions, store)) is not None:
        message = f"the issue has {len(issues)} articles now, and a draft takes no further one"
        titles = [article.title for article in held[outgrown.media_id].news_item[:1]]
        hint = f"a new draft is made: delete the old one in WeChat's editor, {titles}"
        _warn(submissions[0].report, message, hint, strict=strict)
        return None
    draft = drafts.linked(store, issues)
    if draft is None:
        _look_for_strangers(submissions, client, store, strict=strict)
    else:
        _look_for_edits(submissions, draft, held[draft.media_id], strict=strict)
        _look_for_leftovers(submissions, draft, held[draft.media_id], strict=strict)
    return draft


def _outgrown(submissions: Sequence[Submission], store: Store) -> Linked | None:
    """Return the draft that lacks nothing but parts of issues that it holds other parts of."""
    issues = {submission.issue for submission in submissions}
    holding = [draft for draft in store.state.drafts if issues & set(draft.issues)]
    if len(holding) != 1:
        return None
    held = {one.whole for one in submissions if one.issue in holding[0].issues and one.whole}
    lacking = [one for one in submissions if one.issue not in holding[0].issues]
    return holding[0] if lacking and all(one.whole in held for one in lacking) else None


def _without_gone(
    submissions: Sequence[Submission],
    store: Store,
    found: Mapping[str, Draft | None],
    *,
    strict: bool,
) -> dict[str, Draft]:
    """Return the drafts that are there, and forget the others."""
    asked = {submission.issue for submission in submissions}
    for draft in tuple(store.state.drafts):
        if found.get(draft.media_id, True) is None:
            if asked & set(draft.issues):
                message = "the draft of this issue was deleted or published: a new one is made"
                hint = "delete the new one if that was not meant"
                _warn(submissions[0].report, message, hint, strict=strict)
            store.state.drafts.remove(draft)
            store.save()
    return {name: draft for name, draft in found.items() if draft is not None}


def _arrange(issues: Sequence[str], store: Store, held: dict[str, Draft]) -> None:
    for draft in store.state.drafts:
        if draft.media_id in held:
            places = arrangement.places(draft, held[draft.media_id])
            if places is not None:
                draft.issues[:] = places
            elif set(draft.issues) & set(issues):
                message = (
                    "articles of the draft were moved, added or deleted in WeChat's editor,"
                    " and which of the others are to be replaced cannot be told"
                )
                hint = "delete the draft in WeChat's editor and run again"
                raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
            else:
                del held[draft.media_id]


def _look_for_strangers(
    submissions: Sequence[Submission], client: Client, store: Store, *, strict: bool
) -> None:
    titles = [submission.fields.title for submission in submissions]
    if drafts.strangers(client, store, titles):
        message = "there is a draft with this title already that this tool does not know"
        hint = "delete the one of the two that you do not want"
        _warn(submissions[0].report, message, hint, strict=strict)


def _look_for_edits(
    submissions: Sequence[Submission], draft: Linked, held: Draft, *, strict: bool
) -> None:
    """Say so if somebody has edited in WeChat's editor what is about to be replaced."""
    for submission in submissions:
        index = draft.issues.index(submission.issue)
        seen = draft.seen.get(submission.issue)
        article = held.news_item[index] if index < len(held.news_item) else Kept()
        if seen and article.content is not None and readback.fingerprint(article) != seen:
            message = "the article was edited in WeChat's editor, and those edits are overwritten"
            hint = "bring the edits into the issue"
            _warn(submission.report, message, hint, strict=strict)


def _look_for_leftovers(
    submissions: Sequence[Submission], draft: Linked, held: Draft, *, strict: bool
) -> None:
    """Say so if a section had been an article of its own, and is not any more."""
    reports = {one.file: one.report for one in submissions if one.file}
    asked = {submission.issue for submission in submissions}
    for index, issue in enumerate(draft.issues):
        report = reports.get(draft.files.get(issue, ""))
        if issue not in asked and report is not None and index < len(held.news_item):
            title = held.news_item[index].title
            message = f"the draft still holds {title!r}, which is no article of its own any more"
            hint = "delete that article in WeChat's editor"
            _warn(report, message, hint, strict=strict)


def _warn(report: Report, message: str, hint: str, *, strict: bool) -> None:
    if strict:
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
    report.add(Problem.PUBLISH_DRAFT, message, hint=hint)
