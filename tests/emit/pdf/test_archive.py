from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pydyf
import pytest
from emit.everything import ISSUE, PICTURES, bundle_of
from weasyprint import HTML

from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.pdf import archive, structure

PAGE = '<html lang="zh-CN"><title>钟</title><body><h1>钟</h1><p>正文</p></body></html>'


def made(page: str = PAGE, **changes: Any) -> pydyf.PDF:
    kept: list[pydyf.PDF] = []

    def finisher(document: Any, pdf: pydyf.PDF) -> None:
        archive.finish(document, pdf)
        kept.append(pdf)

    options = archive.options(bundle_of(ISSUE, **changes))
    HTML(string=page).write_pdf(**{**options, "finisher": finisher})
    return kept[0]


@pytest.fixture(scope="module")
def pdf() -> pydyf.PDF:
    return made()


def files(pdf: pydyf.PDF) -> list[Any]:
    return [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Filespec"]


def test_a_file_says_that_it_is_both(pdf: pydyf.PDF) -> None:
    told = structure.resolve(pdf, pdf.catalog["Metadata"]).stream[0].decode()
    assert 'pdfaid:part="3"' in told
    assert 'pdfaid:conformance="A"' in told
    assert 'pdfuaid:part="1"' in told
    assert told.count("</rdf:RDF>") == 1


@pytest.mark.parametrize("variant", ["archive", "plain"])
def test_a_file_opens_with_its_outline_beside_it(variant: str) -> None:
    def opened(page: str) -> bool:
        options = archive.options(bundle_of(ISSUE, options=PdfOptions(variant=variant)))
        return b"/PageMode /UseOutlines" in HTML(string=page).write_pdf(
            uncompressed_pdf=True, **options
        )

    assert opened(PAGE)
    assert not opened(PAGE.replace("h1", "p"))


def test_the_source_is_the_source(pdf: pydyf.PDF) -> None:
    (found,) = files(pdf)
    assert found["UF"].string == "issue.md"
    assert found["AFRelationship"] == "/Source"
    stored = structure.resolve(pdf, found["EF"]["F"])
    assert stored.stream[0].decode() == bundle_of(ISSUE).source
    assert stored.extra["Subtype"] == "/text#2fmarkdown"


def test_the_lock_is_attached_beside_it() -> None:
    found = files(made(lock="version = 1\n"))
    assert [f["UF"].string for f in found] == ["issue.md", "issue.lock"]
    assert {f["AFRelationship"] for f in found} == {"/Source"}
    pdf = made(lock="version = 1\n")
    stored = structure.resolve(pdf, files(pdf)[1]["EF"]["F"])
    assert stored.stream[0].decode() == "version = 1\n"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2025, 2, 10, 12, tzinfo=UTC),
        datetime(2025, 2, 10, 20, tzinfo=timezone(timedelta(hours=8))),
        datetime(2025, 2, 10, 12),  # noqa: DTZ001 - a date without a zone is taken for UTC
    ],
)
def test_the_source_has_the_date_that_stands_for_now(moment: datetime) -> None:
    pdf = made(date=moment)
    params = structure.resolve(pdf, files(pdf)[0]["EF"]["F"]).extra["Params"]
    assert params["CreationDate"].string == params["ModDate"].string == "D:20250210120000Z"


def test_no_picture_is_smoothed() -> None:
    encoded = b64encode(PICTURES["small.png"].data).decode()
    pdf = made(PAGE.replace("正文", f'<img alt="图" src="data:image/png;base64,{encoded}">'))
    found = [
        o.extra["Interpolate"] for o in pdf.objects if "Interpolate" in getattr(o, "extra", {})
    ]
    assert found == ["false"]


def test_a_plain_file_asks_for_its_outline_alone() -> None:
    assert archive.options(bundle_of(ISSUE, options=PdfOptions(variant="plain"))) == {
        "finisher": archive.show_outline
    }
