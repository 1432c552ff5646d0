"""One use case each."""
