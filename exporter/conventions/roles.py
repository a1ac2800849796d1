"""Tells from the words of a heading what its section is for.

The one table of heading words. The evidence is 3,467 issues of 16 Chinese newsletters; a heading
counts only if nothing but emoji, numbers, punctuation and one of the usual attributes stands
beside the word: `## Palantir 值得关注` is no footer, `## 🐼欢迎订阅` is one.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from exporter.config import Recognition

_BY_RULES = Recognition()


class Role(Enum):
    """What a section is for, as far as its heading says. COVER, FOOTER, TAGS are plain sections."""

    NONE = auto()
    SUMMARY = auto()
    CONTENTS = auto()
    REFERENCES = auto()
    COVER = auto()
    FOOTER = auto()
    TAGS = auto()


_PERIOD = r"(?:ai|本期|本周|本月|今日|每日|周刊|内容|文章|核心|全文|重点|快速)*"

_CALL = r"(?:请|欢迎|扫码|长按|扫一扫)*"
_OURS = r"(?:我们的?|我的|官方|微信|个人)*"
_HOUSES = r"(?:公众号|订阅号|视频号|小程序|知识星球|社区|社群|微信群|交流群|二维码)+"

_WORDS: tuple[tuple[Role, str], ...] = (
    # 摘要: AI weeklies, `AI内容摘要` in an AI daily; 概览: every issue of another; TL;DR: mdh
    (
        Role.SUMMARY,
        _PERIOD + r"(?:摘要|概览|概要|导览|导读|导语|速览|提要|要点|看点|tldr|summary|abstract)",
    ),
    # 目录: AI weeklies and HelloGitHub, where it holds no list and so stays an ordinary section
    (Role.CONTENTS, _PERIOD + r"(?:目录|目次|导航|contents|toc|tableofcontents)"),
    # 参考文献: AI weeklies; 参考 and 参考资料: essays
    (Role.REFERENCES, r"(?:参考|引用)(?:文献|资料|链接|来源|文章|阅读)?"),
    (Role.REFERENCES, r"相关链接|文中链接|references?|bibliography"),
    # 封面图: 科技爱好者周刊 since its 74th issue; 刊首图: a weekly of readings
    (Role.COVER, r"(?:本期|本周|今日)?(?:(?:封面|题图|头图)(?:图片|图|照片)?|刊首图)"),
    # ### 关键词 above a line of hashtags, in an AI daily
    (Role.TAGS, _PERIOD + r"(?:关键词|关键字|标签|话题标签|tags?|keywords?)"),
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
    # 关注社区, 更多项目,请关注微信公众号: a chart of projects; 内推, 赞助者: weeklies on GitHub
    (Role.FOOTER, rf"(?:更多\w{{0,8}}?)?{_CALL}(?:关注|加入|添加)?{_OURS}{_HOUSES}"),
    (Role.FOOTER, r"内推(?:信息|机会|岗位|职位)?|赞助(?:者|人|名单|列表)|友情链接|推广(?:信息)?"),
    # 收听语音版: below the news of an AI daily; PS: a weekly without a title
    (
        Role.FOOTER,
        r"(?:收听|观看|ai|资讯|日报|周刊)*(?:语音|音频|视频|播客)版本?(?:ai|日报|周刊)*",
    ),
    (Role.FOOTER, r"p?ps|写在最后|后记|编后[语记]?"),
    # dailies and weeklies with English headings
    (Role.FOOTER, r"subscri(?:be|ption)|sponsors?|credits|contact(?:us)?|about(?:us|me)?"),
    (Role.FOOTER, r"(?:previous|past)issues|archives?|disclaimer|copyright"),
)
# ## [活动] …, ## 【推广】…: paid or the house's own
_PROMOTION = re.compile(
    r"[\[【（(「〔](?:活动|推广|广告|赞助|招聘|内推|福利|合作|软广|ads?|sponsor(?:ed)?)[\]】）)」〕]",
    re.IGNORECASE,
)
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in _WORDS)

# 週報 and 週刊 in traditional characters: the words above, character by character
_TRADITIONAL = str.maketrans(
    "導讀語覽點錄參獻資來閱關連結鏈圖題頭歡於訂聯繫們週權責許聲說協議贊鳴謝編輯歷過顧薦內轉載須賞饋與議群討論這標籤鍵詞動廣號碼眾區聽觀頻後記",
    "导读语览点录参献资来阅关链接链图题头欢于订联系们周权责许声说协议赞鸣谢编辑历过顾荐内转载须赏馈与议群讨论这标签键词动广号码众区听观频后记",
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


def role(heading: str, hints: Recognition = _BY_RULES) -> Role:
    """Return what a heading says that its section is for; hints know it better."""
    word = _word(heading)
    hinted = ((Role.SUMMARY, hints.summary), (Role.CONTENTS, hints.contents))
    for kind, names in (*hinted, (Role.FOOTER, hints.footers)):
        if word in map(_word, names or ()):
            return kind
    found = next((role for role, pattern in _ROLES if pattern.fullmatch(word)), Role.NONE)
    if any(found is kind and names is not None for kind, names in hinted):
        return Role.NONE
    return Role.FOOTER if _is_promotion(heading) else found


def _word(heading: str) -> str:
    return "".join(c for c in key(unnumbered(heading)) if c.isalpha()).translate(_TRADITIONAL)


def _is_promotion(heading: str) -> bool:
    """Tell whether a heading is marked as an advertisement, and is more than the mark."""
    bare = heading.strip().translate(_TRADITIONAL)
    return bool(_PROMOTION.search(bare)) and bool(key(_PROMOTION.sub("", bare)))
