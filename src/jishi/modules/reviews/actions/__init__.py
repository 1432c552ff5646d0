"""Use cases of reviews and questions."""
