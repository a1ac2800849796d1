"""The title of the contents: the author's own, or the word of the language."""

from __future__ import annotations

import pytest
from emit.epub.issues import META, inlines, section

from exporter.emit.titles import contents_title
from exporter.model.issue import Issue, SectionKind


@pytest.mark.parametrize(
    ("own", "title"), [("目錄", "目錄"), ("Contents", "Contents"), ("三、本期目录", "本期目录")]
)
def test_the_authors_own_title_is_kept(own: str, title: str) -> None:
    some = section(inlines(own), kind=SectionKind.CONTENTS)
    assert contents_title(Issue(META, sections=(some,))) == title


def test_without_one_it_is_the_word_for_it() -> None:
    assert contents_title(Issue(META)) == "目录"
