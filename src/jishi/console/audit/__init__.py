"""The audit log in the console: who did what to what, and whether the record of it holds."""
