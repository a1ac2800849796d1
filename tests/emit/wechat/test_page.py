"""The page: self-contained, with the article alone in `<main>`."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from emit.wechat.writing import META, bundle, one, p
from lxml import html

from exporter.diagnostics import Problem, Report, Severity
from exporter.emit import FORMATS
from exporter.emit.wechat import emit
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue


@pytest.fixture(scope="module")
def page(whole_bundle: Bundle) -> str:
    return emit(whole_bundle, Report()).decode()


def test_the_registry_finds_the_emitter() -> None:
    assert FORMATS["wechat"].emitter() is emit


def test_main_holds_exactly_the_article(page: str, whole_article: str) -> None:
    found = re.findall(r"<main>(.*)</main>", page, re.DOTALL)
    assert found == [whole_article]


def test_nothing_comes_from_elsewhere(page: str) -> None:
    shell = page.replace(page.partition("<main>")[2].partition("</main>")[0], "")
    assert not re.search(r"\b(?:src|href|url|import|fetch)\s*[=(]", shell)
    assert "://" not in shell
    assert "default-src 'none'" in shell


def test_a_title_cannot_break_out() -> None:
    issue = replace(one(), meta=replace(META, title="</title><script>$title ${style}"))
    shown = emit(bundle(issue), Report()).decode()
    assert shown.count("<script>") == 1
    assert "&lt;/title&gt;&lt;script&gt;$title ${style}" in shown


def test_an_issue_without_a_title_is_called_by_its_file() -> None:
    issue = replace(one(), meta=replace(META, title=""))
    assert "<title>第12期</title>" in emit(bundle(issue), Report()).decode()


def test_the_copy_has_two_forms(page: str) -> None:
    script = html.document_fromstring(page).findtext(".//script")
    assert '"text/html": article.innerHTML' in script
    assert '"text/plain": article.innerText' in script
    assert "navigator.clipboard.write" in script
    assert 'execCommand("copy")' in script


def test_it_is_well_formed(page: str) -> None:
    tree = html.document_fromstring(page)
    assert len(tree.findall(".//main")) == 1
    assert [e.tag for e in tree.find("body")] == ["header", "div", "script"]
    assert [e.tag for e in tree.find("body/div")] == ["div", "aside"]


def test_the_night_is_a_sheet_beside_the_article(page: str, whole_article: str) -> None:
    assert '.night main [style="' in page
    assert "night" not in whole_article
    assert "#a3a3a3" in page
    assert "#191919" in page


def test_two_runs_give_the_same_bytes(whole: Issue) -> None:
    assert emit(bundle(whole), Report()) == emit(bundle(whole), Report())


def test_of_a_good_issue_only_what_becomes_plainer_is_said(whole_bundle: Bundle) -> None:
    report = Report()
    emit(whole_bundle, report)
    assert {d.problem for d in report.diagnostics} == {Problem.WECHAT_ADAPTED}
    assert report.worst is Severity.NOTE


def test_what_the_platform_keeps_is_shown_where_it_differs(page: str) -> None:
    assert '<template id="kept"></template>' in page
    flexible = "p { display: flex; color: #1f3a5f }"
    some = bundle(one(p("正文。")))
    sheets = {**some.theme.sheets, "wechat": flexible}
    shown = emit(replace(some, theme=replace(some.theme, sheets=sheets)), Report()).decode()
    left = shown.partition('<template id="kept">')[2].partition("</template>")[0]
    assert '<p style="color:#1f3a5f">' in left
    assert "display:flex" not in left
    assert "data:image" not in left
    assert '<p style="display:flex;color:#1f3a5f">' in shown
