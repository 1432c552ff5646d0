"""Rules of social. Pure."""
