"""Banks that money leaves by."""
