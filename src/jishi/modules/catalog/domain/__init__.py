"""The catalogue's pure rules."""
