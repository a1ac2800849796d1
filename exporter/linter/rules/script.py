"""Script: a traditional character that was left in a simplified text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule

# Traditional and simplified; GB 2312 has no traditional one of them. No 於, 著, 乾, 鍾: also names.
_PAIRS = (
    "個个們们這这來来時时說说對对會会過过還还學学國国開开關关點点見见長长問问間间現现發发經经"
    "讓让將将從从為为無无與与實实體体電电動动機机業业書书話话語语讀读寫写認认識识課课題题類类頭头"
    "給给結结總总統统網网線线級级組组細细約约紙纸終终續续編编練练維维綠绿紅红經经"
    "進进遠远運运達达選选連连邊边還还車车輕轻較较轉转軟软輪轮門门聞闻陽阳陰阴隊队階阶際际險险難难"
    "馬马驗验風风飛飞飯饭館馆魚鱼鳥鸟黃黄齊齐龍龙東东樂乐樣样標标權权構构歡欢歷历歲岁"
    "氣气漢汉濟济測测滿满準准營营燈灯爭争爾尔狀状獨独獲获環环產产當当畫画異异療疗盡尽監监確确"
    "礎础禮礼種种積积稱称窮穷競竞筆笔節节範范簡简糧粮紀纪納纳純纯紹绍經经義义習习聯联聲声職职"
    "腦脑興兴舉举舊旧蘇苏藝艺藥药處处號号裝装製制複复規规視视覺觉觀观訂订計计訊讯記记訪访設设許许"
    "訴诉評评試试詞词該该詳详調调談谈請请論论證证譯译議议護护變变豐丰貓猫財财責责貴贵買买費费"
    "資资賣卖質质購购賽赛趕赶趙赵跡迹踐践軍军農农適适遞递遲迟遺遗鄉乡鄰邻醫医釋释錄录錢钱錯错鍵键"
    "鏡镜鐘钟鐵铁閉闭閱阅閒闲閣阁隨随雜杂離离雲云霧雾靈灵靜静響响頁页項项順顺須须預预領领頻频顆颗"
    "願愿顧顾顯显驅驱麗丽麵面幣币帶带幫帮幾几廣广應应廠厂張张強强彈弹復复徑径徹彻憑凭懷怀態态慣惯"
    "慶庆憶忆戰战戲戏戶户擇择擔担據据擊击擴扩擁拥攝摄數数敵敌斷断"
)
_SIMPLIFIED = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_OLD = re.compile(f"[{''.join(_SIMPLIFIED)}]")
_NEW = re.compile(f"[{''.join(set(_SIMPLIFIED.values()) - set('准制面范云'))}]")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_QUOTED = re.compile(r"《[^《》\n]*》|“[^“”\n]*”|「[^「」\n]*」|（[^（）\n]*）|\[[^\[\]\n]*")
_FEW = 2
_TIMES = 8


def _traditional(proof: Proof) -> Iterator[Hit]:
    """Find a sentence that is simplified but for a character or two; names are quoted as they are.

    An issue counts as simplified where its simplified characters are eight to one.
    """
    prose = _QUOTED.sub(lambda found: " " * len(found[0]), proof.prose)
    old = _OLD.findall(prose)
    if not old or len(_NEW.findall(prose)) < _TIMES * len(old):
        return
    for sentence in _SENTENCE.finditer(prose):
        found = list(_OLD.finditer(prose, *sentence.span()))
        if len(found) <= _FEW and _NEW.search(prose, *sentence.span()):
            for each in found:
                new = _SIMPLIFIED[each[0]]
                message = f"a traditional `{each[0]}` stands in a simplified sentence"
                yield Hit(*each.span(), message, new, f"write `{new}`", safe=False)


RULES = (
    Rule(
        "character-traditional",
        Severity.NOTE,
        "a traditional character in a sentence of an issue that is simplified",
        "write the simplified character, unless a name is spelt so",
        _traditional,
        fixable=True,
    ),
)
