"""What settlement does."""
