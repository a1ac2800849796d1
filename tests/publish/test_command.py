"""`digest-export publish wechat`: what is asked, what is said, and the exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from publish.issues import write_issue
from publish.server import APPID, SECRET, Platform

from exporter.cli import main
from exporter.publish.account import APPID as APPID_NAME
from exporter.publish.account import SECRET as SECRET_NAME

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(APPID_NAME, APPID)
    monkeypatch.setenv(SECRET_NAME, SECRET)
    monkeypatch.setattr("time.sleep", lambda _: None)
    write_issue(tmp_path)


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def run(api: str) -> Run:
    """Run the command. Whatever it says or writes, the secret is not in it."""

    def command(*arguments: str) -> Result:
        options = ["publish", "wechat", *arguments, "--api", api]
        result = CliRunner().invoke(main, options)
        assert SECRET not in result.output
        files = [path for path in Path().rglob("*") if path.is_file() and path.suffix != ".toml"]
        assert not [path for path in files if SECRET.encode() in path.read_bytes()]
        return result

    return command


def test_a_draft_is_made_and_then_updated(run: Run, platform: Platform) -> None:
    first = run("第7期.md")
    assert first.exit_code == 0
    assert first.output == (
        "the draft was made: 1 article, 3 pictures uploaded [draft-0]\n"
        "look at it, for a while: http://mp.weixin.qq.com/s?tempkey=draft-0-0\n"
        "nothing was sent to readers: open 草稿箱 in WeChat's editor, https://mp.weixin.qq.com/,\n"
        "and set by hand what the interface has no field for:\n"
        "  [ ] 合集  which album it belongs to\n"
        "  [ ] 原创  whether it is declared original, and 创作来源\n"
        "  [ ] 赞赏  whether readers may reward it\n"
        "  [ ] 定时  when it is sent\n"
    )
    second = run("第7期.md")
    assert second.output.startswith("the draft was updated: 1 article, 0 pictures uploaded")
    assert list(platform.drafts) == ["draft-0"]
    assert platform.drafts["draft-0"][0]["title"] == "渡船的第 7 根绳"
    assert not [path for path in platform.paths if "publish" in path or "mass" in path]


def test_several_files_make_one_draft(run: Run, platform: Platform, tmp_path: Path) -> None:
    write_issue(tmp_path, 8)
    result = run("第7期.md", "第8期.md")
    assert "2 articles" in result.output
    titles = [article["title"] for article in platform.drafts["draft-0"]]
    assert titles == ["渡船的第 7 根绳", "渡船的第 8 根绳"]


def test_marked_sections_make_one_draft_and_update_it(
    run: Run, platform: Platform, tmp_path: Path
) -> None:
    path = tmp_path / "第7期.md"
    path.write_text(
        path.read_text("utf-8").replace("---\n", "---\narticles: 绳结怎么打\n", 1), "utf-8"
    )
    assert "the draft was made: 2 articles" in run("第7期.md").output
    assert "the draft was updated: 2 articles, 0 pictures" in run("第7期.md").output
    (draft,) = platform.drafts.values()
    assert [one["title"] for one in draft] == ["渡船的第 7 根绳", "绳结怎么打"]


def test_what_an_export_would_warn_about_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "第7期.md"
    path.write_text(path.read_text("utf-8") + "\n见[旧文](旧文.md)。\n", "utf-8")
    result = run("第7期.md")
    assert "the link '旧文' leads to 旧文.md, which nobody can open from WeChat" in result.output
    assert result.exit_code == 0
    assert run("第7期.md", "--strict").exit_code == 3


@pytest.mark.sweep
def test_the_examples_are_taken(run: Run, platform: Platform) -> None:
    examples = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/*.md"))
    result = run(*map(str, examples))
    assert result.exit_code == 0
    assert "warning" not in result.output
    assert len(platform.drafts["draft-0"]) == len(examples) >= 2


def test_an_issue_without_a_picture_is_published(
    run: Run, platform: Platform, tmp_path: Path
) -> None:
    (tmp_path / "无图.md").write_text("# 无图\n\n## 正文\n\n一句话。\n", "utf-8")
    result = run("无图.md", "--strict")
    assert result.exit_code == 0
    assert "无图.md:1: note: the issue has no picture: its cover is drawn" in result.output
    (article,) = platform.drafts["draft-0"]
    assert article["thumb_media_id"] == "cover-0"
    assert "<img" not in article["content"]
    again = run("无图.md")
    assert again.output.startswith("the draft was updated: 1 article, 0 pictures uploaded")


def test_what_front_matter_and_the_house_say_of_a_draft_arrives(
    run: Run, platform: Platform, tmp_path: Path
) -> None:
    (tmp_path / "digest.toml").write_text(
        '[wechat]\ncomments = "all"\nsource_url = "https://house.example/"\n', "utf-8"
    )
    path = tmp_path / "第7期.md"
    text = path.read_text("utf-8")
    front = "---\nsource_url: https://weekly.example/7\ncover_crop: top\n"
    path.write_text(text.replace("---\n", front, 1), "utf-8")
    assert run("第7期.md").exit_code == 0
    (article,) = platform.drafts["draft-0"]
    assert article["content_source_url"] == "https://weekly.example/7"
    assert (article["need_open_comment"], article["only_fans_can_comment"]) == (1, 0)
    assert article["pic_crop_235_1"].startswith("0_0_1_")


def test_an_address_that_is_not_listed_is_named_with_the_way(run: Run, platform: Platform) -> None:
    platform.whitelisted = False
    result = run("第7期.md")
    assert result.exit_code == 1
    assert "the address 192.0.2.7 is not on the account's whitelist" in result.output
    assert "the call went without a proxy" in result.output


def test_quietly(run: Run, platform: Platform) -> None:
    result = run("第7期.md", "-q")
    assert (result.exit_code, result.output) == (0, "")
    assert len(platform.drafts) == 1


def test_a_dry_run_sends_nothing_and_needs_no_account(
    run: Run, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(APPID_NAME)
    monkeypatch.delenv(SECRET_NAME)
    result = run("第7期.md", "--dry-run")
    folder = Path("dist") / "第7期.wechat-draft"
    assert result.output == f"nothing was sent; the requests are in {folder}\n"
    assert result.exit_code == 0
    assert len(list(folder.iterdir())) == 7
    assert platform.calls == []
    assert run("第7期.md", "--dry-run", "-o", "别处").exit_code == 0
    assert (Path("别处") / folder.name / "006-draft-add.http").is_file()


def test_a_dry_run_with_an_account_hides_the_secret(run: Run) -> None:
    assert run("第7期.md", "--dry-run").exit_code == 0
    first = Path("dist") / "第7期.wechat-draft" / "001-stable_token.http"
    assert APPID in first.read_text("utf-8")


@pytest.mark.parametrize("strict", [True, False])
def test_a_warning_stops_only_the_strict(run: Run, platform: Platform, strict: bool) -> None:
    write_issue(Path(), title="绳" * 40)
    result = run("第7期.md", *(["--strict"] if strict else []))
    assert "the title has 40 characters, WeChat takes 32 [wechat-title-long]" in result.output
    assert result.exit_code == (3 if strict else 0)
    assert len(platform.calls) == (0 if strict else 7)


def test_strict_and_nothing_to_warn_of(run: Run, platform: Platform) -> None:
    assert run("第7期.md", "--strict").exit_code == 0
    assert len(platform.drafts) == 1


def test_what_the_platform_removed_is_a_warning(run: Run, platform: Platform) -> None:
    platform.edit = lambda content: content.replace("渡船换了新绳。", "")
    result = run("第7期.md", "--strict")
    assert result.exit_code == 3
    place = Path("第7期.md").read_text("utf-8").splitlines().index("渡船换了新绳。") + 1
    assert f"第7期.md:{place}: warning: the platform removed the text" in result.output


@pytest.mark.parametrize("text", ["", "\x00\x01\x02\x00"])
def test_if_one_issue_cannot_go_none_goes(run: Run, platform: Platform, text: str) -> None:
    Path("坏.md").write_text(text, "utf-8")
    result = run("第7期.md", "坏.md")
    assert result.exit_code == 1
    assert "坏.md" in result.output
    assert "error: " in result.output
    assert platform.calls == []


def test_a_refusal_is_one_sentence_and_a_hint(run: Run, platform: Platform) -> None:
    platform.fail("draft/add", 48001)
    result = run("第7期.md", "-q")
    assert result.exit_code == 1
    said, hint = result.output.splitlines()
    assert said == (
        "error: draft/add: this account may not call the interface "
        "(48001 told to fail, … … rid: 6a1b) [publish-account]"
    )
    assert hint.startswith("  hint: see ")


def test_a_network_that_is_down(run: Run, platform: Platform) -> None:
    platform.fail("stable_token", None, None, None)
    result = run("第7期.md")
    assert result.exit_code == 1
    assert "stable_token: WeChat cannot be reached" in result.output


def test_an_account_of_the_file(run: Run, platform: Platform, tmp_path: Path) -> None:
    file = tmp_path / "config" / "digest-export" / "wechat.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'[main]\nappid = "{APPID}"\nsecret = "{SECRET}"\n')
    file.chmod(0o600)
    assert run("第7期.md", "--account", "main").exit_code == 0
    elsewhere = file.rename(tmp_path / "accounts.toml")
    assert run("第7期.md", "--account", "main", "--credentials", str(elsewhere)).exit_code == 0
    assert list(platform.drafts) == ["draft-0"]


def test_a_file_that_others_can_read(run: Run, platform: Platform, tmp_path: Path) -> None:
    file = tmp_path / "accounts.toml"
    file.write_text(f'[main]\nappid = "{APPID}"\nsecret = "{SECRET}"\n')
    file.chmod(0o644)
    result = run("第7期.md", "--account", "main", "--credentials", str(file))
    assert result.exit_code == 1
    assert "holds a secret, and others can read it [publish-account]" in result.output
    assert "hint: run: chmod 600" in result.output
    assert platform.calls == []


def test_no_credentials_at_all(
    run: Run, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(APPID_NAME)
    monkeypatch.delenv(SECRET_NAME)
    result = run("第7期.md")
    assert result.exit_code == 1
    assert "there are no credentials" in result.output
    assert platform.calls == []


@pytest.mark.parametrize("arguments", [[], ["--nonsense", "第7期.md"]])
def test_a_wrong_command_line(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_help_says_that_nothing_is_sent_to_readers() -> None:
    result = CliRunner().invoke(main, ["publish", "wechat", "--help"])
    assert "Nothing is ever sent to readers" in " ".join(result.output.split())
    assert "--api" not in result.output
    assert "--dry-run" in result.output


@pytest.mark.sweep
def test_an_issue_that_is_too_long_is_several_articles(
    run: Run, platform: Platform, tmp_path: Path
) -> None:
    sections = (f"\n\n## 第{place}座渡口\n\n{'河水涨了，渡船不开。' * 90}" for place in range(30))
    path = write_issue(tmp_path)
    path.write_text(path.read_text("utf-8") + "".join(sections), "utf-8")
    assert "2 articles" in run("第7期.md", "--strict").output
    assert "updated: 2 articles, 0 pictures" in run("第7期.md", "--strict").output
    first, second = platform.drafts["draft-0"]
    assert (first["title"], second["title"]) == (
        "渡船的第 7 根绳（上）",
        "渡船的第 7 根绳（下）",
    )
    assert first["digest"] == "本期说渡船、绳结与河水。"
    assert second["digest"].startswith("第")
    assert second["thumb_media_id"] in platform.covers


def test_an_issue_that_must_not_be_split_is_one(
    run: Run, platform: Platform, tmp_path: Path
) -> None:
    (tmp_path / "digest.toml").write_text('[wechat]\nsplit = "never"\n', "utf-8")
    write_issue(tmp_path, extra="船" * 21_000)
    result = run("第7期.md", "--strict")
    assert "[wechat-content-long]" in result.output
    assert platform.calls == []
