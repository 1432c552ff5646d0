"""Pure rules of the storefront."""
