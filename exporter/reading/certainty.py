r"""How certain it is that what stands between dollars or `\(…\)` is a formula: three grades.

*Sure* is what can be nothing else: a TeX command, a script on a short base. *Likely* is what is
made of what formulas are made of: `n`, `O(n)`, `p<0.05`. *Possible* is what only its neighbours
can tell: `0`, `stride`, `size(x)`. Han is at home in braces, behind `_`, `^` or a command, in words
that touch an operator; a running sentence is no formula. Counted on 46,169 formulas of notes.
"""

from __future__ import annotations

import re

from exporter.model.han import HAN

_LONGEST = 1_000
_LONGEST_LIKELY = 120
_LONGEST_POSSIBLE = 160
_LONGEST_WORD = 12
_LONGEST_REMARK = 10
_MOST_HAN = 4
_DEEPEST = 6
_GROUP = "\x01"
_FULL = "\u3000-\u303f\u2018-\u201d\u2026\uff01-\uff5e"
_WIDE = re.compile(f"[{HAN}{_FULL}]")
_MARK = re.compile(f"[{_FULL}]")
_COMMAND = re.compile(r"\\(?:[A-Za-z]{2,}|[,;!:|{}\[\] ])")
_TEX_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_GREEK = "α-ωΑ-Ω"
# a script on a short base: `x_1`, `W_{i}`, `)^2`, `10^6`, `m_水`; not `some_name`, not `MY_VAR`
_SCRIPT = re.compile(
    rf"(?:(?<![A-Za-z0-9_])[A-Za-z{_GREEK}{HAN}]{{1,2}}|[)\]}}|'′]|(?<![A-Za-z_\d])\d+(?=\^))"
    rf"\s{{0,9}}[_^]\s{{0,9}}(?:\{{|\\|[-+*∗'†⊤]|[A-Za-z0-9]{{1,3}}(?![A-Za-z0-9])|[{HAN}])"
)
_BRACED = re.compile(r"\{[^{}]*\\[A-Za-z]{2,}[^{}]*\}")
# names of shells and templates: `PATH`, `MY_VAR`, `{name.long}`, `(LIB_PREFIX)/lib/`
_SHELL = re.compile(
    r"(?![A-Za-z]{1,2}_[A-Za-z0-9]{1,3}$)[A-Za-z_]\w{2,}"
    r"|\{[A-Za-z_]\w*[A-Za-z_.]\w*(?:[.:][^{}]*)?\}?[^\\]*|\([A-Z_]{3,}\)[^\\]*",
    re.ASCII,
)
_FUNCTIONS = (
    "sin|cos|tan|cot|log|ln|lg|exp|max|min|sup|inf|lim|det|mod|gcd|lcm|argmax|argmin"
    "|softmax|sigmoid|relu|loss"
)
_LIKELY = re.compile(
    rf"(?:(?:{_FUNCTIONS})\b|[A-Za-z]{{1,3}}(?![A-Za-z])|[{_GREEK}]|\d+(?:[.,]\d+)*"
    r"|[-+*/=<>≤≥≠≈≡±×÷·∙√∞∈∉⊂⊆∪∩→←⇒⇔∀∃∑∏∫∂∇…−∼~°%!|'′(){}\[\],.:;^_&⊕⊗∧∨¬⊥\s\u200b])+",
    re.IGNORECASE,
)
_LIKELY_START = re.compile(rf"[A-Za-z{_GREEK}\d(\[{{|\-+¬∀∃→⇒≤≥≠≈∞]")
_LETTER = re.compile(rf"[A-Za-z{_GREEK}∞→⇒≤≥≠≈]")
_SPEECH = re.compile(r"[\"“”]|://")
_TEXT = re.compile(
    r"\\(?:text|mbox|hbox|textbf|textit|textrm|textsf|mathrm|operatorname|tag|label|boxed|mathbf)"
    r"\*?\s*\{[^{}]*\}"
)
_INNERMOST = re.compile(r"\{[^{}]*\}")
_HAN_SCRIPT = re.compile(rf"[_^]\s*[{HAN}]+")
_HAN_ARGUMENT = re.compile(rf"\\[A-Za-z]+\s*[{HAN}](?![{HAN}])")
_BETWEEN_ATOMS = re.compile(
    rf"(?<=[A-Za-z0-9)\]}}{_GROUP}])\s*[，、；：＝＋－（）｜]\s*(?=[A-Za-z0-9(\\\[{{{_GROUP}…])"
)
_OPERATOR = re.compile(
    r"[=≈≤≥<>+\-*/×÷∝→|∩]|\\(?:d?frac|times|approx|leq?|geq?|to|cdot|div|propto|[Rr]ightarrow|iff"
    r"|quad|equiv)"
)
_WORD = re.compile(rf"[{HAN}][{HAN}A-Za-z0-9]*")
_SENTENCE = re.compile(r"[，。；：！？、]")
_MARKUP = re.compile(r"!\[|\]\(|\*\*")
_ENGLISH = re.compile(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}")
_NO_BLOCK = re.compile(rf"!\[[^\]]*\]\(|\*\*|^#{{1,6}} [^\n]*[{HAN}]", re.MULTILINE)
_DOLLAR = re.compile(r"(?<!\\)\$")
_PROSE = re.compile(rf"^[^\n]*[{HAN}]{{6,}}[^\n]*[，。：][^\n]*[。：]\s*$", re.MULTILINE)


def is_sure(inside: str) -> bool:
    """Tell whether what stands between the marks can only be a formula."""
    inside = inside.strip()
    if not inside or len(inside) > _LONGEST or _SHELL.fullmatch(inside) or "://" in inside:
        return False
    if not (_COMMAND.search(inside) or _SCRIPT.search(inside) or _BRACED.search(inside)):
        return False
    return is_han_at_home(inside)


def is_likely(inside: str) -> bool:
    """Tell whether it is a formula by its shape alone: `n`, `O(n)`, `n=3`, not `5`, not `PATH`."""
    inside = inside.strip()
    if len(inside) > _LONGEST_LIKELY or not _LETTER.search(inside) or _SPEECH.search(inside):
        return False
    return bool(_LIKELY.fullmatch(inside) and _LIKELY_START.match(inside))


def is_possible(inside: str) -> bool:
    """Tell whether it is a formula if its text has formulas at all: `5`, `stride`, `size(x)`."""
    inside = inside.strip()
    if not inside or len(inside) > _LONGEST_POSSIBLE or "://" in inside or _MARKUP.search(inside):
        return False
    if not _WIDE.search(inside):
        return not _ENGLISH.search(inside) or bool(_COMMAND.search(inside))
    if is_han_at_home(inside):
        return True
    few = sum(1 for _ in re.finditer(f"[{HAN}]", inside))
    ends = re.compile(f"[{HAN}]")
    at_edge = ends.match(inside) or ends.match(inside[-1])
    return few <= _MOST_HAN and not at_edge and not _MARK.search(inside)


def is_block(inside: str) -> bool:
    """Tell whether what stands between `$$` on lines of their own is a formula and no mispair."""
    if not inside.strip() or _NO_BLOCK.search(inside):
        return False
    bare = _TEXT.sub(" ", inside)
    return not _DOLLAR.search(bare) and (not _PROSE.search(bare) or "\\begin{" in bare)


def is_command(inside: str) -> bool:
    """Tell whether there is a TeX command of two letters or more."""
    return bool(_TEX_COMMAND.search(inside))


def is_wide(inside: str) -> bool:
    """Tell whether there is Han or a full-width mark."""
    return bool(_WIDE.search(inside))


def is_han_at_home(tex: str) -> bool:
    """Tell whether all Han in a formula stands where formulas have it."""
    if not _WIDE.search(tex):
        return True
    rest = _without_groups(_TEXT.sub(" ", tex))
    rest = _HAN_ARGUMENT.sub(_GROUP, _HAN_SCRIPT.sub("", rest))
    loose = re.sub("[（）＝＋－×÷＜＞｜]", "=", _BETWEEN_ATOMS.sub("", rest))
    if not (_WIDE.search(rest) and _WIDE.search(loose)):
        return True
    return _is_remark(rest, loose) or _is_word_equation(loose)


def _without_groups(tex: str) -> str:
    for _ in range(_DEEPEST):
        shorter = _INNERMOST.sub(_GROUP, tex)
        if shorter == tex:
            break
        tex = shorter
    return tex


def _is_remark(rest: str, loose: str) -> bool:
    r"""Tell whether Han runs on from TeX: `10^5个聊天室`, `\dot{X_i}和\dot{Y_i}`."""
    han = sum(1 for _ in re.finditer(f"[{HAN}]", rest))
    if han > _LONGEST_REMARK or _WORD.match(rest) or _MARK.search(loose):
        return False
    return bool(_COMMAND.search(rest) or _SCRIPT.search(rest))


def _is_word_equation(loose: str) -> bool:
    r"""Tell whether words stand around operators: `路程 = 速度 \times 时间`."""
    if _SENTENCE.search(loose) or not _OPERATOR.search(loose):
        return False
    words = _WORD.findall(loose)
    return bool(words) and all(len(word) <= _LONGEST_WORD for word in words)
