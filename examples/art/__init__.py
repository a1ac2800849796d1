"""The pictures of the examples, as programs that write SVG."""
