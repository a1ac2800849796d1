"""The tree of an issue and what belongs to it: nodes, envelope, bundle, and how to walk them."""
