"""Pure rules of integrations."""
