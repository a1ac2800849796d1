"""The issue that holds every node, and its article."""

from __future__ import annotations

import pytest
from emit.wechat.writing import bundle, whole_issue

from exporter.emit.wechat.fitting import article
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue


@pytest.fixture(scope="session")
def whole() -> Issue:
    return whole_issue()


@pytest.fixture(scope="session")
def whole_bundle(whole: Issue) -> Bundle:
    return bundle(whole)


@pytest.fixture(scope="session")
def whole_article(whole_bundle: Bundle) -> str:
    return article(whole_bundle)
