"""Tells which article of a draft is which, after people have moved, added or deleted some."""

from __future__ import annotations

from exporter.publish.readback import fingerprint
from exporter.publish.requests import Draft
from exporter.publish.state import Linked


def places(draft: Linked, held: Draft) -> list[str] | None:
    """Return the issue at each place of a draft, None if that cannot be told.

    An article is known by what it was when it was read back, else by its place, as long as the
    draft has as many as before. At the place of an article that is none of ours stands "".
    """
    if not held.news_item:  # a rehearsal does not know what a draft holds
        return list(draft.issues)
    expected = {draft.seen[issue]: issue for issue in draft.issues if issue in draft.seen}
    found = [expected.pop(fingerprint(article), "") for article in held.news_item]
    changed = [issue for issue in draft.issues if issue and issue not in found]
    if not changed or "" not in found:
        return found
    if len(found) != len(draft.issues):
        return None
    for index, issue in enumerate(draft.issues):
        if issue in changed:
            if found[index]:
                return None
            found[index] = issue
    return found
