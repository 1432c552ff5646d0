"""Use cases of social."""
