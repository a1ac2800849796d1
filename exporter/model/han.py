"""Which characters are Han, and which are East Asian; for the inside of brackets in patterns."""

from __future__ import annotations

# radicals, kana, bopomofo and CJK punctuation with them: what is never slanted
EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
