"""One module a format: what can be said of it, and its row, with what it asks of the assets.

An installed package brings a format in the same way: docs/python.md.
"""
