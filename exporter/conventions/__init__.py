"""How Chinese issues write things: what passes recognise, and canonical Markdown must write so.

Both sides ask here, so that what is written is read again as the same: which heading names a
summary, what a label is, when a picture has a caption, what a credit says.
"""
