"""The examples are whole, our own, and drawn by the program beside them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

EXAMPLES = Path(__file__).parents[2] / "examples"
SHARED = Path(os.environ.get("DIGEST_SHARED", EXAMPLES.parents[1] / "shared"))
HAND_WRITTEN = {"features/images/square.svg"}
MARKDOWN_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<source>[^)\s]+)\)")
HTML_SOURCE = re.compile(r'(?:<img src|poster)="(?P<source>[^"]+)"')

issues = pytest.mark.parametrize("name", ["weekly", "features"])


def text_of(name: str) -> str:
    return (EXAMPLES / name / f"{name}.md").read_text("utf-8")


def prose_of(name: str) -> str:
    """Return the text without code, where `#` and brackets mean something else."""
    return re.sub(r"^```.*?^```$", "", text_of(name), flags=re.MULTILINE | re.DOTALL)


def committed() -> set[str]:
    return {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob("*/images/*")}


def referenced(name: str) -> set[str]:
    text = text_of(name)
    sources = [match["source"] for match in MARKDOWN_IMAGE.finditer(text)]
    sources += [match["source"] for match in HTML_SOURCE.finditer(text)]
    sources += re.findall(r"^cover: (\S+)$", text, flags=re.MULTILINE)
    return {f"{name}/{source}" for source in sources}


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    subprocess.run([sys.executable, EXAMPLES / "draw.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.sweep
def test_the_program_draws_every_picture_but_the_hand_written(drawn: Path) -> None:
    made = {path.relative_to(drawn).as_posix() for path in drawn.glob("*/images/*")}
    assert made == committed() - HAND_WRITTEN


@pytest.mark.sweep
@pytest.mark.parametrize("name", sorted(committed() - HAND_WRITTEN))
def test_a_drawing_equals_the_committed_picture(drawn: Path, name: str) -> None:
    with Image.open(drawn / name) as new, Image.open(EXAMPLES / name) as old:
        assert (new.format, new.size) == (old.format, old.size)
        difference = ImageChops.difference(new.convert("RGB"), old.convert("RGB"))
    # Another version of resvg or of a codec may round an edge differently, but not move it.
    assert max(ImageStat.Stat(difference).mean) < 0.5


def test_pictures_are_small_and_of_every_kind() -> None:
    sizes = {name: (EXAMPLES / name).stat().st_size for name in committed()}
    assert max(sizes.values()) <= 150_000
    assert sum(sizes.values()) <= 1_500_000
    assert {Path(name).suffix for name in sizes} == {".jpg", ".png", ".webp", ".svg"}


def test_no_picture_needs_a_font() -> None:
    assert "<text" not in (EXAMPLES / "features/images/square.svg").read_text("utf-8")
    sources = "".join(path.read_text("utf-8") for path in (EXAMPLES / "art").glob("*.py"))
    assert "ImageFont" not in sources
    assert '"text"' not in sources


def test_every_picture_is_used_and_every_used_one_is_there() -> None:
    assert referenced("weekly") | referenced("features") == committed()


@issues
def test_every_picture_says_what_it_shows(name: str) -> None:
    text = text_of(name)
    alts = [match["alt"] for match in MARKDOWN_IMAGE.finditer(text)]
    alts += [
        re.search(r'alt="([^"]*)"', tag).group(1) for tag in re.findall(r"<img[^>]*>", text)
    ]  # an <img> without alt fails here
    assert alts
    assert all(len(alt) >= 5 for alt in alts)
    assert len(set(alts)) == len(alts)


@issues
def test_links_within_an_issue_lead_to_its_headings(name: str) -> None:
    prose = prose_of(name)
    anchors = {slug(heading) for heading in re.findall(r"^#{2,6} (.+)$", prose, flags=re.MULTILINE)}
    targets = re.findall(r"\]\(#([^)]+)\)", prose)
    assert targets
    assert set(targets) <= anchors


def test_the_contents_of_the_weekly_name_its_entries_in_order() -> None:
    text = text_of("weekly")
    listed = re.findall(r"^\d+\. \[([^\]]+)\]\(#([^)]+)\)$", text, flags=re.MULTILINE)
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert [title for title, _ in listed] == headings[2:]
    assert [anchor for _, anchor in listed] == [slug(title) for title, _ in listed]
    assert len(listed) == 7


def test_each_entry_of_the_weekly_has_a_picture_an_abstract_and_tags() -> None:
    entries = re.split(r"^## ", text_of("weekly"), flags=re.MULTILINE)[3:]
    assert len(entries) == 7
    for entry in entries:
        assert len(MARKDOWN_IMAGE.findall(entry)) == 1
        assert entry.count("\n**概要**：") == 1
        assert re.search(r"^\*\*标签\*\*：(#\S+ ?){2,}$", entry, flags=re.MULTILINE)


def test_titles_fit_into_wechat() -> None:
    weekly = text_of("weekly").splitlines()[0].removeprefix("# ")
    features = re.search(r"^title: (.+)$", text_of("features"), flags=re.MULTILINE)
    assert features is not None
    assert all(len(title) <= 32 for title in (weekly, features[1]))


@pytest.mark.parametrize(
    "written",
    [
        "- [x] ",
        "     - ",
        "|:----:|",
        "\n> [!TIP]\n",
        "```python",
        "```css",
        "[^point]:",
        "$s^2$",
        "\n$$\n",
        "\\text{一行}",
        "<details>",
        "<summary>",
        "<img src=",
        " width=",
        "<small>",
        "<sup>",
        "<sub>",
        "<mark>",
        "<kbd>",
        "<ruby>",
        "<u>",
        "~~",
        "<video src=",
        " poster=",
        "<br>",
        "。**句号",
        "Latin\nletters",
        "同行，\n就得",
        " https://www.unicode.org/charts/，",
        ".svg)\n汉字",
        "](#标点也会呼吸)",
        "🈵",
    ],
)
def test_the_features_issue_shows(written: str) -> None:
    assert written in text_of("features")


@issues
def test_chinese_is_set_as_chinese_editors_do(name: str) -> None:
    prose = re.sub(r"^---\n.*?^---\n", "", prose_of(name), count=1, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"`[^`]*`|<rt>.*?</rt>|<[^>]*>|\]\([^)]*\)|\$[^$]*\$", "", prose)
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(?!\w)", prose)
    assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]", prose)
    assert prose.count("“") == prose.count("”")
    assert not re.search(r"[ \t]+$", text_of(name), flags=re.MULTILINE)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared folder beside the checkout")
@issues
def test_no_clause_is_taken_from_another_newsletter(name: str) -> None:
    others = [SHARED / "seed" / "issue.md", *sorted((SHARED / "corpus").glob("*/*.md"))]
    foreign = "".join(path.read_text("utf-8", errors="replace") for path in others)
    clauses = re.findall(r"[\u4e00-\u9fff]{8,}", text_of(name))
    assert clauses
    assert not [clause for clause in clauses if clause in foreign]
