"""The rules by which a paragraph of Chinese is set, without any layout engine.

`unit` says what a paragraph is made of, `spacing` how wide it is and how elastic (clreq 3.2, 3.3),
`breaks` where a line may end (clreq, 行首行尾禁则; GB/T 15834-2011, 5), `fit` where lines do end,
`justify` how the slack of a line is spread (clreq, 行内调整). Measures are in the unit of the
caller's font sizes. "clreq" is the W3C's Requirements for Chinese Text Layout.
"""
