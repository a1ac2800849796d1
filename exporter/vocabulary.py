"""What the style sheet of a theme may say: properties, functions, at-rules, how large a number.

CSS 2.1 and its later modules as far as paper, books and articles use them. What can load, count
without end, or multiply (`@import`, `@counter-style`, `repeat()`, variables of one's own) is not
here, so it is refused.
"""

from __future__ import annotations

_SIDES = ("top", "right", "bottom", "left")
_CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
_FLOW = ("block", "inline", "block-start", "block-end", "inline-start", "inline-end")
_PLAIN = """
    align-content align-items align-self background background-attachment background-clip
    background-color background-image background-origin background-position background-repeat
    background-size block-size bookmark-label bookmark-level bookmark-state border border-collapse
    border-color border-radius border-spacing border-style border-width bottom box-decoration-break
    box-shadow box-sizing break-after break-before break-inside caption-side clear color
    color-scheme column-count column-fill column-gap column-rule column-rule-color
    column-rule-style column-rule-width column-span column-width columns content
    counter-increment counter-reset counter-set direction display empty-cells flex
    flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family
    font-feature-settings font-kerning font-size font-stretch font-style font-synthesis
    font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings font-weight
    footnote-display footnote-policy gap hanging-punctuation height hyphenate-character
    hyphenate-limit-chars hyphenate-limit-zone hyphens image-rendering inline-size inset isolation
    justify-content justify-items justify-self left letter-spacing line-break line-clamp
    line-height list-style list-style-position list-style-type margin margin-break max-block-size
    max-height max-inline-size max-lines max-width min-block-size min-height min-inline-size
    min-width mix-blend-mode object-fit object-position opacity order orphans outline
    outline-color outline-offset outline-style outline-width overflow overflow-wrap overflow-x
    overflow-y padding page page-break-after page-break-before page-break-inside place-content
    place-items place-self position quotes right row-gap ruby-align ruby-position size string-set
    tab-size table-layout text-align text-align-all text-align-last text-autospace
    text-combine-upright text-decoration text-decoration-color text-decoration-line
    text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis
    text-emphasis-color text-emphasis-position text-emphasis-style text-indent text-justify
    text-orientation text-overflow text-rendering text-shadow text-spacing-trim text-transform
    text-underline-offset text-underline-position text-wrap top transform transform-origin
    unicode-bidi vertical-align visibility white-space widows width word-break word-spacing
    word-wrap writing-mode z-index
"""
_NAMED = _PLAIN.split()
PROPERTIES = frozenset(
    (
        *_NAMED,
        "--followed",  # what our own sheets are told of the page
        "--least",
        *(f"border-{side}" for side in _SIDES),
        *(f"border-{side}-{part}" for side in _SIDES for part in ("color", "style", "width")),
        *(f"border-{corner}-radius" for corner in _CORNERS),
        *(f"{box}-{side}" for box in ("margin", "padding") for side in (*_SIDES, *_FLOW)),
        *(f"inset-{side}" for side in _FLOW),
        *(f"border-{side}" for side in _FLOW),
        *(f"border-{side}-{part}" for side in _FLOW for part in ("color", "style", "width")),
        *(
            f"{prefix}{name}"
            for prefix in ("-epub-", "-webkit-")
            for name in _NAMED
            if name.startswith(("text-", "writing-mode", "hyphens", "line-clamp", "word-break"))
        ),
        "-epub-text-combine",
        "-webkit-text-combine",
    )
)

_DRAWING = "linear-gradient radial-gradient scale scalex scaley rotate translate translatex"
_WRITING = "attr counter counters string content target-counter target-counters target-text leader"
_RECKONING = "var calc min max clamp rgb rgba hsl hsla translatey skewx skewy matrix"
FUNCTIONS = frozenset((*_DRAWING.split(), *_WRITING.split(), *_RECKONING.split()))
_CHOOSING = "not is where lang nth-child nth-last-child nth-of-type has"
SELECTORS = frozenset(_CHOOSING.split())
"""Functions of selectors."""

PAGE_BOXES = frozenset(
    (
        "footnote",
        *(f"{side}-{place}" for side in ("top", "bottom") for place in ("left", "center", "right")),
        *(f"{side}-{place}" for side in ("left", "right") for place in ("top", "middle", "bottom")),
        *(f"{corner}-corner" for corner in _CORNERS),
    )
)
"""The boxes of CSS Paged Media, 4.2, and of footnotes."""

LONGEST_RULE = 200_000
MOST_NUMBER, MOST_COUNT = 10_000, 1_000
MOST_RULES, MOST_TOKENS, MOST_DEPTH = 1_000, 120, 6
_FETCHING = "url src image image-set -webkit-image-set cross-fade element"
LOADING = frozenset(_FETCHING.split())
"""Functions that fetch, but for a `url()` that holds its own bytes."""
