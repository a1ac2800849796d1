"""What an editor may say of a draft, in all its spellings."""

from __future__ import annotations

import pytest

from exporter.draftfields import (
    Comments,
    View,
    read_comments,
    read_crops,
    read_source_url,
    write_view,
)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("top", View(y=0.0)),
        ("BOTTOM", View(y=1.0)),
        ("left top", View(x=0.0, y=0.0)),
        ("bottom, right", View(x=1.0, y=1.0)),
        ("center", View()),
        ("center left", View(x=0.0)),
        ("50% 20%", View(x=0.5, y=0.2)),
        ("0% 100%", View(x=0.0, y=1.0)),
        ("0_0.1_1_0.6", View(0.0, 0.1, 1.0, 0.6)),
        ("0, 0.1, 1, 0.6", View(0.0, 0.1, 1.0, 0.6)),
        ("0 .25 1 .75", View(0.0, 0.25, 1.0, 0.75)),
    ],
)
def test_what_a_crop_shows(text: str, view: View) -> None:
    assert read_crops([text]) == (view,)
    assert read_crops([write_view(view)]) == (view,)


@pytest.mark.parametrize(
    "text",
    ["", "topp", "top bottom", "left right", "top left center", "120% 20%", "20%", "1_0_0_1",
     "0_0_1", "0_0_1_1_1", "0_0_1_nan", "-1_0_1_1", "0_0_1_1.2", "0.5_0_0.5_1"],
)  # fmt: skip
def test_what_no_crop_can_show(text: str) -> None:
    with pytest.raises(ValueError, match=r"is none like|names a direction twice|is no part"):
        read_crops([text])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://weekly.example/7", "https://weekly.example/7"),
        (" HTTP://weekly.example ", "http://weekly.example"),
        ("https://weekly.example/第七期?a=1&b=二#末", None),
        ("https://周刊.example/7", "https://xn--obr90d.example/7"),
        ("https://周刊.example:8443/", "https://xn--obr90d.example:8443/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://weekly.example/%E4%B8%83?x=%20", "https://weekly.example/%E4%B8%83?x=%20"),
        ("https://weekly.example:8443?q", "https://weekly.example:8443?q"),
    ],
)
def test_an_address_goes_out_in_ascii(text: str, address: str | None) -> None:
    read = read_source_url(text)
    assert read.isascii()
    assert address is None or read == address
    assert read_source_url(read) == read


@pytest.mark.parametrize(
    "text", ["", "weekly.example", "ftp://weekly.example", "https://", "https:///7", "javascript:1",
             "https://a b.example", "https://user:pass@weekly.example/", "/7", "//weekly.example"]
)  # fmt: skip
def test_what_is_no_address_of_the_web(text: str) -> None:
    with pytest.raises(ValueError, match="is no address"):
        read_source_url(text)


def test_an_address_is_measured_as_it_is_sent() -> None:
    assert len(read_source_url(f"https://w.example/{'七' * 100}")) == 918
    with pytest.raises(ValueError, match="longer than the 1,024 bytes"):
        read_source_url(f"https://w.example/{'七' * 112}")


@pytest.mark.parametrize("text", ["off", "All", " fans "])
def test_who_may_comment(text: str) -> None:
    assert read_comments(text) is Comments(text.strip().lower())
