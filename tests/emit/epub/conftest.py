"""The books that the tests read."""

from __future__ import annotations

import pytest
from emit.epub.book import Book, open_book
from emit.epub.issues import bare, bundle, rich, single


@pytest.fixture(scope="session")
def rich_book() -> Book:
    return open_book(bundle(rich()))


@pytest.fixture(scope="session")
def bare_book() -> Book:
    return open_book(bundle(bare()))


@pytest.fixture(scope="session")
def single_book() -> Book:
    return open_book(bundle(single()))
