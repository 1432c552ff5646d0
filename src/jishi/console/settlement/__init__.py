"""The money of shops: balances, statements, payouts, commission, and days compared with the providers."""
