"""Finds the draft of an issue whose identifier has changed, because its title has.

Such an issue comes of the same file, and most of its text is in the draft. A file alone does not
suffice: there are editors who write each issue over the one before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from exporter.publish.readback import likeness
from exporter.publish.requests import Draft
from exporter.publish.state import Linked, Store
from exporter.publish.submission import Submission

_MOST = 0.5


def follow(submissions: Sequence[Submission], store: Store, held: Mapping[str, Draft]) -> None:
    """Give the drafts of such issues their new identifiers."""
    asked = {submission.issue for submission in submissions}
    known = {issue for draft in store.state.drafts for issue in draft.issues}
    for submission in submissions:
        if submission.issue not in known:
            for draft in store.state.drafts:
                if draft.media_id in held:
                    former = _former(submission, draft, held[draft.media_id], asked)
                    _rename(draft, former, submission.issue)


def _former(
    submission: Submission, draft: Linked, held: Draft, asked: Collection[str]
) -> str | None:
    """Return what the issue was called when it was put into the draft."""
    for issue, article in zip(draft.issues, held.news_item, strict=False):
        same = submission.file and draft.files.get(issue) == submission.file
        alike = likeness(submission.content, article.content or "") > _MOST
        if same and alike and issue not in asked:
            return issue
    return None


def _rename(draft: Linked, former: str | None, issue: str) -> None:
    if former is not None:
        draft.issues[draft.issues.index(former)] = issue
        for remembered in (draft.seen, draft.files):
            if former in remembered:
                remembered[issue] = remembered.pop(former)
