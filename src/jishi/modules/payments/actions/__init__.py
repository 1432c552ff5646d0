"""What can be done with payments, one use case per file."""
