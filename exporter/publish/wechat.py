"""Publishes issues as one draft of WeChat's: uploads, draft, and a look at what has become of it.

A draft is all that is ever made. Nothing is sent to readers: a person does that in the editor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from exporter.diagnostics import ExportError, Problem, Report
from exporter.publish import drafts, readback, requests
from exporter.publish.client import Client
from exporter.publish.errors import MEDIA_ID_INVALID, ApiError
from exporter.publish.requests import MOST_ARTICLES, Article, Draft, Picture, Stored, Upload
from exporter.publish.state import Linked, Store
from exporter.publish.submission import Submission

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: the draft, whether it is new, how many pictures were uploaded."""

    media_id: str
    added: bool
    uploads: int


def publish(
    submissions: Sequence[Submission],
    client: Client,
    store: Store,
    progress: Progress,
    *,
    strict: bool = False,
) -> Published:
    """Make or update the draft that holds these articles, the first of them as 头条.

    Parameters
    ----------
    strict : bool
        Stop before a draft is made or changed where otherwise a warning would do.

    Raises
    ------
    ExportError
        If they cannot stand in one draft, or the platform refuses.
    """
    issues = [submission.issue for submission in submissions]
    _check(issues)
    progress("looking for the draft")
    drafts.settle(client, store)
    known = len(store.state.drafts)
    held = drafts.standing(client, store, issues)
    if len(store.state.drafts) < known:
        message = "the draft of this issue was deleted or published: a new one is made"
        hint = "delete the new one if that was not meant"
        submissions[0].report.add(Problem.PUBLISH_DRAFT, message, hint=hint)
    draft = drafts.linked(store, issues)
    if draft is None:
        _look_for_strangers(submissions, client, store, strict=strict)
    else:
        _look_for_edits(submissions, draft, held[draft.media_id], strict=strict)
    desk = _Desk(client, store, progress)
    articles, linked = _put(submissions, draft, desk)
    progress("reading the draft back")
    _read_back(submissions, articles, linked, desk)
    return Published(linked.media_id, added=draft is None, uploads=desk.uploads)


def _check(issues: Sequence[str]) -> None:
    if len(issues) > MOST_ARTICLES:
        message = f"a draft holds {MOST_ARTICLES} articles at most, these are {len(issues)}"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint="publish them in several runs")
    if len(set(issues)) < len(issues):
        message = "two of these files are the same issue: series and number, or title, are equal"
        hint = "give each its own `number:` or `title:`"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)


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
        article = held.news_item[index] if index < len(held.news_item) else Article()
        if seen and article.content is not None and readback.fingerprint(article) != seen:
            message = "the article was edited in WeChat's editor, and those edits are overwritten"
            hint = "bring the edits into the issue"
            _warn(submission.report, message, hint, strict=strict)


def _warn(report: Report, message: str, hint: str, *, strict: bool) -> None:
    if strict:
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
    report.add(Problem.PUBLISH_DRAFT, message, hint=hint)


@dataclass(slots=True)
class _Desk:
    """What the steps of one run share."""

    client: Client
    store: Store
    progress: Progress
    uploads: int = 0

    def article(self, submission: Submission) -> Article:
        """Upload what an article needs and return it with the addresses."""
        known = self.store.state.pictures
        lacking = [one for name, one in submission.pictures.items() if name not in known]
        for count, picture in enumerate(lacking, 1):
            self.progress(f"uploading pictures {count}/{len(lacking)}")
            answer = self.client.call(requests.upload_picture(picture), Picture)
            known[picture.digest] = answer.url
            self._uploaded()
        cover = self._cover(submission.cover)
        content = submission.addressed(known)
        return msgspec.structs.replace(submission.fields, content=content, thumb_media_id=cover)

    def _cover(self, cover: Upload) -> str:
        known = self.store.state.covers
        if cover.digest not in known:
            self.progress("uploading the cover")
            known[cover.digest] = self.client.call(requests.add_material(cover), Stored).media_id
            self._uploaded()
        return known[cover.digest]

    def _uploaded(self) -> None:
        self.uploads += 1
        self.store.save()


def _put(
    submissions: Sequence[Submission], draft: Linked | None, desk: _Desk
) -> tuple[list[Article], Linked]:
    """Make or update the draft; a cover that somebody has deleted is uploaded again, once."""
    remembered = {one.cover.digest for one in submissions} & desk.store.state.covers.keys()
    articles = [desk.article(submission) for submission in submissions]
    try:
        return articles, _put_once(submissions, articles, draft, desk)
    except ApiError as error:
        if error.code != MEDIA_ID_INVALID or not remembered:
            raise
    for digest in remembered:
        del desk.store.state.covers[digest]
    articles = [desk.article(submission) for submission in submissions]
    return articles, _put_once(submissions, articles, draft, desk)


def _put_once(
    submissions: Sequence[Submission],
    articles: Sequence[Article],
    draft: Linked | None,
    desk: _Desk,
) -> Linked:
    issues = [submission.issue for submission in submissions]
    if draft is None:
        desk.progress("making the draft")
        return drafts.add(desk.client, desk.store, issues, articles)
    desk.progress("updating the draft")
    drafts.update(desk.client, desk.store, draft, issues, articles)
    return draft


def _read_back(
    submissions: Sequence[Submission], articles: Sequence[Article], draft: Linked, desk: _Desk
) -> None:
    kept = desk.client.call(requests.get_draft(draft.media_id), Draft).news_item
    for submission, article in zip(submissions, articles, strict=True):
        index = draft.issues.index(submission.issue)
        held = kept[index] if index < len(kept) else Article()
        readback.compare(article, held, submission.source, submission.report)
        draft.seen[submission.issue] = readback.fingerprint(held)
    desk.store.save()
