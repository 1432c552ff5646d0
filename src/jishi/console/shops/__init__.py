"""Shops, their people and their state, as the operating company sees them."""
