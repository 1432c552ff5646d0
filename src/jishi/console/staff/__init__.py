"""Staff and positions in the console."""
