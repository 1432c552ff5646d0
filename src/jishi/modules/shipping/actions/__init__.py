"""The use cases of shipping, one per file."""
