"""Pure rules of accounts and addresses."""
