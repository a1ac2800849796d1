"""Publishes issues as one draft of WeChat's: uploads, draft, and a look at what has become of it.

A draft is all that is ever made. Nothing is sent to readers: a person does that in the editor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from exporter.diagnostics import ExportError, Problem
from exporter.emit.wechat import limits
from exporter.publish import drafts, readback, requests
from exporter.publish.client import Client
from exporter.publish.errors import MEDIA_ID_INVALID, ApiError
from exporter.publish.precautions import draft_of
from exporter.publish.requests import MOST_ARTICLES, Article, Draft, Kept, Picture, Stored, Upload
from exporter.publish.state import Linked, Store
from exporter.publish.submission import Submission

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: the draft, whether it is new, how many pictures were uploaded.

    `previews` are addresses that show the articles for a while, as far as the platform gives them.
    """

    media_id: str
    added: bool
    uploads: int
    previews: tuple[str, ...] = ()


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
    _check(submissions)
    progress("looking for the draft")
    draft = draft_of(submissions, client, store, strict=strict)
    desk = _Desk(client, store, progress)
    articles, linked = _put(submissions, draft, desk)
    progress("reading the draft back")
    previews = _read_back(submissions, articles, linked, desk)
    added = draft is None
    return Published(linked.media_id, added=added, uploads=desk.uploads, previews=previews)


def _check(submissions: Sequence[Submission]) -> None:
    issues = [submission.issue for submission in submissions]
    if len(issues) > MOST_ARTICLES:
        message = f"a draft holds {MOST_ARTICLES} articles at most, these are {len(issues)}"
        parts = len({submission.whole for submission in submissions}) == 1
        hint = "make several issues of it" if parts else "publish them in several runs"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
    if len(set(issues)) < len(issues):
        message = "two of these files are the same issue: series and number, or title, are equal"
        hint = "give each its own `number:` or `title:`"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)


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
        _check_addresses(content, submission)
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


def _check_addresses(content: str, submission: Submission) -> None:
    """Say so where the real addresses of pictures are longer than was reckoned."""
    if submission.size < limits.CONTENT <= len(content):
        message = (
            f"the article has {len(content):,} characters with the addresses that its pictures got,"
            f" WeChat takes fewer than {limits.CONTENT:,}"
        )
        submission.report.add(Problem.WECHAT_CONTENT_LONG, message)


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
        draft = drafts.add(desk.client, desk.store, issues, articles)
    else:
        desk.progress("updating the draft")
        drafts.update(desk.client, desk.store, draft, issues, articles)
    draft.files |= {one.issue: one.file for one in submissions}
    desk.store.save()
    return draft


def _read_back(
    submissions: Sequence[Submission], articles: Sequence[Article], draft: Linked, desk: _Desk
) -> tuple[str, ...]:
    """Compare what was sent with what is kept, and return where that may be looked at."""
    kept = desk.client.call(requests.get_draft(draft.media_id), Draft).news_item
    for submission, article in zip(submissions, articles, strict=True):
        index = draft.issues.index(submission.issue)
        held = kept[index] if index < len(kept) else Kept()
        readback.compare(article, held, submission.source, submission.report)
        draft.seen[submission.issue] = readback.fingerprint(held)
    desk.store.save()
    return tuple(article.url for article in kept if article.url)
