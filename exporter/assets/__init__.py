"""Bytes the issue refers to: pictures and formulas; the only room with a network."""
