"""Markdown of other tools: Obsidian, Typora, Hexo, Hugo, VuePress, MkDocs, mdnice and their kin.

What an author meant is read so; what is left out is said once a kind, what stays text is warned of.
docs/recognition.md has the table.
"""
