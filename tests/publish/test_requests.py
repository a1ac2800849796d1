"""The requests, byte for byte."""

from __future__ import annotations

import json

from publish.issues import upload

from exporter.publish import requests
from exporter.publish.requests import Article, Upload


def test_json_is_utf_8_and_never_escaped() -> None:
    request = requests.add_draft([Article(title="渡船“七”", content="<p>河水 😀</p>")])
    assert "渡船“七”".encode() in request.body
    assert "河水 😀".encode() in request.body
    assert b"\\u" not in request.body
    assert request.content_type == "application/json; charset=utf-8"


def test_an_article_is_sent_with_all_its_fields() -> None:
    article = Article("题", "人", "摘", "<p>文</p>", "cover", "0_0_1_1", "0_0_1_1")
    article.content_source_url = "https://weekly.example/7"
    article.need_open_comment = 1
    assert json.loads(requests.add_draft([article]).body) == {
        "articles": [
            {
                "title": "题",
                "author": "人",
                "digest": "摘",
                "content": "<p>文</p>",
                "thumb_media_id": "cover",
                "pic_crop_235_1": "0_0_1_1",
                "pic_crop_1_1": "0_0_1_1",
                "content_source_url": "https://weekly.example/7",
                "need_open_comment": 1,
                "only_fans_can_comment": 0,
            }
        ]
    }


def test_an_update_names_the_draft_and_the_place() -> None:
    request = requests.update_draft("draft-1", 2, Article(title="题"))
    assert request.path == "draft/update"
    body = json.loads(request.body)
    assert (body["media_id"], body["index"], body["articles"]["title"]) == ("draft-1", 2, "题")


def test_the_other_calls() -> None:
    assert json.loads(requests.get_draft("draft-1").body) == {"media_id": "draft-1"}
    listed = json.loads(requests.list_drafts(40).body)
    assert listed == {"offset": 40, "count": 20, "no_content": 1}
    asked = json.loads(requests.stable_token("wx1", "geheim", force=True).body)
    assert asked == {
        "grant_type": "client_credential",
        "appid": "wx1",
        "secret": "geheim",
        "force_refresh": True,
    }


def test_the_token_is_in_the_address() -> None:
    request = requests.add_material(upload("#1f5c4d"))
    assert request.target == "/cgi-bin/material/add_material?type=image"
    signed = request.signed("a&b")
    assert signed.target == "/cgi-bin/material/add_material?access_token=a%26b&type=image"
    assert requests.get_draft("x").target == "/cgi-bin/draft/get"


def test_a_picture_is_one_part_of_a_form() -> None:
    picture = Upload(b"\xff\xd8\xff\r\n--", "image/jpeg")
    request = requests.upload_picture(picture)
    boundary = f"digest-export-{picture.digest}"
    assert request.content_type == f"multipart/form-data; boundary={boundary}"
    assert (
        request.body
        == (
            f'--{boundary}\r\nContent-Disposition: form-data; name="media"; '
            f'filename="{picture.digest[:16]}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        ).encode()
        + b"\xff\xd8\xff\r\n--"
        + f"\r\n--{boundary}--\r\n".encode()
    )


def test_the_same_picture_makes_the_same_request() -> None:
    assert requests.upload_picture(upload("#123456")) == requests.upload_picture(upload("#123456"))
    assert upload("#123456").file_name.endswith(".png")
