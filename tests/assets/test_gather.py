"""Every address of an issue has its picture, and what could not be had is said once."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from assets import drawn
from assets.drawn import PRINT, SCREEN
from assets.hosts import Host, reply
from assets.issues import issue

from exporter.assets.cache import Cache
from exporter.assets.gather import pictures
from exporter.assets.uses import first_uses
from exporter.config import Network, Settings
from exporter.diagnostics import Problem, Report, Severity
from exporter.model import nodes as n
from exporter.model.bundle import Picture
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind

PNG = drawn.data(drawn.chart(80, 60), "PNG")
JPEG = drawn.data(drawn.photo(), "JPEG")
PROFILES = {"pdf": PRINT, "epub": SCREEN}
ONLINE = Settings(timeout=2, network=Network(allow_private=True))
OFFLINE = Settings(offline=True)


def gathered(
    issue_: Issue, folder: Path, settings: Settings = OFFLINE
) -> tuple[dict[str, dict[str, Picture]], Report, list[str]]:
    report, said = Report("issue.md"), []
    found = pictures(issue_, folder / "issue.md", settings, PROFILES, report, said.append)
    return found, report, said


def messages(report: Report) -> list[tuple[int, Problem, str]]:
    return [(d.line, d.problem, d.message) for d in report.diagnostics]


@pytest.fixture
def host() -> Iterator[tuple[Host, str]]:
    served = Host({"/a.png": reply(PNG), "/b.jpg": reply(JPEG), "/page": reply(b"<html>login")})
    with served.serving() as origin:
        yield served, origin


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)


def test_all_places_where_a_picture_can_stand() -> None:
    def image(source: str) -> n.Image:
        return n.Image(source)

    section = Section(
        SectionKind.ENTRY,
        (n.Text("标题"), image("title")),
        "a",
        2,
        blocks=(
            n.Figure(image("figure"), (image("caption"),)),
            n.Table((), (), (n.Row((n.Cell((n.Paragraph((image("cell"),)),)),)),)),
            n.Media(n.MediaKind.VIDEO, "v.mp4", poster=image("poster")),
            n.Paragraph((n.Link((image("linked"),), "https://h.cn"),)),
        ),
        children=(Section(SectionKind.PLAIN, (), "b", 3, blocks=(n.Figure(image("deep")),)),),
    )
    everything = Issue(
        Meta("周刊", "urn:uuid:0"),
        cover=Cover(image("cover")),
        lead=(n.Paragraph((image("inline"),)), n.Figure(image("figure"))),
        sections=(section,),
        notes=(Note(1, (n.Paragraph((image("note"),)),)),),
        citations=(n.Reference(1, (image("citation"),)),),
    )
    assert [use.source for use in first_uses(everything)] == [
        "cover", "inline", "figure", "title", "caption", "cell", "poster", "linked", "deep", "note",
        "citation",
    ]  # fmt: skip


def test_fetched_and_local_and_written_out(tmp_path: Path, host: tuple[Host, str]) -> None:
    _, origin = host
    (tmp_path / "图.png").write_bytes(PNG)
    data = "data:image/png;base64," + base64.b64encode(PNG).decode()
    sources = (f"{origin}/a.png", f"{origin}/b.jpg", "图.png", "%E5%9B%BE.png", data)
    found, report, said = gathered(issue(*sources), tmp_path, ONLINE)
    assert messages(report) == []
    assert list(found) == ["pdf", "epub"]
    for made in found.values():
        assert set(made) == set(sources)
        assert not any(picture.placeholder for picture in made.values())
    assert said[0] == "fetching pictures 0/2"
    assert said[-1] == "preparing pictures 5/5"


def test_an_issue_without_pictures(tmp_path: Path) -> None:
    found, report, said = gathered(issue(), tmp_path)
    assert found == {"pdf": {}, "epub": {}}
    assert (messages(report), said) == ([], [])


def test_what_cannot_be_had_is_drawn_and_said_once(tmp_path: Path, host: tuple[Host, str]) -> None:
    _, origin = host
    (tmp_path / "broken.jpg").write_bytes(JPEG[:2000])
    (tmp_path / "tower.png").write_bytes(PNG)
    sources = (
        f"{origin}/gone.png", f"{origin}/page", "broken.jpg", "towr.png", "../x.png",
        "file:///etc/passwd", "ftp://h.cn/a.png", "", "/etc/passwd", "data:text/plain,x",
        f"{origin}/gone.png",
    )  # fmt: skip
    found, report, _ = gathered(issue(*sources), tmp_path, ONLINE)
    assert messages(report) == [
        (1, Problem.IMAGE_MISSING, "the picture could not be fetched: 404"),
        (2, Problem.IMAGE_BROKEN, "the address leads to a web page, not to a picture"),
        (3, Problem.IMAGE_BROKEN, "the picture is broken: it is cut off"),
        (4, Problem.IMAGE_MISSING, "there is no picture towr.png"),
        (5, Problem.IMAGE_OUTSIDE, "the picture lies outside the folder of the issue"),
        (6, Problem.IMAGE_OUTSIDE, "the picture's address begins with file:, which is never read"),
        (7, Problem.IMAGE_MISSING, "pictures are not fetched from ftp: addresses"),
        (8, Problem.IMAGE_MISSING, "the picture has no address"),
        (9, Problem.IMAGE_OUTSIDE, "the picture's path is absolute"),
        (10, Problem.IMAGE_BROKEN, "the data: address holds no picture"),
    ]
    assert report.diagnostics[3].hint == "did you mean 'tower.png'?"
    for made in found.values():
        assert set(made) == set(sources)
        assert all(picture.placeholder for picture in made.values())


def test_the_second_run_needs_no_network(tmp_path: Path, host: tuple[Host, str]) -> None:
    served, origin = host
    online = replace(ONLINE, cache=tmp_path / "cache")
    wanted = issue(f"{origin}/a.png", f"{origin}/b.jpg#figure")
    first, _, _ = gathered(wanted, tmp_path, online)
    asked = len(served.asked)
    for settings in (online, replace(online, offline=True)):
        again, report, _ = gathered(wanted, tmp_path, settings)
        assert again == first
        assert messages(report) == []
    assert len(served.asked) == asked == 2


def test_a_new_format_is_made_of_what_is_kept(tmp_path: Path, host: tuple[Host, str]) -> None:
    _, origin = host
    cache = tmp_path / "cache"
    gathered(issue(f"{origin}/b.jpg"), tmp_path, replace(ONLINE, cache=cache))
    small = replace(PRINT, max_side=50)
    report = Report("issue.md")
    found = pictures(
        issue(f"{origin}/b.jpg"), tmp_path / "issue.md", replace(OFFLINE, cache=cache),
        {"x": small}, report, lambda _: None,
    )  # fmt: skip
    assert messages(report) == []
    assert found["x"][f"{origin}/b.jpg"].width == 50


def test_pages_in_disguise_are_not_kept(tmp_path: Path, host: tuple[Host, str]) -> None:
    served, origin = host
    online = replace(ONLINE, cache=tmp_path / "cache")
    gathered(issue(f"{origin}/page"), tmp_path, online)
    served.answers = {"/page": reply(PNG)}
    _, report, _ = gathered(issue(f"{origin}/page"), tmp_path, online)
    assert messages(report) == []


@pytest.mark.usefixtures("no_sockets")
def test_offline_opens_no_socket(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    wanted = issue("a.png", "https://h.cn/a.png", "https://h.cn/b.png")
    found, report, said = gathered(wanted, tmp_path, replace(OFFLINE, cache=tmp_path / "cache"))
    message = "the picture is not in the cache, and --offline fetches nothing"
    assert messages(report) == [
        (2, Problem.IMAGE_MISSING, message),
        (3, Problem.IMAGE_MISSING, message),
    ]
    assert report.diagnostics[0].hint == "run once without --offline while there is a network"
    assert found["pdf"]["https://h.cn/a.png"].placeholder
    assert not any(line.startswith("fetching") for line in said)


def test_a_damaged_cache_is_mended(tmp_path: Path, host: tuple[Host, str]) -> None:
    served, origin = host
    online = replace(ONLINE, cache=tmp_path / "cache")
    first, _, _ = gathered(issue(f"{origin}/b.jpg"), tmp_path, online)
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-3])
    again, report, _ = gathered(issue(f"{origin}/b.jpg"), tmp_path, online)
    assert again == first
    assert messages(report) == []
    assert len(served.asked) == 2


def test_two_spellings_of_one_address_are_one_question(
    tmp_path: Path, host: tuple[Host, str]
) -> None:
    served, origin = host
    found, _, _ = gathered(issue(f"{origin}/b.jpg", f"{origin}/b.jpg#2"), tmp_path, ONLINE)
    assert served.asked == ["/b.jpg"]
    assert len({picture.digest for picture in found["pdf"].values()}) == 1


def test_the_order_of_answers_changes_nothing(tmp_path: Path) -> None:
    for name in "abcdef":
        shade = drawn.photo(300, 200 + ord(name))
        (tmp_path / f"{name}.jpg").write_bytes(drawn.data(shade, "JPEG"))
    sources = [f"{name}.jpg" for name in "fbadce"]
    first, _, _ = gathered(issue(*sources), tmp_path)
    again, _, _ = gathered(issue(*sources), tmp_path)
    assert first == again
    assert list(first["pdf"]) == sources


def test_the_problem_has_a_place_and_a_remedy(tmp_path: Path) -> None:
    _, report, _ = gathered(issue("a.png", "没有.png"), tmp_path)
    assert str(report.diagnostics[1]) == (
        "issue.md:2: warning: there is no picture 没有.png [image-missing]\n"
        "  hint: check the address, or put the picture beside the issue"
    )
    assert report.diagnostics[1].problem is Problem.IMAGE_MISSING


# --- settings and notes --------------------------------------------------------------------


def test_what_stands_still_although_it_could_move_is_said_once_for_all_formats(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.gif").write_bytes(drawn.animation(frames=12))
    small = replace(SCREEN, max_bytes=600)
    profiles = {"pdf": PRINT, "epub": small, "wechat": small, "web": SCREEN}
    for _ in range(2):
        report = Report("issue.md")
        settings = replace(OFFLINE, cache=tmp_path / "cache")
        path = tmp_path / "issue.md"
        pictures(issue("a.gif"), path, settings, profiles, report, lambda _: None)
        (found,) = report.diagnostics
        assert (found.line, found.problem) == (1, Problem.ANIMATION_STILL)
        assert found.message == (
            "the animation is too large for epub, wechat: its first frame stands there"
        )
        assert found.severity is Severity.NOTE


@pytest.mark.parametrize(("changes", "fits"), [({}, True), ({"max_pixels": 4799}, False)])
def test_max_pixels(tmp_path: Path, changes: dict[str, int], *, fits: bool) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    cache = tmp_path / "cache"
    gathered(issue("a.png"), tmp_path, replace(OFFLINE, cache=cache))
    settings = replace(OFFLINE, cache=cache, **changes)  # type: ignore[arg-type]
    _, report, _ = gathered(issue("a.png"), tmp_path, settings)
    assert (messages(report) == []) is fits


@pytest.mark.parametrize(("frames", "moves"), [(4, True), (3, False)])
def test_max_frames(tmp_path: Path, frames: int, *, moves: bool) -> None:
    (tmp_path / "a.gif").write_bytes(drawn.animation())
    _, report, _ = gathered(issue("a.gif"), tmp_path, replace(OFFLINE, max_frames=frames))
    assert (messages(report) == []) is moves


def test_max_cache(tmp_path: Path, host: tuple[Host, str]) -> None:
    _, origin = host
    cache = tmp_path / "cache"
    gathered(issue(f"{origin}/a.png"), tmp_path, replace(ONLINE, cache=cache, max_cache=0))
    assert not [path for path in cache.rglob("*") if path.is_file()]
    gathered(issue(f"{origin}/a.png"), tmp_path, replace(ONLINE, cache=cache))
    assert len([path for path in cache.rglob("*") if path.is_file()]) == 4


def test_max_bytes_of_local_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    _, report, _ = gathered(issue("a.png"), tmp_path, replace(OFFLINE, max_bytes=len(PNG) - 1))
    assert [problem for _, problem, _ in messages(report)] == [Problem.IMAGE_MISSING]


def test_a_picture_that_vanishes_from_the_cache_meanwhile(
    tmp_path: Path, host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, origin = host
    monkeypatch.setattr(Cache, "has", lambda *_: True)
    settings = replace(ONLINE, cache=tmp_path / "cache")
    found, report, _ = gathered(issue(f"{origin}/a.png"), tmp_path, settings)
    assert found["pdf"][f"{origin}/a.png"].placeholder
    assert messages(report) == [
        (1, Problem.IMAGE_MISSING, "the picture has vanished from the cache")
    ]
