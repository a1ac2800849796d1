"""Where the credentials come from, and when they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import ExportError, Problem
from exporter.publish import account
from exporter.publish.account import APPID, SECRET, Account

FILE = """
[main]
appid = "wx1111"
secret = "geheim-eins"

[weekly]
appid = "wx2222"
secret = "geheim-zwei"
"""
ONE = '[only]\nappid = "wx3333"\nsecret = "geheim-drei"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wechat.toml"
    path.write_text(FILE)
    path.chmod(0o600)
    return path


def refusal(environ: dict[str, str], file: Path, name: str = "") -> tuple[str, str]:
    with pytest.raises(ExportError) as raised:
        account.find(environ, file, name)
    assert raised.value.problem is Problem.PUBLISH_ACCOUNT
    assert "geheim" not in raised.value.message + raised.value.hint
    return raised.value.message, raised.value.hint


def test_the_environment_alone(tmp_path: Path) -> None:
    environ = {APPID: "wx9", SECRET: "geheim"}
    assert account.find(environ, tmp_path / "none", "") == Account("wx9", "geheim")


def test_half_of_the_environment_is_refused(file: Path) -> None:
    assert refusal({APPID: "wx9"}, file)[0] == "DIGEST_WECHAT_SECRET is not set"
    assert refusal({SECRET: "geheim"}, file)[0] == "DIGEST_WECHAT_APPID is not set"


def test_an_account_of_the_file_by_its_name(file: Path) -> None:
    assert account.find({}, file, "weekly") == Account("wx2222", "geheim-zwei")


def test_a_name_wins_over_the_environment(file: Path) -> None:
    environ = {APPID: "wx9", SECRET: "geheim"}
    assert account.find(environ, file, "main").appid == "wx1111"


def test_the_only_account_needs_no_name(file: Path) -> None:
    file.write_text(ONE)
    assert account.find({}, file, "").appid == "wx3333"


def test_of_several_one_must_be_chosen(file: Path) -> None:
    message, hint = refusal({}, file)
    assert message.endswith("holds 2 accounts")
    assert hint == "choose one with --account: main, weekly"


def test_a_name_that_is_not_there(file: Path) -> None:
    message, hint = refusal({}, file, "weakly")
    assert "holds no account 'weakly'" in message
    assert hint == "did you mean 'weekly'?"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o620, 0o644])
def test_a_file_that_others_can_read_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    message, hint = refusal({}, file, "main")
    assert message == f"{file} holds a secret, and others can read it"
    assert hint == f"run: chmod 600 {file}"


def test_a_link_does_not_hide_the_permissions(file: Path, tmp_path: Path) -> None:
    file.chmod(0o644)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    assert "others can read it" in refusal({}, link, "main")[0]


def test_no_file_and_no_environment(tmp_path: Path) -> None:
    message, hint = refusal({}, tmp_path / "none.toml")
    assert message.startswith("there are no credentials")
    assert "DIGEST_WECHAT_APPID" in hint


@pytest.mark.parametrize(
    "text",
    [
        '[main]\nappid = "wx1"\n',
        '[main]\nappid = 7\nsecret = "geheim"\n',
        '[main]\nappid = "wx1"\nsecret = ""\n',
        '[main]\nappid = "wx1"\nsecret = "geheim"\nsecert = "geheim"\n',
        'main = "geheim"\n',
    ],
)
def test_an_account_that_is_incomplete(file: Path, text: str) -> None:
    file.write_text(text)
    message, hint = refusal({}, file, "main")
    assert "the account 'main'" in message
    assert hint == "give it `appid` and `secret`, both texts in quotes, and nothing else"


def test_an_account_without_its_name(file: Path) -> None:
    file.write_text('appid = "wx1"\nsecret = "geheim"\n')
    message, hint = refusal({}, file)
    assert message == f"{file} holds no account, but `appid`, `secret`"
    assert hint == "write a name above them, in brackets: [main]"


def test_an_empty_file(file: Path) -> None:
    file.write_text("")
    for name in ("", "main"):
        message, hint = refusal({}, file, name)
        assert message == f"{file} holds no account"
        assert hint == "see docs/publishing.md"


def test_a_file_that_is_no_toml(file: Path) -> None:
    file.write_text('[main]\nappid = wx1\nsecret = "geheim"\n')
    assert "cannot be read" in refusal({}, file, "main")[0]


def test_an_appid_that_would_leave_the_folder(tmp_path: Path) -> None:
    environ = {APPID: "../../wx", SECRET: "geheim"}
    assert refusal(environ, tmp_path)[0] == "DIGEST_WECHAT_APPID is no AppID"


def test_the_secret_is_no_part_of_what_is_printed() -> None:
    assert "geheim" not in repr(Account("wx1", "geheim"))
    assert "geheim" not in f"{Account('wx1', 'geheim')}"


def test_whether_anybody_has_named_an_account(file: Path, tmp_path: Path) -> None:
    none = tmp_path / "none.toml"
    assert not account.is_given({}, none, "")
    assert account.is_given({}, file, "")
    assert account.is_given({}, none, "main")
    assert account.is_given({SECRET: "geheim"}, none, "")
