"""Tree to tree: what is recognised, numbered and settled before anything is emitted."""
