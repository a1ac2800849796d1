"""`digest-export fetch`, `--locked`, `--update`, `--allow-private`, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from assets import drawn
from assets.hosts import Host, reply
from click.testing import CliRunner, Result

from exporter.assets.lock import Places, load
from exporter.cli import main

PNG = drawn.data(drawn.chart(80, 60), "PNG")
NEW = drawn.data(drawn.chart(90, 60), "PNG")
PLACES = Places(Path("刊.md"))


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def host() -> Iterator[tuple[Host, str]]:
    served = Host({"/a.png": reply(PNG)})
    with served.serving() as origin:
        yield served, origin


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: tuple[Host, str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763809230")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    write(f"{host[1]}/a.png")


def write(*addresses: str) -> None:
    pictures = "".join(f"![图]({address})\n\n" for address in addresses)
    PLACES.issue.write_text(f"# 小刊\n\n## 一件事\n\n{pictures}", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def fetch(*flags: str) -> Result:
    return run("fetch", "--allow-private", "刊.md", *flags)


def export(*flags: str) -> Result:
    return run("刊.md", "--to", "docx", *flags)


def test_fetch_then_export_without_the_host(host: tuple[Host, str]) -> None:
    result = fetch("-v")
    assert (result.exit_code, result.output) == (0, "刊.lock\n")
    (entry,) = (load(PLACES) or {}).values()
    assert entry.when.isoformat() == "2025-11-22T11:00:30+00:00"
    host[0].answers = {}
    for flags in ([], ["--locked"], ["--offline", "--strict"]):
        result = export(*flags)
        assert (result.exit_code, result.output) == (0, "")
    assert host[0].asked == ["/a.png"]


def test_private_addresses_only_where_they_are_allowed(host: tuple[Host, str]) -> None:
    for result in (run("fetch", "刊.md"), export("--strict")):
        assert result.exit_code in {1, 3}
        said = "刊.md:5: warning: the picture could not be fetched: 127.0.0.1 is a loopback address"
        assert said in result.output
        assert "--allow-private" in result.output
    assert host[0].asked == []
    assert export("--strict", "--allow-private").exit_code == 0
    assert host[0].asked == ["/a.png"]


def test_the_configuration_cannot_allow_private_addresses() -> None:
    Path("digest.toml").write_text("allow-private = true")
    assert run("fetch", "刊.md").exit_code == 2


def test_a_picture_that_cannot_be_had_fails_the_fetch(host: tuple[Host, str]) -> None:
    write(f"{host[1]}/a.png", f"{host[1]}/gone.png")
    result = fetch()
    assert result.exit_code == 1
    assert (
        "刊.md:7: warning: the picture could not be fetched: 404 [image-missing]" in result.output
    )
    assert list(load(PLACES) or {}) == [f"{host[1]}/a.png"]


def test_update_says_both_hashes(host: tuple[Host, str]) -> None:
    fetch()
    host[0].answers = {"/a.png": reply(NEW)}
    assert fetch().output == ""
    result = fetch("--update")
    assert result.exit_code == 0
    assert f"刊.md:5: note: the picture has changed: it was sha256 {digest(PNG)}" in result.output
    assert f"is sha256 {digest(NEW)} [lock-changed]" in result.output
    assert fetch("--update").output == ""


def test_an_export_can_update_first(host: tuple[Host, str]) -> None:
    fetch()
    host[0].answers = {"/a.png": reply(NEW)}
    result = export("--update", "--allow-private")
    assert result.exit_code == 0
    assert "[lock-changed]" in result.output
    assert Path("dist/刊.docx").is_file()


def test_locked_fails_where_the_lock_would_change(host: tuple[Host, str]) -> None:
    for command in (lambda: fetch("--locked"), lambda: export("--locked")):
        result = command()
        assert result.exit_code == 1
        assert (
            "刊.lock would have to change, which --locked forbids [lock-outdated]" in result.output
        )
    assert not Path("dist").exists()
    assert host[0].asked == []
    fetch()
    assert fetch("--locked").exit_code == export("--locked").exit_code == 0
    write(f"{host[1]}/a.png", f"{host[1]}/b.png")
    result = export("--locked")
    assert result.exit_code == 1
    assert "刊.md:7: warning: the picture is not in 刊.lock [lock-incomplete]" in result.output
    write()
    assert "[lock-outdated]" in export("--locked").output


def test_an_altered_picture_fails_the_export_which_is_written_all_the_same() -> None:
    fetch()
    (PLACES.store / f"{digest(PNG)}.png").write_bytes(NEW)
    result = export()
    assert result.exit_code == 1
    assert (
        f"locked sha256 {digest(PNG)}, found sha256 {digest(NEW)} [lock-altered]" in result.output
    )
    assert Path("dist/刊.docx").is_file()


def test_a_lock_that_cannot_be_read_is_one_sentence() -> None:
    PLACES.lock.write_text("<<<<<<< HEAD")
    for result in (fetch(), export()):
        assert result.exit_code == 1
        assert len(result.output.splitlines()) == 2
        assert "[lock-unreadable]" in result.output


@pytest.mark.parametrize(
    "flags",
    [["fetch", "--update", "--locked"], ["--update", "--locked"], ["--update", "--offline"]],
)
def test_flags_that_contradict_each_other(flags: list[str]) -> None:
    result = run(*flags, "刊.md")
    assert result.exit_code == 2
    assert "--update fetches anew" in result.output


def test_what_cannot_be_read_is_one_sentence() -> None:
    result = run("fetch", "缺.md", "-q")
    assert result.exit_code == 1
    assert result.output.startswith("缺.md: error: ")


def test_offline_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    export("--allow-private")

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, closed)
    write("https://h.cn/never.png")
    result = run("刊.md", "--offline")
    assert result.exit_code == 0
    assert "not in the cache, and --offline fetches nothing" in result.output
