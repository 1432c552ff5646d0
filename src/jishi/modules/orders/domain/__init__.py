"""Pure rules of carts, quotes and orders."""
