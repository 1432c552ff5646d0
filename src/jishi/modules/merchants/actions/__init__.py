"""Use cases of merchants."""
