"""Finds the draft that holds an issue, makes one or updates it: never two for the same issue.

`draft/add` is not idempotent. So it is written down before it is called, and what was begun and
never confirmed is looked for in the store by its titles and covers before anything is added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from exporter.diagnostics import ExportError, Problem
from exporter.publish import requests
from exporter.publish.client import Client
from exporter.publish.errors import MEDIA_ID_INVALID, ApiError, Behaviour
from exporter.publish.requests import Article, Draft, Listed, Page, Status, Stored
from exporter.publish.state import Intent, Linked, Store

_MOST_PAGES = 100


def settle(client: Client, store: Store) -> None:
    """Link the drafts that earlier runs have made without hearing of it."""
    for intent in tuple(store.state.intents):
        found = _made(client, store, intent)
        if found is not None:
            _link(store, Linked(found.media_id, intent.issues))
        store.state.intents.remove(intent)
        store.save()


def linked(store: Store, issues: Sequence[str]) -> Linked | None:
    """Return the draft that holds all of these issues, None if none is in a draft.

    Raises
    ------
    ExportError
        If they are in drafts, but not together: a draft takes no further article.
    """
    holding = [draft for draft in store.state.drafts if set(draft.issues) & set(issues)]
    if not holding:
        return None
    if len(holding) == 1 and set(issues) <= set(holding[0].issues):
        return holding[0]
    message = "some of these issues are in drafts already, but not all in the same one"
    hint = "publish them as before, or delete their drafts in WeChat's editor and run again"
    raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)


def standing(
    client: Client, store: Store, issues: Collection[str], files: Collection[str]
) -> dict[str, Draft | None]:
    """Return what the drafts of these issues, or of these files, hold now; None for one gone."""
    return {
        draft.media_id: _read(client, draft.media_id)
        for draft in store.state.drafts
        if set(draft.issues) & set(issues) or set(draft.files.values()) & set(files)
    }


def place(draft: Linked, issues: Sequence[str], position: int) -> int:
    """Return where in a draft an article goes: in the order asked for, if all are asked for."""
    everything = len(issues) == len(draft.issues)
    return position if everything else draft.issues.index(issues[position])


def strangers(client: Client, store: Store, titles: Sequence[str]) -> list[Listed]:
    """Return the drafts with these titles that no run remembers."""
    return [
        listed
        for listed in _unlinked(client, store)
        if [article.title.strip() for article in listed.content.news_item] == list(titles)
    ]


def add(client: Client, store: Store, issues: Sequence[str], articles: Sequence[Article]) -> Linked:
    """Make a draft."""
    written = [(article.title, article.thumb_media_id) for article in articles]
    intent = Intent(list(issues), written)
    store.state.intents.append(intent)
    store.save()

    def made() -> Stored | None:
        found = _made(client, store, intent)
        return None if found is None else Stored(found.media_id)

    try:
        answer = client.call(requests.add_draft(articles), Stored, made)
    except ApiError as error:
        if error.behaviour is not Behaviour.BACK_OFF:
            store.state.intents.remove(intent)
            store.save()
        raise
    draft = Linked(answer.media_id, list(issues))
    _link(store, draft)
    store.state.intents.remove(intent)
    store.save()
    return draft


def update(
    client: Client,
    store: Store,
    draft: Linked,
    issues: Sequence[str],
    articles: Sequence[Article],
) -> None:
    """Replace the articles of a draft; what was seen of them before is true no more."""
    places = [place(draft, issues, position) for position in range(len(issues))]
    for issue in issues:
        draft.seen.pop(issue, None)
    store.save()
    order = list(draft.issues)
    for index, issue, article in zip(places, issues, articles, strict=True):
        client.call(requests.update_draft(draft.media_id, index, article), Status)
        order[index] = issue
    draft.issues[:] = order
    store.save()


def _link(store: Store, made: Linked) -> None:
    """Remember a draft in place of others that held the same issues."""
    for draft in store.state.drafts:
        for issue in set(draft.issues) & set(made.issues):
            draft.issues[:] = ["" if one == issue else one for one in draft.issues]
            draft.seen.pop(issue, None)
            draft.files.pop(issue, None)
    store.state.drafts.append(made)


def _read(client: Client, media_id: str) -> Draft | None:
    """Return a draft, None if it was deleted or published."""
    try:
        return client.call(requests.get_draft(media_id), Draft)
    except ApiError as error:
        if error.code == MEDIA_ID_INVALID:
            return None
        raise


def _made(client: Client, store: Store, intent: Intent) -> Listed | None:
    for listed in _unlinked(client, store):
        held = [(one.title.strip(), one.thumb_media_id) for one in listed.content.news_item]
        if held == intent.articles:
            return listed
    return None


def _unlinked(client: Client, store: Store) -> Iterator[Listed]:
    known = {draft.media_id for draft in store.state.drafts}
    seen: set[str] = set()
    offset = 0
    for _ in range(_MOST_PAGES):
        page = client.call(requests.list_drafts(offset), Page)
        new = [listed for listed in page.item if listed.media_id not in seen]
        seen.update(listed.media_id for listed in new)
        yield from (listed for listed in new if listed.media_id not in known)
        offset += len(page.item)
        if not new or offset >= page.total_count:
            return
    message = f"the list of drafts does not end within {_MOST_PAGES} pages"
    hint = "check that no proxy answers in WeChat's place, or delete old drafts"
    raise ExportError(Problem.PUBLISH_REFUSED, message, hint=hint)
