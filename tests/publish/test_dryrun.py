"""The requests in a folder: what would be sent, in its order, without what is secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from publish.conftest import Publish, Time
from publish.issues import submitted
from publish.server import APPID, SECRET, Platform

from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem
from exporter.publish import session
from exporter.publish.account import Account
from exporter.publish.submission import Submission
from exporter.publish.wechat import publish

NAMES = [
    "001-stable_token.http",
    "002-draft-batchget.http",
    "003-media-uploadimg.http",
    "004-media-uploadimg.http",
    "005-material-add_material.http",
    "006-draft-add.http",
    "007-draft-get.http",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "第7期.wechat-draft"


@pytest.fixture
def rehearse(account: Account, settings: Settings, time: Time, folder: Path) -> object:
    def run(*submissions: Submission, by: Account | None = account) -> None:
        with session.rehearsed(by, settings, time.clock, folder) as (client, store):
            publish(submissions, client, store, lambda _: None)

    return run


def written(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Return head and body of each request."""
    files = {path.name: path.read_bytes().partition(b"\r\n\r\n") for path in folder.iterdir()}
    return {name: (head.decode(), body) for name, (head, _, body) in sorted(files.items())}


def test_one_file_a_request_in_the_order_of_sending(rehearse: Publish, folder: Path) -> None:
    rehearse(submitted())
    assert list(written(folder)) == NAMES


def test_the_requests_are_those_that_are_sent(
    rehearse: Publish, published: Publish, platform: Platform, folder: Path
) -> None:
    rehearse(submitted())
    published(submitted())
    requests = written(folder)
    assert len(requests) == len(platform.calls)
    for (head, body), call in zip(requests.values(), platform.calls, strict=True):
        assert head.startswith(f"POST /cgi-bin/{call.path}")
        assert f"Content-Type: {call.content_type}" in head
        if call.path in {"draft/batchget", "media/uploadimg", "material/add_material"}:
            assert body == call.body
            assert f"Content-Length: {len(body)}" in head
    sent, planned = platform.calls[5].json, json.loads(requests["006-draft-add.http"][1])
    (real,), (shown,) = sent["articles"], planned["articles"]
    assert real.keys() == shown.keys()
    for name in ("title", "author", "digest", "pic_crop_235_1", "pic_crop_1_1"):
        assert real[name] == shown[name]
    content = shown["content"]
    for place, number in enumerate(("03", "04")):
        address = f"http://pictures.example/{place}?wx_fmt=jpeg&amp;from=appmsg"
        content = content.replace(f"URL_OF_REQUEST_{number}", address)
    assert content == real["content"]
    assert shown["thumb_media_id"] == "MEDIA_ID_OF_REQUEST_05"


def test_neither_secret_nor_token_is_written(
    rehearse: Publish, published: Publish, platform: Platform, folder: Path
) -> None:
    rehearse(submitted())
    asked = json.loads(written(folder)["001-stable_token.http"][1])
    assert asked.pop("secret").isupper()
    published(submitted())
    rehearse(submitted(colours=("#abcdef",)))
    for head, body in written(folder).values():
        assert SECRET not in head + body.decode("latin-1")
        assert platform.token not in head + body.decode("latin-1")
        assert "access_token=ACCESS_TOKEN" in head


@pytest.mark.parametrize("secret", ['ge"heim\\x', "e"])
def test_no_secret_is_written_whatever_it_consists_of(
    rehearse: Publish, folder: Path, secret: str
) -> None:
    rehearse(submitted(), by=Account(APPID, secret))
    shown = {name: body for name, (_, body) in written(folder).items()}
    assert json.loads(shown["001-stable_token.http"]) == {
        "grant_type": "client_credential",
        "appid": APPID,
        "secret": "SECRET",
        "force_refresh": False,
    }
    assert json.loads(shown["006-draft-add.http"])["articles"][0]["title"] == "渡船的第七根绳"


def test_a_folder_that_stands_where_a_request_goes(rehearse: Publish, folder: Path) -> None:
    (folder / "001-stable_token.http").mkdir(parents=True)
    with pytest.raises(ExportError) as raised:
        rehearse(submitted())
    assert raised.value.problem is Problem.UNWRITABLE
    assert "001-stable_token.http cannot be deleted: " in raised.value.message


def test_what_an_earlier_rehearsal_wrote_is_gone(
    rehearse: Publish, published: Publish, folder: Path
) -> None:
    rehearse(submitted())
    (folder / "notes.txt").write_text("von Hand")
    published(submitted())
    rehearse(submitted())
    assert sorted(path.name for path in folder.iterdir()) == [
        "001-draft-get.http",
        "002-draft-update.http",
        "003-draft-get.http",
        "notes.txt",
    ]


def test_without_an_account(rehearse: Publish, folder: Path) -> None:
    rehearse(submitted(), by=None)
    asked = json.loads(written(folder)["001-stable_token.http"][1])
    assert (asked["appid"], asked["secret"]) == ("APPID", "SECRET")


def test_several_articles_of_a_draft_that_is_known(
    rehearse: Publish, published: Publish, folder: Path
) -> None:
    issues = [submitted(f"urn:uuid:{n}", f"第 {n} 篇") for n in range(2)]
    published(*issues)
    rehearse(*issues)
    updates = [body for name, (_, body) in written(folder).items() if "update" in name]
    assert [json.loads(body)["index"] for body in updates] == [0, 1]
    assert [d for issue in issues for d in issue.report.diagnostics] == []


def test_the_same_rehearsal_writes_the_same_bytes(rehearse: Publish, folder: Path) -> None:
    rehearse(submitted())
    first = written(folder)
    rehearse(submitted())
    assert written(folder) == first
