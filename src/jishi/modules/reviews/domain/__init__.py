"""The rules of reviews and questions. Pure."""
