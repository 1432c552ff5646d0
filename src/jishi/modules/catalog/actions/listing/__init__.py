"""The listing flow: one use case per file."""
