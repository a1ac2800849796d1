"""Issues of our own writing with pictures drawn here, and the submissions they make."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from exporter.diagnostics import Report
from exporter.emit.formats.wechat import WechatOptions
from exporter.model.bundle import Bundle
from exporter.publish.crop import crop
from exporter.publish.requests import Article, Upload
from exporter.publish.submission import Submission, submissions

ISSUE = """---
series: 渡口小报
number: {number}
author: 摆渡人
digest: 本期说渡船、绳结与河水。
---

# {title}

![一条渡船](船.png)

## 摘要

渡船换了新绳。{extra}

## 绳结怎么打

![绳结的三步](绳.png)

先绕一圈，再穿过去。旧文见[上一期](https://mp.weixin.qq.com/s/rope)，
图样见[绳结手册](https://knots.example.com/book)。

- 单结
- 双结

行内公式 $a^2$，代码 `\\u6e21` 是“渡”。
"""


def drawn(colour: str, size: tuple[int, int] = (640, 360), kind: str = "PNG") -> bytes:
    picture = Image.new("RGB", size, "#e8efe9")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((40, 40, size[0] - 40, size[1] - 40), outline=colour, width=9)
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def write_issue(folder: Path, number: int = 7, title: str = "", extra: str = "") -> Path:
    """Write an issue with its two pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "船.png").write_bytes(drawn("#1f5c4d"))
    (folder / "绳.png").write_bytes(drawn("#7a3b1e"))
    path = folder / f"第{number}期.md"
    text = ISSUE.format(number=number, title=title or f"渡船的第 {number} 根绳", extra=extra)
    path.write_text(text, "utf-8")
    return path


def upload(colour: str) -> Upload:
    return Upload(drawn(colour, (120, 80)), "image/png")


def submitted(
    issue: str = "urn:uuid:7",
    title: str = "渡船的第七根绳",
    text: str = "先绕一圈，再穿过去。",
    colours: tuple[str, ...] = ("#1f5c4d", "#7a3b1e"),
    cover: str = "#1f5c4d",
    **fields: object,
) -> Submission:
    """A submission with a picture of each colour."""
    pictures = [upload(colour) for colour in colours]
    shown = "".join(
        f'<img src="picture:{one.digest}" alt="图{place}" style="width:100%"/>'
        for place, one in enumerate(pictures)
    )
    link = '<a href="https://mp.weixin.qq.com/s/rope">上一期</a>'
    return Submission(
        issue=issue,
        fields=Article(
            title=title,
            author="摆渡人",
            digest="本期说绳结。",
            pic_crop_235_1=crop(120, 80, 2.35),
            pic_crop_1_1=crop(120, 80, 1.0),
            **fields,  # type: ignore[arg-type] - any field
        ),
        content=f"<p>{text}</p><section>{shown}</section><p>旧文见{link}。</p>",
        pictures={one.digest: one for one in pictures},
        cover=upload(cover),
        report=Report("第7期.md"),
        source=f"# {title}\n\n{text}\n",
    )


def submission(bundle: Bundle, report: Report, *options: WechatOptions) -> Submission:
    """The only submission of a bundle."""
    (made,) = submissions(bundle, report, *options)
    return made
