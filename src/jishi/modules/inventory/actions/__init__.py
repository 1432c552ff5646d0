"""The use cases of inventory, one per file."""
