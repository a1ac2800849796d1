"""What is asked for, and which hosts may be asked."""

from __future__ import annotations

import pytest

from exporter.assets.addresses import (
    canonical,
    follow,
    is_local_name,
    kind_of_private,
    scheme,
    target,
)
from exporter.assets.errors import MissingError


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://h.cn/a.png", "https://h.cn/a.png"),
        ("https://h.cn/a.png#图", "https://h.cn/a.png"),
        ("//h.cn/a.png", "https://h.cn/a.png"),
        (" https://h.cn/a b.png ", "https://h.cn/a%20b.png"),
        ("https://h.cn/图.png", "https://h.cn/%E5%9B%BE.png"),
        ("https://h.cn/%E5%9B%BE.png", "https://h.cn/%E5%9B%BE.png"),
        ("https://h.cn/100%25.png", "https://h.cn/100%25.png"),
        ("https://h.cn/anim=false,width=450/5.jpeg", "https://h.cn/anim=false,width=450/5.jpeg"),
        ("https://h.cn/a.png!large", "https://h.cn/a.png!large"),
        ("https://h.cn/a?u=https%3A%2F%2Fx&v=二", "https://h.cn/a?u=https%3A%2F%2Fx&v=%E4%BA%8C"),
        ("https://h.cn?名=值", "https://h.cn?%E5%90%8D=%E5%80%BC"),
        ('https://h.cn/a".png', "https://h.cn/a%22.png"),
        ("https://图片.中国/图.png", "https://图片.中国/%E5%9B%BE.png"),
        (
            "https://github.com/o/r/blob/main/图.png?raw=true",
            "https://github.com/o/r/raw/main/%E5%9B%BE.png",
        ),
        ("https://github.com/o/r/raw/main/a.png", "https://github.com/o/r/raw/main/a.png"),
        ("https://github.com/o/blob/raw/main/a.png", "https://github.com/o/blob/raw/main/a.png"),
    ],
)
def test_what_is_asked_for(written: str, asked: str) -> None:
    assert canonical(written) == asked
    assert canonical(asked) == asked


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("https://h.cn/a", "https"),
        ("HTTP://h.cn/a", "http"),
        ("//h.cn/a", "https"),
        ("data:image/png;base64,AA", "data"),
        ("file:///etc/passwd", "file"),
        ("图/a.png", ""),
        ("./a:b.png", ""),
        ("C:\\a.png", ""),
    ],
)
def test_the_scheme(written: str, kind: str) -> None:
    assert scheme(written) == kind


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        ("/b.png", "https://h.cn/b.png"),
        ("b.png?x=1", "https://h.cn/a/b.png?x=1"),
        ("//i.cn/b.png", "https://i.cn/b.png"),
        ("/图.png".encode().decode("latin-1"), "https://h.cn/%E5%9B%BE.png"),
        ("/é.png".encode("latin-1").decode("latin-1"), "https://h.cn/%C3%A9.png"),
        ("http://i.cn/#x", "http://i.cn/"),
    ],
)
def test_where_a_redirect_leads(location: str, leads: str) -> None:
    assert follow("https://h.cn/a/a.png", location) == leads


def test_a_target_is_ascii() -> None:
    found = target(canonical("https://图片.中国:8443/图.png?宽=1"))
    assert found.host == "xn--wcsw84d.xn--fiqs8s"
    assert found.port == 8443
    assert found.path == "/%E5%9B%BE.png?%E5%AE%BD=1"
    assert found.host_header == "xn--wcsw84d.xn--fiqs8s:8443"
    assert target("http://[2001:db8::1]/").host_header == "[2001:db8::1]"
    assert target("https://h.cn:443/").host_header == target("https://h.cn/").host_header == "h.cn"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://h.cn/a.png", "from ftp: addresses"),
        ("file:///etc/passwd", "from file: addresses"),
        ("https:///a.png", "no host"),
        ("https://h.cn:port/a.png", "not valid"),
        ("https://h.cn:99999/a.png", "not valid"),
        ("https://[::1/a.png", "not valid"),
        ("https://h..cn/a.png", "not valid"),
        ("https://editor:secret@h.cn/a.png", "password"),
    ],
)
def test_addresses_that_nobody_asks(address: str, reason: str) -> None:
    with pytest.raises(MissingError, match=reason):
        target(address)


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("http://１２７.0.0.1/", "127.0.0.1"),
        ("http://127。0。0。1/", "127.0.0.1"),
        ("http://ⓛocalhost/", "localhost"),
        ("http://LOCALHOST./", "localhost"),
    ],
)
def test_disguised_hosts_show_their_face(written: str, host: str) -> None:
    assert target(written).host == host


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.255.255.254", "0.1.2.3", "10.0.0.1", "172.16.0.1",
        "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200",
        "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:808:808::", "2001::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1",
        "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1",
        "5f00::1", "not an address", "",
    ],
)  # fmt: skip
def test_private_addresses(ip: str) -> None:
    assert kind_of_private(ip)


@pytest.mark.parametrize(
    "ip",
    ["8.8.8.8", "223.5.5.5", "119.29.29.29", "1.1.1.1", "185.199.108.133", "2606:4700::1111",
     "2400:3200::1", "2001:4860:4860::8888"],
)  # fmt: skip
def test_public_addresses(ip: str) -> None:
    assert kind_of_private(ip) == ""


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "printer.local", "x.internal", "lan"])
def test_local_names(host: str) -> None:
    assert is_local_name(host)


def test_a_public_name_is_not_local() -> None:
    assert not is_local_name("local.example.com")
