"""Markdown in, `Manuscript` out: decoding, pandoc, and our own nodes with their places."""
