"""The package: what the document says of itself, its settings and its fonts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from emit.docx.check import W, parts
from emit.docx.document import META, Document, val
from strategies import bundle_for

from exporter.diagnostics import Report
from exporter.emit.docx import emit
from exporter.model.issue import Issue

CORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dcterms": "http://purl.org/dc/terms/",
}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def core(document: Document, name: str) -> str:
    return document.parts["docProps/core.xml"].findtext(name, "", CORE)


def test_the_core_properties_say_what_the_document_is(rich: Document) -> None:
    assert core(rich, "dc:title") == "月面采样返回｜小模型写诗｜开源地图【星火周报】"
    assert core(rich, "dc:creator") == "甲编辑; Editor B"
    assert core(rich, "dc:subject") == "星火周报 · 第 12 期"
    assert core(rich, "cp:keywords") == "探月; 航天"
    assert core(rich, "cp:category") == "星火周报"
    assert core(rich, "dc:description") == "本期摘要。"
    assert core(rich, "dc:language") == "zh-CN"
    assert core(rich, "dc:identifier").startswith("urn:uuid:")


def test_the_only_date_is_that_of_the_bundle(rich: Document) -> None:
    assert core(rich, "dcterms:created") == "2025-02-10T08:30:00Z"
    assert core(rich, "dcterms:modified") == "2025-02-10T08:30:00Z"


def test_a_date_of_another_zone_is_written_in_utc() -> None:
    zone = timezone(timedelta(hours=8))
    bundle = replace(bundle_for(Issue(META)), date=datetime(2025, 2, 10, 1, tzinfo=zone))
    written = parts(emit(bundle, Report()))["docProps/core.xml"]
    assert written.findtext("dcterms:created", "", CORE) == "2025-02-09T17:00:00Z"


def test_properties_longer_than_word_takes_are_cut() -> None:
    document = Document(Issue(replace(META, title="长" * 400, tags=("签",) * 300)))
    assert core(document, "dc:title") == "长" * 255
    assert len(core(document, "cp:keywords")) == 255


def test_settings_are_those_of_a_chinese_word(rich: Document) -> None:
    settings = rich.part("settings")
    modes = {e.get(f"{W}name"): e.get(f"{W}val") for e in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert val(settings, "characterSpacingControl") == "compressPunctuation"
    assert val(settings, "themeFontLang", "eastAsia") == "zh-CN"


def test_the_text_is_chinese_in_the_fonts_of_the_theme(rich: Document) -> None:
    defaults = rich.part("styles").find(f"{W}docDefaults")
    assert val(defaults, "rPrDefault/rPr/lang", "eastAsia") == "zh-CN"
    assert val(defaults, "rPrDefault/rPr/rFonts", "eastAsia") == "宋体"
    assert val(defaults, "rPrDefault/rPr/sz") == "21"


def test_another_language_is_that_of_latin_text() -> None:
    document = Document(Issue(replace(META, language="en-GB")))
    defaults = document.part("styles").find(f"{W}docDefaults")
    assert val(defaults, "rPrDefault/rPr/lang") == "en-GB"
    assert val(defaults, "rPrDefault/rPr/lang", "eastAsia") == "zh-CN"


def test_traditional_chinese_is_named_as_such() -> None:
    document = Document(Issue(replace(META, language="zh-TW")))
    defaults = document.part("styles").find(f"{W}docDefaults")
    assert val(defaults, "rPrDefault/rPr/lang", "eastAsia") == "zh-TW"
    assert val(document.part("settings"), "themeFontLang", "eastAsia") == "zh-TW"


def test_chinese_fonts_have_the_names_of_other_systems_too(rich: Document) -> None:
    fonts = {e.get(f"{W}name"): val(e, "altName") for e in rich.part("fontTable")}
    assert fonts["宋体"] == "SimSun"
    assert fonts["楷体"] == "KaiTi"
    assert fonts["Times New Roman"] is None


def test_the_palette_that_word_offers_is_that_of_the_theme(rich: Document) -> None:
    palette = rich.parts["word/theme/theme1.xml"]
    accent = palette.find(f".//{A}accent1/{A}srgbClr")
    assert accent.get("val") == "9A3324"
    major = palette.find(f".//{A}majorFont/{A}ea")
    assert major.get("typeface") == "黑体"


def test_the_document_does_not_name_a_template(rich: Document) -> None:
    application = rich.parts["docProps/app.xml"]
    assert "".join(application.itertext()) == "digest-export"
