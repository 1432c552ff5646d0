"""The rules of moderation. Pure."""
