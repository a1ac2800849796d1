"""`digest-export publish wechat ISSUE.md…`: issues become a draft on a platform."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli.console import ProgressLine, say, show
from exporter.cli.settings import settings_of
from exporter.cli.speech import said
from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem, Report, Severity, one_line

if TYPE_CHECKING:
    from exporter.publish.session import Session
    from exporter.publish.submission import Submission
    from exporter.publish.wechat import Published

_NOT_WRITTEN, _WARNED = 1, 3
_EDITOR = "https://mp.weixin.qq.com/"
_CHECKLIST = """\
  [ ] 合集  which album it belongs to
  [ ] 原创  whether it is declared original, and 创作来源
  [ ] 赞赏  whether readers may reward it
  [ ] 定时  when it is sent"""


@click.group()
def publish() -> None:
    """Bring issues to a platform, as drafts."""


@publish.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--account", default="", metavar="NAME", help="Which account of the file.")
@click.option(
    "--credentials",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where the accounts are. [default: wechat.toml in the user's configuration]",
)
@click.option("--dry-run", is_flag=True, help="Write the requests into a folder, send nothing.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the folder of --dry-run goes. [default: dist]",
)
@click.option("--theme", metavar="NAME", help="The look. [default: paper]")
@click.option("--strict", is_flag=True, help="Send nothing if there is a warning.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--api", default="", hidden=True)
def wechat(
    issues: tuple[Path, ...],
    *,
    account: str,
    credentials: Path | None,
    dry_run: bool,
    output: Path | None,
    theme: str | None,
    strict: bool,
    quiet: bool,
    api: str,
) -> None:
    """Make or update a draft of WeChat's from one issue or several, the first of them as 头条.

    Sections that front matter names as `articles` become articles of their own.

    AppID and AppSecret come from DIGEST_WECHAT_APPID and DIGEST_WECHAT_SECRET or from a file that
    nobody else can read. Nothing is ever sent to readers: that is done by a person, in WeChat's
    editor.
    """
    asked = partial(settings_of, formats=("wechat",), output=output, theme=theme, strict=strict)
    settings = asked(issues[0])
    reports = {path: Report(str(path)) for path in issues}
    run = Report()
    progress = ProgressLine(issues[0].name, shown=not quiet)
    try:
        submissions = _submissions(reports, asked, progress)
        if _may_be_sent(reports.values(), strict=settings.strict):
            folder = settings.output / f"{issues[0].stem}.wechat-draft" if dry_run else None
            with _session(settings, account, credentials, folder, api) as session:
                done = _published(submissions, session, progress, strict=settings.strict)
            progress.clear()
            if not quiet:
                say(said(_summary(done, folder, len(submissions))))
    except ExportError as error:
        run.fail(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours is one sentence too
        message = f"the draft could not be made: {type(error).__name__}"
        hint = "this is a fault of ours: please report it; look at the drafts in WeChat's editor"
        run.add(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
    progress.clear()
    raise SystemExit(_told([*reports.values(), run], strict=settings.strict, quiet=quiet))


def _submissions(
    reports: Mapping[Path, Report], asked: Callable[[Path], Settings], progress: ProgressLine
) -> list[Submission]:
    """Make a submission of each article; why one cannot be made stands in its issue's report."""
    from exporter import pipeline
    from exporter.emit.formats.wechat import WechatOptions
    from exporter.publish.articles import split
    from exporter.publish.submission import submissions

    made = []
    for path, report in reports.items():
        try:
            settings = asked(path)
            bundle = pipeline.prepare(path, settings, report, progress)["wechat"]
            file = str(path.resolve())
            made += [
                replace(submission, file=file)
                for article in split(bundle, report)
                for submission in submissions(article, report, settings.of(WechatOptions))
            ]
        except ExportError as error:
            report.fail(error)
    return made


def _may_be_sent(reports: Iterable[Report], *, strict: bool) -> bool:
    limit = Severity.WARNING if strict else Severity.ERROR
    return all((report.worst or Severity.NOTE) < limit for report in reports)


def _published(
    submissions: Sequence[Submission], session: Session, progress: ProgressLine, *, strict: bool
) -> Published:
    from exporter.publish.wechat import publish as publish_wechat

    return publish_wechat(submissions, *session, progress, strict=strict)


@contextmanager
def _session(
    settings: Settings, name: str, credentials: Path | None, folder: Path | None, api: str
) -> Iterator[Session]:
    """Open a session with WeChat, or with the folder of a dry run, which needs no account."""
    import platformdirs

    from exporter.publish import account, session
    from exporter.publish.client import Clock

    clock = Clock(now=time.time, sleep=time.sleep, chance=random.random)
    file = credentials or platformdirs.user_config_path("digest-export") / "wechat.toml"
    given = account.is_given(os.environ, file, name) or credentials is not None or folder is None
    found = account.find(os.environ, file, name) if given else None
    if folder is not None:
        with session.rehearsed(found, settings, clock, folder) as opened:
            yield opened
    elif found is not None:
        with session.live(found, settings, clock, api) as opened:
            yield opened


def _summary(done: Published, folder: Path | None, articles: int) -> str:
    if folder is not None:
        return f"nothing was sent; the requests are in {folder}"
    word = "made" if done.added else "updated"
    what = "1 article" if articles == 1 else f"{articles} articles"
    previews = "".join(f"look at it, for a while: {one_line(url)}\n" for url in done.previews)
    return (
        f"the draft was {word}: {what}, {done.uploads} pictures uploaded [{done.media_id}]\n"
        f"{previews}nothing was sent to readers: open 草稿箱 in WeChat's editor, {_EDITOR},\n"
        f"and set by hand what the interface has no field for:\n{_CHECKLIST}"
    )


def _told(reports: Sequence[Report], *, strict: bool, quiet: bool) -> int:
    """Show the diagnostics and return the exit status."""
    for report in reports:
        for found in report.diagnostics:
            if not quiet or found.severity is Severity.ERROR:
                show(found)
    worst = max((report.worst or Severity.NOTE for report in reports), default=Severity.NOTE)
    if worst is Severity.ERROR:
        return _NOT_WRITTEN
    return _WARNED if strict and worst is Severity.WARNING else 0
