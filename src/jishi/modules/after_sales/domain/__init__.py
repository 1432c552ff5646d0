"""Pure rules of after-sales."""
