"""Approvals in the console: what waits for a second person, and what became of what was asked."""
