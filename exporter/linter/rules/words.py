"""Words: written twice, names misspelt, days that there are not, what was left to be written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.linter.terms import SPELLINGS
from exporter.model.han import HAN

# 的的确确, 了了, 是是非非, 在在 are words; verbs are doubled on purpose (看看, 研究研究).
_TWICE = re.compile(
    r"(?<!目)的的(?!确)|(?<![明分])了了(?!分明|解)|在在(?!处)|(?<!是)是是(?!非)|和和(?!气|睦|平)|与与"
    r"|(?<!从)而而|被被|把把(?!关|脉)|就就|也也|从从(?!容)|对对(?!联|付|的)|为为"
    r"|(?P<word>我们|你们|他们|她们|它们|大家|因为|所以|但是|如果|虽然|而且|并且|然后|或者|以及|由于|关于"
    r"|对于|为了|通过|根据|没有|可以|能够|需要|已经|正在|这些|那些|什么|怎么|其中|之间)(?P=word)"
    r"|(?<![A-Za-z])(?P<latin>the|a|an|of|to|in|and|is|for|with)[ ](?P=latin)(?![A-Za-z])"
)
_LATIN_WORD = re.compile(r"(?<![\w./@#-])[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9](?![\w/@-]|\.\w)")
_LEFT = re.compile(
    r"(?<![A-Za-z])(?:TODO|FIXME|TBD|XXX)(?=[:：（(])|【待补】|（待补充?）|\((?:待补充?)\)|待补充[。：]"
    r"|此处(?:补充|插入|放|待)[^，。\n]{0,10}|[Ll]orem ipsum"
)
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d) ?年 ?)?(?<!\d)(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]"
)
_LEAP = 2024
_MONTHS = 12
_APART = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_SENTENCE = re.compile(rf"(?<![-{HAN}])[{HAN}]{{2,}} [{HAN}]{{2,}}(?=[，。！？；])")
_SINGLE_DASH = re.compile(rf"(?<=[{HAN}])[—–](?=[{HAN}])(?![—–])(?<![—–][—–])")
_FEW = 3
_NEAR = 40


def _twice(proof: Proof) -> Iterator[Hit]:
    for found in _TWICE.finditer(proof.prose):
        yield Hit(*found.span(), f"`{found[0]}` stands twice")


def _spelling(proof: Proof) -> Iterator[Hit]:
    terms = SPELLINGS | proof.settings.terms
    for found in _LATIN_WORD.finditer(proof.prose):
        right = terms.get(found[0])
        if right and right != found[0]:
            yield Hit(*found.span(), f"`{found[0]}` is spelt `{right}`", right, safe=False)


def _left(proof: Proof) -> Iterator[Hit]:
    for found in _LEFT.finditer(proof.prose):
        yield Hit(*found.span(), f"`{found[0]}` was left to be written")


def _days(proof: Proof) -> Iterator[Hit]:
    for found in _DAY.finditer(proof.prose):
        year, month, day = (int(found[name] or _LEAP) for name in ("year", "month", "day"))
        if not 1 <= month <= _MONTHS or not 1 <= day <= calendar.monthrange(year, month)[1]:
            yield Hit(*found.span(), f"there is no {found[0]}")


def _apart(proof: Proof) -> Iterator[Hit]:
    """Find the space in a sentence where the issue has none elsewhere; some divide with spaces.

    A word with a space on either side is set off on purpose: 引用 弘一法师 的话.
    """
    if len(_APART.findall(proof.prose)) > _FEW:
        return
    for found in _SENTENCE.finditer(proof.prose):
        start = proof.prose.index(" ", found.start())
        clause = re.split(r"[，。！？；：\n]", proof.prose[max(start - _NEAR, 0) : start])[-1]
        if _APART.search(clause):
            continue
        beside = proof.prose[start - 1] + "␣" + proof.prose[start + 1]
        yield Hit(start, start + 1, f"a space between Han characters: `{beside}`", None)


def _dash(proof: Proof) -> Iterator[Hit]:
    for found in _SINGLE_DASH.finditer(proof.prose):
        yield Hit(*found.span(), f"a single `{found[0]}` stands between Han characters")


RULES = (
    Rule(
        "word-twice",
        Severity.NOTE,
        "a word that stands twice: `的的`, `我们我们`, `the the`",
        "delete one",
        _twice,
    ),
    Rule(
        "word-spelling",
        Severity.NOTE,
        "the name of a product in another spelling than its own; `terms` in digest.toml adds more",
        "write it as its makers do",
        _spelling,
        fixable=True,
    ),
    Rule(
        "word-left",
        Severity.WARNING,
        "`TODO：`, 待补充: what was left to be written",
        "write it, or delete the reminder",
        _left,
    ),
    Rule(
        "word-day",
        Severity.WARNING,
        "a day that there is not: 2 月 30 日",
        "look the day up",
        _days,
    ),
    Rule(
        "spacing-han",
        Severity.NOTE,
        "a space within a Chinese sentence, in an issue that has few",
        "delete the space",
        _apart,
    ),
    Rule(
        "punctuation-single-dash",
        Severity.NOTE,
        "a single — between Han characters",
        "write —— for a dash, ～ or 至 for a range; leave it between two places",
        _dash,
    ),
)
