"""Settings: defaults ← digest.toml ← flags."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporter import config
from exporter.config import Quotes, Settings, Typography
from exporter.diagnostics import ExportError


def load(folder: Path, text: str) -> Settings:
    file = folder / "digest.toml"
    file.write_text(text, "utf-8")
    return config.load(file, Settings())


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_what_the_file_says_wins_over_the_defaults(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        'formats = ["pdf"]\ntheme = "paper"\nmath = true\ntimeout = 5\nmax-bytes = 1000\n',
    )
    assert settings.formats == ("pdf",)
    assert settings.theme == "paper"
    assert settings.math is True
    assert settings.timeout == 5.0
    assert settings.max_bytes == 1000


def test_the_output_folder_is_relative_to_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, 'output = "成品"').output == tmp_path / "成品"


def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="unknown key 'timeuot'") as caught:
        load(tmp_path, "timeuot = 3")
    assert caught.value.hint == "did you mean 'timeout'?"


def test_an_unknown_key_near_to_none_lists_them_all(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        load(tmp_path, "zzz = 3")
    assert caught.value.hint.startswith("the keys are: check, ")


@pytest.mark.parametrize(
    "line",
    ["timeout = true", 'math = "yes"', "theme = 3", 'formats = "pdf"', "formats = [1]"],
)
def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="cannot be") as caught:
        load(tmp_path, line)
    assert caught.value.hint.startswith("the default is")


@pytest.mark.parametrize(
    "key",
    [
        "connect-timeout", "timeout", "max-bytes", "max-pixels", "max-frames", "max-redirects",
        "max-wait", "max-cache", "retries", "connections", "connections-per-host",
    ],
)  # fmt: skip
def test_every_limit_of_fetching_is_a_key(tmp_path: Path, key: str) -> None:
    name = key.replace("-", "_")
    assert getattr(load(tmp_path, f"{key} = 3"), name) == 3
    with pytest.raises(ExportError, match=f"{name} cannot be -1"):
        load(tmp_path, f"{key} = -1")


@pytest.mark.parametrize("key", ["max-redirects", "max-wait", "max-cache", "retries"])
def test_what_may_be_none_may_be_zero(tmp_path: Path, key: str) -> None:
    assert getattr(load(tmp_path, f"{key} = 0"), key.replace("-", "_")) == 0


@pytest.mark.parametrize(
    "line", ["timeout = 0", "timeout = inf", "timeout = nan", "connections = 0", "max-pixels = 0"]
)
def test_a_limit_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="cannot be") as caught:
        load(tmp_path, line)
    assert caught.value.hint == "it must be more than 0"


@pytest.mark.parametrize("line", ["allow-private = true", "locked = true", "offline = true"])
def test_what_only_the_command_line_may_say(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError, match="unknown key"):
        load(tmp_path, line)


@pytest.mark.parametrize("name", ["pfd", "odt"])
def test_an_unknown_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=f"there is no format '{name}'"):
        load(tmp_path, f'formats = ["{name}"]')


@pytest.mark.parametrize("text", ["a = ", "\udcff"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "digest.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ExportError, match="cannot be read"):
        config.load(tmp_path / "digest.toml", Settings())


def test_the_network_is_what_the_usual_variables_say() -> None:
    found = config.network(
        {
            "HTTP_PROXY": "http://proxy.example:8080",
            "https_proxy": "http://secure.example:8080",
            "NO_PROXY": "localhost, .corp.example,,",
            "SSL_CERT_FILE": "/etc/ca.pem",
        }
    )
    assert found == config.Network(
        http_proxy="http://proxy.example:8080",
        https_proxy="http://secure.example:8080",
        no_proxy=("localhost", ".corp.example"),
        ca_file=Path("/etc/ca.pem"),
    )


def test_an_empty_environment_is_a_plain_network() -> None:
    assert config.network({}) == config.network({"HTTP_PROXY": ""}) == config.Network()


def test_small_letters_win_and_one_proxy_can_serve_all() -> None:
    found = config.network(
        {"http_proxy": "http://a", "HTTP_PROXY": "http://b", "ALL_PROXY": "http://c"}
    )
    assert (found.http_proxy, found.https_proxy) == ("http://a", "http://c")


def test_what_a_book_and_a_document_take_can_be_said_once_for_all(tmp_path: Path) -> None:
    text = 'embed_fonts = false\nvertical = true\nreference_doc = "house.docx"\n'
    settings = load(tmp_path, text)
    assert settings.embed_fonts is False
    assert settings.vertical is True
    assert settings.reference_doc == tmp_path / "house.docx"


def test_the_users_fonts_lie_beside_the_configuration(tmp_path: Path) -> None:
    assert load(tmp_path, 'fonts = "fonts"\n').fonts == tmp_path / "fonts"


def test_every_key_is_documented_and_no_other() -> None:
    page = Path(__file__).resolve().parents[1] / "docs" / "configuration.md"
    documented = re.findall(r"^\| `(\w+)` \|", page.read_text("utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(config._CONFIGURABLE)


def test_the_table_of_typography(tmp_path: Path) -> None:
    text = '[typography]\nhan-latin-space = true\nquotes = "corner"\ndashes = true\n'
    assert load(tmp_path, text).typography == Typography(
        han_latin_space=True, quotes=Quotes.CORNER, dashes=True
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("typography = true", "typography cannot be True", r"write a table \[typography\]"),
        ('[typography]\nquotes = "cornre"', "there is no quotes 'cornre'", "did you mean 'corner'"),
        ("[typography]\ndash = true", "unknown key 'dash'", "did you mean 'dashes'"),
        ('[typography]\nellipsis = "yes"', "ellipsis cannot be 'yes'", "the default is False"),
    ],
)
def test_a_wrong_table_of_typography(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ExportError, match=message) as caught:
        load(tmp_path, text)
    assert re.match(hint, caught.value.hint)


def test_markdown_is_a_format_but_not_one_of_all(tmp_path: Path) -> None:
    assert "markdown" not in Settings().formats
    assert load(tmp_path, 'formats = ["markdown"]').formats == ("markdown",)
