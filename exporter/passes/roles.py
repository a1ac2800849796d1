"""Tells from the words of a heading what its section is for.

The one table of heading words. The evidence is 3,467 issues of 16 Chinese newsletters; a heading
counts only if nothing but emoji, numbers, punctuation and one of the usual attributes stands
beside the word: `## Palantir 值得关注` is no footer, `## 🐼欢迎订阅` is one.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto


class Role(Enum):
    """What a section is for, as far as its heading says. COVER and FOOTER stay plain sections."""

    NONE = auto()
    SUMMARY = auto()
    CONTENTS = auto()
    REFERENCES = auto()
    COVER = auto()
    FOOTER = auto()


_PERIOD = r"(?:ai|本期|本周|本月|今日|每日|周刊|内容|文章|核心|全文|重点)*"

_WORDS: tuple[tuple[Role, str], ...] = (
    # 摘要: AI weeklies, `AI内容摘要` in an AI daily; 概览: every issue of another; TL;DR: mdh
    (Role.SUMMARY, _PERIOD + r"(?:摘要|概览|导读|导语|速览|提要|要点|看点|tldr|summary|abstract)"),
    # 目录: AI weeklies and HelloGitHub, where it holds no list and so stays an ordinary section
    (Role.CONTENTS, _PERIOD + r"(?:目录|目次|contents|toc|tableofcontents)"),
    # 参考文献: AI weeklies; 参考 and 参考资料: essays
    (Role.REFERENCES, r"(?:参考|引用)(?:文献|资料|链接|来源|文章|阅读)?"),
    (Role.REFERENCES, r"相关链接|文中链接|references?|bibliography"),
    # 封面图: 科技爱好者周刊 since its 74th issue
    (Role.COVER, r"(?:本期|本周|今日)?(?:封面|题图|头图)(?:图片|图|照片)?"),
    # 订阅: 科技爱好者周刊; 欢迎订阅: Python 潮流周刊; 关注我们, 说明: iOS 周报; 声明: HelloGitHub
    (Role.FOOTER, r"(?:欢迎|如何|关于)?(?:订阅|关注|投稿|联系)(?:我们|本刊|周刊|方式|渠道|地址)?"),
    (Role.FOOTER, r"(?:订阅|关注)(?:与|和)(?:投稿|反馈|联系)|关于(?:我们|本刊|周刊|作者)"),
    (
        Role.FOOTER,
        r"(?:版权|免责|许可|本期|阅读)?(?:声明|说明)|版权(?:信息|所有)?|许可(?:协议|证)?",
    ),
    (Role.FOOTER, r"(?:特别)?(?:赞助|鸣谢|致谢)(?:商|我们|支持)?|本期(?:编辑|作者|责编)|license"),
    # 往年回顾, 回顾, 历史上的本周: 科技爱好者周刊; 🐧 往年回顾: Python 潮流周刊
    (Role.FOOTER, r"(?:往期|往年|历史|过往)(?:回顾|精彩|推荐|文章|目录|周刊|内容)?|回顾"),
    (Role.FOOTER, r"历史上的本(?:周|月)|转载(?:声明|说明|须知)|打赏|关于|反馈(?:与建议)?"),
    (Role.FOOTER, r"加入(?:我们|社群|群聊)|(?:微信|读者|技术)?(?:交流|讨论)群"),
    # dailies and weeklies with English headings
    (Role.FOOTER, r"subscri(?:be|ption)|sponsors?|credits|contact(?:us)?|about(?:us|me)?"),
    (Role.FOOTER, r"(?:previous|past)issues|archives?|disclaimer|copyright"),
)
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in _WORDS)

# 週報 and 週刊 in traditional characters: the words above, character by character
_TRADITIONAL = str.maketrans(
    "導讀語覽點錄參獻資來閱關連結鏈圖題頭歡於訂聯繫們週權責許聲說協議贊鳴謝編輯歷過顧薦內轉載須賞饋與議群討論這",
    "导读语览点录参献资来阅关链接链图题头欢于订联系们周权责许声说协议赞鸣谢编辑历过顾荐内转载须赏馈与议群讨论这",
)

_NUMBERING = re.compile(
    r"\A(?:第\s*[\d一二三四五六七八九十]+\s*(?:部分|章|节)|[（(]?[\d一二三四五六七八九十]+[）).、．:：])\s*"
)


def unnumbered(text: str) -> str:
    """Return a heading without the number in front of it: `三、目录` and `3. 目录` give 目录."""
    return _NUMBERING.sub("", text.strip())


def key(text: str) -> str:
    """Return the letters and digits of a text, in one width and case, to compare it by."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def role(heading: str) -> Role:
    """Return what a heading says that its section is for."""
    word = "".join(c for c in key(unnumbered(heading)) if c.isalpha()).translate(_TRADITIONAL)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(word)), Role.NONE)
