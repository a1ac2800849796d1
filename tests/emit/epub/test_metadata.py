"""What a package says of its book."""

from __future__ import annotations

from dataclasses import replace

from emit.epub.book import Book, find, words
from emit.epub.issues import META

from exporter.emit.epub.accessibility import CONFORMANCE, Survey
from exporter.emit.epub.metadata import metadata
from exporter.model.issue import Meta

WHOLE = Survey()


def rows(meta: Meta, found: Survey = WHOLE) -> list[tuple[str, str]]:
    return [
        (row.attributes.get("property", row.name), row.value) for row in metadata(meta, found, "")
    ]


def core(book: Book, name: str) -> list[str]:
    return [words(element) for element in find(book.package, f"//dc:{name}")]


def test_dublin_core_is_the_issues(rich_book: Book) -> None:
    assert core(rich_book, "identifier") == [META.identifier]
    assert core(rich_book, "title") == [META.title]
    assert core(rich_book, "language") == ["zh-CN"]
    assert core(rich_book, "creator") == ["林间", "阿桥 & 小满"]
    assert core(rich_book, "date") == ["2025-02-10"]
    assert core(rich_book, "description") == [META.summary]
    assert core(rich_book, "subject") == ["慢读", "造纸 <手工>"]


def test_each_creator_has_an_id_and_a_role(rich_book: Book) -> None:
    ids = [creator.get("id") for creator in find(rich_book.package, "//dc:creator")]
    assert ids == ["creator1", "creator2"]
    for name in ids:
        (role,) = find(rich_book.package, f"//o:meta[@refines='#{name}']")
        assert (role.get("property"), words(role)) == ("role", "aut")


def test_the_date_of_change_is_the_bundles(rich_book: Book) -> None:
    (changed,) = find(rich_book.package, "//o:meta[@property='dcterms:modified']")
    assert words(changed) == "2025-02-10T08:30:00Z"


def test_the_issue_has_its_place_in_the_series() -> None:
    assert ("belongs-to-collection", "慢读周刊") in rows(META)
    assert ("group-position", "12") in rows(META)


def test_a_number_that_does_not_count_is_no_position() -> None:
    names = [name for name, _ in rows(replace(META, number="春季号"))]
    assert "belongs-to-collection" in names
    assert "group-position" not in names


def test_what_is_not_known_is_not_said() -> None:
    names = {name for name, _ in rows(Meta(title="题", identifier="urn:uuid:0"))}
    assert names.isdisjoint({"creator", "date", "description", "subject", "belongs-to-collection"})


def test_a_program_claims_what_it_checked_and_says_that_it_is_one() -> None:
    assert ("dcterms:conformsTo", CONFORMANCE) in rows(META)
    assert ("a11y:certifiedBy", "digest-export（自动检查）") in rows(META)
    assert "dcterms:conformsTo" not in dict(rows(META, Survey(described=False)))


def test_older_readers_find_the_cover_too(rich_book: Book) -> None:
    (cover,) = find(rich_book.package, "//o:item[@properties='cover-image']")
    (meta,) = find(rich_book.package, "//o:meta[@name='cover']")
    assert meta.get("content") == cover.get("id")
