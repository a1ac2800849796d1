"""The bytes an issue refers to: the only room with a network."""
